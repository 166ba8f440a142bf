"""The endpoints of the pane behind the scenes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from aiohttp import web

from adapters.browser.backstage import Backstage, outcome
from adapters.browser.cast import Character
from adapters.browser.room import Room, Shown
from adapters.browser.trust import Refusal, guarded
from adapters.previews import Previews
from bot.model.moments.moments import written, written_there
from bot.model.ports import Route


class Behind:
    """Tells the page what went on. `zone` (IANA) is that of its readers."""

    def __init__(self, room: Room, backstage: Backstage, cast: Sequence[Character], zone: str) -> None:
        self._room, self._backstage, self._zone = room, backstage, zone
        self._names = {character.user: character.name for character in cast}

    def routes(self) -> Sequence[Route]:
        return (
            Route("GET", "/chat/behind", guarded(self._behind)),
            Route("GET", "/chat/coming", guarded(self._coming)),
            *(_style(each) for each in self._backstage.previews),
        )

    def summary(self, turn_id: str) -> dict[str, Any]:
        """One line about a turn."""
        turn = self._room.turns[turn_id]
        at = written(datetime.fromisoformat(turn["at"]), self._zone).partition(", ")[2]
        return {"id": turn_id, "at": at, "who": self._who(turn), "words": turn["words"]}

    async def _behind(self, request: web.Request) -> web.Response:
        """All about a turn, or about the message that stands in the question alone."""
        message = request.query.get("message")
        turn_id = self._backstage.turn_of(message) if message else request.query.get("turn")
        if message:
            entry = self._room.get(message)
            if not entry or not entry.draft.shown:
                raise Refusal(404, "This message is not here.")
            replies = [(message, entry.draft.shown)]
        elif turn_id in self._room.turns:
            replies = self._backstage.replies(turn_id)
        else:
            raise Refusal(404, "Nothing is known of this.")
        turn = self._turn(turn_id) if turn_id else None
        return web.json_response({"turn": turn, "replies": [self._reply(*reply) for reply in replies]})

    async def _coming(self, _: web.Request) -> web.Response:
        found = await self._backstage.coming()
        return web.json_response(
            [{"at": written_there(each.at, self._zone), "noun": each.noun, "what": each.what} for each in found]
        )

    def _turn(self, turn_id: str) -> dict[str, Any]:
        turn = self._room.turns[turn_id]
        names = ("intent", "arguments", "guesses", "changes")
        at = written_there(datetime.fromisoformat(turn["at"]), self._zone)
        told = {"outcome": outcome(turn), "at": at, **{name: turn[name] for name in names}}
        return {**self.summary(turn_id), **told}

    def _reply(self, message_id: str, shown: Shown) -> dict[str, Any]:
        previews = [{**each, "json": json.dumps(each["body"], indent=2, ensure_ascii=False)} for each in shown.previews]
        return {"message": message_id, "to": self._where(message_id), "plain": shown.plain, "previews": previews}

    def _where(self, message_id: str) -> str:
        entry = self._room.get(message_id)
        if not entry:
            return ""
        draft = entry.draft
        channel = f"{self._named(draft.channel[1:])}, in private" if draft.channel.startswith("@") else draft.channel
        place = f"{channel}, in a thread" if draft.thread else channel
        hidden = draft.private_to and not draft.channel.startswith("@")
        return f"{self._named(draft.private_to or '')} alone, in {place}" if hidden else place

    def _who(self, turn: Mapping[str, Any]) -> str:
        return self._named(turn["author"]["user"]) if turn["author"] else "The clock"

    def _named(self, user: str) -> str:
        return self._names.get(user, user)


def _style(of: Previews) -> Route:
    text = of.style.read_text("utf-8")

    async def style(_: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/css")

    return Route("GET", f"/chat/skin/{of.name}.css", guarded(style))
