"""Small changes of the program that a run with kills must find: each is made in every process of the run."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import aiohttp

import bot.delivery.voice
from adapters.slack import adapter as slack
from adapters.slack import form, say
from adapters.slack.socket import Socket
from bot.model.messages import Card, Message, Reply
from bot.model.ports import Adapter, Post
from handlers.sessions import cards as session_cards
from handlers.sessions import reminders as session_reminders
from handlers.turn import Turn
from store import claims
from tests.fakes.slack_workspace import HELP
from tests.kills.asks import Kind
from tests.kills.points import Point


@dataclass(frozen=True)
class Found:
    """A fault, the words with which it is found, and the shortest run in which it shows."""

    plant: Callable[[], None]
    told: str
    kinds: tuple[Kind, ...] = (Kind.OPEN,)
    """What people ask for, again and again."""
    points: tuple[Point, ...] = (Point.RECORDED,)
    platform: str = "slack"
    many: bool = False
    """Whether it takes several processes."""
    unheard: float = 0


def what_is_said_stands_in_another_place_too() -> None:
    anew = bot.delivery.voice._anew

    async def twice(adapter: Adapter, post: Post) -> str:
        await anew(adapter, replace(post, place=replace(post.place, channel=HELP, thread=None)))
        return await anew(adapter, post)

    _put(bot.delivery.voice, _anew=twice)


def who_reports_something_gets_two_cards() -> None:
    privately = Turn.privately

    def two(self: Turn, card: Card, live: str | None = None, in_place: bool = False) -> list[Reply]:
        found = privately(self, card, live, in_place)
        return [*found, replace(found[0], live=None)]

    _put(Turn, privately=two)


def what_is_said_has_no_mark() -> None:
    def unmarked(post: Post) -> dict[str, Any]:
        return {name: part for name, part in say.payload(post).items() if name != "metadata"}

    _put(slack, payload=unmarked)


def who_teaches_is_left_out() -> None:
    everybody = session_cards.recipients
    _put(session_reminders, recipients=lambda *which: everybody(*which)[1:])


def everybody_is_reminded_twice() -> None:
    said = session_cards.reminder_replies

    def twice(*which: Any) -> list[Reply]:
        return [*said(*which), *(replace(reply, key=None, live=None) for reply in said(*which))]

    _put(session_reminders, reminder_replies=twice)


def what_is_sent_off_again_is_something_else() -> None:
    sent = form.sent

    def anew(payload: dict[str, Any], *which: Any) -> Message | None:
        message = sent(payload, *which)
        return message and replace(message, keys=(secrets.token_hex(8),))

    _put(form, sent=anew)


def who_stood_still_says_it_all_the_same() -> None:
    _put(claims, BEGUN_WITHIN=timedelta(days=1))


def an_envelope_is_acknowledged_before_it_is_kept() -> None:
    answer = Socket._answer

    async def early(self: Socket, connection: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        await connection.send_json({"envelope_id": frame["envelope_id"]})
        await answer(self, connection, frame)

    _put(Socket, _answer=early)


def _put(owner: Any, **parts: Any) -> None:
    for name, part in parts.items():
        setattr(owner, name, part)


_KEPT = (Point.IN_HANDLER, Point.NOT_COMMITTED)
FAULTS = (
    Found(what_is_said_stands_in_another_place_too, f"unexpected: {HELP} shows what is for"),
    Found(who_reports_something_gets_two_cards, "unexpected: DU0", (Kind.OPEN,)),
    Found(what_is_said_has_no_mark, "unexpected: "),
    Found(who_teaches_is_left_out, "lost: thing number", (Kind.PLAN,)),
    Found(everybody_is_reminded_twice, "doubled: thing number", (Kind.PLAN,)),
    Found(what_is_sent_off_again_is_something_else, "doubled: thing number", (Kind.FILL,), unheard=0.9),
    Found(who_stood_still_says_it_all_the_same, "doubled: outbox", points=(Point.STILL_CLAIMED,), many=True),
    Found(an_envelope_is_acknowledged_before_it_is_kept, "lost: thing number", points=_KEPT, platform="socket"),
)
