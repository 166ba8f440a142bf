"""The same Slack with Socket Mode as the way in: an envelope that is not acknowledged comes again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web

from tests.kills.asks import OK, Unheard
from tests.kills.slack import StormySlack
from tests.program.process import STEP, until

ACKNOWLEDGED_WITHIN = 5.0
"""Seconds, as Slack's three are on a machine that does nothing else."""


class StormySocket(StormySlack):
    """Each envelope goes through one of the connections that are open, as Slack does it with several."""

    commands: ClassVar[Mapping[str, Sequence[str]]] = {"sqlite": ("run",), "postgresql": ("run", "worker")}

    def environment(self, socket: bool = True) -> dict[str, str]:
        return super().environment(socket)

    async def _commands(self, command: dict[str, Any], _url: str, _time: int) -> int:
        return await self._through(command, "slash_commands")

    async def _presses(self, pressing: dict[str, Any], _url: str, _time: int) -> int:
        return await self._through(pressing, "interactive")

    async def _says(self, event: dict[str, Any], _url: str, _time: int) -> int:
        return await self._through(event, "events_api")

    async def _through(self, payload: dict[str, Any], kind: str) -> int:
        """As the status of an answer over HTTP."""
        try:
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN):
                socket = self.chance.choice(await until(self._standing, "a socket"))
                envelope = f"envelope{self._next()}"
                await socket.send_json({"envelope_id": envelope, "type": kind, "payload": payload})
                while envelope not in self.acknowledgements:
                    if socket.closed:
                        raise Unheard
                    await asyncio.sleep(STEP)
        except (TimeoutError, ConnectionError):
            raise Unheard from None
        return OK

    async def _standing(self) -> list[web.WebSocketResponse]:
        return [each for each in self.sockets if not each.closed]
