"""What to show where a walk stands: its question, or its last word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from bot.model.playbooks.book import QUESTIONS, TYPED, Outcome, Playbook, Shelf, Step, StepKind, TicketSpec, find
from bot.model.playbooks.place import Ended, Run

ASK_NOW, ANYTHING_ELSE = "Ask me now", "Anything else?"
NOTHING_TRIED, ALL_TRIED = "None of these", "That is all"
ROUND_AGAIN = "We came back to the same point again, so these steps do not help here. A person will look at it."
HANDED_OVER = "A person will look at it and will see what you tried. You need not tell everything again."


@dataclass(frozen=True, slots=True)
class End:
    """How a walk ended, and the ticket to open: only offered when it is optional, added to when one is open."""

    outcome: Outcome
    ticket: TicketSpec | None
    why: Ended


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to show now. `texts` go into one message, `options` are the labels from 1.

    `open_ticket`: open it, or make the one that is open this one, say so with `opened`, and `proceed`; one that is
    `apart` is opened in any case, and said with `acted`. `tell`: tell them
    of the `trouble`, say so with `acted`, and `proceed`. `asks`: ask the staff for it, say so with `acted`, and wait
    for `decided`. `typed`: words are taken besides the options, whatever they are when it is `free`. `figures`: which
    figures belong to the texts.
    """

    kind: StepKind
    texts: tuple[str, ...]
    options: tuple[str, ...] = ()
    open_ticket: TicketSpec | None = None
    apart: bool = False
    tell: str = ""
    trouble: str = ""
    asks: str = ""
    typed: bool = False
    free: bool = False
    figures: tuple[str, ...] = ()
    wake_at: datetime | None = None
    end: End | None = None


def prompt(shelf: Shelf, run: Run, before: Run | None = None) -> Prompt:
    """What to show where the walk stands. `before`: the walk as it stood when its last answer was given; of what was
    done then, no action tells again.
    """
    match run.ended:
        case Ended.ROUND | Ended.PERSON:
            text = ROUND_AGAIN if run.ended is Ended.ROUND else HANDED_OVER
            return _over(text, _stuck_ticket(shelf, run), run.ended)
        case Ended.ELSEWHERE:
            instead = shelf[run.book].elsewhere.get(run.step.partition(":")[0])
            if instead is None:
                return _over(HANDED_OVER, _stuck_ticket(shelf, run), run.ended)
            return _over(instead.text, instead.ticket, run.ended)
    step = here(shelf, run)
    end = End(step.outcome, step.ticket, Ended.END) if step.outcome else None
    told = _told(shelf, run, before)
    texts, figures = _texts(run, step, told), _figures(step, told)
    if step.kind in (StepKind.ACTION, StepKind.APPROVAL) and not is_done(run):
        return Prompt(step.kind, texts, (), step.ticket, step.apart, step.tell, step.trouble, step.asks)
    return Prompt(
        step.kind,
        texts,
        options_of(shelf, run, step),
        typed=step.kind in TYPED,
        free=step.kind is StepKind.INPUT,
        figures=figures,
        wake_at=run.wake_at,
        end=end,
    )


def labels(shelf: Shelf) -> frozenset[str]:
    """Every label of every question."""
    steps = [step for book in shelf.values() for step in book.steps.values()]
    written = {option.label for step in steps for option in step.options}
    return frozenset({*written, *(step.tried for step in steps if step.tried), ASK_NOW, NOTHING_TRIED, ALL_TRIED})


def _over(text: str, ticket: TicketSpec, why: Ended) -> Prompt:
    return Prompt(StepKind.END, (text,), end=End(Outcome.TICKET, ticket, why))


def options_of(shelf: Shelf, run: Run, step: Step) -> tuple[str, ...]:
    match step.kind:
        case StepKind.WAIT:
            return (ASK_NOW,)
        case StepKind.APPROVAL:
            return ()
        case StepKind.TRIED:
            names = (step_at(shelf, address).tried for address in untried(run, step))
            return (*names, ALL_TRIED if run.tried else NOTHING_TRIED)
    return tuple(option.label for option in step.options)


