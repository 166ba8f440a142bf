"""Somebody says that something is still so, or so again: ask whether they mean the one ticket they have."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model.errors import AskBack
from bot.model.letters import plain
from bot.model.messages import Button, Kind, Reply, Style
from bot.model.people import Role
from bot.model.reports.dangers import danger
from bot.model.reports.named_tickets import is_called
from bot.model.reports.subjects import UNSORTED, guess
from bot.model.reports.systems import named_in, system_of
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket, TicketState
from bot.model.understanding.grammar import exact
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.tickets.choice import title_here, which_one
from handlers.turn import LONGEST_PRESSED, MY_TICKETS, TALK, Turn
from handlers.unsaid import excuse

_LATELY = timedelta(days=3)
_JUST_NOW = timedelta(minutes=10)
_TITLE = 60
_NEW = Button(say("It is something else"), "ticket form", form=True)
_STILL = re.compile(
    r"\b(?:still|again|sigue|siguen|todavia|aun|otra vez|de nuevo|immer noch|noch immer|wieder|toujours|encore|"
    r"de nouveau|ainda|continua|de novo|outra vez)\b"
)
_UNDONE = re.compile(
    r"(?:\b(?:never|not|nunca|nie|nicht|jamais|pas|nao)\b|n't\b|\bno (?=se |me |lo |la |esta|fue|ha))"
    r".{0,40}?\b(?:(?:re)?sol[vu]\w+|resuelt[oa]|resolv\w+|fix(?:ed)?|repaired|mended|arregl\w+|solucion\w+|gelost|behoben|repare\w*|regle\w*|consert\w+)\b"
)
"""What was left undone."""
_REPORTED = re.compile(
    r"\b(?:tickets?|tique|incidencia|anfrage|demande|chamado|problem\w*|issue|request|it|that|this)\b"
)


def same_thing(turn: Turn, other: str) -> list[Reply]:
    """As `goes_on`, for words that could also begin something else (`other`, a command); empty unless they name what
    their one ticket is about.
    """
    words = turn.message.words
    if turn.message.kind is not Kind.SAID or exact(words, lambda _: True) or not _STILL.search(plain(words)):
        return []
    named = frozenset(plain_words(words)) - lexicon().common
    mine = [each for each in turn.work.tickets.of(turn.person.id) if _counts(each, turn)]
    if len(mine) != 1 or not is_called(named, mine[0].summary):
        return []
    return goes_on(turn, Button(say("It is something else"), other))


def just_reported(turn: Turn, category: str, other: str) -> list[Reply]:
    """The same question of words right behind the one ticket that is open, which name nothing else: `it says file too
    big`. Empty where what they are about, their `category`, is something else than the ticket.
    """
    words, message = turn.message.words, turn.message
    free = message.kind is Kind.SAID and message.place.direct and not exact(words, lambda _: True)
    if not free or turn.person.role >= Role.ON_CALL or len(words) > LONGEST_PRESSED or danger(words):
        return []
    mine = [each for each in turn.work.tickets.open_of(turn.person.id) if each.reporter == turn.person.id]
    if len(mine) != 1 or turn.now - mine[0].opened_at > _JUST_NOW or category not in (UNSORTED[0], mine[0].category):
        return []
    if guess(words) != UNSORTED or _names_another(turn, mine[0]):
        return []
    return [excuse(turn, shall_it(turn, mine[0], Button(say("It is something else"), other)))]


def _names_another(turn: Turn, ticket: Ticket) -> bool:
    """Whether the words name another system than the ticket, or one of which an outage is known: that is told."""
    named = named_in(turn.message.words)
    if named is None:
        return False
    about = system_of(ticket.system)
    return (about is not None and about != named.system) or bool(turn.work.tickets.outages(*named.values))


def goes_on(turn: Turn, other: Button = _NEW) -> list[Reply]:
    """Ask whether to put these words on their ticket, or to open it again with them; empty when they have no recent
    ticket, or several. `other`: what they may want instead.
    """
    words = turn.message.words.strip()
    if turn.person.role >= Role.ON_CALL or not turn.message.place.direct or len(words) > LONGEST_PRESSED:
        return []
    undone = _is_undone(words)
    if not (undone or _STILL.search(plain(words))):
        return []
    return _asked(turn, words, undone, other)


def _asked(turn: Turn, words: str, undone: bool, other: Button) -> list[Reply]:
    mine, said = [each for each in turn.work.tickets.of(turn.person.id) if _counts(each, turn)], guarded(words)
    mine = [each for each in mine if undone and not each.state.open] or mine
    if danger(words) and not all(each.private for each in mine):
        return []
    if undone and len(mine) > 1:
        asked = "I am sorry. Which one is not solved? Please say its number."
        does = "comment" if mine[0].state.open else "reopen"
        return [_brief(excuse(turn, which_one(turn, asked, mine, (does, said), MY_TICKETS)))]
    if len(mine) != 1:
        return []
    return [_brief(excuse(turn, shall_it(turn, mine[0], other)))]


def _brief(reply: Reply) -> Reply:
    """Its buttons say the words again, which stand nowhere else yet."""
    return replace(reply, brief=True)


def shall_it(turn: Turn, ticket: Ticket, other: Button = _NEW) -> AskBack:
    """Ask whether to put what was said on this ticket, to open it again, or to open one that follows it. Only the
    button carries the words. `other`: what they may want instead.
    """
    text, label, does = _deed(ticket)
    said = shortened(guarded(turn.message.words.strip()), LONGEST_PRESSED)
    return AskBack(
        text,
        Button(say(label, number=ticket.number), f"{does} {ticket.number} {said}", Style.PRIMARY),
        *(other, MY_TICKETS, TALK),
        number=ticket.number,
        title=shortened(title_here(turn, ticket).rstrip(" ."), _TITLE).rstrip("?"),
    ).answered_by(Lack.YES, f"{does} {ticket.number}")


def _deed(ticket: Ticket) -> tuple[str, str, str]:
    """The question, the label of its button and the command, by the ticket's state; a closed one stays closed."""
    if ticket.state.open:
        return "Shall I put that on your ticket {number}: {title}?", "Add this to ticket {number}", "comment"
    if ticket.state is TicketState.RESOLVED:
        return "Shall I open your ticket {number} again: {title}?", "Open it again", "reopen"
    return "Shall I open a new ticket that goes on from ticket {number}: {title}?", "Yes, open one", "reopen"


def _is_undone(words: str) -> bool:
    """Whether they say that what they reported was never fixed."""
    said = plain(words)
    return bool(_UNDONE.search(said) and _REPORTED.search(said))


def _counts(ticket: Ticket, turn: Turn) -> bool:
    """Whether it is open, or was until lately and no open ticket follows it."""
    if any(each.follows == ticket.id and each.state.open for each in turn.work.tickets.of(turn.person.id)):
        return False
    closed = ticket.state is TicketState.CLOSED and ticket.closed_at is not None
    lately = closed and turn.now - (ticket.closed_at or turn.now) <= _LATELY
    return ticket.state.open or ticket.state is TicketState.RESOLVED or lately
