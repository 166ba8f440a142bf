"""An answer that is none of those the question has: asked back, never twice in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.model import playbooks
from bot.model.intents.walkthroughs import Answer
from bot.model.live import walk_name
from bot.model.messages import Button, Card, Reply
from bot.model.playbooks.book import StepKind
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt, here, prompt
from bot.model.playbooks.titles import BUILDING
from bot.model.reports.buildings import is_none
from bot.model.reports.circumstances import tells_only_more
from bot.model.reports.nearness import says_it_is_soon
from bot.model.secrets.alone import guarded
from bot.model.understanding.answers import NO_ANSWER, begun_with
from bot.model.understanding.options import partly_spoken_of, spoken_of
from bot.model.understanding.replies import remark, says
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import Said, lines, say, shortened, visible
from handlers.playbooks import to_question
from handlers.turn import HELP, TALK, Turn
from handlers.walkthroughs.apart import own_ticket
from handlers.walkthroughs.cards import card, shown_card
from handlers.walkthroughs.meant import standing
from handlers.walkthroughs.remarks import (
    KEPT_AS_SOON,
    KEPT_FOR_A_PERSON,
    KEPT_TOO,
    above_the_question,
    is_no_words,
    without_the_question,
)
from handlers.walkthroughs.told import left_out
from handlers.walkthroughs.words import heard, own_words, to_a_person, with_tried

_PATIENCE = 3
"""From so many times in a row on a person is offered, each time in other words."""
_MISTYPED = re.compile(r"[\W_]*\d{0,3}[\W_]*")
"""A number, or nothing: it was to be an answer and tells a person nothing."""
_AGAIN = say(
    "I still cannot tell which answer you mean. Press one below, or talk to a person: press the button or type `human`."
)
_NONE_FITS = say(
    "If none of the answers fits, a person can look at it, and sees what you have answered so far. Or take the answer "
    "that comes nearest."
)
_ALL_KEPT = say("I have kept all that. A person can help you from here, and reads it. Or go on with the question.")
_KEPT = say("I did not understand that. A person can, if you ask for one. To go on, please answer this:")
_TOLD = say("You told me that already, and I have kept it. Now please answer this:")
_UNSEEN = say("I cannot look at pictures or files. Please type in words what yours shows, or answer this:")
_NO_BUILDING = say("I keep that for whoever helps you. What I ask here is the place: type it, or press Skip.")
_NO_WORDS = say("That does not tell me. Please type a few words that answer the question, or press Skip.")
_WORDS = {
    StepKind.INPUT: say("I can read no words in that. Please type a few, or press Skip."),
    StepKind.MEASURE: say("I can read no figures in that. Please type them as the question says, or press the button."),
}


def asked_once_more(turn: Turn) -> list[Reply]:
    """The question that is open, for whoever says something else that nobody understands; empty where none is. Their
    words are kept no longer than this answer, which carries them to a person.
    """
    kept = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if kept is None or kept.state is not WalkState.ASKING or kept.playbook not in turn.playbooks:
        return []
    words, run = own_words(turn), standing(turn, kept)
    if playbooks.changed(turn.playbooks, run):
        return []
    run = with_tried(turn, run.missed("", turn.now if turn.soon(words) else None), words)
    kept = turn.work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run)))
    if run.misses >= _PATIENCE:
        return _a_person(turn, kept, run, to_a_person(turn))
    shown = prompt(turn.playbooks, run)
    if run.misses == 1 and (near := begun_with(words, shown.options)):
        return turn.privately(_near(kept, run, shown, near))
    first = _KEPT if run.misses == 1 else _AGAIN
    if run.misses == 1 and (turn.message.files or _told_already(run, words)):
        first = _UNSEEN if turn.message.files else _TOLD
    made = card(turn, kept, run, first)
    ways = tuple(to_a_person(turn) if each == TALK else each for each in made.buttons)
    return [replace(each, brief=True) for each in turn.privately(replace(made, buttons=ways))]


def greeted_amid(turn: Turn) -> list[Reply]:
    """The question that is open, for whoever greets or asks whether anybody is there; empty where none is."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or kept.state is not WalkState.ASKING or kept.playbook not in turn.playbooks:
        return []
    run = standing(turn, kept)
    if playbooks.changed(turn.playbooks, run):
        return []
    title = turn.playbooks[kept.playbook].title
    first = say("Hello, I am here. We are at “{title}”. To go on, answer this, or say what else you need:", title=title)
    return turn.privately(card(turn, kept, run, first))


def _told_already(run: Run, words: str) -> bool:
    """Whether they say again what they have answered before."""
    labels = tuple(answer.label for answer in run.answers)
    return bool(labels) and spoken_of(words, labels).meant is not None and not says(words, ("yes", "no"))


def said_besides(turn: Turn, run: Run, words: str) -> Run:
    """The walk that knows what was said in place of a building: a person reads it, whatever comes of the question."""
    return heard(turn, run, own_words(turn)) if _is_no_building(turn, run, words) and not remark(words) else run


def _is_no_building(turn: Turn, run: Run, words: str) -> bool:
    return bool(words) and not run.ended and here(turn.playbooks, run).sets == BUILDING and is_none(words)


