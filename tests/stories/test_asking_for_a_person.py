"""Somebody asks for a person: what they said with it, or just before, is on the ticket and says how urgent it is."""

from __future__ import annotations

import pytest

from adapters.plain import PLAIN
from bot.model.devices import DEVICE
from bot.model.people import Reader
from bot.model.tickets import Priority
from bot.model.words import render
from tests.stories.classes import MENTIONS
from tests.stories.looking import LOOPING, comments, facts, pages, says_all, ticket, tickets
from tests.stories.test_private_tickets import public
from tests.world import HELP_DESK, ZONE, World, text

pytestmark = pytest.mark.usefixtures("checked")
EXAM = "my exam starts in 10 minutes and I can't log in to canvas"
ZORP = "the flarn zorps my quux in ten minutes before class"
WORDS = "In their own words"


@pytest.mark.parametrize("words", ["human please, class in 5 minutes", "my exam starts in 10 minutes i need a human"])
def test_what_was_said_with_the_wish_is_on_the_ticket_and_calls_somebody(world: World, words: str) -> None:
    assert world.student.says(words) == "talk_to_human"

    about = words.removeprefix("human please, ")
    assert ticket(world).summary == f"Would like to talk to a person: {about}"
    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1
    assert "I am calling Ana Alves." in text(world.student.last())
    assert "To get into a class now: join by phone" in text(world.student.last())


@pytest.mark.parametrize("words", ["human", "/human", "human please", "can I talk to a person"])
def test_the_bare_wish_is_a_ticket_of_no_urgency(world: World, words: str) -> None:
    assert world.student.says(words) == "talk_to_human"

    assert ticket(world).summary == "Would like to talk to a person."
    assert ticket(world).priority is Priority.P4
    assert pages(world.first) == []
    assert "To get into a class" not in text(world.student.last())


@pytest.mark.parametrize("words", ["page whoever is on call", "please call the on-call person", "escalate"])
def test_who_wants_somebody_called_and_may_call_nobody_gets_a_person(world: World, words: str) -> None:
    assert world.student.says(f"{words}. The exam starts in ten minutes") == "talk_to_human"

    assert ticket(world).summary == "Would like to talk to a person: The exam starts in ten minutes"
    assert len(pages(world.first)) == 1


def test_a_call_for_a_ticket_of_their_own_is_said_on_it(world: World) -> None:
    world.student.says("ticket open the lamp in room 4 is dark")
    world.student.says("escalate 1 no one is responding")

    assert comments(world) == [("escalate 1 no one is responding", False)]


def test_a_call_of_whoever_has_one_ticket_is_said_on_it(world: World) -> None:
    world.student.says("ticket open the lamp in room 4 is dark")
    world.student.says("page whoever is on call")

    assert comments(world) == [("page whoever is on call", False)]
    assert len(tickets(world)) == 1


@pytest.mark.parametrize(
    "words", ["can you get the on call list for next week", "could you ping the person on call tomorrow morning"]
)
def test_who_asks_for_the_plan_calls_nobody(world: World, words: str) -> None:
    assert world.first.says(words) == "oncall_who"
    assert pages(world.second) == []


def test_a_call_for_the_ticket_of_somebody_else_is_for_the_staff(world: World) -> None:
    world.student.says("ticket open the lamp in room 4 is dark")

    assert world.teacher.says("escalate 1 no one is responding") == "refused"
    assert comments(world) == []


def test_the_words_with_which_a_walk_was_begun_are_on_its_ticket(world: World) -> None:
    world.student.says("I can't log in and it is about my grandmother's piano")
    world.student.presses("Talk to a person")

    assert facts(world)[WORDS] == "I can't log in and it is about my grandmother's piano"
    assert len(tickets(world)) == 1


def test_an_exam_told_when_a_walk_was_begun_is_on_its_ticket_and_calls_somebody(world: World) -> None:
    world.student.says(EXAM)
    world.student.presses("Talk to a person")

    assert facts(world)[WORDS] == EXAM
    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_an_exam_told_in_the_midst_of_a_walk_makes_its_ticket_urgent(world: World) -> None:
    says_all(world.student, "login", "1", "2", "2", "human please, my exam starts in 10 minutes")

    assert facts(world)[WORDS] == "my exam starts in 10 minutes"
    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_an_exam_told_an_hour_ago_makes_nothing_urgent_any_more(world: World) -> None:
    says_all(world.student, "wifi", "1", "my exam starts in 10 minutes and it still zorps")
    world.passes(hours=1)
    world.student.says("human")

    assert ticket(world).priority > Priority.P2


def test_an_answer_that_was_none_is_on_the_ticket(world: World) -> None:
    says_all(world.student, "login", "1", "the flarn of my grandmother zorps", "human")

    assert "the flarn of my grandmother zorps" in facts(world)[WORDS]


@pytest.mark.parametrize("way", ["press", "type", "type after a restart"])
def test_what_was_not_understood_is_on_the_ticket(world: World, way: str) -> None:
    assert world.student.says(ZORP) == "unknown"
    if way == "press":
        world.student.presses("Talk to a person")
    else:
        if "restart" in way:
            world.restarts()
        world.student.says("human")

    assert ticket(world).summary == f"Would like to talk to a person: {ZORP}"
    assert ticket(world).priority is Priority.P2


