"""Schools from their files: `school.toml`, checked whole, every problem told at once with the nearest right name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from adapters.settings import SettingsError
from bot.content import example_contact, library
from bot.files.bookshelf import shelf_of, stamp_of
from bot.files.ordinary import Unreadable, files_in, text_of
from bot.files.problems import looked_through, told_with_lines
from bot.files.requirements import requirements
from bot.files.school import LadderPart, RolePart, SafetyPart, SchoolFile
from bot.files.syntax import untold
from bot.model.articles import parse as articles
from bot.model.articles.article import Article, ArticleError
from bot.model.articles.search import Library
from bot.model.escalation import Ladder, Step
from bot.model.messages import Place
from bot.model.people import Role
from bot.model.playbooks import PlaybookError, Shelf
from bot.model.playbooks.source import LARGEST_FILE
from bot.model.safety import Harm, Safety
from bot.model.school import Hours, Listed, School
from bot.model.sessions import Offsets


def read(path: Path) -> tuple[School, ...]:
    """The schools of a file, or of every `.toml` file of a folder. Raises `SettingsError`."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise SettingsError([f"There is no school in {path}: put one .toml file a school there."])
    schools: list[School] = []
    problems: list[str] = []
    for file in files:
        try:
            schools.append(parse(text_of(file), file.name, file.parent))
        except SettingsError as error:
            problems += error.problems
        except Unreadable as error:
            if file.exists():
                problems.append(error.told(file.name))
            else:
                name = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
                begin = f"Begin with `cp bot/content/school.example.toml {name}`."
                problems.append(f"{error.told(str(name))} {begin}")
    names = [school.id for school in schools]
    problems += [f"Two schools are called {name!r}." for name in sorted({n for n in names if names.count(n) > 1})]
    problems += _overlapping(schools) if len(files) > 1 else []
    if problems:
        raise SettingsError(problems)
    return tuple(schools)


def one(tenants: Sequence[School], name: str) -> School:
    """The school with this id; the only one when none is said. Raises `SettingsError`."""
    if not name and len(tenants) == 1:
        return tenants[0]
    found = [school for school in tenants if school.id == name]
    if not found:
        raise SettingsError([f"Say --school with one of: {', '.join(school.id for school in tenants)}."])
    return found[0]


def _overlapping(schools: Iterable[School]) -> list[str]:
    """Workspaces of which it is not clear whose they are: one school's people must never be taken for another's."""
    problems, owners = [], dict[tuple[str, str], str]()
    for school in schools:
        if not school.workspaces:
            problems.append(f"{school.id} must name its workspaces: there is more than one school.")
        for workspace in sorted(school.workspaces):
            if owners.setdefault(workspace, school.id) != school.id:
                problems.append(f"{':'.join(workspace)} is a workspace of both {owners[workspace]} and {school.id}.")
    return problems


def parse(text: str, name: str, folder: Path = Path()) -> School:
    """One school from the text of its file; `name` is told in the problems, `folder` is where the file lies.

    Raises `SettingsError`.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, why = untold(text, str(error))
        raise SettingsError([f"{name}:{line}: {why}"]) from None
    filed, problems = looked_through(raw)
    own, mistakes = _articles(folder, filed.articles if filed else "")
    seen = stamp_of(folder / filed.playbooks) if filed and filed.playbooks else ()
    books, wrong = _playbooks(folder, filed.playbooks if filed else "")
    if filed is None or problems or mistakes or wrong:
        raise SettingsError(
            [*told_with_lines(name, text, problems), *(f"{name}: {each}" for each in (*mistakes, *wrong))]
        )
    home = str((folder / filed.playbooks).resolve()) if filed.playbooks else ""
    school = replace(_school(filed), library=extended(own, filed.words))
    return replace(school, playbooks=books, playbooks_from=home, playbooks_seen=seen)


def _articles(folder: Path, name: str) -> tuple[tuple[Article, ...], Sequence[str]]:
    """The articles of a school's own, or what is wrong with them."""
    if not name:
        return (), ()
    if not (folder / name).is_dir():
        return (), [f"articles: there is no folder {name!r} beside this file."]
    texts, problems = dict[str, str](), list[str]()
    try:
        files = files_in(folder / name, ".md")
    except Unreadable as error:
        return (), [f"articles: {error.told(name)}"]
    for file in files:
        try:
            texts[file.stem] = text_of(file, LARGEST_FILE)
        except Unreadable as error:
            problems.append(f"articles: {error.told(f'{name}/{file.name}')}")
    try:
        return articles.parse(texts, name), problems
    except ArticleError as error:
        return (), [*problems, *error.problems]


def _playbooks(folder: Path, name: str) -> tuple[Shelf | None, Sequence[str]]:
    """The playbooks of a school with its own among them, or what is wrong with these."""
    if not name:
        return None, ()
    try:
        return shelf_of(folder / name), ()
    except PlaybookError as error:
        return None, [f"playbooks: {problem}" for problem in error.problems]


def extended(own: Iterable[Article], words: Mapping[str, str]) -> Library:
    """The articles that come with the program, and a school's own, which count where both have one name; all of them
    are found by the school's own words, too.
    """
    named = {article.name: article for article in own}
    usual = library()
    if not named and not words:
        return usual
    return Library(tuple(({each.name: each for each in usual.articles} | named).values()), words)


def _school(filed: SchoolFile) -> School:
    people = tuple(
        Listed(handle, person.name, person.role, person.zone or filed.zone, tuple(person.accounts))
        for handle, person in filed.people.items()
    )
    hours = filed.hours
    works = Hours(
        frozenset(map(int, hours.days)),
        hours.opens,
        hours.closes,
        frozenset(hours.holidays),
        hours.answers_within,
        hours.contact.strip().rstrip("."),
    )
    offsets = filed.reminders
    return School(
        id=filed.id,
        name=filed.name,
        zone=filed.zone,
        locales=tuple(filed.locales),
        workspaces=frozenset(filed.workspaces),
        staff=tuple(Place(*channel) for channel in filed.staff_channels),
        people=people,
        hours=works,
        ladders={priority: _ladder(ladder) for ladder in filed.ladder for priority in ladder.priorities},
        requirements=requirements(filed.requirements),
        offsets=Offsets(offsets.invitation, offsets.day_before, offsets.hour_before),
        domains=frozenset(filed.email_domains),
        words=filed.words,
        keeps_phrases=filed.unknown.keep_phrases,
        words_kept=filed.privacy.ticket_words,
        safety=_safety(filed.safety),
        groups={group: role for role, part in _granting(filed).items() for group in part.groups},
    )


def _safety(filed: SafetyPart) -> Safety:
    own = {Harm.SELF: filed.self_harm, Harm.OTHERS: filed.bullying, Harm.NOW: filed.danger}
    contact = " ".join(filed.contact.split())
    invented = contact.casefold() == example_contact().casefold()
    return Safety(
        "" if invented else contact, {harm: text.strip() for harm, text in own.items() if text.strip()}, invented
    )


def _granting(filed: SchoolFile) -> dict[Role, RolePart]:
    """The lowest first: who is in groups of two roles has the higher one."""
    roles = filed.roles
    return {Role.INSTRUCTOR: roles.instructor, Role.ON_CALL: roles.on_call, Role.ADMIN: roles.admin}


def _ladder(filed: LadderPart) -> Ladder:
    last = filed.last_resort
    steps = tuple(Step(step.after, tuple(step.ping)) for step in filed.steps)
    return Ladder(steps, filed.repeats, filed.pause, Step(last.after, tuple(last.ping)) if last else None)
