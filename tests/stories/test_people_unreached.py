"""Somebody cannot be told what is for them: another way is taken, or the staff hear of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import Undeliverable, Unreachable
from bot.model.escalation import Ladder, Step
from bot.model.messages import Place
from bot.model.people import Identity
from bot.model.ports import Post
from bot.model.school import School
from bot.model.tickets import Priority
from tests.fakes.chat import Chat
from tests.stories.looking import CALM, POINTER, URGENT, pages
from tests.world import HELP_DESK, NORTH, STAFF, Someone, World, text


class Left(Chat):
    """People have left this platform: nothing can be said to them."""

    left: frozenset[str] = frozenset()
    whispers: bool = False
    """Whether they can still be told something alone where others read along."""
    refused: int = 0

    async def say(self, post: Post) -> str:
        who = post.private_to.user if post.private_to else post.place.channel.removeprefix("@")
        if who in self.left and (post.place.direct or (post.private_to and not self.whispers)):
            self.refused += 1
            raise Unreachable("user_disabled")
        return await super().say(post)


def two_accounts(*handles: str) -> School:
    """The school, in which these people have a second account in another workspace."""
    people = [
        replace(each, identities=(*each.identities, ("chat", "second", f"{each.handle}2")))
        if each.handle in handles
        else each
        for each in NORTH.people
    ]
    return replace(NORTH, people=tuple(people), workspaces=NORTH.workspaces | {("chat", "second")})


@pytest.fixture
def place(world_of: Callable[..., World]) -> Callable[..., World]:
    def make(school: School, *left: str) -> World:
        world = world_of(school)
        world.chat = Left()
        world.chat.left = frozenset(left)
        world.start()
        return world

    return make


def in_staff(world: World) -> list[str]:
    return [text(post.card) for _, post in world.chat.at(STAFF)]


def test_who_left_one_account_is_paged_at_the_other(place: Callable[..., World]) -> None:
    world = place(two_accounts("ana"), "ana")
    other = Someone(world, Identity("chat", "second", "ana2"))

    world.student.says(URGENT)
    world.passes(seconds=1)

    assert len(pages(other)) == 1
    assert pages(world.second) == []
    assert other.says("ack") == "ack"
    world.passes(hours=2)
    assert pages(world.second) == []


def test_who_has_no_other_account_is_skipped_at_once_and_the_staff_hear_of_it(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")

    world.student.says(URGENT)
    world.passes(seconds=1)

    assert len(pages(world.second)) == 1
    assert any(
        "I cannot reach Ana Alves in private." in said and "nobody can hear me" in said for said in in_staff(world)
    )


def test_who_is_known_to_be_out_of_reach_is_tried_and_nobody_waits_for_that(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")
    world.student.says(URGENT)
    world.passes(seconds=1)
    world.second.says("ack 1")
    told = in_staff(world)
    world.second.hears()

    world.person("kim").says(URGENT)
    world.passes(minutes=5)
    assert len(pages(world.second)) == 1
    assert pages(world.last) == []
    assert [said for said in in_staff(world) if said not in told] == [
        "Ticket 2 · P1, critical: nobody can hear me, my class starts in ten minutes and everyone is waiting"
    ]


def test_when_nobody_can_be_reached_the_whole_channel_is_called(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana", "ben", "carla")

    world.student.says(URGENT)
    world.passes(seconds=5)

    for name in ("Ana Alves", "Ben Okafor", "Carla Cruz"):
        assert any(f"I cannot reach {name} in private." in said for said in in_staff(world))


def test_what_a_student_should_have_read_is_not_shown_to_the_staff(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    world.student.says("login")
    world.student.says(CALM)
    world.passes(seconds=1)

    told = [said for said in in_staff(world) if said.startswith("I cannot reach")]
    assert told == ["I cannot reach Sam Rivera in private. They may have removed me, or never added me."]


def test_who_speaks_again_is_reached_there_again(place: Callable[..., World]) -> None:
    world = place(two_accounts("ana"), "ana")
    chat = world.chat
    assert isinstance(chat, Left)
    world.student.says(URGENT)
    world.passes(seconds=1)
    chat.left = frozenset()
    other = Someone(world, Identity("chat", "second", "ana2"))
    other.hears()
    world.first.hears()

    world.clock.moment = world.clock.moment.replace(hour=11)
    assert world.first.says("ack 1") == "ack"
    world.person("kim").says(URGENT)
    world.passes(seconds=1)

    assert len(pages(world.first)) == 1
    assert pages(other) == []


def test_what_cannot_be_whispered_in_a_channel_is_said_in_private(place: Callable[..., World]) -> None:
    world = place(NORTH)
    world.chat.gone.add("help-desk")
    world.student.says("/my tickets", where=HELP_DESK)
    world.passes(seconds=1)

    assert len(world.student.hears()) == 1
    assert in_staff(world) == []


def test_what_is_for_everybody_in_a_place_looks_for_another_way_once(place: Callable[..., World]) -> None:
    world = place(NORTH)
    world.chat.failures = [None, Unreachable("user_not_found")]
    world.student.says(CALM)
    world.passes(seconds=1)

    assert world.store.schools_with_due("outbox", world.clock.now()) == []


def test_that_nothing_can_be_said_to_the_staff_is_told_once_a_day_and_in_no_circle(place: Callable[..., World]) -> None:
    world = place(NORTH, "carla")
    world.chat.gone.add(STAFF.channel)
    for _ in range(3):
        world.student.says(CALM)
    world.passes(hours=1)

    assert world.last.hears() == []
    assert world.store.schools_with_due("outbox", world.clock.now()) == []


def test_a_page_of_which_neither_its_reader_nor_the_staff_can_hear_reaches_an_admin(
    place: Callable[..., World],
) -> None:
    world = place(NORTH, "ana", "ben")
    world.chat.gone.add(STAFF.channel)
    world.student.says(URGENT)
    world.passes(minutes=1)

    assert any("It is the staff channel" in said for said in world.last.hears())


def test_the_thread_says_no_more_that_somebody_was_told_who_was_not(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")
    world.student.says(URGENT)
    world.passes(seconds=5)

    first, second = world.thread_says()
    assert first == "I could not tell Ana Alves."
    assert second.startswith("I am calling Ben Okafor.")


def test_of_several_who_were_told_at_once_the_thread_takes_back_only_who_was_not(place: Callable[..., World]) -> None:
    ladder = Ladder((Step(timedelta(0), ("ana", "ben", "carla")),))
    world = place(replace(NORTH, ladders={priority: ladder for priority in Priority}), "ana", "carla")
    world.student.says(URGENT)
    world.passes(seconds=5)

    assert world.thread_says()[0] == "I could not tell Ana Alves, Carla Cruz. I am calling Ben Okafor."


THREAD = replace(HELP_DESK, thread="r900")
NOT_SENT = (
    "I could not send you a private message. Please allow messages from me and ask again here. Or ask Carla Cruz."
)


@pytest.mark.parametrize("here", [HELP_DESK, THREAD])
@pytest.mark.parametrize("words", ["/login", "/my tickets", "/ticket open my marks are gone", "/link", "/gibberish"])
def test_who_cannot_be_answered_in_private_is_told_where_they_asked_and_nothing_else_is_said_there(
    place: Callable[..., World], here: Place, words: str
) -> None:
    world = place(NORTH, "sam")

    world.student.says(words, where=here)
    world.passes(hours=2)

    [told] = [post for _, post in world.chat.at(here)]
    assert text(told.card) == f"Sam Rivera, {NOT_SENT}"
    assert [button.says for button in told.card.buttons] == ["human"]
    assert told.private_to is None


def test_where_they_can_still_be_told_alone_nobody_else_hears_of_it(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    chat = world.chat
    assert isinstance(chat, Left)
    chat.whispers = True

    world.student.says("/login", where=THREAD, handle="good for a while")
    world.passes(minutes=5)

    assert chat.at(THREAD) == []
    pointer, told = [post for post in chat.heard if post.place == THREAD]
    assert (text(pointer.card), text(told.card)) == (POINTER, f"Sam Rivera, {NOT_SENT}")
    assert (told.private_to, told.handle) == (world.student.identity, "good for a while")


def test_each_question_is_told_of_and_each_once(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    for _ in range(2):
        world.student.says("/login my password is hunter2hunter2", where=HELP_DESK)
        world.passes(minutes=1)

    assert len(world.chat.at(HELP_DESK)) == 2


def test_who_could_neither_be_told_alone_there_nor_in_private_reads_it_with_the_others(
    place: Callable[..., World],
) -> None:
    world = place(NORTH, "sam")
    chat = world.chat
    assert isinstance(chat, Left)
    chat.whispers, chat.failures = True, [Undeliverable("user_not_in_channel")]

    world.student.says("/my tickets", where=HELP_DESK)
    world.passes(minutes=1)

    assert [(text(post.card), post.private_to) for _, post in chat.at(HELP_DESK)] == [(f"Sam Rivera, {NOT_SENT}", None)]


def test_who_is_told_so_in_vain_is_still_known_to_be_out_of_reach(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    world.student.says("/login", where=HELP_DESK)
    world.passes(minutes=1)

    work = world.work()
    sam = work.people.behind(world.student.identity)
    assert sam is not None
    assert work.people.accounts.reachable(sam.id) == []


def test_that_it_cannot_even_be_told_there_stays_at_that(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    chat = world.chat
    assert isinstance(chat, Left)
    chat.gone.add(HELP_DESK.channel)

    world.student.says("/my tickets", where=HELP_DESK)
    world.passes(minutes=1)
    tried = chat.refused
    world.passes(hours=12)

    assert chat.refused == tried
    assert in_staff(world) == ["I cannot reach Sam Rivera in private. They may have removed me, or never added me."]
    assert world.store.schools_with_due("outbox", world.clock.now()) == []


def test_who_is_told_under_another_account_is_not_called_where_they_asked(place: Callable[..., World]) -> None:
    world = place(two_accounts("tess"), "tess")
    other = Someone(world, Identity("chat", "second", "tess2"))

    world.teacher.says("/my tickets", where=HELP_DESK)
    world.passes(seconds=1)

    assert len(other.hears()) == 1
    assert world.chat.at(HELP_DESK) == []


def test_who_asked_in_private_or_did_not_ask_is_told_nowhere_else(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    world.student.says("login")
    world.student.says(CALM)
    world.first.says("/tell 1 please come to the office")
    world.passes(days=4)

    assert not any("could not send you" in text(post.card) for post in world.chat.heard)
