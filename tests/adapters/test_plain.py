"""A card as plain text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.plain import plain_text, typed
from bot.model.messages import Button, Card
from bot.model.people import Person, Reader, Role
from bot.model.words import Link, say

READER = Reader("Europe/Lisbon")
MOMENT = datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_every_word_of_a_card_can_be_read_and_every_button_typed() -> None:
    sam = Person(1, "Sam", Role.STUDENT, "UTC")
    card = Card(
        say("Did **that** help, {who}?", who=sam),
        title=say("Sign in"),
        facts=((say("Due"), say("{at}", at=MOMENT)), (say("Guide:"), say("{link}", link=Link("https://x.org", "How")))),
        choices=(Button(say("Yes"), "1"), Button(say("No"), "2")),
        buttons=(Button(say("Talk to a person"), "human"), Button(say("Stop"), "stop")),
        note=say("Say `back` to go back."),
    )
    assert plain_text(card, READER).splitlines() == [
        "Sign in",
        "",
        "Did that help, Sam?",
        "",
        "Due: Wed 1 Jul 2026, 10:00 Lisbon time",
        "Guide: How (https://x.org)",
        "",
        "1. Yes",
        "2. No",
        "",
        "Talk to a person (type: human)",
        "Stop",
        "",
        "Say back to go back.",
    ]


def test_a_card_with_nothing_but_text_is_that_text() -> None:
    assert plain_text(Card(say("Hello.")), READER) == "Hello."


@pytest.mark.parametrize(
    ("label", "says", "written"),
    [
        ("Back", "back at 1.2", "Back"),
        ("One back", "back at 12.34", "One back (type: back)"),
        ("Open a ticket", "open the ticket of 1.2", "Open a ticket (type: open the ticket of 1.2)"),
        ("The second", "answer 2 at 1.2", "The second (type: answer 2)"),
        ("Move", "session move 1 to Monday at 9.30", "Move (type: session move 1 to Monday at 9.30)"),
        ("Stop", " STOP ", "Stop"),
        ("Stop", "", "Stop"),
    ],
)
def test_what_is_to_be_typed_for_a_button_is_short(label: str, says: str, written: str) -> None:
    assert typed(label, says) == written
