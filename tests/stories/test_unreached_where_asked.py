"""Who cannot be answered in private hears of that where they asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model.errors import Undeliverable
from bot.model.messages import Place
from bot.model.people import Identity
from tests.stories.looking import CALM, POINTER
from tests.stories.out_of_reach import Left, in_staff, two_accounts
from tests.world import HELP_DESK, NORTH, Someone, World, text

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
    assert text(told.card) == NOT_SENT
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
    assert (text(pointer.card), text(told.card)) == (POINTER, NOT_SENT)
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

    assert [(text(post.card), post.private_to) for _, post in chat.at(HELP_DESK)] == [(NOT_SENT, None)]


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
