"""Somebody is walked through signing in, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.model.messages import Kind, Message, Place
from bot.model.people import Role
from bot.model.school import Listed
from bot.model.tickets import Priority
from store import schema
from tests.stories.looking import (
    AT,
    FIRST,
    FORGOTTEN,
    POINTER,
    SECOND,
    facts,
    says_all,
    tickets,
)
from tests.world import HELP_DESK, NORTH, STAFF, ZONE, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
SOLVED = ("login", "1", "2", "1", "None of these", "yes")
BEFORE = {
    "choice": FIRST,
    "confirm": "What have you tried already?",
    "wait": "Can you reset your own password?",
    "look_up": "What do you see?",
    "later": "When did you join or register?",
    "after an action": SECOND,
}


def kept_anywhere(world: World, words: str) -> list[str]:
    """The tables in which some words stand."""
    with world.store.looking() as connection:
        return [
            name
            for name, table in schema.metadata.tables.items()
            if any(words.lower() in str(tuple(row)).lower() for row in connection.execute(select(table)))
        ]


def presses(someone: Someone, words: str) -> str:
    """Press a button with these words, whether anybody made it or not."""
    key = f"forged{someone.world.count()}"
    return someone.world.hears(Message((key,), someone.identity, someone.place, words, Kind.PRESSED))


def run_of(world: World, someone: Someone) -> str:
    """What the buttons of the newest question say behind `at`."""
    return someone.last().choices[0].says.rpartition(" at ")[2]


def test_a_direct_message_gets_the_first_question(world: World) -> None:
    assert says_all(world.student, "/help login") == [FIRST]
    assert len(world.student.choices()) == 5


@pytest.mark.parametrize("words", ["/help login", "@deskbell login", "@deskbell I forgot my password"])
def test_in_a_channel_only_the_person_sees_that_something_was_answered(world: World, words: str) -> None:
    world.student.says(words, where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert world.student.hears() == [POINTER, FIRST]


def test_talk_in_a_channel_is_left_alone(world: World) -> None:
    assert world.student.says("i forgot my password", where=HELP_DESK) == "talk"
    assert world.student.hears() == []


@pytest.mark.parametrize("answer", ["2", " 2. ", "#2", "No", "no", "NO."])
def test_a_question_is_answered_by_number_or_by_words(world: World, answer: str) -> None:
    assert says_all(world.student, "login", "1", answer)[-1] == "What do you see?"


def test_a_question_is_answered_by_its_label_and_by_its_button(world: World) -> None:
    world.student.says("login")
    world.student.says("something else")
    world.student.presses("No")

    assert text(world.student.last()) == "What do you see?"


@pytest.mark.parametrize("answer", ["0", "6", "13", "99"])
def test_a_number_that_is_not_offered_asks_again(world: World, answer: str) -> None:
    said = says_all(world.student, "login", answer)[-1]

    assert said == f"Please answer with a number from 1 to 5, or press a button.\n{FIRST}"


def test_every_button_of_a_long_question_leads_on(world: World) -> None:
    says_all(world.student, "login", "3", "2")
    labels = world.student.choices()[:-1]
    world.student.presses("More answers")
    labels += world.student.choices()[:-1]
    assert len(labels) == 12
    for label in labels:
        says_all(world.student, "login", "restart", "3", "2")
        if label not in world.student.choices():
            world.student.presses("More answers")
        world.student.presses(label)
        assert text(world.student.last()) != "What do you see?"


@pytest.mark.parametrize("kind", BEFORE)
def test_back_leads_to_the_question_before(world: World, kind: str) -> None:
    assert says_all(world.student, *AT[kind], "back")[-1].endswith(BEFORE[kind])


def test_back_at_the_first_question_stays_there(world: World) -> None:
    first = f"This is the first question. Type stop to leave it.\n{FIRST}"
    assert says_all(world.student, "login", "back") == [FIRST, first]


@pytest.mark.parametrize("kind", AT)
def test_restart_leads_to_the_first_question(world: World, kind: str) -> None:
    assert says_all(world.student, *AT[kind], "restart")[-1] == FIRST
    world.passes(days=2)
    heard = world.student.hears()
    assert [said for said in heard if not said.startswith("Nobody has taken your ticket 1 yet.")] == []


@pytest.mark.parametrize("kind", AT)
def test_a_person_is_reached_from_every_kind_of_step_with_one_ticket(world: World, kind: str) -> None:
    says_all(world.student, *AT[kind])
    world.student.presses("Talk to a person")

    assert "A person will look at it and will see what you tried." in " ".join(world.student.hears())
    assert len(tickets(world)) == 1
    assert world.work().walkthroughs.find()[0].due is None
    assert set(facts(world)) >= {FIRST}

    world.student.says("human")
    assert len(tickets(world)) == 1
    assert "your ticket 1." in world.student.hears()[-1]


def test_a_person_asked_for_in_a_channel_is_pointed_to_once(world: World) -> None:
    says_all(world.student, "login", "1")
    world.student.says("@deskbell human", where=HELP_DESK)

    assert world.student.hears().count(POINTER) == 1
    assert world.chat.at(HELP_DESK) == []


def test_the_way_so_far_survives_a_restart_of_the_program(world: World) -> None:
    says_all(world.student, "login", "1")
    world.restarts()

    assert says_all(world.student, "2") == ["What do you see?"]


def test_login_again_goes_on_where_one_was(world: World) -> None:
    said = says_all(world.student, "login", "1", "login")[-1]

    assert said == f"You were here. Type restart to begin with the first question.\n{SECOND}"


def test_one_person_goes_on_from_another_place_and_is_asked_again_there(world_of: Callable[..., World]) -> None:
    both = (("chat", "north", "tess"), ("chat", "annex", "tess"))
    people = (*NORTH.people[1:], Listed("tess", "Tess Turner", Role.INSTRUCTOR, ZONE, both))
    world = world_of(replace(NORTH, people=people, workspaces=frozenset({("chat", "north"), ("chat", "annex")})))
    phone = world.person("tess", workspace="annex")
    says_all(world.teacher, "login", "3", "2")
    said = says_all(phone, "3", "2")
    assert "Please wait 30 minutes." in said[-1]

    world.teacher.hears()
    world.passes(minutes=30)
    assert phone.hears() == ["Is your account unlocked?"]
    assert world.teacher.hears() == []


def test_after_a_day_it_is_over_and_a_late_press_says_so(world: World) -> None:
    says_all(world.student, "login", "1")
    world.passes(hours=23, minutes=59)
    says_all(world.student, "login")
    world.passes(days=1)
    world.student.presses("Yes", on=SECOND)

    assert world.student.hears() == ["That walk-through is over."]
    world.student.presses("Begin again")
    assert world.student.hears() == [FIRST]


def test_an_old_button_shows_where_one_is_now(world: World) -> None:
    says_all(world.student, "login", "1")
    world.student.presses("Something else", on=FIRST)

    assert world.student.hears() == [f"You have answered that one. This is where you are now:\n{SECOND}"]


def test_a_button_pressed_twice_counts_once(world: World) -> None:
    says_all(world.student, "login", "1")
    button = world.student.last().choices[1].says
    presses(world.student, button)
    presses(world.student, button)

    assert text(world.student.last()) == "You have answered that one. This is where you are now:\nWhat do you see?"
    assert len(world.work().walkthroughs.find()[0].walk["answers"]) == 2  # type: ignore[arg-type]  # a JSON list


def test_a_button_of_a_finished_walk_changes_nothing(world: World) -> None:
    says_all(world.student, *SOLVED[:-1])
    number, question = list(world.chat.posts.items())[-1]
    world.student.presses("Yes")
    world.student.says_by_button(question.card.choices[1], question, number)

    assert world.student.hears()[-1] == "That walk-through is over."
    assert tickets(world) == []


def test_somebody_elses_walk_looks_exactly_like_none(world: World) -> None:
    other = world.person("kim", "Kim Lee")
    says_all(world.student, "login", "1")
    at = run_of(world, world.student)
    for words in (f"answer 1 at {at}", f"back at {at}", f"restart at {at}", f"open the ticket of {at}"):
        for forged in (words, words.replace(at, "77.1")):
            presses(other, forged)
            assert other.hears() == ["That question is not open any more."]

    assert text(world.student.last()) == SECOND


@pytest.mark.parametrize("at", ["0.0", "99999999999999999999.1", "2.1; DROP", "x", "-1.2", "٣.1", "1" * 5000])
def test_a_forged_number_of_a_walk_is_refused(world: World, at: str) -> None:
    world.student.says("login")
    world.student.hears()

    assert presses(world.student, f"answer 1 at {at}") == "refused"
    assert len(world.student.hears()) == 1


def test_without_a_question_nothing_is_answered(world: World) -> None:
    assert presses(world.student, "back") == "refused"
    assert world.student.hears() == ["No question is open just now."]


@pytest.mark.parametrize(
    ("code", "leads_to"),
    [
        ("AADSTS50126", "What have you tried already?"),
        (
            "AADSTS50126: Error validating credentials due to invalid username or password.",
            "What have you tried already?",
        ),
        ("error 50053 it says", "Can you reset your own password?"),
        ("530035", "Where are you, and on what?"),
        ("Sign-in error code: 50076", "What happens at the second step?"),
        ("ERR_QUIC", "I made a ticket for the sign-in team."),
        ("it is just broken", "I made a ticket for the sign-in team."),
    ],
)
def test_an_error_code_leads_to_its_step(world: World, code: str, leads_to: str) -> None:
    assert any(leads_to in said for said in says_all(world.student, *AT["look_up"], code))


@pytest.mark.parametrize("secret", ["Tr0ub4dor&3", "my password is hunter2hunter2", "483920", "code 483 920 hunter2"])
def test_a_secret_pasted_instead_of_a_code_is_kept_nowhere(world: World, secret: str) -> None:
    says_all(world.student, *AT["look_up"], secret)

    assert tickets(world) == [("access", "sso_loop", Priority.P4)]
    assert kept_anywhere(world, secret) == []
    assert kept_anywhere(world, "hunter2") == []


def test_two_people_do_not_mix(world: World) -> None:
    other = world.person("kim", "Kim Lee")
    says_all(world.student, "login", "1")
    says_all(other, "login", "3", "2")
    assert says_all(world.student, "2")[-1] == "What do you see?"
    assert says_all(other, "2")[-1].startswith("Did you set up a way to reset your password before")


def test_nothing_a_student_says_or_answers_stands_in_a_public_place(world: World) -> None:
    world.student.says("/help login", where=HELP_DESK)
    says_all(world.student, *FORGOTTEN[1:])
    world.student.says("comment 1 my number is 4711")
    world.student.says("@deskbell human", where=HELP_DESK)
    world.student.says("@deskbell ticket 1", where=HELP_DESK)

    public = {post.place.channel for post in world.chat.posts.values() if not post.place.direct and not post.private_to}
    assert public == {STAFF.channel}
    assert world.chat.at(Place("chat", "north", "help-desk")) == []
