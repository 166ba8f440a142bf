"""Standing in for somebody on call: entered, taken back, and told when it begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.model.covers import ME, Asked, Cover, other_half, read_cover
from bot.model.errors import AskBack, Conflict, Refused
from bot.model.intents import covers as intents
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.maintenance import seen_from
from bot.model.messages import Button, Card, Lane, Reply, Style
from bot.model.moments import read_moment
from bot.model.people import Person, Role
from bot.model.readings import Moment, Unread
from bot.model.spans import check_span
from bot.model.words import Said, lines, say, shortened
from handlers import tickets
from handlers.oncall import row
from handlers.turn import LONGEST_PRESSED, TALK, Turn
from store.unit_of_work import UnitOfWork

_CARRIED = LONGEST_PRESSED - 100
_WHO = Button(say("Who is on call?"), WhoIsOnCall.example)
_HOW = "Type `on call override ben until 22:00`, or `on call override ben for me from friday 18:00 until 22:00`."


def enter(intent: intents.OverrideOnCall, turn: Turn) -> list[Reply]:
    """Enter who is called in whose place, and tell everybody concerned."""
    said = " ".join(turn.spelled(intent.said).split())
    asked = read_cover(said, staff_by_name(turn))
    if asked.by is None:
        return _nobody_named(turn, said)
    by, covered = _one(turn, asked.by), _covered(turn, asked)
    _check(turn, by, covered)
    times = _times(turn, asked, f"on call override {_again(turn, by)} instead of {_again(turn, covered)}")
    if isinstance(times, list):
        return times
    starts_at, ends_at = times
    check_span(starts_at, ends_at, turn.now)
    _check_others(turn, by, covered, times)
    begun = starts_at <= turn.now
    cover = Cover(0, turn.work.covers.next_number(), covered.id, by.id, *times, due=ends_at if begun else starts_at)
    kept = turn.work.covers.add(cover)
    text = say("{row}.", row=row(turn.work, kept))
    own = say("{text} Both, and the staff, are told.", text=text) if turn.person.id not in (by.id, covered.id) else text
    note, other = say("It ends by itself."), other_half(said, staff_by_name(turn))
    ways: tuple[Button, ...] = (_back(kept), _WHO, TALK)
    if other:
        note = say("This is one half of it. The other one, {when}, is not entered yet.", when=other)
        in_turn = f"on call override {_again(turn, covered)} instead of {_again(turn, by)} {other}"
        ways = (Button(say("Enter the other half"), in_turn, Style.PRIMARY), *ways)
    here = turn.whisper(Card(say("{text} {note}", text=own, note=note)), *ways)
    return [
        here,
        *_told(turn.work, kept, say("{name} enters this: {text}", name=turn.person.name, text=text), turn.person),
    ]


def end(intent: intents.EndCover, turn: Turn) -> list[Reply]:
    """Take it back, or end it now."""
    cover = turn.work.covers.numbered(_which(intent, turn))
    if cover.cancelled or cover.ends_at <= turn.now:
        raise Conflict("Override {number} is over already.", _WHO, TALK, number=cover.number)
    if turn.person.id not in (cover.by, cover.covered) and turn.person.role < Role.ADMIN:
        raise Refused(
            "Only one of the two, or who runs the desk, can end override {number}.", TALK, number=cover.number
        )
    over = turn.work.covers.save(replace(cover, cancelled=True, due=None))
    absent = turn.work.people.get(over.covered).name
    text = say("Override {number} is over: {absent} is called.", number=over.number, absent=absent)
    return [
        turn.whisper(text, _WHO, TALK),
        *_told(turn.work, over, say("{name} ends it. {text}", name=turn.person.name, text=text), turn.person),
    ]


def call(intent: intents.CallForCover, turn: Turn) -> list[Reply]:
    """An urgent ticket for which the others on call are called, down to who comes last."""
    said = turn.spelled(intent.what).strip() or "somebody has to take over"
    _, replies = tickets.open_ticket(turn, tickets.Draft(f"On call: {said}", impact=2, urgency=1, notify=True))
    return replies


def tell_due(work: UnitOfWork) -> list[Reply]:
    """Say that one begins, or has ended by itself."""
    replies: list[Reply] = []
    for cover in work.covers.due(work.now, work.alone):
        over = cover.ends_at <= work.now
        work.covers.save(replace(cover, due=None if over else cover.ends_at))
        absent = work.people.get(cover.covered).name
        ended = say("Override {number} is over: {absent} is called again.", number=cover.number, absent=absent)
        replies += _told(work, cover, ended if over else say("Now: {row}.", row=row(work, cover)))
    return replies


def staff_by_name(turn: Turn) -> Mapping[str, str]:
    """What people of the staff whom the school's file names are called."""
    staff = [listed for listed in turn.school.people if listed.role >= Role.ON_CALL]
    firsts = [listed.name.casefold().split(" ")[0] for listed in staff]
    first = {name: listed.handle for name, listed in zip(firsts, staff, strict=True) if firsts.count(name) == 1}
    whole = {listed.name.casefold(): listed.handle for listed in staff}
    return {**first, **whole, **{listed.handle.casefold(): listed.handle for listed in staff}}


