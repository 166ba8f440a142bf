"""Somebody reports what an article is surely about: they read it first, and their ticket opens unless it helped."""

from __future__ import annotations

import pytest

from adapters.plain import PLAIN, plain_text
from bot.model.offers import OfferState
from bot.model.tickets import Priority
from bot.model.words import render
from store.articles import Tally
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, READER, card, held, made, offers, tickets
from tests.world import World, text

OPENS_AT = "If I hear nothing, I open it at Mon 23 Nov 2026, 09:10 Lisbon time."
pytestmark = pytest.mark.usefixtures("checked")


def test_the_article_is_shown_with_what_they_wrote_and_no_ticket_is_opened_yet(world: World) -> None:
    world.student.says(f"ticket open {CAMERA}")

    (words,) = world.student.hears()
    assert words.startswith("This may help: The camera stays black: Three things must all allow the camera")
    assert f"I have kept your words: “{CAMERA}”. Does this help? If not, say no, press “Open the ticket”" in words
    assert words.endswith(OPENS_AT)
    assert "open my ticket" in plain_text(world.student.last(), READER)
    assert labels(world.student.last()) == ["Open the ticket", "It helped", "It did not help", "Talk to a person"]
    assert (tickets(world), world.staff()) == ([], [])


@pytest.mark.parametrize("words", ["new ticket: {}", "can you open a ticket about {}", "/ticket open {}"])
def test_in_whatever_words_a_ticket_is_asked_for_the_article_comes_first(world: World, words: str) -> None:
    world.student.says(words.format(CAMERA))
    assert (tickets(world), len(offers(world))) == ([], 1)
    assert world.student.hears()[-1].endswith(OPENS_AT)


def test_after_ten_minutes_the_ticket_opens_by_itself_and_its_number_is_told(world: World) -> None:
    held(world).student.hears()
    world.passes(minutes=9, seconds=59)
    assert world.student.hears() == []
    world.passes(seconds=1)

    assert world.student.hears()[0].startswith(f"Your ticket 1: {CAMERA}")
    (ticket,) = tickets(world)
    assert (ticket.summary, ticket.category, ticket.subcategory) == (CAMERA, "live_class", "av_device")
    assert (ticket.priority, ticket.answers) == (Priority.P4, (("Article shown before", "The camera stays black"),))
    assert world.staff()[0].startswith("Ticket 1 ")
    assert "Your words are in your ticket 1 now" in text(card(world))
    world.passes(hours=1)
    assert len(tickets(world)) == 1


def test_it_is_opened_as_it_would_have_been_opened_at_once(world: World) -> None:
    words = "eduroam does not work on my phone in the library"
    world.teacher.says(f"ticket open {words}")
    world.student.says(f"ticket open {words}")
    world.passes(minutes=10)

    at_once, later = (
        (t.summary, t.category, t.subcategory, t.impact, t.urgency, t.priority, t.system, t.private)
        for t in tickets(world)
    )
    assert at_once == later


@pytest.mark.parametrize("words", ["open my ticket", "it did not help", "article did not help camera", "human"])
def test_what_asks_for_it_opens_it_at_once_and_only_once(world: World, words: str) -> None:
    held(world).student.says(words)
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert any(heard.startswith(f"Your ticket 1: {CAMERA}") for heard in world.student.hears())

    world.student.says(words)
    world.passes(hours=1)
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("label", ["Open the ticket", "Talk to a person"])
def test_a_button_opens_it_and_pressed_late_it_points_to_the_ticket(world: World, label: str) -> None:
    held(world)
    (shown,) = (number for number, _ in world.chat.at(world.student.place))
    button = next(b for b in world.student.last().buttons if render(b.label, PLAIN, READER) == label)
    for _ in range(2):
        world.student.says_by_button(button, world.chat.posts[shown], shown)
        assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert "ticket 1" in world.student.hears()[-1]
    assert labels(world.student.last())[0] == "Show my ticket"


def test_a_late_press_is_about_its_own_card_and_not_about_what_is_held_since(world: World) -> None:
    held(world)
    (shown,) = (number for number, _ in world.chat.at(world.student.place))
    presses = world.student.last().buttons
    world.student.says("ticket open the printer jammed again")
    world.student.says_by_button(presses[0], world.chat.posts[shown], shown)
    assert world.student.hears()[-1] == "That is your ticket 1 already."
    world.student.says_by_button(presses[1], world.chat.posts[shown], shown)
    assert world.student.hears()[-1] == "Good that it helped. Your ticket 1 is open: does all work now?"
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    world.passes(minutes=10)
    assert len(tickets(world)) == 2


def test_who_wants_a_person_on_the_card_after_days_is_led_to_the_ticket(world: World) -> None:
    held(world)
    (shown,) = (number for number, _ in world.chat.at(world.student.place))
    talk = world.student.last().buttons[-1]
    world.passes(hours=30)
    world.student.says_by_button(talk, world.chat.posts[shown], shown)
    assert "it is your ticket 1" in world.student.hears()[-1]
    assert len(tickets(world)) == 1


def test_who_says_that_it_did_not_help_is_counted(world: World) -> None:
    held(world).student.says("it did not help")
    assert made(world) == {"camera": Tally(1, 0, 1)}


@pytest.mark.parametrize("words", ["it helped", "article helped camera"])
def test_it_helped_so_nothing_is_opened_and_the_article_is_praised(world: World, words: str) -> None:
    held(world).student.says(words)

    assert world.student.hears()[-1].startswith("Good that it helped. I open no ticket.")
    assert made(world) == {"camera": Tally(1, 1, 0)}
    world.passes(hours=30)
    assert tickets(world) == []
    assert offers(world)[0].state is OfferState.HELPED
    assert labels(card(world)) == ["Open the ticket", "Talk to a person"]