def untried(run: Run, step: Step) -> list[str]:
    return [address for address in step.remedies if address not in run.tried]


def _figures(step: Step, told: Sequence[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.figures for each in (*told, step) if each.figures))


def _told(shelf: Shelf, run: Run, before: Run | None = None) -> list[Step]:
    """The steps since the last question or wait that told something, without the one where it stands and the actions
    done `before`. A question that was passed since then, because its answer was known, ends nothing.
    """
    known = {address for address, _ in before.acted} if before else set()
    asked_until = len(before.path) if before else len(run.path)
    told: list[Step] = []
    for at in range(len(run.path) - 2, -1, -1):
        address = run.path[at]
        step = step_at(shelf, address)
        if step.after or (step.kind in QUESTIONS and at < asked_until):
            break
        if address not in known and step.kind not in QUESTIONS:
            told.insert(0, step)
    return [step for step in told if step.text]


def _texts(run: Run, step: Step, told: Sequence[Step]) -> tuple[str, ...]:
    again = step.kind is StepKind.TRIED and bool(run.tried)
    own = (ANYTHING_ELSE if again else step.text, *(f"- {item}" for item in step.items))
    return (*(each.text for each in told), *(text for text in own if text))


def asked_words(shelf: Shelf, run: Run) -> str:
    """The question as the ticket shows it, with what was tried before it."""
    tried = [f"{step.tried}." for step in _told(shelf, run) if step.tried]
    return " ".join((*tried, _question(here(shelf, run).text)))


@lru_cache(2048)  # each is asked again and again
def _question(text: str) -> str:
    """The question alone, without the kind words and the examples behind it; of what asks nothing, its first
    sentence.
    """
    asked, mark, _ = text.rpartition("?")
    if mark:
        return asked + mark
    first = re.match(r".+?(?:\.(?=\s)|$)", text, re.MULTILINE)
    return first[0] if first else text


def _stuck_ticket(shelf: Shelf, run: Run) -> TicketSpec:
    """The ticket of the branch the walk is in, for one person who has a way round: the loudness was the end's own.

    Who is in no branch yet has told nothing that asks for secrecy or for a look at their papers; a ticket opened on
    the way says best what it is about.
    """
    book, branch = shelf[run.book], branch_ticket(shelf, run)
    ways = (step.ticket for step in _passed(book, run) if step.kind is StepKind.ACTION and not step.apart)
    ticket = branch or next(filter(None, ways), None) or book.steps[book.stuck].ticket
    if ticket is None:
        raise KeyError(book.stuck)
    calm = replace(ticket, impact=3, urgency=2, optional=False, notify=False, tasks=())
    return calm if branch else replace(calm, private=book.private, verification_required=False)


def branch_ticket(shelf: Shelf, run: Run) -> TicketSpec | None:
    """The ticket of the branch the walk is in; None for whoever is in no branch yet."""
    book = shelf[run.book]
    branch = next((step.stuck for step in _passed(book, run) if step.stuck), "")
    return book.steps[branch].ticket if branch else None


def _passed(book: Playbook, run: Run) -> list[Step]:
    """The steps of this playbook on the way, the last one first."""
    ids = [id_ for name, _, id_ in (a.partition(":") for a in reversed(run.path)) if name == book.name]
    return [book.steps[id_] for id_ in ids if id_ in book.steps]


def step_at(shelf: Shelf, address: str) -> Step:
    found = find(shelf, address)
    if found is None:
        raise KeyError(address)
    return found[1]


def here(shelf: Shelf, run: Run) -> Step:
    return step_at(shelf, run.path[-1])


def is_done(run: Run) -> bool:
    """Whether the action where it stands was done, on this way or on one before."""
    return run.path[-1] in dict(run.acted)
