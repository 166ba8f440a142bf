"""A class that is held several times: each of them is told before a yes plans them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, Conflict, Refused
from bot.model.intents import timetables as intents
from bot.model.messages import Button, Reply, Style
from bot.model.moments.lengths import read_duration
from bot.model.moments.moments import read_moment, typed, written
from bot.model.moments.readings import Moment, Unread, Why
from bot.model.moments.repeats import MOST, Series, read_series, repeats
from bot.model.people import Role
from bot.model.sessions import Session, SessionState
from bot.model.unsaid import Lack
from bot.model.words import Said, lines, say, together
from handlers.maintenance import planning as maintenance
from handlers.sessions.cards import MINE, also_taught, audience
from handlers.sessions.drafts import added, drafted
from handlers.sessions.reminders import plan_reminders
from handlers.sessions.words import named, title_of
from handlers.turn import LONGEST_PRESSED, TALK, Turn
from handlers.unsaid import excuse

_AS_A_SENTENCE = "Say it as a sentence, such as: session add Chess every tuesday 10:00 until 18 dec."
_WEEKS_OFFERED = (4, 8, 12)
_TIMES = re.compile(
    r"(?P<what>.*?)(?P<times>(?:; \d{4}-\d\d-\d\d \d\d:\d\d(?: first| second)?)+)"
    r"(?: (?P<zone>UTC|[\w+-]+/[\w/+-]+))?\s*",
    re.DOTALL,
)
_NUMBERED = re.compile(r"(?P<number>\d{1,9}) (?P<minutes>\d{1,3})m")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A class that shall be held several times: `draft` is each of them but for its time. `asks` are words that ask for
    it, without its times; `name` (in quotes, or the number of a class) and `again`, its people, are what a yes says.
    """

    draft: Session
    asks: str
    name: str
    again: str = ""


def add(what: str, turn: Turn) -> list[Reply]:
    """The question for each time of a class whose words say that it repeats; empty for any other."""
    about = named(what, turn)
    if not repeats(about.rest):
        return []
    read = read_series(about.rest, turn.person.zone, turn.now)
    if isinstance(read, Unread) and not read.what:
        return []  # asked about as for a single class
    first = read if isinstance(read, Unread) else read.first
    title = title_of(replace(about, title=turn.spelled(about.title)), first)
    if not title:
        return []
    moment = first if isinstance(first, Moment) else Moment(turn.now, turn.now, turn.person.zone, ())
    asks = f'session add "{title}" {about.again}'.rstrip()
    return [asked(turn, Pattern(drafted(turn, title, about, moment), asks, f'"{title}"', about.again), read)]


def asked(turn: Turn, pattern: Pattern, read: Series | Unread) -> Reply:
    """The question, as an answer and not as an error: whoever is mentioned is known when a button names them again."""
    question = _unread(pattern, read) if isinstance(read, Unread) else _whether(turn, pattern, read)
    return excuse(turn, question)


def plan(intent: intents.PlanSeries, turn: Turn) -> list[Reply]:
    """Plan a class at each of the times that are still to come, and at which it is not planned yet."""
    found = _TIMES.fullmatch(intent.what)
    if found is None:
        raise AskBack(_AS_A_SENTENCE, MINE, TALK)
    zone = found["zone"] or turn.person.zone
    read = [read_moment(f"{each} {zone}", zone, turn.now) for each in found["times"][2:].split("; ")]
    moments = [each for each in read if isinstance(each, Moment)]
    if not moments:
        raise AskBack(Why.PAST.value, MINE, TALK)
    draft = _draft(found["what"].strip(), turn, moments[0])
    if not draft.title:
        raise AskBack(_AS_A_SENTENCE, MINE, TALK)
    for each in moments:
        model.check_start(each.at, turn.now)
    planned = [added(turn, _at(draft, each)) for each in _new(turn, draft, moments)]
    said = [reply for each in planned for reply in plan_reminders(turn.work, each, invited=False)]
    numbers = " ".join(str(each.number) for each in planned)
    text = say("{count} classes called “{title}” are planned.", count=len(planned), title=draft.title)
    if len(planned) == 1:
        text = say("“{title}” is planned.", title=draft.title)
    rows = [say("{number}: {start}", number=each.number, start=each.starts_at) for each in planned]
    notes = [note for each in planned for note in maintenance.notes(turn.work, each)]
    undone = Button(say("Cancel all of these"), f"session call off all {numbers}")
    return [turn.whisper(lines(text, *rows, _people(draft, planned[0]), *notes), MINE, undone, TALK), *said]


def template(turn: Turn, number: int) -> Session:
    """A class as it is held again, for whoever may change it; also where it is over, or was cancelled."""
    session = turn.work.sessions.numbered(number)
    if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL:
        raise Refused("Only its teacher or somebody on call can copy session {number}.", TALK, number=number)
    return replace(session, id=0, number=0, state=SessionState.SCHEDULED, plan=1, version=1)


