"""Who may call the local chat: its own page, opened on this machine, and nobody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from aiohttp import web

from adapters.calling import TOO_LONG
from adapters.requests import Refused, body, json_object
from bot.model.errors import Unavailable

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_WHY = {400: "This is not a JSON object.", 408: "This took too long.", 413: TOO_LONG}


class Refusal(Exception):
    """The request is not served; the text is for the person at the page."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def check_caller(request: web.Request) -> None:
    """Refuse a page of another site, and a name of the internet that was bent to point at this machine."""
    hosts = own_hosts(request)
    if len(request.headers.getall("Host", ())) != 1 or request.headers["Host"].lower() not in hosts:
        raise Refusal(403, "This address is not mine.")
    origins = request.headers.getall("Origin", ())
    if any(origin.lower() not in {f"http://{host}" for host in hosts} for origin in origins):
        raise Refusal(403, "Only my own page may call me.")


def own_hosts(request: web.Request) -> set[str]:
    """The names under which this very socket can be reached on this machine."""
    socket = request.transport.get_extra_info("sockname") if request.transport else None
    port = socket[1] if isinstance(socket, tuple) else 0
    names = ("127.0.0.1", "localhost", "[::1]")
    return {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())


async def read(request: web.Request) -> dict[str, Any]:
    """What the page asks. Raises `Refusal` for anything that is not a JSON object of at most a megabyte."""
    if request.content_type != "application/json":
        raise Refusal(415, "Please send JSON.")
    try:
        return json_object((await body(request)).decode("utf-8", "replace"))
    except Refused as refused:
        raise Refusal(refused.status, _WHY.get(refused.status, "The request could not be read.")) from None


def text_of(asked: Mapping[str, Any], name: str) -> str:
    """One of the words in what the page asks."""
    value = asked.get(name)
    if not isinstance(value, str):
        raise Refusal(400, f"{name} is missing.")
    return value


def guarded(act: Handler) -> Handler:
    """The same endpoint for our own page alone; what goes wrong is told as JSON."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            check_caller(request)
            answer = await act(request)
        except Refusal as refusal:
            answer = web.json_response({"error": str(refusal)}, status=refusal.status)
        except (Unavailable, OSError):
            answer = web.json_response({"error": "Deskbell is busy just now."}, status=503)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    return handler
