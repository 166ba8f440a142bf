"""Everybody finds out what the desk can do, and what happens when it does not understand."""

from __future__ import annotations

import pytest

from adapters.plain import plain_text
from bot.content import playbooks
from bot.engine import Engine
from bot.model.intents.intent import Topic
from bot.model.people import Reader, Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from tests.databases import store_on
from tests.stories.classes import labels
from tests.world import HELP_DESK, ZONE, Someone, World, text

READER = Reader(ZONE)
ON_CALL_WORDS = "Take a ticket"
TEACHING_WORDS = "Plan a class"


def everybody(world: World) -> tuple[Someone, ...]:
    return (world.student, world.teacher, world.first, world.last)


def test_a_greeting_is_returned_among_others_once_a_day_with_a_way_to_the_help(world: World) -> None:
    for words in ("Hi!", "hello team", "good morning everyone", "Bonjour", "olá"):
        assert world.student.says(f"@deskbell {words}", where=HELP_DESK) == "none"
    assert world.student.hears() == ["Hello! I am North School's support desk, a program. What do you need?"]
    assert labels(world.student.last()) == ["What can I do?", "Talk to a person"]
    world.passes(hours=24)
    world.student.says("@deskbell hi there", where=HELP_DESK)
    assert len(world.student.hears()) == 1


def test_help_shows_what_the_desk_can_do(world: World) -> None:
    for words in ("help", "start", "/help", "what can you do?", "help me"):
        world.student.says(words)

        assert world.student.hears()[0].startswith("How can I help?: I am North School's support desk, a program.")
        own = ["Open a ticket", "My tickets", "Talk to a person"]
        assert labels(world.student.last()) == ["Help me sign in", "Something else does not work", *own]


def test_help_is_short_and_every_command_is_one_word_away(world: World) -> None:
    for someone, most in ((world.student, 7), (world.teacher, 8), (world.first, 14)):
        someone.says("help")
        assert len(plain_text(someone.last(), READER).partition("these.")[2].split("\n\n")[0].splitlines()) <= most
        someone.says("help all")
        for words in ("reminders last CLASS", "device report", "ticket NUMBER in full"):
            assert words in plain_text(someone.last(), READER)


def test_what_is_typed_and_what_it_does_are_told_apart_also_where_nothing_marks_them(world: World) -> None:
    world.student.says("help")
    assert "\n- my tickets: See your tickets.\n" in plain_text(world.student.last(), READER)
    world.first.says("help about on call")
    assert "for example category 12 access/password.\n" in plain_text(world.first.last(), READER)


def test_each_role_sees_what_it_may_do(world: World) -> None:
    for someone, teaching, on_call in (
        (world.student, False, False),
        (world.teacher, True, False),
        (world.first, True, True),
        (world.last, True, True),
    ):
        someone.says("help")
        assert (TEACHING_WORDS in plain_text(someone.last(), READER)) is teaching
        assert ("Class sessions" in labels(someone.last())) is teaching
        assert ("On call" in labels(someone.last())) is on_call
    world.first.presses("On call")
    assert ON_CALL_WORDS in plain_text(world.first.last(), READER)


def test_each_topic_has_its_page_and_a_way_back(world: World) -> None:
    for topic in Topic:
        world.first.says(f"help about {topic.value.lower()}")

        assert world.first.hears()[0].startswith(f"{topic.value}: ")
        assert labels(world.first.last()) == ["What can I do?", "Talk to a person"]


def test_a_student_does_not_see_how_to_teach_or_to_be_on_call(world: World) -> None:
    for topic in ("class sessions", "on call"):
        world.student.says(f"help about {topic}")
        page = plain_text(world.student.last(), READER)
        assert TEACHING_WORDS not in page
        assert ON_CALL_WORDS not in page


