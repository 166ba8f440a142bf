"""Several walk-throughs of one person: what waits goes on waiting, and what it interrupts is taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model.messages import Reply
from bot.model.playbooks import restore, serialise
from bot.model.walkthroughs import EXPIRES_AFTER, WalkState, Walkthrough
from bot.model.words import Said, say
from handlers.turn import Turn
from handlers.walkthroughs import ends as walkthrough_ends


def leave(turn: Turn, *left: Walkthrough) -> list[Reply]:
    """What they were in before is over; what waits for its time is not, for that was promised."""
    replies: list[Reply] = []
    for kept in left:
        if kept.state is not WalkState.WAITING:
            run = restore(kept.walk)
            over = serialise(run.wordless())
            turn.work.walkthroughs.save(replace(kept, state=WalkState.LEFT, due=None, walk=over))
            replies += walkthrough_ends.told_so_far(turn.work, run)
    return replies


def promised(turn: Turn, mine: Sequence[Walkthrough]) -> list[Said]:
    """A line for each that waits: that it still does."""
    return [
        say("“{title}” waits meanwhile: I come back to it on {at}.", title=_title(turn, kept), at=kept.due)
        for kept in mine
        if kept.state is WalkState.WAITING and kept.due and kept.playbook in turn.playbooks
    ]


def set_aside(turn: Turn, comes: Walkthrough) -> list[Said]:
    """Make room for the question of one that waited or was set aside: the other one is gone on with after it."""
    if comes.state is WalkState.ASKING:
        return []
    mine = turn.work.walkthroughs.all_open_of(turn.person.id)
    asking = [kept for kept in mine if kept.state is WalkState.ASKING and kept.id != comes.id]
    for kept in asking:
        turn.work.walkthroughs.save(replace(kept, state=WalkState.ASIDE))
    return [
        say("This is about “{title}”. Afterwards we go on where you were.", title=_title(turn, comes)) for _ in asking
    ]


def interrupted(turn: Turn) -> Walkthrough | None:
    """What is to be gone on with now, when nothing else is asked."""
    mine = turn.work.walkthroughs.all_open_of(turn.person.id)
    if any(kept.state is WalkState.ASKING for kept in mine):
        return None
    found = next((kept for kept in mine if kept.state is WalkState.ASIDE and kept.playbook in turn.playbooks), None)
    if found is None:
        return None
    return turn.work.walkthroughs.save(replace(found, state=WalkState.ASKING, due=turn.now + EXPIRES_AFTER))


def _title(turn: Turn, kept: Walkthrough) -> str:
    return turn.playbooks[kept.playbook].title
