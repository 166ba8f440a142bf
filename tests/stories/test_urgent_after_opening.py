"""A ticket is open, and time runs out: words of urgency make it urgent, questions are answered, nothing is silent."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import URGENT as IN_CLASS
from tests.stories.looking import comments, own_thread, pages, says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SOON = ("please hurry my class starts soon", "my class starts in 5 minutes", "mi clase empieza en 5 minutos")
URGENT = ("its urgent", "hurry up please", "asap please", "es urgente", "es ist dringend", "c'est urgent", "é urgente")
ASKING = (
    *(
        "nobody answers",
        "how long until someone answers?",
        "can someone answer before monday?",
        "is ana working on it?",
    ),
    *("when will someone help me?", "still waiting", "any news?", "¿cuándo me van a responder?", "niemand antwortet"),
    *("personne ne répond", "ninguém responde", "wann antwortet jemand?", "quand est-ce que quelqu'un répond ?"),
)


@pytest.mark.parametrize("words", [*SOON, *(f"comment 1 {words}" for words in SOON)])
def test_that_a_class_is_near_makes_the_open_ticket_urgent_and_calls_somebody(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    assert ticket(world).priority is Priority.P4
    world.student.hears()
    world.student.says(words)

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1
    said = " ".join(world.student.hears())
    assert "It is urgent now" in said
    assert "Ana Alves" in said


@pytest.mark.parametrize(
    "words",
    ["my algebra 2 class is in room 14 now", "mi clase es en el aula 12 ahora", "mein Kurs ist jetzt in Raum 12"],
)
def test_where_a_class_is_now_makes_no_ticket_urgent(world: World, words: str) -> None:
    says_all(world.teacher, "ticket open the projector stays dark", words)

    assert ticket(world).priority is Priority.P4
    assert comments(world) == []
    assert pages(world.first) == []


@pytest.mark.parametrize(
    "words",
    [
        *("my class in room 14 starts now", "my exam is in room 14 in 10 minutes"),
        "my class is in room 14 now and everyone waits",
    ],
)
def test_a_class_that_begins_there_or_waits_there_does(world: World, words: str) -> None:
    says_all(world.teacher, "ticket open the projector stays dark", words)

    assert ticket(world).priority in (Priority.P1, Priority.P2)


def test_below_the_card_it_counts_as_well_and_it_is_said_once(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    below = own_thread(world.student, "the projector stays dark")
    world.student.hears()
    for _ in range(2):
        world.student.says("my class starts in 5 minutes!", where=below)

    assert ticket(world).priority is Priority.P2
    assert len([said for said in world.student.hears() if "It is urgent now" in said]) == 1
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize("words", URGENT)
def test_that_it_is_urgent_is_kept_with_the_ticket(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.hears()
    world.student.says(words)

    assert ticket(world).priority is Priority.P3
    assert (words, False) in comments(world)
    assert len(world.student.hears()) == 1


def test_who_has_it_hears_that_it_became_urgent(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.first.hears()
    world.student.says("please hurry my class starts soon")

    assert world.first.hears() == ["Ticket 1 is more urgent now: please hurry my class starts soon"]
    assert pages(world.second) == []


@pytest.mark.parametrize("words", ASKING)
def test_who_asks_when_somebody_answers_is_told_what_is_known(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.hears()
    world.student.says(words)
    assert "The support team sees it and answers you here, by Tue 24 Nov 2026, 17:00" in world.student.hears()[0]
    world.first.says("ack 1")
    world.student.hears()
    world.student.says(words)

    assert "Ana Alves has it and is looking at it." in world.student.hears()[0]


def test_while_somebody_is_called_it_is_told_who_and_who_is_next(world: World) -> None:
    world.student.says("/ticket open nobody can hear me, my class starts in ten minutes")
    world.student.hears()
    world.student.says("nobody answers")

    assert "I am calling Ana Alves. If nobody answers by Mon 23 Nov 2026, 09:10" in world.student.hears()[0]


def test_with_a_ticket_open_nothing_is_met_with_silence(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.hears()
    for words in ("blorp", "zork", "frotz", "plugh", "xyzzy", "quux"):
        world.student.says(words)
        assert len(world.student.hears()) == 1


def test_who_has_what_is_urgent_already_hears_that_it_presses(world: World) -> None:
    world.student.says(IN_CLASS)
    world.first.says("ack 1")
    world.first.says("waiting supplier 1 case 4711")
    assert (ticket(world).state, world.thread_says()[-1]) == (
        TicketState.WAITING_VENDOR,
        "Ticket 1 is waiting for a supplier. “case 4711”",
    )
    world.first.hears()
    world.student.says("comment 1 please hurry, exam in 10 minutes")

    assert world.first.hears() == ["Sam Rivera says that ticket 1 is urgent: please hurry, exam in 10 minutes"]
    assert "urgent" not in world.student.hears()[-1]


@pytest.mark.parametrize("words", ["human", "my class starts at 10:30. human"])
def test_who_asks_for_a_person_with_a_class_in_an_hour_and_more_is_called_somebody(world: World, words: str) -> None:
    if words == "human":
        world.teacher.says(
            'session add "Algebra 2" today 10:03 50 min @sam', mentions={"@sam": world.student.identity.user}
        )
        world.student.says("human")
    else:
        says_all(world.student, "my class starts at 10:30", "human")

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1