def test_it_helped_and_then_it_did_not(world: World) -> None:
    held(world).student.presses("It helped")
    world.student.presses("Open the ticket", on="You said that it helped")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    world.passes(minutes=30)
    assert len(tickets(world)) == 1


def test_it_helped_said_after_the_ticket_was_opened_offers_to_close_it(world: World) -> None:
    held(world).passes(minutes=11)
    world.student.says("it helped")
    assert world.student.hears()[-1] == "Good that it helped. Your ticket 1 is open: does all work now?"
    world.student.presses("It works now")
    assert not tickets(world)[0].state.open
    assert made(world) == {"camera": Tally(1, 1, 0)}


@pytest.mark.parametrize("words", ["open my ticket", "it helped", "it did not help"])
def test_with_nothing_held_it_says_how_to_open_a_ticket(world: World, words: str) -> None:
    assert world.student.says(words) == "refused"
    assert world.student.hears()[-1].startswith("I keep no words of yours that wait for a ticket.")
    assert labels(world.student.last()) == ["Open a ticket", "Talk to a person"]


def test_it_helped_answers_the_question_of_a_walk_through_first(world: World) -> None:
    held(world)
    for words in ("login", "1", "2", "1", "None of these"):
        world.student.says(words)
    assert world.student.says("it did not help") == "answer"
    assert tickets(world) == []


def test_the_same_article_is_not_shown_twice_before_a_ticket(world: World) -> None:
    held(world).student.says("it helped")
    world.student.says("ticket open the webcam not found message is back")
    assert [ticket.summary for ticket in tickets(world)] == ["the webcam not found message is back"]
    world.passes(hours=24)
    world.student.says(f"ticket open {CAMERA}")
    assert len(tickets(world)) == 1


def test_who_says_the_same_again_gets_the_ticket_and_only_one(world: World) -> None:
    held(world).student.says("ticket open My camera  stays BLACK")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    world.passes(hours=1)
    assert len(tickets(world)) == 1


def test_more_words_that_the_same_article_is_about_are_in_the_same_ticket(world: World) -> None:
    held(world).student.says("ticket open it says webcam not found")
    assert [ticket.summary for ticket in tickets(world)] == [f"{CAMERA}\nit says webcam not found"]
    world.passes(hours=1)
    assert len(tickets(world)) == 1


def test_who_says_late_that_it_did_not_help_is_counted_and_led_to_the_ticket(world: World) -> None:
    held(world).passes(minutes=11)
    world.student.says("it did not help")
    assert world.student.hears()[-1] == "Thank you for telling me. Your ticket 1 is open already."
    assert made(world) == {"camera": Tally(1, 0, 1)}


def test_a_second_report_opens_the_first_and_is_held_itself(world: World) -> None:
    held(world).student.says("ticket open the printer jammed again")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert world.student.hears()[-1].startswith("This may help: Printing at school")
    world.passes(minutes=10)
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA, "the printer jammed again"]


def test_a_second_report_that_no_article_is_about_opens_beside_what_is_held(world: World) -> None:
    held(world).student.says("ticket open our lamp hums loudly")
    assert [ticket.summary for ticket in tickets(world)] == ["our lamp hums loudly"]
    world.passes(minutes=10)
    assert [ticket.summary for ticket in tickets(world)] == ["our lamp hums loudly", CAMERA]


@pytest.mark.parametrize(
    "words",
    [
        "my class starts in 10 minutes",
        "hurry, my lesson begins in five minutes",
        "please be quick this is urgent",
        "my exam starts now",
    ],
)
def test_urgent_words_said_afterwards_open_it_with_these_words(world: World, words: str) -> None:
    held(world).student.says(words)
    (ticket,) = tickets(world)
    assert ticket.summary == f"{CAMERA}\n{words}"
    assert ticket.priority <= Priority.P3
    assert ticket.urgency == 1
    world.passes(hours=1)
    assert len(tickets(world)) == 1


def test_an_urgent_second_report_opens_both(world: World) -> None:
    held(world).student.says("ticket open the projector is dark and my class starts in 10 minutes")
    assert [(ticket.summary.split()[1], ticket.priority <= Priority.P3) for ticket in tickets(world)] == [
        ("camera", True),
        ("projector", True),
    ]


def test_urgent_words_mean_what_they_did_where_nothing_is_held(world: World) -> None:
    assert world.student.says("my class starts in 10 minutes") == "unknown"
    assert tickets(world) == []


def test_calm_words_open_nothing(world: World) -> None:
    held(world)
    for words in ("thanks", "my tickets", "search eduroam", "blue elephants"):
        world.student.says(words)
    assert tickets(world) == []


def test_what_is_held_stands_among_their_tickets(world: World) -> None:
    held(world).student.says("my tickets")
    assert world.student.hears()[-1].startswith(f"Your tickets: Opens at Mon 23 Nov 2026, 09:10 Lisbon time: {CAMERA}")
    assert labels(world.student.last())[0] == "Open the ticket"


def test_where_nothing_is_kept_a_ticket_is_opened_with_what_is_said(world: World) -> None:
    assert world.student.says("open my ticket with the lamp in room 3 broken") == "ticket_create"

    assert [ticket.summary for ticket in tickets(world)] == ["the lamp in room 3 broken"]
