"""One person's way through a playbook: where it stands, and the steps it can take.

`begin` it, then `proceed` after everything that moves it (`answer`, `opened`, `acted`, `wake`, `back`, `restart`), and
show `prompt`. A walk that arrives at a step for the third time ends in a ticket.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.model.playbooks.answers import NotAnOption, asked_code, chosen
from bot.model.playbooks.book import QUESTIONS, Outcome, Playbook, Shelf, Step, StepKind, TicketSpec, find

MOST_VISITS = 2
ASK_NOW = "Ask me now"
ROUND_AGAIN = "We came back to the same point again, so these steps do not help here. A person will look at it."
HANDED_OVER = "A person will look at it and will see what you tried. You need not tell everything again."


class Ended(Enum):
    """Why a walk is over."""

    END = "end"
    """At an end of the playbook."""
    ROUND = "round"
    """It went round too often."""
    PERSON = "person"
    """The person asked for a person."""
    ELSEWHERE = "elsewhere"
    """It led to a playbook that is not there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, as the ticket shows it. `name` and `value` are what the answer set, if anything."""

    question: str
    label: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a walk stands. `step` and `path` are addresses, `path` ends with `step` unless it led elsewhere.

    `answers` belong to the questions in `path`, in order. `visit` grows with every question shown: a button that
    carries another one is stale. `ticket` is the number of the ticket opened on the way. `acted` are the addresses of
    the other actions that were done, with the number of the ticket each opened, 0 for none. `wake_at`: aware UTC.
    """

    step: str
    path: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    visit: int = 1
    ticket: int | None = None
    acted: tuple[tuple[str, int], ...] = ()
    wake_at: datetime | None = None
    ended: Ended | None = None

    @property
    def book(self) -> str:
        """The name of the playbook it is in; one that is not there counts as not entered."""
        return self.path[-1].partition(":")[0]

    @property
    def values(self) -> dict[str, str]:
        """What the answers set, like `system` = `lms`."""
        return {answer.name: answer.value for answer in self.answers if answer.name}