def _one(turn: Turn, handle: str) -> Person:
    return turn.person if handle == ME else turn.work.people.with_handles([handle])[0]


def _covered(turn: Turn, asked: Asked) -> Person:
    """For whom: when nobody is named, for who is called first by the plan."""
    if asked.covered is not None:
        return _one(turn, asked.covered)
    ladders = sorted(turn.school.ladders.items())
    first = turn.work.people.with_handles(ladders[0][1].steps[0].targets) if ladders else []
    if not first:
        raise Conflict("Nobody is on call by a plan, so there is nobody to stand in for.", TALK)
    return first[0]


def _check(turn: Turn, by: Person, covered: Person) -> None:
    planned = {target for each in turn.school.ladders.values() for step in each.steps for target in step.targets}
    planned |= {
        target for each in turn.school.ladders.values() if each.last_resort for target in each.last_resort.targets
    }
    for other in turn.work.covers.ahead(turn.now):
        if by.id == covered.id == other.covered and other.stands(turn.now):
            raise Conflict(
                "{row}. Take it back, and {name} is called again.",
                _back(other),
                _WHO,
                TALK,
                row=row(turn.work, other),
                name=by.name,
            )
    if by.id == covered.id:
        raise Conflict("{name} is called then by the plan. {how}", _WHO, TALK, name=by.name, how=say(_HOW))
    if by.away:
        raise Conflict(
            "I cannot reach {name}, so nobody would be called. Once they have written to me they can stand in.",
            _WHO,
            TALK,
            name=by.name,
        )
    if covered.handle not in planned:
        raise Conflict("{name} is not called by any plan. {how}", _WHO, TALK, name=covered.name, how=say(_HOW))
    if turn.person.id not in (by.id, covered.id) and turn.person.role < Role.ADMIN:
        raise Refused(
            "You can take over yourself, or name somebody for you. Only who runs the desk can do more.", _WHO, TALK
        )


def _check_others(turn: Turn, by: Person, covered: Person, times: tuple[datetime, datetime]) -> None:
    """Nobody has two who stand in, and two do not stand in for each other."""
    for other in turn.work.covers.ahead(turn.now):
        if other.meets(*times) and (other.covered == covered.id or (other.covered, other.by) == (by.id, covered.id)):
            raise Conflict(
                "There is one for that time already. {row}.", _back(other), _WHO, TALK, row=row(turn.work, other)
            )


