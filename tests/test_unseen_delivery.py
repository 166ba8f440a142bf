"""Nobody knows whether it was said, and nobody can look: what is repeated, how often, and with which words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.model.deadlines import MOST_FAULTS, MOST_LOOKS
from bot.model.errors import DeliveryError, NotSent, Undeliverable, Unknown
from bot.model.messages import Lane, Place, Reply, private_place
from bot.model.people import Identity, Person, Role
from bot.model.ports import Post
from store.claims import LEASE
from tests.desk import BLIND, ELSEWHERE, STAFF, Desk
from tests.fakes.chat import Chat
from tests.store.samples import NOW, reply
from tests.world import text

WHO = Identity("chat", "north", "sam")
SAM = Person(1, "Sam", Role.STUDENT, "Europe/Lisbon", identities=(WHO,))
HOME = private_place(WHO)
PERHAPS = "You may have got this message before."


class Unread(Chat):
    """Its history may not be read."""

    async def find(self, post: Post) -> str | None:
        raise Undeliverable("missing_scope")


def blind(desk: Desk) -> None:
    desk.chat.abilities = BLIND


def unread(desk: Desk) -> None:
    desk.chat = Unread()
    desk.delivery = desk.process()


BLINDNESS = pytest.mark.parametrize("unable", [blind, unread])


def fails(desk: Desk, *errors: DeliveryError | None, accepts: bool = True) -> None:
    desk.chat.failures, desk.chat.accepts_although_failing = list(errors), accepts


def notes(desk: Desk) -> list[str]:
    return [post.card.note.template if post.card.note else "" for post in desk.chat.posts.values()]


@BLINDNESS
@pytest.mark.parametrize(
    "said",
    [reply("a", STAFF, lane=Lane.PAGE), reply("a", STAFF), reply("a", HOME, key="k"), reply("a", HOME, live="c")],
)
async def test_what_must_not_be_lost_is_said_once_more_with_a_word_about_it(
    desk: Desk, unable: Callable[[Desk], None], said: Reply
) -> None:
    unable(desk)
    desk.says(said)
    fails(desk, Unknown("timeout"))
    await desk.delivery.deliver()
    await desk.passes(seconds=59)
    assert notes(desk) == [""]
    await desk.passes(seconds=1)
    await desk.passes(hours=2)

    assert notes(desk) == ["", PERHAPS]
    assert desk.states() == ["sent"]


@BLINDNESS
@pytest.mark.parametrize(("ahead", "copies"), [(timedelta(hours=1), 1), (timedelta(minutes=-1), 2)])
async def test_a_reminder_is_not_repeated_while_another_one_is_still_to_come(
    desk: Desk, unable: Callable[[Desk], None], ahead: timedelta, copies: int
) -> None:
    unable(desk)
    desk.says(reply("a", HOME, lane=Lane.NOTICE, key="day", followed_at=NOW + ahead, until=NOW + timedelta(days=1)))
    fails(desk, Unknown("timeout"))
    for _ in range(3):
        await desk.passes(minutes=2)

    assert notes(desk) == ["", PERHAPS][:copies]
    assert desk.states() == [["expired", "sent"][copies - 1]]


@BLINDNESS
@pytest.mark.parametrize("accepts", [True, False])
async def test_an_answer_is_repeated_when_its_reader_asks_for_something_else(
    desk: Desk, unable: Callable[[Desk], None], accepts: bool
) -> None:
    unable(desk)
    desk.says(reply("first", HOME))
    fails(desk, Unknown("timeout"), accepts=accepts)
    for _ in range(5):
        await desk.passes(minutes=5)
    assert desk.said() == ["first"][: 1 if accepts else 0]

    desk.says(reply("second", HOME), reply("elsewhere", ELSEWHERE))
    await desk.delivery.deliver()
    await desk.delivery.deliver()
    assert [words for words in desk.said() if words != "elsewhere"] == (["first"] if accepts else []) + [
        "first",
        "second",
    ]
    assert notes(desk).count(PERHAPS) == 1
    assert desk.states() == ["sent", "sent", "sent"]


async def test_a_whisper_is_repeated_with_the_next_one_to_the_same_reader(desk: Desk) -> None:
    desk.says(reply("first", private_to=SAM))
    fails(desk, Unknown("timeout"), accepts=False)
    await desk.passes(minutes=5)
    assert desk.states() == ["resting"]
    desk.says(reply("to all"), reply("second", private_to=SAM))
    await desk.delivery.deliver()

    assert sorted(desk.said()) == ["first", "second", "to all"]


async def test_an_answer_nobody_asked_after_is_let_go_after_an_hour(desk: Desk) -> None:
    blind(desk)
    desk.says(reply("first", HOME))
    fails(desk, Unknown("timeout"))
    await desk.passes(minutes=59, seconds=59)
    await desk.passes(hours=1)
    desk.says(reply("second", HOME))
    await desk.passes(seconds=1)

    assert desk.said() == ["first", "second"]
    assert desk.states() == ["expired", "sent"]


async def test_an_answer_repeated_in_vain_is_let_go_and_the_next_one_comes(desk: Desk) -> None:
    blind(desk)
    desk.says(reply("first", HOME))
    fails(desk, Unknown("timeout"), Unknown("timeout"))
    await desk.delivery.deliver()
    desk.says(reply("second", HOME))
    await desk.delivery.deliver()

    assert desk.said() == ["first", "first", "second"]
    assert desk.states() == ["expired", "sent"]


async def test_an_answer_that_is_repeated_waits_for_a_platform_that_is_away(desk: Desk) -> None:
    blind(desk)
    desk.says(reply("first", HOME))
    fails(desk, Unknown("timeout"), *[NotSent("refused")] * 3, accepts=False)
    await desk.delivery.deliver()
    desk.says(reply("second", HOME))
    await desk.delivery.deliver()
    assert len(desk.chat.failures) == 2
    for _ in range(4):
        await desk.passes(minutes=1)

    assert desk.said() == ["first", "second"]
    assert notes(desk) == [PERHAPS, ""]


async def test_a_look_that_fails_says_nothing_and_is_counted_by_itself(desk: Desk) -> None:
    class Down(Chat):
        looks = 0

        async def find(self, post: Post) -> str | None:
            self.looks += 1
            if self.looks < MOST_LOOKS:
                raise Unknown("503")
            return await super().find(post)

    desk.chat = Down()
    desk.delivery = desk.process()
    desk.says(reply("a"))
    fails(desk, Unknown("503"), accepts=False)
    for _ in range(MOST_LOOKS + 1):
        await desk.passes(minutes=6)

    assert desk.said() == ["a"]
    assert notes(desk) == [""]
    assert desk.states() == ["sent"]


@pytest.mark.parametrize("error", [Unknown("503"), NotSent("access_denied")])
async def test_an_answer_whose_look_ups_go_on_failing_rests_until_its_reader_asks_again(
    desk: Desk, error: DeliveryError
) -> None:
    class Down(Chat):
        async def find(self, post: Post) -> str | None:
            raise error

    desk.chat = Down()
    desk.delivery = desk.process()
    desk.says(reply("a", HOME))
    fails(desk, Unknown("503"), accepts=False)
    for _ in range(MOST_LOOKS + 1):
        await desk.passes(minutes=5)
    assert desk.states() == ["resting"]
    assert desk.errors() == [f"it was perhaps said, and not looked up: {error}"]

    desk.says(reply("b", HOME))
    await desk.delivery.deliver()
    assert desk.said() == ["a", "b"]
    assert notes(desk) == [PERHAPS, ""]


async def test_certainly_not_said_in_between_does_not_make_it_less_unknown(desk: Desk) -> None:
    blind(desk)
    desk.says(reply("a", STAFF, lane=Lane.PAGE))
    fails(desk, Unknown("timeout"))
    await desk.delivery.deliver()
    fails(desk, NotSent("refused"), accepts=False)
    await desk.passes(seconds=60)
    await desk.passes(seconds=60)

    assert notes(desk) == ["", PERHAPS]


class Broken(Chat):
    """Cannot show some words."""

    async def say(self, post: Post) -> str:
        if text(post.card) == "poison":
            raise ZeroDivisionError
        return await super().say(post)


@pytest.mark.logs_errors("adapter failed")
async def test_what_cannot_be_rendered_is_given_up_after_a_few_tries_with_its_error(desk: Desk) -> None:
    desk.chat = Broken()
    desk.delivery = desk.process()
    desk.says(reply("poison"), reply("b"), reply("x", ELSEWHERE))
    for tries in range(MOST_FAULTS):
        assert desk.states() == ["unknown" if tries else "ready", "ready", "sent" if tries else "ready"]
        await desk.passes(minutes=5)

    assert desk.states() == ["dead", "sent", "sent"]
    assert desk.errors()[0] == "ZeroDivisionError"


class Deadly(Chat):
    """The process ends while it says some words."""

    def __init__(self) -> None:
        super().__init__()
        self.dies = asyncio.Event()

    async def say(self, post: Post) -> str:
        if text(post.card) == "3":
            self.dies.set()
            await asyncio.Event().wait()
        return await super().say(post)


async def test_a_message_that_kills_every_process_takes_no_other_with_it(desk: Desk) -> None:
    desk.says(*(reply(str(number), Place("chat", "north", f"room{number}")) for number in range(8)))
    deadly = Deadly()
    for _ in range(MOST_FAULTS):
        deadly.dies.clear()
        async with asyncio.TaskGroup() as group:
            running = group.create_task(desk.process(deadly).deliver())
            await deadly.dies.wait()
            running.cancel()
        desk.clock.moment += LEASE
    await desk.process(deadly).deliver()

    assert desk.states() == ["sent"] * 3 + ["dead"] + ["sent"] * 4
    assert desk.errors()[3] == "processes ended while they said it"
    assert sorted(text(post.card) for post in deadly.posts.values()) == list("0124567")
