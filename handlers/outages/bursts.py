"""Several who have the like in the middle of a walk-through: the staff hear of it before anybody has a ticket."""

from __future__ import annotations

from datetime import timedelta

from bot.model.messages import Button, Card, Reply, Style
from bot.model.outages import BURST_OF, BURST_WITHIN
from bot.model.playbooks.place import Run
from bot.model.reports.systems import service, system_of
from bot.model.words import Typed, lines, say
from handlers.turn import Turn
from handlers.walkthroughs.facts import Known, outage

_ONCE_IN = timedelta(hours=1)
"""So long at least, and at most twice as long, nothing more is said of the same."""


def seen(turn: Turn, before: Run, run: Run) -> list[Reply]:
    """The line for the staff when this walk is the one that makes it several, or one more; nothing where the fault is
    known, or they have just read of it. Of several in one building they read in its ticket, which opens by itself, and
    of what is private in the tickets of those who have it.
    """
    newly, book = [report for report in run.counts if report not in before.counts], turn.playbooks[run.book]
    if not newly or book.private or not turn.school.staff:
        return []
    count = Known(turn, run).reported() + 1
    if count < BURST_OF or outage(turn.work, run.values, book.category):
        return []
    hour = int(turn.now.timestamp() // _ONCE_IN.total_seconds())
    before_now, key = (f"burst/{newly[0]}/{each}" for each in (hour - 1, hour))
    if turn.work.outbox.said_once([before_now]):
        return []
    return [Reply(turn.school.staff[0], _card(turn, run, count), key=key)]


def _card(turn: Turn, run: Run, count: int) -> Card:
    """The line for the staff; it names no person. If the system has a name, one press announces the outage."""
    system, minutes = system_of(service(run.values)), int(BURST_WITHIN.total_seconds() // 60)
    what = say("trouble with {system}", system=system.label) if system else say(turn.playbooks[run.book].title)
    told = say(
        "{count} people report the same in the last {minutes} minutes: {what}.", count=count, minutes=minutes, what=what
    )
    called = system.key if system else "NAME"
    how = say("To tell everybody of it, type {words}.", words=Typed(f'outage {called} "WHAT FAILS" until 14:00'))
    tell = Button(say("Tell everybody"), f'outage {called} "it does not work"', Style.PRIMARY)
    return Card(lines(told, how), buttons=(tell,) if system else ())
