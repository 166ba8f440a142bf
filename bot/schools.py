"""Schools from their files: `school.toml`, checked whole, every problem told at once with the nearest right name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from adapters.settings import SettingsError
from bot.model.escalation import Ladder, Step
from bot.model.messages import Place
from bot.model.people import Role
from bot.model.school import Hours, Listed, School
from bot.model.sessions import Offsets
from bot.model.tickets import Priority

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LENGTH = re.compile(r"(\d{1,4}) ?(m|min|h|d)")
_UNITS = {"m": 60, "min": 60, "h": 3600, "d": 86400}
_ROLES = {role.name.lower().replace("_", " "): role for role in Role}


def _nearest(word: str, among: Iterable[str]) -> str:
    near = get_close_matches(word, list(among), 1, 0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def _length(value: object) -> object:
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"{value!r} is not a length of time: write 15m, 24h or 3d.")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"{value!r} is not a time zone.{_nearest(value, available_timezones())}")
    return value


def _place(value: object) -> object:
    parts = value.split(":", 2) if isinstance(value, str) else []
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"{value!r} is not platform:workspace:id.")
    return tuple(parts)


def _workspace(value: object) -> object:
    parts = value.split(":", 1) if isinstance(value, str) else []
    if len(parts) != 2 or not all(parts):
        raise ValueError(f"{value!r} is not platform:workspace.")
    return tuple(parts)


def _role(value: object) -> object:
    if value not in _ROLES:
        raise ValueError(f"{value!r} is not a role: {', '.join(_ROLES)}.{_nearest(str(value), _ROLES)}")
    return _ROLES[value]


def _day(value: object) -> object:
    if value not in _DAYS:
        raise ValueError(f"{value!r} is not a day: {', '.join(_DAYS)}.{_nearest(str(value), _DAYS)}")
    return _DAYS.index(value)


def _priority(value: object) -> object:
    if str(value) not in Priority.__members__:
        raise ValueError(f"{value!r} is not a priority: P1, P2, P3 or P4.")
    return Priority[str(value)]


Length = Annotated[timedelta, BeforeValidator(_length)]
Zone = Annotated[str, AfterValidator(_zone)]
Account = Annotated[tuple[str, str, str], BeforeValidator(_place)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class _Person(_Part):
    name: str = Field(min_length=1)
    role: Annotated[Role, BeforeValidator(_role)]
    zone: Zone | None = None
    accounts: list[Account] = []


class _Hours(_Part):
    days: list[Annotated[int, BeforeValidator(_day)]] = [0, 1, 2, 3, 4]
    opens: time = time(8)
    closes: time = time(17)
    holidays: list[date] = []


class _Reminders(_Part):
    invitation: Length = timedelta(days=3)
    day_before: Length = timedelta(hours=24)
    hour_before: Length = timedelta(hours=1)


class _Step(_Part):
    after: Length
    ping: list[str] = Field(min_length=1)


class _Ladder(_Part):
    priorities: list[Annotated[Priority, BeforeValidator(_priority)]] = Field(min_length=1)
    steps: list[_Step] = Field(min_length=1, max_length=20)
    repeats: int = Field(default=1, ge=1, le=10)
    pause: Length = timedelta(minutes=10)
    last_resort: _Step | None = None


class _File(_Part):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,40}$")
    name: str = Field(min_length=1, max_length=100)
    zone: Zone
    locales: list[str] = Field(default=["en"], min_length=1)
    workspaces: list[Annotated[tuple[str, str], BeforeValidator(_workspace)]] = []
    staff_channels: list[Account] = []
    hours: _Hours = _Hours()
    reminders: _Reminders = _Reminders()
    people: dict[str, _Person] = {}
    ladder: list[_Ladder] = []


def read(path: Path) -> tuple[School, ...]:
    """The schools of a file, or of every `.toml` file of a folder. Raises `SettingsError`."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise SettingsError([f"There is no school in {path.name}: put one .toml file a school there."])
    schools: list[School] = []
    problems: list[str] = []
    for file in files:
        try:
            schools.append(parse(file.read_text("utf-8"), file.name))
        except SettingsError as error:
            problems += error.problems
        except (OSError, UnicodeDecodeError):
            problems.append(f"{file.name} cannot be read. `school.example.toml` shows what belongs into it.")
    names = [school.id for school in schools]
    problems += [f"Two schools are called {name!r}." for name in sorted({n for n in names if names.count(n) > 1})]
    if problems:
        raise SettingsError(problems)
    return tuple(schools)


