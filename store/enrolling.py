"""The people of the school's file: their rows agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.model.people import Identity
from bot.model.school import Listed
from store.persons import Persons

AT_ONCE = 500
"""So many people are compared with the school's file in one statement."""


def enroll(persons: Persons, listed: Sequence[Listed]) -> None:
    """Make the rows agree with the school's file; somebody who was there before stays the same."""
    for begin in range(0, len(listed), AT_ONCE):
        _enroll(persons, listed[begin : begin + AT_ONCE])


def _enroll(persons: Persons, listed: Sequence[Listed]) -> None:
    persons.forget()
    links = persons.accounts.whose([identity for each in listed for identity in _names(each)])
    rows = {row.handle: row for row in persons.rows([each.handle for each in listed])}
    ids = {handle: int(row.id) for handle, row in rows.items()}
    for each in listed:
        met = [links[name][0] for name in _names(each) if links.get(name, (0, "listed"))[1] == ""]
        if each.handle not in ids and met:
            ids[each.handle] = met[0]
        if each.handle in ids and (news := _news(rows.get(each.handle), each)):
            persons.change(ids[each.handle], news)
    ids |= persons.add([each for each in listed if each.handle not in ids])
    fresh = [(name, ids[each.handle]) for each in listed for name in _names(each) if name not in links]
    persons.accounts.introduce(fresh)
    for each in listed:
        _gather(persons, ids[each.handle], {name: links[name] for name in _names(each) if name in links})


def _gather(persons: Persons, person: int, links: dict[Identity, tuple[int, str]]) -> None:
    """Accounts of others become this person's; who was known by nothing else becomes this person."""
    strangers = {former for former, handle in links.values() if former != person and handle == ""}
    for former in strangers:
        persons.join(former, person)
    for name, (former, _) in links.items():
        if former != person and former not in strangers:
            persons.accounts.give(name, person)


def _names(listed: Listed) -> list[Identity]:
    return [Identity(*name, listed.name) for name in listed.identities]


def _news(row: Any, listed: Listed) -> dict[str, object]:
    """What the row of a person, if there is one, does not say as the file does."""
    told: dict[str, object] = {name: getattr(listed, name) for name in ("name", "role", "zone", "handle")}
    return {name: value for name, value in told.items() if row is None or getattr(row, name) != value}
