"""What becomes of a message: decided from what the platform answered, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Protocol, TypeAlias

from bot.model.deadlines import MOST_DOUBTS, MOST_FAULTS, SETTLES_AFTER, given_up_at
from bot.model.errors import (
    DeliveryError,
    Held,
    NotSent,
    Shut,
    Throttled,
    Undeliverable,
    Unexplained,
    Unknown,
    Unreachable,
)
from bot.model.messages import Lane
from bot.model.ports import Abilities
from store.delivery import Outcome, Saying
from store.outbox import OutboxState, scope_of
from store.pauses import Limit

LONGEST_WAIT = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
LONGEST_DOUBT = timedelta(hours=1)
"""Between two repeats of what cannot be looked up, while nothing gets through there."""
_CHANCE = SystemRandom()
_Next: TypeAlias = tuple[OutboxState, datetime | None]
Through: TypeAlias = Callable[[timedelta], bool]
"""Whether others got through to that workspace so lately."""


class Noted(Protocol):
    """Hears of every try to say a message: the platform, and one of a few words for what became of it."""

    def __call__(self, platform: str, outcome: str, /) -> None: ...


class TooLate(Exception):
    """It is not there, and is not to be said any more."""


class LetGo(DeliveryError):
    """It was perhaps said, cannot be looked up, and is better not said twice."""


class Absent(NotSent):
    """Looked for and not there: it is claimed anew, as somebody may have taken the matter during the look."""


class NotSeen(NotSent):
    """A look for what was perhaps said failed; nothing was said."""


class Broken(Unknown):
    """A bug of ours: it may have been said."""


class Unreadable(Unknown):
    """Perhaps said, in a place that cannot be read."""


def failed(
    saying: Saying, error: DeliveryError, abilities: Abilities | None, now: datetime, through: Through
) -> Outcome:
    """The outcome of a message that was not, or perhaps not, said. `abilities`: of its platform, if it is connected."""
    state, again = _after(saying, error, abilities or Abilities(), now, through)
    refused = isinstance(error, Undeliverable | Unexplained)
    told = state is OutboxState.DEAD and _told(saying, refused)
    return Outcome(
        saying,
        state,
        saying.remote_id,
        str(error),
        again,
        counts=not isinstance(error, Throttled | Absent),
        doubtful=isinstance(error, Unknown),
        broken=isinstance(error, Broken | Unexplained),
        unseen=isinstance(error, NotSeen),
        held=_limit(saying, error, now) if isinstance(error, Throttled) else None,
        unreached_at=now if told else None,
        gone=told and isinstance(error, Unreachable),
    )


def _after(saying: Saying, error: DeliveryError, abilities: Abilities, now: datetime, through: Through) -> _Next:
    match error:
        case Throttled():
            return _kept(saying), now + _pause(error)
        case Undeliverable():
            return OutboxState.DEAD, None
        case LetGo():
            return unrepeated(saying, now) or (OutboxState.DEAD, None)
        case Unknown():
            broken = isinstance(error, Broken)
            return _broken(saying, abilities, now) if broken else _in_doubt(saying, error, abilities, now, through)
        case Unexplained():
            return _refused(saying, now)
        case NotSeen():
            return _kept(saying), now + _wait(saying.looks + 1)
        case Absent():
            return OutboxState.READY, now
    return _kept(saying), now + _wait(saying.attempts)


def _refused(saying: Saying, now: datetime) -> _Next:
    """What is refused again and again, for some minutes, does not hold up for days what stands behind it."""
    tries = saying.faults + 1
    return (OutboxState.DEAD, None) if tries >= MOST_FAULTS else (_kept(saying), now + _wait(tries + 4))


def _broken(saying: Saying, abilities: Abilities, now: datetime) -> _Next:
    """A bug of ours may have said it: what cannot be looked up, and is better not said twice, ends here."""
    tries = saying.faults + 1
    if tries >= MOST_FAULTS:
        return OutboxState.DEAD, None
    if can_tell(abilities, saying) or _edited(saying, abilities):
        return OutboxState.UNKNOWN, now + max(SETTLES_AFTER, _wait(tries))
    return (OutboxState.DEAD, None) if unrepeated(saying, now) else (OutboxState.UNKNOWN, now + SETTLES_AFTER)


def _in_doubt(saying: Saying, error: Unknown, abilities: Abilities, now: datetime, through: Through) -> _Next:
    """Looked up once it must have settled; what cannot be looked up is repeated once, or not at all. While nothing else
    gets through either, it is tried on, ever more seldom, until it is too old.
    """
    tries = saying.doubts + 1
    told = can_tell(abilities, saying) and not isinstance(error, Unreadable)
    if told or _edited(saying, abilities):
        if tries >= MOST_DOUBTS and through(LONGEST_WAIT):  # so long it has waited by then
            return OutboxState.DEAD, None
        return OutboxState.UNKNOWN, now + max(SETTLES_AFTER, _wait(tries))
    if not saying.unsure:
        return unrepeated(saying, now) or (OutboxState.UNKNOWN, now + SETTLES_AFTER)
    if saying.passing:
        return OutboxState.EXPIRED, None
    waited = min(SETTLES_AFTER * 2 ** min(max(tries - 2, 0), 20), LONGEST_DOUBT)
    if through(waited):
        return OutboxState.DEAD, None
    return OutboxState.UNKNOWN, now + min(waited * 2, LONGEST_DOUBT)


def _edited(saying: Saying, abilities: Abilities) -> bool:
    """Whether it only edits what stands there: doing that twice does no harm."""
    return saying.remote_id is not None and abilities.edits


def unrepeated(saying: Saying, now: datetime) -> _Next | None:
    """What becomes of something that was perhaps said and cannot be looked up, where twice is worse than not at all:
    an answer rests until its reader asks again, a reminder is let go when the next one is still to come.
    """
    if saying.passing:
        return OutboxState.RESTING, given_up_at(saying.due, saying.lane, passing=True)
    ahead = saying.spoken.followed_at
    return (OutboxState.EXPIRED, None) if ahead and ahead > now else None


def _told(saying: Saying, refused: bool) -> bool:
    """Whether another way must be taken, or the staff hear of it: a change of a card that is gone need not, nor what
    stands on somebody's page, nor the word that something else could not be said.
    """
    if saying.spoken.edit_only or saying.spoken.droppable or saying.spoken.place.page:
        return False
    return refused or saying.lane is Lane.PAGE


def _limit(saying: Saying, error: Throttled, now: datetime) -> Limit | None:
    if error.held is Held.MESSAGE:
        return None
    edits = saying.remote_id is not None and not saying.otherwise
    way = error.method or (("edit" if edits else "say") if error.held is Held.WORKSPACE else "")
    place = saying.spoken.place
    return Limit(scope_of(place, whole=error.held is not Held.PLACE), way, now + _pause(error))


def _pause(error: Throttled) -> timedelta:
    return min(timedelta(seconds=max(error.seconds, 1)), LONGEST_PAUSE)


def _wait(tries: int) -> timedelta:
    """Ever longer, and never the same for two that failed together."""
    return min(timedelta(seconds=2 ** min(tries - 1, 20)), LONGEST_WAIT) * _CHANCE.uniform(0.5, 1)


def word_for(error: BaseException | None) -> str:
    words = {
        TooLate: "too_late",
        LetGo: "unknown",
        Shut: "shut",
        Throttled: "throttled",
        Undeliverable: "undeliverable",
        NotSeen: "not_looked_up",
        Absent: "not_there",
        NotSent: "not_sent",
        Unknown: "unknown",
    }
    return next((word for kind, word in words.items() if isinstance(error, kind)), "failed") if error else "said"


def _kept(saying: Saying) -> OutboxState:
    """The state of what was certainly not said this time."""
    return OutboxState.UNKNOWN if saying.unsure else OutboxState.READY


def can_tell(abilities: Abilities, saying: Saying) -> bool:
    """Whether the platform can be asked if it stands there; what one person alone saw in a channel leaves no trace."""
    return abilities.reads_back and saying.spoken.private_to is None
