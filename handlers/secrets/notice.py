"""Somebody has written a secret: a word to them, and to the staff that it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from bot.model.live import secret_name
from bot.model.messages import Button, Card, Kind, Lane, Message, Place, Reply, private_place
from bot.model.secrets.alone import nothing_left, only_told, stands_in
from bot.model.words import Channel, Said, Taken, clean, lines, say
from handlers.help.guide import way_back
from handlers.turn import TALK, Turn
from store.origins import Origin
from store.unit_of_work import UnitOfWork

TOLD_AGAIN_AFTER = timedelta(minutes=30)
"""The staff hear of one person in one channel once in so long."""
NOUN = "secrets"
_STANDS = frozenset((Kind.SAID, Kind.COMMAND, Kind.EDITED, Kind.REACTED))
"""What may stand where it was written afterwards; a form and a button leave nothing."""
_BUTTONS = (
    Button(say("How do I change it?"), "search change password"),
    Button(say("Somebody may have used it"), "security"),
    TALK,
)


def only_secret(turn: Turn) -> bool:
    """Whether nothing but a secret was said, and what it is."""
    words = turn.message.words
    return turn.hidden and (nothing_left(words) or only_told(words))


def nothing_but(turn: Turn) -> list[Reply]:
    """The answer to a message that was only a secret: what to do about it, and the way back to an open question."""
    told, *staff = hidden_notice(turn)
    return [replace(told, card=replace(told.card, buttons=(*way_back(turn), *told.card.buttons))), *staff]


def hidden_notice(turn: Turn) -> list[Reply]:
    """That it was hidden, and what to do now; for them alone, and nothing when there was none. Where others read along,
    the staff hear of it too, without a word of it.
    """
    if not turn.hidden:
        return []
    place = turn.message.place
    if place.direct or place.whole in turn.school.staff:
        return [turn.whisper(_words(turn, _opening()), *_BUTTONS)]
    card = Card(_words(turn, _in_the_open(place)), buttons=_BUTTONS)
    asked = turn.asked if turn.message.addressed else None
    told = Reply(private_place(turn.message.author), card, reader=turn.person, asked=asked)
    return [told, *_told_to_staff(turn, _noted(turn))]


def overheard_notice(turn: Turn, said: str) -> list[Reply]:
    """The same of talk that was not meant for the desk; `said`: as it was written."""
    return hidden_notice(turn) if stands_in(clean(said), addressed=False) else []


def taken_away(work: UnitOfWork, message: Message) -> list[Reply]:
    """Thank the author when a message with a secret is deleted or changed, and tell the staff that it is over."""
    origin = work.origins.of(message.place, _named(message.about)) if message.about else None
    person = work.people.behind(message.author) if origin else None
    if origin is None or person is None or person.id != origin.person:
        return []
    work.origins.forget(message.place, _named(message.about))
    thanks = say("Thank you, it is gone. If it was a password and you have not changed it yet: please do.")
    replies = [Reply(private_place(message.author), Card(thanks, buttons=_BUTTONS), reader=person)]
    if not work.school.staff or work.origins.left_of(message.place, origin):
        return replies
    text = say(
        "Somebody posted in {channel} what may be a password, a code or a number that nobody should know. "
        "They have taken it away.",
        channel=_channel(message.place),
    )
    return [*replies, Reply(work.school.staff[0], Card(text), live=secret_name(origin.row), edit_only=True)]


def _opening() -> Said:
    return say(
        "I have hidden something in your message. It looks like a password, a code or a number that nobody should know."
    )


def _in_the_open(place: Place) -> Said:
    return say(
        "In your message in {channel} there may be a password, a code or a number that nobody should know. "
        "I have kept nothing of it. But it still stands there, and others may have read it.",
        channel=_channel(place),
    )


def _words(turn: Turn, opening: Said) -> Said:
    change = say("If it is a password, change it now, everywhere you use it. If it is a code, give it to nobody else.")
    end = say("Nobody here needs it, or will ever ask for it.")
    if turn.message.kind not in _STANDS:
        return lines(opening, change, end)
    taken = say("{taken}", taken=Taken())
    if turn.message.kind is Kind.COMMAND:
        taken = say("Does it still stand in the conversation? {taken}", taken=taken)
    return lines(opening, taken, change, end)


def _noted(turn: Turn) -> int:
    """Remember the message until it is gone; the number under which the staff hear of it, with others of that time."""
    place, window = turn.message.place, int(turn.now.timestamp() // TOLD_AGAIN_AFTER.total_seconds())
    told = f"{turn.person.id}/{place.platform}/{place.workspace}/{place.channel}/{window}"
    row = int.from_bytes(sha256(told.encode("utf-8", "replace")).digest()[:6])
    if stands := turn.message.remote_id or turn.message.about:
        turn.work.origins.keep(place, _named(stands), Origin(NOUN, row, turn.person.id, ""))
    return row


def _told_to_staff(turn: Turn, row: int) -> list[Reply]:
    text = say(
        "Somebody posted in {channel} what may be a password, a code or a number that nobody should know. "
        "I have kept nothing of it. I asked them to delete it and to change it.",
        channel=_channel(turn.message.place),
    )
    name = secret_name(row)
    return [Reply(place, Card(text), lane=Lane.NOTICE, key=name, live=name) for place in turn.school.staff[:1]]


def _named(remote_id: str | None) -> str:
    """The id under which a message's secret is kept; a ticket or comment that came of it has the bare id."""
    return f"secret/{remote_id}"


def _channel(place: Place) -> Channel:
    return Channel(place.platform, place.workspace, place.channel)
