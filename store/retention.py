"""Words that are old: a school may say how long they stay after their ticket is closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, Table, func, select, type_coerce
from sqlalchemy.types import Text

from bot.model.messages import Lane
from bot.model.tickets import TicketState
from store import schema
from store.emptying import COMMENT, GONE, NOWHERE, OFFER, TICKET, empty, empty_walks
from store.outbox import OutboxState
from store.payloads import SPOKEN
from store.traces import SAID_NOTHING
from store.types import written
from store.unit_of_work import UnitOfWork

AT_ONCE = 200
"""So many rows lose their words in one transaction."""
_TIDIED_WITHIN = timedelta(days=8)
"""What is older was tidied up before, or goes with all else that was said: the words of most rows are not read."""
_BRIEF = '"brief":true'
"""As it stands in a row. Quotation marks that somebody typed have a sign before them there."""
_OVER = (TicketState.CLOSED, TicketState.CANCELLED)
_SAID = [state.value for state in (OutboxState.SENT, OutboxState.CANCELLED, OutboxState.EXPIRED)]


def let_words_go(work: UnitOfWork, kept: timedelta) -> int:
    """Empty some tickets that were closed longer ago, with the comments on them, and as old walk-throughs and reports;
    how many rows.
    """
    before = work.now - kept
    tickets, comments, offers, walks = schema.tickets, schema.comments, schema.offers, schema.walkthroughs
    over = (tickets.c.state.in_(_OVER), func.coalesce(tickets.c.closed_at, tickets.c.resolved_at) < before)
    old = _some(work, tickets, *over, tickets.c.summary != GONE)
    held = _some(work, offers, offers.c.held_at < before, offers.c.due.is_(None), offers.c.summary != "")
    walked = _some(work, walks, walks.c.begun_at < before, walks.c.due.is_(None), walks.c.place != NOWHERE)
    return (
        empty(work.journal, comments, COMMENT, comments.c.ticket.in_(old), comments.c.text != GONE)
        + empty(work.journal, tickets, TICKET, tickets.c.id.in_(old))
        + empty(work.journal, offers, OFFER, offers.c.id.in_(held))
        + empty_walks(work.journal, walks.c.id.in_(walked))
    )


def _some(work: UnitOfWork, table: Table, *which: Any) -> list[int]:
    ids: Select[Any] = select(table.c.id).where(table.c.school == work.school.id, *which).order_by(table.c.id)
    return list(work.connection.execute(ids.limit(AT_ONCE)).scalars())


def not_understood(before: datetime) -> Select[Any]:
    """What says again words that nobody understood, and was settled: to none of it may anybody refer any more."""
    outbox = schema.outbox.c
    lately = (outbox.due < before, outbox.due > before - _TIDIED_WITHIN)
    over = (outbox.next_at.is_(None), outbox.unreached_at.is_(None), *lately, outbox.lane == Lane.ANSWER)
    brief = type_coerce(outbox.spoken, Text).contains(_BRIEF, autoescape=True)
    return select(outbox.id).where(*over, brief).order_by(outbox.due)


def said_once(before: datetime) -> Select[Any]:
    """What was said under no key: nothing of it is needed any more."""
    outbox = schema.outbox.c
    over = (outbox.next_at.is_(None), outbox.key.is_(None), outbox.due < before)
    return select(outbox.id).where(*over).order_by(outbox.due)


def said_long_ago(before: datetime) -> Select[Any]:
    """What was said under a key, so that it is never said again, and still has its words."""
    outbox = schema.outbox.c
    nothing = written(SPOKEN.write(SAID_NOTHING))
    over = (outbox.next_at.is_(None), outbox.key.is_not(None), outbox.due < before, outbox.state.in_(_SAID))
    return select(outbox.id).where(*over, type_coerce(outbox.spoken, Text) != nothing).order_by(outbox.due)
