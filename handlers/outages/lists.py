"""Who has an outage too: asking about it, being put on its list, and saying whether it is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model.errors import AskBack, NotFound
from bot.model.intents import outages as intents
from bot.model.messages import Button, Card, Lane, Reply, Style
from bot.model.moments.moments import read_moment, typed
from bot.model.moments.readings import Moment, left_over
from bot.model.outages import comes_back, read_told
from bot.model.people import Person, Role
from bot.model.reports.affected import A_CLASS, EVERYBODY, affected
from bot.model.reports.systems import Named, named_in, named_in_a_row, system_of, whole
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket, known_again
from bot.model.understanding.elsewhere import tells_trouble
from bot.model.understanding.spelling import folded
from bot.model.unsaid import Lack, Unsaid
from bot.model.words import Said, Typed, lines, say
from handlers.escalation import ladder
from handlers.maintenance.notices import told
from handlers.outages.ends import known_again_notices
from handlers.outages.notices import announced, known, of_system
from handlers.outages.parts import parts, solved, stays, too
from handlers.outages.several import nothing_known
from handlers.playbooks import BEGINS
from handlers.tickets.cards import below_card, refreshed
from handlers.tickets.standing import of_who_is_there
from handlers.turn import LONGEST_PRESSED, OPEN_TICKET, TALK, Turn
from handlers.unsaid import remember
from store.records import Stale
from store.unit_of_work import UnitOfWork


def check(intent: intents.OutageCheck, turn: Turn) -> list[Reply]:
    """Tell what is known; who asks about a system that is down is put on the list. The staff only look."""
    if several := named_in_a_row(intent.about)[0]:
        return _check_each(turn, several)
    named = named_in(intent.about)
    found = _known(turn, named)
    now, soon = told(turn.work, named.values if named else ())
    if not found:
        return [_maintained(turn, named, [*now, *soon]) if now else _nothing(turn, named, soon)]
    if named is None:
        ways = (too(ticket, len(found) > 1) for ticket in found[:5])
        return [turn.whisper(lines(*_all_of(found), *now, *soon), *ways, TALK)]
    if turn.person.role >= Role.ON_CALL:
        return [turn.whisper(lines(*_all_of(found), *now, *soon), too(found[0]), TALK)]
    return _put_on_list(turn, found, [*now, *soon])


def _check_each(turn: Turn, named: Sequence[Named]) -> list[Reply]:
    """The same of several systems that were named together."""
    away = {each: found for each in named if (found := _known(turn, each))}
    left = [each for each in named if each not in away]
    known = list({ticket.id: ticket for found in away.values() for ticket in found}.values())
    now = list(dict.fromkeys(text for each in left for text in told(turn.work, each.values)[0]))
    here = [turn.whisper(lines(*_all_of(known), *now), *(too(each, True) for each in known[:5]), TALK)]
    if known and turn.person.role < Role.ON_CALL:
        here = _put_on_list(turn, known, now)
    nothing = _nothing(turn, left[0]) if len(left) == 1 else nothing_known(turn, left, _of_many(turn) or _of_all(turn))
    return [*(here if known or now else []), *([nothing] if left and not now else [])]


def join(intent: intents.JoinOutage, turn: Turn) -> list[Reply]:
    named, called = named_in(intent.about), intent.about.strip()
    unnamed = [] if named else turn.work.tickets.outages(*([called] if called else []))
    found = (unnamed if called else []) or _known(turn, named) or ([] if called else unnamed)
    if named is None and len(found) > 1:
        raise AskBack("Which one do you have?", TALK, choices=tuple(too(ticket, True) for ticket in found[:5]))
    return _put_on_list(turn, found) if found else [_nothing(turn, named)]


def reported(turn: Turn, system: str, anyway: Button, building: str = "") -> list[Reply]:
    """Tell who reports trouble with this system, or with the network of this building, what is known of it, and put
    them on the list; empty when nothing is.

    `anyway`: for whom it is something else.
    """
    named = named_in(system)
    found = (_known(turn, named) if named else []) or _known_there(turn, building)
    now, _ = told(turn.work, named.values) if named else ([], [])
    if found:
        return _put_on_list(turn, found, now, (anyway, TALK))
    return [turn.whisper(lines(*now), anyway, TALK)] if now else []


def put_on_list(work: UnitOfWork, ticket: Ticket, person: Person) -> bool:
    """Note that somebody has the trouble too; False when that was known. An outage that has just ended is read anew."""
    if not work.tickets.get(ticket.id, lock=True).state.open:
        raise Stale("an outage that has ended")
    return work.tickets.add_affected(ticket.id, person.id)


def answer(intent: intents.OutageWorks | intents.OutageFails, turn: Turn) -> list[Reply]:
    """Keep whether it works for somebody; enough who say no open it again."""
    work, works = turn.work, isinstance(intent, intents.OutageWorks)
    ticket = work.tickets.numbered(intent.number, lock=True)
    if not work.tickets.note_works(ticket.id, turn.person.id, works):
        raise NotFound("I cannot find a ticket {number} that you may see.", number=str(intent.number))
    mine = parts(turn, ticket)
    if works:
        over = [say("Your ticket {number} is closed.", number=each.number) for each in mine]
        thanks = turn.whisper(lines(say("Thank you for telling me."), *over), TALK)
        return [thanks, *(reply for each in mine for reply in solved(turn, each))]
    way = _walk(turn, ticket.system)
    for each in mine:
        stays(turn, each)
    if not ticket.state.open and (now := work.tickets.outages(*whole(ticket.system)) if ticket.system else []):
        return _put_on_list(turn, now)
    kept = [say("Your ticket {number} stays open.", number=each.number) for each in mine]
    if ticket.state.open:
        text = say("Thank you. It is known that it is not over, and you are on the list: you hear here when it is.")
        return [turn.whisper(lines(text, *kept), way, TALK)]
    text = say("Thank you, I have told the staff. Go through it step by step, or talk to a person.")
    return [turn.whisper(lines(text, *kept), way, TALK), *_fails(turn, ticket)]


def _known(turn: Turn, named: Named | None) -> list[Ticket]:
    """What is open; of what has no name here and no words of the staff's there is nothing to tell."""
    found = turn.work.tickets.outages(*(named.values if named else ()))
    return [ticket for ticket in found if ticket.announced or system_of(ticket.system)]


