"""Words below a card of which nobody knows yet whether it stands there come again once that is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.errors import NotYet, Unavailable, Unknown
from bot.model.messages import Kind, Message, Place
from tests.stories.looking import CALM, comments, state, ticket
from tests.world import HELP_DESK, STAFF, Someone, World

pytestmark = pytest.mark.usefixtures("checked")


def below(world: World, root: str) -> Place:
    return replace(STAFF, thread=root)


def said(world: World, who: Someone, words: str, where: Place, **more: object) -> Message:
    """As it is brought, as often as it is brought."""
    made = Message((f"doubt{world.count()}",), who.identity, where, words, addressed=False)
    return replace(made, **more)  # type: ignore[arg-type]


def lost(world: World, accepted: bool) -> str:
    """A ticket is opened, and the platform's answers get lost; where the ticket's card stands if it does."""
    world.chat.failures, world.chat.accepts_although_failing = [Unknown("no answer")] * 9, accepted
    world.student.says(CALM)
    world.chat.failures, world.chat.accepts_although_failing = [], False
    return next((number for number, _ in world.chat.at(STAFF)), "p77")


def test_what_is_said_below_it_counts_once_the_card_was_found(world: World) -> None:
    root = lost(world, accepted=True)
    asks = said(world, world.first, "who has the spare lamp?", below(world, root))
    for _ in range(2):
        with pytest.raises(NotYet):
            world.hears(asks)
    assert comments(world) == []

    world.passes(seconds=61)
    assert world.hears(asks) == "ticket_comment"
    assert world.hears(asks) == "copy"
    assert comments(world) == [("who has the spare lamp?", True)]


def test_who_takes_it_with_a_reaction_has_it_once_the_card_was_found(world: World) -> None:
    root = lost(world, accepted=True)
    eyes = said(world, world.first, "ack", STAFF, kind=Kind.REACTED, about=root)
    with pytest.raises(NotYet):
        world.hears(eyes)
    world.passes(seconds=61)
    world.hears(eyes)
    assert ticket(world).owner is not None


@pytest.mark.parametrize("where", [HELP_DESK, replace(HELP_DESK, thread="r1")])
def test_nothing_else_waits_for_it(world: World, where: Place) -> None:
    """Neither talk in other places nor whoever speaks to the desk."""
    lost(world, accepted=True)
    assert world.student.says("anybody here?", where=where) == "talk"
    assert world.first.says("@deskbell tickets", where=below(world, "r1")) != "talk"
    assert world.first.says("coffee?", where=STAFF) == "talk"


def test_a_card_that_is_only_changed_keeps_nobody_waiting(world: World) -> None:
    world.student.says(CALM)
    world.chat.edit_failures = [Unknown("no answer")] * 9
    world.first.says("ack 1")
    assert world.first.says("who has the key?", where=below(world, "r99")) == "talk"
    assert world.first.says("the lamp is ordered", where=world.thread()) == "ticket_comment"


def test_others_that_are_heard_in_the_same_moment_are_answered(world: World) -> None:
    root = lost(world, accepted=True)
    waits = said(world, world.first, "who has the spare lamp?", below(world, root))
    asks = said(world, world.student, "ticket open It smells", world.student.place, addressed=True)
    first, second = world.engine.hear_all([waits, asks], world.clock.now())
    assert isinstance(first, Unavailable)
    assert second == "ticket_create"


def test_a_card_that_does_not_stand_there_is_said_and_words_below_something_else_are_talk(world: World) -> None:
    lost(world, accepted=False)
    talk = said(world, world.first, "who has the spare lamp?", below(world, "r5"))
    with pytest.raises(NotYet):
        world.hears(talk)
    world.passes(seconds=61)
    assert world.hears(talk) == "talk"
    assert state(world).open
