"""A reaction to a message opens a ticket or takes one; it is an extra, and never the only way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.messages import Message, Original, Place
from bot.model.people import Identity
from tests.stories.looking import DARK, URGENT, fact, ticket
from tests.world import ALGEBRA, HELP_DESK, STAFF, Someone, World

TICKET, ACK = "ticket open", "ack"
WORDS = "my login does not work since monday"


def written(someone: Someone, words: str = WORDS, where: Place = ALGEBRA) -> Message:
    someone.says(words, where=where)
    return someone.said[-1]


def count(world: World) -> int:
    return len(world.work().tickets.find())


def card(world: World) -> tuple[str, Place]:
    return world.thread().thread or "", STAFF


def test_who_reacts_to_their_own_words_has_a_ticket_and_the_channel_reads_nothing(world: World) -> None:
    world.student.reacts(TICKET, written(world.student))

    assert ticket(world).summary == WORDS
    assert world.student.hears()[0].startswith(f"Your ticket 1: {WORDS}")
    assert world.chat.at(ALGEBRA) == []
    assert fact(world, STAFF, "From") == "Sam Rivera"


def test_a_teacher_reacts_to_a_students_words_and_the_ticket_is_the_students(world: World) -> None:
    world.student.says("hello")
    world.student.hears()
    world.teacher.reacts(TICKET, written(world.student))

    assert ticket(world).reporter == world.work().people.behind(world.student.identity).id  # type: ignore[union-attr]
    assert world.student.hears()[-1].startswith(f"Your ticket 1: {WORDS}")
    assert world.teacher.hears() == [
        "I have opened ticket 1 for Sam Rivera, of what they wrote. They hear of it in private."
    ]
    assert world.chat.at(ALGEBRA) == []
    world.teacher.says("ticket 1")
    assert "cannot find" in world.teacher.hears()[-1]


def test_words_of_somebody_the_school_does_not_know_become_the_ticket_of_who_reacts(world: World) -> None:
    words = Message(("unheard",), Identity("chat", "north", "new"), ALGEBRA, WORDS, remote_id="r7")
    world.teacher.reacts(TICKET, words)

    assert fact(world, STAFF, "From") == "Tess Turner"
    assert world.teacher.hears()[0].startswith(f"Your ticket 1: {WORDS}")


def test_a_student_cannot_make_a_ticket_of_what_another_wrote(world: World) -> None:
    kim = world.person("kim", "Kim Lee")
    assert kim.reacts(TICKET, written(world.student)) == "refused"

    assert count(world) == 0
    assert kim.hears() == [
        "I can make a ticket only of what you have written yourself. For your own trouble type ticket open and "
        "what is wrong."
    ]
    assert world.student.hears() == []


def test_a_message_of_another_workspace_is_nobodys_ticket_here(world: World) -> None:
    words = written(world.student)
    foreign = Original("x", replace(world.student.identity, workspace="elsewhere"), WORDS)
    assert world.teacher.reacts(TICKET, words, original=foreign) == "refused"
    assert count(world) == 0


def test_a_second_reaction_says_which_ticket_there_is(world: World) -> None:
    words = written(world.student)
    world.student.reacts(TICKET, words)
    world.teacher.reacts(TICKET, words)
    world.student.hears()
    world.student.reacts(TICKET, words)

    assert count(world) == 1
    assert world.teacher.hears() == ["That message is in ticket 1 already."]
    assert world.student.hears() == ["That message is in ticket 1 already."]


def test_the_same_reaction_that_comes_twice_is_one(world: World) -> None:
    words = written(world.student)
    assert world.student.reacts(TICKET, words) == "reacted"
    again = Message((f"x{world.counted}",), world.student.identity, ALGEBRA, TICKET, about=words.remote_id)
    assert world.hears(again) == "copy"


def test_a_comment_below_a_ticket_is_told_to_be_in_it(world: World) -> None:
    world.student.says(DARK)
    world.first.reacts(TICKET, written(world.first, "the lamp is broken", world.thread()))

    assert count(world) == 1
    assert world.first.hears()[-1] == "That message is in ticket 1 already."


@pytest.mark.parametrize("original", [Original("k"), Original("k", Identity("chat", "north", "sam"))])
def test_what_cannot_be_read_is_asked_for_in_private(world: World, original: Original) -> None:
    world.teacher.reacts(TICKET, written(world.student), original=original)

    assert count(world) == 0
    assert world.teacher.hears() == [
        "I cannot read that message. Type ticket open and what is wrong, in your own words."
    ]


def test_a_secret_in_the_words_is_hidden_and_its_writer_warned_not_who_reacts(world: World) -> None:
    world.student.says("hello")
    words = written(world.student, "login fails, my password is hunter2hunter")
    world.student.hears()
    world.teacher.reacts(TICKET, words)

    assert "hunter2hunter" not in ticket(world).summary
    assert any(said.startswith("I have hidden something") for said in world.student.hears())
    assert not any(said.startswith("I have hidden something") for said in world.teacher.hears())


def test_a_message_without_words_is_asked_about(world: World) -> None:
    assert world.student.reacts(TICKET, written(world.student, "...")) == "refused"
    assert count(world) == 0


def test_a_reaction_to_the_card_of_a_ticket_takes_it(world: World) -> None:
    world.student.says(DARK)
    assert world.first.reacts(ACK, card(world)) == "reacted"

    assert ticket(world).owner is not None
    assert world.thread_says() == ["Ana Alves has taken ticket 1."]
    world.second.reacts(ACK, card(world))
    assert world.thread_says()[-1].startswith("Ticket 1 is already with Ana Alves")


def test_a_critical_ticket_is_not_taken_by_a_reaction_and_the_thread_says_how(world: World) -> None:
    world.student.says(URGENT)
    assert ticket(world).priority.value == 1
    world.first.reacts(ACK, card(world))

    assert ticket(world).owner is None
    assert world.thread_says()[-1] == (
        "A reaction does not take a critical ticket: it is too easy to set one by mistake. "
        "Press the button or type ack 1."
    )
    world.passes(minutes=10)
    assert any("needs you" in said for said in world.second.hears())
    world.first.presses("Acknowledge", on="A reaction does not take")
    assert ticket(world).owner is not None


def test_a_reaction_of_who_is_not_on_call_takes_nothing_and_is_not_answered(world: World) -> None:
    world.student.says(DARK)
    said = len(world.chat.posts)
    world.teacher.reacts(ACK, card(world))

    assert ticket(world).owner is None
    assert len(world.chat.posts) == said


def test_any_other_emoji_and_one_on_what_is_no_ticket_is_nothing_at_all(world: World) -> None:
    words = written(world.student, where=HELP_DESK)
    with world.store.looking() as connection:
        known = len(connection.exec_driver_sql("SELECT * FROM people").all())
    kim = world.person("kim")
    for says in (":ticket:", ":like:", "resolve 1", "close 1"):
        assert kim.reacts(says, words) == "talk"
    world.first.reacts(ACK, words)

    assert world.chat.posts == {}
    with world.store.looking() as connection:
        assert len(connection.exec_driver_sql("SELECT * FROM people").all()) == known
