"""The least a bot could do: a bare Bolt app that checks the signature, inserts one row and acknowledges.

`process_before_response` spares it Bolt's polling for the acknowledgement (10 ms), SQLite has WAL, PostgreSQL a
connection for each caller: what somebody would do who looked into it once.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Column, Integer, MetaData, Table, Text, event, insert
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.load import CONNECTIONS

_metadata = MetaData()
_tickets = Table(
    "naive_tickets",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("reporter", Text, nullable=False),
    Column("summary", Text, nullable=False),
)


async def serve(url: str, port: int) -> None:
    """Serve until stopped."""
    engine = create_async_engine(url, pool_size=CONNECTIONS)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _settings)
    async with engine.begin() as connection:
        await connection.run_sync(_metadata.create_all)
    bolt = AsyncApp(
        client=AsyncWebClient(token=os.environ.pop("SLACK_BOT_TOKEN"), base_url=os.environ["SLACK_API_URL"]),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
    )

    @bolt.command("/help")
    async def opened(ack: Any, command: dict[str, Any]) -> None:
        async with engine.begin() as connection:
            await connection.execute(insert(_tickets).values(reporter=command["user_id"], summary=command["text"]))
        await ack("Your ticket is open.")

    async def heard(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def ready(_: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.add_routes([web.post("/slack/events", heard), web.get("/readyz", ready)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


def _settings(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL").close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
