"""Somebody may be in danger: a word to them alone, whom to turn to, and a way to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.model import safety
from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Comment, FillTicket, OpenTicket
from bot.model.intents.walkthroughs import Answer
from bot.model.keys import named
from bot.model.messages import Button, Card, Kind, Message, Reply, private_place
from bot.model.people import Role
from bot.model.safety import Harm, complains, grieves, harm_in, is_strained, tongue_of
from bot.model.understanding.grammar import command
from bot.model.understanding.understand import Understanding
from bot.model.words import lines
from handlers.help.guide import way_back
from handlers.messages.contexts import ticket_below
from handlers.safety import texts
from handlers.safety.afterwards import remember
from handlers.secrets.notice import hidden_notice, overheard_notice
from handlers.tickets import answers as ticket_answers
from handlers.tickets import comments as ticket_comments
from handlers.tickets.form import new_ticket
from handlers.turn import Turn


def comforted(turn: Turn, said: str) -> list[Reply]:
    """What is said in private, wherever it was written, to whoever may be in danger or knows of somebody; nothing for
    all else. What they add to a ticket is kept as well. What the staff say to the desk and to each other is their work.
    `said`: as it was written.
    """
    message = turn.message
    written = _written(message)
    harm = harm_in(written)
    if harm is None:
        return _heard_out(turn, written)
    asked = command(message.words)
    if turn.person.role >= Role.ON_CALL and (asked is not None or message.place.whole in turn.school.staff):
        return []
    added = ticket_comments.comment(asked, turn) if isinstance(asked, Comment) else []
    told = _told(turn, written, harm)
    if not message.addressed:
        return [told, *overheard_notice(turn, said)]
    turn.work.people.clear_misses(turn.person.id, "")
    _let_go(turn, asked)
    return [*added, told, *hidden_notice(turn)]


def _heard_out(turn: Turn, written: str) -> list[Reply]:
    """To whoever wants to report a teacher: whom to turn to, and a person, in private; nothing for all else, nor for
    whoever tells it to a ticket or in the form of one, where a person reads it. What the staff have asked is answered
    with it as well.
    """
    if not turn.message.addressed or turn.person.role >= Role.ON_CALL or not complains(written):
        return []
    asked = command(turn.message.words)
    to_ticket = turn.message.kind is Kind.FILLED or isinstance(asked, Comment | OpenTicket)
    if to_ticket or ticket_below(turn) is not None:
        return []
    answer = ticket_answers.answer(turn)
    added = ticket_comments.comment(answer, turn) if answer else []
    turn.work.people.clear_misses(turn.person.id, "")
    remember(turn, tongue_of(written, Harm.COMPLAINT))
    return [*added, *_calmly(turn, Harm.COMPLAINT), *hidden_notice(turn)]


def _let_go(turn: Turn, asked: Intent | None) -> None:
    """What was typed into the form of a ticket is kept no more."""
    if isinstance(asked, FillTicket):
        turn.work.drafts.drop(turn.person.id, new_ticket(asked, turn).name)


def comforted_after_edit(turn: Turn) -> list[Reply]:
    """The same for whoever puts such words into a message of theirs that is there already; once for each message."""
    words = turn.message.words
    harm = harm_in(words)
    at_work = turn.person.role >= Role.ON_CALL and turn.message.place.whole in turn.school.staff
    return [] if harm is None or at_work else [_told(turn, words, harm)]


def _told(turn: Turn, said: str, harm: Harm) -> Reply:
    message, tongue = turn.message, tongue_of(said, harm)
    read_along = message.kind in (Kind.SAID, Kind.EDITED) and not message.place.direct
    words = texts.told(turn.school.safety, harm, tongue, read_along)
    card = Card(lines(*words), buttons=(Button(texts.talk(tongue), "human in private"),))
    place, written = private_place(message.author), message.remote_id or message.about
    key = named(message, f"comforted/{message.place.channel}/{written}") if written else None
    remember(turn, tongue)
    return Reply(place, card, reader=turn.person, asked=turn.asked if message.addressed else None, key=key)


def consoled(turn: Turn) -> list[Reply]:
    """To whoever tells the desk that somebody has died: a kind word and whom to talk to."""
    words = _written(turn.message)
    if not turn.message.addressed or not grieves(words):
        return []
    return _calmly(turn, Harm.GRIEF)


def encouraged(turn: Turn) -> list[Reply]:
    """To whoever says that it is too much for them, and nothing that is understood."""
    if not turn.message.addressed or turn.person.role >= Role.ON_CALL or not is_strained(_written(turn.message)):
        return []
    back = way_back(turn)
    if not back:  # amid a walk-through the person they ask for next is to help with that
        remember(turn, tongue_of(_written(turn.message), Harm.STRAIN))
    return _calmly(turn, Harm.STRAIN, *back)


def _calmly(turn: Turn, harm: Harm, *before: Button) -> list[Reply]:
    tongue = tongue_of(_written(turn.message), harm)
    card = Card(
        lines(*texts.calmly(turn.school.safety, harm, tongue, turn.person.role >= Role.INSTRUCTOR)),
        buttons=(*before, Button(texts.talk(tongue), "human in private")),
    )
    return turn.privately(card)


def beside_grief(
    turn: Turn, found: Understanding, meant: Callable[[Turn], Understanding]
) -> tuple[Turn, Understanding] | None:
    """What somebody wants who tells of a loss in the same breath, after a kind word: what they told goes nowhere else.

    None where they want nothing besides, or a person, for the kind word has a private way to one; and where all they
    said is a command, a comment or an answer. `found`: what was made of all they said.
    """
    if found.exact or isinstance(found.intent, Answer | Comment):
        return None
    if not (kind_word := consoled(turn)) or not (words := safety.beside_grief(turn.message.words)):
        return None
    rest = replace(turn, message=replace(turn.message, words=words))
    wanted = meant(rest)
    if wanted.intent is None or isinstance(wanted.intent, TalkToHuman):
        return None
    if found.intent is not None and type(wanted.intent) is not type(found.intent):
        return None
    turn.work.outbox.add(kind_word)
    return rest, wanted


def _written(message: Message) -> str:
    """What somebody typed, to the desk or into the form of a ticket."""
    if message.kind is Kind.FILLED and isinstance(command(message.words), FillTicket):
        return "\n".join(message.fields.values())
    return message.words if message.kind in (Kind.SAID, Kind.COMMAND) else ""
