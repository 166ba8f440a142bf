"""What is said just after somebody was told whom to turn to: it leads to a person, in private, in their language."""

from __future__ import annotations

from datetime import timedelta

from bot.model.intents.help import Help, TalkToHuman
from bot.model.intents.intent import topic_of
from bot.model.intents.safety import TalkInPrivate
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.safety import Tongue
from bot.model.tickets import Priority, Ticket
from bot.model.words import Said, say
from handlers.help.guide import show_help
from handlers.safety import texts
from handlers.tickets.cards import TALK_PRIVATELY, over
from handlers.tickets.opening import Draft, open_ticket
from handlers.turn import HELP, Turn, my_ticket
from handlers.walkthroughs import walk

_TOLD = "safety"
"""Under which it is kept, without a word of theirs, among the drafts that somebody was told whom to turn to."""
_MEANT_WITHIN = timedelta(hours=1)
"""So long the wish for a person is understood as being about that."""


def remember(turn: Turn, tongue: Tongue) -> None:
    """Whoever writes was told whom to turn to, in this language."""
    turn.work.drafts.keep(turn.person.id, _TOLD, {"tongue": tongue.value})


def talk_to_human(intent: TalkToHuman, turn: Turn) -> list[Reply]:
    """In private for whoever was told just before whom to turn to, unless they say what else it is about."""
    if not intent.about and _told_lately(turn):
        return talk_in_private(TalkInPrivate(), turn)
    return walk.talk_to_human(intent, turn)


def ask_for_help(intent: Help, turn: Turn) -> list[Reply]:
    """What the desk can do; to whoever was told just before whom to turn to, a person first."""
    tongue = _told_here(turn) if topic_of(intent.about) is None else None
    return show_help(intent, turn) if tongue is None else [_to_a_person(turn, tongue, texts.helps(tongue))]


def not_left(turn: Turn) -> list[Reply]:
    """To whoever was told just before whom to turn to, and says what means nothing here: no guess, but a person."""
    tongue = _told_here(turn)
    return [] if tongue is None else [_to_a_person(turn, tongue, texts.not_understood(tongue))]


def talk_in_private(_: TalkInPrivate, turn: Turn) -> list[Reply]:
    """A private ticket with none of their words; one is enough."""
    known = _called_already(turn)
    if known is None:
        draft = Draft(TALK_PRIVATELY, urgency=1, private=True, notify=True, least=Priority.P2)
        return open_ticket(turn, draft)[1]
    text = say("A person knows already that you would like to talk: it is your ticket {number}.", number=known.number)
    return turn.privately(Card(text, buttons=(my_ticket(known.number),)))


def _to_a_person(turn: Turn, tongue: Tongue, text: Said) -> Reply:
    person, whole = Button(texts.talk(tongue), "human in private"), Button(HELP.label, "help all")
    if known := _called_already(turn):
        return turn.whisper(texts.called(tongue, known.number), over(known), person, whole)
    return turn.whisper(text, person, whole)


def _called_already(turn: Turn) -> Ticket | None:
    mine = (ticket for ticket in turn.work.tickets.of(turn.person.id) if ticket.state.open)
    return next((ticket for ticket in mine if ticket.summary == TALK_PRIVATELY), None)


def _told_here(turn: Turn) -> Tongue | None:
    """The language in which somebody was told so just before, when they write to the desk alone, amid nothing."""
    message = turn.message
    if message.kind not in (Kind.SAID, Kind.COMMAND, Kind.PRESSED) or not message.place.direct:
        return None
    told = _told_lately(turn)
    return told if told and turn.work.walkthroughs.open_of(turn.person.id) is None else None


def _told_lately(turn: Turn) -> Tongue | None:
    told = turn.work.drafts.of(turn.person.id, _TOLD)
    if told is None or turn.now - told.kept_at >= _MEANT_WITHIN:
        return None
    return Tongue(told.fields.get("tongue", Tongue.ENGLISH.value))
