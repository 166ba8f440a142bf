"""What is answered to an activity: words and buttons are heard, dialogs are opened and taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from adapters.reading import text
from adapters.requests import Refused
from adapters.seals import UNSEALED, Seal
from adapters.teams import form as dialogs
from adapters.teams.hear import heard
from adapters.teams.reading import FETCH, Activity, Envelope, envelope, is_extension
from adapters.teams.say import CARD, LOOK, adaptive
from adapters.teams.ways import manner
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message
from bot.model.ports import Inbox
from bot.model.words import Manner, clean

Answer: TypeAlias = dict[str, Any] | None
"""The body of a 200; None is an empty one."""

ACTION, OPEN = "adaptiveCard/action", "task/fetch"
TAKEN = ("task/submit", "composeExtension/submitAction")
_MESSAGE = "application/vnd.microsoft.activity.message"
_IN_PRIVATE = "I answer you in your own chat with me."


class Work(NamedTuple):
    """What an activity asks of us: the message in it, and what gives the answer."""

    message: Message
    do: Callable[[Inbox], Awaitable[Answer]]


class Looked(NamedTuple):
    """A live card by its name, and how people speak to us where it stands."""

    name: str
    manner: Manner


def work_in(activity: Activity, url: str, reads: bool = False, seal: Seal = UNSEALED) -> Work | None:
    """What an activity asks us to do; None when it holds nothing for us. `url`: its service URL, checked. `reads`:
    whether we may read what does not mention us.
    """
    told = envelope(activity, url, seal)
    if told is None:
        return None
    name, message = _invoked(activity), heard(activity, url, seal)
    if name == OPEN:
        asked = dialogs.asked(activity, told)
        return Work(asked, partial(_open, activity, told, asked, None)) if asked else None
    if name in TAKEN:
        filled = dialogs.sent(activity, told)
        return Work(filled, partial(_take, activity, told, filled)) if filled else None
    if name == ACTION and text(activity, "value", "action", "verb") == LOOK:
        looking = Message((), told.author, told.place, "", Kind.PRESSED, addressed=False)
        return Work(looking, partial(_look, _looked_at(activity, told, reads), looking))
    if message is None:
        return None
    if name == FETCH:
        return Work(message, partial(_open, activity, told, _for_a_ticket(message), message))
    return Work(message, partial(_hear, name, _looked_at(activity, told, reads), message))


def otherwise(activity: Activity) -> Answer:
    """The answer to what holds nothing for us. Raises `Refused` (501) for what wants one that we do not know: so its
    makers want it of every bot. https://github.com/microsoft/botbuilder-dotnet/issues/1039
    """
    name = _invoked(activity)
    if name in (OPEN, *TAKEN):
        return dialogs.no_form()
    if name == ACTION:
        return _said("Please pick one first.")
    if name:
        raise Refused(501)
    return None


async def _hear(name: str, looked_at: Looked, message: Message, inbox: Inbox) -> Answer:
    """A card whose button was pressed is answered with itself, as it is now."""
    await inbox.hear(message)
    if name != ACTION:
        return None
    try:
        return await _look(looked_at, message, inbox) if looked_at.name else _said("Done.")
    except Unavailable:
        return _said("Done.")  # it is heard, and must not come again


async def _look(looked_at: Looked, message: Message, inbox: Inbox) -> Answer:
    """The card as this person shall see it; nobody else sees this one."""
    found = await inbox.look(message, looked_at.name)
    if found is None:
        return _said("Done.")
    return {"statusCode": 200, "type": CARD, "value": adaptive(found.card, found.reader, *looked_at)}


def _looked_at(activity: Activity, told: Envelope, reads: bool) -> Looked:
    """The live card that carried what was pressed."""
    return Looked(clean(text(activity, "value", "action", "data", "look")), manner(told.kind, reads))


async def _open(activity: Activity, told: Envelope, asked: Message, pointed: Message | None, inbox: Inbox) -> Answer:
    """The form that is asked for. Without one, a message somebody points to is heard, all else is told so.

    Nothing was typed yet: that our records are away is better told in words than by Teams' "Unable to reach app".
    """
    try:
        form = await inbox.form(asked)
        if form is None and pointed is not None:
            await inbox.hear(pointed)
            return _message(_IN_PRIVATE)
    except Unavailable:
        return dialogs.away()
    return dialogs.drawn(form, dialogs.opened(activity), told) if form else dialogs.no_form()


async def _take(activity: Activity, told: Envelope, filled: Message, inbox: Inbox) -> Answer:
    """Closes the dialog, or shows it again with what is wrong.

    `Unavailable` goes through and becomes a 503: Teams then says that the app was not reached, and leaves the dialog
    open with all that was typed. Any other answer would close it, or need the form that cannot be had.
    """
    wrong = await inbox.fill(filled)
    if not wrong:
        return None if filled.place.direct and not is_extension(activity) else _message(_IN_PRIVATE)
    form = await inbox.form(replace(filled, kind=Kind.PRESSED, keys=(), fields={}))
    if form is None:
        return dialogs.mistaken(wrong)
    return dialogs.drawn(dialogs.kept(form, filled), dialogs.opened(activity), told, wrong)


def _for_a_ticket(pointed: Message) -> Message:
    """The form of a ticket, with the words of the message somebody points to."""
    words = pointed.words.removeprefix("ticket open").strip()
    return replace(pointed, words=f"ticket form {words}".strip(), kind=Kind.PRESSED)


def _invoked(activity: Activity) -> str:
    return text(activity, "name") if text(activity, "type") == "invoke" else ""


def _said(words: str) -> Answer:
    return {"statusCode": 200, "type": _MESSAGE, "value": words}


def _message(words: str) -> Answer:
    """The last word in a dialog."""
    return {"task": {"type": "message", "value": words}}
