"""All that was written about a ticket, for whoever wants more than a card shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.model.intents.tickets import ReadTicket
from bot.model.messages import Card, Reply, private_place
from bot.model.people import Role
from bot.model.words import Said, lines, say
from handlers.tickets.opening import visible
from handlers.turn import TALK, Turn

PIECE = 9000
"""Letters in one message: every platform takes so many."""
_ABOUT = 100
"""Letters, at most, in which it is said who wrote something, and when."""


def read(intent: ReadTicket, turn: Turn) -> list[Reply]:
    """The whole of it in their own conversation, in as many messages as it takes."""
    work, ticket = turn.work, visible(turn, intent.number)
    comments = list(work.comments.on(ticket.id, internal=turn.person.role >= Role.ON_CALL))
    names = {person.id: person.name for person in work.people.some({comment.author for comment in comments})}
    title = say("All that was written about ticket {number}", number=ticket.number)
    written = list(_rows(ticket.summary))
    for comment in comments:
        about = say("{at} {name}:", at=comment.at, name=names.get(comment.author, ""))
        (first, size), *more = _rows(comment.text)
        written += [(lines(about, first), size + _ABOUT), *more]
    first_card, *others = (Card(text, buttons=(TALK,)) for text in _packed(written))
    there = private_place(turn.message.author)
    begun = turn.privately(replace(first_card, title=title))
    return [*begun, *(Reply(there, card, reader=turn.person) for card in others)]


def _packed(written: Iterable[tuple[Said, int]]) -> Iterator[Said]:
    """In order, as much of it in one message as has room."""
    rows: list[Said] = []
    room = PIECE
    for text, size in written:
        if rows and size > room:
            yield lines(*rows)
            rows, room = [], PIECE
        rows.append(text)
        room -= size
    yield lines(*rows)


def _rows(text: str) -> Iterator[tuple[Said, int]]:
    """The text in pieces, each with its length."""
    return ((say("{text}", text=piece), len(piece)) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The text in order, cut at the end of a line or between words where there is one."""
    while len(text) > PIECE:
        end = next((found for mark in "\n " if (found := text.rfind(mark, PIECE // 2, PIECE)) > 0), PIECE)
        yield text[:end]
        text = text[end:].lstrip()
    yield text
