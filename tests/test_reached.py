"""A platform that answers nothing for more than a minute makes a process unready, until it takes something again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from adapters.web import Part
from bot.app import App, Duty
from bot.delivery.outcomes import Broken, LetGo
from bot.delivery.reached import TOLD_FOR, Reached
from bot.model.errors import DeliveryError, NotSent, Throttled, Undeliverable, Unknown
from bot.model.messages import Lane
from store.delivery import Saying
from store.store import Store
from tests.desk import Desk
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, reply, says
from tests.world import Turned

DOWN: tuple[DeliveryError, ...] = (Unknown("HTTP 503"), NotSent("not connected"))


def after(said: Saying, errors: Sequence[BaseException | None], apart: float) -> str | None:
    """What is told when these came so many seconds apart."""
    clock = Turned(NOW)
    reached = Reached(clock)
    for error in errors:
        clock.moment += timedelta(seconds=apart)
        reached.note(said, error)
    return reached.problem("chat")


@pytest.fixture
def said(desk: Desk) -> Saying:
    """A message in somebody's hands."""
    desk.says(reply("a"))
    return desk.claims().sayings[0]


@pytest.mark.parametrize(
    ("errors", "apart", "problem"),
    [
        (DOWN * 2, 30, "the last 4 tries to say something failed, for 1 min"),
        (DOWN * 2, 20, None),
        (DOWN * 25, 1, None),
        (DOWN, 90, None),
        ((*DOWN, None, *DOWN), 60, None),
        ((*DOWN, Undeliverable("gone"), *DOWN), 60, None),
        ((Throttled("slowly", 9),) * 9, 60, None),
        ((Broken("KeyError"), LetGo("perhaps")) * 9, 60, None),
        (
            (*DOWN, Throttled("slowly", 9), Unknown("HTTP 503")),
            60,
            "the last 3 tries to say something failed, for 3 min",
        ),
    ],
)
def test_only_what_fails_for_longer_than_a_minute_and_without_an_answer_between_is_told(
    said: Saying, errors: Sequence[BaseException | None], apart: float, problem: str | None
) -> None:
    assert after(said, errors, apart) == problem


def test_what_nobody_tried_for_a_while_nobody_knows(said: Saying) -> None:
    clock = Turned(NOW)
    reached = Reached(clock)
    for _ in range(3):
        clock.moment += timedelta(minutes=1)
        reached.note(said, Unknown("HTTP 503"))
    assert reached.problem("other") is None
    clock.moment += TOLD_FOR
    assert reached.problem("chat")
    clock.moment += timedelta(seconds=1)
    assert reached.problem("chat") is None


@pytest.mark.parametrize("duty", [Duty.WEB | Duty.CLOCK, Duty.WEB])
async def test_a_process_that_ticks_is_unready_meanwhile_and_one_that_only_hears_is_warned(
    database_url: str, duty: Duty
) -> None:
    chat, clock = Chat(), Turned(NOW)
    app = App(Store(database_url), [NORTH], {"chat": chat}, clock, duty)
    await app.know()
    chat.failures = [NotSent("HTTP 503")] * 50
    for number in range(3):
        says(app.store, reply(f"message {number}", lane=Lane.PAGE), at=clock.now())

    async def passes(seconds: float) -> Part:
        clock.moment += timedelta(seconds=seconds)
        await app.delivery.deliver()
        return (await app.health.ready())["chat"]

    assert (await passes(0)).problem is None
    for _ in range(3):
        part = await passes(30)
    told = part.problem if Duty.CLOCK in duty else str(part.facts["warning"])
    assert told
    assert told.startswith("the last ")
    assert Duty.CLOCK in duty or part.problem is None

    chat.failures.clear()
    assert await passes(300) == Part(None)
    app.close()
