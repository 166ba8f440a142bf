"""Forms on the page: what a dialog is made of, and what somebody did with one, as a message to the desk."""

from __future__ import annotations

import functools
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from aiohttp import web

from adapters.browser.cast import Character
from adapters.browser.hear import mentions
from adapters.browser.trust import Refusal, read, text_of
from adapters.plain import PLAIN
from adapters.seals import Seal
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Kind, Message
from bot.model.people import Reader
from bot.model.ports import Inbox
from bot.model.words import Said, clean, render, say

Gesture: TypeAlias = Callable[[dict[str, Any]], Message]
"""Who does something, and where, without words yet. Raises `Refusal`."""
Act: TypeAlias = Callable[[Inbox, web.Request], Awaitable[web.Response]]

_OPENING = re.compile(r"[\w-]{1,40}", re.ASCII)
_OPEN, _PICK, _NONE = say("Leave this blank"), say("Please choose"), say("None")


class Forms:
    """The endpoints of forms. Nothing is kept between two requests: each says again what it is about.

    `heard` is called after something was brought to the desk.
    """

    def __init__(self, cast: Sequence[Character], gesture: Gesture, heard: Callable[[], None]) -> None:
        self._cast = cast
        self._gesture = gesture
        self._heard = heard
        self._seal = Seal(secrets.token_hex())

    @property
    def posts(self) -> Sequence[tuple[str, Act]]:
        return (
            ("form", self._show),
            ("fill", self._fill),
            ("leave", functools.partial(self._keep, Kind.LEFT)),
            ("draft", functools.partial(self._keep, Kind.DRAFTED)),
        )

    async def _show(self, inbox: Inbox, request: web.Request) -> web.Response:
        """The form that words ask for; null when they ask for none, and want to be said."""
        asked = self._asked(await read(request))
        form = await inbox.form(asked)
        seen = next(each for each in self._cast if each.user == asked.author.user)
        return web.json_response({"form": drawn(form, seen) if form else None})

    async def _fill(self, inbox: Inbox, request: web.Request) -> web.Response:
        form, filled = await self._told(inbox, await read(request), Kind.FILLED)
        wrong = await inbox.fill(filled)
        self._heard()
        return web.json_response({"wrong": {name: _written(said, form.reader) for name, said in wrong.items()}})

    async def _keep(self, kind: Kind, inbox: Inbox, request: web.Request) -> web.Response:
        _, left = await self._told(inbox, await read(request), kind)
        await inbox.hear(left)
        self._heard()
        return web.json_response({})

    def _asked(self, told: dict[str, Any]) -> Message:
        says = clean(text_of(told, "says")).strip()
        if not says:
            raise Refusal(400, "says is missing.")
        return replace(self._gesture(told), words=says, kind=Kind.PRESSED)

    async def _told(self, inbox: Inbox, told: dict[str, Any], kind: Kind) -> tuple[Form, Message]:
        """The form somebody has before them, and what they did with it. The same thing told twice is one message."""
        asked, fields, opening = self._asked(told), _fields(told), text_of(told, "opening")
        if not _OPENING.fullmatch(opening):
            raise Refusal(400, "opening is missing.")
        form = await inbox.form(asked)
        if form is None:
            raise Refusal(400, "This form is no longer there.")
        seal = self._seal.of_fields(fields)
        done = replace(
            asked,
            keys=(f"form:{asked.author.user}:{opening}:{kind.value}:{seal}",),
            words=form.says,
            kind=kind,
            mentions=dict(mentions(" ".join(fields.values()), self._cast)),
            fields=fields,
        )
        return form, done


def drawn(form: Form, seen_by: Character) -> dict[str, Any]:
    """A form as the page gets it: finished texts, and nothing that is HTML. `opening` names this dialog for ever."""
    reader = form.reader
    return {
        "opening": secrets.token_hex(8),
        "title": _written(form.title, reader),
        "intro": _written(form.intro, reader) if form.intro else "",
        "submit": _written(form.submit, reader),
        "fields": [_field(field, reader, seen_by) for field in form.fields],
    }


def _field(field: Field, reader: Reader, seen_by: Character) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": _written(field.label, reader),
        "kind": field.kind.value,
        "hint": _written(field.hint, reader) if field.hint else "",
        "required": field.required,
        "value": clean(field.value),
        "options": [{"value": value, "label": label} for value, label in _options(field, reader, seen_by)],
    }


def _options(field: Field, reader: Reader, seen_by: Character) -> list[tuple[str, str]]:
    match field.kind:
        case FieldKind.CHOICE:
            begun = field.required and field.value
            nothing = [] if begun else [("", _written(_PICK if field.required else _OPEN, reader))]
            return [*nothing, *((value, _written(label, reader)) for value, label in field.options)]
        case FieldKind.CHANNEL:
            channels = [(channel, label) for channel, label in seen_by.places if channel.startswith("#")]
            return [("", _written(_NONE, reader)), *channels]
        case _:
            return []


def _fields(told: Mapping[str, Any]) -> dict[str, str]:
    found = told.get("fields")
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Refusal(400, "fields are words by their names.")
    return {clean(name): clean(value) for name, value in found.items()}


def _written(said: Said, reader: Reader) -> str:
    return clean(render(said, PLAIN, reader))
