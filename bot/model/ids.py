"""How long the ids may be by which a platform knows people, places and messages."""

from __future__ import annotations

from bot.model.messages import Message

LONGEST_ID, LONGEST_CHANNEL = 256, 2000
"""Bytes of an id of a person, a workspace or a message, and of one of a place. An entry in an index of PostgreSQL has
room for a third of a page (https://www.postgresql.org/docs/current/btree.html), and most ids are part of one.
"""


def outsized(message: Message) -> bool:
    """Whether an id in it is longer than any platform's: it is from nobody."""
    original, within, place = message.original, message.within, message.place
    ids = [message.author.workspace, message.author.user, message.remote_id or "", message.about or ""]
    ids += [place.thread or "", within.thread or "" if within else ""]
    for identity in (*message.persons, *((original.author,) if original and original.author else ())):
        ids += identity.workspace, identity.user
    channels = [place.channel, within.channel if within else "", *message.mentions.values()]
    return _longer(ids, LONGEST_ID) or _longer(channels, LONGEST_CHANNEL)


def fits(name: str, most: int = LONGEST_ID) -> bool:
    """Whether it may be an id that a platform gave."""
    return not _longer([name], most)


def _longer(names: list[str], most: int) -> bool:
    """Whether one has more bytes; most are so short that nobody needs to count them."""
    return 4 * max(map(len, names)) > most and any(len(each.encode("utf-8", "replace")) > most for each in names)
