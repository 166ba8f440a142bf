"""Planning maintenance, changing it, and telling who teaches in that time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import maintenance as model
from bot.model.bare_answers import hour
from bot.model.errors import AskBack, Conflict
from bot.model.intents import maintenance as intents
from bot.model.maintenance import Planned, Window
from bot.model.messages import Button, Card, Lane, Reply
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Unread
from bot.model.moments.spans import check_span
from bot.model.reports.systems import named_in, nearest, system_of
from bot.model.sessions import Session
from bot.model.words import Said, lines, say
from handlers.maintenance.notices import LIST, ahead_notices, changed_notices, classes_in, label_of, row
from handlers.sessions.words import nothing_left, which
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_SHOWN, _OFFERED = 10, 3


def plan(intent: intents.PlanMaintenance, turn: Turn) -> list[Reply]:
    """Keep it. Its times are read by the school's clock."""
    said = model.read_planned(intent.text)
    named = said.told.named
    if named is None:
        raise _which_system(said)
    if not (said.told.words and said.start):
        raise AskBack(
            'What is done, and when? Type `maintenance {name} "WHAT IS DONE" from friday 22:00 until 23:00`.',
            TALK,
            name=named.value,
        )
    begin, turn = f'maintenance {named.value} "{said.told.words}" from', _by_the_schools_clock(turn)
    times = _times(said, begin, turn)
    if isinstance(times, list):
        return times
    starts_at, ends_at = times
    check_span(starts_at, ends_at, turn.now)
    window = _added(turn, said, starts_at, ends_at)
    told, classes = _told_if_due(turn.work, window)
    text = say("Maintenance {number} is planned.", number=window.number)
    return [_answer(turn, window, text, classes), *_staff(turn, window, "{name} plans maintenance {row}"), *told]


def plan_unknown(intent: intents.PlanUnknown, _: Turn) -> list[Reply]:
    raise _which_system(model.read_planned(intent.text))


def show(intent: intents.ListMaintenance, turn: Turn) -> list[Reply]:
    """What is planned and not over, soonest first."""
    named = named_in(intent.about)
    windows = turn.work.maintenance.ahead(turn.now, named.values if named else ())
    faults = Button(say("Known faults"), "outages")
    if not windows:
        return [turn.whisper(say("No maintenance is planned that I know of."), faults, TALK)]
    more = (say("There are more, later."),) if len(windows) > _SHOWN else ()
    rows = [row(window) for window in windows[:_SHOWN]]
    return [turn.whisper(Card(lines(*rows, *more), say("Planned maintenance")), faults, TALK)]


def cancel(intent: intents.CancelMaintenance, turn: Turn) -> list[Reply]:
    """Call it off, or end it now."""
    before = turn.work.maintenance.numbered(_meant(turn) if intent.number is None else intent.number)
    kept = turn.work.maintenance.save(model.called_off(before, turn.now))
    told = _changed(turn.work, before, kept)
    text = say("Maintenance {number} is called off, or over.", number=kept.number)
    return [turn.whisper(text, LIST, TALK), *_staff(turn, kept, "{name} calls off, or ends, maintenance {row}"), *told]


def _meant(turn: Turn) -> int:
    """The number of the only maintenance there is ahead."""
    windows = turn.work.maintenance.ahead(turn.now)
    if len(windows) == 1:
        return windows[0].number
    if not windows:
        raise Conflict("No maintenance is planned that I know of.", LIST, TALK)
    ways = (Button(say("Cancel {number}", number=each.number), f"maintenance {each.number} cancel") for each in windows)
    raise AskBack("Which maintenance? Press one, or type `maintenance 3 cancel`.", *list(ways)[:_OFFERED], LIST, TALK)


def end(intent: intents.EndMaintenance, turn: Turn) -> list[Reply]:
    """Move its end."""
    before, turn = turn.work.maintenance.numbered(intent.number), _by_the_schools_clock(turn)
    if not intent.until:
        raise AskBack("Until when? Type `maintenance {number} until 23:00`.", TALK, number=before.number)
    until = _read(intent.until, turn, model.seen_from(intent.until, before.starts_at, turn.now))
    if isinstance(until, Unread):
        return which(until, turn, [f"maintenance {before.number} until {each}" for each in until.options])
    kept = model.ended_at(before, until.at, turn.now)
    if kept.due is not None:
        kept = replace(kept, due=model.tell_at(kept.starts_at, kept.ends_at, turn.school.zone, turn.now))
    kept = turn.work.maintenance.save(kept)
    told = _changed(turn.work, before, kept)
    text = say("Maintenance {number} has another end now.", number=kept.number)
    here = _answer(turn, kept, text, classes_in(turn.work, kept))
    return [here, *_staff(turn, kept, "{name} moves the end of maintenance {row}"), *told]


def tell_due(work: UnitOfWork) -> list[Reply]:
    """Tell who teaches in the time of what begins soon."""
    replies: list[Reply] = []
    for window in work.maintenance.due(work.now, work.alone):
        replies += _told_now(work, window)[0]
    return replies


