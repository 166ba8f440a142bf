"""Whose a class is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, ColumnElement, or_, select

from store.schema import participants, sessions, visitors

ATTENDED = (sessions.name, participants.name, visitors.name)
"""The tables that tell it."""


def of_any(school: Any, meant: Callable[[Column[Any]], ColumnElement[bool]]) -> ColumnElement[bool]:
    """The condition that a class concerns one of these people: they teach it, are named in it, or have spoken to the
    desk in its channel.
    """
    named = select(participants.c.session).where(participants.c.school == school, meant(participants.c.person))
    channels = select(visitors.c.place).where(visitors.c.school == school, meant(visitors.c.person))
    return or_(meant(sessions.c.instructor), sessions.c.id.in_(named), sessions.c.channel.in_(channels))


def of_person(school: Any, person: Any) -> ColumnElement[bool]:
    """As `of_any`, for one person."""
    return of_any(school, lambda column: column == person)
