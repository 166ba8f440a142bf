"""Spans of time that somebody enters: from when until when something holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.errors import AskBack

LONGEST = timedelta(days=14)
FURTHEST = timedelta(days=400)


def check_span(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Raises `AskBack` when nothing can be entered from the one to the other; all are aware."""
    if ends_at <= now:
        raise AskBack("That end has passed. Say a time that is still to come.")
    if ends_at <= starts_at:
        raise AskBack("The end is not after the start, which is {start}. Say a later end.", start=starts_at)
    if ends_at - starts_at > LONGEST:
        raise AskBack("That is longer than {days} days. Say an earlier end.", days=LONGEST.days)
    if starts_at - now > FURTHEST:
        raise AskBack("That is more than {days} days ahead. Say an earlier day.", days=FURTHEST.days)