@dataclass(frozen=True, slots=True)
class End:
    """How a walk ended, and the ticket to open: only offered when it is optional, added to when one is open."""

    outcome: Outcome
    ticket: TicketSpec | None
    why: Ended


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to show now. `texts` go into one message, `options` are the labels from 1.

    `open_ticket`: open it, say so with `opened`, or with `acted` when it is `apart`, and `proceed`. `tell`: tell them,
    say so with `acted`, and `proceed`.
    """

    kind: StepKind
    texts: tuple[str, ...]
    options: tuple[str, ...] = ()
    open_ticket: TicketSpec | None = None
    apart: bool = False
    tell: str = ""
    wake_at: datetime | None = None
    end: End | None = None


def begin(book: Playbook) -> Run:
    """At the start of a playbook."""
    start = book.address(book.start)
    ended = Ended.END if book.steps[book.start].kind is StepKind.END else None
    return Run(start, (start,), ended=ended)


def restart(book: Playbook, run: Run) -> Run:
    """From the start again; buttons of the walk before are stale, and what it did stays done."""
    return replace(begin(book), visit=run.visit + 1, ticket=run.ticket, acted=run.acted)


def proceed(shelf: Shelf, run: Run, facts: Mapping[str, bool], now: datetime) -> Run:
    """Past every step that needs nobody. A fact that is not given counts as untrue."""
    while run.ended is None and (onward := _onward(_here(shelf, run), run, facts)):
        run = _moved(shelf, run, onward)
    if run.ended in (None, Ended.END) and run.wake_at is None and (after := _here(shelf, run).after):
        return replace(run, wake_at=now + after)
    return run


def answer(shelf: Shelf, run: Run, said: int | str) -> Run:
    """The walk after an answer: the number of an option, its label, yes or no, or the text with the code.

    `NotAnOption` when it is none of them. Of a pasted text nothing is kept but the code.
    """
    step = _here(shelf, run)
    if run.ended is not None:
        raise NotAnOption
    if step.kind is StepKind.WAIT:
        chosen(said, (ASK_NOW,))
        return wake(shelf, run)
    if step.kind is StepKind.LOOK_UP:
        label, to = asked_code(str(said), step)
        given, name, value = label, "", ""
    elif step.options:
        option = step.options[chosen(said, tuple(each.label for each in step.options))]
        given, name, value, to = option.label, step.sets, option.value if step.sets else "", option.next
    else:
        raise NotAnOption
    noted = Answer(_asked(shelf, run), given, name, value)
    return _moved(shelf, replace(run, answers=(*run.answers, noted), visit=run.visit + 1), to)


def wake(shelf: Shelf, run: Run) -> Run:
    """The walk after its time of waiting; unchanged when it waits no more."""
    if run.wake_at is None:
        return run
    onward = replace(run, visit=run.visit + 1, wake_at=None, ended=None)
    return _moved(shelf, onward, _here(shelf, run).next)


def back(shelf: Shelf, run: Run) -> Run:
    """At the question before, its answer dropped; unchanged at the first question and after an end that is the last."""
    earlier = [i for i, address in enumerate(run.path[:-1]) if _step(shelf, address).kind in QUESTIONS]
    if (run.ended is not None and run.wake_at is None) or not earlier:
        return run
    path = run.path[: earlier[-1] + 1]
    answers = run.answers[: len(earlier) - 1]
    return replace(run, step=path[-1], path=path, answers=answers, visit=run.visit + 1, wake_at=None, ended=None)


def opened(run: Run, ticket: int) -> Run:
    """The walk with the number of the ticket that was opened for it."""
    return replace(run, ticket=ticket)


def acted(run: Run, ticket: int = 0) -> Run:
    """The walk whose action was done; `ticket` is the number of the ticket it opened apart from the walk."""
    return replace(run, acted=(*run.acted, (run.path[-1], ticket)))


def hand_over(run: Run) -> Run:
    """The walk of somebody who wants a person."""
    return replace(run, ended=Ended.PERSON, wake_at=None, visit=run.visit + 1)


def prompt(shelf: Shelf, run: Run) -> Prompt:
    """What to show where the walk stands."""
    match run.ended:
        case Ended.ROUND | Ended.PERSON:
            text = ROUND_AGAIN if run.ended is Ended.ROUND else HANDED_OVER
            return _over(text, _stuck_ticket(shelf, run), run.ended)
        case Ended.ELSEWHERE:
            instead = shelf[run.book].elsewhere.get(run.step.partition(":")[0])
            if instead is None:
                return _over(HANDED_OVER, _stuck_ticket(shelf, run), run.ended)
            return _over(instead.text, instead.ticket, run.ended)
    step = _here(shelf, run)
    end = End(step.outcome, step.ticket, Ended.END) if step.outcome else None
    texts, options = _texts(shelf, run), _labels(step)
    if step.kind is StepKind.ACTION and not _acted(step, run):
        return Prompt(step.kind, texts, options, step.ticket, step.apart, step.tell)
    return Prompt(step.kind, texts, options, wake_at=run.wake_at, end=end)


def fits(shelf: Shelf, run: Run) -> bool:
    """Whether every step of the walk is still there; when not, somebody edited the playbook: `restart` it."""
    return bool(run.path) and all(find(shelf, address) for address in run.path)


def labels(shelf: Shelf) -> frozenset[str]:
    """Every label of every question."""
    return frozenset(label for book in shelf.values() for step in book.steps.values() for label in _labels(step))


def _over(text: str, ticket: TicketSpec, why: Ended) -> Prompt:
    return Prompt(StepKind.END, (text,), end=End(Outcome.TICKET, ticket, why))


def _step(shelf: Shelf, address: str) -> Step:
    found = find(shelf, address)
    if found is None:
        raise KeyError(address)
    return found[1]


def _here(shelf: Shelf, run: Run) -> Step:
    return _step(shelf, run.path[-1])


def _onward(step: Step, run: Run, facts: Mapping[str, bool]) -> str | None:
    """Where a step leads by itself; None when it needs somebody or is over."""
    match step.kind:
        case StepKind.INSTRUCTION:
            return step.next
        case StepKind.BRANCH:
            return next((to for fact, to in step.cases if facts.get(fact)), step.next)
        case StepKind.ACTION if _acted(step, run):
            return step.next
    return None


def _acted(step: Step, run: Run) -> bool:
    if step.apart or step.tell:
        return run.path[-1] in dict(run.acted)
    return run.ticket is not None


def _moved(shelf: Shelf, run: Run, to: str) -> Run:
    found = find(shelf, to)
    if found is None:
        return replace(run, step=to, ended=Ended.ELSEWHERE)
    book, step = found
    address = book.address(step.id)
    if run.path.count(address) >= MOST_VISITS:
        return replace(run, ended=Ended.ROUND)
    ended = Ended.END if step.kind is StepKind.END else None
    return replace(run, step=address, path=(*run.path, address), ended=ended)


def _labels(step: Step) -> tuple[str, ...]:
    if step.kind is StepKind.WAIT:
        return (ASK_NOW,)
    return tuple(option.label for option in step.options)


def _told(shelf: Shelf, run: Run) -> list[Step]:
    """The steps since the last question or wait that told something, without the one where it stands."""
    told: list[Step] = []
    for address in reversed(run.path[:-1]):
        step = _step(shelf, address)
        if step.kind in QUESTIONS or step.after:
            break
        told.insert(0, step)
    return [step for step in told if step.text]


def _texts(shelf: Shelf, run: Run) -> tuple[str, ...]:
    own = _here(shelf, run).text
    return (*(step.text for step in _told(shelf, run)), *((own,) if own else ()))


def _asked(shelf: Shelf, run: Run) -> str:
    """The question as the ticket shows it, with what was tried before it."""
    tried = [f"{step.tried}." for step in _told(shelf, run) if step.tried]
    return " ".join((*tried, _here(shelf, run).text))


def _stuck_ticket(shelf: Shelf, run: Run) -> TicketSpec:
    """The ticket of the branch the walk is in, for one person who has a way round: the loudness was the end's own.

    Who is in no branch yet has told nothing that asks for secrecy or for a look at their papers; a ticket opened on
    the way says best what it is about.
    """
    book = shelf[run.book]
    ids = [id_ for name, _, id_ in (a.partition(":") for a in reversed(run.path)) if name == run.book]
    steps = [book.steps[id_] for id_ in ids if id_ in book.steps]
    branch = next((step.stuck for step in steps if step.stuck), "")
    way = next((step.ticket for step in steps if step.kind is StepKind.ACTION and not step.apart and step.ticket), None)
    ticket = book.steps[branch].ticket if branch else way or book.steps[book.stuck].ticket
    if ticket is None:
        raise KeyError(branch or book.stuck)
    calm = replace(ticket, impact=3, urgency=2, optional=False, notify=False)
    return calm if branch else replace(calm, private=False, verification_required=False)
