"""What may stand in a school's file: `school.toml`, part by part, with what is meant when something is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import IntEnum
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.model.intents.catalogue import CATALOGUE
from bot.model.people import Role
from bot.model.tickets import Priority
from bot.model.understanding.grammar import command
from bot.model.understanding.spelling import plain_words
from bot.requirements_file import LinesPart, ProductPart, RequirementsPart, SpeedPart

_LENGTH = re.compile(r"(\d{1,4}) ?(m|min|h|d)")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_UNITS = {"m": 60, "min": 60, "h": 3600, "d": 86400}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONE_OF = {
    "steps": "step",
    "accounts": "account",
    "workspaces": "workspace",
    "staff_channels": "staff channel",
    "priorities": "priority",
    "days": "day",
    "holidays": "holiday",
    "locales": "language",
    "ping": "name",
    "groups": "group",
    "email_domains": "email domain",
}
ROLES = {role.name.lower().replace("_", " "): role for role in Role}


class Day(IntEnum):
    """A day of the week, as the file writes it in small letters."""

    MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


_DAYS = {day.name.lower(): day for day in Day}


def nearest(word: str, among: Iterable[str]) -> str:
    """Words that name the nearest right one, or nothing."""
    near = get_close_matches(word, list(among), 1, 0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def place_in_file(way: Sequence[str | int]) -> str:
    """Where a problem is, as people count: `the first ladder, step 2, after`."""
    parts: list[str] = []
    for step in way:
        if isinstance(step, str):
            parts.append(step)
        else:
            parts[-1] = _counted(parts[-1], step)
    return (", " if any(" " in part for part in parts) else ".").join(parts)


def _counted(name: str, index: int) -> str:
    one = _ONE_OF.get(name, name)
    if name == "ladder" and index < len(_ORDINALS):
        return f"the {_ORDINALS[index]} ladder"
    return f"{one} {index + 1}"


def _length(value: object) -> object:
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"{value!r} is not a length of time: write 15m, 24h or 3d.")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"{value!r} is not a time zone.{nearest(value, available_timezones())}")
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
    if not isinstance(value, str) or value not in ROLES:
        raise ValueError(f"{value!r} is not a role: {', '.join(ROLES)}.{nearest(str(value), ROLES)}")
    return ROLES[value]


def _domain(value: object) -> object:
    if not isinstance(value, str) or not _DOMAIN.fullmatch(value.lower()):
        raise ValueError(f"{value!r} is not the end of an address: write it like northstar.edu.")
    return value.lower()


def _day(value: object) -> object:
    if not isinstance(value, str) or value not in _DAYS:
        raise ValueError(f"{value!r} is not a day: {', '.join(_DAYS)}.{nearest(str(value), _DAYS)}")
    return _DAYS[value]


def _priority(value: object) -> object:
    if str(value) not in Priority.__members__:
        raise ValueError(f"{value!r} is not a priority: P1, P2, P3 or P4.")
    return Priority[str(value)]


def _words(value: object) -> object:
    """Phrases and the commands they stand for, as they are compared with what is typed."""
    if not isinstance(value, dict) or not all(isinstance(said, str) for said in value.values()):
        raise ValueError('write one line a phrase, such as "the beamer" = "ticket open the beamer is broken".')
    shown = [kind.shown for kind in CATALOGUE if kind.shown]
    for phrase, said in value.items():
        if not plain_words(phrase) or command(phrase) is not None:
            raise ValueError(f"{phrase!r} is a command already, or no words.")
        if command(said) is None:
            raise ValueError(f"{said!r} is no command.{nearest(said, shown)}")
    return {" ".join(plain_words(phrase)): said for phrase, said in value.items()}


Length = Annotated[timedelta, BeforeValidator(_length)]
Zone = Annotated[str, AfterValidator(_zone)]
Account = Annotated[tuple[str, str, str], BeforeValidator(_place)]
Workspace = Annotated[tuple[str, str], BeforeValidator(_workspace)]


class Part(BaseModel):
    """A table of the file; the text below each name is what the reference says about it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class PersonPart(Part):
    """Somebody whose role is not student. The name of the table is the handle that ladders use."""

    name: str = Field(min_length=1)
    """How other people see them."""
    role: Annotated[Role, BeforeValidator(_role)]
    """`guest`, `student`, `instructor`, `on call` or `admin`; each may do all that the ones before it may."""
    zone: Zone | None = None
    """Their time zone; without it, the school's."""
    accounts: list[Account] = []
    """Who they are on each platform."""


class RolePart(Part):
    """How people come by a role without being listed. In the name of the table `on call` is written `on_call`."""

    groups: list[Account] = []
    """User groups of a platform: whoever is in one of them has the role."""


