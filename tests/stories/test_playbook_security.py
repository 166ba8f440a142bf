"""Somebody tells of a suspicious message, a stolen account, a virus, or a stranger in the class."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import facts, pages, says_all, state, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
FIRST = "What happened? Thank you for telling us. Nothing here is your fault."
TYPED_PASSWORD = ("security", "2", "Typed my password")
DATA_SEEN = (*TYPED_PASSWORD, "yes", "all done", "4")


def test_a_suspicious_mail_becomes_a_private_ticket_that_waits_for_working_hours(world: World) -> None:
    said = says_all(world.student, "phishing", "1", "no", "yes", "1")

    assert said[0] == FIRST
    assert said[2].startswith("1. Do not click, answer or forward it.")
    assert tickets(world) == [("security", "phishing", Priority.P4)]
    assert ticket(world).private
    assert facts(world)["Did you click, answer, open or type anything?"] == "No"
    assert world.first.hears() == []


def test_the_fifth_report_in_a_few_minutes_is_a_campaign_and_calls_somebody(world: World) -> None:
    people = [world.person(f"pupil{number}") for number in range(5)]
    for someone in people[:4]:
        says_all(someone, "security", "1", "no", "yes", "1")
    said = says_all(people[4], "security", "1", "no", "yes")

    assert said[-2].startswith("Thank you. It looks as if many people get this.")
    assert tickets(world)[-1] == ("security", "phishing", Priority.P2)
    assert len(pages(world.first)) == 1
    assert "warn everybody" in facts(world, 5)["May be needed: decide on each"]


def test_who_typed_a_password_has_a_ticket_and_somebody_called_before_the_next_question(world: World) -> None:
    said = says_all(world.student, *TYPED_PASSWORD)

    assert said[2].endswith("Could you change the password?")
    assert tickets(world) == [("security", "compromised", Priority.P2)]
    assert len(pages(world.first)) == 1

    says_all(world.student, "yes", "1", "no")
    assert len(tickets(world)) == 1
    assert state(world) is TicketState.NEW
    assert facts(world)["Did you find anything strange?"] == "No"


def test_data_that_others_may_have_seen_gets_a_ticket_of_its_own(world: World) -> None:
    says_all(world.student, *DATA_SEEN)

    assert [each[:2] for each in tickets(world)] == [("security", "compromised"), ("security", "data_exposure")]
    assert "72 hours" in facts(world, 2)["May be needed: decide on each"]
    assert facts(world)["See also"] == "ticket 2"
    assert "Sam Rivera" not in str(world.staff())


def test_who_was_locked_out_before_class_by_somebody_else_has_the_same_ticket_made_private(world: World) -> None:
    says_all(world.student, "login", "1", "yes")
    assert not ticket(world).private
    says_all(world.student, "12", "1")

    assert [each[:2] for each in tickets(world)] == [("security", "compromised")]
    assert ticket(world).private
    assert facts(world)["What did you notice?"] == "Prompts or codes that I did not ask for"


def test_an_alert_of_ones_own_sign_in_is_nothing_to_worry_about(world: World) -> None:
    assert says_all(world.student, "security", "3", "2", "yes")[-1].startswith("Then all is well.")
    assert tickets(world) == []


def test_a_ransom_note_is_of_the_highest_priority(world: World) -> None:
    says_all(world.student, "virus", "4", "yes")

    assert tickets(world) == [("security", "malware", Priority.P1)]
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(("who", "told"), [("student", "Turn your camera"), ("teacher", "Lock the meeting")])
def test_a_stranger_in_the_class_is_met_by_what_one_may_do(world: World, who: str, told: str) -> None:
    someone = getattr(world, who)
    said = says_all(someone, "security", "7")

    assert said[1].startswith(f"1. {told}")
    assert tickets(world) == [("security", "meeting_intrusion", Priority.P2)]
    assert "child safety" in says_all(someone, "yes", "yes")[1]


def test_who_asks_for_a_person_at_once_has_a_private_ticket(world: World) -> None:
    says_all(world.student, "security", "human")

    assert tickets(world) == [("security", "compromised", Priority.P2)]
    assert ticket(world).private


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (("1", "i clicked on it"), "What did you do?"),
        (("1", "i typed my password there"), "I made a private ticket, and a person is told."),
        (("i typed my password there",), "I made a private ticket, and a person is told."),
        (("i was hacked",), "What did you notice?"),
    ],
)
def test_what_happened_may_be_said_in_words_at_any_of_the_first_questions(
    world: World, said: tuple[str, ...], asked: str
) -> None:
    world.student.says("security")
    for words in said:
        world.student.hears()
        world.student.says(words)

    assert any(asked in words for words in world.student.hears())
