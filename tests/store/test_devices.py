"""What somebody has told of their device is found with the number of their next ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.walkthroughs import Verdict
from store.devices import Told
from store.store import Store
from tests.store.samples import NORTH, NOW, statements, ticket, walkthrough

IPAD, IMAC = (("Device", "iPad"), ("Where?", "here")), (("Device", "iMac"),)
WALK = {"answers": [["What?", "Windows 11", "device", "Windows 11"]]}


@pytest.mark.parametrize("messages", [1, 3])
def test_it_is_the_newest_that_they_told_themselves_and_nothing_private(store: Store, messages: int) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        work.tickets.add(ticket(1, reporter=7, answers=IMAC, opened_at=NOW))
        work.tickets.add(ticket(2, reporter=7, answers=IPAD, opened_at=NOW + timedelta(hours=1)))
        work.tickets.add(ticket(3, reporter=7, answers=IMAC, opened_at=NOW + timedelta(hours=2), private=True))
        work.tickets.add(ticket(4, reporter=7, answers=(("Where?", "here"),), opened_at=NOW + timedelta(hours=3)))
        work.tickets.add(ticket(5, reporter=8, answers=IMAC, opened_at=NOW))
        kept = work.walkthroughs.add(walkthrough(9, walk=WALK, verdict=Verdict.ASKED, due=None))

    with store.begin(NORTH, NOW, messages) as work, statements(store) as asked:
        work.tickets.reporters = [7, 8, 9]
        told = [work.tickets.next_number_for(reporter)[1] for reporter in (7, 8, 9)]
    assert told == [
        Told(IPAD, NOW + timedelta(hours=1)),
        Told(IMAC, NOW),
        Told(walk=WALK, begun_at=kept.begun_at),
    ]
    assert len(asked) == 3


@pytest.mark.parametrize("messages", [1, 2])
def test_who_told_nothing_has_none(store: Store, messages: int) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW, messages) as work:
        assert work.tickets.next_number_for(7) == (1, Told())
