"""A chat platform in memory: it remembers what people hear, and can be told to fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.model.errors import DeliveryError, Undeliverable
from bot.model.messages import Place
from bot.model.ports import Abilities, Inbox, Post, Route


@dataclass
class Chat:
    """Posts by their remote ids, in the order in which they were made."""

    name: str = "chat"
    abilities: Abilities = Abilities()
    posts: dict[str, Post] = field(default_factory=dict)
    made: int = 0
    edits: list[str] = field(default_factory=list)
    heard: list[Post] = field(default_factory=list)
    """What came before people's eyes, in this order: every post, and every question that took the place of another."""
    failures: list[DeliveryError | None] = field(default_factory=list)
    """What the next posts end with; None lets one through."""
    edit_failures: list[DeliveryError] = field(default_factory=list)
    """The same of changes."""
    accepts_although_failing: bool = False
    gone: set[str] = field(default_factory=set)
    """Channels that are not there any more."""

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        return ()

    async def run(self, inbox: Inbox) -> None:
        return None

    async def say(self, post: Post) -> str:
        if post.place.channel in self.gone:
            raise Undeliverable("channel_not_found")
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or self.accepts_although_failing:
            self.made += 1
            self.posts[f"p{self.made}"] = post
            self.heard.append(post)
        if failure is not None:
            raise failure
        return f"p{self.made}"

    async def edit(self, remote_id: str, post: Post) -> None:
        if remote_id not in self.posts:
            raise Undeliverable("message_not_found")
        if self.edit_failures:
            raise self.edit_failures.pop(0)
        self.posts[remote_id] = replace(post, place=self.posts[remote_id].place)
        self.edits.append(remote_id)
        if (post.live or "").startswith("walk/"):
            self.heard.append(self.posts[remote_id])

    async def find(self, post: Post) -> str | None:
        return next((number for number, known in self.posts.items() if known.key == post.key), None)

    def health(self) -> str | None:
        return None

    async def close(self) -> None:
        return None

    def at(self, place: Place) -> list[tuple[str, Post]]:
        """What stands in a place, threads left out."""
        return [(number, post) for number, post in self.posts.items() if post.place == place and not post.private_to]

    def below(self, root: str) -> list[Post]:
        """What stands in the thread of a message."""
        return [post for post in self.posts.values() if post.place.thread == root]
