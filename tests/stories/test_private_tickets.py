"""A private ticket is worked on like any other, and nothing of it stands in the staff channel."""

from __future__ import annotations

import pytest

from tests.stories.looking import FORGOTTEN, comments, now_reads, own_thread, says_all, ticket
from tests.world import HELP_DESK, STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")
FRAUD = ("security", "2", "5")
TOLD = "kittens"
"""A word of what is written, to look for."""


def public(world: World) -> str:
    """Everything that stands where more than one person reads."""
    posts = world.chat.posts.values()
    return "\n".join(
        f"{text(post.card)} {post.card}" for post in posts if not post.place.direct and not post.private_to
    )


@pytest.mark.parametrize("way", [FORGOTTEN, FRAUD])
def test_its_card_in_the_staff_channel_shows_that_it_is_there_and_no_more(world: World, way: tuple[str, ...]) -> None:
    says_all(world.student, *way)

    card = world.chat.at(STAFF)[0][1].card
    assert text(card).startswith(f"Ticket 1 · {ticket(world).priority.words}: Private: open it in your own")
    assert "Sam Rivera" not in public(world)
    assert "Signing in" not in public(world)
    assert "Security" not in public(world)


def test_the_staff_see_it_in_private_wherever_they_ask(world: World) -> None:
    says_all(world.student, *FORGOTTEN)
    world.first.presses("Show the ticket")
    world.second.says("@deskbell ticket 1", where=STAFF)

    for someone in (world.first, world.second):
        assert now_reads(someone)[-1].startswith("Ticket 1 · P4, low: Signing in: Course site")


def test_a_list_in_a_channel_shows_it_without_its_words(world: World) -> None:
    says_all(world.student, *FORGOTTEN)
    world.first.says("@deskbell queue", where=STAFF)
    world.second.says("queue")

    assert world.first.hears()[-1].endswith("P4, low: private")
    assert "P4, low: Signing in: Course site" in world.second.hears()[-1]


def test_what_is_said_about_it_is_not_repeated_in_the_staff_channel(world: World) -> None:
    says_all(world.student, *FRAUD, f"comment 1 it began with {TOLD}", "human")
    world.student.says(f"more about {TOLD}", where=own_thread(world.student, "Your ticket 1"))
    world.first.says("ack 1")
    says_all(world.first, f"tell 1 keep away from {TOLD}", f"ask 1 which {TOLD}?")
    says_all(world.student, f"comment 1 black {TOLD}")
    world.first.says(f"resolve 1 no more {TOLD}")
    says_all(world.student, f"reopen 1 more {TOLD}", f"close 1, no {TOLD}", f"reopen 1 again {TOLD}")

    assert len(comments(world)) == 5
    assert len(world.thread_says()) > 5
    assert TOLD not in public(world)
    assert "Sam Rivera" not in public(world)


def test_nothing_is_told_of_it_when_nobody_takes_it(world: World) -> None:
    says_all(world.student, *FRAUD)
    world.passes(hours=2)
    assert "Nobody has taken ticket 1, and I called all on the list: private" in public(world)

    world.first.says("ack", where=world.thread())
    assert "Ticket 1 is with Ana Alves: private" in public(world)
    assert "Sam Rivera" not in public(world)
    assert "money" not in public(world)


def test_who_works_on_it_in_its_thread_is_answered_alone(world: World) -> None:
    says_all(world.student, *FORGOTTEN)
    world.first.says("ack", where=world.thread())
    world.first.says(f"tell him no {TOLD}", where=world.thread())

    assert world.first.hears()[-2:] == ["You have taken ticket 1.", f"I have told Sam Rivera: no {TOLD}"]
    assert f"Ana Alves about your ticket 1: no {TOLD}" in now_reads(world.student)
    assert TOLD not in public(world)


@pytest.mark.parametrize("event", range(1, 9))
def test_a_report_that_is_begun_among_others_is_private_from_its_first_step(world: World, event: int) -> None:
    """Whatever happened, and although every answer is given where others read along."""
    begin = ("@deskbell security", "/security", "@deskbell I think I got a phishing mail")[event % 3]
    world.student.says(begin, where=HELP_DESK)
    assert world.chat.at(HELP_DESK) == []
    assert text(world.student.last()).startswith("What happened?")
    for answer in (event, f"it was the {TOLD} mail of Sam Rivera", 2, "human", f"comment 1 {TOLD}"):
        world.student.says(f"@deskbell {answer}", where=HELP_DESK)
        assert world.chat.at(HELP_DESK) == []

    kept = world.work().tickets.find()
    assert [each.private for each in kept] == [True] * len(kept) != []
    said = public(world)
    assert [word for word in ("Sam Rivera", TOLD, "Security", "What happened?") if word in said] == []


@pytest.mark.parametrize(
    ("done", "words"), [(True, "it says closed but it is not fixed, my ticket"), (False, "it works now")]
)
def test_who_is_asked_about_it_among_others_reads_nothing_of_it(world: World, done: bool, words: str) -> None:
    says_all(world.student, *FORGOTTEN)
    says_all(world.first, *(("resolve 1 reset it", "close 1") if done else ("ack 1",)))
    world.student.hears()
    world.student.says(f"@deskbell {words}", where=HELP_DESK)

    assert [said.rpartition(": ")[2] for said in world.student.hears()] == ["private?"]
    assert "Signing in" not in f"{public(world)} {world.student.last()}"
