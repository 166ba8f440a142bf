"""Forms: several questions at once, each with a field, and what is wrong with what was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.model.people import Reader
from bot.model.words import Said, clean, lines, say, shortened, visible

KEPT_FOR = timedelta(days=7)
"""How long what was typed into a form that was not sent is kept."""
LONGEST = 3000
"""Characters of one field; the least that a platform takes."""


class FieldKind(Enum):
    """What goes into a field."""

    LINE = "line"
    TEXT = "text"
    """Several lines."""
    CHOICE = "choice"
    """The value of one of the options."""
    DAY = "day"
    """YYYY-MM-DD"""
    TIME = "time"
    """HH:MM"""
    CHANNEL = "channel"
    """A `#` token that the message's mentions know."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `value` stands in it from the beginning; `options` are (value, label)."""

    name: str
    label: Said
    kind: FieldKind = FieldKind.LINE
    hint: Said | None = None
    options: tuple[tuple[str, Said], ...] = ()
    required: bool = True
    longest: int = LONGEST
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a platform shows as its own kind of form.

    `name` is a plain word. Sending it off says `says`, with the fields beside it: a message of kind FILLED. `intro`
    stands above the fields; `reader` is for whom it is written.
    """

    name: str
    title: Said
    says: str
    fields: tuple[Field, ...]
    submit: Said
    intro: Said | None = None
    reader: Reader = Reader("UTC")


def tidied(form: Form, fields: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, under the names the form has; all else is dropped."""
    return {field.name: clean(fields.get(field.name, "")).strip() for field in form.fields}


def mistakes(form: Form, fields: Mapping[str, str]) -> dict[str, Said]:
    """What is wrong, by the name of the field: empty when all is well. `fields` as `tidied` gives them."""
    found = {field.name: _mistake(field, fields.get(field.name, "")) for field in form.fields}
    return {name: said for name, said in found.items() if said is not None}


def _mistake(field: Field, value: str) -> Said | None:
    if not visible(value).strip():
        return say("Please fill this in.") if field.required else None
    if len(value) > field.longest:
        return say(
            "This is too long: {length} characters, of at most {longest}.", length=len(value), longest=field.longest
        )
    match field.kind:
        case FieldKind.CHOICE if value not in {option for option, _ in field.options}:
            return say("Please pick one of these.")
        case FieldKind.DAY if read_day(value) is None:
            return say("Please give a day such as 2026-12-01.")
        case FieldKind.TIME if read_time(value) is None:
            return say("Please give a time such as 09:30.")
    return None


def read_day(value: str) -> date | None:
    """A day as a form gives it."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def read_time(value: str) -> time | None:
    """A time as a form gives it; seconds are let go."""
    try:
        return datetime.strptime(value[:5], "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone
    except ValueError:
        return None


def continued(form: Form, draft: Mapping[str, str], at: datetime) -> Form:
    """The form with what was typed into it last."""
    fields = tuple(replace(f, value=shortened(draft.get(f.name) or f.value, f.longest)) for f in form.fields)
    note = say("You began this on {at}; what you typed is still here.", at=at)
    return replace(form, fields=fields, intro=lines(form.intro, note) if form.intro else note)


def worth_keeping(form: Form, fields: Mapping[str, str]) -> bool:
    """Whether somebody typed anything that did not stand there from the beginning."""
    return any(fields.get(f.name, "") not in ("", f.value) for f in form.fields)
