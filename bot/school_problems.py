"""What is wrong with a school's file, all of it at once, in words and with the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from bot.file_values import nearest, place_in_file
from bot.model.people import Role
from bot.model.school import School
from bot.model.tickets import Priority
from bot.school_file import PARTS, PersonPart, SchoolFile

ROUNDS = 6
"""Of leaving out what is wrong: what stood around it may be wrong without it."""
_ANY: Mapping[str, str] = {"id": "school", "name": "School", "zone": "UTC"}
_Way: TypeAlias = tuple[str | int, ...]
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
    "time_parsing": "must be a time of day, such as 08:00:00.",
    "date_from_datetime_parsing": "must be a day, such as 2026-12-24.",
}
"""What pydantic finds (https://docs.pydantic.dev/latest/errors/validation_errors/), for who does not know it."""


def looked_through(raw: Mapping[str, Any]) -> tuple[SchoolFile | None, list[str]]:
    """The file, and everything that is wrong with it. Where something is, the file is what is left without that, so
    that what does not agree is found beside it; None where nothing is left that could be read.
    """
    problems: list[str] = []
    wrong: set[_Way] = set()
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


def _told(problem: Mapping[str, Any]) -> str:
    where = place_in_file(problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"{where} is not known here.{nearest(str(problem['loc'][-1]), _names(problem['loc'][:-1]))}"
    return f"{where}: {_IN_WORDS.get(problem['type'], str(problem['msg']).removeprefix('Value error, '))}"


def _left_out(problem: Mapping[str, Any]) -> _Way:
    """Where to cut: what is wrong, or the part in which something is missing."""
    way: _Way = problem["loc"]
    return way[:-1] if problem["type"] == "missing" else way


def _without(raw: dict[str, Any], ways: Iterable[_Way]) -> dict[str, Any]:
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


def _names(way: _Way) -> Iterable[str]:
    """The names that are allowed where a wrong one stood."""
    part: type[BaseModel] = SchoolFile
    for step in way:
        part = PARTS.get(str(step), part)
    return tuple(part.model_fields)


def _strangers(raw: Mapping[str, Any]) -> list[str]:
    """Who is pinged without being one of the people; looked for even where the rest does not fit."""
    people = raw.get("people")
    ladders = raw.get("ladder")
    known = list(people) if isinstance(people, dict) else []
    problems = []
    for number, ladder in enumerate(ladders if isinstance(ladders, list) else []):
        where = place_in_file(("ladder", number))
        for name in _pinged(ladder):
            if name not in known:
                problems.append(f"{where} pings {name!r}, who is not in people.{nearest(name, known)}")
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


def _disagreeing(filed: SchoolFile, unsure: set[str]) -> list[str]:
    """What may stand only once, who is pinged in vain, and who is told to be where the school is not. Of `unsure`
    people something else is wrong, so what is left of them says nothing.
    """
    accounts = [account for person in filed.people.values() for account in person.accounts]
    priorities = [priority for ladder in filed.ladder for priority in ladder.priorities]
    names = {name for ladder in filed.ladder for name in _pinged(ladder.model_dump())} - unsure
    pinged = {name: filed.people[name] for name in filed.people if name in names}
    return [
        *(f"the account {':'.join(a)} belongs to two people." for a in sorted(set(accounts)) if accounts.count(a) > 1),
        *(f"{p.name} is in two ladders." for p in sorted(set(priorities)) if priorities.count(p) > 1),
        *(f"{n} is pinged and may not take tickets: on call or admin may." for n, p in pinged.items() if _idle(p)),
        *(f"{n} is pinged and has no account." for n, p in pinged.items() if not p.accounts),
        *_elsewhere(filed),
    ]


def _idle(person: PersonPart) -> bool:
    return person.role < Role.ON_CALL


def _elsewhere(filed: SchoolFile) -> Sequence[str]:
    """Accounts and channels in workspaces that are not the school's: nobody would be reached there."""
    ours = set(filed.workspaces)
    if not ours:
        return []
    told = [(f"{name} is", account) for name, person in filed.people.items() for account in person.accounts]
    told += [("there is a staff channel", channel) for channel in filed.staff_channels]
    near = [":".join(workspace) for workspace in sorted(ours)]
    return [
        f"{who} in {':'.join(place[:2])}, which is no workspace of this school.{nearest(':'.join(place[:2]), near)}"
        for who, place in told
        if place[:2] not in ours
    ]


def unfit(school: School) -> list[str]:
    """What people would come to harm by, though it can be read."""
    if not school.safety.invented:
        return []
    return [
        "the contact under [safety] is that of the example, who does not exist: name who is there for people in danger."
    ]


def thoughts(school: School) -> list[str]:
    """What may be meant so, and is seldom meant."""
    uncalled = [priority.name for priority in (Priority.P1, Priority.P2) if priority not in school.ladders]
    told = [] if school.staff else ["there is no staff channel: nobody sees a ticket who does not ask for it."]
    safety = school.safety
    if not (safety.contact or safety.texts or safety.invented):
        told += ["there is no contact under [safety]: who writes of a danger is told of nobody at the school by name."]
    return told + (
        [f"no ladder is for {' and '.join(uncalled)}: nobody is called for such tickets."] if uncalled else []
    )
