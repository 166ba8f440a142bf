"""Who is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.covers import Cover
from bot.model.escalation import Step
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.messages import Button, Card, Reply
from bot.model.moments.asked_days import Days, asked_for, days_asked
from bot.model.moments.moments import written
from bot.model.people import Person, Role
from bot.model.words import Said, lines, say
from handlers.oncall.plan import When, called, in_their_places, says_it_again
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_SHOWN, _SECOND = 10, 2
TAKE_OVER = Button(say("I take over"), "override me")


def on_call_now(work: UnitOfWork) -> list[Person]:
    """Who is called first for the most urgent tickets; empty when nobody is by a plan."""
    ladders = sorted(work.school.ladders.items())
    steps = ladders[0][1].steps if ladders else ()
    return called(work, steps[0].targets) if steps else []


def who(_: WhoIsOnCall, turn: Turn) -> list[Reply]:
    """Who is called for the most urgent tickets, in order, and who stands in for whom."""
    ladders = sorted(turn.school.ladders.items())
    if not ladders:
        return [turn.whisper(say("Nobody is on call by a plan. The staff channel sees every ticket."), TALK)]
    ladder = ladders[0][1]
    plan = (*ladder.steps, *([ladder.last_resort] if ladder.last_resort else []))
    if days := days_asked(turn.message.words, turn.person.zone, turn.now):
        return [turn.whisper(_over(turn, plan, days), TALK)]
    at = asked_for(turn.message.words, turn.person.zone, turn.now)
    staff = turn.person.role >= Role.ON_CALL
    rows = _rows(turn, plan, (at, None))
    title = say("On call at {at}, in this order", at=at) if at else say("On call now, in this order")
    first = turn.person.id in {person.id for person in on_call_now(turn.work)}
    ways = (TAKE_OVER, TALK) if staff and not first and at is None else (TALK,)
    return [turn.whisper(Card(lines(*rows, *(_ahead(turn) if staff else ())), title=title), *ways)]


def _over(turn: Turn, plan: Sequence[Step], days: Days) -> Card:
    """Who is called in these days, and who stands in for a part of them, and when."""
    staff = turn.person.role >= Role.ON_CALL
    standing = [cover for cover in turn.work.covers.ahead(turn.now) if cover.meets(days.start, days.end)][:_SHOWN]
    partly = [cover for cover in standing if not cover.stands(days.start, days.end)]
    instead = [row(turn.work, cover) if staff else _comes(turn.work, cover) for cover in partly]
    return Card(lines(*_rows(turn, plan, (days.start, days.end)), *instead), title=_of_days(days, turn.person.zone))


def _of_days(days: Days, zone: str) -> Said:
    """Whole days are said without hours; the last one is that before the midnight at which they end."""
    first, last = (written(at, zone).partition(",")[0] for at in (days.start, days.end - timedelta(minutes=1)))
    if first == last:
        return say("On call on {day}, in this order", day=first)
    return say("On call from {first} to {last}, in this order", first=first, last=last)


def _comes(work: UnitOfWork, cover: Cover) -> Said:
    """Who stands in, without for whom."""
    text = "From {start} until {until} {name} stands in."
    return say(text, start=cover.starts_at, until=cover.ends_at, name=work.people.get(cover.by).name)


def _rows(turn: Turn, plan: Sequence[Step], when: When) -> list[Said]:
    return [_row(turn, place, step, when) for place, step in enumerate(_apart(turn.work, plan, when), 1)]


def _apart(work: UnitOfWork, steps: Sequence[Step], when: When) -> list[Step]:
    """The steps that call somebody else than the one before: in place of another one the next is called."""
    apart: list[Step] = []
    wait = None
    for number, step in enumerate(steps):
        if number and says_it_again(work, steps[number - 1].targets, step.targets, when):
            wait = wait or step.wait
            continue
        apart.append(replace(step, wait=wait or step.wait))
        wait = None
    return apart


def _row(turn: Turn, place: int, step: Step, when: When) -> Said:
    """For whom somebody stands in is said to the staff alone."""
    found, staff = in_their_places(turn.work, step.targets, when), turn.person.role >= Role.ON_CALL
    return _in_turn(place, step, [_standing_in(turn.work, person, cover if staff else None) for person, cover in found])


def _in_turn(place: int, step: Step, names: Sequence[Said]) -> Said:
    minutes = int(step.wait.total_seconds() // 60)
    more = " more" if place > _SECOND else ""
    waited = say("if nobody answers for {minutes}{more} minutes", minutes=minutes, more=more)
    when = waited if minutes else say("at once")
    text = ", ".join(f"{{name{number}}}" for number in range(len(names))) or "nobody"
    return say(
        f"{{place}}. {text}, {{when}}", place=place, when=when, **{f"name{n}": each for n, each in enumerate(names)}
    )


def _standing_in(work: UnitOfWork, person: Person, cover: Cover | None) -> Said:
    if cover is None:
        return say("{name}", name=person.name)
    absent = work.people.get(cover.covered).name
    return say("{name} (for {absent} until {until})", name=person.name, absent=absent, until=cover.ends_at)


def _ahead(turn: Turn) -> list[Said]:
    """What is entered and has not begun."""
    ahead = [cover for cover in turn.work.covers.ahead(turn.now) if not cover.stands(turn.now)][:_SHOWN]
    return [row(turn.work, cover) for cover in ahead]


def row(work: UnitOfWork, cover: Cover) -> Said:
    """One override in a line."""
    by, absent = work.people.get(cover.by).name, work.people.get(cover.covered).name
    text = "Override {number}: {name} for {absent}, from {start} until {until}"
    return say(text, number=cover.number, name=by, absent=absent, start=cover.starts_at, until=cover.ends_at)
