"""Walking somebody through a playbook, one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import playbooks
from bot.model.errors import Conflict, NotFound
from bot.model.intents import troubleshooting as intents
from bot.model.intents.help import TalkToHuman
from bot.model.intents.playbooks import Approve, Begin, Reject
from bot.model.messages import Button, Card, Reply, private_place
from bot.model.playbooks.answers import NotAnOption
from bot.model.playbooks.book import Outcome
from bot.model.playbooks.place import Ended, Run
from bot.model.playbooks.prompts import Prompt
from bot.model.walkthroughs import EXPIRES_AFTER, TOLD_FOR, Verdict, WalkState, Walkthrough
from bot.model.words import Said, lines, say
from handlers import ticket_handover, tickets, walkthrough_approvals, walkthrough_ends
from handlers.playbooks import again
from handlers.turn import HELP, TALK, Turn, unasked
from handlers.walkthrough_actions import act
from handlers.walkthrough_cards import shown_card, walk_name
from handlers.walkthrough_ends import draft
from handlers.walkthrough_facts import Known, figures, known_now, news
from store.unit_of_work import UnitOfWork

IS_OVER = say("That walk-through is over.")
_OVER = {
    Outcome.SOLVED: WalkState.SOLVED,
    Outcome.TICKET: WalkState.TICKET,
    Outcome.ATTACH: WalkState.INFORMED,
    Outcome.INFO: WalkState.INFORMED,
}


def begin(intent: Begin, turn: Turn) -> list[Reply]:
    """Begin, or go on where the person was."""
    going_on = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if going_on and going_on.state.open and going_on.playbook == intent.playbook:
        run = _run(turn, going_on)
        note = say("You were here. Type `restart` to begin with the first question.")
        return turn.privately(_card(turn, going_on, run, note), walk_name(going_on), in_place=True)
    if going_on:
        turn.work.walkthroughs.save(replace(going_on, state=WalkState.LEFT, due=None))
    if intent.playbook not in turn.playbooks:
        return ticket_handover.hand_over(turn)
    run = playbooks.begin(turn.playbooks[intent.playbook])
    place = private_place(turn.message.author)
    kept = turn.work.walkthroughs.add(
        Walkthrough(
            0,
            turn.person.id,
            place,
            intent.playbook,
            WalkState.ASKING,
            playbooks.serialise(run),
            turn.now,
            turn.now + EXPIRES_AFTER,
        )
    )
    return _go_on(turn, kept, run, known_now(turn.work))


def answer(intent: intents.Answer, turn: Turn) -> list[Reply]:
    if not intent.at and turn.work.walkthroughs.open_of(turn.person.id) is None:
        return rate(intents.Helpful() if intent.option == 1 else intents.Unhelpful(), turn)
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
        return turn.privately(_card(turn, kept, run, text), walk_name(kept), in_place=True)
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
    ticket, replies = tickets.open_ticket(turn, draft(turn, kept, run, end.ticket))
    turn.work.walkthroughs.save(replace(kept, ticket=ticket.number, state=WalkState.TICKET))
    return replies


def rate(intent: intents.Helpful | intents.Unhelpful, turn: Turn) -> list[Reply]:
    """Keep what somebody thinks of a walk-through that solved it; they may change their mind."""
    work = turn.work
    asked = (
        _kept(turn, intent.at) if intent.at else work.walkthroughs.asked_of(turn.person.id, turn.now - EXPIRES_AFTER)
    )
    if asked is None or asked.verdict is None:
        raise _nothing_asked()
    helpful = isinstance(intent, intents.Helpful)
    work.walkthroughs.save(replace(asked, verdict=Verdict.HELPFUL if helpful else Verdict.UNHELPFUL))
    if helpful:
        return turn.privately(Card(say("Thank you for telling me."), buttons=(HELP, TALK)))
    text = say("Thank you for telling me. Does something still not work? Begin again, or talk to a person.")
    return turn.privately(Card(text, buttons=(again(asked), TALK)))


def decide(intent: Approve | Reject, turn: Turn) -> list[Reply]:
    """Go on with the walk-through of whoever waits for it."""
    kept, run = walkthrough_approvals.waiting(turn, intent)
    yes = isinstance(intent, Approve)
    run = playbooks.decided(turn.playbooks, run, yes, turn.person.name)
    told = walkthrough_approvals.decided(turn, kept, intent.at, yes)
    requester = turn.work.people.get(kept.person)
    return [*told, *_go_on(unasked(turn.work, requester, kept.place, turn.playbooks), kept, run)]


def wake_due(work: UnitOfWork, shelf: playbooks.Shelf) -> list[Reply]:
    """Ask again what was to be asked again; let go of what nobody came back to."""
    replies = []
    for kept in work.walkthroughs.due(work.now):
        run = playbooks.restore(kept.walk)
        if kept.state is not WalkState.WAITING or not playbooks.fits(shelf, run):
            told_until = work.now + TOLD_FOR if kept.state.open else None
            work.walkthroughs.save(replace(kept, state=WalkState.EXPIRED, due=told_until))
            continue
        turn = unasked(work, work.people.get(kept.person), kept.place, shelf)
        replies += _go_on(turn, kept, playbooks.wake(shelf, run))
    return replies


def _go_on(turn: Turn, kept: Walkthrough, run: Run, first: Sequence[Said] = ()) -> list[Reply]:
    """Past every step that needs nobody, doing what is to be done on the way; then the next question or the end,
    below what comes `first`.
    """
    shelf = turn.playbooks
    done: list[Reply] = []
    run = playbooks.proceed(shelf, run, Known(turn, run), turn.now)
    shown = playbooks.prompt(shelf, run)
    while shown.open_ticket or shown.tell or shown.asks:
        run, replies = act(turn, kept, run, shown)
        done += replies
        run = playbooks.proceed(shelf, run, Known(turn, run), turn.now)
        shown = playbooks.prompt(shelf, run)
    here = private_place(turn.message.author)
    kept = _stored(turn.work, replace(kept, ticket=run.ticket, place=here), run, shown)
    replies = [*turn.privately(_card(turn, kept, run, *first), walk_name(kept), in_place=True), *done]
    if shown.end and kept.due is None:
        replies += walkthrough_ends.end(turn, kept, run, shown)
    return list(dict.fromkeys(replies))


def _stored(work: UnitOfWork, kept: Walkthrough, run: Run, shown: Prompt) -> Walkthrough:
    if run.wake_at:
        state, due = WalkState.WAITING, run.wake_at
    elif shown.end:
        state, due = WalkState.PERSON if run.ended is Ended.PERSON else _OVER[shown.end.outcome], None
    else:
        state, due = WalkState.ASKING, work.now + EXPIRES_AFTER
    if state is WalkState.SOLVED:
        kept = replace(kept, verdict=Verdict.ASKED)
    return work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run), state=state, due=due))


def _open(turn: Turn, at: str) -> tuple[Walkthrough, Run, list[Reply]]:
    """The walk-through that is meant, and the answer when the question is not the one that is open."""
    if at:
        kept = _kept(turn, at)
    else:
        found = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
        if found is None:
            raise _nothing_asked()
        kept = found
    if kept.state is WalkState.EXPIRED and not at:
        turn.work.walkthroughs.save(replace(kept, state=WalkState.LEFT, due=None))
        return kept, _run(turn, kept), turn.privately(Card(IS_OVER, buttons=(again(kept), TALK)))
    if not kept.state.open:
        raise Conflict(IS_OVER, again(kept), TALK)
    run = _run(turn, kept)
    if at and at.partition(".")[2] != str(run.visit):
        note = say("You have answered that one. This is where you are now:")
        return kept, run, turn.privately(_card(turn, kept, run, note), walk_name(kept), in_place=True)
    return kept, run, []


def _nothing_asked() -> Conflict:
    return Conflict("No question is open just now.", Button(say("Help me sign in"), "login"), TALK)


def _kept(turn: Turn, at: str) -> Walkthrough:
    number = at.partition(".")[0]
    kept = turn.work.walkthroughs.numbered(number)
    if kept is None or kept.person != turn.person.id:
        raise NotFound("That question is not open any more.", HELP, TALK)
    return kept


def _run(turn: Turn, kept: Walkthrough) -> Run:
    """Where it stands; at the start again when somebody edited the playbook meanwhile."""
    run = playbooks.restore(kept.walk)
    if playbooks.fits(turn.playbooks, run):
        return run
    return playbooks.restart(turn.playbooks[kept.playbook], run)


def _card(turn: Turn, kept: Walkthrough, run: Run, *first: Said) -> Card:
    card = _shown(turn, kept, run)
    return replace(card, text=lines(*first, card.text)) if first else card


def _shown(turn: Turn, kept: Walkthrough, run: Run) -> Card:
    shown = playbooks.prompt(turn.playbooks, run)
    told = news(turn.work, run, shown, turn.playbooks[kept.playbook].category)
    return shown_card(kept, run, shown, figures(turn.school, run, shown), told)