def unclear(turn: Turn, kept: Walkthrough, run: Run, near: Sequence[int] = ()) -> list[Reply]:
    """Ask back with what is near, then with all answers, then offer a person."""
    words = own_words(turn)
    if remark(words) == "did" and (done := above_the_question(words, prompt(turn.playbooks, run))):
        return turn.privately(_asked_below(turn, kept, run, done))
    nothing = _MISTYPED.fullmatch(words) or remark(words) or is_no_words(words, here(turn.playbooks, run))
    told = "" if nothing else words
    before = playbooks.restore(kept.walk)
    run = with_tried(turn, run.missed(told, turn.now if turn.soon(told) else None), told)
    kept = turn.work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run)))
    shown = prompt(turn.playbooks, run)
    if run.misses >= _PATIENCE:
        return _a_person(turn, kept, run, TALK)
    if shown.kind is StepKind.TRIED and not near:
        near = partly_spoken_of(words, shown.options)
    if near and run.misses == 1:
        return turn.privately(_near(kept, run, shown, near))
    if run.misses == 1 and shown.options and says(words, NO_ANSWER):
        return turn.privately(Card(_NONE_FITS, buttons=(to_question(kept), HELP, TALK)))
    if run.misses == 1 and shown.options and (instead := without_the_question(words, shown)):
        return turn.privately(Card(instead, buttons=(to_question(kept), HELP, TALK)))
    if run.misses == 1 and shown.options and (above := above_the_question(words, shown)):
        return turn.privately(_asked_below(turn, kept, run, above))
    tried = left_out(turn, run) if run.did != before.did else []
    first = _first(turn, run, shown, words) if run.misses == 1 else _again(shown)
    return turn.privately(card(turn, kept, run, *(tried or [first])), walk_name(kept), in_place=True)


def asked_back(turn: Turn, kept: Walkthrough, run: Run, intent: Answer) -> list[Reply]:
    """What is said to what is known for no answer before it is tried as one; empty where it is to be tried."""
    if intent.besides:
        return _told_more(turn, kept, run)
    remarked = not run.misses and is_no_words(intent.text, here(turn.playbooks, run))
    return unclear(turn, kept, run, intent.near) if intent.near or remarked else []


def in_place_of(turn: Turn, run: Run, words: str) -> int | str:
    """What counts as the answer: who goes on with remarks where words are asked for is not asked for ever."""
    skips = is_no_words(words, here(turn.playbooks, run)) and prompt(turn.playbooks, run).options
    return 1 if skips else words


def _told_more(turn: Turn, kept: Walkthrough, run: Run) -> list[Reply]:
    """The question again, for whoever tells more of the trouble: a person reads it with the rest. One button opens a
    ticket of its own, should it be something else.
    """
    words = own_words(turn)
    near, knew = turn.soon(words) or says_it_is_soon(words), run.hurries(turn.now)
    run = heard(turn, run, words).missed("", turn.now if near else None)
    kept = turn.work.walkthroughs.save(replace(kept, walk=playbooks.serialise(run)))
    hurries = near and not knew
    if run.misses >= _PATIENCE and not hurries:
        return turn.privately(Card(_all_kept(words, run), buttons=(to_question(kept), HELP, TALK)))
    first = KEPT_FOR_A_PERSON if run.misses == 1 else KEPT_TOO
    made = card(turn, kept, run, KEPT_AS_SOON if hurries else first)
    apart = None if hurries or tells_only_more(words) else own_ticket(turn, kept)
    made = replace(made, buttons=(*made.buttons, apart)) if apart else made
    return [replace(each, brief=True) for each in turn.privately(made)]


def _all_kept(words: str, run: Run) -> Said:
    """What is said to whoever goes on telling, never twice in the same words."""
    if run.misses == _PATIENCE:
        return _ALL_KEPT
    return say("I have kept “{said}”, too. A person reads all of it, if you ask for one.", said=shortened(words, 60))


def _asked_below(turn: Turn, kept: Walkthrough, run: Run, first: Said) -> Card:
    """The bare question below what is said to a remark; what they were told to do, and what was done, stands above it
    already.
    """
    shown = prompt(turn.playbooks, run, run)
    texts = shown.texts[-1:] if shown.kind is StepKind.CONFIRM else shown.texts
    made = shown_card(kept, run, replace(shown, texts=texts))
    return replace(made, text=lines(first, made.text))


def _a_person(turn: Turn, kept: Walkthrough, run: Run, talk: Button) -> list[Reply]:
    said = shortened(visible(guarded(turn.message.words)).strip(), 60)
    text = say(
        "I cannot tell what “{said}” means here. A person can help you, and reads what you wrote last.", said=said
    )
    if run.misses == _PATIENCE:
        text = say("We are stuck here. A person can help you, and sees what you have answered so far.")
    offered = turn.privately(Card(text, buttons=(to_question(kept), HELP, talk)))
    return [replace(each, brief=True) for each in offered]


def _near(kept: Walkthrough, run: Run, shown: Prompt, near: Sequence[int]) -> Card:
    """The answers that may be meant, with their own buttons."""
    text = say("Did you mean this?") if len(near) == 1 else say("Which of these do you mean?")
    at = f"{kept.id}.{run.visit}"
    meant = tuple(Button(say(shown.options[number - 1]), f"answer {number} at {at}") for number in near)
    return Card(text, buttons=(*meant, to_question(kept), TALK))


def _first(turn: Turn, run: Run, shown: Prompt, words: str) -> Said:
    if is_no_words(words, here(turn.playbooks, run)):
        return _NO_WORDS
    if _is_no_building(turn, run, words):
        return _NO_BUILDING
    count = len(shown.options)
    if shown.kind in _WORDS:
        return _WORDS[shown.kind]
    if count == 0:
        return say("There is nothing to choose just now. You can type `back`, `restart` or `human`.")
    if count == 1:
        return say("Please press a button, or type its number.")
    return say("Please answer with a number from 1 to {count}, or press a button.", count=count)


def _again(shown: Prompt) -> Said:
    if shown.options:
        return _AGAIN
    return say("There is still no question to answer. You hear from me here; a person can help before: type `human`.")
