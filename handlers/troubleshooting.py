"""Walking somebody through a playbook, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.model import playbooks
from bot.model.errors import Conflict, NotFound
from bot.model.intents import troubleshooting as intents
from bot.model.intents.help import TalkToHuman
from bot.model.messages import Button, Card, Reply, private_place
from bot.model.playbooks.answers import NotAnOption, summary
from bot.model.playbooks.book import Outcome, TicketSpec
from bot.model.playbooks.run import Ended, Prompt, Run
from bot.model.tickets import Comment, Resolution, closed, resolved
from bot.model.walkthroughs import EXPIRES_AFTER, TOLD_FOR, WalkState, Walkthrough
from bot.model.words import Said, lines, say
from handlers import escalation, ticket_handover, tickets
from handlers.ticket_cards import refreshed, thread_line
from handlers.turn import TALK, Turn
from handlers.walkthrough_cards import shown_card, walk_name
from store.unit_of_work import UnitOfWork

BURST_WITHIN, BURST_OF = timedelta(minutes=15), 5
"""So many people with the same trouble in so short a time: it is the service."""
LOGIN = "login"
CHECK = ("Before anything is changed", "Check who they are, in person or by the number the school has.")
"""What a ticket says whose playbook asks for it."""
IS_OVER = say("That walk-through is over.")
AGAIN = Button(say("Begin again"), "login")
_OVER = {
    Outcome.SOLVED: WalkState.SOLVED,
    Outcome.TICKET: WalkState.TICKET,
    Outcome.ATTACH: WalkState.INFORMED,
    Outcome.INFO: WalkState.INFORMED,
}


class Known(Mapping[str, bool]):
    """What the desk finds out by itself, looked up only when a step asks."""

    def __init__(self, work: UnitOfWork, run: Run) -> None:
        self.work = work
        self.run = run

    def __getitem__(self, fact: str) -> bool:
        system = self.run.values.get("system", "")
        if fact == "known_outage":
            return self.work.tickets.outage(system) is not None
        if fact == "burst":
            since = self.work.now - BURST_WITHIN
            return self.work.tickets.reporters_since("access", system, since) >= BURST_OF - 1
        raise KeyError(fact)

    def __iter__(self) -> Iterator[str]:
        return iter(("known_outage", "burst"))

    def __len__(self) -> int:
        return 2


def login(_: intents.LoginHelp, turn: Turn) -> list[Reply]:
    """Begin, or go on where the person was."""
    going_on = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if going_on and going_on.state.open and going_on.playbook == LOGIN:
        run = _run(turn, going_on)
        note = say("You were here. Type `restart` to begin with the first question.")
        return turn.privately(_card(turn, going_on, run, first=note), walk_name(going_on), in_place=True)
    if going_on:
        turn.work.walkthroughs.save(replace(going_on, state=WalkState.LEFT, due=None))
    run = playbooks.begin(turn.playbooks[LOGIN])
    place = private_place(turn.message.author)
    kept = turn.work.walkthroughs.add(
        Walkthrough(
            0,
            turn.person.id,
            place,
            LOGIN,
            WalkState.ASKING,
            playbooks.serialise(run),
            turn.now,
            turn.now + EXPIRES_AFTER,
        )
    )
    return _go_on(turn, kept, run)


def answer(intent: intents.Answer, turn: Turn) -> list[Reply]:
    kept, run, stale = _open(turn, intent.at)
    if stale:
        return stale
    try:
        run = playbooks.answer(turn.playbooks, run, intent.option or intent.text)
    except NotAnOption:
        count = len(playbooks.prompt(turn.playbooks, run).options)
        text = say("There is nothing to choose just now. You can type `back`, `restart` or `human`.")
        if count == 1:
            text = say("Please press a button, or type its number.")
        elif count > 1:
            text = say("Please answer with a number from 1 to {count}, or press a button.", count=count)
        return turn.privately(_card(turn, kept, run, first=text), walk_name(kept), in_place=True)
    return _go_on(turn, kept, run)


def back(intent: intents.Back, turn: Turn) -> list[Reply]:
    kept, run, stale = _open(turn, intent.at)
    return stale or _go_on(turn, kept, playbooks.back(turn.playbooks, run))


def restart(intent: intents.Restart, turn: Turn) -> list[Reply]:
    kept, run, stale = _open(turn, intent.at)
    return stale or _go_on(turn, kept, playbooks.restart(turn.playbooks[kept.playbook], run))


def talk_to_human(_: TalkToHuman, turn: Turn) -> list[Reply]:
    """A ticket with everything answered so far, or a plain one."""
    kept = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if kept is None or not kept.state.open:
        return ticket_handover.hand_over(turn)
    return _go_on(turn, kept, playbooks.hand_over(_run(turn, kept)))


def open_offered(intent: intents.OpenOffered, turn: Turn) -> list[Reply]:
    """The ticket that the end of a walk-through only offered."""
    kept = _kept(turn, intent.at)
    run = playbooks.restore(kept.walk)
    end = playbooks.prompt(turn.playbooks, run).end if playbooks.fits(turn.playbooks, run) else None
    if kept.ticket is not None or end is None or end.ticket is None:
        raise Conflict(
            "That ticket is open already, or is not offered any more.", Button(say("My tickets"), "my tickets")
        )
    ticket, replies = tickets.open_ticket(turn, _draft(turn, kept, run, end.ticket))
    turn.work.walkthroughs.save(replace(kept, ticket=ticket.number, state=WalkState.TICKET))
    return replies


def wake_due(work: UnitOfWork, shelf: playbooks.Shelf) -> list[Reply]:
    """Ask again what was to be asked again; let go of what nobody came back to."""
    replies = []
    for kept in work.walkthroughs.due(work.now):
        run = playbooks.restore(kept.walk)
        if kept.state is not WalkState.WAITING or not playbooks.fits(shelf, run):
            told_until = work.now + TOLD_FOR if kept.state.open else None
            work.walkthroughs.save(replace(kept, state=WalkState.EXPIRED, due=told_until))
            continue
        run = playbooks.proceed(shelf, playbooks.wake(shelf, run), Known(work, run), work.now)
        kept = _stored(work, kept, run, playbooks.prompt(shelf, run))
        card = shown_card(kept, run, playbooks.prompt(shelf, run))
        reader = work.people.get(kept.person)
        replies.append(Reply(kept.place, card, live=walk_name(kept), in_place_of="", reader=reader))
    return replies


def _go_on(turn: Turn, kept: Walkthrough, run: Run) -> list[Reply]:
    """Past every step that needs nobody, opening the tickets on the way; then the next question or the end."""
    shelf = turn.playbooks
    opened: list[Reply] = []
    run = playbooks.proceed(shelf, run, Known(turn.work, run), turn.now)
    shown = playbooks.prompt(shelf, run)
    if shown.open_ticket:
        ticket, opened = tickets.open_ticket(turn, _draft(turn, kept, run, shown.open_ticket))
        run = playbooks.proceed(shelf, playbooks.opened(run, ticket.number), Known(turn.work, run), turn.now)
        shown = playbooks.prompt(shelf, run)
    here = private_place(turn.message.author)
    kept = _stored(turn.work, replace(kept, ticket=run.ticket, place=here), run, shown)
    replies = [*turn.privately(shown_card(kept, run, shown), walk_name(kept), in_place=True), *opened]
    if shown.end and kept.due is None:
        replies += _end(turn, kept, run, shown)
    return list(dict.fromkeys(replies))


def _stored(work: UnitOfWork, kept: Walkthrough, run: Run, shown: Prompt) -> Walkthrough:
    if run.wake_at:
        state, due = WalkState.WAITING, run.wake_at
    elif shown.end:
        state, due = WalkState.PERSON if run.ended is Ended.PERSON else _OVER[shown.end.outcome], None
    else:
        state, due = WalkState.ASKING, work.now + EXPIRES_AFTER
    return work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run), state=state, due=due))


def _end(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> list[Reply]:
    """What the end of a walk-through does to tickets."""
    end = shown.end
    if end is None:
        return []
    match end.outcome:
        case Outcome.SOLVED:
            return _solved(turn, run)
        case Outcome.ATTACH:
            return _attach(turn, run)
        case Outcome.TICKET if end.ticket and not end.ticket.optional:
            return _hand_over(turn, kept, run, end.ticket)
    return []


def _hand_over(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> list[Reply]:
    """The ticket opened on the way, with everything answered since; a new one when there is none that is open."""
    draft = _draft(turn, kept, run, spec)
    before = turn.work.tickets.numbered(run.ticket, lock=True) if run.ticket is not None else None
    if before is None or not before.state.open:
        ticket, replies = tickets.open_ticket(turn, replace(draft, follows=before.id if before else None))
        turn.work.walkthroughs.save(replace(kept, ticket=ticket.number))
        return replies
    known = replace(before, answers=draft.answers, category=draft.category, subcategory=draft.subcategory)
    ticket = turn.work.tickets.save(replace(known, private=before.private or draft.private))
    added = "What was tried: " + "; ".join(f"{question} {label}" for question, label in _given(run))
    turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, added, internal=False))
    return refreshed(turn.work, ticket)


def _solved(turn: Turn, run: Run) -> list[Reply]:
    """A ticket opened on the way is done with."""
    if run.ticket is None:
        return []
    ticket = turn.work.tickets.numbered(run.ticket, lock=True)
    if not ticket.state.open:
        return []
    done = resolved(ticket, Resolution.SELF_SERVICE, "Solved in the walk-through.", turn.now, turn.now)
    done = turn.work.tickets.save(closed(done, turn.now))
    told = say("Ticket {number} is closed: {name} got in with my help.", number=done.number, name=turn.person.name)
    line = [thread_line(done, told)] if turn.school.staff else []
    return [*escalation.stop(turn.work, done, None), *line, *refreshed(turn.work, done)]


def _attach(turn: Turn, run: Run) -> list[Reply]:
    outage = turn.work.tickets.outage(run.values.get("system", ""))
    if outage is None or not turn.work.tickets.add_affected(outage.id, turn.person.id):
        return []
    return refreshed(turn.work, outage)


def _draft(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> tickets.Draft:
    return tickets.Draft(
        summary=summary(turn.playbooks[kept.playbook].title, [answer.label for answer in run.answers]),
        category=spec.category,
        subcategory=spec.subcategory,
        impact=spec.impact,
        urgency=spec.urgency,
        private=spec.private,
        answers=(*((CHECK,) if spec.verification_required else ()), *_given(run)),
        system=run.values.get("system", ""),
        class_soon=spec.subcategory == "blocked_before_class",
        burst=spec.notify and spec.impact == 1,
    )


def _given(run: Run) -> tuple[tuple[str, str], ...]:
    return tuple((answer.question, answer.label) for answer in run.answers)


def _open(turn: Turn, at: str) -> tuple[Walkthrough, Run, list[Reply]]:
    """The walk-through that is meant, and the answer when the question is not the one that is open."""
    if at:
        kept = _kept(turn, at)
    else:
        found = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
        if found is None:
            raise Conflict("No question is open just now.", Button(say("Help me sign in"), "login"), TALK)
        kept = found
    if kept.state is WalkState.EXPIRED and not at:
        turn.work.walkthroughs.save(replace(kept, state=WalkState.LEFT, due=None))
        return kept, _run(turn, kept), turn.privately(Card(IS_OVER, buttons=(AGAIN, TALK)))
    if not kept.state.open:
        raise Conflict(IS_OVER, AGAIN, TALK)
    run = _run(turn, kept)
    if at and at.partition(".")[2] != str(run.visit):
        note = say("You have answered that one. This is where you are now:")
        return kept, run, turn.privately(_card(turn, kept, run, first=note), walk_name(kept), in_place=True)
    return kept, run, []


def _kept(turn: Turn, at: str) -> Walkthrough:
    number = at.partition(".")[0]
    kept = None
    if number.isdecimal() and len(number) < 18:
        kept = turn.work.walkthroughs.first(turn.work.walkthroughs.table.c.id == int(number), lock=True)
    if kept is None or kept.person != turn.person.id:
        raise NotFound("That question is not open any more.", AGAIN, TALK)
    return kept


def _run(turn: Turn, kept: Walkthrough) -> Run:
    """Where it stands; at the start again when somebody edited the playbook meanwhile."""
    run = playbooks.restore(kept.walk)
    if playbooks.fits(turn.playbooks, run):
        return run
    return playbooks.restart(turn.playbooks[kept.playbook], run)


def _card(turn: Turn, kept: Walkthrough, run: Run, first: Said) -> Card:
    card = shown_card(kept, run, playbooks.prompt(turn.playbooks, run))
    return replace(card, text=lines(first, card.text))
