"""Whether a walk-through was helpful, as whoever went through it says."""

from __future__ import annotations

from dataclasses import replace

from bot.model.intents import walkthroughs as intents
from bot.model.messages import Card, Reply
from bot.model.walkthroughs import EXPIRES_AFTER, Verdict
from bot.model.words import say
from handlers.playbooks import again
from handlers.turn import HELP, TALK, Turn
from handlers.walkthroughs.cards import still_not_working
from handlers.walkthroughs.meant import nothing_asked, walk_of


def rate(intent: intents.Helpful | intents.Unhelpful, turn: Turn) -> list[Reply]:
    """Keep what somebody thinks of a walk-through that solved it; they may change their mind."""
    work = turn.work
    asked = (
        walk_of(turn, intent.at) if intent.at else work.walkthroughs.asked_of(turn.person.id, turn.now - EXPIRES_AFTER)
    )
    if asked is None or asked.verdict is None:
        raise nothing_asked()
    helpful = isinstance(intent, intents.Helpful)
    work.walkthroughs.save(replace(asked, verdict=Verdict.HELPFUL if helpful else Verdict.UNHELPFUL))
    if helpful:
        return turn.privately(Card(say("Thank you for telling me."), buttons=(HELP, TALK)))
    text = say("Thank you for telling me. Does something still not work? Go on from there, or talk to a person.")
    return turn.privately(Card(text, buttons=(still_not_working(asked), again(asked), TALK)))