def _known_there(turn: Turn, building: str) -> list[Ticket]:
    there = turn.work.tickets.outage("", "network", building) if building else None
    return [there] if there else []


def _all_of(found: Sequence[Ticket]) -> list[Said]:
    return [text for ticket in found for text in (known(ticket), *announced(ticket))]


def _put_on_list(
    turn: Turn, found: Sequence[Ticket], more: Sequence[Said] = (), ways: Sequence[Button] = ()
) -> list[Reply]:
    texts: list[Said] = []
    cards: list[Reply] = []
    for ticket in found:
        texts += [known(ticket), *announced(ticket)]
        if ticket.reporter == turn.person.id:
            texts.append(say("It is your ticket {number}: you hear here when it is over.", number=ticket.number))
        elif put_on_list(turn.work, ticket, turn.person):
            texts.append(say("You are on the list now: you hear here when it is over."))
            cards += refreshed(turn.work, ticket)
        else:
            texts.append(say("You are on the list: you hear here when it is over."))
    return [turn.whisper(lines(*texts, *more), *(ways or (_walk(turn, found[0].system), TALK))), *cards]


def _maintained(turn: Turn, named: Named | None, texts: Sequence[Said]) -> Reply:
    """What is worked on; it may be something else that somebody has."""
    way = _walk(turn, named.value) if named else Button(say("Something else does not work"), "help about step by step")
    return turn.whisper(lines(*texts), way, TALK)


def _nothing(turn: Turn, named: Named | None, more: Sequence[Said] = ()) -> Reply:
    staff = turn.person.role >= Role.ON_CALL
    if named is None:
        other = Button(say("Something does not work"), "help about step by step")
        text = say("I know of no fault just now. Does something not work for you?")
        how = [
            say("To tell everybody of one, type {words}.", words=Typed('outage lms "WHAT FAILS" until 14:00'))
        ] * staff
        return turn.whisper(lines(*more, text, *how), other, _of_everybody(turn) or OPEN_TICKET, TALK)
    text = say(
        "I know of no fault of {system} just now. Does it not work for you? Go through it step by step, or tell us.",
        system=named.system.label,
    )
    way = _walk(turn, named.value)
    ways = (way, *(() if way == OPEN_TICKET else (_of_many(turn) or OPEN_TICKET,)), TALK)
    if staff:
        question, tell = _to_tell(turn, named)
        remember(turn, Unsaid(Lack.YES, tell.says))
        return turn.whisper(lines(*more, question), tell, *ways)
    return turn.whisper(lines(*more, text), *ways)


