"""What is too short or can only be a slip is asked back plainly, and never met with silence in private."""

from __future__ import annotations

import pytest

from adapters.plain import PLAIN
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Help
from bot.model.intents.intent import Intent, topic_of
from bot.model.intents.sessions import FillSession
from bot.model.intents.tickets import FillTicket
from bot.model.people import Reader, Role
from bot.model.understanding.grammar import command
from bot.model.understanding.understand import guesses
from bot.model.words import render
from handlers.help.guide import guess
from tests.stories.outages import labels
from tests.world import HELP_DESK, World


def test_who_only_calls_the_desk_gets_the_help(world: World) -> None:
    for words, where in (("", None), ("@deskbell ", HELP_DESK), ("\u200b", None)):
        assert world.student.says(words, where=where) == "help_menu"
        assert world.student.hears()[0].startswith("How can I help?")


def test_in_a_walk_through_an_empty_message_leads_back_to_the_question(world: World) -> None:
    world.student.says("login")
    world.student.hears()
    world.student.says("")

    assert world.student.hears()[-1].endswith("Which service will not let you in?")


@pytest.mark.parametrize(
    ("words", "answer", "button"),
    [
        ("ticket", "What is wrong? Type ticket open and one sentence about it", "Fill in a form"),
        ("comment", "What shall I add, and to which ticket?", "My tickets"),
        ("comment 1", "What shall I add to ticket 1? Type comment 1 and your words.", "Add details"),
        ("session", "You have no class ahead that I know of.", "Plan a class"),
        ("ask 1", "What shall I say to Sam?", "Talk to a person"),
        ("tell 1", "What shall I say to Sam?", "Talk to a person"),
        ("ticket -3", "I cannot find a ticket 3 that you may see.", "Talk to a person"),
        ('session add "" friday 10:00', "What is the class called? Put its name in quotes.", "Talk to a person"),
        ("session add '' friday 10:00", "What is the class called? Put its name in quotes.", "Talk to a person"),
    ],
)
def test_a_command_that_lacks_something_asks_for_it(world: World, words: str, answer: str, button: str) -> None:
    world.student.says("ticket open the lamp is dark")
    world.first.says(words)

    assert world.first.hears()[-1].startswith(answer)
    assert labels(world.first)[0] == button


@pytest.mark.parametrize("someone", ["student", "teacher"])
def test_who_may_not_do_something_hears_whose_it_is_and_a_way_on(world: World, someone: str) -> None:
    who = world.student if someone == "student" else world.teacher
    assert who.says("ack 1") == "refused"

    assert who.hears() == ["That is for the support staff alone. help shows what you can do."]
    assert labels(who) == ["What can I do?", "Talk to a person"]


def test_in_a_walk_through_nobody_is_met_with_silence_in_private(world: World) -> None:
    world.student.says("login")
    for words in ("blorp", "zork", "frotz", "plugh", "xyzzy"):
        world.student.hears()
        world.student.says(words)
        assert len(world.student.hears()) == 1
        assert world.student.choices() or "Back to the question" in labels(world.student)
        assert "Talk to a person" in labels(world.student)


@pytest.mark.parametrize("words", ["2", "", ":tada:", "…", "12!"])
def test_nobody_is_asked_for_an_opinion_who_has_said_nothing(words: str) -> None:
    assert "feedback" not in [kind.name for kind in guesses(words, Role.STUDENT)]


def test_closing_a_ticket_is_never_done_by_a_guess(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    for kind in guesses("clos tikcet", Role.STUDENT):
        assert kind.pressed() != "close"


@pytest.mark.parametrize("kind", [kind for kind in CATALOGUE if kind.hints], ids=lambda kind: kind.__name__)
def test_what_the_button_of_a_guess_types_is_what_its_label_says(kind: type[Intent]) -> None:
    button = guess(kind)
    said, meant = render(button.label, PLAIN, Reader("UTC")), command(button.says)

    if said.startswith("Show the commands: "):
        assert isinstance(meant, Help)
        assert topic_of(meant.about) is topic_of(said.partition(": ")[2]) is kind.topic
    else:
        assert isinstance(meant, FillTicket | FillSession) is button.form
        does = kind if button.form else type(meant)
        assert " ".join((does.__doc__ or "").split()).startswith(said)


def test_the_guess_that_opens_a_ticket_opens_the_form(world: World) -> None:
    world.student.says("flurb wuzz")
    button = next(each for each in world.student.last().buttons if each.form)

    assert world.student.opens(button.says).says == world.student.opens("ticket form").says


@pytest.mark.parametrize("words", ["option 2", "Option 2 please", "answer 2", "the second option"])
def test_an_answer_where_nothing_was_asked_is_told_so(world: World, words: str) -> None:
    assert world.student.says(words) == "refused"
    assert world.student.hears() == ["No question is open just now."]
