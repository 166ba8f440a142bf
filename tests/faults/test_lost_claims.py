"""The answer to the commit of a claim is lost: nothing was said under it, and that is no fault of the message's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Literal, TypeVar

import pytest
from sqlalchemy import Connection, select

from bot.app import App, Duty
from bot.delivery.loop import SPARES_FOR, Delivery
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable, Unknown
from bot.model.messages import Lane, Place, private_place
from bot.model.people import Identity
from bot.model.ports import Post
from store.claims import LEASE, Claim
from store.schema import outbox
from store.store import Store
from tests.desk import BLIND, ELSEWHERE, STAFF, Desk, at_once
from tests.fakes.chat import Chat
from tests.faults.troubles import Scene
from tests.store.samples import NORTH, NOW, reply, says
from tests.world import Turned

_T = TypeVar("_T")
HOME = private_place(Identity("chat", "north", "sam"))
PERHAPS = "You may have got this message before."


class Losing:
    """Runs functions, and loses the answer to the next commits of a claim."""

    def __init__(self, times: int) -> None:
        self.times = times

    async def __call__(self, function: Callable[[], _T]) -> _T:
        done = function()
        if isinstance(done, Claim) and done.sayings and self.times:
            self.times -= 1
            raise Unavailable("the line was cut")
        return done


def losing(desk: Desk, times: int = 1) -> Delivery:
    return Delivery(desk.store, {"chat": desk.chat}, desk.clock, Losing(times))


async def loses(delivery: Delivery) -> None:
    with pytest.raises(Unavailable):
        await delivery.deliver()


def notes(desk: Desk) -> list[str]:
    return [post.card.note.template if post.card.note else "" for post in desk.chat.posts.values()]


def counts(desk: Desk) -> list[tuple[int, int, int]]:
    columns = (outbox.c.attempts, outbox.c.doubts, outbox.c.faults)
    with desk.store.looking() as connection:
        rows = connection.execute(select(*columns).order_by(outbox.c.id))
        return [(row.attempts, row.doubts or 0, row.faults or 0) for row in rows]


@pytest.mark.parametrize("times", [1, 3 * MOST_FAULTS])
async def test_it_is_said_at_once_and_without_a_doubt_however_often_that_happens(desk: Desk, times: int) -> None:
    desk.chat.abilities = BLIND
    desk.says(reply("a", STAFF, lane=Lane.PAGE), reply("b", ELSEWHERE))
    delivery = losing(desk, times)
    for _ in range(times):
        await loses(delivery)
    assert desk.said() == []
    await delivery.deliver()

    assert desk.said() == ["a", "b"]
    assert notes(desk) == ["", ""]
    assert desk.states() == ["sent", "sent"]
    assert counts(desk) == [(1, 0, 0), (1, 0, 0)]


@pytest.mark.parametrize("cut", ["before", "after"])
async def test_a_line_that_breaks_at_that_commit_leaves_the_message_as_it_was(
    through: Scene, cut: Literal["before", "after"]
) -> None:
    through.aside.know([NORTH], NOW)
    desk = Desk(through.store, Chat(abilities=BLIND))
    desk.says(reply("a", STAFF, lane=Lane.PAGE))
    through.proxy.cut_at_commit = cut
    await loses(desk.delivery)
    assert desk.states() == [{"before": "ready", "after": "sending"}[cut]]

    for _ in range(500):  # until the server has noticed that nobody is there any more
        await desk.delivery.deliver()
        if desk.said():
            break
        await asyncio.sleep(0.01)
    assert (desk.said(), notes(desk), counts(desk)) == (["a"], [""], [(1, 0, 0)])


class Late(Store):
    """A server that gets to the commit of one transaction when it is let, long after everybody gave up on it."""

    commit: Callable[[], None] | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        if self.commit:
            with super().transaction() as connection:
                yield connection
            return
        connection = self.engine.connect()
        transaction = connection.begin()

        def commit() -> None:
            transaction.commit()
            connection.close()

        self.commit = commit
        yield connection
        raise Unavailable("no answer in time")


async def test_a_claim_that_comes_to_stand_long_after_everybody_gave_up_on_it_is_put_back_then(
    postgres_url: str,
) -> None:
    late = Late(postgres_url)
    aside = Desk(Store(postgres_url), Chat(abilities=BLIND))
    aside.store.know([NORTH], NOW)
    aside.says(reply("a", STAFF, lane=Lane.PAGE))
    delivery = Delivery(late, {"chat": aside.chat}, aside.clock, at_once)
    await loses(delivery)
    await delivery.deliver()
    assert aside.said() == []

    assert late.commit
    late.commit()
    assert aside.states() == ["sending"]
    await delivery.deliver()
    assert (aside.said(), notes(aside), counts(aside)) == (["a"], [""], [(1, 0, 0)])
    late.close()
    aside.store.close()


async def test_what_was_perhaps_said_before_is_still_looked_up(desk: Desk) -> None:
    desk.says(reply("a"))
    desk.chat.failures, desk.chat.accepts_although_failing = [Unknown("timeout")], True
    await desk.delivery.deliver()
    desk.clock.moment += timedelta(seconds=60)
    delivery = losing(desk)
    await loses(delivery)
    await delivery.deliver()

    assert desk.said() == ["a"]
    assert desk.states() == ["sent"]


async def test_an_answer_that_was_asked_for_again_is_repeated(desk: Desk) -> None:
    desk.chat.abilities = BLIND
    desk.says(reply("first", HOME))
    desk.chat.failures = [Unknown("timeout")]
    await desk.delivery.deliver()
    desk.clock.moment += timedelta(seconds=60)
    await desk.delivery.deliver()
    assert desk.states() == ["resting"]

    desk.says(reply("second", HOME))
    delivery = losing(desk)
    await loses(delivery)
    await delivery.deliver()
    assert desk.said() == ["first", "second"]


async def test_a_message_in_whose_hands_processes_ended_is_claimed_alone_as_before(desk: Desk) -> None:
    desk.says(reply("deadly"))
    for number in range(MOST_FAULTS - 1):
        desk.claims(f"killed/{number}")
        desk.clock.moment += LEASE
    desk.says(*(reply("harmless", Place("chat", "north", f"room {number}")) for number in range(3)))
    delivery = losing(desk)
    await loses(delivery)
    delivery.paused = True
    await delivery.deliver()

    assert [saying.faults for saying in desk.claims("killed/last").sayings] == [MOST_FAULTS - 1]
    desk.clock.moment += LEASE
    await desk.delivery.deliver()
    assert desk.states() == ["dead", *["sent"] * 3]


async def test_a_process_that_stops_puts_it_back_before(desk: Desk) -> None:
    desk.chat.abilities = BLIND
    desk.says(reply("a"))
    delivery = losing(desk)
    await loses(delivery)
    await delivery.finish()
    assert (desk.said(), desk.states()) == ([], ["ready"])
    await desk.process().deliver()
    assert (desk.said(), notes(desk), desk.states()) == (["a"], [""], ["sent"])


async def test_whoever_took_it_over_meanwhile_says_it_once(desk: Desk) -> None:
    desk.says(reply("a"))
    late = losing(desk)
    await loses(late)
    desk.clock.moment += LEASE
    await desk.process().deliver()
    await late.deliver()

    assert desk.said() == ["a"]
    assert desk.states() == ["sent"]


async def test_after_a_long_outage_nobody_takes_over_what_its_owner_may_put_back(desk: Desk) -> None:
    desk.chat.abilities = BLIND
    desk.says(reply("a", STAFF, lane=Lane.PAGE), reply("b", ELSEWHERE))
    owner, other = losing(desk), desk.process()
    await loses(owner)
    desk.clock.moment += 2 * LEASE
    other.database_was_away()
    await other.deliver()
    assert desk.said() == []
    await owner.deliver()
    assert (sorted(desk.said()), notes(desk)) == (["a", "b"], ["", ""])


async def test_what_somebody_left_who_died_is_taken_over_soon_after_an_outage(desk: Desk) -> None:
    desk.says(reply("a"), reply("b", ELSEWHERE))
    desk.claims("killed/1")
    desk.says(reply("new", HOME))
    desk.clock.moment += LEASE
    desk.delivery.database_was_away()
    await desk.delivery.deliver()
    assert desk.said() == ["new"]
    desk.clock.moment += SPARES_FOR
    await desk.delivery.deliver()
    assert sorted(desk.said()) == ["a", "b", "new"]


class Told(Chat):
    """Tells when something was said."""

    def __init__(self) -> None:
        super().__init__()
        self.spoke = asyncio.Event()

    async def say(self, post: Post) -> str:
        self.spoke.set()
        return await super().say(post)


@pytest.fixture
async def app(store: Store) -> AsyncIterator[App]:
    store.know([NORTH], NOW)
    made = App(store, [NORTH], {"chat": Told()}, Turned(NOW), Duty.WEB)
    yield made
    await asyncio.to_thread(made.threads.close)


async def test_a_process_that_hears_nothing_more_says_it_too(app: App) -> None:
    chat = app.adapters["chat"]
    assert isinstance(chat, Told)
    says(app.store, reply("a"), at=NOW)
    app.delivery.threads = Losing(1)
    running = asyncio.ensure_future(app.delivery.run())
    app.delivery.wake()
    for _ in range(10):
        await asyncio.sleep(0)
    assert not chat.spoke.is_set()

    await app.watchdog.look()
    await asyncio.wait_for(chat.spoke.wait(), 10)
    await app.delivery.idle()
    running.cancel()
