"""Who is called when a plan says so: whoever stands in for somebody comes in their place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from bot.model.covers import Cover, called_for
from bot.model.people import Person
from store.unit_of_work import UnitOfWork

When: TypeAlias = tuple[datetime | None, datetime | None]
"""A moment, or else now; and until when, where it is a time."""
NOW: When = (None, None)


def called(work: UnitOfWork, handles: Iterable[str]) -> list[Person]:
    """The people who are called now when these are, in that order and each once."""
    return list(dict.fromkeys(person for person, _ in in_their_places(work, handles)))


def says_it_again(work: UnitOfWork, before: Iterable[str], handles: Iterable[str], when: When = NOW) -> bool:
    """Whether a step calls those alone whom the step before it calls, because somebody stands in."""
    was, then = in_their_places(work, before, when), in_their_places(work, handles, when)
    stands_in = any(cover for _, cover in (*was, *then))
    return stands_in and bool(then) and {person.id for person, _ in then} <= {person.id for person, _ in was}


def in_their_places(work: UnitOfWork, handles: Iterable[str], when: When = NOW) -> list[tuple[Person, Cover | None]]:
    """Who is called then for each of these, and the cover that says so, if one does; not of somebody who is away."""
    named = work.people.with_handles(handles)
    standing = _standing(work, when) if named else []
    if not standing:
        return [(person, None) for person in named]
    found = [called_for(person.id, standing) for person in named]
    persons = {person.id: person for person in work.people.some(number for number, _ in found)}
    return [(persons[number], cover) for number, cover in found if number in persons]


def changed_by(work: UnitOfWork, cover: Cover, handles: Iterable[str]) -> dict[str, Person]:
    """For which of these handles somebody else is called with this cover than without it, and the person called now;
    nothing where nobody is there.
    """
    others = [each for each in _standing(work, NOW) if each.id != cover.id]
    named = [person.handle for person in work.people.with_handles(handles)
             if called_for(person.id, [*others, cover]) != called_for(person.id, others)]  # fmt: skip
    return {handle: person for handle in named for person in called(work, [handle]) if not person.away}


def _standing(work: UnitOfWork, when: When) -> list[Cover]:
    """The covers that count all the time: not of somebody who is away."""
    start, end = when
    standing = [cover for cover in work.covers.ahead(work.now) if cover.stands(start or work.now, end)]
    there = {person.id for person in work.people.some(cover.by for cover in standing) if not person.away}
    return [cover for cover in standing if cover.by in there]
