"""Walking somebody through a playbook, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model import playbooks
from bot.model.bursts import counted
from bot.model.intents import walkthroughs as intents
from bot.model.intents.help import TalkToHuman
from bot.model.intents.playbooks import Approve, AskMore, Begin, Reject
from bot.model.live import walk_name
from bot.model.messages import Kind, Reply, private_place
from bot.model.playbooks.answers import NotAnOption
from bot.model.playbooks.book import Outcome
from bot.model.playbooks.pages import OTHERS_PAGE
from bot.model.playbooks.place import Ended, Run
from bot.model.playbooks.prompts import Prompt
from bot.model.understanding.a_person import only_wishes_for_a_person
from bot.model.walkthroughs import EXPIRES_AFTER, TOLD_FOR, Verdict, WalkState, Walkthrough
from bot.model.words import Said, say
from handlers.offers import offering
from handlers.outages import bursts as outage_bursts
from handlers.tickets import handover as ticket_handover
from handlers.turn import Turn, unasked
from handlers.walkthroughs import approvals as walkthrough_approvals
from handlers.walkthroughs import beside
from handlers.walkthroughs import devices as walkthrough_devices
from handlers.walkthroughs import ends as walkthrough_ends
from handlers.walkthroughs import told as walkthrough_told
from handlers.walkthroughs import verdicts as walkthrough_verdicts
from handlers.walkthroughs import which_service as walkthrough_services
from handlers.walkthroughs.actions import act
from handlers.walkthroughs.cards import card
from handlers.walkthroughs.corrected import taken_back
from handlers.walkthroughs.facts import Known, known_now, outage
from handlers.walkthroughs.hurry import calmed
from handlers.walkthroughs.meant import (
    left_walk,
    open_walk,
    option_meant,
    solved_walk,
    standing,
    walk_of_card,
)
from handlers.walkthroughs.moments import timed
from handlers.walkthroughs.remarks import KEPT_FOR_A_PERSON
from handlers.walkthroughs.unclear import asked_back, in_place_of, said_besides, unclear
from handlers.walkthroughs.words import heard, own_words, told_before, with_the_wish
from store.unit_of_work import UnitOfWork

_OVER = {
    Outcome.SOLVED: WalkState.SOLVED,
    Outcome.TICKET: WalkState.TICKET,
    Outcome.ATTACH: WalkState.INFORMED,
    Outcome.INFO: WalkState.INFORMED,
}
FIRST_ALREADY = say("This is the first question. Type `stop` to leave it.")
NOT_AFTER_ALL = say("I am sorry that it does not work after all. We go on here:")
WERE_HERE = say("You were here. Type `restart` to begin with the first question.")


def begin(intent: Begin, turn: Turn) -> list[Reply]:
    """Begin a walk-through, or go on where they were."""
    mine = turn.work.walkthroughs.all_open_of(turn.person.id, lock=True)
    if not mine and (asked := walkthrough_services.of_a_ticket(turn, intent)):
        return asked
    going_on = next((kept for kept in mine if kept.state.open and kept.playbook == intent.playbook), None)
    anew = isinstance(intent, intents.LoginHelp) and bool(intent.service)
    said = own_words(turn, type(intent))
    if going_on and not anew:
        going_on = _kept(turn, going_on, heard(turn, playbooks.restore(going_on.walk), said))
        return _back_in(turn, going_on, mine, intent)
    if asked := beside.go_on_or(turn, mine, intent, said):
        return asked
    left = beside.leave(turn, *mine)
    if intent.playbook not in turn.playbooks:
        return [*left, *ticket_handover.hand_over(turn, [said] if said else [])]
    run = told_before(turn, playbooks.begin(turn.playbooks[intent.playbook]))
    run = heard(turn, walkthrough_services.begun(turn, run, intent), said)
    run = replace(run, ticket=walkthrough_ends.reported_before(turn, intent.playbook))
    place = private_place(turn.message.author)
    walk, due = playbooks.serialise(run), turn.now + EXPIRES_AFTER
    begun = Walkthrough(0, turn.person.id, place, intent.playbook, WalkState.ASKING, walk, turn.now, due)
    kept = turn.work.walkthroughs.add(begun)
    category = turn.playbooks[intent.playbook].category
    known = known_now(turn.work, category)
    if known and outage(turn.work, run.values, category):  # of that one they read at the end
        known = []
    first = [*beside.promised(turn, mine), *known, *walkthrough_told.left_out(turn, run)]
    return [*_go_on(turn, kept, run, *first), *left]


def _back_in(turn: Turn, going_on: Walkthrough, mine: Sequence[Walkthrough], intent: Begin) -> list[Reply]:
    """Show where they are in a walk-through that they ask for again."""
    if going_on.state is WalkState.ASIDE:
        return _ask_anew(turn, going_on) or _go_on(turn, going_on, standing(turn, going_on), WERE_HERE, anew=True)
    left = beside.leave(turn, *(kept for kept in mine if kept.id != going_on.id))
    return [*(_ask_anew(turn, going_on) or _meanwhile(turn, going_on, intent)), *left]


def _meanwhile(turn: Turn, kept: Walkthrough, intent: Begin) -> list[Reply]:
    """Where they are, when they ask for it again; if they name another service, ask which one they mean."""
    if asked := walkthrough_services.asked_which(turn, kept, intent):
        return asked
    run = standing(turn, kept)
    named = walkthrough_services.told_more(turn, run, intent)
    if named is not run:
        return _go_on(turn, kept, named)
    if option := option_meant(turn, run, intent):
        return _go_on(turn, kept, playbooks.answer(turn.playbooks, run, option))
    return _show(turn, kept, run, KEPT_FOR_A_PERSON if own_words(turn, type(intent)) else WERE_HERE)


def answer(intent: intents.Answer, turn: Turn) -> list[Reply]:
    if not intent.at and turn.work.walkthroughs.open_of(turn.person.id) is None:
        return walkthrough_devices.told(turn) or walkthrough_verdicts.rate(
            intents.Helpful() if intent.option == 1 else intents.Unhelpful(), turn
        )
    kept, run, stale = _asked(turn, intent.at)
    if stale:
        return stale
    if asked := asked_back(turn, kept, run, intent):
        return asked
    run, changed = taken_back(turn, said_besides(turn, run, intent.text), intent)
    try:
        run = playbooks.answer(turn.playbooks, run, intent.option or in_place_of(turn, run, intent.text))
    except NotAnOption:
        return unclear(turn, kept, run)
    return _go_on(turn, kept, run, *changed)


def show_answers(intent: intents.ShowAnswers, turn: Turn) -> list[Reply]:
    """Show the answers left out at first, or the first ones again; this chooses none of them."""
    kept, run, stale = _asked(turn, intent.at)
    run = run.turned(intent.page == OTHERS_PAGE if intent.page else not run.sees_further)
    return stale or _show(turn, _kept(turn, kept, run), run, before=run)


def back(intent: intents.Back, turn: Turn) -> list[Reply]:
    """Go back to the question before; after a good end that did not last, to the last question."""
    if solved := solved_walk(turn, intent.at):
        left = beside.leave(turn, *turn.work.walkthroughs.all_open_of(turn.person.id, lock=True))
        taken_up = playbooks.take_up(turn.playbooks, standing(turn, solved))
        first = [NOT_AFTER_ALL] if turn.message.kind is Kind.SAID else []
        return [*_go_on(turn, solved, taken_up, *first, anew=True), *left]
    kept, run, stale = _asked(turn, intent.at)
    before = playbooks.back(turn.playbooks, run)
    first = [FIRST_ALREADY] if before is run and not (run.answers or run.ended) else []
    return stale or _go_on(turn, kept, before, *first, anew=True)


def restart(intent: intents.Restart, turn: Turn) -> list[Reply]:
    kept, run, stale = _asked(turn, intent.at)
    return stale or _go_on(turn, kept, playbooks.restart(turn.playbooks[kept.playbook], run), anew=True)


def talk_to_human(intent: TalkToHuman, turn: Turn) -> list[Reply]:
    """Open a ticket with everything answered so far, or a plain one; what they said with the wish, or just before, goes
    on it. Reports held beside an article open too.
    """
    words = with_the_wish(intent, turn)
    there = offering.on_card(turn)
    held = offering.handed_over(turn, there)
    if there:
        return held or ticket_handover.hand_over(turn, words)
    kept = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if kept is None or not kept.state.open:
        kept = solved_walk(turn, walk_of_card(turn)) or (None if words else left_walk(turn))
    if kept is None or kept.playbook not in turn.playbooks:
        return (held if held and not words else []) or [*held, *ticket_handover.hand_over(turn, words)]
    run = playbooks.salvaged(turn.playbooks, turn.playbooks[kept.playbook], playbooks.restore(kept.walk))
    for each in words:
        run = run if only_wishes_for_a_person(each) else heard(turn, run, each)
    return [*held, *_go_on(turn, kept, playbooks.hand_over(run))]


def decide(intent: Approve | AskMore | Reject, turn: Turn) -> list[Reply]:
    """Go on with the walk-through that waits for this decision of the staff."""
    kept, run = walkthrough_approvals.waiting(turn, intent)
    decision = walkthrough_approvals.DECISIONS[type(intent)]
    told = walkthrough_approvals.decided(turn, kept, run, decision)
    run = playbooks.decided(turn.playbooks, run, decision, turn.person.name)
    kept = replace(kept, walk=playbooks.serialise(run))
    requester = turn.work.people.get(kept.person)
    return [*told, *_go_on(unasked(turn.work, requester, kept.place, turn.playbooks), kept, run)]


def wake_due(work: UnitOfWork, shelves: Mapping[str, playbooks.Shelf]) -> list[Reply]:
    """Ask again what was put off until now, and end what nobody came back to. `shelves`: playbooks by the id of a
    school.
    """
    replies, shelf = list[Reply](), shelves[work.school.id]
    for kept in sorted(work.walkthroughs.due(work.now, work.alone), key=lambda each: each.state is WalkState.WAITING):
        run = playbooks.restore(kept.walk)
        if kept.state is not WalkState.WAITING or kept.playbook not in shelf:
            told_until = work.now + TOLD_FOR if kept.state.open and kept.state is not WalkState.ASIDE else None
            over = playbooks.serialise(run.wordless())
            work.walkthroughs.save(replace(kept, state=WalkState.EXPIRED, due=told_until, walk=over))
            replies += walkthrough_ends.told_so_far(work, run)
            continue
        turn = unasked(work, work.people.get(kept.person), kept.place, shelf)
        fits = playbooks.fits(shelf, run)
        replies += _go_on(turn, kept, playbooks.wake(shelf, run)) if fits else _ask_anew(turn, kept)
    return replies


def _asked(turn: Turn, at: str) -> tuple[Walkthrough, Run, list[Reply]]:
    """The question that is meant; and what to answer instead, if that is not the open one."""
    kept, over = open_walk(turn, at)
    if over:
        return kept, playbooks.restore(kept.walk), over
    run = standing(turn, kept)
    if anew := _ask_anew(turn, kept):
        return kept, run, anew
    if at and at.partition(".")[2] != str(run.visit):
        return kept, run, _show(turn, kept, run, say("You have answered that one. This is where you are now:"))
    return kept, run, []


def _ask_anew(turn: Turn, kept: Walkthrough) -> list[Reply]:
    """Ask again when the playbook was edited meanwhile: an answer counts only for a question they have seen. Else
    empty.
    """
    before, run = playbooks.restore(kept.walk), standing(turn, kept)
    if not playbooks.changed(turn.playbooks, before):
        return []
    note = say("These questions were changed a moment ago. Please answer once more:")
    if run.path != before.path:
        note = say("These questions were changed a moment ago, so we begin again:")
    return _go_on(turn, kept, replace(run, visit=before.visit + 1), note, anew=True)


def _show(turn: Turn, kept: Walkthrough, run: Run, *first: Said, before: Run | None = None) -> list[Reply]:
    return turn.privately(card(turn, kept, run, *first, before=before), walk_name(kept), in_place=True)


def _go_on(turn: Turn, kept: Walkthrough, run: Run, *first: Said, anew: bool = False) -> list[Reply]:
    """Pass every step that needs nobody, doing what it says; then show the next question or the end, below the `first`
    words. `anew`: they want to answer it even if they have said the answer before.
    """
    done, before = walkthrough_approvals.withdrawn(turn, kept), run
    run = playbooks.proceed(turn.playbooks, run, Known(turn, run), turn.now)
    run, note, told = calmed(turn, kept, run)
    run, shown, acted = _through(turn, kept, run, anew)
    run, here = counted(turn.playbooks, playbooks.marked(turn.playbooks, timed(turn, run))), turn.message.author
    several = outage_bursts.seen(turn, before, run)  # it is asked for before anything is written, as the steps did
    between = [] if shown.end or run.wake_at else beside.set_aside(turn, kept)
    kept = _stored(turn.work, replace(kept, ticket=run.ticket, place=private_place(here)), run, shown)
    note = [*note, *walkthrough_told.taken(before, run)]
    replies = [*_show(turn, kept, run, *between, *first, *note, before=before), *told, *done, *acted]
    if shown.end and kept.due is None:
        replies += walkthrough_ends.end(turn, kept, run, shown)
    return list(dict.fromkeys([*replies, *several, *_taken_up(turn, kept)]))


def _through(turn: Turn, kept: Walkthrough, run: Run, anew: bool) -> tuple[Run, Prompt, list[Reply]]:
    """Pass on to the first question they have not answered yet, or the end; with the replies of the steps between."""
    done: list[Reply] = []
    while True:
        shown, stood = playbooks.prompt(turn.playbooks, run), run
        if shown.open_ticket or shown.tell or shown.asks:
            run, replies = act(turn, kept, run, shown)
            done += replies
        elif not anew:
            run = walkthrough_told.told(turn, run, shown)
        if run is stood:
            return run, shown, done
        run = playbooks.proceed(turn.playbooks, run, Known(turn, run), turn.now)


def _taken_up(turn: Turn, over: Walkthrough) -> list[Reply]:
    """The question that this walk-through had interrupted, once this one asks nothing more."""
    kept = None if over.state is WalkState.ASKING else beside.interrupted(turn)
    if kept is None:
        return []
    note = say("And now on where you were:")
    return _ask_anew(turn, kept) or _show(turn, kept, standing(turn, kept), note)


def _kept(turn: Turn, kept: Walkthrough, run: Run) -> Walkthrough:
    """The walk-through, saved if they have said something more."""
    walk = playbooks.serialise(run)
    return kept if walk == kept.walk else turn.work.walkthroughs.save(replace(kept, walk=walk))


def _stored(work: UnitOfWork, kept: Walkthrough, run: Run, shown: Prompt) -> Walkthrough:
    if run.wake_at:
        state, due = WalkState.WAITING, run.wake_at
    elif shown.end:
        state, due = WalkState.PERSON if run.ended is Ended.PERSON else _OVER[shown.end.outcome], None
    else:
        state, due = WalkState.ASKING, work.now + EXPIRES_AFTER
    if state is WalkState.SOLVED:
        kept = replace(kept, verdict=Verdict.ASKED)
    run = run if due else run.wordless()
    return work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run), state=state, due=due))
