"""The ends that most walk-throughs come to, as somebody reads them from the first word to the last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.model.tickets import Resolution, TicketState
from tests.stories.looking import pages, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
FOLDER = Path(__file__).parent / "conversations"
LATER = re.compile(r"\((\d+) (minutes|hours) later\)")


def retold(world: World, conversation: str) -> str:
    """The same conversation with what the desk really answers to what Sam says."""
    told = []
    for line in conversation.split("\n"):
        if later := LATER.fullmatch(line):
            world.passes(**{later[2]: int(later[1])})
        elif line.startswith("Sam: "):
            world.student.says(line.removeprefix("Sam: "))
        else:
            continue
        told += [line, *(f"Desk: {words}" for words in world.student.hears())]
    return "\n".join(told)


CONVERSATIONS = {file.stem: file.read_text("utf-8").strip() for file in sorted(FOLDER.glob("*.txt"))}
OUTCOMES = {
    "a-new-phone-has-no-second-step": ("access", "mfa_reset", TicketState.NEW),
    "a-course-is-missing-and-still-is-a-day-later": ("lms", "enrolment_missing", TicketState.NEW),
    "nobody-can-hear-somebody": ("live_class", "av_device", TicketState.NEW),
    "a-strange-mail": ("security", "phishing", TicketState.NEW),
    "a-class-that-begins-now-cannot-be-joined": ("live_class", "join", TicketState.NEW),
    "homework-is-due-now": ("lms", "assignment", TicketState.CLOSED),
}
"""The ticket there is in the end; there is none where nothing stands here."""
PRIVATE = {"a-new-phone-has-no-second-step", "a-strange-mail"}


@pytest.mark.parametrize("end", CONVERSATIONS)
def test_sam_reads_this_from_the_first_word_to_the_last(world: World, end: str) -> None:
    assert retold(world, CONVERSATIONS[end]) == CONVERSATIONS[end]

    made = [(*each[:2], ticket(world, number).state) for number, each in enumerate(tickets(world), 1)]
    assert made == ([OUTCOMES[end]] if end in OUTCOMES else [])
    assert not made or ticket(world).private is (end in PRIVATE)


def test_homework_that_was_handed_in_after_all_leaves_nobody_on_call_busy(world: World) -> None:
    retold(world, CONVERSATIONS["homework-is-due-now"])
    world.passes(hours=2)

    assert ticket(world).resolution is Resolution.SELF_SERVICE
    assert pages(world.second) == []


def test_a_service_that_is_known_to_be_down_is_said_to_be_so_and_its_end_too(world: World) -> None:
    world.first.says('outage lms "nobody can sign in" until 14:00')
    said = says_all(world.student, "login", "1")
    assert said[1].startswith("This is a known fault, and we are working on it. You are on the list now:")
    assert "nobody can sign in" in said[1]

    world.first.says("resolve 1 the server is back")
    assert "over" in world.student.hears()[-1]
    assert len(tickets(world)) == 1
