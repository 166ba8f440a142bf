"""The voice: says one message on its platform, or finds it said."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.delivery.outcomes import Absent, LetGo, NotSeen, TooLate, Unreadable, can_tell, unrepeated
from bot.model.deadlines import MOST_LOOKS
from bot.model.errors import Held, NotSent, Throttled, Undeliverable, Unknown
from bot.model.messages import Card
from bot.model.ports import Adapter, Clock, Post
from bot.model.words import lines, say
from store.delivery import Saying
from store.outbox import OutboxState

PATIENCE = 20.0
"""Seconds for one message; far shorter than its lease, so that nobody else says it meanwhile."""
LOOKS_FOR = 10.0
"""Of these, for a look whether it was said before."""
_log = structlog.get_logger()


class Voice:
    """Of one process. What comes of a message is a remote id or an error; `outcomes` decides what that means."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def say(self, saying: Saying, adapter: Adapter | None) -> str:
        """Say it, or find it said; its remote id. `adapter`: of its platform, if it is connected."""
        if adapter is None:
            raise NotSent("no connection to this platform in this process")
        if saying.begun_by and self._clock.now() > saying.begun_by:
            raise NotSent("this process stood still, and another one may be saying it")
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._said_by(adapter, saying)
        except TimeoutError:
            raise Unknown("no answer in time") from None

    async def _said_by(self, adapter: Adapter, saying: Saying) -> str:
        post = saying.post
        if saying.remote_id is not None and adapter.abilities.edits and not saying.otherwise:
            try:
                await adapter.edit(saying.remote_id, post)
            except Undeliverable:
                if saying.spoken.edit_only:
                    raise
            else:
                return saying.remote_id
        if not saying.unsure:
            return await _anew(adapter, post)
        return await self._said_again(adapter, saying, post)

    async def _said_again(self, adapter: Adapter, saying: Saying, post: Post) -> str:
        """Find what was perhaps said, or say it; with a word about that where it cannot be looked up."""
        trouble = None if can_tell(adapter.abilities, saying) else "cannot be looked up"
        try:
            if trouble is None and (found := await self._found(adapter, saying, post)):
                return found
        except Undeliverable as error:
            _log.warning("cannot be looked up", outbox=saying.id, school=saying.school, why=str(error))
            trouble = f"not looked up: {error}"
        if saying.otherwise:
            raise TooLate(_why(trouble) if saying.otherwise is OutboxState.DEAD else "")
        if trouble is None and saying.spoken.guard:
            raise Absent("it is not there")
        if trouble is None:
            return await _anew(adapter, post)
        if not saying.resting and unrepeated(saying, self._clock.now()):
            raise LetGo(f"it was perhaps said, and {trouble}")
        try:
            return await _anew(adapter, replace(post, card=_again(post.card)))
        except Unknown as error:
            raise Unreadable(str(error)) from None

    async def _found(self, adapter: Adapter, saying: Saying, post: Post) -> str | None:
        """Where it stands, if it does. Raises `NotSeen` when the look fails, and `Undeliverable` after many."""
        try:
            async with asyncio.timeout(LOOKS_FOR):
                return await adapter.find(post)
        except Throttled:
            raise
        except (NotSent, Unknown, TimeoutError) as error:
            why = str(error) or "no answer in time"
            raise NotSeen(f"not looked up: {why}") if saying.looks + 1 < MOST_LOOKS else Undeliverable(why) from None


async def _anew(adapter: Adapter, post: Post) -> str:
    """Say it; a pause that is wanted then is one of saying, whatever was tried before."""
    try:
        return await adapter.say(post)
    except Throttled as error:
        error.method = error.method or ("say" if error.held is Held.WORKSPACE else "")
        raise


def _why(trouble: str | None) -> str:
    return f"too old, and {trouble}" if trouble else "too old"


def _again(card: Card) -> Card:
    note = say("You may have got this message before.")
    return replace(card, note=lines(card.note, note) if card.note else note)