def test_no_page_is_long_and_every_button_of_it_is_understood(world: World) -> None:
    for someone, role in zip(everybody(world), (Role.STUDENT, Role.INSTRUCTOR, Role.ON_CALL, Role.ADMIN), strict=True):
        for topic in (
            "",
            " all",
            " about class sessions",
            " about on call",
            " about tickets",
            " about signing in",
            " about help",
        ):
            someone.says(f"help{topic}")
            card = someone.last()
            assert len(plain_text(card, READER)) <= 3000
            assert len(card.buttons) <= 6
            for button in card.buttons:
                intent = understand(button.says, role, Context()).intent
                assert intent is not None
                assert intent.allowed <= role


def test_in_a_channel_help_is_shown_to_who_asks_alone(world: World) -> None:
    world.student.says("/help", where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert len(world.student.hears()) == 1
    assert world.teacher.hears() == []


def test_thanks_needs_no_answer(world: World) -> None:
    for words in ("thanks!", "ok", "thank you so much, that did it", "never mind"):
        assert world.student.says(words) == "none"

    assert world.student.hears() == []


def test_what_is_not_understood_where_others_read_is_told_in_another_way_each_time_and_then_no_more(
    world: World,
) -> None:
    for words in ("blorp", "blorp!", "zork", "zork", "frotz"):
        assert world.student.says(f"@deskbell {words}", where=HELP_DESK) == "unknown"

    said = [text(post.card).replace("`", "") for post in world.chat.heard if post.private_to]
    assert said == [
        "I did not understand “blorp”. Did you mean one of these?",
        "I still do not understand. A person can help you: press the button or type human. help shows what I can do.",
        "I will keep quiet now until you type help or human.",
    ]


def test_every_answer_to_what_is_not_understood_leads_to_a_person_and_in_private_there_always_is_one(
    world: World,
) -> None:
    for words in ("blorp", "zork", "frotz", "plugh", "xyzzy"):
        world.student.says(words)
        (said,) = world.student.hears()
        assert words in said or words == "zork"
        assert "Talk to a person" in labels(world.student.last())
    world.student.presses("Talk to a person")

    assert world.student.hears()[-1].startswith("Your ticket 1")


def test_something_understood_ends_the_silence(world: World) -> None:
    for words in ("help", "/help", "my tickets", "thanks"):
        for unknown in ("blorp", "zork", "frotz", "plugh"):
            world.student.says(unknown)
        world.student.says(words)
        world.student.hears()
        world.student.says("xyzzy")

        assert world.student.hears() == ["I did not understand “xyzzy”. Did you mean one of these?"]
        world.student.says("thanks")


@pytest.mark.parametrize("clear", ["/my tickets", "a press", "a form", "ack"])
def test_whatever_is_understood_ends_the_silence_also_in_another_process(world: World, clear: str) -> None:
    for unknown in ("blorp", "zork", "frotz", "plugh"):
        world.first.says(unknown)
    before = world.engine
    world.engine = Engine(store_on(world.database_url), world.schools, playbooks())
    if clear == "a press":
        world.first.presses("What can I do?")
    elif clear == "a form":
        world.first.fills(world.first.opens("ticket form"), summary="the projector stays dark", about="other")
    else:
        world.first.says(clear)
    world.engine = before
    world.first.hears()
    world.first.says("xyzzy")

    assert world.first.hears() == ["I did not understand “xyzzy”. Did you mean one of these?"]


def test_what_was_not_understood_long_ago_counts_no_more(world: World) -> None:
    world.student.says("blorp")
    world.passes(minutes=31)
    world.student.says("zork")

    assert world.student.hears()[-1] == "I did not understand “zork”. Did you mean one of these?"


def test_one_person_s_silence_is_not_another_s(world: World) -> None:
    for unknown in ("blorp", "zork", "frotz", "plugh"):
        world.student.says(unknown)
    world.teacher.says("blorp")

    assert len(world.teacher.hears()) == 1


def test_three_guesses_are_offered_and_each_leads_somewhere(world: World) -> None:
    for words in ("tikket flux", "passwrod", "klass muve", "x" * 5000):
        for someone in everybody(world):
            someone.says("stop")
            someone.says("thanks")
            someone.says(words)
            number, post = next(reversed(world.chat.posts.items()))
            guesses = labels(post.card)
            assert len(guesses) == 4
            assert guesses[-1] == "Talk to a person"
            assert all(len(label) <= 75 for label in guesses)
            someone.hears()
            for button in post.card.buttons[:3]:
                assert someone.says_by_button(button, post, number) not in ("unknown", "refused")
                assert someone.hears() != []


def test_no_button_stands_twice_below_what_is_not_understood(world: World) -> None:
    for words in ("prsn", "tickt persn klass"):
        world.student.says(words)
        card = world.student.last()
        assert len({button.says for button in card.buttons}) == len(card.buttons) == 4
        world.student.says("thanks")


def test_what_is_not_understood_in_a_walk_through_leads_back_to_the_question(world: World) -> None:
    world.student.says("login")
    asked = world.student.choices()
    for words in ("passwrod blorp", "zork", "frotz"):
        world.student.says(words)
        assert world.student.choices() == asked or labels(world.student.last())[0] == "Back to the question"
        assert "Talk to a person" in labels(world.student.last())
        assert len({button.says for button in world.student.last().buttons}) == len(world.student.last().buttons)
    world.student.presses("Back to the question")

    assert world.student.choices() == asked
    world.student.says("1")
    world.student.says("human")
    world.student.says("blorp")
    assert "Back to the question" not in labels(world.student.last())


def test_a_long_message_is_not_repeated_whole(world: World) -> None:
    world.student.says("blorp " * 2000)

    assert len(world.student.hears()[0]) < 150


@pytest.mark.parametrize(
    "words", ["\u200b", "\u200f\u200e", "\ufeff \u2060", "\u00ad", "\u3164", "\u2800", "\ufe0f", "\u200d"]
)
def test_a_message_nobody_can_see_is_answered_like_an_empty_one(world: World, words: str) -> None:
    world.student.says("")
    empty, below = world.student.hears(), labels(world.student.last())
    world.student.says("thanks")
    world.student.says(words)

    assert (world.student.hears(), labels(world.student.last())) == (empty, below)
    assert not any("“”" in line for line in empty)


def test_what_can_be_seen_is_said_again_without_what_cannot(world: World) -> None:
    world.student.says("blo\u200brp\u202e")

    assert world.student.hears() == ["I did not understand “blorp”. Did you mean one of these?"]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("do you speak spanish?", "Sí, entiendo español"),
        ("¿hablas español?", "Sí, entiendo español"),
        ("no hablo inglés", "Sí, entiendo español"),
        ("parlez-vous français ?", "Oui, je comprends le français"),
        ("can I write in French", "Oui, je comprends le français"),
        ("je ne parle pas anglais", "Oui, je comprends le français"),
        ("sprichst du Deutsch?", "Ja, ich verstehe Deutsch"),
        ("ich spreche kein Englisch", "Ja, ich verstehe Deutsch"),
        ("você fala português?", "Sim, entendo português"),
        ("não falo inglês", "Sim, entendo português"),
        ("do you speak Chinese?", "I understand English, Spanish, French, German and Portuguese"),
    ],
)
def test_who_asks_for_their_language_is_answered_in_it_with_a_way_to_a_person(
    world: World, words: str, begins: str
) -> None:
    assert world.student.says(words) == "help_menu"
    assert world.student.hears()[-1].startswith(begins)
    assert "Talk to a person" in labels(world.student.last())


@pytest.mark.parametrize(
    "words", ["do you understand my question?", "I teach spanish on friday", "en clase no hay wifi"]
)
def test_what_only_names_a_language_is_no_question_for_it(world: World, words: str) -> None:
    world.student.says(words)
    assert not any("Portuguese" in said or "entiendo" in said for said in world.student.hears())
