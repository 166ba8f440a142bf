"""What the file of a playbook promises of an end, looked for in the school of a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from adapters.plain import plain_text
from bot.model.people import Reader
from bot.model.playbooks import Outcome, Run, StepKind, TicketSpec, find
from bot.model.playbooks.book import QUESTIONS
from bot.model.playbooks.figures import count
from bot.model.playbooks.prompts import ALL_TRIED
from bot.model.tickets import Priority, Resolution, Ticket, TicketState
from bot.model.triage import Lifts, priority
from bot.model.walkthroughs import WalkState
from handlers.turn import TALK
from handlers.walkthroughs.ends import CHECK
from store.walkthroughs import passed
from tests.stories import playbook_plans as plans
from tests.stories.playbook_plans import Plan, Planner
from tests.stories.playbook_walks import Walk, labels, written
from tests.world import MONDAY, STAFF, ZONE, World, text

BY_WHEN = re.compile(r"[,s] by \w{3} \d{1,2} \w{3} \d{4}, \d\d:\d\d Lisbon time")
_OTHERS = {plans.BURST: 4, plans.BURST_HERE: 2, plans.SEVERAL_CLASSES: 2}


@dataclass(frozen=True)
class Wanted:
    """A ticket that a way asks for, by each of these one after the other; with as many answers as were given then."""

    specs: tuple[TicketSpec, ...]
    answers: int
    apart: bool
    opened_at: int
    """How many steps were passed before it was opened."""

    @property
    def last(self) -> TicketSpec:
        return self.specs[-1]


def look_at_end(walk: Walk) -> None:
    """What this end promises has come about, and nothing else."""
    run = walk.plan.run
    step, kept = walk.planner.step(run), walk.kept
    given = [(each.question, each.label) for each in run.answers if each.label != ALL_TRIED]
    assert kept.walk["path"] == list(run.path)
    assert [tuple(each[:2]) for each in kept.walk["answers"]] == given  # type: ignore[attr-defined]  # a JSON list
    assert TALK in walk.card.card.buttons
    wanted = list(_wanted(walk))
    if run.ended is None:
        assert kept.state is WalkState.ASKING
    elif step.outcome:
        _LOOKS[step.outcome](walk)
    _look_at_tickets(walk, wanted, solved=step.outcome is Outcome.SOLVED)


def look_at_person(walk: Walk) -> None:
    """Who asked for a person has a ticket of the branch they were in, with everything answered so far."""
    stop, number = walk.plan.stops[-1], walk.kept.ticket
    assert walk.kept.state is WalkState.PERSON
    assert "A person will look at it and will see what you tried." in text(walk.card.card)
    assert number is not None
    own = walk.world.work().tickets.numbered(number)
    said = [each for each in stop.answers if each.label != ALL_TRIED]
    given = tuple((each.question, each.label) for each in said)
    assert own.answers[len(own.answers) - len(given) :] == given
    assert own.state is TicketState.NEW
    spec = _stuck(walk, stop)
    assert (own.category, own.subcategory) == (spec.category, spec.subcategory)
    _look_at_words(walk, own)


def _stuck(walk: Walk, stop: Run) -> TicketSpec:
    """Of the branch; without one of the ticket that is open already; without that of the whole playbook."""
    book = walk.planner.shelf[walk.plan.book]
    passed = [book.steps[address.partition(":")[2]] for address in reversed(stop.path)]
    branch = [book.steps[step.stuck].ticket for step in passed if step.stuck]
    opened = [step.ticket for step in passed if step.kind is StepKind.ACTION and not step.apart and step.ticket]
    return next(spec for spec in (*branch, *opened, book.steps[book.stuck].ticket) if spec)


def look_at_figures(world: World, ways: Sequence[Plan], planner: Planner) -> None:
    """Each walk is counted once, by how it ended, and each step as often as somebody came to it."""
    with world.store.looking() as connection:
        found = count(passed(connection, world.schools[0].id, MONDAY))
    name = ways[0].book
    ends = [planner.step(plan.run) if plan.run.ended else None for plan in ways]
    outcomes = Counter(end.outcome if end else None for end in ends)
    offered = sum(
        bool(end and end.outcome is Outcome.INFO and end.ticket) and not plan.has_ticket
        for end, plan in zip(ends, ways, strict=True)
    )
    totals = found.of(name)
    assert (totals.started, totals.under_way) == (len(ways), 0)
    assert totals.solved == outcomes[Outcome.SOLVED]
    assert totals.ticket == outcomes[Outcome.TICKET] + offered
    assert totals.informed == outcomes[Outcome.INFO] + outcomes[Outcome.ATTACH] - offered
    assert totals.left == outcomes[Outcome.LATER] + outcomes[None]
    over = [len(plan.run.answers) for plan, end in zip(ways, ends, strict=True) if end and not end.after]
    assert totals.median == median(over)
    shown = Counter(address for plan in ways for address in plan.run.path)
    assert {address: seen.shown for address, seen in found.steps.items()} == shown
    left = Counter(plan.run.step for plan, end in zip(ways, ends, strict=True) if end is None or end.after)
    assert {address: seen.left for address, seen in found.steps.items() if seen.left} == left


def _solved(walk: Walk) -> None:
    assert walk.kept.state is WalkState.SOLVED
    assert labels(walk.card.card) == ["Yes", "No"]


def _ticket(walk: Walk) -> None:
    assert walk.kept.state is WalkState.TICKET
    assert walk.kept.ticket is not None
    number = walk.kept.ticket
    spec = walk.planner.step(walk.plan.run).ticket
    assert spec is not None
    _look_at_words(walk, walk.world.work().tickets.numbered(number))
    assert all(written(each) in text(walk.card.card) for each in spec.evidence)


def _attached(walk: Walk) -> None:
    kept, work = walk.kept, walk.world.work()
    assert kept.state is WalkState.INFORMED
    [known] = [ticket for ticket in work.tickets.find() if ticket.subcategory == "service_down" and ticket.state.open]
    assert list(work.tickets.affected(known.id)) == [kept.person]


def _informed(walk: Walk) -> None:
    """What is only offered is opened by a press, with all that was answered; who has a ticket is offered no other."""
    assert walk.kept.state is WalkState.INFORMED
    spec = walk.planner.step(walk.plan.run).ticket
    offers = [button for button in walk.card.card.buttons if button.says.startswith("open the ticket of")]
    assert bool(offers) is (spec is not None and walk.kept.ticket is None)
    if spec is None or not offers:
        return
    before = walk.tickets()
    walk.who.presses("Open a ticket")
    [own] = [ticket for ticket in walk.tickets() if ticket.id not in {each.id for each in before}]
    _look_at_ticket(walk, own, Wanted((spec,), len(walk.plan.run.answers), True, len(walk.plan.run.path)))
    assert walk.kept.ticket == own.number
    with walk.world.store.begin(walk.world.schools[0], walk.world.clock.now()) as work:
        work.connection.execute(work.tickets.table.delete().where(work.tickets.table.c.id == own.id))


def _later(walk: Walk) -> None:
    step, kept = walk.planner.step(walk.plan.run), walk.kept
    assert kept.state is WalkState.WAITING
    assert step.after is not None
    assert kept.due
    assert kept.due > walk.world.clock.now() if step.until else kept.due == walk.world.clock.now() + step.after
    assert "I will ask you here on " in text(walk.card.card)


_LOOKS = {
    Outcome.SOLVED: _solved,
    Outcome.TICKET: _ticket,
    Outcome.ATTACH: _attached,
    Outcome.INFO: _informed,
    Outcome.LATER: _later,
}


def _wanted(walk: Walk) -> Iterator[Wanted]:
    """The tickets that the way asks for, those apart from it first."""
    main, answers, first = list[TicketSpec](), 0, 0
    done, asked = set[str](), 0
    for before, address in enumerate(walk.plan.run.path):
        found = find(walk.planner.shelf, address)
        assert found is not None
        step = found[1]
        spec = step.ticket if step.ticket and not step.ticket.optional and address not in done else None
        done.add(address)
        if spec and step.apart:
            yield Wanted((spec,), asked, True, before)
        elif spec:
            first = first if main else before
            main.append(spec)
            answers = asked
        asked += step.kind in QUESTIONS | {StepKind.APPROVAL}
    if main:
        last = walk.planner.step(walk.plan.run)
        told_later = last.outcome in (Outcome.INFO, Outcome.ATTACH)
        yield Wanted(tuple(main), asked if told_later else answers, False, first)


def _look_at_tickets(walk: Walk, wanted: list[Wanted], solved: bool) -> None:
    own = walk.tickets()
    assert len(own) == len(wanted), ([each.summary for each in own], wanted)
    mine = walk.kept.ticket
    for each in wanted:
        [ticket, *_] = [
            t for t in own if (t.number == mine) is not each.apart and t.subcategory == each.last.subcategory
        ]
        own.remove(ticket)
        _look_at_ticket(walk, ticket, each)
        if solved and not each.apart:
            assert (ticket.state, ticket.resolution) == (TicketState.CLOSED, Resolution.SELF_SERVICE)
        else:
            assert ticket.state is TicketState.NEW


def _look_at_ticket(walk: Walk, ticket: Ticket, wanted: Wanted) -> None:
    """It is about what the file says, as urgent as it says, and has every answer in its order."""
    spec = wanted.last
    assert (ticket.category, ticket.subcategory) == (spec.category, spec.subcategory)
    assert ticket.priority is _priority(walk, wanted), (ticket.priority, wanted)
    assert ticket.private is any(each.private for each in wanted.specs) or walk.planner.shelf[walk.plan.book].private
    answered = walk.plan.run.answers[: wanted.answers]
    given = tuple((each.question, each.label) for each in answered if each.label != ALL_TRIED)
    before, answers = ticket.answers[: len(ticket.answers) - len(given)], ticket.answers[-len(given) :]
    assert not given or answers == given
    told = dict(before)
    assert (CHECK in before[:1]) is spec.verification_required
    assert told.get("May be needed: decide on each", "") == "; ".join(spec.tasks)
    going_on = walk.plan.circumstances.going_on
    if plans.CLASS_NEAR in going_on:
        assert told["Class"].startswith("Algebra, ")
        assert re.search(r"\d\d:\d\d UTC$", told["Class"]), told
    if walk.plan.run.values.get("system"):
        others = sum(_OTHERS.get(each, 0) for each in going_on)
        assert told["People affected"] == (
            f"{others + 1}: {others} more reported the like just now" if others else "1"
        ), told
    if any(each.notify for each in wanted.specs):
        assert [post for post in walk.world.chat.heard if " needs you: " in text(post.card)]
    if ticket.private:
        _look_at_staff(walk, ticket, given)


def _look_at_words(walk: Walk, ticket: Ticket) -> None:
    """The person is told the number, who answers, and until when, in their own time."""
    cards = [post for post in walk.world.chat.heard if post.place == walk.who.place]
    told = [post for post in cards if text(post.card).startswith(f"Your ticket {ticket.number}: ")]
    assert told, [text(post.card) for post in cards]
    words = text(told[0].card)
    assert "The support team sees it and answers you here" in words or "I am calling " in words
    assert BY_WHEN.search(words), words


def _look_at_staff(walk: Walk, ticket: Ticket, given: tuple[tuple[str, str], ...]) -> None:
    """Nothing that was answered in a private matter stands on its card in the staff's channel."""
    cards = [plain_text(post.card, Reader(ZONE)) for _, post in walk.world.chat.at(STAFF)]
    [seen] = [card for card in cards if card.startswith(f"Ticket {ticket.number} ")]
    assert "Private: open it in your own conversation with me." in seen
    assert [question for question, _ in given if question in seen] == []


def _priority(walk: Walk, wanted: Wanted) -> Priority:
    """By the worst of what the steps say, a step more urgent when a class of the person is near."""
    going_on = set(walk.plan.circumstances.going_on)
    spoken_of = not walk.planner.spoken_of.isdisjoint(walk.plan.run.path[: wanted.opened_at])
    near = bool(going_on & {plans.CLASS_NEAR, plans.TEACHES} or (plans.CLASS_PASSES in going_on and not spoken_of))
    impact, urgency, found = 3, 3, Priority.P4
    for number, spec in enumerate(wanted.specs):
        impact, urgency = min(impact, spec.impact), min(urgency, spec.urgency)
        soon = spec.class_soon or spec.subcategory == "blocked_before_class" or (near and number == 0)
        loud = spec.notify and spec.impact == 1
        found = min(found, priority(impact, urgency, spec.subcategory, Lifts(soon, loud)))
    return found
