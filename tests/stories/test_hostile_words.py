"""Whatever people type is kept, and shown so that it does no harm."""

from __future__ import annotations

import pytest

from bot.model.words import clean
from tests.stories.looking import (
    DARK,
    comments,
    reply_below,
    ticket,
)
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
HOSTILE = {
    "markdown": "**bold** `code` [link](http://evil.example) _under_ ~~gone~~ # head\n> quote",
    "mentions": "<!channel> <!here> <@U123> @everyone <at>all</at> <http://evil.example|your school>",
    "html": "<script>alert(1)</script> &amp; ${card} {number} {name}",
    "half characters": "broken \ud83d half",
    "right to left": "invoice\u202efdp.exe \u2066hidden\u2069",
    "only emoji": "👩‍🏫🔥🇵🇹",
    "many lines": "\n".join(f"line {number}" for number in range(3000)),
    "very long": "x" * 100_000,
    "nul": "before\x00after",
    "sql": "'; DROP TABLE tickets; -- %_\\",
    "two forms": "cafe\u0301",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_report_is_kept_as_it_was_written(world: World, words: str) -> None:
    assert world.student.says(f"/ticket open {words}") == "ticket_create"

    assert ticket(world).summary == clean(words).strip()
    assert world.student.says("ticket 1") == "ticket_status"
    assert world.first.says("ticket 1") == "ticket_status"
    assert world.student.says("my tickets") == "ticket_list"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_comment_is_kept_as_it_was_written(world: World, words: str) -> None:
    world.student.says(DARK)
    assert reply_below(world.student, "Your ticket 1", words) == "ticket_comment"
    assert world.student.says(f"comment 1 {words}") == "ticket_comment"
    assert world.first.says(words, where=world.thread()) == "ticket_comment"

    assert comments(world) == [
        (clean(words), False), (clean(words).strip(), False), (clean(words), True),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["", "   ", "\x00", "\u202e\u200b", "\n\n", "!?."])
def test_a_report_without_words_is_asked_for_them(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert world.student.hears()[0].startswith("What is wrong? Type ticket open and one sentence about it")
    assert world.staff() == []


def test_a_long_report_is_cut_on_the_cards_with_a_word_about_the_rest(world: World) -> None:
    world.student.says(f"/ticket open {'x' * 100_000}")

    rest = "(98500 more characters: ticket 1 in full shows them.)"
    assert world.staff()[0].endswith(rest)
    assert rest in world.student.hears()[0]


def test_the_way_of_writing_that_turns_words_around_is_taken_out_of_the_cards(world: World) -> None:
    world.student.says(f"/ticket open {HOSTILE['right to left']}")

    assert world.staff() == ["Ticket 1 · P4, low: invoicefdp.exe hidden"]
