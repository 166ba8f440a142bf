"""Talk between people is left alone, wherever it stands."""

from __future__ import annotations

import pytest

from bot.model.messages import Place
from bot.model.tickets import TicketState
from tests.stories.looking import comments, reply_below, state
from tests.world import ALGEBRA, HELP_DESK, STAFF, World

TALK = (
    "thank you all!",
    "ok",
    "k",
    "hi",
    "hello everybody",
    "good morning",
    "see you on friday",
    "lunch, anyone?",
    "who took the notes on monday?",
    "my ticket for the match has come",
    "I need help with carrying chairs lol",
    "help",
    "the session with my coach was great",
    "our teacher is on call with a parent",
    "who is on call",
    "we have resolved to read more",
    "resolved!",
    "done with the essay at last",
    "fixed",
    "close the window please",
    "close",
    "reopen the gate at 8",
    "I logged in to the game all night",
    "login",
    "the password song is so funny",
    "is question 4 hard?",
    "group 2, let us meet at 5",
    "she escalated that so fast",
    "escalate",
    "ack",
    "mine",
    "on it",
    "human rights is my topic",
    "human",
    "cancel class 1",
    "session 1",
    "sessions",
    "1",
    "yes",
    "https://example.edu/open-day",
    "@channel cake tomorrow",
    "the exam was awful, ticket to nowhere",
    "gracias",
    "danke, passt",
    "never mind, wrong channel",
    "👍",
    "🎉🎉",
    "**",
    "",
)


def below(world: World, place: Place) -> Place:
    """The thread of the first thing the desk said there."""
    number, _ = world.chat.at(place)[0]
    return Place(place.platform, place.workspace, place.channel, number)


@pytest.mark.parametrize("where", [HELP_DESK, ALGEBRA, STAFF])
def test_talk_in_a_channel_is_never_answered(world: World, where: Place) -> None:
    for words in TALK:
        assert world.first.says(words, where=where) == "talk", words
        assert world.student.says(words, where=where) == "talk", words

    assert world.chat.posts == {}


def test_talk_below_something_somebody_else_wrote_is_never_answered(world: World) -> None:
    thread = Place(HELP_DESK.platform, HELP_DESK.workspace, HELP_DESK.channel, "somebody")
    for words in TALK:
        assert world.student.says(words, where=thread) == "talk", words

    assert world.chat.posts == {}


def test_talk_below_a_class_s_invitation_is_never_answered(world: World) -> None:
    world.teacher.says("session add Algebra tomorrow 10:00 #algebra", mentions={"#algebra": "algebra"})
    said = len(world.chat.posts)
    for words in TALK:
        assert world.student.says(words, where=below(world, ALGEBRA)) == "talk", words
        assert world.person("tom").says(words, where=below(world, ALGEBRA)) == "talk", words
        if words != "cancel class 1":
            assert world.teacher.says(words, where=below(world, ALGEBRA)) == "talk", words

    assert len(world.chat.posts) == said


def test_talk_below_a_ticket_is_kept_with_it_and_not_answered(world: World) -> None:
    commands = {"resolved!", "fixed", "close", "escalate", "ack", "mine", "on it", ""}
    world.student.says("ticket open the projector is broken")
    said = len(world.chat.posts)
    talk = [words for words in TALK if words not in commands]
    for words in talk:
        assert world.first.says(words, where=world.thread()) == "ticket_comment", words

    assert len(world.chat.posts) == said
    assert [comment.text for comment in world.work().comments.find()] == talk


@pytest.mark.parametrize(
    "words", ["Resolved?", "fixed, but not for long", "ack?", "escalate?", "close?", "tell Ben I am late", "ask me"]
)
def test_talk_of_the_staff_about_a_ticket_changes_nothing_and_reaches_nobody(world: World, words: str) -> None:
    world.student.says("ticket open the projector is broken")
    world.student.hears()
    world.first.says(words, where=world.thread())

    assert world.student.hears() == []
    assert state(world) is TicketState.NEW
    assert comments(world) == [(words, True)]


@pytest.mark.parametrize("words", ["reopen still broken", "reopen, still broken", "please reopen it still broken"])
def test_a_ticket_is_opened_again_below_its_card_with_a_reason(world: World, words: str) -> None:
    world.student.says("ticket open the projector is broken")
    world.first.says("resolved: new lamp", where=world.thread())
    assert reply_below(world.student, "Your ticket 1", words) == "ticket_reopen"

    assert state(world) is TicketState.IN_PROGRESS
    assert "still broken" in world.thread_says()[-1]


def test_a_new_ticket_goes_on_from_a_closed_one_below_its_card(world: World) -> None:
    world.student.says("ticket open the projector is broken")
    assert reply_below(world.student, "Your ticket 1", "close it please, works") == "ticket_close"
    assert reply_below(world.student, "Your ticket 1", "reopen still broken") == "ticket_reopen"

    assert state(world, 1) is TicketState.CLOSED
    assert state(world, 2) is TicketState.NEW


def test_among_the_staff_a_command_with_the_number_of_a_ticket_needs_no_mention(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    said = len(world.chat.posts)
    for words in (
        "ack 99, anyone?",
        "fixed 2 cables",
        "close 1 of the windows",
        "who can ack 1?",
        "done 3 of 4",
        "ack",
    ):
        assert world.first.says(words, where=STAFF) == "talk", words
    for words in ("ack 1", "resolve 1 new lamp"):
        assert world.student.says(words, where=STAFF) == "talk", words
        assert world.first.says(words, where=HELP_DESK) == "talk", words
    assert len(world.chat.posts) == said

    assert world.first.says("ack 1", where=STAFF) == "ack"
    assert world.first.says("resolve 1 new lamp", where=STAFF) == "resolve"
    assert state(world) is TicketState.RESOLVED


def test_the_desk_answers_in_a_channel_when_it_is_addressed(world: World) -> None:
    assert world.student.says("@deskbell help", where=HELP_DESK) == "help_menu"
    assert world.student.says("/help", where=HELP_DESK) == "help_menu"
    assert len(world.student.hears()) == 2
    assert world.chat.at(HELP_DESK) == []


def test_a_copy_of_a_message_is_not_answered_again(world: World) -> None:
    assert world.student.says("help", keys=("a", "b")) == "help_menu"
    assert world.student.says("help", keys=("c", "b")) == "copy"
    assert len(world.student.hears()) == 1
