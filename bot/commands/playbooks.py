"""The playbooks, for whoever writes them: a list, what is wrong with them, what became of them, a picture."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import typer

from bot import content, settings
from bot.clock import MachineClock
from bot.commands.playbook_limits import unshowable
from bot.commands.school import mistakes_told, of_name
from bot.files import schools
from bot.files.bookshelf import text_of
from bot.files.values import nearest
from bot.model.errors import Unavailable
from bot.model.playbooks import Playbook, Shelf, ends, shelve
from bot.model.playbooks.drawing import draw as drawn
from bot.model.playbooks.figures import Figures, Totals, count
from bot.model.playbooks.ways import ways
from bot.model.school import School
from bot.model.words import shortened
from bot.run import database, stop, written
from bot.schema_versions import outdated
from handlers.playbooks import BEGINS
from store import migrate
from store.store import Store
from store.walkthroughs import passed

_COUNTED = ("started", "under_way", "solved", "ticket", "informed", "person", "left", "helpful", "unhelpful")
_HEADS = ("STARTED", "OPEN", "SOLVED", "TICKET", "INFORMED", "PERSON", "LEFT", "HELPFUL", "NOT", "MEDIAN")
_STEP_HEADS = ("SHOWN", "WALKS", "SOLVED", "LEFT", "HANDED", "BEFORE")
_TO = len("  ".join(_STEP_HEADS)) - len(_STEP_HEADS[0]) + 4
_LONGEST_LABEL = 60
USUAL_DAYS = 30


def show_all() -> None:
    """One line for each."""
    typer.echo(f"{'NAME':<16}  {'STEPS':>5}  {'ENDS':>4}  {'BEGUN BY':<16}  TITLE")
    for name, book in _shelf().items():
        begun = BEGINS[name].shown if name in BEGINS else "-"
        typer.echo(f"{name:<16}  {len(book.steps):>5}  {len(ends(book)):>4}  {begun:<16}  {book.title}")


def check(file: Path | None) -> None:
    """Every problem of one file beside the others, or of all; ends with status 1 when there is any."""
    if file is not None:
        _look_over({file.stem: _read(file)}, content.playbooks())
        typer.echo(f"{file.stem} is good.")
        return
    tenants, texts = _schools(), content.playbook_texts()
    _look_over(texts)
    good = [f"All {len(texts)} playbooks are good."]
    for school in tenants:
        if school.playbooks and school.playbooks_from:
            own = {each.stem: _read(each) for each in sorted(Path(school.playbooks_from).glob("*.toml"))}
            _look_over(own, school.playbooks)
            good.append(f"Playbooks of {school.name}'s own: {len(own)}, all good.")
    typer.echo("\n".join(good))


def _look_over(texts: Mapping[str, str], beside: Shelf = MappingProxyType({})) -> None:
    with mistakes_told():
        shelf = shelve(texts, beside)
    if problems := [why for name, text in texts.items() for why in unshowable(shelf, shelf[name], text)]:
        raise stop(problems)


def show_figures(name: str, days: int, as_json: bool, school: str) -> None:
    """Of all playbooks, or of one with its steps."""
    shelf = _shelf(school)
    books = [_book(shelf, name)] if name else list(shelf.values())
    found = _counted(days, school)
    if as_json:
        told = {book.name: _as_json(found, book if name else None, found.of(book.name)) for book in books}
        typer.echo(json.dumps({"days": days, "playbooks": told}, indent=2))
        return
    typer.echo(f"{'NAME':<16}  {'  '.join(_HEADS)}")
    for book in books:
        typer.echo(f"{book.name:<16}  {_row(found.of(book.name))}")
    if name:
        typer.echo()
        for line in _steps(shelf, books[0], found):
            typer.echo(line)


def draw(name: str, days: int | None, output: Path | None, school: str) -> None:
    """Print the picture, or write it to a file."""
    shelf = _shelf(school)
    book = _book(shelf, name)
    found = _counted(days, school) if days else _counted_already(school) if days is None else None
    picture = drawn(shelf, book, found, days or USUAL_DAYS)
    if output is None:
        typer.echo(picture, nl=False)
        return
    with written(output):
        output.write_text(picture, "utf-8")
    typer.echo(f"The picture is in {output}.")


def _shelf(name: str = "") -> Shelf:
    """The playbooks of one school; those that come with the program where it is not said which, or it has no other."""
    tenants = [school for school in _schools() if name in ("", school.id)]
    with mistakes_told():
        return (tenants[0].playbooks if len(tenants) == 1 else None) or content.playbooks()


def _book(shelf: Shelf, name: str) -> Playbook:
    if name not in shelf:
        raise stop([f"There is no playbook {name!r}. There is: {', '.join(shelf)}.{nearest(name, shelf)}"])
    return shelf[name]


def _read(file: Path) -> str:
    if file.suffix != ".toml":
        raise stop([f"{file.name} is no playbook: its name ends with .toml."])
    with mistakes_told():
        return text_of(file)


def _schools() -> tuple[School, ...]:
    """Those of the file; none where there is no such file yet."""
    told, _ = settings.look(os.environ, Path.cwd())
    with mistakes_told():
        return schools.read(told.school) if told.school.exists() else ()


def _counted(days: int, name: str) -> Figures:
    """Of the walk-throughs of one school begun in so many days."""
    _, school = of_name(name)
    since = MachineClock().now() - timedelta(days=days)
    with database() as store, store.looking() as connection:
        return count(passed(connection, school.id, since))


def _counted_already(name: str) -> Figures | None:
    """The figures of the last days, where there is a database with some; nobody asked for them."""
    told, wrong = settings.look(os.environ, Path.cwd())
    if wrong or not told.database_url:
        return None
    with closing(Store(told.database_url, told.pooler)) as store:
        if store.sqlite and not Path(store.url.database or "").exists():
            return None
        try:
            usable = outdated(migrate.version(store)) is None
        except Unavailable:
            return None
    tenants = [school for school in _schools() if name in ("", school.id)]
    found = _counted(USUAL_DAYS, name) if usable and len(tenants) == 1 else None
    return found if found and found.playbooks else None


def _row(totals: Totals) -> str:
    figures = [str(getattr(totals, each)) for each in _COUNTED]
    figures.append(_number(totals.median))
    return "  ".join(f"{figure:>{len(head)}}" for figure, head in zip(figures, _HEADS, strict=True))


def _number(median: float | None) -> str:
    return "-" if median is None else f"{median:g}"


def _steps(shelf: Shelf, book: Playbook, found: Figures) -> list[str]:
    """Each step with what became of those who came there, and below it where it led."""
    lines = [f"{'  '.join(_STEP_HEADS)}  STEP"]
    for step in book.steps.values():
        seen = found.at(book.address(step.id))
        figures = (seen.shown, seen.walks, seen.solved, seen.left, seen.handed_over, _number(seen.median))
        written = "  ".join(f"{figure:>{len(head)}}" for figure, head in zip(figures, _STEP_HEADS, strict=True))
        lines.append(f"{written}  {step.id}")
        named = {way.to: " / ".join(way.labels) for way in ways(shelf, step)}
        for to in (*named, *(to for to in sorted(seen.taken) if to not in named)):
            label = shortened(named.get(to, "past what was tried, or as it was written before"), _LONGEST_LABEL)
            lines.append(
                f"{seen.taken[to]:>5}{'':{_TO}}to {to.removeprefix(f'{book.name}:')}{': ' if label else ''}{label}"
            )
    return lines


def _as_json(found: Figures, book: Playbook | None, totals: Totals) -> Mapping[str, object]:
    told: dict[str, object] = {each: getattr(totals, each) for each in _COUNTED}
    told["median_answers"] = totals.median
    if book:
        seen = {step: found.at(book.address(step)) for step in book.steps}
        told["steps"] = {
            step: {
                "shown": each.shown,
                "walks": each.walks,
                "solved": each.solved,
                "left": each.left,
                "person": each.person,
                "handed_over": each.handed_over,
                "median_steps_before": each.median,
                "next": dict(sorted(each.taken.items())),
            }
            for step, each in seen.items()
        }
    return told
