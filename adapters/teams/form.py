"""Forms as dialogs of Teams: a pure drawing of one, and a pure reading of what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from adapters.plain import PLAIN
from adapters.reading import inner, text
from adapters.teams.dialect import RUNS, runs, undated
from adapters.teams.hear import gesture
from adapters.teams.reading import CHANNEL, Activity, Envelope
from adapters.teams.say import CARD, MOST_BYTES, Element, adaptive, block, size, unmarked
from bot.model.forms import Field, FieldKind, Form, read_day, read_time
from bot.model.messages import Card, Kind, Message
from bot.model.people import Reader
from bot.model.words import Said, clean, render, say, shortened

Answer: TypeAlias = dict[str, Any]

HERE, NOWHERE = "here", "none"
"""What stands for a channel in a form: the one it was opened in, or none."""
_FIELD, _PLACE = "field.", "place."
"""What the id of an input begins with, so that no field takes the place of our own data; the second is of channels."""
_MOST_LAID_OUT = 5
"""So many options are shown at once; more are in a list that opens."""
_TITLE, _OPTION, _LONGEST_TYPED, _MOST_FIELDS = 75, 150, 20_000, 50
_NOT_BLANK = r"^[\s\S]*\S[\s\S]*$"
_WRONG = say("Something in the form is not right yet. It is told at each field; what you typed is still here.")
_NO_FORM = say("There is no form for this now. Close this and write `help` to me, or talk to a person.")
_AWAY = say("I cannot reach my records just now. Please close this and try again in a minute, or ask a person.")
_ERRORS = {
    FieldKind.CHOICE: say("Please pick one of these."),
    FieldKind.CHANNEL: say("Please pick one of these."),
    FieldKind.DAY: say("Please give a day such as 2026-12-01."),
    FieldKind.TIME: say("Please give a time such as 09:30."),
}


def asked(activity: Activity, told: Envelope) -> Message | None:
    """What the button that opens a dialog says; None when it says nothing."""
    words = clean(text(activity, "value", "data", "says")).strip()
    return gesture(activity, told, words, Kind.PRESSED) if words else None


def sent(activity: Activity, told: Envelope) -> Message | None:
    """A dialog that was sent off; None when nobody knows which form it is.

    The same dialog sent again as it was is a copy, whatever Teams calls it; with other words in it it is not.
    """
    data = inner(activity, "value", "data")
    words = clean(text(data, "says")).strip()
    if not words:
        return None
    fields = dict(_fields(data, told))
    seal = told.seal.of_fields(fields)
    heard = gesture(activity, told, words, Kind.FILLED, seal)
    opened = clean(text(data, "opened"))[:64]
    keys = (*heard.keys, f"form:{told.member}:{opened}:{seal}") if opened else heard.keys
    here = {_token(told): told.conversation} if told.kind == CHANNEL else {}
    return replace(heard, keys=keys, fields=fields, mentions=here)


def opened(activity: Activity) -> str:
    """The name of one opening of a dialog, which comes back with what is sent off."""
    return text(activity, "value", "data", "opened") or text(activity, "id")


def drawn(form: Form, name: str, told: Envelope, wrong: Mapping[str, Said] | None = None) -> Answer:
    """The dialog, with what is `wrong` right beside each field. `name`: of this opening.

    https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
    """
    title = shortened(" ".join(render(form.title, PLAIN, form.reader).split()), _TITLE)
    found: Element = {}
    for room in (10_000, 3000, 1000, 300):
        found = _Dialog(form, told, wrong or {}, room).card(name)
        if size(found) <= MOST_BYTES:
            break
    return _dialog(title, "large", found)


def kept(form: Form, filled: Message) -> Form:
    """The form with what was typed into it, and a word that something is wrong."""
    fields = tuple(replace(field, value=filled.fields.get(field.name, "")) for field in form.fields)
    return replace(form, fields=fields, intro=_WRONG)


def mistaken(wrong: Mapping[str, Said]) -> Answer:
    """What is wrong, where the form itself cannot be shown again."""
    return _notice(next(iter(wrong.values())))


def no_form() -> Answer:
    """What is shown when the words ask for no form."""
    return _notice(_NO_FORM)


def away() -> Answer:
    """What is shown when no form can be had."""
    return _notice(_AWAY)


class _Dialog:
    """One drawing of a form, with at most `room` characters in each field."""

    def __init__(self, form: Form, told: Envelope, wrong: Mapping[str, Said], room: int) -> None:
        self._form, self._told, self._wrong, self._room = form, told, wrong, room

    def card(self, name: str) -> Element:
        form = self._form
        submit = {
            "type": "Action.Submit",
            "title": shortened(self._plain(form.submit), _TITLE) or "Send",
            "style": "positive",
            "data": {"says": clean(form.says), "opened": name},
        }
        return undated(
            {
                "type": "AdaptiveCard",
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "version": "1.5",
                "body": [element for part in self._parts() for element in part],
                "actions": [submit],
            }
        )

    def _parts(self) -> Iterator[list[Element]]:
        if self._form.intro:
            yield self._lines(self._form.intro)
        shown = self._offered()
        names = {field.name for field in shown}
        yield from (self._mistake(said) for name, said in self._wrong.items() if name not in names)
        for field in shown:
            if field.hint:
                yield self._lines(field.hint, size="Small", isSubtle=True)
            if field.name in self._wrong:
                yield self._mistake(self._wrong[field.name], field.label)
            yield [self._input(field)]

    def _offered(self) -> list[Field]:
        """A channel can be picked where there is one to pick."""
        here = self._told.kind == CHANNEL
        return [field for field in self._form.fields if here or field.kind is not FieldKind.CHANNEL]

    def _mistake(self, said: Said, label: Said | None = None) -> list[Element]:
        words = say("{label} {said}", label=label, said=said) if label else said
        return self._lines(say("**Not right yet:** {words}", words=words), color="Attention")

    def _input(self, field: Field) -> Element:
        wanted = {"isRequired": True} if field.required else {}
        kind = _PLACE if field.kind is FieldKind.CHANNEL else _FIELD
        error = _ERRORS.get(field.kind, say("Please fill this in."))
        return {
            "id": kind + field.name,
            "label": unmarked(self._plain(field.label)) or "…",
            "errorMessage": self._plain(error),
            **wanted,
            **self._asks(field),
        }

    def _asks(self, field: Field) -> Element:
        value = shortened(clean(field.value), self._room)
        match field.kind:
            case FieldKind.CHOICE:
                return self._choice([(value, self._plain(label)) for value, label in field.options], value)
            case FieldKind.CHANNEL:
                here = value == _token(self._told) or not (value or self._wrong)
                return self._choice([(HERE, "This channel"), (NOWHERE, "No channel")], HERE if here else NOWHERE)
            case FieldKind.DAY:
                return {"type": "Input.Date", **({"value": value} if read_day(value) else {})}
            case FieldKind.TIME:
                return {"type": "Input.Time", **({"value": value[:5]} if read_time(value) else {})}
            case kind:
                long = {"isMultiline": True} if kind is FieldKind.TEXT else {}
                blank = {"regex": _NOT_BLANK} if field.required else {}
                typed = {"value": value} if value else {}
                return {"type": "Input.Text", "maxLength": field.longest, **long, **blank, **typed}

    def _choice(self, options: list[tuple[str, str]], value: str) -> Element:
        chosen = {"value": value} if value in {option for option, _ in options} else {}
        listed = len(options) > _MOST_LAID_OUT
        return {
            "type": "Input.ChoiceSet",
            "style": "compact" if listed else "expanded",
            "wrap": True,
            "choices": [{"title": shortened(unmarked(label), _OPTION) or "…", "value": v} for v, label in options],
            **({"placeholder": "Pick one"} if listed else {}),
            **chosen,
        }

    def _lines(self, said: Said, **look: Any) -> list[Element]:
        written = render(said, RUNS, self._form.reader).splitlines()
        return [block(list(runs(part, **look)), "Small") for part in written if part.strip()]

    def _plain(self, said: Said) -> str:
        return " ".join(render(said, PLAIN, self._form.reader).split())


def _fields(data: Activity, told: Envelope) -> Iterator[tuple[str, str]]:
    """What stands in the inputs; what is no text is nothing, and so is another channel than this one."""
    for name in [name for name in data if name.startswith((_FIELD, _PLACE))][:_MOST_FIELDS]:
        value = clean(text(data, name))[:_LONGEST_TYPED]
        if name.startswith(_PLACE):
            value = _token(told) if value == HERE and told.kind == CHANNEL else ""
        yield clean(name).removeprefix(_FIELD).removeprefix(_PLACE), value


def _token(told: Envelope) -> str:
    return f"#{told.conversation}"


def _notice(said: Said) -> Answer:
    """A dialog with a sentence, and a way to a person."""
    card = adaptive(Card(said), Reader("UTC"))
    talk = {"type": "Action.Submit", "title": "Talk to a person", "data": {"says": "human"}}
    return _dialog("Deskbell", "small", {**card, "actions": [talk]})


def _dialog(title: str, height: str, card: Element) -> Answer:
    value = {"title": title, "height": height, "width": "medium", "card": {"contentType": CARD, "content": card}}
    return {"task": {"type": "continue", "value": value}}
