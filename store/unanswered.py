"""Messages that could not be answered, kept until they are, or let go."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from bot.model.messages import Kind, Message, Original
from bot.model.people import Identity
from store import due
from store.payloads import read_place, written_place
from store.schema import unanswered as table
from store.types import written

NOUN = table.name


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that was kept, with the code that its author was told. `tries`: 0 when somebody wants it tried again;
    `error`: the kind of what was raised last, never words of people.
    """

    id: int
    person: int
    code: str
    message: Message
    heard_at: datetime
    tries: int
    error: str


class Unanswered:
    """Those of one school."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now

    def keep(self, person: int, message: Message, code: str) -> int:
        """Keep a message from which the secrets were taken; its number."""
        row = {"school": self.school, "person": person, "code": code, "heard_at": self.now}
        kept = insert(table).values(**row, message=written(_written_message(message))).returning(table.c.id)
        return int(self.connection.execute(kept).scalar_one())

    def take(self, number: int) -> Kept | None:
        """One kept message, locked until the transaction ends; None when it is gone or another process has it.
        `ValueError` when it cannot be read.
        """
        query = select(table).where(table.c.school == self.school, table.c.id == number)
        row = self.connection.execute(query.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        tries, error = due.noted(self.connection, self.school, (NOUN, number))
        return Kept(row.id, row.person, row.code, read_message(row.message), row.heard_at, tries, error)

    def forget(self, number: int) -> None:
        """Delete a kept message: it was answered, or nobody wants it any more."""
        self.connection.execute(delete(table).where(table.c.school == self.school, table.c.id == number))

    def take_back(self, key: str) -> None:
        """Delete a message that its author has deleted; `key` as in `Original`."""
        named = table.c.message.contains(written(key), autoescape=True)
        self.connection.execute(delete(table).where(table.c.school == self.school, named))

    def strike(self, *traces: re.Pattern[str]) -> int:
        """Forget those in which one of these is found; how many they are."""
        query = select(table.c.id, table.c.message).where(table.c.school == self.school)
        found = [row.id for row in self.connection.execute(query) if any(each.search(row.message) for each in traces)]
        for number in found:
            self.forget(number)
        return len(found)


def shown(connection: Connection, number: int) -> tuple[str, Message | None] | None:
    """The code and the message, of whatever school; None in place of a message that cannot be read."""
    row = connection.execute(select(table.c.code, table.c.message).where(table.c.id == number)).first()
    if row is None:
        return None
    try:
        return row.code, read_message(row.message)
    except ValueError:
        return row.code, None


def drop(connection: Connection, number: int) -> int:
    """Forget one, of whatever school; how many those are."""
    return connection.execute(delete(table).where(table.c.id == number)).rowcount


def _written_message(message: Message) -> dict[str, Any]:
    """A message without what is good for some minutes only."""
    shown = message.original
    return {
        "keys": message.keys,
        "author": _written_identity(message.author),
        "place": written_place(message.place),
        "words": message.words,
        "kind": message.kind.value,
        "addressed": message.addressed,
        "remote_id": message.remote_id,
        "about": message.about,
        "original": shown and [shown.key, shown.author and _written_identity(shown.author), shown.words, shown.stamp],
        "persons": [_written_identity(each) for each in message.persons],
        "mentions": dict(message.mentions),
        "fields": dict(message.fields),
        "within": message.within and written_place(message.within),
        "files": message.files,
    }


def _written_identity(identity: Identity) -> list[str]:
    return [identity.platform, identity.workspace, identity.user]


def read_message(kept: str) -> Message:
    """A message as it was kept; `ValueError` when it cannot be read."""
    try:
        return _read_message(json.loads(kept))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__} {error}") from error


def _read_message(plain: dict[str, Any]) -> Message:
    within, shown = plain["within"], plain["original"]
    return Message(
        tuple(plain["keys"]),
        Identity(*plain["author"]),
        read_place(plain["place"]),
        plain["words"],
        Kind(plain["kind"]),
        plain["addressed"],
        remote_id=plain["remote_id"],
        about=plain["about"],
        original=_read_original(*shown) if shown else None,
        persons=tuple(Identity(*each) for each in plain["persons"]),
        mentions=plain["mentions"],
        fields=plain["fields"],
        within=read_place(within) if within else None,
        files=tuple(plain["files"]),
    )


def _read_original(key: str, author: list[Any] | None, words: str | None, stamp: str) -> Original:
    return Original(key, Identity(*author) if author else None, words, stamp)
