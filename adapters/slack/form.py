"""Forms as Slack's modals: a pure drawing of one, and a pure reading of what was filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from adapters.plain import PLAIN
from adapters.reading import first, inner, text
from adapters.seals import UNSEALED, Seal
from adapters.slack.hear import gesture_of
from adapters.slack.reading import PLATFORM, Payload
from bot.model.forms import Field, FieldKind, Form, read_day, read_time
from bot.model.messages import Kind, Message, Place
from bot.model.people import Reader
from bot.model.words import Said, clean, render, say, shortened, visible

View: TypeAlias = dict[str, Any]

NAME = "deskbell_form"
OPENS = "form"
"""What the action id of a button begins with that opens one."""
_TITLE, _LABEL, _OPTION, _LONGEST, _META = 24, 2000, 75, 3000, 3000
_SHOWN = 5
"""So many options are shown at once; more are in a list that opens."""
_CHANNEL = re.compile(r"#[CG][A-Z0-9]+")
"""A channel of ours; a draft may name one of another platform."""
_KINDS = {"view_submission": Kind.FILLED, "view_closed": Kind.LEFT, "block_actions": Kind.DRAFTED}
_WAIT = say("One moment, please.")
_ELSEWHERE = say("I answer you in a message.")
_AWAY = say("I cannot reach my records just now. Please close this and try again in a minute, or ask a person.")


class Asked(NamedTuple):
    """Somebody asks for a form: what `Inbox.form` is asked, and Slack's leave to open one, good for three seconds."""

    message: Message
    trigger: str


def asked(payload: Payload, message: Message | None) -> Asked | None:
    """None when this payload opens no form. `message`: what is heard in it otherwise.

    Shortcuts ask for the form of a ticket, with the words of the message they point to.
    """
    trigger, kind = text(payload, "trigger_id"), text(payload, "type")
    if message is None or not trigger:
        return None
    if kind in {"message_action", "shortcut"}:
        words = message.words.removeprefix("ticket open").strip()
        return Asked(replace(message, words=f"ticket form {words}".strip()), trigger)
    pressed = kind == "block_actions" and text(first(payload, "actions"), "action_id").startswith(f"{OPENS}_")
    return Asked(message, trigger) if pressed else None


def drawn(form: Form, asked_by: Message) -> View:
    """The modal. What it is about and where it was asked for come back with it."""
    reader = form.reader
    blocks = [*([_section(form.intro, reader)] if form.intro else []), *(_input(f, reader) for f in form.fields)]
    place = asked_by.place
    way = {"says": clean(form.says), "channel": "" if place.direct else place.channel, "thread": place.thread or ""}
    return {
        "type": "modal",
        "callback_id": NAME,
        "title": _plain(form.title, reader, _TITLE),
        "submit": _plain(form.submit, reader, _TITLE),
        "close": _plain(say("Close"), reader, _TITLE),
        "notify_on_close": True,
        "private_metadata": json.dumps(way)[:_META],
        "blocks": blocks,
    }


def waiting() -> View:
    """What is shown until a form is there."""
    return _notice(_WAIT)


def away() -> View:
    """What is shown when no form can be had."""
    return _notice(_AWAY)


def elsewhere() -> View:
    """What is shown when the words ask for no form after all."""
    return _notice(_ELSEWHERE)


def sent(payload: Payload, seal: Seal = UNSEALED) -> Message | None:
    """A form that was sent off, closed, or typed into; None when the payload tells of none.

    Slack does not say what stood in a form that was closed: every change is told while it is made, and kept.
    """
    view, kind = inner(payload, "view"), _KINDS.get(text(payload, "type"))
    if kind is None or text(view, "callback_id") != NAME:
        return None
    by, way = gesture_of(payload), _way(text(view, "private_metadata"))
    if by is None or not way.get("says"):
        return None
    fields, mentions = _values(inner(inner(view, "state"), "values"))
    author = by.author
    return Message(
        keys=(f"form:{text(view, 'id')}:{kind.value}:{seal.of_fields(fields)}",),
        author=author,
        place=Place(PLATFORM, author.workspace, way.get("channel") or f"@{author.user}", way.get("thread") or None),
        words=way["says"],
        kind=kind,
        mentions=mentions,
        fields=fields,
    )


