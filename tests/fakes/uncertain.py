"""A chat platform whose calls end as they are told to: taken or not, now or later, with an answer or without."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.model.errors import DeliveryError, Held, NotSent, Shut, Throttled, Unknown
from bot.model.ports import Clock, Post
from tests.fakes.chat import Chat


class Ending(Enum):
    """How a call ends."""

    TAKEN = "taken"
    REFUSED = "refused"
    THROTTLED = "throttled"
    BUSY = "too much in this place"
    SHUT = "nothing is taken for a while"
    LOST = "lost"
    """Not taken, and nobody is told."""
    UNTOLD = "taken, and nobody is told"
    LATE = "taken a while later, and nobody is told"
    HELD = "taken, and whoever called stands still for long"


_REFUSED: Mapping[Ending, Callable[[], DeliveryError]] = {
    Ending.REFUSED: lambda: NotSent("refused"),
    Ending.THROTTLED: lambda: Throttled("slow down", 5),
    Ending.BUSY: lambda: Throttled("slow down", 5, Held.PLACE),
    Ending.SHUT: lambda: Shut("token_revoked", 30),
}
LATEST = timedelta(seconds=55)
"""After the request; less than it is given to settle."""


async def nobody_comes() -> None:
    """Nothing happens meanwhile."""


@dataclass
class Uncertain(Chat):
    """`seen` are the posts that came, in order, changes left out; `doubts` counts by key what nobody could know."""

    clock: Clock | None = None
    ends: list[Ending] = field(default_factory=list)
    seen: list[Post] = field(default_factory=list)
    doubts: Counter[str] = field(default_factory=Counter)
    begins: Callable[[Post], None] = lambda _: None
    """Told of every post whose saying begins."""
    meanwhile: Callable[[], Awaitable[None]] = nobody_comes
    """What happens while a caller stands still."""
    _coming: list[tuple[datetime, Post]] = field(default_factory=list)

    async def say(self, post: Post) -> str:
        self.begins(post)
        ending = self.ends.pop(0) if self.ends else Ending.TAKEN
        await asyncio.sleep(0)
        return await self._ended(post, ending)

    async def edit(self, remote_id: str, post: Post) -> None:
        self._arrive()
        if self.ends and self.ends.pop(0) is not Ending.TAKEN:
            raise NotSent("busy")
        await super().edit(remote_id, post)

    async def find(self, post: Post) -> str | None:
        self._arrive()
        return await super().find(post)

    async def _ended(self, post: Post, ending: Ending) -> str:
        self._arrive()
        if ending in _REFUSED:
            raise _REFUSED[ending]()
        match ending:
            case Ending.LATE:
                assert self.clock is not None
                self._coming.append((self.clock.now() + LATEST, post))
            case Ending.TAKEN | Ending.UNTOLD | Ending.HELD:
                remote_id = await self._come(post)
                if ending is Ending.TAKEN:
                    return remote_id
        self.doubts[post.key] += 1
        if ending is Ending.HELD:
            await self.meanwhile()
        raise Unknown("timeout")

    async def _come(self, post: Post) -> str:
        self.seen.append(post)
        return await super().say(post)

    def _arrive(self) -> None:
        """What was taken late is there by now."""
        for moment, post in list(self._coming):
            if self.clock is not None and moment <= self.clock.now():
                self._coming.remove((moment, post))
                self.seen.append(post)
                self.made += 1
                self.posts[f"p{self.made}"] = post
                self.heard.append(post)
