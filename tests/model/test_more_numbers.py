"""Several numbers of one command are each a ticket's, where they cannot be anything else's."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.understanding.more_numbers import in_a_row


@pytest.mark.parametrize(
    ("words", "first", "others"),
    [
        ("close 1, 2 and 3", "close 1", ("close 2", "close 3")),
        ("clsoe 1 & 2 please", "close 1", ("close 2",)),
        ("close all of the tickets 4 and 5", "close ticket 4", ("close ticket 5",)),
        ("snooze 1 and 2 until tomorrow", "snooze 1 until tomorrow", ("snooze 2 until tomorrow",)),
        ("snooze 1 2h and 2", "snooze 1 2h", ("snooze 2 2h",)),
        ("close 2 to 4", "close 2", ("close 3", "close 4")),
        ("ack 1 2; the lamp is old", "ack 1; the lamp is old", ("ack 2",)),
        ("session move 1 friday 10:00 and 2", "session move 1 friday 10:00", ("session move 2 friday 10:00",)),
        ("close 1-3", "close 1", ("close 2", "close 3")),
        ("close tickets 1 – 3", "close ticket 1", ("close ticket 2", "close ticket 3")),
        ("make 3 and 4 urgent", "make 3 urgent", ("urgency 4 high",)),
        ("mark 3, 4 and 5 as low", "mark 3 as low", ("urgency 4 low", "urgency 5 low")),
        ("cierra 3 y 4", "cierra 3", ("cierra 4",)),
        ("ferme les tickets 3 et 4", "ferme les ticket 3", ("ferme les ticket 4",)),
        ("schließe 3 und 4", "schließe 3", ("schließe 4",)),
        ("fecha 3 e 4", "fecha 3", ("fecha 4",)),
    ],
)
def test_each_number_is_that_of_a_ticket_or_a_class(words: str, first: str, others: tuple[str, ...]) -> None:
    assert in_a_row(words) == (first, others)


@pytest.mark.parametrize(
    "words",
    [
        "urgency 2, 2",
        "snooze 1 2",
        "session move 1 to 3",
        "close 4 to 2",
        "close 1 and 1",
        "resolve 1, 3 people tried it",
        "tell 1 bring 3 cables and 2",
        "we are 3 and 4 cannot log in",
        "lost 1 and 2 cables",
        "escalate 1 to 2",
        "ack 1 and 2 of us are here",
        "ack 1, 2 and 3 of us are here",
        "fixed room 2 and 3",
        "1 and 2 are done",
        "close 1",
        "",
        "resolve 3-1",
        "escalate 1-2",
        "session move 3 10-12",
        "resolve 1, cable 3-5 m long",
    ],
)
def test_other_numbers_are_left_as_they_are(words: str) -> None:
    assert in_a_row(words) == (words, ())


@pytest.mark.parametrize(
    "words", ["close 1" + ", 2" * 300 + " x", "close 1" + " and 2" * 150, "close " * 160 + "1 to 999"]
)
def test_it_takes_no_time_worth_a_word(words: str) -> None:
    began = process_time()
    in_a_row(words)
    assert process_time() - began < 1
