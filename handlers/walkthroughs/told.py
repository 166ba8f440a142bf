"""What somebody has told already when the question comes that asks for it: they are not asked again."""

from __future__ import annotations

from bot.model import playbooks
from bot.model.bursts import SYMPTOM
from bot.model.playbooks.book import StepKind
from bot.model.playbooks.place import Answer, Run
from bot.model.playbooks.prompts import Prompt, here
from bot.model.playbooks.titles import BUILDING
from bot.model.reports.buildings import told_in
from bot.model.reports.nearness import asks_if_near, option_when
from bot.model.reports.systems import unnamed
from bot.model.understanding.options import told_of
from bot.model.words import Said, say
from handlers.turn import Turn

_MOST_NAMED = 3


def told(turn: Turn, run: Run, shown: Prompt) -> Run:
    """The walk after an answer that stands in what they have said: that there is little time, the building, or what
    they see. Unchanged where none does, and where they have been at this question before.
    """
    if shown.end or shown.wake_at or run.path.count(run.path[-1]) > 1:
        return run
    said = _answer(turn, run, shown)
    return playbooks.answer(turn.playbooks, run, said) if said else run


def taken(before: Run, run: Run) -> list[Said]:
    """A line with what was taken from their words since then; while there is a question, they can take it back."""
    new = [each.label for each in run.answers[len(before.answers) :] if not _of_time(each)]
    if not new:
        return []
    if run.ended:
        return [say("You told me: {said}.", said="; ".join(new))]
    return [say("You told me: {said}. Is that wrong? Type `back`.", said="; ".join(new))]


def left_out(turn: Turn, run: Run) -> list[Said]:
    """A line with the remedies of this playbook that they have tried by themselves: they are not told them."""
    book = turn.playbooks[run.book]
    tried = [step.tried for step in book.steps.values() if book.address(step.id) in run.did]
    if not tried:
        return []
    return [say("You tried this already, so I leave it out: {tried}.", tried="; ".join(tried[:_MOST_NAMED]))]


def _answer(turn: Turn, run: Run, shown: Prompt) -> int | str | None:
    step = here(turn.playbooks, run)
    if run.hurries(turn.now) and (soon := option_when(step.text, shown.options, True)):
        return soon
    if step.sets == BUILDING and shown.free:
        return next(filter(None, map(told_in, run.all_words)), None)
    if step.sets == SYMPTOM and step.kind is StepKind.CHOICE:
        found = {option for words in run.all_words if (option := told_of(unnamed(words), shown.options))}
        return found.pop() if len(found) == 1 else None
    return None


def _of_time(answer: Answer) -> bool:
    return asks_if_near(answer.question) or option_when(answer.question, (answer.label,), True) is not None