def test_all_that_was_not_understood_in_a_row_is_on_the_ticket(world: World) -> None:
    said = says_all(world.student, "zorp the flarn", "quux my frobnicator", "human")

    assert ticket(world).summary == "Would like to talk to a person: zorp the flarn / quux my frobnicator"
    assert "zorp the flarn / quux my frobnicator" in said[-1]


def test_what_was_not_understood_where_others_read_is_on_the_ticket_and_nobody_reads_it_there(world: World) -> None:
    world.student.says(f"@deskbell {ZORP}", where=HELP_DESK)
    world.student.says("@deskbell human", where=HELP_DESK)

    assert ticket(world).summary == f"Would like to talk to a person: {ZORP}"
    assert not [post for _, post in world.chat.at(HELP_DESK) if ZORP in str(post.card)]


def test_nothing_of_long_ago_or_of_somebody_else_is_on_the_ticket(world: World) -> None:
    other = world.person("olga", "Olga Orlova")
    other.says("quux my frobnicator")
    world.student.says(ZORP)
    world.passes(minutes=31)
    world.student.says("human")

    assert ticket(world).summary == "Would like to talk to a person."


def test_nothing_of_what_was_understood_since_is_on_the_ticket(world: World) -> None:
    says_all(world.student, ZORP, "help", "human")

    assert ticket(world).summary == "Would like to talk to a person."


def test_no_secret_is_carried_to_the_ticket(world: World) -> None:
    says_all(world.student, "my password is Tr0ub4dor&3 zorp", "human please, my password is Tr0ub4dor&3")
    world.student.says("I can't log in, my password is Tr0ub4dor&3")
    world.student.says("human")

    assert "Tr0ub4dor" not in str([*world.work().tickets.find(), *comments(world), *world.seen])
    assert "Tr0ub4dor" not in str(world.work().walkthroughs.find())


def test_a_walk_that_is_over_keeps_no_words(world: World) -> None:
    world.student.says("I can't log in and it is about my grandmother's piano")
    assert "piano" in str(world.work().walkthroughs.find())
    world.student.says("wifi")
    assert "piano" not in str(world.work().walkthroughs.find())

    world.student.says("no sound since my grandmother's piano fell")
    world.passes(days=2)
    assert "piano" not in str(world.work().walkthroughs.find())


def test_with_a_class_near_the_bare_wish_calls_somebody_and_the_ticket_names_the_class(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:20 50 min @sam', mentions=MENTIONS)
    said = says_all(world.student, "human")

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1
    assert "To get into a class now: join by phone" in said[-1]
    assert facts(world)["Class"].startswith("Algebra 2, ")
    assert facts(world)["People affected"] == "1"


def test_the_ticket_names_the_device_that_was_told_before(world: World) -> None:
    says_all(world.student, *LOOPING, "my iPad", "close 1", "human")

    assert "iPad" in dict(ticket(world, 1).answers)[DEVICE]
    assert dict(ticket(world, 2).answers)[DEVICE] == "iPad (as of Mon 23 Nov 2026, 09:00 Lisbon time)"


def test_who_asks_again_has_the_words_on_the_ticket_that_is_open(world: World) -> None:
    says_all(world.student, "human", "human please, my exam starts in 10 minutes")

    assert len(tickets(world)) == 1
    assert ("my exam starts in 10 minutes", False) in comments(world)
    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1
    assert any("my exam starts in 10 minutes" in line for line in world.thread_says())


@pytest.mark.parametrize("first", [("human",), ("wifi", "1")], ids=["a ticket is open", "in a walk"])
def test_a_danger_told_with_the_wish_is_written_where_nobody_else_reads(world: World, first: tuple[str, ...]) -> None:
    says_all(world.student, *first, "human about I was hacked")

    newest = max(world.work().tickets.find(), key=lambda each: each.number)
    assert newest.private
    assert "hacked" not in public(world)


def test_who_was_hacked_and_asks_for_a_person_is_private(world: World) -> None:
    world.student.says("I need a human, I was hacked")
    if not tickets(world):
        world.student.says("human about I was hacked")

    assert tickets(world)[-1][:2] == ("security", "compromised")
    assert ticket(world).private
    assert "hacked" not in public(world)


def test_who_wanted_to_talk_in_private_is_not_asked_whether_something_works(world: World) -> None:
    world.student.says("human in private")
    assert render(world.student.last().buttons[0].label, PLAIN, Reader(ZONE)) == "I need nobody now"
    world.first.says("resolve 1 We talked")

    asked = "Ticket 1 is done. “We talked” Is that enough, or would you still like to talk?"
    assert world.student.hears()[-1] == asked
    world.student.presses("I would still like to talk", on=asked)
    assert ticket(world).state.open
    world.first.says("resolve 1 We talked again")
    world.student.presses("That is enough")
    assert not ticket(world).state.open


def test_how_many_are_hit_is_as_they_said_on_the_ticket_of_a_walk_through(world: World) -> None:
    world.teacher.says("my whole class cannot log in to the course site")
    world.teacher.says("human")

    assert dict(ticket(world).answers)["People affected"] == "a whole class, they say"
    assert ticket(world).impact == 2


def test_who_asks_for_a_person_while_somebody_is_called_for_them_has_no_second_ticket(world: World) -> None:
    world.student.says("/ticket open my mic is dead, class starts in 5 minutes")
    world.student.hears()
    world.student.says("human")

    assert world.student.hears()[0].startswith("That is your ticket 1. I am calling Ana Alves.")
    assert not world.work().tickets.there_is(2)
    assert world.thread_says()[-1] == "Sam Rivera would like to talk to a person."
