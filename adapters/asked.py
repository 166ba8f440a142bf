"""Whom a platform was asked about, and when it may be asked about them again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from bot.model.ports import Clock

KNOWN_FOR = timedelta(days=1)
AGAIN_AFTER = timedelta(minutes=10)
_MOST = 10_000


class Asked:
    """Each person is asked about once in `known_for`, and no sooner than in ten minutes after it failed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.known_for = KNOWN_FOR
        self._until: dict[Identity, datetime] = {}

    def wants(self, message: Message) -> bool:
        """Whether to ask about the author of this; true once. People who only talk in a channel are left alone."""
        now = self._clock.now()
        spoken_to = message.addressed or message.place.thread is not None
        if not spoken_to or self._until.get(message.author, now) > now:
            return False
        if len(self._until) >= _MOST:
            self._until.clear()
        self._until[message.author] = now + self.known_for
        return True

    def introduced(self, message: Message, known: Identity) -> Message | None:
        """The author, as a message that asks for no answer; None while their name is not known."""
        if not known.name:
            return None
        keys = (f"introduced:{message.keys[0]}",)
        return Message(keys, known, private_place(known), "", Kind.MET, addressed=False)

    def failed(self, author: Identity) -> None:
        """Note that the platform did not answer, or that its answer could not be kept."""
        self._until[author] = self._clock.now() + AGAIN_AFTER
