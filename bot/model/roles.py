"""Which role a person has, and when two accounts may be taken for one person: all of it in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.people import Person, Role


@dataclass(frozen=True, slots=True)
class Claims:
    """What is said about somebody, and by what; None where nothing is said."""

    listed: Role | None = None
    """The school's file, which names their very accounts."""
    guest: bool = False
    """All their accounts are of guests."""
    rostered: Role | None = None
    """The roster, by an e-mail address that a platform vouches for."""
    grouped: Role | None = None
    """Their groups on a platform."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the roster says of somebody; `email` is in small letters, `role` None when it says nothing of it."""

    email: str
    name: str = ""
    role: Role | None = None
    classes: tuple[str, ...] = ()


def role_of(claims: Claims) -> Role:
    """The first that says something counts: the file, then being a guest, the roster, the groups; else a student."""
    if claims.listed is not None:
        return claims.listed
    if claims.guest:
        return Role.GUEST
    said = (role for role in (claims.rostered, claims.grouped) if role is not None)
    return next(said, Role.STUDENT)


def at_home(email: str, domains: Iterable[str]) -> bool:
    """Whether an address is one that the school itself gives out."""
    return email.rpartition("@")[2] in domains


def may_be_given(role: Role, email: str, domains: Iterable[str]) -> bool:
    """Whether whoever has this address may have this role for it: more than a student only at the school's domains."""
    return role <= Role.STUDENT or at_home(email, domains)


def same_person(one: Person, other: Person, email: str, domains: Iterable[str]) -> bool:
    """Whether two people to whom platforms give the same address are one, without being asked."""
    return not (one.handle and other.handle) and may_be_given(max(one.role, other.role), email, domains)


def staying(one: Person, other: Person) -> Person:
    """Who of two stays when they become one: whom the file names, who may do more, who was there first."""
    return max(one, other, key=lambda person: (bool(person.handle), person.role, -person.id))
