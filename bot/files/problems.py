"""What is wrong with a school's file, all of it at once, in words, with the nearest right name and the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from adapters import found
from adapters.settings import Named
from bot.files.lines import Way, line_of
from bot.files.school import PARTS, SchoolFile
from bot.files.values import ONE_DAY, TIME_OF_DAY, nearest, place_in_file
from bot.model.people import Role
from bot.model.school import School
from bot.model.tickets import Priority

ROUNDS = 6
"""Of leaving out what is wrong: what stood around it may be wrong without it."""
_ANY: Mapping[str, str] = {"id": "school", "name": "School", "zone": "UTC"}
_IN_WORDS: Mapping[str, str] = {
    "missing": "is missing.",
    "string_too_short": "must not be empty.",
    "too_short": "must not be empty.",
    "string_pattern_mismatch": "write small letters, digits and hyphens, with a letter first.",
    "string_type": 'must be words in quotes, such as "north".',
    "list_type": 'must be a list, such as ["one", "another"].',
    "model_type": "must be a table with names and values.",
    "dict_type": "must be a table with names and values.",
    "bool_type": "must be true or false.",
    "bool_parsing": "must be true or false.",
    "int_type": "must be a whole number.",
    "int_parsing": "must be a whole number.",
    "int_from_float": "must be a whole number.",
    "float_type": "must be a number.",
    "float_parsing": "must be a number.",
    "finite_number": "must be a number.",
    "tuple_type": "must be a list of numbers, such as [10, 30].",
    "time_parsing": f"must be {TIME_OF_DAY}.",
    "date_from_datetime_parsing": f"must be {ONE_DAY}.",
    "date_from_datetime_inexact": f"must be {ONE_DAY}.",
    "greater_than_equal": "must be {ge} at least.",
    "less_than_equal": "must be {le} at most.",
    "literal_error": "must be one of {expected}.",
}
"""What pydantic finds (https://docs.pydantic.dev/latest/errors/validation_errors/), for whoever does not know it."""


class Problem(NamedTuple):
    """What is wrong, the way to it from the top of the file, and a word that stands on its line."""

    told: str
    way: Way
    near: str = ""


def told_with_lines(name: str, text: str, problems: Iterable[Problem]) -> list[str]:
    """Each problem of the file with this name and text behind its line, in the order of the lines."""
    found = sorted(((line_of(text, each.way, each.near), each.told) for each in problems), key=lambda each: each[0])
    return [f"{name}:{line}: {told}" for line, told in found]


def looked_through(raw: Mapping[str, Any]) -> tuple[SchoolFile | None, list[Problem]]:
    """The file, and everything that is wrong with it. Where something is, the file is what is left without that, so
    that what does not agree is found beside it; None where nothing is left that could be read.
    """
    problems: list[Problem] = []
    wrong: set[Way] = set()
    kept: dict[str, Any] = deepcopy(dict(raw))
    for number in range(ROUNDS):
        try:
            filed = SchoolFile.model_validate(kept)
        except ValidationError as error:
            found = error.errors()
            problems += [] if number else [_told(problem) for problem in found]
            wrong |= {problem["loc"][:2] for problem in found}
            kept = _without(kept, [_left_out(problem) for problem in found])
        else:
            return filed, [*problems, *_strangers(raw), *_disagreeing(filed, {str(way[-1]) for way in wrong})]
    return None, [*problems, *_strangers(raw)]


def _told(problem: Mapping[str, Any]) -> Problem:
    way = _way(problem)
    where, last = place_in_file(way), str(way[-1])
    if problem["type"] == "extra_forbidden":
        return Problem(f"{where} is not known here.{nearest(last, _names(way[:-1]))}", way, last)
    found = problem["input"]
    near = found if isinstance(found, str) else ""
    return Problem(f"{where}: {_in_words(problem)}", way, near)


def _in_words(problem: Mapping[str, Any]) -> str:
    """What is wrong with a value; the nearest right one where there are only a few."""
    usual, about = str(problem["msg"]).removeprefix("Value error, "), problem.get("ctx", {})
    told = _IN_WORDS.get(problem["type"], usual)
    if problem["type"] == "literal_error":
        return told.format(**about) + nearest(str(problem["input"]), re.findall(r"'(.+?)'", about["expected"]))
    return told.format(**about) if problem["type"] in _IN_WORDS else told


def _way(problem: Mapping[str, Any]) -> Way:
    """Where it is; of a name that is wrong itself pydantic says so in a step of its own."""
    way: Way = problem["loc"]
    return way[:-1] if way[-1] == "[key]" else way


def _left_out(problem: Mapping[str, Any]) -> Way:
    """Where to cut: what is wrong, or the part in which something is missing."""
    way = _way(problem)
    return way[:-1] if problem["type"] == "missing" else way


def _without(raw: dict[str, Any], ways: Iterable[Way]) -> dict[str, Any]:
    """The same without what stands there; the last of a list first, so that the others keep their places."""
    for way in sorted(set(ways), key=lambda way: [str(step).rjust(9, "0") for step in way], reverse=True):
        part: Any = raw
        for step in way[:-1]:
            part = _inside(part, step)
        if way and _inside(part, way[-1]) is not None:
            del part[way[-1]]
    return {**_ANY, **raw}


def _inside(part: Any, step: str | int) -> Any:
    if isinstance(part, dict):
        return part.get(step)
    return part[step] if isinstance(part, list) and isinstance(step, int) and step < len(part) else None


def _names(way: Way) -> Iterable[str]:
    """The names that are allowed where a wrong one stood."""
    part: type[BaseModel] = SchoolFile
    for step in way:
        part = PARTS.get(str(step), part)
    return tuple(part.model_fields)


def _strangers(raw: Mapping[str, Any]) -> list[Problem]:
    """Who is pinged without being one of the people; looked for even where the rest does not fit."""
    people = raw.get("people")
    ladders = raw.get("ladder")
    known = list(people) if isinstance(people, dict) else []
    problems = []
    for number, ladder in enumerate(ladders if isinstance(ladders, list) else []):
        where = place_in_file(("ladder", number))
        for name in _pinged(ladder):
            if name not in known:
                told = f"{where} pings {name!r}, who is not in people.{nearest(name, known)}"
                problems.append(Problem(told, ("ladder", number), name))
    return list(dict.fromkeys(problems))


def _pinged(part: object) -> list[str]:
    """Every name in a `ping` list anywhere below."""
    if isinstance(part, list):
        return [name for each in part for name in _pinged(each)]
    if not isinstance(part, dict):
        return []
    names = part.get("ping")
    here = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return [*here, *(name for each in part.values() for name in _pinged(each))]


def _disagreeing(filed: SchoolFile, unsure: set[str]) -> list[Problem]:
    """What may stand only once, who is pinged in vain, and who is told to be where the school is not. Of `unsure`
    people something else is wrong, so what is left of them says nothing.
    """
    names = {name for ladder in filed.ladder for name in _pinged(ladder.model_dump())} - unsure
    pinged = {name: filed.people[name] for name in filed.people if name in names}
    idle = [name for name, person in pinged.items() if person.role < Role.ON_CALL]
    unreached = [name for name, person in pinged.items() if not person.accounts]
    return [
        *_twice(filed),
        *(_of(n, f"{n} is pinged and may not take tickets: on call or admin may.") for n in idle),
        *(_of(n, f"{n} is pinged and has no account.") for n in unreached),
        *_elsewhere(filed),
    ]


def _of(name: str, told: str) -> Problem:
    return Problem(told, ("people", name))


def _twice(filed: SchoolFile) -> Iterable[Problem]:
    """Accounts of two people and priorities of two ladders or twice in one, where they stand again."""
    owners, ladders = dict[str, str](), dict[Priority, int]()
    for name, person in filed.people.items():
        for account in map(":".join, person.accounts):
            if owners.setdefault(account, name) != name:
                yield Problem(f"the account {account} belongs to two people.", ("people", name), account)
    for number, ladder in enumerate(filed.ladder):
        for at, priority in enumerate(ladder.priorities):
            where = ("ladder", number)
            if priority in ladder.priorities[:at]:
                yield Problem(f"{place_in_file(where)}: {priority.name} stands there twice.", where, priority.name)
            elif ladders.setdefault(priority, number) != number:
                yield Problem(f"{priority.name} is in two ladders.", where, priority.name)


def _elsewhere(filed: SchoolFile) -> Iterable[Problem]:
    """Accounts and channels in workspaces that are not the school's: nobody would be reached there."""
    ours = {":".join(workspace) for workspace in filed.workspaces}
    places: list[tuple[str, Way, tuple[str, str, str]]] = [
        *((f"{name} is", ("people", name), each) for name, person in filed.people.items() for each in person.accounts),
        *(("there is a staff channel", ("staff_channels",), channel) for channel in filed.staff_channels),
    ]
    for who, way, place in places if ours else []:
        workspace = ":".join(place[:2])
        if workspace not in ours:
            told = f"{who} in {workspace}, which is no workspace of this school.{nearest(workspace, sorted(ours))}"
            yield Problem(told, way, ":".join(place))


def unfit(school: School) -> list[str]:
    """What people would come to harm by, though it can be read."""
    if not school.safety.invented:
        return []
    return [
        "the contact under [safety] is that of the example, who does not exist: name who is there for people in danger."
    ]


def thoughts(school: School) -> list[str]:
    """What may be meant so, and is seldom meant."""
    unspoken = [each for each in school.locales if each.partition("-")[0] != "en"]
    uncalled = [priority.name for priority in (Priority.P1, Priority.P2) if priority not in school.ladders]
    safety = school.safety
    told = [
        (not school.staff, "there is no staff channel: nobody sees a ticket who does not ask for it."),
        (
            not (safety.contact or safety.texts or safety.invented),
            "there is no contact under [safety]: who writes of a danger is told of nobody at the school by name.",
        ),
        (bool(unspoken), f"locales has {', '.join(unspoken)}: only English is spoken so far."),
        (bool(uncalled), f"no ladder is for {' and '.join(uncalled)}: nobody is called for such tickets."),
    ]
    return [*_unlike(school), *(thought for so, thought in told if so)]


def _unlike(school: School) -> list[str]:
    """What stands in the place of ids and looks like none of their platform."""
    named = [
        *((Named.CHANNEL, (place.platform, place.workspace, place.channel)) for place in school.staff),
        *((Named.PERSON, account) for person in school.people for account in person.identities),
        *((Named.GROUP, group) for group in school.groups),
    ]
    return [
        f"{':'.join(place)} does not end like an id: write {own.wanted}."
        for kind, place in named
        if (own := found.ids(place[0]).get(kind)) and not re.fullmatch(own.looks, place[2])
    ]
