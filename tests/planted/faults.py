"""Small changes of the program, each of which breaks something that must hold."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, func

from bot.delivery import outcomes
from bot.delivery.loop import Delivery
from bot.delivery.voice import Voice
from bot.engine import Engine
from bot.model import escalation as policy
from bot.model.escalation import Escalation, Level
from bot.model.messages import Reply
from bot.model.ports import Adapter, Post
from bot.model.school import School
from bot.model.sessions import ReminderState
from bot.model.tickets import Ticket, TicketState
from handlers.catalogue import Regular
from handlers.escalation import ladder
from handlers.escalation import pages as escalation_pages
from handlers.sessions import cards as session_cards
from handlers.sessions import planning as sessions
from handlers.sessions import reminders as session_reminders
from store import claims, delivery, hearing, journal, queues, seals, store
from store import outbox as waiting
from store.escalation import Escalations
from store.guards import Subjects
from store.journal import Journal
from store.outbox import Outbox, OutboxState
from store.persons import Persons
from store.phrases import Phrases
from store.schema import journal as lines
from store.schema import outbox as rows
from store.sessions import Reminders
from store.tickets import Tickets
from tests.invariants import (
    test_costs,
    test_escalations,
    test_inbox,
    test_outbox,
    test_phrases,
    test_reminders,
    test_versions,
)
from tests.invariants.names import Holds
from tests.planted.planting import breaks

CALLS = test_escalations.test_who_is_on_call_is_called_in_time_for_what_nobody_took_and_for_nothing_else
DEATHS = test_escalations.test_a_process_that_dies_while_it_calls_leaves_nobody_out
SAID = test_outbox.test_a_platform_that_can_be_read_hears_everything_in_order_and_once
REMINDED = test_reminders.test_everybody_is_reminded_of_a_class_as_it_is_now_in_time_and_once
COPIES = test_inbox.test_copies_in_any_order_change_nothing
COSTS = test_costs.test_a_message_costs_the_same_however_much_there_is
VERSIONS = test_versions.test_of_all_who_read_a_ticket_while_it_was_new_one_takes_it


def _apart(self: Engine, regular: Regular, school: School, now: datetime) -> int:
    """What is done by the clock, and what is said of it, in two transactions."""
    with self.store.begin(school, now) as work:
        replies = regular.chore(work)
    with self.store.begin(school, now) as work:
        work.outbox.add(replies)
    return len(replies)


@breaks(Holds.REACH, DEATHS)
def a_rung_is_done_before_its_calls_are_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Engine, "_chore", _apart)


@breaks(Holds.REACH, CALLS)
def who_has_left_is_waited_for(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(escalation_pages, "_reaches", lambda *_: True)


@breaks(Holds.ANCHORED, CALLS)
def due_is_now_and_the_wait(patch: pytest.MonkeyPatch) -> None:
    save = Escalations.save

    def drifting(self: Escalations, row: Escalation) -> Escalation:
        if row.due and row.level:
            wait = row.plan[row.level].after - row.plan[row.level - 1].after
            row = replace(row, due=self.journal.now + timedelta(seconds=wait))
        return save(self, row)

    patch.setattr(Escalations, "save", drifting)


@breaks(Holds.NEVER_EARLY, CALLS)
def one_rung_too_many(patch: pytest.MonkeyPatch) -> None:
    def off_by_one(call: Escalation, now: datetime) -> tuple[Level, ...]:
        return call.plan[call.level : call.level + len(due_levels(call, now)) + 1]

    due_levels = policy.due_levels
    patch.setattr(policy, "due_levels", off_by_one)


@breaks(Holds.QUIET, CALLS)
def the_state_is_read_when_it_is_decided_and_not_when_it_is_said(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Subjects, "hold", lambda *_: True)


@breaks(Holds.QUIET, CALLS)
def a_page_goes_on_asking_when_somebody_has_it(patch: pytest.MonkeyPatch) -> None:
    settled = ladder._settled

    def unchanged(*which: Any) -> list[Reply]:
        settled(*which)
        return []

    patch.setattr(ladder, "_settled", unchanged)


@breaks(Holds.SINGLE_WINNER, VERSIONS)
def the_version_is_not_compared(patch: pytest.MonkeyPatch) -> None:
    table = Tickets.table
    which = (table.c.school == bindparam("of"), table.c.id == bindparam("row"), bindparam("read") > 0)
    patch.setattr(Tickets, "_update", table.update().where(*which))


@breaks(Holds.SINGLE_WINNER, CALLS)
def who_comes_second_takes_it_too(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Escalations, "open_on", lambda self, ticket, **_: self.first(self.table.c.ticket == ticket))


@breaks(Holds.ABSORBED, CALLS)
def taking_it_opens_it_again(patch: pytest.MonkeyPatch) -> None:
    def opening(ticket: Ticket, by: Any, now: datetime) -> Ticket:
        return replace(ticket, state=TicketState.IN_PROGRESS, owner=by.id, acknowledged_at=now)

    patch.setattr(ladder, "acknowledged", opening)


@breaks(Holds.AT_LEAST_ONCE, SAID)
def what_nobody_knows_is_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outcomes, "_in_doubt", lambda *_: (OutboxState.DEAD, None))


@breaks(Holds.AT_MOST_ONCE, SAID)
def nothing_is_looked_up(patch: pytest.MonkeyPatch) -> None:
    async def at_once(_: Voice, adapter: Adapter, __: Any, post: Post) -> str:
        return await adapter.say(post)

    patch.setattr(Voice, "_said_again", at_once)


@breaks(Holds.AT_MOST_ONCE, SAID)
def who_stood_still_says_it_all_the_same(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(claims, "BEGUN_WITHIN", timedelta(days=1))


@breaks(Holds.ORDER, SAID)
def every_message_has_a_queue_of_its_own(patch: pytest.MonkeyPatch) -> None:
    queue_of = waiting.queue_of
    patch.setattr(waiting, "queue_of", lambda *which: f"{queue_of(*which)}/{secrets.token_hex(4)}")


@breaks(Holds.ORDER, SAID)
def all_places_have_one_queue(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(waiting, "queue_of", lambda place, *_: f"{place.platform}/{place.workspace}/all")


@breaks(Holds.IDEMPOTENT, COPIES)
def copies_are_told_by_the_first_name_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hearing, "keys_of", lambda message: message.keys[:1])


@breaks(Holds.IDEMPOTENT, COPIES)
def what_was_heard_is_forgotten_too_soon(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store, "HEARD_KEPT_FOR", timedelta(days=5))


@breaks(Holds.REPLAY, CALLS)
def a_change_without_a_line(patch: pytest.MonkeyPatch) -> None:
    note = Journal.note

    def added_alone(self: Journal, noun: str, row: int, what: str, change: Mapping[str, Any]) -> None:
        if what == "added":
            note(self, noun, row, what, change)

    patch.setattr(Journal, "note", added_alone)


@breaks(Holds.REPLAY, CALLS)
def a_line_is_sealed_without_the_one_before_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(journal, "_INSERT", lines.insert().values(nth=seals.NTH, seal=bindparam("digest")))


@breaks(Holds.PLANNED, REMINDED)
def a_move_leaves_the_old_plan(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reminders, "cancel", lambda *_: None)


@breaks(Holds.PLANNED, REMINDED)
def one_of_a_class_is_left_out(patch: pytest.MonkeyPatch) -> None:
    everybody = session_cards.recipients
    patch.setattr(session_reminders, "recipients", lambda *which: everybody(*which)[:-1])


@breaks(Holds.PLANNED, REMINDED)
def who_wants_no_reminders_is_not_invited_either(patch: pytest.MonkeyPatch) -> None:
    for module in (sessions, session_reminders):
        patch.setattr(module, "known_of", lambda *_, **__: True)


@breaks(Holds.PLANNED, REMINDED)
def a_reminder_is_over_before_its_words_are_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Engine, "_chore", _apart)


@breaks(Holds.NOT_STALE, REMINDED)
def all_is_said_after_an_outage(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(session_reminders, "_verdict", lambda *_, **__: ReminderState.SAID)


@breaks(Holds.NOT_STALE, REMINDED)
def the_plan_is_not_compared_when_it_is_said(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Subjects, "hold", lambda *_: True)


@breaks(Holds.CLOCK, REMINDED)
def what_was_done_is_remembered_by_the_process_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reminders, "settle", lambda *_: None)


@breaks(Holds.LEASES, SAID)
def who_lost_a_message_writes_all_the_same(patch: pytest.MonkeyPatch) -> None:
    changes = dict(delivery._SETTLE._values or {})
    unfenced = rows.update().where(rows.c.id == bindparam("row"), bindparam("by") != "").values(changes)
    patch.setattr(delivery, "_SETTLE", unfenced)


@breaks(Holds.LEASES, SAID)
def what_is_being_said_may_be_claimed(patch: pytest.MonkeyPatch) -> None:
    at_once = func.min(bindparam("leased", type_=rows.c.next_at.type), rows.c.next_at)
    patch.setattr(claims, "_TAKE", claims._TAKE.values(next_at=at_once))


@breaks(Holds.DRAINED, SAID)
def who_is_to_stop_claims_on(patch: pytest.MonkeyPatch) -> None:
    async def waits(self: Delivery) -> None:
        await self._idle.wait()

    patch.setattr(Delivery, "finish", waits)


@breaks(Holds.BOUNDED, SAID)
def everything_is_claimed_at_once(patch: pytest.MonkeyPatch) -> None:
    some = queues.waiting

    def everything(connection: Connection, now: Any, reach: Any, limit: int) -> Sequence[Any]:
        return some(connection, now, reach, limit * 1_000)

    patch.setattr(claims, "waiting", everything)


@breaks(Holds.BOUNDED, COSTS)
def each_answer_is_a_statement_of_its_own(patch: pytest.MonkeyPatch) -> None:
    def one_by_one(self: Outbox) -> int:
        for number, row in enumerate(self._rows):
            self.connection.execute(rows.insert(), {**row, "mark": f"{id(self)}/{number}"})
        return len(self._rows)

    patch.setattr(Outbox, "write", one_by_one)


@breaks(Holds.BOUNDED, COSTS)
def people_are_read_one_by_one(patch: pytest.MonkeyPatch) -> None:
    some = Persons.some
    patch.setattr(Persons, "some", lambda self, ids: [one for each in ids for one in some(self, [each])])


@breaks(Holds.TAUGHT, test_phrases.test_what_was_taught_in_any_process_is_known_in_every_process)
def what_was_taught_is_read_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Phrases, "edition", lambda _: 0)
