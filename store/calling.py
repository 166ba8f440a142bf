"""What people are called: how long a name may be, and which names somebody answers to."""

from __future__ import annotations

from bot.model.people import Person
from bot.model.words import clean, shortened

LONGEST_NAME = 80


def short(name: str) -> str:
    """A name as it is kept."""
    return shortened(clean(name).strip(), LONGEST_NAME)


def _handle(person: Person) -> tuple[str, ...]:
    return (person.handle.casefold(),) if person.handle else ()


def _users(person: Person) -> tuple[str, ...]:
    return tuple(identity.user.casefold() for identity in person.identities)


def _whole_name(person: Person) -> tuple[str, ...]:
    return (person.name.casefold(),)


def _first_name(person: Person) -> tuple[str, ...]:
    return (person.name.casefold().split(" ")[0],)


WAYS = (_handle, _users, _whole_name, _first_name)
"""In the order in which they are tried."""
