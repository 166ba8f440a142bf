"""Under which names a message is kept: those its platform gives, so that a second copy of it changes nothing."""

from __future__ import annotations

from hashlib import sha256

from bot.model.messages import Message

LONGEST_NAME = 200
"""Letters in the name of a message that is kept as it stands."""


def code_of(message: Message) -> str:
    """The short code by which a message is found in the log of any process."""
    return sha256("\n".join(message.keys).encode("utf-8", "replace")).hexdigest()[:4].upper()


def keys_of(message: Message) -> list[str]:
    """The keys of a message, with its workspace: two workspaces may use the same."""
    return [named(message, key) for key in dict.fromkeys(message.keys)]


def named(message: Message, key: str) -> str:
    """One of them. A long name is kept as its digest: no platform says where its names end, and an entry in an index
    of PostgreSQL has room for a third of a page (https://www.postgresql.org/docs/current/btree.html).
    """
    name = f"{message.author.platform}/{message.author.workspace}/{key}"
    return name if len(name) <= LONGEST_NAME else f"sha256/{sha256(name.encode('utf-8', 'replace')).hexdigest()}"
