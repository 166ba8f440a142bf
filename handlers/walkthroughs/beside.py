"""Several walk-throughs of one person: what waits goes on waiting, and what it interrupts is taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.errors import AskBack
from bot.model.intents.playbooks import Begin, SecurityReport
from bot.model.messages import Button, Kind, Reply
from bot.model.playbooks import restore, serialise
from bot.model.understanding.replies import behind_a_stop
from bot.model.unsaid import Lack
from bot.model.walkthroughs import EXPIRES_AFTER, WalkState, Walkthrough
from bot.model.words import Said, say
from handlers.playbooks import to_question
from handlers.turn import Turn
from handlers.unsaid import excuse
from handlers.walkthroughs import ends as walkthrough_ends
from handlers.walkthroughs.words import to_a_person

_LATELY = timedelta(hours=1)


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


def go_on_or(turn: Turn, mine: Sequence[Walkthrough], intent: Begin, said: str) -> list[Reply]:
    """The question whether to go on, for whoever `said` something in the middle of one that another would begin with:
    what they have answered is not lost by a word. Empty for a command, where nothing is answered or not lately, where
    there is little time, for what may do harm, for whoever wants no more of it, and for whoever was just asked and says
    it again.
    """
    asking = (kept for kept in mine if kept.state is WalkState.ASKING and kept.playbook in turn.playbooks)
    kept = next((kept for kept in asking if kept.playbook != intent.playbook and _lately(turn, kept)), None)
    clear = not said or turn.message.kind is not Kind.SAID or intent.playbook not in turn.playbooks
    if clear or kept is None or isinstance(intent, SecurityReport) or turn.soon(said) or behind_a_stop(said):
        return []
    there = turn.playbooks[intent.playbook].title
    begin = Button(say("Begin with “{title}”", title=there), intent.pressed())
    if any(begin in card.buttons for card in turn.last_said()):
        return []
    run = restore(kept.walk).not_understood(said, None)
    kept = turn.work.walkthroughs.save(replace(kept, walk=serialise(run)))
    return _asked(turn, kept, begin, there)


def _asked(turn: Turn, kept: Walkthrough, begin: Button, there: str) -> list[Reply]:
    """The question, for a yes or a no: kept behind what is saved of the walk, for its answer is to this and not to the
    question of the walk.
    """
    back = to_question(kept)
    question = AskBack(
        "We are in the middle of “{here}”. Shall I begin with “{there}” instead?",
        *(begin, back, to_a_person(turn)),
        here=_title(turn, kept),
        there=there,
    )
    card = excuse(turn, question.answered_by(Lack.YES, begin.says, back.says)).card
    return [replace(each, brief=True) for each in turn.privately(card)]


def _lately(turn: Turn, kept: Walkthrough) -> bool:
    """Whether it has answers, and was gone on with not long ago."""
    return bool(restore(kept.walk).answers and kept.due and kept.due - turn.now > EXPIRES_AFTER - _LATELY)


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
