"""Under which names and codes a message is known."""

from __future__ import annotations

from bot.model.keys import code_of
from bot.model.messages import Kind, Message, Place
from bot.model.people import Identity


def test_the_code_of_a_message_is_the_same_in_every_process() -> None:
    place = Place("chat", "north", "algebra")
    one, other = (Message(keys, Identity("chat", "north", "sam"), place, "", Kind.SAID) for keys in (("m1",), ("m2",)))

    assert (code_of(one), code_of(other)) == ("CA0D", "29C1")