def _times(turn: Turn, asked: Asked, command: str) -> tuple[datetime, datetime] | list[Reply]:
    """From when until when; or the question for it. Times are read by the person's own clock."""
    start, length = turn.now, asked.length
    if asked.start and asked.start.casefold() != "now":
        read = _read(asked.start, turn, turn.now)
        if isinstance(read, Unread):
            rest = f" until {asked.until}" if asked.until else ""
            return _meant(turn, read, [f"{command} from {each}{rest}" for each in read.options])
        start, length = read.at, read.duration or length
        command = f"{command} from {asked.start}"
    if asked.until:
        read = _read(asked.until, turn, seen_from(asked.until, start, turn.now))
        if isinstance(read, Unread):
            return _meant(turn, read, [f"{command} until {each}" for each in read.options])
        return start, read.at
    return (start, start + length) if length else _until_when(turn, command)


def _read(words: str, turn: Turn, seen: datetime) -> Moment | Unread:
    read = read_moment(words, turn.person.zone, seen)
    if isinstance(read, Unread) and not read.options:
        raise AskBack(say("{why} {how}", why=read.text, how=say(_HOW)), _WHO, TALK)
    return read


def _meant(turn: Turn, read: Unread, commands: Iterable[str]) -> list[Reply]:
    buttons = [
        Button(say("{when}", when=words), command) for words, command in zip(read.options, commands, strict=True)
    ]
    return [turn.whisper(Card(read.text, buttons=(*buttons, TALK)))]


def _until_when(turn: Turn, command: str) -> list[Reply]:
    lengths = (("For 2 hours", "for 2 hours"), ("For 4 hours", "for 4 hours"), ("For 12 hours", "for 12 hours"))
    buttons = [Button(say(label), f"{command} {words}", Style.PRIMARY) for label, words in lengths]
    text = say("Until when? Press a length, or type {how}", how=say("`{command} until 22:00`.", command=command))
    return [turn.whisper(Card(text, buttons=(*buttons, TALK)))]


def _nobody_named(turn: Turn, said: str) -> list[Reply]:
    """The ways of somebody who looks for whoever it may be."""
    text = say("Say who is called, and until when. {how} Shall I call somebody now who takes over?", how=say(_HOW))
    carried = shortened(said, _CARRIED) or "please change who is on call"
    ask = Button(say("Call somebody now"), f"call somebody to take over, {carried}", Style.PRIMARY)
    later = Button(say("Open a ticket, it can wait"), f"ticket open On call: {carried}")
    return [turn.whisper(text, ask, later, _WHO, TALK)]


def _which(intent: intents.EndCover, turn: Turn) -> int:
    if intent.number is not None:
        return intent.number
    mine = [each for each in turn.work.covers.ahead(turn.now) if turn.person.id in (each.by, each.covered)]
    if len(mine) == 1:
        return mine[0].number
    if not mine:
        raise Conflict("No override that is yours is entered.", _WHO, TALK)
    choices = tuple(_short(turn.work, each) for each in mine[:10])
    rows = [say("{row}.", row=row(turn.work, each)) for each in mine[:10]]
    raise AskBack(lines(say("Which one?"), *rows), TALK, choices=choices)


def _told(work: UnitOfWork, cover: Cover, text: Said, but: Person | None = None) -> list[Reply]:
    """Both are told, and the staff in their channel."""
    both = [each for each in work.people.some((cover.by, cover.covered)) if but is None or each.id != but.id]
    ways = (_WHO, TALK) if cover.cancelled or cover.ends_at <= work.now else (_back(cover), _WHO, TALK)
    card = Card(text, buttons=ways)
    staff = [Reply(place, Card(text), lane=Lane.NOTICE) for place in work.school.staff[:1]]
    return [*(Reply(person, card, lane=Lane.NOTICE) for person in both if person.identities), *staff]


def _back(cover: Cover) -> Button:
    return Button(say("Take it back"), f"override {cover.number} cancel")


def _short(work: UnitOfWork, cover: Cover) -> Button:
    by, absent = work.people.get(cover.by).name, work.people.get(cover.covered).name
    label = say("{number}: {name} for {absent}", number=cover.number, name=by, absent=absent)
    return Button(label, f"override {cover.number} cancel")


def _again(turn: Turn, person: Person) -> str:
    """What a button names them by."""
    return "me" if person.id == turn.person.id else person.handle
