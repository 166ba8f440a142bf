"""A secret that somebody writes is kept nowhere, and they are told in private."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from store import schema
from tests.stories.looking import AT, DARK, comments, own_thread, says_all, ticket
from tests.stories.outages import labels
from tests.world import ALGEBRA, HELP_DESK, World, text

pytestmark = pytest.mark.usefixtures("checked")
SECRET = "Maple#7731"
NOTICE = "I have hidden something in your message"


def kept(world: World, secret: str = SECRET) -> list[str]:
    """Where the secret stands: tables and posts."""
    with world.store.looking() as connection:
        tables = [
            name
            for name, table in schema.metadata.tables.items()
            if any(secret in str(tuple(row)) for row in connection.execute(select(table)))
        ]
    return [*tables, *(text(post.card) for post in world.chat.posts.values() if secret in str(post))]


def notices(said: list[str]) -> int:
    return sum(each.startswith(NOTICE) for each in said)


@pytest.mark.parametrize(
    "words",
    [
        f"my password is {SECRET} and it is still refused",
        f"ticket open the site refuses me, password {SECRET}",
        f"/ticket open {SECRET} is my password and it fails",
        f"reopen my password is {SECRET}",
        f"ticket my password is {SECRET}",
    ],
)
def test_it_is_hidden_in_private_and_the_rest_is_answered(world: World, words: str) -> None:
    world.student.says(words)

    said = world.student.hears()
    assert notices(said) == 1
    assert len(said) == 2
    assert kept(world) == []


def test_in_a_channel_only_who_wrote_it_is_told(world: World) -> None:
    world.student.says(f"@deskbell ticket open no way in, password is {SECRET}", where=HELP_DESK)

    assert sum(each.startswith("In your message in") for each in world.student.hears()) == 1
    assert world.chat.at(HELP_DESK) == []
    assert ticket(world).summary == "no way in, password is •••"
    assert kept(world) == []


def test_talk_that_is_not_for_the_desk_is_kept_nowhere(world: World) -> None:
    assert world.student.says(f"my password is {SECRET}", where=HELP_DESK) == "talk"
    assert kept(world) == []


def test_it_is_hidden_in_comments_and_threads_of_tickets(world: World) -> None:
    says_all(world.student, DARK, f"comment 1 password: {SECRET}")
    world.student.says(f"the password is {SECRET}", where=own_thread(world.student, "Your ticket 1"))
    world.first.says(f"tell the password is {SECRET}", where=world.thread())
    world.first.says(f"sam's password is {SECRET}", where=world.thread())
    world.first.says(f"resolve 1 password set to {SECRET}")

    assert comments(world)[:2] == [("password: •••", False), ("the password is •••", False)]
    assert ticket(world).solution == "password set to •••"
    assert notices(world.first.hears()) == 3
    assert kept(world) == []


@pytest.mark.parametrize("kind", AT)
def test_it_is_hidden_at_every_kind_of_step(world: World, kind: str) -> None:
    says_all(world.student, *AT[kind], f"password {SECRET}")

    assert kept(world) == []


def test_it_is_hidden_in_the_title_of_a_class(world: World) -> None:
    words = f'session add "Algebra, password {SECRET}" tomorrow 10:00 #algebra'
    world.teacher.says(words, mentions={"#algebra": "algebra"})
    world.teacher.says(f"session cancel 1 the password is {SECRET}")
    world.passes(days=2)

    assert len(world.chat.at(ALGEBRA)) > 0
    assert kept(world) == []


def test_who_is_kept_silent_for_not_being_understood_is_told_all_the_same(world: World) -> None:
    says_all(world.student, "abc", "def", "ghi", "jkl")
    assert notices(says_all(world.student, f"password {SECRET}")) == 1


def test_nothing_is_told_twice_of_what_is_hidden_already(world: World) -> None:
    assert notices(says_all(world.student, "my password is •••")) == 0


@pytest.mark.parametrize("words", ["482913", "482 913", "Blue$kies42", "Tiger_2024", "my code is 482913"])
@pytest.mark.parametrize("before", [(), AT["choice"]], ids=("alone", "at a choice"))
def test_a_secret_alone_is_not_said_again_and_kept_nowhere(world: World, words: str, before: tuple[str, ...]) -> None:
    says_all(world.student, *before)
    world.student.hears()

    assert world.student.says(words) == "unknown"
    (said,) = world.student.hears()
    assert said.startswith(NOTICE)
    assert "Nobody here needs it" in said
    assert ("Back to the question" in labels(world.student)) is bool(before)
    secret = words.removeprefix("my code is ")
    assert kept(world, secret) == []


def test_a_command_that_is_a_secret_alone_shows_what_can_be_done(world: World) -> None:
    assert world.student.says("/help Blue$kies42") == "unknown"
    assert notices(world.student.hears()) == 1
    assert kept(world, "Blue$kies42") == []


def test_the_number_of_a_ticket_alone_shows_it(world: World) -> None:
    world.student.says(DARK)
    with world.store.engine.begin() as connection:
        connection.execute(update(schema.tickets).values(number=482913))
    world.student.hears()

    assert world.student.says("482913") == "ticket_status"
    assert notices(world.student.hears()) == 0
    assert world.student.says("482914") == "unknown"
    assert world.student.says("ticket 482914") == "refused"


@pytest.mark.parametrize("words", ["iPhone13Pro", "GalaxyS24Ultra", "AADSTS50126", "error 482913", "50126", "B-204"])
def test_a_device_or_an_error_alone_is_no_secret(world: World, words: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 0


def test_in_a_thread_the_number_of_a_student_is_kept_and_a_code_is_not(world: World) -> None:
    world.student.says(DARK)
    for words in ("20231234", "482913", "Blue$kies42"):
        world.student.says(words, where=own_thread(world.student, "Your ticket 1"))

    assert ("20231234", False) in comments(world)
    assert kept(world, "482913") == kept(world, "Blue$kies42") == []


def test_what_looks_like_a_secret_is_not_said_again_among_words_that_are_not_understood(world: World) -> None:
    assert world.student.says("Blue$kies42 flurb") == "unknown"

    assert world.student.hears()[0].startswith("I did not understand “••• flurb”.")
    assert kept(world, "Blue$kies42") == []


def test_what_was_hidden_chooses_nothing(world: World) -> None:
    said = "my password is Wolf#123 and my code is 771204, card 4111 1111 1111 1111"
    assert world.student.says(said) == "login_help"
    assert world.student.says("my code is 771204, card 4111 1111 1111 1111") == "unknown"
    assert world.student.says("my password is Wolf#123 and nobody can hear me") == "av_help"
    assert world.student.says("check in") == "attendance_checkin"
