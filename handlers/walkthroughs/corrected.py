"""Somebody takes an answer back in words: `no wait, I meant the other one`."""

from __future__ import annotations

import re

from bot.model import playbooks
from bot.model.intents.walkthroughs import Answer
from bot.model.letters import plain
from bot.model.playbooks.place import Run
from bot.model.understanding.answers import answered, likely_answer, yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.replies import says
from bot.model.understanding.understand import Understanding
from bot.model.walkthroughs import WalkState
from bot.model.words import Said, say
from handlers.turn import Turn
from handlers.walkthroughs.meant import standing
from handlers.walkthroughs.question import asking

_BEFORE = (
    r"(?:(?:oh|ok|okay|wait|no|nope|sorry|oops|hang on|hold on|hm+|well|ah|uh|um|espera|perdon|perdona|pardon|desole|"
    r"attends|warte|nein|non|nao|desculpa|doch|ups)\W+)*"
)
_MEANT = re.compile(
    rf"^\W*{_BEFORE}(?:i (?:actually |really )?(?:meant|ment)|quise decir|je voulais dire|"
    r"ich meinte|quis dizer|queria dizer)\W+(.+)$"
)
_RATHER = re.compile(
    rf"^\W*{_BEFORE}(?:i mean|quiero decir|je veux dire|ich meine|quero dizer|actually|wait|sorry|oops|en realidad|"
    r"mejor|en fait|plutot|eigentlich|doch|na verdade|alias)\W+(.+)$"
)
_LONGEST = 80
"""Letters; who says more tells something else."""


def meant(turn: Turn, found: Understanding, asked: Context) -> Answer | None:
    """The answer to the question before that these words put in the place of the one that was given; or to the open
    one, which is answered with a word or two before it. None where they take nothing back.
    """
    words = plain(turn.message.words)
    before = _MEANT.match(words)
    said = before or _RATHER.match(words)
    if found.exact or asked.options is None or said is None or "?" in words or len(words) > _LONGEST:
        return None
    here = 0 if asked.typed else _option(said[1], asked)
    if here and not before:
        return Answer(here)
    if not before and _may_be_of_the_open_one(said[1], asked):
        likely = likely_answer(said[1], asked)
        return likely if likely and likely.near else None
    return _of_the_one_before(turn, said[1]) or (Answer(here) if here else None)


def _may_be_of_the_open_one(words: str, asked: Context) -> bool:
    """Whether words that name no question may well be said of the open one: who does not know takes nothing back, and
    of several answers that begin with that yes or no they are asked which one.
    """
    said = yes_or_no(words, asked.asked)
    begins = {plain(label).partition(",")[0].partition(" ")[0] for label in asked.options or ()}
    return says(words, ("unsure",)) or (said is not None and said in begins)


def _of_the_one_before(turn: Turn, words: str) -> Answer | None:
    """The answer that words are to the question before the open one."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or kept.state is not WalkState.ASKING or kept.playbook not in turn.playbooks:
        return None
    run = standing(turn, kept)
    before = playbooks.back(turn.playbooks, run)
    if before is run:
        return None
    option = _option(words, asking(Context(), playbooks.prompt(turn.playbooks, before), before))
    return Answer(option, earlier=True) if option else None


def taken_back(turn: Turn, run: Run, intent: Answer) -> tuple[Run, list[Said]]:
    """The walk at the question that is answered anew, and what is said of that; as it is where none is."""
    if not intent.earlier:
        return run, []
    before = playbooks.back(turn.playbooks, run)
    label = playbooks.prompt(turn.playbooks, before).options[intent.option - 1]
    return before, [say("I changed your answer to “{label}”.", label=label)]


def _option(words: str, asked: Context) -> int:
    found = answered(words, asked) or likely_answer(words, asked)
    return found.option if isinstance(found, Answer) else 0