class RolesPart(Part):
    """What gives roles, besides this file naming somebody and the roster."""

    instructor: RolePart = RolePart()
    """Instructors."""
    on_call: RolePart = RolePart()
    """Support staff."""
    admin: RolePart = RolePart()
    """Who runs the desk."""


class HoursPart(Part):
    """When the support team works."""

    days: list[Annotated[Day, BeforeValidator(_day)]] = [Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI]
    """Working days."""
    opens: time = time(8)
    """When the working day begins."""
    closes: time = time(17)
    """When it ends."""
    holidays: list[date] = []
    """Days on which nobody works."""
    answers_within: int = Field(default=1, ge=1, le=10)
    """Working days after which who reports something has an answer at the latest: they are told until when."""


class RemindersPart(Part):
    """How long before a class starts people are told."""

    invitation: Length = timedelta(days=3)
    """The first word about the class; when it is planned later than that, at once."""
    day_before: Length = timedelta(hours=24)
    """The first reminder."""
    hour_before: Length = timedelta(hours=1)
    """The last reminder."""


class UnknownPart(Part):
    """What becomes of messages that were not understood."""

    keep_phrases: bool = False
    """Whether their words are kept for 30 days, so that the staff see what is said most often. Secrets, numbers,
    addresses and names are left out as far as they show; who said it is not kept. `false`: they are counted, no more.
    """


class StepPart(Part):
    """One rung of a ladder."""

    after: Length
    """How long after the rung before it."""
    ping: list[str] = Field(min_length=1)
    """Handles of people."""


class LadderPart(Part):
    """Who is pinged, and when, while nobody takes a ticket."""

    priorities: list[Annotated[Priority, BeforeValidator(_priority)]] = Field(min_length=1)
    """For which tickets: `P1` to `P4`. Each priority stands in one ladder at most."""
    steps: list[StepPart] = Field(min_length=1, max_length=20)
    """The rungs, in order."""
    repeats: int = Field(default=1, ge=1, le=10)
    """How often all rungs are gone through."""
    pause: Length = timedelta(minutes=10)
    """How long to wait before they are gone through again."""
    last_resort: StepPart | None = None
    """Who is pinged when all that brought nobody."""


class SchoolFile(Part):
    """One school."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,40}$")
    """Short, in small letters, and for ever: it stands in every row of the database."""
    name: str = Field(min_length=1, max_length=100)
    """How the desk introduces itself."""
    zone: Zone
    """The time zone, for example `Europe/Lisbon`."""
    locales: list[str] = Field(default=["en"], min_length=1)
    """Languages, the usual one first. Only English is spoken so far."""
    workspaces: list[Workspace] = []
    """Which workspaces are this school's. Left out: whatever the tokens speak for; right for one school alone."""
    staff_channels: list[Account] = []
    """Where tickets are worked on; the first one is the main one."""
    hours: HoursPart = HoursPart()
    """When the support team works."""
    reminders: RemindersPart = RemindersPart()
    """How long before a class starts people are told."""
    people: dict[str, PersonPart] = {}
    """Everybody whose role is not student."""
    email_domains: list[Annotated[str, BeforeValidator(_domain)]] = []
    """What stands behind the @ of the addresses that the school gives out. Only there an address may make somebody more
    than a student: from the roster, or by joining two accounts."""
    roles: RolesPart = RolesPart()
    """What gives roles, besides this file naming somebody and the roster."""
    requirements: RequirementsPart = RequirementsPart()
    """Figures that take the place of those that come with the program: what a line and a device must have."""
    words: Annotated[dict[str, str], BeforeValidator(_words)] = {}
    """The school's own words: a phrase, and the command that somebody who says just this to the desk means by it."""
    unknown: UnknownPart = UnknownPart()
    """What becomes of messages that were not understood."""
    articles: str = ""
    """A folder beside this file with articles of the school's own, `.md` each. One with the name of an article that
    comes with the program takes its place."""
    playbooks: str = ""
    """A folder beside this file with playbooks of the school's own, `.toml` each. One with the name of a playbook that
    comes with the program takes its place. It is read again when a file there changes."""
    ladder: list[LadderPart] = []
    """Who is pinged for which tickets. Tickets without a ladder are only shown in the staff channel."""


PARTS: dict[str, type[BaseModel]] = {
    "people": PersonPart,
    "ladder": LadderPart,
    "steps": StepPart,
    "last_resort": StepPart,
    "hours": HoursPart,
    "roles": RolesPart,
    "instructor": RolePart,
    "on_call": RolePart,
    "admin": RolePart,
    "reminders": RemindersPart,
    "unknown": UnknownPart,
    "requirements": RequirementsPart,
    "speed": LinesPart,
    "sound": SpeedPart,
    "picture": SpeedPart,
    "product": ProductPart,
}
"""Which table stands under which name."""
