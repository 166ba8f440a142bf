"""What a walk-through asks the staff for, and what they decide."""

from __future__ import annotations

from bot.model import playbooks
from bot.model.errors import Conflict, NotFound, Refused
from bot.model.intents.playbooks import Approve, AskMore, Reject
from bot.model.live import approval_name
from bot.model.messages import Button, Card, Reply, Style
from bot.model.playbooks.book import StepKind
from bot.model.playbooks.place import Decision, Run
from bot.model.playbooks.prompts import Prompt, here
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import Said, say
from handlers.turn import TALK, Turn

DECISIONS = {Approve: Decision.APPROVED, Reject: Decision.REJECTED, AskMore: Decision.MORE}
_DONE = {
    Decision.APPROVED: "{by} approved this. {asked}",
    Decision.REJECTED: "{by} rejected this. {asked}",
    Decision.MORE: "{by} wants to know more before this is decided. {asked}",
}


def ask_staff(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> list[Reply]:
    """A card with the question for the staff; of a private playbook it tells nothing that was answered."""
    at = f"{kept.id}.{run.visit}"
    more = Button(say("More information"), f"more information {at}")
    buttons = (
        Button(say("Approve"), f"approve {at}", Style.PRIMARY),
        Button(say("Reject"), f"reject {at}", Style.DANGER),
        *((more,) if _can_ask_back(turn, run) else ()),
    )
    text = say("{asked}", asked=_asked(turn.person.name, shown.asks))
    return _in_staff(turn, Card(text, say("To decide"), _facts(turn, kept, run), buttons=buttons), at)


def _can_ask_back(turn: Turn, run: Run) -> bool:
    return len(here(turn.playbooks, run).options) > Decision.MORE.value


def decided(turn: Turn, kept: Walkthrough, run: Run, decision: Decision) -> list[Reply]:
    """The same card, with the one who decided in the place of its buttons; `run` is the walk as it waited."""
    asked = _asked(turn.work.people.get(kept.person).name, here(turn.playbooks, run).asks)
    card = Card(say(_DONE[decision], by=turn.person.name, asked=asked), facts=_facts(turn, kept, run))
    return _in_staff(turn, card, f"{kept.id}.{run.visit}")


def withdrawn(turn: Turn, kept: Walkthrough) -> list[Reply]:
    """The same card, where the walk goes on without what the staff were asked."""
    if kept.state is not WalkState.WAITING or kept.playbook not in turn.playbooks:
        return []
    run = playbooks.restore(kept.walk)
    if not playbooks.fits(turn.playbooks, run):
        return []
    step = here(turn.playbooks, run)
    if step.kind is not StepKind.APPROVAL:
        return []
    asked = _asked(turn.work.people.get(kept.person).name, step.asks)
    card = Card(say("{asked} Nobody has to decide that any more.", asked=asked), facts=_facts(turn, kept, run))
    return _in_staff(turn, card, f"{kept.id}.{run.visit}")


def _asked(name: str, asks: str) -> Said:
    return say("{name} asks: {asks}", name=name, asks=asks)


def _facts(turn: Turn, kept: Walkthrough, run: Run) -> tuple[tuple[Said, Said], ...]:
    told = () if turn.playbooks[kept.playbook].private else run.answers
    return tuple((say("{question}", question=each.question), say("{label}", label=each.label)) for each in told)


def waiting(turn: Turn, intent: Approve | AskMore | Reject) -> tuple[Walkthrough, Run]:
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
    if isinstance(intent, AskMore) and not _can_ask_back(turn, run):
        raise Refused("This can only be approved or rejected. Please ask them yourself first.", TALK)
    return kept, run


def _in_staff(turn: Turn, card: Card, at: str) -> list[Reply]:
    return [Reply(turn.school.staff[0], card, live=approval_name(at))] if turn.school.staff else []
