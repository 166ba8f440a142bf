"""The local chat as a platform like any other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from adapters.browser.backstage import Backstage
from adapters.browser.cast import PLATFORM, Character
from adapters.browser.clock import PushableClock
from adapters.browser.doors import Doors
from adapters.browser.page import Page
from adapters.browser.room import DESK, Draft, Room
from adapters.browser.say import shown
from bot.model.errors import NotSent, Undeliverable
from bot.model.ports import Abilities, Inbox, Post, Route


async def nothing() -> None:
    """What happens after a push of the clock when nobody asked for anything."""


class BrowserAdapter:
    """Shows and hears every character of `cast`. `zone` (IANA) is the school's: the page writes its times in it.

    `on_push` is awaited before and after each push of the clock: what is under way is said in its own time, and what
    has become due happens at once. `backstage` is dark until it is opened.
    """

    name = PLATFORM
    abilities = Abilities()

    def __init__(
        self,
        room: Room,
        cast: Sequence[Character],
        clock: PushableClock,
        on_push: Callable[[], Awaitable[None]] = nothing,
        zone: str = "UTC",
    ) -> None:
        self.on_push = on_push
        self._room = room
        self._clock = clock
        self.backstage = Backstage(room)
        self.page = Page(room, tuple(cast), zone, self.backstage)
        self._doors = Doors(room, self.backstage, self.page, clock, self._pushed)

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        return self._doors.routes(inbox)

    async def run(self, inbox: Inbox) -> None:
        """Returns at once: the page is heard over HTTP."""

    async def say(self, post: Post) -> str:
        self.backstage.note()
        if post.place.thread and not self._room.get(post.place.thread):
            raise Undeliverable("no_such_thread")
        draft = Draft(
            channel=post.place.channel,
            author=DESK,
            at=self._clock.now(),
            thread=post.place.thread,
            shown=self.backstage.shown(shown(post.card, post.reader), post),
            key=post.key,
            private_to=post.private_to.user if post.private_to else None,
        )
        try:
            remote_id = self._room.add(draft).id
        except OSError as error:
            raise NotSent("room_not_writable") from error
        return "" if post.private_to and not post.place.direct else remote_id

    async def edit(self, remote_id: str, post: Post) -> None:
        self.backstage.note()
        entry = self._room.get(remote_id)
        if not entry or entry.draft.author != DESK:
            raise Undeliverable("no_such_message")
        try:
            self._room.edit(remote_id, self.backstage.shown(shown(post.card, post.reader), post, remote_id))
        except OSError as error:
            raise NotSent("room_not_writable") from error

    async def find(self, post: Post) -> str | None:
        entry = self._room.with_key(post.key)
        return entry.id if entry else None

    def health(self) -> str | None:
        return None

    async def close(self) -> None:
        """End the pages' streams, so that the server can stop."""
        self._doors.close()

    async def _pushed(self) -> None:
        await self.on_push()
