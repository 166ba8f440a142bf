"""What becomes of a message: decided from what the platform answered, and from nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import SystemRandom

from bot.model.errors import DeliveryError, NotSent, Shut, Throttled, Undeliverable, Unknown, Unreachable
from bot.model.messages import Lane
from bot.model.ports import Abilities
from store.claims import MOST_TRIES
from store.delivery import Outcome, Saying
from store.outbox import OutboxState

SETTLES_AFTER = timedelta(seconds=60)
"""A platform that took a message shows it by then."""
LONGEST_WAIT = timedelta(minutes=5)
_CHANCE = SystemRandom()


class TooLate(Exception):
    """It is not there, and is not to be said any more."""


class Paced(Throttled):
    """The place has had its share for now."""


def failed(saying: Saying, error: DeliveryError, abilities: Abilities | None, now: datetime) -> Outcome:
    """The outcome of a message that was not, or perhaps not, said. `abilities`: of its platform, if it is connected."""
    state, again = _after(saying, error, abilities or Abilities(), now)
    unreached = _unreached(saying, error)
    return Outcome(
        saying,
        state,
        saying.remote_id,
        str(error),
        again,
        counts=not isinstance(error, Throttled),
        unreached_at=now if unreached else None,
        gone=unreached and isinstance(error, Unreachable),
    )


def _after(
    saying: Saying, error: DeliveryError, abilities: Abilities, now: datetime
) -> tuple[OutboxState, datetime | None]:
    if isinstance(error, Throttled):
        return _kept(saying), now + timedelta(seconds=max(error.seconds, 1))
    if isinstance(error, Undeliverable) or saying.attempts >= MOST_TRIES:
        return OutboxState.DEAD, None
    if isinstance(error, Unknown):
        safe = can_tell(abilities, saying) or (saying.remote_id is not None and abilities.edits)
        if not safe and (saying.lane is Lane.ANSWER or saying.unsure):
            return OutboxState.DEAD, None
        return OutboxState.UNKNOWN, now + SETTLES_AFTER
    wait = min(timedelta(seconds=2 ** (saying.attempts - 1)), LONGEST_WAIT)
    return _kept(saying), now + wait * _CHANCE.uniform(0.5, 1)


def _unreached(saying: Saying, error: DeliveryError) -> bool:
    """Whether it must be told in another way: a change of a card that is gone need not, nor what stands on a page."""
    spoken = saying.spoken
    return isinstance(error, Undeliverable) and not spoken.edit_only and not spoken.place.page


def word_for(error: BaseException | None) -> str:
    words = {
        TooLate: "too_late",
        Shut: "shut",
        Throttled: "throttled",
        Undeliverable: "undeliverable",
        NotSent: "not_sent",
        Unknown: "unknown",
    }
    return next((word for kind, word in words.items() if isinstance(error, kind)), "failed") if error else "said"


def _kept(saying: Saying) -> OutboxState:
    """The state of what was certainly not said this time."""
    return OutboxState.UNKNOWN if saying.unsure else OutboxState.READY


def can_tell(abilities: Abilities, saying: Saying) -> bool:
    """Whether it can be looked up: what one person alone was shown in a channel leaves no trace."""
    return abilities.reads_back and saying.spoken.private_to is None
