"""What really ends every process that touches it is put aside after five of them, and the next one does the rest."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn

from bot.app import App, Duty
from bot.content import playbooks
from bot.model.deadlines import MOST_FAULTS
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind, Message, Reply, private_place
from bot.model.people import Identity
from bot.model.ports import Post
from handlers.catalogue import HANDLERS
from handlers.escalation import ladder
from handlers.turn import Turn
from store import dead, due
from store.store import Store
from store.unit_of_work import UnitOfWork
from tests.fakes.chat import Chat
from tests.store.samples import escalation as a_call
from tests.store.samples import reply, says, ticket
from tests.world import MONDAY, NORTH, Turned, text

SAM, KIM = (Identity("chat", "north", name) for name in ("sam", "kim"))
ANSWERED, DID, SAID = -signal.SIGKILL, 7, 9
"""How a process ends that answered, did or said what ends it."""


def asks(who: Identity, words: str) -> Message:
    return Message((f"of {who.user}",), who, private_place(who), words, Kind.COMMAND)


@dataclass
class Ends(Chat):
    """A platform whose words for one message end the process."""

    async def say(self, post: Post) -> str:
        if text(post.card) == "deadly":
            os._exit(SAID)
        return await super().say(post)


def ends(_: OpenTicket, __: Turn) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def calls(work: UnitOfWork) -> list[Reply]:
    if any(row.id == 1 for row in work.escalations.due(work.now, work.alone)):
        os._exit(DID)
    return escalate_due(work)


escalate_due = ladder.escalate_due
playbooks()  # read once, by the process that all are forked from


def process(database_url: str, minutes: int) -> None:
    """One process of the program: it hears, looks at the clock and says what waits, unless that ends it."""
    HANDLERS[OpenTicket] = ends
    ladder.escalate_due = calls
    asyncio.run(_works(App(Store(database_url), [NORTH], {"chat": Ends()}, Turned(MONDAY), Duty.WEB), minutes))


async def _works(app: App, minutes: int) -> None:
    assert isinstance(app.clock, Turned)
    app.clock.moment += timedelta(minutes=minutes)
    await app.know()
    await asyncio.gather(app.inbox.hear(asks(SAM, "ticket open it is dark")), app.inbox.hear(asks(KIM, "my tickets")))
    for _ in range(2):
        await app.settled()
        app.clock.moment += timedelta(minutes=6)
    app.close()


def ended(database_url: str, minutes: int) -> int:
    """How a process ended that was started so long after the beginning."""
    if not (child := os.fork()):
        try:
            process(database_url, minutes)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_what_ends_every_process_is_put_aside_after_five_of_them_and_the_rest_is_done(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    store.know([NORTH], MONDAY)
    says(store, reply("deadly"), reply("harmless"), at=MONDAY)
    with store.begin(NORTH, MONDAY) as work:
        for number in (1, 2):
            of = work.tickets.add(ticket(work.tickets.next_number(), reporter=number)).id
            work.escalations.add(a_call(of, level=0, paged=(), due=MONDAY))

    ends: Counter[int] = Counter()
    while not ends[0] and ends.total() < 20:
        ends[ended(sqlite_url, 10 * ends.total())] += 1
    assert ends == {ANSWERED: MOST_FAULTS, DID: MOST_FAULTS, SAID: MOST_FAULTS, 0: 1}

    with store.looking() as connection:
        errors = [each.error for each in dead.newest(connection, 10)]
        aside = sorted((row.noun, row.row) for row in due.put_aside(connection, 10))
    assert aside == [("escalations", 1), ("unanswered", 1)]
    assert errors == ["too old", "too old", "processes ended while they said it"]
    store.close()
