"""A greeting, and a word of leaving it, of somebody whose ticket is open."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import comments, says_all, state, tickets
from tests.stories.outages import labels
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")
CHAIR = "/ticket open broken chair in room 5"


def test_a_greeting_tells_of_the_ticket_that_is_open(world: World) -> None:
    world.student.says(CHAIR)
    world.student.hears()
    world.student.says("hello??")

    assert world.student.hears() == [
        "Hello! Your ticket 1 is open: broken chair in room 5. Is it about that, or what else do you need?"
    ]
    assert labels(world.student) == ["Show my ticket", "What can I do?", "Talk to a person"]
    world.student.says("hello", where=HELP_DESK)
    assert not any("ticket" in words for words in world.student.hears())


def test_of_several_tickets_a_greeting_tells_how_many_are_open(world: World) -> None:
    for words in (CHAIR, "/ticket open the projector stays dark"):
        world.student.says(words)
    world.student.hears()
    world.student.says("hi")

    assert world.student.hears() == [
        "Hello! 2 of your tickets are open. Is it about one of these, or what else do you need?"
    ]
    assert labels(world.student)[0] == "My tickets"


@pytest.mark.parametrize("words", ["forget it", "never mind", "nvm"])
def test_who_wants_it_forgotten_is_asked_whether_the_ticket_shall_go(world: World, words: str) -> None:
    world.student.says(CHAIR)
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == [
        "Shall I withdraw your ticket 1: broken chair in room 5? Until then it stays open."
    ]
    assert state(world) is TicketState.NEW

    world.student.presses("Withdraw it")
    assert state(world) is TicketState.CANCELLED
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == []


CALLED_OFF = (
    *("cancel it", "cancel", "i do not need it any more", "vergiss es", "brauche ich nicht mehr", "laisse tomber"),
    *("je n'en ai plus besoin", "olvidalo", "ya no hace falta", "deixa pra lá", "não precisa mais"),
    *("i don't need help anymore", "ich brauche keine Hilfe mehr", "ya no necesito ayuda"),
)


@pytest.mark.parametrize("words", CALLED_OFF)
def test_who_calls_it_off_in_other_words_is_asked_the_same(world: World, words: str) -> None:
    assert says_all(world.student, CHAIR, words)[-1].startswith("Shall I withdraw your ticket 1: broken chair")
    says_all(world.student, "yes")

    assert state(world) is TicketState.CANCELLED
    assert comments(world) == []


def test_who_says_to_that_question_that_it_be_cancelled_has_said_yes(world: World) -> None:
    says_all(world.student, CHAIR, "cancel it", "vergiss es")
    assert state(world) is TicketState.NEW
    says_all(world.student, "cancel it")

    assert state(world) is TicketState.CANCELLED


def test_of_several_tickets_who_calls_one_off_is_asked_which(world: World) -> None:
    says_all(world.student, CHAIR, "/ticket open the projector stays dark", "cancel it")

    assert labels(world.student)[:2] == ["2: the projector stays dark", "1: broken chair in room 5"]


@pytest.mark.parametrize("words", ["danke, hat sich von selbst gelöst", "got it sorted, thanks a lot"])
def test_thanks_that_may_mean_that_it_is_solved_are_asked_about(world: World, words: str) -> None:
    heard = says_all(world.student, CHAIR, words)
    assert heard[-1].startswith("Good to hear. Your ticket 1 is still open") or state(world) is TicketState.CLOSED


@pytest.mark.parametrize("words", ["is anybody there", "is anyone there?", "can somebody answer me please"])
def test_who_asks_a_day_later_whether_anybody_is_there_has_no_second_ticket(world: World, words: str) -> None:
    world.student.says(CHAIR)
    world.passes(days=1, hours=3)
    world.student.says(words)

    assert len(tickets(world)) == 1
    assert any("ticket 1" in each for each in world.student.hears()[-2:])


def test_what_is_said_when_nobody_comes_is_on_the_ticket(world: World) -> None:
    world.student.says(CHAIR)
    world.student.says("is anybody there")

    assert comments(world) == [("is anybody there", False)]


@pytest.mark.parametrize(
    "words",
    [
        *("my friend has no laptop", "our team won the robotics cup", "who has the notes from tuesday"),
        *("did you see the game last night", "lmk if you want coffee", "i need help moving a sofa on saturday lol"),
        "Dear all, " + "I write to you about the wonderful concert of our choir in the old church. " * 14,
    ],
)
def test_in_private_whatever_is_more_than_kind_is_answered_with_a_way_to_a_person(world: World, words: str) -> None:
    world.student.says(words)

    assert len(world.student.hears()) == 1
    assert "Talk to a person" in labels(world.student)
    assert tickets(world) == []


@pytest.mark.parametrize(
    "words",
    [
        *("thanks!", "ok", "lol", "haha same", "see you tomorrow", "have a nice weekend all", "np"),
        *("thank you so much, you saved me!", "merci beaucoup", "danke, passt", "gracias!", "ok, i will try that"),
        *("yep", "good night", "awesome", "thanks, I'll check it tomorrow", "never mind, got it"),
    ],
)
def test_what_is_only_kind_wants_no_answer(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == []


def test_where_others_talk_nobody_is_answered(world: World) -> None:
    for words in ("my friend has no laptop", "my grandmother died", "our team won the robotics cup"):
        assert world.student.says(words, where=HELP_DESK) == "talk"

    assert world.student.hears() == []


def test_a_question_behind_ok_in_a_walk_through_leads_back_to_the_question(world: World) -> None:
    world.student.says("login")
    world.student.hears()
    world.student.says("cool, and where do i click?")

    assert world.student.hears()[-1].startswith("Nothing you answer here can break anything")
    assert labels(world.student)[0] == "Back to the question"
    assert "Talk to a person" in labels(world.student)


@pytest.mark.parametrize(
    "words", ["thanks, how long?", "ok, any news?", "gracias, ¿cuánto tiempo?", "danke, wie lange?"]
)
def test_who_asks_behind_thanks_how_long_it_takes_reads_how_the_ticket_stands(world: World, words: str) -> None:
    world.student.says(CHAIR)
    world.student.hears()
    world.student.says(words)

    assert world.student.hears()[0].startswith("Your ticket 1: broken chair in room 5")
    assert comments(world) == []


SORRY = ("sorry", "oops", "oops, sorry about that", "my bad", "lo siento", "Entschuldigung", "désolée", "desculpa")


@pytest.mark.parametrize("words", SORRY)
def test_who_says_sorry_hears_a_kind_word_and_a_way_on(world: World, words: str) -> None:
    assert says_all(world.student, words) == ["No problem at all. Tell me what you need."]
    assert labels(world.student) == ["What can I do?", "Talk to a person"]

    says_all(world.student, "login", words)
    assert labels(world.student)[0] == "Back to the question"


@pytest.mark.parametrize("words", ["👍", "👍🏽", ":+1::skin-tone-3:", "🙏 😊", "❤️", "k", "nvm", "ok"])
def test_a_kind_sign_alone_is_not_asked_back_about(world: World, words: str) -> None:
    says_all(world.student, "search printing")

    assert says_all(world.student, words) == []


def test_a_thumb_answers_a_question_that_yes_answers_and_no_other(world: World) -> None:
    asked = says_all(world.student, "login", "👍")
    assert asked[-1].endswith("Which service will not let you in?")
    assert "I opened a ticket at once" in says_all(world.student, "course site", "👍")[1]

    world.student.says("stop")
    says_all(world.student, "forget it", "👍")
    assert state(world) is TicketState.CANCELLED


def test_who_goes_on_behind_sorry_or_is_angry_is_not_taken_for_kind(world: World) -> None:
    for words in ("sorry, my mouse is broken", "😡", "sorry?"):
        assert says_all(world.student, words)[0] != "No problem at all. Tell me what you need."
