"""A walk-through hands somebody over: what the ticket tells the staff, and what the person is told."""

from __future__ import annotations

import pytest

from adapters.plain import plain_text
from bot.model.people import Identity, Reader
from tests.stories.classes import MENTIONS
from tests.stories.looking import FORGOTTEN, LOOPING, SECOND, comments, facts, says_all, ticket
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
BLOCKED = ("login", "1", "yes")
SECRET = "Tr0ub4dor&3"


def answers(world: World, number: int = 1) -> dict[str, str]:
    return dict(ticket(world, number).answers)


def test_who_lives_elsewhere_is_told_in_their_own_time_until_when_they_have_an_answer(world: World) -> None:
    nyla = Someone(world, Identity("chat", "north", "nyla", "Nyla Young", zone="America/New_York"))
    says_all(nyla, *FORGOTTEN)
    post = next(p for p in world.chat.heard if "Your ticket 1" in plain_text(p.card, Reader("UTC")))

    assert post.reader.zone == "America/New_York"
    words = plain_text(post.card, post.reader)
    assert "The support team sees it and answers you here, by Tue 24 Nov 2026, 12:00 New York time." in words


def test_an_urgent_one_tells_who_is_called_and_when_the_next_person_is(world: World) -> None:
    assert says_all(world.student, *BLOCKED)[-1] == (
        "Your ticket 1: Signing in: Course site\n"
        "I am calling Ana Alves. If nobody answers by Mon 23 Nov 2026, 09:10 Lisbon time, I call the next person."
    )
    world.passes(minutes=10)
    assert len(world.second.hears()) == 1


@pytest.mark.parametrize(
    ("when", "label"), [("today 09:50", "Class"), ("tomorrow 14:00", "Next class")], ids=["near", "far"]
)
def test_the_ticket_names_the_class_that_is_near_or_the_next_one(world: World, when: str, label: str) -> None:
    world.teacher.says(f'session add "Algebra 2" {when} @sam', mentions=MENTIONS)
    world.teacher.says('session add "Algebra 3" friday 14:00 @sam', mentions=MENTIONS)
    says_all(world.student, "login", "1", "2", "2", "2")

    told = {"Class": "Mon 23 Nov 2026, 09:50", "Next class": "Tue 24 Nov 2026, 14:00"}[label]
    assert facts(world)[label] == f"Algebra 2, {told} Lisbon time"
    assert len({"Class", "Next class"} & facts(world).keys()) == 1


def test_the_ticket_of_a_teacher_names_the_class_they_teach_next(world: World) -> None:
    world.teacher.says('session add "Algebra 2" tomorrow 14:00 @sam', mentions=MENTIONS)
    says_all(world.teacher, *FORGOTTEN)

    assert facts(world)["Next class"].startswith("Algebra 2, ")


def test_the_ticket_tells_how_many_others_report_the_same_just_now(world: World) -> None:
    for number in range(3):
        says_all(world.person(f"pupil{number}"), *LOOPING)
        world.passes(minutes=3)
    says_all(world.person("elsewhere"), "login", "3", *LOOPING[2:])

    assert answers(world, 1)["People affected"] == "1"
    assert answers(world, 2)["People affected"] == "2: 1 more reported the like just now"
    assert answers(world, 3)["People affected"] == "3: 2 more reported the like just now"
    assert answers(world, 4)["People affected"] == "1"
    world.passes(minutes=10)
    says_all(world.student, *LOOPING)
    assert answers(world, 5)["People affected"] == "2: 1 more reported the like just now"


def test_the_same_person_again_is_nobody_else(world: World) -> None:
    says_all(world.student, *FORGOTTEN)
    says_all(world.student, *FORGOTTEN)

    assert answers(world, 2)["People affected"] == "1"


def test_what_was_answered_after_the_ticket_is_on_it_when_nobody_comes_back(world: World) -> None:
    says_all(world.student, *BLOCKED, "2")
    assert list(answers(world)) == [*list(answers(world))[:2], SECOND]
    world.passes(days=1)

    assert answers(world)["What do you see?"] == "I forgot my password or user name"
    assert facts(world)["What do you see?"] == "I forgot my password or user name"


def test_what_was_answered_after_the_ticket_is_on_it_when_they_begin_something_else(world: World) -> None:
    says_all(world.student, *BLOCKED, "2", "wifi")

    assert answers(world)["What do you see?"] == "I forgot my password or user name"


def test_what_was_answered_before_a_restart_stays_and_nothing_is_there_twice(world: World) -> None:
    says_all(world.student, *BLOCKED, "2", "restart", "1", "yes", "2")
    world.passes(days=1)

    questions = [question for question, _ in ticket(world).answers]
    assert questions.count("What do you see?") == 1
    assert len(set(questions)) == len(questions)


def test_a_secret_typed_for_words_is_on_no_ticket(world: World) -> None:
    says_all(world.teacher, "finish a class", "3", f"my password is {SECRET}", "4", "1", "5")
    found = world.work().tickets.find()

    assert found
    assert not [each for each in found if SECRET in str(each)]
    assert any("my password is" in str(each.answers) for each in found)


def test_the_ticket_says_the_questions_alone_and_nothing_of_what_was_tried_twice(world: World) -> None:
    says_all(world.student, "wifi", "3", "no", "Restarted modem and router", "That is all", "All devices", "2")

    told = answers(world)
    assert "That is all" not in told.values()
    assert [each for each in told.values() if "Restarted" in each] == ["Restarted modem and router"]
    assert "Anything else?" not in told

    says_all(world.student, "restart", "security", "1", "no", "human")
    assert [each for each in answers(world, 2) if each.startswith("What happened?")] == ["What happened?"]


def test_a_ticket_opened_on_the_way_has_no_comment_that_says_its_answers_again(world: World) -> None:
    says_all(world.student, *BLOCKED, "2", "2", "2")

    assert ticket(world).answers
    assert comments(world) == []


def test_who_asks_for_a_person_while_somebody_has_their_ticket_hears_who(world: World) -> None:
    says_all(world.student, *BLOCKED)
    world.first.says("ack 1")
    world.student.says("is someone there")
    assert world.student.hears()[-1].startswith("Ana Alves has your ticket 1 and sees what you tried.")

    world.student.says("is anyone there?")
    assert world.student.hears()[-1].startswith("A person knows already: Ana Alves has your ticket 1.")
