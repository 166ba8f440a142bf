"""How values are written in the files of settings, what is said of a wrong one, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import IntEnum
from functools import partial
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from adapters import found
from adapters.settings import Named
from bot.model.intents.catalogue import CATALOGUE
from bot.model.people import Role
from bot.model.tickets import Priority
from bot.model.understanding.grammar import command
from bot.model.understanding.phrases import answers_questions
from bot.model.understanding.spelling import plain_words

_LENGTH = re.compile(r"(\d{1,4}) ?(m|min|h|d)")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""The codes of ISO 639-1."""
_PART_OF_A_CODE = re.compile(r"[A-Za-z0-9]{2,8}")
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
TIME_OF_DAY = "a time of day, such as 08:00:00"
ONE_DAY = "a day, such as 2026-12-24"
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


def _place(named: Named, value: object) -> object:
    parts = value.split(":", 2) if isinstance(value, str) else []
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"{value!r} is not platform:workspace:id.")
    place = _on_a_platform(parts)
    if parts[2][0] in "#@" and (own := found.ids(parts[0]).get(named)):
        raise ValueError(f"{parts[2]!r} is a name: write {own.wanted}.")
    return place


def _workspace(value: object) -> object:
    parts = value.split(":", 1) if isinstance(value, str) else []
    if len(parts) != 2 or not all(parts):
        raise ValueError(f"{value!r} is not platform:workspace.")
    return _on_a_platform(parts)


def _language(value: str) -> str:
    code, *more = value.split("-")
    if code not in _LANGUAGES.split() or not all(map(_PART_OF_A_CODE.fullmatch, more)):
        raise ValueError(f"{value!r} is not the code of a language: write it like en or pt-BR.")
    return value


def _on_a_platform(parts: Sequence[str]) -> tuple[str, ...]:
    known = found.names()
    if parts[0] not in known:
        raise ValueError(f"{parts[0]!r} is not a platform: {', '.join(known)}.{nearest(parts[0], known)}")
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


def _phrase(value: str) -> str:
    """As it is compared with what is typed."""
    words = " ".join(plain_words(value))
    if not words or command(value) is not None:
        raise ValueError(f"{value!r} is a command already, or no words.")
    if answers_questions(words):
        raise ValueError(f"{value!r} answers questions, so it can mean nothing else.")
    return words


def _command(value: str) -> str:
    if command(value) is None:
        raise ValueError(f"{value!r} is no command.{nearest(value, (kind.shown for kind in CATALOGUE if kind.shown))}")
    return value


def _time_of_day(value: object) -> object:
    if not isinstance(value, time | str):
        raise ValueError(f"must be {TIME_OF_DAY}.")
    return value


def _of_here(value: time) -> time:
    """A school's clock has the school's zone and no other."""
    if value.tzinfo is not None:
        raise ValueError(f"must be {TIME_OF_DAY}.")
    return value


def _one_day(value: object) -> object:
    if not isinstance(value, date | str):
        raise ValueError(f"must be {ONE_DAY}.")
    return value


Length = Annotated[timedelta, BeforeValidator(_length)]
Zone = Annotated[str, AfterValidator(_zone)]
Account = Annotated[tuple[str, str, str], BeforeValidator(partial(_place, Named.PERSON))]
Channel = Annotated[tuple[str, str, str], BeforeValidator(partial(_place, Named.CHANNEL))]
Group = Annotated[tuple[str, str, str], BeforeValidator(partial(_place, Named.GROUP))]
Workspace = Annotated[tuple[str, str], BeforeValidator(_workspace)]


Language = Annotated[str, AfterValidator(_language)]
RoleName = Annotated[Role, BeforeValidator(_role)]
DayName = Annotated[Day, BeforeValidator(_day)]
PriorityName = Annotated[Priority, BeforeValidator(_priority)]
Domain = Annotated[str, BeforeValidator(_domain)]
Phrases = dict[Annotated[str, AfterValidator(_phrase)], Annotated[str, AfterValidator(_command)]]
# Pydantic takes a number for seconds since the beginning of a day, or of 1970.
TimeOfDay = Annotated[time, BeforeValidator(_time_of_day), AfterValidator(_of_here)]
OneDay = Annotated[date, BeforeValidator(_one_day)]


class Part(BaseModel):
    """A table of a file; the text below each name is what the reference says about it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