def notes(work: UnitOfWork, session: Session) -> list[Said]:
    """What who plans a class has to know of its time."""
    ahead = work.maintenance.ahead(session.starts_at, before=session.ends_at)
    return [say("There is planned maintenance then: {row}", row=row(window)) for window in ahead]


def _times(said: Planned, begin: str, turn: Turn) -> tuple[datetime, datetime] | list[Reply]:
    """From when until when; or the question which moment is meant."""
    if said.start.casefold() == "now":
        start = turn.now.replace(second=0, microsecond=0)
    else:
        read = _read(said.start, turn, turn.now)
        if isinstance(read, Unread):
            rest = f" until {said.until}" if said.until else ""
            return which(read, turn, [f"{begin} {each}{rest}" for each in read.options])
        if read.duration and not said.until:
            return read.at, read.at + read.duration
        start = read.at
        begin = f"{begin} {said.start}"
    if not said.until:
        raise AskBack("Until when? Say it after the start, such as `from friday 22:00 until 23:00`.", TALK)
    until = _read(said.until, turn, model.seen_from(said.until, start, turn.now))
    if isinstance(until, Unread):
        return which(until, turn, [f"{begin} until {each}" for each in until.options])
    return start, until.at


def _read(words: str, turn: Turn, seen_from: datetime) -> Moment | Unread:
    words = hour(words) or words
    read = read_moment(words, turn.school.zone, seen_from)
    if isinstance(read, Unread) and not read.options:
        raise AskBack(read.text, TALK)
    nothing_left(words, read)
    return read


def _by_the_schools_clock(turn: Turn) -> Turn:
    """What is planned for all is read, asked back and answered in the school's time."""
    return replace(turn, person=replace(turn.person, zone=turn.school.zone))


def _added(turn: Turn, said: Planned, starts_at: datetime, ends_at: datetime) -> Window:
    named, windows = said.told.named, turn.work.maintenance
    system = named.value if named else ""
    number = windows.next_number()
    for other in windows.ahead(turn.now, [system], ends_at):
        if other.ends_at > starts_at:
            raise Conflict(
                "Maintenance {number} of {system} is planned for that time already. Type `maintenance {number} until "
                "23:00` to move its end, or `maintenance {number} cancel`.",
                LIST,
                TALK,
                number=other.number,
                system=label_of(other),
            )
    due = model.tell_at(starts_at, ends_at, turn.school.zone, turn.now)
    return windows.add(Window(0, number, system, said.told.words, turn.person.id, starts_at, ends_at, due=due))


def _told_if_due(work: UnitOfWork, window: Window) -> tuple[list[Reply], list[Session]]:
    if window.due is not None and window.due <= work.now:
        return _told_now(work, window)
    return [], classes_in(work, window)


def _told_now(work: UnitOfWork, window: Window) -> tuple[list[Reply], list[Session]]:
    work.maintenance.save(replace(window, due=None))
    classes = classes_in(work, window)
    return ahead_notices(work, window, classes), classes


def _changed(work: UnitOfWork, before: Window, kept: Window) -> list[Reply]:
    """Who was told hears of the change, and so does who teaches in the time that came to it."""
    if before.due is not None:
        return []
    classes = {session.id: session for window in (before, kept) for session in classes_in(work, window)}
    return changed_notices(work, kept, list(classes.values()))


def _answer(turn: Turn, window: Window, text: Said, classes: Sequence[Session]) -> Reply:
    count = len(classes)
    if not count:
        known = say("No class that I know of falls into it.")
    elif window.due and window.due > turn.now:
        known = say(
            "Classes that fall into it: {count}. Their teachers are told on {due}.", count=count, due=window.due
        )
    else:
        known = say("Classes that fall into it: {count}. Their teachers are told now.", count=count)
    ways = say(
        "Type `maintenance {number} until 23:00` to move its end, or `maintenance {number} cancel`.",
        number=window.number,
    )
    return turn.whisper(lines(text, row(window), known, ways), LIST, TALK)


def _staff(turn: Turn, window: Window, words: str) -> list[Reply]:
    """One line for the staff, in their channel."""
    text = say(words, name=turn.person.name, row=row(window))
    key = f"maintenance/{window.id}/{window.plan}/staff"
    return [Reply(place, Card(text), key=key, lane=Lane.NOTICE) for place in turn.school.staff[:1]]


def _which_system(said: Planned) -> AskBack:
    choices = tuple(
        Button(say("{name}: {label}", name=name, label=_label(name)), f"maintenance {name} {said.told.rest}".strip())
        for name in nearest(said.told.called)
    )
    called = said.told.called
    return AskBack("I do not know the system “{called}”. Which one is it?", TALK, choices=choices, called=called)


def _label(name: str) -> str:
    system = system_of(name)
    return system.label if system else name
