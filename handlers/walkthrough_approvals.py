"""What a walk-through asks the staff for, and what they decide."""

from __future__ import annotations

from bot.model import playbooks
from bot.model.errors import Conflict, NotFound, Refused
from bot.model.intents.playbooks import Approve, Reject
from bot.model.messages import Button, Card, Reply, Style
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import say
from handlers.turn import TALK, Turn


def ask_staff(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> list[Reply]:
    """A card with the question for the staff; of a private playbook it tells nothing that was answered."""
    at = f"{kept.id}.{run.visit}"
    buttons = (
        Button(say("Approve"), f"approve {at}", Style.PRIMARY),
        Button(say("Reject"), f"reject {at}", Style.DANGER),
    )
    told = () if turn.playbooks[kept.playbook].private else run.answers
    facts = tuple((say("{question}", question=each.question), say("{label}", label=each.label)) for each in told)
    text = say("{name} asks: {asks}", name=turn.person.name, asks=shown.asks)
    return _in_staff(turn, Card(text, say("To decide"), facts, buttons=buttons), at)


def decided(turn: Turn, kept: Walkthrough, at: str, yes: bool) -> list[Reply]:
    """The same card, with who decided in the place of its buttons."""
    requester = turn.work.people.get(kept.person)
    words = "{by} approved what {name} asked for." if yes else "{by} rejected what {name} asked for."
    return _in_staff(turn, Card(say(words, by=turn.person.name, name=requester.name)), at)


def waiting(turn: Turn, intent: Approve | Reject) -> tuple[Walkthrough, Run]:
    """The walk-through that waits for this decision; nobody decides what they asked for themselves."""
    number, _, visit = intent.at.partition(".")
    kept = turn.work.walkthroughs.numbered(number)
    if kept is None:
        raise NotFound("There is nothing to decide.", TALK)
    if kept.person == turn.person.id:
        raise Refused("Somebody else has to decide that: you asked for it yourself.", TALK)
    run = playbooks.restore(kept.walk)
    fits = kept.state is WalkState.WAITING and playbooks.fits(turn.playbooks, run)
    if not fits or visit != str(run.visit):
        raise Conflict("That was decided already, or is not asked for any more.", TALK)
    return kept, run


def _in_staff(turn: Turn, card: Card, at: str) -> list[Reply]:
    return [Reply(turn.school.staff[0], card, live=f"approval/{at}")] if turn.school.staff else []
