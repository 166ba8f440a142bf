"""Signed slash commands over kept connections, as many as are answered; prints the figures as JSON."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import math
import sys
import time
from collections.abc import Iterator
from itertools import chain, count
from urllib.parse import urlencode, urlsplit

from tests.fakes.slack import SECRET
from tests.fakes.slack_workspace import HELP, TEAM

CONNECTIONS = 16
STUDENTS = 200
CHANNELS = 500
WARM_UP = 2 * STUDENTS
"""Requests before the measured ones: everybody has been met."""
SIGNED_AHEAD = 3000
"""Requests a second that are made before the clock runs; more are made while it runs."""
_LONGEST = 30
"""Seconds for what is not measured."""


def channel(number: int) -> str:
    """One of those that the stand-in has."""
    return f"C9{number % CHANNELS:03}"


def requests(url: str, answers: str) -> Iterator[bytes]:
    """Requests as they go over the wire, each with an id and words of its own."""
    host, stamp = urlsplit(url).netloc, str(int(time.time()))
    for number in count():
        student = number % STUDENTS
        content = urlencode(
            {
                "token": "unused",
                "team_id": TEAM,
                "team_domain": "north",
                "channel_id": HELP,
                "channel_name": "help",
                "user_id": f"U9{student:03}",
                "user_name": f"student{student}",
                "command": "/help",
                "text": f"ticket open {_told(number)}",
                "api_app_id": "A01DESK",
                "is_enterprise_install": "false",
                "response_url": f"{answers}/hooks/{number}",
                "trigger_id": f"{stamp}.{number}",
            }
        ).encode()
        digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + content, hashlib.sha256).hexdigest()
        yield (
            f"POST /slack/events HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: application/json,*/*\r\n"
            f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={digest}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        ).encode() + content


def _told(number: int) -> str:
    """Words that come again after 9,000. In every third a number might be a code and has to be weighed: that is so in
    37 % of the messages in tests/content/messages.jsonl.
    """
    asset = f", asset {1000 + number % 9000}" if number % 3 == 0 else ""
    return f"The projector in room {number % 90} stays dark{asset}, try {number % 1000}"


async def _connection(url: str, waiting: Iterator[bytes], until: float, took: list[tuple[float, float]]) -> int:
    """Notes when each answer came and how long it took; how many answers were not 200."""
    wrong = 0
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    while (begun := time.perf_counter()) < until and (request := next(waiting, None)):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.partition(b":")[2]))
        wrong += not head.startswith(b"HTTP/1.1 200")
        ended = time.perf_counter()
        took.append((ended, ended - begun))
        if b"connection: close" in head.lower():
            writer.close()
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.close()
    return wrong


async def _send(url: str, waiting: Iterator[bytes], until: float, took: list[tuple[float, float]]) -> int:
    return sum(await asyncio.gather(*(_connection(url, waiting, until, took) for _ in range(CONNECTIONS))))


async def measure(url: str, answers: str, seconds: float) -> dict[str, float]:
    """Requests a second and latencies in milliseconds, without those of the warm-up; `sent` counts all."""
    endless = requests(url, answers)
    first, took = [next(endless) for _ in range(WARM_UP)], list[tuple[float, float]]()
    ahead = [next(endless) for _ in range(int(SIGNED_AHEAD * seconds))]
    async with asyncio.timeout(_LONGEST + seconds):
        wrong = await _send(url, iter(first), math.inf, [])
        end = time.perf_counter() + seconds
        wrong += await _send(url, chain(ahead, endless), end, took)
    lengths = sorted(length for ended, length in took if ended <= end)
    if not lengths:
        raise TimeoutError("nothing was answered")
    return {
        "rate": len(lengths) / seconds,
        "p50": 1000 * lengths[len(lengths) // 2],
        "p99": 1000 * lengths[int(len(lengths) * 0.99)],
        "worst": 1000 * lengths[-1],
        "sent": WARM_UP + len(took),
        "wrong": wrong,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], sys.argv[2], float(sys.argv[3])))))
