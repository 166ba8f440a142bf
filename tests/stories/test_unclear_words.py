"""Whoever goes on typing in private what nobody understands is told how a person reads it; unasked nobody does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.messages import Message
from bot.model.tickets import Priority, TicketState
from handlers.turn import TALK
from tests.stories.looking import comments, says_all, state, ticket, tickets
from tests.stories.outages import labels
from tests.stories.test_private_tickets import public
from tests.world import HELP_DESK, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
ZORPS = ("zorp the flarn", "quux my frobnicator", "flarn the quux", "frotz the zorp", "plugh my flarn")
SHALL_I = "Shall I put “{}” on your ticket 1? The support team reads it there."


def test_who_says_the_same_again_and_again_never_reads_the_same_and_always_has_a_way_to_a_person(
    world: World,
) -> None:
    heard = []
    for _ in range(7):
        heard += says_all(world.student, "just fix it")
        assert any(button.says.startswith("human") for button in world.student.last().buttons)

    assert len(heard) == len(set(heard)) == 7


@pytest.mark.parametrize("minutes", [0, 30])
def test_beside_a_ticket_that_is_open_who_says_the_same_reads_other_words_each_time(world: World, minutes: int) -> None:
    says_all(world.student, "ticket open the projector stays dark")
    world.passes(minutes=minutes)
    heard = [said for _ in range(7) for said in says_all(world.student, ZORPS[0])]

    assert len(heard) == len(set(heard)) == 7
    assert heard[-1] == (
        f"I still have no answer to “{ZORPS[0]}” (message 7). A person reads it when you put it on your ticket 1."
    )


def who_asked_for_a_person(world: World) -> Someone:
    says_all(world.student, "human")
    return world.student


def test_after_a_person_was_asked_for_it_is_asked_whether_words_shall_come_onto_the_ticket(world: World) -> None:
    someone = who_asked_for_a_person(world)
    assert says_all(someone, ZORPS[0]) == [SHALL_I.format(ZORPS[0])]

    assert says_all(someone, ZORPS[1]) == [SHALL_I.format(ZORPS[1])]
    assert labels(someone) == ["Add this to ticket 1", "Show my ticket", "What can I do?", "Talk to a person"]
    assert comments(world) == []
    assert len(tickets(world)) == 1


def test_it_comes_onto_it_when_they_press_and_no_answer_is_said_twice(world: World) -> None:
    someone = who_asked_for_a_person(world)
    says_all(someone, *ZORPS[:2])
    heard = says_all(someone, *[ZORPS[2]] * 3)

    assert heard[0] == SHALL_I.format(ZORPS[2])
    assert len(set(heard)) == 3
    assert labels(someone)[:2] == ["Add this to ticket 1", "Show my ticket"]
    assert not any("zorp" in line or "flarn" in line for line in world.thread_says())
    someone.presses("Add this to ticket 1")
    assert comments(world) == [(ZORPS[2], False)]
    assert [line for line in world.thread_says() if ZORPS[2] in line] == [f"Sam Rivera: {ZORPS[2]}"]


@pytest.mark.parametrize("words", ["asdf", "seven", "4 7"])
def test_a_word_or_a_figure_is_put_on_no_ticket_unasked(world: World, words: str) -> None:
    someone = who_asked_for_a_person(world)
    says_all(someone, "zorp", words)

    assert comments(world) == []
    assert "Add this to ticket 1" in labels(someone)


def test_the_same_word_after_the_next_step_is_not_guessed_at_again(world: World) -> None:
    says_all(world.student, "login")
    assert says_all(world.student, "zorp the flarn")[-1].startswith("I did not understand that")

    assert "Did you mean" not in says_all(world.student, "1", "zorp the flarn")[-1]


def test_the_only_ticket_that_is_open_takes_it_too(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    says_all(world.student, *ZORPS[:2])
    world.student.presses("Add this to ticket 1")

    assert comments(world) == [(ZORPS[1], False)]


@pytest.mark.parametrize(
    "words",
    ["my teacher touches girls", "i want my ticket to be private", "are you a robot", "remind my students tomorrow"],
)
def test_nothing_that_was_not_understood_reaches_the_staff_unasked(world: World, words: str) -> None:
    for someone in (world.student, world.teacher):
        says_all(someone, "ticket open my charger is broken")
        for _ in range(3):
            says_all(someone, words, ZORPS[0])

    said = "\n".join((*world.staff(), *world.thread_says()))
    assert words not in said
    assert "zorp" not in said
    assert comments(world) == []


def test_who_is_asked_something_has_answered_with_it(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ask 1 which room?")
    says_all(world.student, *ZORPS[:2])

    assert state(world) is TicketState.IN_PROGRESS


def test_little_time_told_there_makes_the_ticket_urgent(world: World) -> None:
    someone = who_asked_for_a_person(world)
    says_all(someone, ZORPS[0], "the flarn zorps my quux in ten minutes before class")

    assert ticket(world).priority is Priority.P2


@pytest.mark.parametrize("open_", [(), ("ticket open the projector stays dark", "ticket open the door is locked")])
def test_where_no_ticket_is_meant_each_answer_leads_to_a_person_who_reads_it(
    world: World, open_: tuple[str, ...]
) -> None:
    says_all(world.student, *open_)
    for words in ZORPS:
        assert len(says_all(world.student, words)) == 1
        assert world.student.last().buttons[-2:] != ()
        assert f"{TALK.says} about {words}" in {button.says for button in world.student.last().buttons}
    assert says_all(world.student, ZORPS[4])[-1] == (
        f"I still have no answer to “{ZORPS[4]}” (message 6). Press the button, and a person reads it."
    )
    assert comments(world) == [] if open_ else tickets(world) == []

    world.student.presses("Talk to a person")
    assert any(ZORPS[4] in str((each.summary, comments(world, each.number))) for each in world.work().tickets.find())


def test_a_ticket_that_is_over_takes_no_words(world: World) -> None:
    someone = who_asked_for_a_person(world)
    world.first.says("resolve 1 done")
    says_all(someone, *ZORPS[:3])

    assert comments(world) == []


def test_a_danger_is_not_written_where_others_read(world: World) -> None:
    someone = who_asked_for_a_person(world)
    assert "ticket 1" not in says_all(someone, ZORPS[0], "my files flarn are encrypted")[-1]
    assert "encrypted" not in public(world)

    someone.presses("Talk to a person")
    assert ticket(world, 2).private
    assert "encrypted" not in public(world)


def test_what_is_no_word_and_what_the_staff_mistype_comes_onto_no_ticket(world: World) -> None:
    says_all(world.first, "ticket open the projector stays dark", *ZORPS[:4])
    assert len(world.first.hears()) == 0
    someone = world.person("olga", "Olga Orlova")
    heard = says_all(someone, "ticket open the door is locked", "???", "!!!", "...")

    assert heard[-2].startswith("I still do not understand.")
    assert heard[-1].startswith("I have no answer to “...”.")
    assert comments(world) == []
    assert comments(world, 2) == []


def test_no_secret_comes_onto_it(world: World) -> None:
    someone = who_asked_for_a_person(world)
    says_all(someone, "my password is Tr0ub4dor&3 zorp", "flarn, my password is Tr0ub4dor&3 zorp")

    assert "Tr0ub4dor" not in str(comments(world))


def test_where_others_read_nothing_comes_onto_it(world: World) -> None:
    someone = who_asked_for_a_person(world)
    for words in ZORPS:
        someone.says(f"@deskbell {words}", where=HELP_DESK)

    assert comments(world) == []


def test_what_came_twice_is_added_once(world: World) -> None:
    someone = who_asked_for_a_person(world)
    says_all(someone, *ZORPS[:2])
    twice = Message(("k1",), someone.identity, someone.place, f"comment 1 {ZORPS[1]}", remote_id="k1")
    assert [world.hears(twice) for _ in range(2)] == ["ticket_comment", "copy"]
    world.passes(seconds=timedelta(minutes=1).seconds)

    assert len(comments(world)) == 1


@pytest.mark.parametrize("words", ["idk", "I don't know", "not sure", "keine Ahnung"])
def test_whom_no_answer_fits_a_person_is_offered_who_sees_what_they_answered(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "no")
    world.student.hears()
    assert world.student.says(words) == "answer"
    assert world.student.hears() == [
        "If none of the answers fits, a person can look at it, and sees what you have answered so far. Or take the "
        "answer that comes nearest."
    ]

    world.student.presses("Talk to a person")
    assert "Course site" in ticket(world).summary


@pytest.mark.parametrize(
    "words",
    ["I don't understand", "what do you mean?", "Huh?", "No entiendo", "je ne comprends pas", "verstehe ich nicht"],
)
def test_who_does_not_understand_a_question_reads_how_to_go_on(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "no")
    world.student.hears()
    assert world.student.says(words) == "answer"
    assert world.student.hears()[0].startswith("Nothing you answer here can break anything")

    world.student.presses("Back to the question")
    assert text(world.student.last()).endswith("What do you see?")


@pytest.mark.parametrize("words", ["idk", "not sure", "none of these", "skip"])
def test_who_does_not_know_takes_the_answer_that_says_so(world: World, words: str) -> None:
    says_all(world.student, "sound", words)

    assert "Is the class going on right now?" in text(world.student.last())


def test_a_bare_no_is_no_answer_where_only_a_label_has_the_word_in_it(world: World) -> None:
    for words in ("help login", "1", "2"):
        world.student.says(words)

    assert world.student.says("no") == "unknown"


def test_back_at_the_first_question_says_that_it_is_the_first(world: World) -> None:
    says_all(world.student, "login", "back")
    assert text(world.student.last()).startswith("This is the first question.")

    says_all(world.student, "1", "back")
    assert text(world.student.last()) == "Which service will not let you in?"
