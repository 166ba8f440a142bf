"""What a ticket's card says can be typed works just as it stands there."""

from __future__ import annotations

import re

import pytest

from adapters.plain import PLAIN
from bot.model.messages import Card
from bot.model.people import Reader
from bot.model.tickets import TicketState
from bot.model.words import render
from tests.stories.looking import DARK, comments, state
from tests.world import STAFF, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")


def note(card: Card) -> str:
    assert card.note is not None
    return render(card.note, PLAIN, Reader(ZONE))


def test_below_the_card_of_the_channel_the_word_alone_takes_it(world: World) -> None:
    world.student.says(DARK)
    assert note(world.chat.at(STAFF)[0][1].card) == "Answer ack in this thread to take it."

    world.first.says("ack", where=world.thread())

    assert state(world) is TicketState.IN_PROGRESS


def test_a_ticket_that_is_shown_in_private_is_taken_with_its_number(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ticket 1")
    typed = re.fullmatch(r"Type (.+) to me to take it\.", note(world.first.last()))
    assert typed is not None

    world.first.says(typed[1])

    assert state(world) is TicketState.IN_PROGRESS


def test_who_reported_it_adds_to_a_ticket_that_is_shown_with_its_number(world: World) -> None:
    world.student.says(DARK)
    assert note(world.student.last()).startswith("Write in this thread, or type comment 1 ")
    world.student.says("ticket 1")
    assert note(world.student.last()).startswith("Press Add details, or type comment 1 ")

    world.student.says("comment 1 it hums too")

    assert comments(world) == [("it hums too", False)]
