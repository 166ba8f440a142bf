"""Somebody leaves and is to be forgotten: their names, ids and words go; what is counted stays, and says of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, text, update

from bot.model.errors import Conflict
from bot.model.escalation import Level
from bot.model.people import Person, Role
from bot.model.tickets import TicketState
from bot.model.walkthroughs import WalkState
from store import schema
from store.emptying import COMMENT, GONE, OFFER, TICKET, empty, empty_walks
from store.joining import columns
from store.traces import Traces, strike_ids, unsay
from store.unit_of_work import UnitOfWork

NAME = "Somebody who has left"
DROPPED = frozenset(
    (
        *("affected", "drafts", "identities", "links", "misses", "mutes", "origins", "participants"),
        *("unanswered", "visitors"),
    )
)
"""Tables whose rows about somebody go. In all others their number stays, behind which nobody stands any more."""
_OPEN = [state for state in TicketState if state.open]


def obstacles(work: UnitOfWork, person: Person) -> list[str]:
    """What has to be settled before somebody can be forgotten, a sentence each."""
    return [*_told_by_the_file(work, person), *_tickets_open(work, person), *_still_to_come(work, person)]


def _told_by_the_file(work: UnitOfWork, person: Person) -> Iterator[str]:
    accounts = [work.school.listed(i.platform, i.workspace, i.user) for i in person.identities]
    listed = {each.handle for each in accounts if each}
    known = {each.handle for each in work.school.people if each.handle == person.handle}
    for handle in sorted(listed | known):
        yield (
            f"The school's file lists {person.name}: take [people.{handle}] out of it, and the handle out of its "
            "ladders, then ask again."
        )


def _tickets_open(work: UnitOfWork, person: Person) -> Iterator[str]:
    table = work.tickets.table
    for ticket in work.tickets.find(table.c.reporter == person.id, table.c.state.in_(_OPEN)):
        yield f"Ticket {ticket.number}, which they reported, is open: type `resolve {ticket.number}` to the desk."
    for ticket in work.tickets.find(table.c.owner == person.id, table.c.state.in_(_OPEN)):
        yield f"Ticket {ticket.number} is with them: type `assign {ticket.number} to` and somebody else."


def _still_to_come(work: UnitOfWork, person: Person) -> Iterator[str]:
    windows = work.maintenance.table
    for session in work.sessions.to_teach(person.id, work.now):
        yield f"Class {session.number}, which they teach, is still to come: type `session cancel {session.number}`."
    left = (~windows.c.cancelled, windows.c.ends_at > work.now)
    for window in work.maintenance.find(windows.c.planner == person.id, *left):
        yield f"Maintenance {window.number}, which they planned, is not over: cancel it, or wait for its end."
    for cover in work.covers.ahead(work.now):
        if person.id in (cover.by, cover.covered):
            yield f"Override {cover.number} is about them: type `override {cover.number} cancel`."
    joined = schema.joined.c
    if work.connection.execute(
        select(joined.gone).where(joined.school == work.school.id, joined.into == person.id)
    ).all():
        yield "Two accounts of theirs were put together just now: ask again in three minutes."
    held = (work.offers.table.c.person == person.id, work.offers.table.c.due.is_not(None))
    if work.offers.first(*held):
        yield "What they reported a moment ago becomes a ticket within ten minutes: ask again then."


def forget(work: UnitOfWork, person: Person) -> dict[str, int]:
    """Forget somebody who has no obstacles; returns how much was done, by what it is. Nothing counts until it is
    committed.
    """
    if work.connection.dialect.name == "sqlite":
        work.connection.execute(text("PRAGMA secure_delete = ON"))  # https://www.sqlite.org/pragma.html
    words = frozenset(_words(work, person))
    done = {"Accounts": len(person.identities), **_emptied(work, person)}
    traces = Traces(person, words)
    done["Messages that could not be answered"] = work.unanswered.strike(traces.names, traces.texts)
    unsaid = unsay(work.connection, work.school.id, traces)
    if unsaid.waiting:
        raise Conflict("A message with words of theirs waits to be said. Ask again when it is said.")
    done["Messages to them or about them that wait and are not said"] = unsaid.dropped
    done["Messages of which is kept only that they were said"] = unsaid.emptied
    strike_ids(work.connection, work.school.id, person)
    done["Lines of the roster"] = _off_the_roster(work, person)
    for column in columns():
        if (table := schema.metadata.tables[str(column.table.name)]).name in DROPPED:
            gone = work.connection.execute(delete(table).where(table.c.school == work.school.id, column == person.id))
            if (what := _ROWS.get(table.name)) and gone.rowcount:
                done[what] = gone.rowcount
    work.people.change(person.id, {"name": NAME, "handle": "", "role": Role.STUDENT, "zone": work.school.zone})
    work.people.handed_over(person.id)
    return {what: count for what, count in done.items() if count}


_LOOKED_FOR = {"summary", "solution", "announced", "text", "link", "words"}
"""Columns with words of one's own; titles of classes and answers to questions are what others say, too."""
_EMPTIED = (
    "Tickets without their words",
    "Tickets of others without the solution they wrote",
    "Comments without their words",
    "Reports that an article was shown for",
    "Classes they taught",
    "Maintenance they planned",
)
_ROWS = {
    "participants": "Classes they take part in",
    "affected": "Tickets of others that they have too",
    "drafts": "Forms they had begun",
    "visitors": "Channels they have spoken in",
}


