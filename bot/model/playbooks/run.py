"""One person's way through a playbook: where it stands, and the steps it can take.

`begin` it, then `proceed` after everything that moves it (`answer`, `opened`, `acted`, `wake`, `back`, `restart`), and
show `prompt`. A walk that arrives at a step for the third time ends in a ticket.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.model.playbooks.answers import UNKNOWN_CODE, NotAnOption, asked_code, chosen, said_of, several
from bot.model.playbooks.book import ANSWERED, QUESTIONS, Playbook, Shelf, Step, StepKind, find
from bot.model.playbooks.place import Answer, Decision, Ended, Run, most_of
from bot.model.playbooks.prompts import ASK_NOW, asked_words, here, is_done, options_of, step_at, untried
from bot.model.playbooks.titles import BUILDING
from bot.model.playbooks.ways import reached
from bot.model.reports.buildings import is_none

MOST_VISITS = 2
"""So often somebody comes to a step; what was tried is asked once more for each remedy that is named."""
_ANSWERABLE = QUESTIONS | {StepKind.WAIT}
UNDECIDED = "Nobody decided in time"
"""What is noted of an approval that nobody gave or refused."""


def begin(book: Playbook) -> Run:
    """A walk at the start of a playbook."""
    start = book.address(book.start)
    ended = Ended.END if book.steps[book.start].kind is StepKind.END else None
    return Run(start, (start,), ended=ended)


def restart(book: Playbook, run: Run) -> Run:
    """From the start again; buttons of the walk before are stale, and what it did stays done."""
    anew = replace(begin(book), words=run.words, unheard=run.unheard, soon=run.soon, did=run.did)
    return replace(anew, visit=run.visit + 1, ticket=run.ticket, acted=run.acted)


def proceed(shelf: Shelf, run: Run, facts: Mapping[str, bool], now: datetime) -> Run:
    """The walk past every step that needs nobody. A fact that is not given counts as untrue."""
    while run.ended is None and (onward := _onward(here(shelf, run), run, facts)):
        run = _moved(shelf, run, onward)
    there = here(shelf, run)
    if there.kind is StepKind.APPROVAL and not is_done(run):
        return run
    if run.ended in (None, Ended.END) and run.wake_at is None and (after := there.after):
        return replace(run, wake_at=now + after)
    return run


def answer(shelf: Shelf, run: Run, said: int | str) -> Run:
    """The walk after an answer: the number of an option, its label, yes or no, or the text with the code.

    `NotAnOption` when it is none of them. Of a pasted text nothing is kept but the code.
    """
    step = here(shelf, run)
    if run.ended is not None or step.kind not in _ANSWERABLE:
        raise NotAnOption
    if option := coded(shelf, run, said):
        return answer(shelf, answer(shelf, run, option), said)
    if step.kind is StepKind.WAIT:
        chosen(said, (ASK_NOW,))
        return wake(shelf, run)
    given, value, to = _given(shelf, run, step, said)
    noted = Answer(asked_words(shelf, run), given, step.sets, value if step.sets else "")
    return _moved(shelf, replace(run, answers=(*run.answers, noted), visit=run.visit + 1), to)


def coded(shelf: Shelf, run: Run, said: int | str) -> int | None:
    """The answer, by its number, behind which the code in these words is looked up; None when there is none."""
    step = here(shelf, run)
    if step.kind is not StepKind.CHOICE or not isinstance(said, str):
        return None
    for number, option in enumerate(step.options, 1):
        found = find(shelf, option.next)
        if found and found[1].kind is StepKind.LOOK_UP and asked_code(said, found[1])[0] != UNKNOWN_CODE:
            return number
    return None


def decided(shelf: Shelf, run: Run, decision: Decision, by: str) -> Run:
    """The walk after somebody of the staff has decided; unchanged when nothing waits for that."""
    step = here(shelf, run)
    if step.kind is not StepKind.APPROVAL or run.wake_at is None or decision.value >= len(step.options):
        return run
    option = step.options[decision.value]
    noted = Answer(f"{step.asks} ({by})", option.label)
    return _moved(shelf, replace(run, answers=(*run.answers, noted), visit=run.visit + 1, wake_at=None), option.next)


def wake(shelf: Shelf, run: Run) -> Run:
    """The walk after its time of waiting; unchanged when it waits no more."""
    if run.wake_at is None:
        return run
    step = here(shelf, run)
    noted = (Answer(step.asks, UNDECIDED),) if step.kind is StepKind.APPROVAL else ()
    onward = replace(run, answers=(*run.answers, *noted), visit=run.visit + 1, wake_at=None, ended=None)
    return _moved(shelf, onward, step.next)


def back(shelf: Shelf, run: Run) -> Run:
    """At the question before, its answer dropped; unchanged at the first question and after an end that is the last."""
    earlier = [i for i, address in enumerate(run.path[:-1]) if step_at(shelf, address).kind in ANSWERED]
    if (run.ended is not None and run.wake_at is None) or not earlier or _decided(shelf, run, earlier):
        return run
    path = run.path[: earlier[-1] + 1]
    answers = run.answers[: len(earlier) - 1]
    return replace(run, step=path[-1], path=path, answers=answers, visit=run.visit + 1, wake_at=None, ended=None)


def take_up(shelf: Shelf, run: Run) -> Run:
    """The walk at its last question again, for somebody whose solution did not last; where it was left amid questions,
    the open one.
    """
    return back(shelf, replace(run, ended=None)) if run.ended else run


def taken_back(shelf: Shelf, run: Run) -> Run:
    """The walk without the actions that were done because there was little time, where they are no part of it and no
    way leads to them any more: who went back has said that there is time.
    """
    gone = [address for address, _ in run.acted if address not in run.path and _hurries(shelf, address)]
    lost = set(gone) - reached(shelf, run.step) if gone else ()
    return replace(run, acted=tuple(each for each in run.acted if each[0] not in lost)) if lost else run


def _hurries(shelf: Shelf, address: str) -> bool:
    found = find(shelf, address)
    return found is not None and found[1].ticket is not None and found[1].ticket.hurries


def opened(run: Run, ticket: int) -> Run:
    """The walk with the number of the ticket that its action opened, or added to."""
    return replace(acted(run), ticket=ticket)


def acted(run: Run, ticket: int = 0) -> Run:
    """The walk whose action was done; `ticket` is the number of the ticket it opened apart from the walk."""
    return replace(run, acted=(*run.acted, (run.path[-1], ticket)))


def hand_over(run: Run) -> Run:
    """The walk handed to a person, who also reads what was not understood."""
    onward = replace(run, ended=Ended.PERSON, wake_at=None, visit=run.visit + 1)
    return replace(onward, words=most_of(run.all_words), unheard=())


def fits(shelf: Shelf, run: Run) -> bool:
    """Whether the walk is one through this playbook: every step of it is there, each question has its answer, and where
    it waits can be waited. When not, somebody edited the playbook: `restart` it.
    """
    steps = [found[1] for address in run.path if (found := find(shelf, address))]
    if not steps or len(steps) < len(run.path):
        return False
    left = steps if run.ended in (Ended.ROUND, Ended.ELSEWHERE) else steps[:-1]
    asked = sum(step.kind in ANSWERED for step in left)
    return asked == len(run.answers) and (run.wake_at is None or steps[-1].after is not None)


def changed(shelf: Shelf, run: Run) -> bool:
    """Whether the playbook was edited since the question was shown: an answer may mean something else now."""
    return not fits(shelf, run) or (bool(run.edition) and run.edition != shelf[run.book].edition)


def marked(shelf: Shelf, run: Run) -> Run:
    """The walk with the edition of its playbook."""
    return replace(run, edition=shelf[run.book].edition)


def salvaged(shelf: Shelf, book: Playbook, run: Run) -> Run:
    """The walk without steps that no longer exist, for a person to read: all answers are still there."""
    path = tuple(each for each in run.path if find(shelf, each)) or (book.address(book.start),)
    return replace(run, step=path[-1], path=path)


def _onward(step: Step, run: Run, facts: Mapping[str, bool]) -> str | None:
    """Where a step leads by itself; None when it needs somebody or is over."""
    match step.kind:
        case StepKind.INSTRUCTION | StepKind.INFO:
            return step.next
        case StepKind.BRANCH:
            return next((to for fact, to in step.cases if _holds(fact, run, facts)), step.next)
        case StepKind.ACTION if is_done(run):
            return step.next
    return None


def _holds(case: str, run: Run, facts: Mapping[str, bool]) -> bool:
    name, answered, value = case.partition("=")
    return run.values.get(name) == value if answered else facts.get(case, False)


def _moved(shelf: Shelf, run: Run, to: str) -> Run:
    found, left_out = find(shelf, to), set[str]()
    while found and (past := _past(shelf, run, *found)) is not None:
        if to in left_out:
            return replace(run, ended=Ended.ROUND)
        left_out.add(to)
        to, found = past, find(shelf, past)
    if found is None:
        return replace(run, step=to, ended=Ended.ELSEWHERE)
    book, step = found
    address = book.address(step.id)
    if run.path.count(address) >= MOST_VISITS * (1 + len(step.remedies)):
        return replace(run, ended=Ended.ROUND)
    ended = Ended.END if step.kind is StepKind.END else None
    asked_anew = step.kind is StepKind.APPROVAL
    done = tuple(each for each in run.acted if not (asked_anew and each[0] == address))
    return replace(run, step=address, path=(*run.path, address), acted=done, ended=ended)


def _past(shelf: Shelf, run: Run, book: Playbook, step: Step) -> str | None:
    """Where an instruction that was followed before leads untold; None when it is to be told.

    That is where it would lead if it had not helped. When several things may have come of it, they are asked which.
    """
    if step.kind is not StepKind.INSTRUCTION or book.address(step.id) not in run.tried:
        return None
    asked = find(shelf, step.next)
    return asked[1].options[1].next if asked and asked[1].kind is StepKind.CONFIRM else step.next


def _given(shelf: Shelf, run: Run, step: Step, said: int | str) -> tuple[str, str, str]:
    """What an answer is as the ticket shows it, what it sets, and where it leads."""
    if step.kind is StepKind.LOOK_UP:
        label, to = asked_code(str(said), step)
        return label, "", to
    labels = options_of(shelf, run, step)
    if step.kind is StepKind.TRIED:
        left, numbers = untried(run, step), several(said, labels)
        if numbers == [len(left)]:
            return labels[-1], "", step.next
        named = [number for number in numbers if number < len(left)]
        value = " ".join(left[number] for number in named)
        onward = step.next if len(named) > 1 or len(left) == 1 else run.path[-1]
        return ", ".join(labels[number] for number in named), value, onward
    try:
        option = step.options[chosen(said, labels)]
    except NotAnOption:
        return _told(run, step, said_of(step, said))
    return option.label, option.value, option.next


def _told(run: Run, step: Step, words: str) -> tuple[str, str, str]:
    """The same of words that were asked for. What is no building is asked about once: who goes on about something else
    will not tell it.
    """
    if step.sets != BUILDING or not is_none(words):
        return words, words, step.next
    if not run.misses:
        raise NotAnOption
    return step.options[0].label, "", step.next


def _decided(shelf: Shelf, run: Run, earlier: list[int]) -> bool:
    return step_at(shelf, run.path[earlier[-1]]).kind is StepKind.APPROVAL
