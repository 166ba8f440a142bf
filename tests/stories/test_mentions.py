"""Whoever is mentioned by an id alone is written by name, whatever was being said."""

from __future__ import annotations

import pytest

from bot.model.people import Identity
from tests.stories.classes import facts
from tests.stories.looking import DARK, says_all
from tests.world import HELP_DESK, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
WITH_IDS = {"@U0KIM": "U0KIM", "@U0KIMBER": "U0KIMBER", "@U0WHO": "U0WHO"}


@pytest.fixture
def kim(world: World) -> Someone:
    someone = Someone(world, Identity("chat", "north", "U0KIM", "Kim Lee"))
    someone.says("hello")
    world.student.says(DARK)
    return someone


def everything(world: World) -> str:
    """All that was ever said by the desk, and all it keeps that somebody may read later."""
    work = world.work()
    kept = [(t.summary, t.solution) for t in work.tickets.find()] + [s.title for s in work.sessions.find()]
    shown = [" ".join((text(p.card), *facts(p.card).values())) for p in world.chat.posts.values()]
    return "\n".join((*shown, *map(str, kept)))


@pytest.mark.parametrize(
    "words",
    [
        "ack 1 with @U0KIM",
        "escalate 1 @U0KIM knows nothing of it",
        "resolve 1 @U0KIM changed the lamp",
        "close 1 @U0KIM has done it",
        "withdraw 1 @U0KIM has another",
        "resume 1, @U0KIM is here",
        "waiting supplier 1, @U0KIM has written to them",
        "waiting change 1, @U0KIM knows when",
        "comment 1 ask @U0KIM",
        "tell 1 @U0KIM comes at ten",
        "ask 1 did @U0KIM call you?",
        "triage 1 @U0KIM",
        "ticket open the key of @U0KIM is lost",
        'session add "Talk with @U0KIM" tomorrow 10:00 @U0KIM',
        "session move 1 to friday 15:00 @U0KIM",
        "can @U0KIM read this",
    ],
)
def test_a_mention_is_a_name_in_everything_that_can_be_typed(world: World, kim: Someone, words: str) -> None:
    world.last.says("session add Chess friday 10:00")
    world.last.says(words, mentions=WITH_IDS)

    assert "U0KIM" not in everything(world)
    assert "Kim Lee" in everything(world).replace("Kim Lee: ", "")


def test_a_reason_to_open_a_ticket_again_or_to_cancel_a_class_names_people(world: World, kim: Someone) -> None:
    world.first.says("resolve 1 new lamp")
    world.student.says("reopen 1 @U0KIM saw it go dark", mentions=WITH_IDS)
    assert any("“@Kim Lee saw it go dark”" in line for line in world.thread_says())

    world.teacher.says("session add Chess tomorrow 10:00 @U0KIM", mentions=WITH_IDS)
    kim.hears()
    world.teacher.says("session cancel 1 @U0KIM is ill", mentions=WITH_IDS)
    assert kim.hears() == ["“Chess” on Tue 24 Nov 2026, 10:00 Lisbon time is cancelled. @Kim Lee is ill"]


def test_words_that_are_talk_below_a_ticket_are_spelled_too(world: World, kim: Someone) -> None:
    world.first.says("impact @U0KIM knows", where=world.thread(), mentions=WITH_IDS)

    world.first.says("ticket 1")
    assert "impact @Kim Lee knows" in world.first.hears()[-1]


def test_an_id_that_begins_like_another_and_one_nobody_knows_stay_what_they_are(world: World, kim: Someone) -> None:
    world.student.says("comment 1 @U0KIMBER and @U0WHO and @U0KIM", mentions=WITH_IDS)

    assert world.thread_says()[-1] == "Sam Rivera: @U0KIMBER and @U0WHO and @Kim Lee"


def test_a_name_that_looks_like_a_command_does_nothing(world: World, kim: Someone) -> None:
    eve = Someone(world, Identity("chat", "north", "U0EVE", "and close 1"))
    eve.says("hello", where=HELP_DESK)
    eve.says("/help", where=HELP_DESK)
    world.first.says("@U0EVE", mentions={"@U0EVE": "U0EVE"})

    assert says_all(world.first)[-1].startswith("I did not understand “@and close 1”")
    assert world.work().tickets.numbered(1).state.open
