"""Somebody looks for an answer, reads it, and says whether it helped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from adapters.plain import plain_text
from bot.content import library
from bot.model.messages import Button
from bot.model.people import Role
from bot.model.words import say
from handlers.articles.finding import page
from store.articles import Tally, tallies
from store.schema import article_verdicts
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, READER, made
from tests.world import HELP_DESK, World


def test_a_search_shows_what_fits_with_its_first_sentence_and_a_button_each(world: World) -> None:
    world.student.says("search eduroam android")

    assert world.student.hears() == [
        "What I found about “eduroam android”: Connecting to eduroam: With eduroam you have Wi-Fi here and at many "
        "other schools."
    ]
    assert labels(world.student.last()) == [
        *("Connecting to eduroam", "Yes, it helped", "No, open a ticket", "Talk to a person")
    ]


def test_what_is_found_asks_whether_it_helped_and_where_none_does_the_words_go_into_a_ticket(world: World) -> None:
    world.student.says("search eduroam android")

    note = "Did one of these help? If not, open a ticket with these words, or talk to a person."
    assert note in plain_text(world.student.last(), READER)
    none_of_them = world.student.last().buttons[-2]
    assert none_of_them.form
    assert world.student.opens(none_of_them.says).fields[0].value == "eduroam android"


def test_that_something_found_helped_is_pressed_and_counted_where_it_can_only_be_one(world: World) -> None:
    world.student.says("search eduroam android")
    world.student.presses("Yes, it helped")
    assert world.student.hears()[-1] == "Good that it helped. Thank you for telling me."
    assert made(world) == {"eduroam": Tally(1, 1, 0)}

    world.student.says(f"ticket open {CAMERA}")
    world.student.says("search sign in password")
    world.student.presses("Yes, it helped")
    assert world.student.hears()[-1] == "Good that it helped. Thank you for telling me."
    assert made(world) == {"eduroam": Tally(1, 1, 0)}


@pytest.mark.parametrize("name", ["big-outage", "no-such-page", "1"])
def test_a_name_of_no_page_is_said_to_be_none_and_is_not_looked_for(world: World, name: str) -> None:
    world.student.says(f"article {name}")
    assert world.student.hears() == [
        f"There is no page called “{name}” for you. Type search and a few words to look for one."
    ]
    assert labels(world.student.last()) == ["What can I do?", "Talk to a person"]
    assert made(world) == {}


def test_a_name_that_is_nearly_right_is_asked_back_about(world: World) -> None:
    world.student.says("article forgoten-pasword")
    assert world.student.hears() == ["There is no page called “forgoten-pasword” for you. Is it one of these?"]
    assert labels(world.student.last())[0] == "You forgot your password"
    for words in ("article big-outge", "article big-outage"):
        world.student.says(words)
        assert "When something is down" not in plain_text(world.student.last(), READER)


def test_never_more_than_three_are_shown(world: World) -> None:
    for words in ("search class", "kb sign in password", "how do I find my grades?"):
        world.student.says(words)
        assert 1 <= len(world.student.last().buttons) - 3 <= 3


def test_what_is_read_has_ways_on_and_asks_whether_it_helped(world: World) -> None:
    world.student.says("search eduroam")
    world.student.presses("Connecting to eduroam")

    card = world.student.last()
    assert labels(card) == ["Wi-Fi help", "It helped", "It did not help", "Talk to a person"]
    page = plain_text(card, READER)
    assert page.startswith("Connecting to eduroam\n\nWith eduroam you have Wi-Fi")
    assert "choose the system's own certificates" in page
    assert "**" not in page
    assert "](" not in page


def test_words_to_type_are_shown_as_such(world: World) -> None:
    world.student.says("article join-class")
    assert "sessions shows your next classes" in plain_text(world.student.last(), READER)


def test_who_was_helped_is_thanked_and_counted_once_with_the_newest_word(world: World) -> None:
    world.student.says("article camera")
    assert made(world) == {"camera": Tally(1, 0, 0)}
    world.student.presses("It helped")
    assert world.student.hears()[-1] == "Good that it helped. Thank you for telling me."
    assert made(world) == {"camera": Tally(1, 1, 0)}
    world.student.says("article camera")
    assert made(world) == {"camera": Tally(1, 1, 0)}
    world.student.presses("It did not help")
    assert made(world) == {"camera": Tally(1, 0, 1)}

    world.teacher.says("article camera")
    world.teacher.presses("It helped")
    assert made(world) == {"camera": Tally(2, 1, 1)}
    with world.store.looking() as connection:
        assert {row.at for row in connection.execute(select(article_verdicts))} == {world.clock.now()}


def test_who_was_not_helped_gets_on_to_a_walk_through_a_ticket_or_a_person(world: World) -> None:
    world.student.says("article camera")
    world.student.presses("It did not help")

    assert labels(world.student.last()) == ["Sound and picture help", "Open a ticket", "Talk to a person"]
    assert world.student.opens("ticket form").name == "ticket"


def test_no_button_stands_twice_below_an_article_that_leads_to_a_ticket(world: World) -> None:
    world.student.says("article did not help printing")
    assert labels(world.student.last()) == ["Open a ticket", "Talk to a person"]


def test_an_article_that_leads_to_a_person_has_that_button_once() -> None:
    printing = library().get("printing", Role.STUDENT)
    assert printing is not None
    card = page(replace(printing, ways=(*printing.ways, Button(say("A person"), "human"))))
    assert labels(card) == ["Open a ticket", "It helped", "It did not help", "Talk to a person"]


def test_an_article_is_read_by_its_name_in_any_writing_and_other_words_are_looked_for(world: World) -> None:
    for words in ("article no-sound", "Read the article No Sound", "/article no sound"):
        assert world.student.says(words) == "kb_article"
        assert world.student.hears()[0].startswith("No sound, or nobody hears you: ")
    world.student.says("article about eduroam on a phone")
    assert world.student.hears()[0].startswith("What I found about “eduroam on a phone”")


def test_nothing_found_still_leads_to_a_ticket_and_a_person(world: World) -> None:
    world.student.says("search bus timetable?")

    assert world.student.hears() == [
        "I found no article about “bus timetable”. Try other words, or tell the support team."
    ]
    assert labels(world.student.last()) == ["Open a ticket with these words", "Talk to a person"]


def test_what_was_looked_for_in_vain_stands_in_the_form_of_the_ticket(world: World) -> None:
    world.student.says("search xyzzy plugh 4711")
    button = world.student.last().buttons[0]
    assert button.form
    form = world.student.opens(button.says)
    assert form.fields[0].value == "xyzzy plugh 4711"
    world.student.fills(form)
    assert world.staff()[0].startswith("Ticket 1 ")
    assert "xyzzy plugh 4711" in world.staff()[0]


def test_what_was_looked_for_in_vain_is_kept_where_a_form_has_to_be_asked_for_again(world: World) -> None:
    world.student.says("search xyzzy plugh")
    world.student.presses("Open a ticket with these words")
    assert world.student.opens(world.student.last().buttons[0].says).fields[0].value == "xyzzy plugh"


def test_a_search_for_nothing_asks_what_for(world: World) -> None:
    for words in ("search", "articles", "articl", "search 😀", "search ???"):
        assert world.student.says(words) == "refused"
        assert world.student.hears()[0].startswith("What are you looking for?")
    world.student.presses("search printing")
    assert world.student.hears()[0].startswith("What I found about “printing”: Printing at school")


def test_what_is_drawn_of_a_school_s_things_is_looked_for_by_its_word(world: World) -> None:
    for sign, found in (("🖨️", "Printing at school"), ("🔑", "You forgot your password"), ("🎧", "No sound")):
        world.student.says(f"search {sign}")
        assert f": {found}" in world.student.hears()[0]


def test_a_student_neither_finds_nor_reads_nor_judges_what_is_for_the_staff(world: World) -> None:
    for words in ("search reset mfa identity check", "article check-who-it-is", "article check who it is"):
        world.student.says(words)
        assert "Before you reset a second step" not in plain_text(world.student.last(), READER)
    assert world.student.says("article helped check-who-it-is") == "refused"
    assert made(world) == {}

    world.first.says("search reset mfa identity check")
    assert labels(world.first.last())[0] == "Before you reset a second step"


def test_a_guest_and_a_teacher_find_what_is_theirs(world: World) -> None:
    guest = world.person("gus")
    guest.identity = replace(guest.identity, guest=True)
    guest.says("article no-sound")
    assert not guest.hears()[0].startswith("No sound, or nobody hears you")
    guest.says("article phishing")
    assert guest.hears()[0].startswith("A mail or message looks false")
    world.student.says("article attendance")
    assert not world.student.hears()[0].startswith("Attendance: who was in class")
    world.teacher.says("article attendance")
    assert world.teacher.hears()[0].startswith("Attendance: who was in class")


def test_what_is_asked_in_a_channel_is_answered_to_them_alone(world: World) -> None:
    for words in ("/search eduroam", "/article eduroam", "/article helped eduroam"):
        world.student.says(words, where=HELP_DESK)
    posts = [post for post in world.chat.heard if post.place.whole == HELP_DESK]
    assert len(posts) == 3
    assert all(post.private_to == world.student.identity for post in posts)


def test_a_new_ticket_names_an_article_that_may_help_meanwhile_where_a_class_is_near(world: World) -> None:
    world.teacher.says("session add Algebra 2026-11-23 09:30 50 min @sam", mentions={"@sam": "sam"})
    world.student.says(f"ticket open {CAMERA}")

    assert world.staff()[0].startswith("Ticket 1 ")
    assert labels(world.student.last())[0] == "This may help meanwhile: The camera stays black"
    world.student.presses("This may help meanwhile: The camera stays black")
    assert world.student.hears()[-1].startswith("The camera stays black: ")


@pytest.mark.parametrize(
    "words",
    [
        "the projector stays dark",
        "my camera is blue",
        f"{CAMERA} and class begins in 5 minutes",
        f"{CAMERA}, this is urgent",
        f"nobody in class has a picture, {CAMERA}, right now",
    ],
)
def test_who_hurries_or_asks_something_else_is_not_sent_to_read(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")
    assert not any(label.startswith("This may help") for label in labels(world.student.last()))
    assert "This may help" not in plain_text(world.student.last(), READER)
    assert len(world.staff()) == 1


@pytest.mark.parametrize(("before", "form"), [("search camera", f"ticket form {CAMERA}"), ("article camera", "")])
def test_who_has_found_or_read_it_is_not_sent_to_read_it(world: World, before: str, form: str) -> None:
    world.student.says(before)
    world.student.fills(world.student.opens(form or "ticket form"), summary=CAMERA)
    assert labels(world.student.last()) == ["It works now", "Add details", "Talk to a person"]


def test_words_that_are_not_understood_are_answered_with_an_article_among_three_guesses(world: World) -> None:
    assert world.student.says("my camera is dark, webcam not found, and the wifi drops") == "unknown"
    assert labels(world.student.last())[0] == "The camera stays black"
    assert len(world.student.last().buttons) == 4

    world.teacher.says("blue elephants")
    assert len(world.teacher.last().buttons) == 4
    assert not any(button.says.startswith("article ") for button in world.teacher.last().buttons)


def test_the_school_next_door_counts_for_itself(world: World) -> None:
    world.student.says("article camera")
    with world.store.looking() as connection:
        assert tallies(connection, "south") == {}


def test_that_it_helped_is_said_of_the_article_that_was_just_read(world: World) -> None:
    world.student.says("article forgotten-password")
    world.student.says("it did not help")
    assert "Thank you for telling" in world.student.hears()[-1]
    world.passes(hours=2)
    world.student.says("article forgotten-password")
    world.student.says("it helped")
    assert "Good that it helped" in world.student.hears()[-1]
    assert made(world)["forgotten-password"] == Tally(1, 1, 0)

    world.passes(hours=2)
    world.student.says("it helped")
    assert "I keep no words of yours" in world.student.hears()[-1]