def _draft(what: str, turn: Turn, moment: Moment) -> Session:
    if copied := _NUMBERED.fullmatch(what):
        again = template(turn, int(copied["number"]))
        return replace(again, duration=timedelta(minutes=int(copied["minutes"])))
    about = named(what, turn)
    length = read_duration(about.rest)
    return drafted(turn, about.title, about, replace(moment, duration=length[0] if length else None))


def _at(draft: Session, moment: Moment) -> Session:
    return replace(draft, starts_at=moment.at, local=moment.local, zone=moment.zone)


def _new(turn: Turn, draft: Session, moments: Sequence[Moment]) -> list[Moment]:
    """Those at which it is not planned yet. Raises `Conflict` where there are none."""
    twin = turn.work.sessions.twin
    new = [each for each in moments if twin(draft.instructor, draft.title, each.at) is None]
    if not new:
        raise Conflict("You have planned all of these classes already.", MINE, TALK)
    return new


def _people(draft: Session, first: Session) -> Said:
    if not draft.channel and not draft.participants:
        return say(
            "Nobody is invited yet. `session invite {number}` and @name or #channel adds people.", number=first.number
        )
    return say("Everybody is invited to each of them in time.")


def _whether(turn: Turn, pattern: Pattern, series: Series) -> AskBack:
    """The question with every time, without the days on which the school is closed and those it is planned for."""
    draft = replace(pattern.draft, duration=series.first.duration or pattern.draft.duration)
    if len(series.moments) > MOST:
        return AskBack("That would be more than {most} classes. Say an earlier end.", TALK, most=MOST)
    if series.unsure:
        return _changed_clocks(series)
    moments = _new(turn, draft, series.moments)
    for each in moments:
        model.check_start(each.at, turn.now)
    closed = [each for each in moments if each.local.date() in turn.school.hours.holidays]
    held = [each for each in moments if each not in closed]
    minutes = draft.duration // timedelta(minutes=1)
    template = "Shall I plan “{title}” at each of these times, {minutes} minutes long?"
    if not held:
        template = "All of these are holidays of the school. Press the button to plan “{title}” on them all the same."
    text = say(template, title=draft.title, minutes=minutes)
    rows = [_row(turn, _at(draft, each)) for each in held]
    free = [say("{start}: a holiday of the school, so I leave it out", start=each.at) for each in closed]
    ways = [_way("Yes, plan {count}", pattern, minutes, held, turn)] if held else []
    ways += [_way("With the holidays, {count}", pattern, minutes, moments, turn)] if closed else []
    if max(len(way.says) for way in ways) > LONGEST_PRESSED:
        return AskBack("That is too much for one message. Say an earlier end.", TALK)
    whom = say("For: {people}", people=audience(turn.work, draft))
    if not draft.channel and not draft.participants:
        whom = say("Nobody is invited to them. Say it again with @name or #channel to invite people to each.")
    question = AskBack(lines(text, *rows, *free, whom), *ways, MINE, TALK)
    return question.answered_by(Lack.YES, ways[0].says) if held else question


def _way(label: str, pattern: Pattern, minutes: int, moments: Sequence[Moment], turn: Turn) -> Button:
    """The button that plans it at these times, however often it is pressed."""
    zone = f" {moments[0].zone}" if moments[0].zone != turn.person.zone else ""
    times = "; ".join(typed(each.at, each.zone) for each in moments)
    which = f"{pattern.name} {minutes}m {pattern.again}".rstrip()
    return Button(say(label, count=len(moments)), f"session series {which}; {times}{zone}", Style.PRIMARY)


def _row(turn: Turn, session: Session) -> Said:
    clashes = also_taught(turn.work, session, turn.person)
    return say("{start}. {clash}", start=session.starts_at, clash=clashes[0]) if clashes else _start_of(session)


def _start_of(session: Session) -> Said:
    return say("{start}", start=session.starts_at)


def _changed_clocks(series: Series) -> AskBack:
    days = together([written(each.replace(tzinfo=UTC), "UTC") for each in series.unsure])
    text = (
        "The clocks change then, and this time does not exist, or comes twice: {days}. I have planned nothing. Say "
        "another time, or an end before it."
    )
    return AskBack(text, TALK, days=days)


def _unread(pattern: Pattern, read: Unread) -> AskBack:
    """The question for the end, or for the time where it can be read in more than one way."""
    if read.why is Why.NO_END and read.what:
        asks = f"{pattern.asks} {read.what}"
        weeks = (Button(say("For {count} weeks", count=n), f"{asks} for {n} weeks") for n in _WEEKS_OFFERED)
        return AskBack(read.text, *weeks, TALK).answered_by(Lack.END, asks)
    times = dict.fromkeys(option[len("2026-12-01 ") :] for option in read.options)
    ways = (Button(say("{time}", time=each[:5]), f"{pattern.asks} {read.what} {each}") for each in times)
    text = say("At which time is it?") if times else read.text
    return AskBack(text, *ways, TALK)