def _of_everybody(turn: Turn) -> Button | None:
    return _of_many(turn, EVERYBODY)


def _of_many(turn: Turn, least: int = A_CLASS) -> Button | None:
    """The ticket with the words of somebody who says that so many at least have no way in: it waits for no form."""
    words = guarded(turn.message.words)
    many = affected(folded(words)) <= least and len(words) <= LONGEST_PRESSED
    return Button(say("Open a ticket about it"), f"ticket open {words}", Style.PRIMARY) if many else None


def _of_all(turn: Turn) -> Button:
    """The ticket with the words of somebody who tells that several do not work."""
    words = guarded(turn.message.words)
    told = "?" not in words and len(words) <= LONGEST_PRESSED and tells_trouble(words)
    return replace(OPEN_TICKET, says=f"ticket open {words}", form=False) if told else OPEN_TICKET


def _to_tell(turn: Turn, named: Named) -> tuple[Said, Button]:
    """The question whether everybody shall be told that it does not work, and until when, where they say that."""
    system, command = named.system.label, f'outage {named.value} "it does not work"'
    said = read_told(f"{command.removeprefix('outage ')} {turn.message.words}").until
    until = read_moment(said, turn.person.zone, turn.now) if said else None
    if isinstance(until, Moment) and not left_over(said, until.spans):
        text = say(
            "I know of no fault of {system} just now. Shall I tell everybody that it does not work, until {at}?",
            system=system,
            at=until.at,
        )
        command = f"{command} until {typed(until.at, until.zone)}"
    else:
        text = say(
            "I know of no fault of {system} just now. Shall I tell everybody that it does not work?", system=system
        )
    return text, Button(say("Tell everybody"), command, Style.PRIMARY)


def _walk(turn: Turn, value: str) -> Button:
    """To the walk-through that fits, or to a ticket where the school has none."""
    system = system_of(value)
    kind = BEGINS[system.playbook if system else "login"]
    if kind.playbook not in turn.playbooks:
        return OPEN_TICKET
    return Button(say("Go through it step by step"), kind.example)


def _fails(turn: Turn, ticket: Ticket) -> list[Reply]:
    """Tell the staff of a no; with enough of them the outage is open again, once for each end."""
    yes, no = turn.work.tickets.verdicts(ticket.id)
    text = say(
        "{name} says that it still does not work ({no} of {all} who answered say so).",
        name=turn.person.name,
        no=no,
        all=yes + no,
    )
    heard = below_card(turn.work, ticket, text, f"fails/{ticket.id}/{ticket.reopened}/{turn.person.id}")
    if not comes_back(yes, no, ticket.resolved_at or ticket.closed_at, turn.now):
        return heard
    again = turn.work.tickets.save(known_again(of_who_is_there(turn.work, ticket)))
    line = say("Ticket {number} is open again: {fault} is not over.", number=again.number, fault=of_system(again))
    return [
        *heard,
        *below_card(turn.work, again, line, f"again/{again.id}/{again.reopened}"),
        *refreshed(turn.work, again),
        *_owner_told(turn, again),
        *known_again_notices(turn.work, again),
    ]


def _owner_told(turn: Turn, ticket: Ticket) -> list[Reply]:
    """Who had it hears of it; somebody is called for what nobody has."""
    if ticket.owner is None:
        return ladder.begin(turn.work, ticket, turn.person, at_any_priority=True)
    text = say("Ticket {number} is open again, and it is yours: {summary}", number=ticket.number, summary=ticket.title)
    show = Button(say("Show the ticket"), f"ticket {ticket.number}")
    return [Reply(turn.work.people.get(ticket.owner), Card(text, buttons=(show,)), lane=Lane.PAGE)]
