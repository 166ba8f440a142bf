"""Ids longer than those of any platform: nobody's, and no error."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from string import ascii_letters

import pytest

from bot.model.ids import LONGEST_CHANNEL, LONGEST_ID
from bot.model.messages import Kind, Message, Original, Place, private_place
from bot.model.people import Identity
from tests.world import World

SEED = random.Random(7)


def letters(count: int) -> str:
    """Letters that no index can make shorter."""
    return "".join(SEED.choices(ascii_letters, k=count))


TOO_LONG = letters(9000)
WHO = Identity("chat", "north", "sam", "Sam Rivera")
SAID = Message(("m1",), WHO, private_place(WHO), "ticket open the projector stays dark", remote_id="r1")
LONG: dict[str, Callable[[str], Message]] = {
    "author": lambda name: replace(SAID, author=replace(WHO, user=name)),
    "place": lambda name: replace(SAID, place=Place("chat", "north", name), addressed=True),
    "thread": lambda name: replace(SAID, place=replace(SAID.place, thread=name)),
    "what was said": lambda name: replace(SAID, remote_id=name),
    "what was pressed": lambda name: replace(SAID, kind=Kind.PRESSED, about=name),
    "who came": lambda name: replace(SAID, kind=Kind.JOINED, persons=(replace(WHO, user=name),)),
    "who wrote it": lambda name: replace(
        SAID, kind=Kind.REACTED, words="ticket", original=Original("m0", replace(WHO, user=name), "it is dark")
    ),
    "whom it names": lambda name: replace(SAID, words="session add #algebra", mentions={"#algebra": name}),
    "what the place is part of": lambda name: replace(SAID, within=Place("chat", "north", name)),
}


@pytest.mark.parametrize("where", LONG)
def test_what_has_an_id_that_is_too_long_is_from_nobody(world: World, where: str) -> None:
    message = LONG[where](TOO_LONG)
    now = world.clock.now()

    assert world.engine.hear(message, now) == "nobody"
    assert world.engine.hear_all([message, message], now) == ["nobody", "nobody"]
    assert world.engine.form(replace(message, words="ticket form"), now) is None
    assert world.chat.heard == []
    assert world.work().tickets.find() == []


def test_the_longest_ids_there_may_be_are_heard_and_answered(world: World) -> None:
    who = Identity("chat", "north", letters(LONGEST_ID))
    somewhere = Place("chat", "north", letters(LONGEST_CHANNEL), letters(LONGEST_ID))
    for place in (private_place(who), somewhere):
        said = Message((letters(LONGEST_CHANNEL),), who, place, SAID.words, Kind.COMMAND, remote_id=letters(LONGEST_ID))
        assert world.hears(said) == "ticket_create"
    assert len(world.work().tickets.find()) == 2
    assert len(world.chat.heard) >= 4


def test_what_counts_is_what_a_letter_takes(world: World) -> None:
    wide = "ß" * (LONGEST_ID // 2 + 1)
    assert world.hears(replace(SAID, author=replace(WHO, user=wide))) == "nobody"
