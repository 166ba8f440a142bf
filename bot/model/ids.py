"""How long the ids may be by which a platform knows people, places and messages."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.messages import Message, Place

LONGEST_ID, LONGEST_CHANNEL = 256, 2000
"""Bytes of an id of a person, a workspace or a message, and of one of a place. An entry in an index of PostgreSQL has
room for a third of a page (https://www.postgresql.org/docs/current/btree.html), and most ids are part of one.
"""


def outsized(message: Message) -> bool:
    """Whether an id in it is longer than any platform's: it is from nobody."""
    return any(_long(each, LONGEST_ID) for each in _ids(message)) or any(
        _long(each, LONGEST_CHANNEL) for each in _channels(message)
    )


def _long(name: str, most: int) -> bool:
    return len(name) * 4 > most and len(name.encode("utf-8", "replace")) > most


def _ids(message: Message) -> Iterator[str]:
    original = message.original
    for identity in (message.author, *message.persons, *((original.author,) if original and original.author else ())):
        yield from (identity.workspace, identity.user)
    yield from (message.remote_id or "", message.about or "", *(place.thread or "" for place in _places(message)))


def _channels(message: Message) -> Iterator[str]:
    yield from (place.channel for place in _places(message))
    yield from message.mentions.values()


def _places(message: Message) -> Iterator[Place]:
    yield message.place
    if message.within:
        yield message.within