def _words(work: UnitOfWork, person: Person) -> Iterator[str]:
    """Their words, and what was written on their tickets, to find it again in messages of the desk."""
    for table, which, values in _rows(person):
        names = [name for name in values if name in _LOOKED_FOR]
        query = select(*(table.c[name] for name in names)).where(table.c.school == work.school.id, which)
        for row in work.connection.execute(query):
            yield from (text for text in row if text != GONE)
    walks = schema.walkthroughs.c
    mine = (walks.school == work.school.id, walks.person == person.id)
    for walk in work.connection.execute(select(walks.walk).where(*mine)).scalars():
        yield from walk.get("words", ())


def _rows(person: Person) -> list[tuple[Table, ColumnElement[bool], Mapping[str, Any]]]:
    """Where words of somebody stand, and what is put in their place."""
    tickets, comments = schema.tickets, schema.comments
    theirs = select(tickets.c.id).where(tickets.c.school == comments.c.school, tickets.c.reporter == person.id)
    on_theirs = or_(comments.c.author == person.id, comments.c.ticket.in_(theirs))
    return [
        (tickets, tickets.c.reporter == person.id, TICKET),
        (tickets, (tickets.c.owner == person.id) & (tickets.c.solution != ""), {"solution": GONE}),
        (comments, on_theirs, COMMENT),
        (schema.offers, schema.offers.c.person == person.id, OFFER),
        (schema.sessions, schema.sessions.c.instructor == person.id, {"title": GONE, "link": ""}),
        (schema.maintenance, schema.maintenance.c.planner == person.id, {"words": GONE}),
    ]


def _emptied(work: UnitOfWork, person: Person) -> dict[str, int]:
    tickets, walks = work.tickets.table, schema.walkthroughs
    resolved = (tickets.c.reporter == person.id, tickets.c.state == TicketState.RESOLVED)
    for ticket in work.tickets.each(*resolved):
        work.tickets.save(replace(ticket, state=TicketState.CLOSED, closed_at=work.now, close_at=None))
    counted = [empty(work.journal, table, values, which) for table, which, values in _rows(person)]
    _call_nobody_of_old(work)
    mine = (walks.c.school == work.school.id, walks.c.person == person.id)
    over = {"state": WalkState.LEFT, "due": None, "version": walks.c.version + 1}
    work.connection.execute(update(walks).where(*mine, walks.c.due.is_not(None)).values(**over))
    walked = empty_walks(work.journal, walks.c.person == person.id)
    return {**dict(zip(_EMPTIED, counted, strict=True)), "Walk-throughs without their answers": walked}


def _call_nobody_of_old(work: UnitOfWork) -> None:
    """Take the handles that the school's file does not have any more out of all escalations."""
    known = {listed.handle for listed in work.school.people}
    for search in work.escalations.each():
        plan = tuple(Level(level.after, tuple(t for t in level.targets if t in known)) for level in search.plan)
        if plan != search.plan:
            empty(work.journal, schema.escalations, {"plan": plan}, schema.escalations.c.id == search.id)


def _off_the_roster(work: UnitOfWork, person: Person) -> int:
    table = schema.roster
    emails = [identity.email for identity in person.identities if identity.email]
    gone = delete(table).where(table.c.school == work.school.id, table.c.email.in_(emails))
    return work.connection.execute(gone).rowcount
