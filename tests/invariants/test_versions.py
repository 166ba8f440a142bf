"""However long ago somebody read a row, they overwrite nothing that they have not read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace

from bot.model.tickets import Ticket, TicketState
from store.records import Stale
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.journals import gaps
from tests.invariants.names import Holds
from tests.store.samples import ticket
from tests.world import MONDAY, NORTH, World

WORKERS = 3


def contested(url: str, story: Sequence[Step]) -> Broken:
    """Several workers read and take one ticket, each in transactions of its own."""
    with closing(World(url)) as world:
        with world.store.begin(NORTH, MONDAY) as work:
            number = work.tickets.add(ticket()).id
        read: dict[int, Ticket] = {}
        winners: list[int] = []
        for step in story:
            worker = step.which % WORKERS
            with suppress(Stale), world.store.begin(NORTH, MONDAY) as work:
                if step.do == "reads" or worker not in read:
                    read[worker] = work.tickets.get(number)
                elif read[worker].state is TicketState.NEW:
                    work.tickets.save(replace(read[worker], state=TicketState.IN_PROGRESS, owner=worker))
                    winners.append(worker)
        found = gaps(world, "tickets")
    return {Holds.SINGLE_WINNER: winners[1:], Holds.REPLAY: found}


def test_of_all_who_read_a_ticket_while_it_was_new_one_takes_it(ground: Ground) -> None:
    ground.tries(steps(("reads", "takes")), contested, most=15)
