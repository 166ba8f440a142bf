"""Standing in for somebody on call: entered, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.model.cover_words import (
    asks_who_stands_in,
    does_not,
    ends_of,
    in_english,
    is_away,
    is_for_speaker,
    only_ill,
    stands_in,
    wants_no_calls,
)
from bot.model.covers import ME, Asked, Cover, is_absent, other_half, read_cover, refuses
from bot.model.errors import AskBack, Conflict, Refused
from bot.model.intents import covers as intents
from bot.model.intents.attendance import CheckIn
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.waiting import Snooze
from bot.model.letters import plain
from bot.model.messages import Button, Card, Reply, Style
from bot.model.moments.moments import typed
from bot.model.moments.spans import check_span
from bot.model.people import Person, Role
from bot.model.unsaid import Lack
from bot.model.words import lines, say, shortened
from handlers.covers.notices import and_who, back, told
from handlers.covers.times import HOW, WHO, Times, times
from handlers.escalation.duty import handed_on
from handlers.oncall.who import row
from handlers.tickets import opening as tickets
from handlers.turn import LONGEST_PRESSED, TALK, Turn
from store.unit_of_work import UnitOfWork

_CARRIED = LONGEST_PRESSED - 100


def enter(intent: intents.OverrideOnCall, turn: Turn) -> list[Reply]:
    """Enter who is called in whose place, and tell everybody concerned."""
    typed_so = " ".join(turn.spelled(intent.said).split())
    said = in_english(typed_so)
    if wants_no_calls(typed_so):
        return _nobody_named(turn, typed_so)
    if refuses(said) or does_not(typed_so):
        raise Conflict("Then I plan nothing. {how}", WHO, TALK, how=say(HOW))
    asked = read_cover(said, staff_by_name(turn))
    if asked.by is None:
        return _nobody_named(turn, typed_so)
    by, covered = _one(turn, asked.by), _covered(turn, asked)
    if by.id == covered.id == turn.person.id and is_absent(said):
        return _nobody_named(turn, typed_so)
    number = turn.work.covers.next_number()  # from here on nobody enters another one
    _check(turn, by, covered)
    command = f"on call override {_again(turn, by)} instead of {_again(turn, covered)}"
    found = times(turn, asked, command)
    if not isinstance(found, Times):
        return found
    check_span(found.starts_at, found.ends_at, turn.now)
    _check_others(turn, by, covered, found)
    if found.guessed:
        raise _shall_i(turn, (by, covered), found, command)
    kept = turn.work.covers.add(_cover(turn, number, (by, covered), found))
    text = say("{row}.", row=row(turn.work, kept))
    own = say("{text} Both, and the staff, are told.", text=text) if turn.person.id not in (by.id, covered.id) else text
    note, other = say("It ends by itself."), other_half(said, staff_by_name(turn))
    ways: tuple[Button, ...] = (back(kept), WHO, TALK)
    if other:
        note = say("This is one half of it. The other one, {when}, is not entered yet.", when=other)
        in_turn = f"on call override {_again(turn, covered)} instead of {_again(turn, by)} {other}"
        ways = (Button(say("Enter the other half"), in_turn, Style.PRIMARY), *ways)
    here = turn.whisper(Card(say("{text} {note}", text=own, note=note)), *ways)
    return [
        here,
        *told(turn.work, kept, say("{name} enters this: {text}", name=turn.person.name, text=text), turn.person),
        *(handed_on(turn.work, kept) if kept.stands(turn.now) else ()),
    ]


def _cover(turn: Turn, number: int, who: tuple[Person, Person], found: Times) -> Cover:
    """The cover to be kept. `who`: who is called, and in whose place."""
    due = found.ends_at if found.starts_at <= turn.now else found.starts_at
    return Cover(0, number, who[1].id, who[0].id, found.starts_at, found.ends_at, due=due)


def _shall_i(turn: Turn, who: tuple[Person, Person], found: Times, command: str) -> AskBack:
    """Ask whether these times are meant, when they were only guessed; `who`: who is called, and in whose place."""
    begins = f" from {typed(found.starts_at, turn.person.zone)}" if found.starts_at > turn.now else ""
    whole = f"{command}{begins} until {typed(found.ends_at, turn.person.zone)}"
    question = AskBack(
        "Shall I plan: {by} for {covered}, from {start} until {until}?",
        *(Button(say("Yes"), whole, Style.PRIMARY), WHO, TALK),
        by=who[0].name,
        covered=who[1].name,
        start=found.starts_at,
        until=found.ends_at,
    )
    return question.answered_by(Lack.YES, whole)


def end(intent: intents.EndCover, turn: Turn) -> list[Reply]:
    """Take it back, or end it now."""
    cover = turn.work.covers.numbered(_which(intent, turn))
    if cover.cancelled or cover.ends_at <= turn.now:
        raise Conflict("Override {number} is over already.", WHO, TALK, number=cover.number)
    if turn.person.id not in (cover.by, cover.covered) and turn.person.role < Role.ADMIN:
        raise Refused(
            "Only one of the two, or whoever runs the desk, can end override {number}.", TALK, number=cover.number
        )
    stood = cover.stands(turn.now)
    over = turn.work.covers.save(replace(cover, cancelled=True, due=None))
    text = and_who(say("Override {number} is over", number=over.number), turn.work.people.get(over.covered))
    return [
        turn.whisper(text, WHO, TALK),
        *told(turn.work, over, say("{name} ends it. {text}", name=turn.person.name, text=text), turn.person),
        *(handed_on(turn.work, over) if stood else ()),
    ]


def call(intent: intents.CallForCover, turn: Turn) -> list[Reply]:
    """Open an urgent ticket that calls everybody else on the ladder, down to the last resort."""
    said = turn.spelled(intent.what).strip() or "somebody has to take over"
    _, replies = tickets.open_ticket(turn, tickets.Draft(f"On call: {said}", impact=2, urgency=1, notify=True))
    return replies


def staff_by_name(turn: Turn) -> Mapping[str, str]:
    """The names that people of the staff answer to, in small letters, each with their handle."""
    staff = [listed for listed in turn.school.people if listed.role >= Role.ON_CALL]
    firsts = [listed.name.casefold().split(" ")[0] for listed in staff]
    first = {name: listed.handle for name, listed in zip(firsts, staff, strict=True) if firsts.count(name) == 1}
    whole = {listed.name.casefold(): listed.handle for listed in staff}
    called = {**first, **whole, **{listed.handle.casefold(): listed.handle for listed in staff}}
    return {**{plain(name): handle for name, handle in called.items()}, **called}


def meant(turn: Turn) -> intents.OverrideOnCall | WhoIsOnCall | None:
    """That somebody of the staff stands in for somebody, or that somebody is looked for, said in another language by
    words that mean nothing otherwise; who is ill is led to whoever takes over.
    """
    words = turn.message.words
    if turn.person.role < intents.OverrideOnCall.allowed:
        return None
    if only_ill(words) or is_away(words) or wants_no_calls(words):
        return intents.OverrideOnCall(words)
    if not stands_in(words):
        return None
    if asks_who_stands_in(words):
        return intents.OverrideOnCall(words) if is_for_speaker(words) else WhoIsOnCall()
    asked = read_cover(in_english(words), staff_by_name(turn))
    return intents.OverrideOnCall(words) if asked.crowded or None not in (asked.by, asked.covered) else None


def rather(turn: Turn, found: Intent | None) -> Intent | None:
    """That somebody's override shall end, first heard as one to be entered; or that the speaker is not there for a
    time, first heard as a ticket put off or as a class's list.
    """
    words = turn.message.words
    if turn.person.role < intents.OverrideOnCall.allowed:
        return None
    if (whom := ends_of(turn.spelled(words))) and whom in staff_by_name(turn):
        return intents.EndCover(whom=whom)
    return intents.OverrideOnCall(words) if isinstance(found, Snooze | CheckIn) and is_away(words) else None


def _one(turn: Turn, handle: str) -> Person:
    return turn.person if handle == ME else turn.work.people.with_handles([handle])[0]


def _covered(turn: Turn, asked: Asked) -> Person:
    """For whom: when nobody is named, for whoever is called first by the plan."""
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
                back(other),
                WHO,
                TALK,
                row=row(turn.work, other),
                name=by.name,
            )
    if by.id == covered.id:
        if by.id == turn.person.id:
            raise Conflict("You are called then by the plan already.", WHO, TALK)
        raise Conflict("{name} is called then by the plan. {how}", WHO, TALK, name=by.name, how=say(HOW))
    if by.away:
        raise Conflict(
            "I cannot reach {name}, so nobody would be called. Once they have written to me they can stand in.",
            WHO,
            TALK,
            name=by.name,
        )
    if covered.handle not in planned:
        raise Conflict("{name} is not called by any plan. {how}", WHO, TALK, name=covered.name, how=say(HOW))
    if turn.person.id not in (by.id, covered.id) and turn.person.role < Role.ADMIN:
        raise Refused(
            "You can take over yourself, or name somebody for you. Only whoever runs the desk can do more.", WHO, TALK
        )


def _check_others(turn: Turn, by: Person, covered: Person, found: Times) -> None:
    """Raise when somebody would get two stand-ins, or when two would stand in for each other."""
    for other in turn.work.covers.ahead(turn.now):
        if other.meets(found.starts_at, found.ends_at) and (
            other.covered == covered.id or (other.covered, other.by) == (by.id, covered.id)
        ):
            raise Conflict(
                "There is one for that time already. {row}.", back(other), WHO, TALK, row=row(turn.work, other)
            )


def _nobody_named(turn: Turn, said: str) -> list[Reply]:
    """Ways on for somebody who looks for anyone to stand in."""
    text = say("Say who is called, and until when. {how} Shall I call somebody now who takes over?", how=say(HOW))
    carried = shortened(said, _CARRIED) or "please change who is on call"
    ask = Button(say("Call somebody now"), f"call somebody to take over, {carried}", Style.PRIMARY)
    later = Button(say("Open a ticket, it can wait"), f"ticket open On call: {carried}")
    return [turn.whisper(text, ask, later, WHO, TALK)]


def _which(intent: intents.EndCover, turn: Turn) -> int:
    if intent.number is not None:
        return intent.number
    ahead = turn.work.covers.ahead(turn.now)
    theirs = [each for each in ahead if (_named(turn, intent.whom) or turn.person).id in (each.by, each.covered)]
    found = [each for each in theirs if turn.person.id in (each.by, each.covered)] or theirs
    if len(found) == 1:
        return found[0].number
    if not found:
        raise Conflict("No override that is yours is entered.", WHO, TALK)
    choices = tuple(_short(turn.work, each) for each in found[:10])
    rows = [say("{row}.", row=row(turn.work, each)) for each in found[:10]]
    raise AskBack(lines(say("Which one?"), *rows), TALK, choices=choices)


def _named(turn: Turn, whom: str) -> Person | None:
    """The one of the staff whose override shall end."""
    handle = staff_by_name(turn).get(whom)
    return _one(turn, handle) if handle else None


def _short(work: UnitOfWork, cover: Cover) -> Button:
    by, absent = work.people.get(cover.by).name, work.people.get(cover.covered).name
    label = say("{number}: {name} for {absent}", number=cover.number, name=by, absent=absent)
    return Button(label, f"override {cover.number} cancel")


def _again(turn: Turn, person: Person) -> str:
    """The name that a button uses for this person."""
    return "me" if person.id == turn.person.id else person.handle
