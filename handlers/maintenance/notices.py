"""What is said of planned maintenance: to whoever asks, and to whoever teaches in that time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model.maintenance import SOON, Window, within
from bot.model.messages import Button, Card, Lane, Reply
from bot.model.moments.lengths import LONGEST
from bot.model.reports.systems import system_of
from bot.model.sessions import Session
from bot.model.words import Said, lines, say
from handlers.sessions.cards import MINE
from handlers.tickets.notes import full
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork

SHOWN = 5
"""So many classes are named to one who teaches them."""
LIST = Button(say("Planned maintenance"), "maintenance")


def label_of(window: Window) -> str:
    system = system_of(window.system)
    return system.label if system else window.system


def row(window: Window) -> Said:
    """One line of the list."""
    return say(
        "{number}: {system}, from {start} until {end}: {words}",
        number=window.number,
        system=label_of(window),
        start=window.starts_at,
        end=window.ends_at,
        words=full(window.words),
    )


def running(window: Window) -> list[Said]:
    """What somebody is told who asks while it goes on."""
    return [
        running_line(window),
        say("What is done: {words}", words=full(window.words)),
        say(
            "Until then it may not work. Please try again after that. Is something due, or a class near? Tell your "
            "teacher, or talk to a person."
        ),
    ]


def running_line(window: Window) -> Said:
    return say("There is planned maintenance of {system} until {end}.", system=label_of(window), end=window.ends_at)


def coming(window: Window) -> Said:
    """One line about what begins soon."""
    return say(
        "Planned maintenance of {system}: from {start} until {end}.",
        system=label_of(window),
        start=window.starts_at,
        end=window.ends_at,
    )


def told(work: UnitOfWork, systems: Iterable[str] = ()) -> tuple[list[Said], list[Said]]:
    """What goes on, and what begins within a day: of these systems, or of all."""
    windows = work.maintenance.ahead(work.now, systems, work.now + SOON)
    now = [text for window in windows if window.begun(work.now) for text in running(window)]
    return now, [coming(window) for window in windows if not window.begun(work.now)]


def classes_in(work: UnitOfWork, window: Window) -> list[Session]:
    """The classes that are still to come and have any of its time."""
    sessions = work.sessions.between(window.starts_at - LONGEST, window.ends_at)
    return [session for session in within(sessions, window) if session.ends_at > work.now]


def ahead_notices(work: UnitOfWork, window: Window, classes: Sequence[Session]) -> list[Reply]:
    """Tell each who teaches in that time, once for this plan."""
    text = say(
        "Planned maintenance of {system} from {start} until {end}: {words}",
        system=label_of(window),
        start=window.starts_at,
        end=window.ends_at,
        words=full(window.words),
    )
    end = say("It may not work then. Move the class or plan another way, or talk to a person.")
    return _notices(work, window, classes, text, end)


def changed_notices(work: UnitOfWork, window: Window, classes: Sequence[Session]) -> list[Reply]:
    """Tell each who was told that it is otherwise now."""
    text = say(
        "The planned maintenance of {system} now lasts from {start} until {end}.",
        system=label_of(window),
        start=window.starts_at,
        end=window.ends_at,
    )
    if window.cancelled:
        text = say(
            "The planned maintenance of {system} from {start} is called off, or over.",
            system=label_of(window),
            start=window.starts_at,
        )
    return _notices(work, window, classes, text, None)


def _notices(work: UnitOfWork, window: Window, classes: Sequence[Session], text: Said, end: Said | None) -> list[Reply]:
    replies = []
    for teacher in work.people.some({session.instructor for session in classes}):
        mine = [session for session in classes if session.instructor == teacher.id]
        rows = [say("Your class “{title}”: {start}", title=one.title, start=one.starts_at) for one in mine[:SHOWN]]
        more = [say("And {count} more.", count=len(mine) - SHOWN)] if len(mine) > SHOWN else []
        card = Card(lines(text, *rows, *more, *([end] if end else [])), buttons=(MINE, TALK))
        key = f"maintenance/{window.id}/{window.plan}/{teacher.id}"
        replies.append(Reply(teacher, card, key=key, lane=Lane.NOTICE, until=window.ends_at))
    return replies