def mistaken(payload: Payload, wrong: Mapping[str, Said]) -> dict[str, Any]:
    """The answer to a form with mistakes: each at its field, as far as the modal has it."""
    values = inner(inner(inner(payload, "view"), "state"), "values")
    said = {name: render(text, PLAIN, Reader("UTC")) for name, text in wrong.items()}
    here = {name: words for name, words in said.items() if name in values}
    somewhere = next(iter(values), "")
    return {"response_action": "errors", "errors": here or {somewhere: " ".join(said.values())}}


def _input(field: Field, reader: Reader) -> dict[str, Any]:
    """With every change we are told what stands in all fields: when the window is closed, Slack does not tell it.
    https://docs.slack.dev/reference/block-kit/blocks/input-block
    """
    block: dict[str, Any] = {
        "type": "input",
        "block_id": field.name,
        "label": _plain(field.label, reader, _LABEL),
        "optional": not field.required,
        "dispatch_action": True,
        "element": {"action_id": "value", **_element(field, reader)},
    }
    if field.hint:
        block["hint"] = _plain(field.hint, reader, _LABEL)
    return block


def _element(field: Field, reader: Reader) -> dict[str, Any]:
    value = shortened(clean(field.value), min(field.longest, _LONGEST))
    match field.kind:
        case FieldKind.CHOICE:
            return _choice(field, reader)
        case FieldKind.DAY:
            day = read_day(value)
            return {"type": "datepicker", **({"initial_date": day.isoformat()} if day else {})}
        case FieldKind.TIME:
            start = read_time(value)
            return {"type": "timepicker", **({"initial_time": f"{start:%H:%M}"} if start else {})}
        case FieldKind.CHANNEL:
            known = {"initial_conversation": value.removeprefix("#")} if _CHANNEL.fullmatch(value) else {}
            here = {} if value else {"default_to_current_conversation": True}
            return {"type": "conversations_select", "filter": {"include": ["public", "private"]}, **known, **here}
        case kind:
            long = {"multiline": True} if kind is FieldKind.TEXT else {}
            told = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
            begun = {"initial_value": value} if value else {}
            return {"type": "plain_text_input", "max_length": min(field.longest, _LONGEST), **long, **told, **begun}


def _choice(field: Field, reader: Reader) -> dict[str, Any]:
    options = [{"text": _plain(label, reader, _OPTION), "value": value} for value, label in field.options]
    chosen = next((option for option in options if option["value"] == field.value), None)
    kind = "radio_buttons" if len(options) <= _SHOWN else "static_select"
    return {"type": kind, "options": options, **({"initial_option": chosen} if chosen else {})}


def _values(values: Payload) -> tuple[dict[str, str], dict[str, str]]:
    """What stands in each field; a channel as a token, with what it stands for."""
    fields, mentions = dict[str, str](), dict[str, str]()
    for name in values:
        found = inner(inner(values, name), "value")
        told = [text(found, key) for key in ("value", "selected_date", "selected_time")]
        channel = text(found, "selected_conversation")
        fields[name] = clean(next(filter(None, (*told, text(inner(found, "selected_option"), "value"))), ""))
        if channel:
            fields[name] = f"#{channel}"
            mentions[f"#{channel}"] = channel
    return fields, mentions


def _way(written: str) -> dict[str, str]:
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return {n: clean(v) for n, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}


def _notice(said: Said) -> View:
    reader = Reader("UTC")
    return {
        "type": "modal",
        "callback_id": f"{NAME}_notice",
        "title": _plain(say("Deskbell"), reader, _TITLE),
        "close": _plain(say("Close"), reader, _TITLE),
        "blocks": [_section(said, reader)],
    }


def _section(said: Said, reader: Reader) -> dict[str, Any]:
    return {"type": "section", "text": _plain(said, reader, _LONGEST)}


def _plain(said: Said, reader: Reader, limit: int) -> dict[str, Any]:
    shown: Iterator[str] = (line for line in visible(render(said, PLAIN, reader)).splitlines() if line.strip())
    return {"type": "plain_text", "text": shortened("\n".join(shown), limit) or "…"}