def parse(text: str, name: str) -> School:
    """One school from the text of its file; `name` is told in the problems. Raises `SettingsError`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{name}: {error}"]) from None
    problems = _strangers(raw)
    try:
        filed = _File.model_validate(raw)
    except ValidationError as error:
        problems = [*(_told(problem) for problem in error.errors()), *problems]
    else:
        problems += _twice(filed)
    if problems:
        raise SettingsError([f"{name}: {problem}" for problem in problems])
    return _school(filed)


def _told(problem: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"{where} is not known here.{_nearest(str(problem['loc'][-1]), _names(problem['loc'][:-1]))}"
    return f"{where}: {str(problem['msg']).removeprefix('Value error, ')}"


def _names(way: tuple[str | int, ...]) -> Iterable[str]:
    """The names that are allowed where a wrong one stood."""
    part: Any = _File
    inside = {
        "people": _Person,
        "ladder": _Ladder,
        "steps": _Step,
        "last_resort": _Step,
        "hours": _Hours,
        "reminders": _Reminders,
    }
    for step in way:
        part = inside.get(str(step), part)
    return tuple(part.model_fields)


def _strangers(raw: Mapping[str, Any]) -> list[str]:
    """Who is pinged without being one of the people; looked for even where the rest does not fit."""
    people = raw.get("people")
    ladders = raw.get("ladder")
    known = list(people) if isinstance(people, dict) else []
    problems = []
    for number, ladder in enumerate(ladders if isinstance(ladders, list) else []):
        for name in _pinged(ladder):
            if name not in known:
                problems.append(f"ladder.{number} pings {name!r}, who is not in people.{_nearest(name, known)}")
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


def _twice(filed: _File) -> list[str]:
    """What may stand only once."""
    accounts = [account for person in filed.people.values() for account in person.accounts]
    priorities = [priority for ladder in filed.ladder for priority in ladder.priorities]
    return [
        *(f"the account {':'.join(a)} belongs to two people." for a in sorted(set(accounts)) if accounts.count(a) > 1),
        *(f"{p.name} is in two ladders." for p in sorted(set(priorities)) if priorities.count(p) > 1),
    ]


def _school(filed: _File) -> School:
    people = tuple(
        Listed(handle, person.name, person.role, person.zone or filed.zone, tuple(person.accounts))
        for handle, person in filed.people.items()
    )
    hours = filed.hours
    offsets = filed.reminders
    return School(
        id=filed.id,
        name=filed.name,
        zone=filed.zone,
        locales=tuple(filed.locales),
        workspaces=frozenset(filed.workspaces),
        staff=tuple(Place(*channel) for channel in filed.staff_channels),
        people=people,
        hours=Hours(frozenset(hours.days), hours.opens, hours.closes, frozenset(hours.holidays)),
        ladders={priority: _ladder(ladder) for ladder in filed.ladder for priority in ladder.priorities},
        offsets=Offsets(offsets.invitation, offsets.day_before, offsets.hour_before),
    )


def _ladder(filed: _Ladder) -> Ladder:
    last = filed.last_resort
    steps = tuple(Step(step.after, tuple(step.ping)) for step in filed.steps)
    return Ladder(steps, filed.repeats, filed.pause, Step(last.after, tuple(last.ping)) if last else None)
