"""Slack's Web API: one call, one try, and what every kind of answer means for what we wanted to say."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from adapters.calls import Answer, Calls, object_in, seconds
from adapters.pauses import Rests
from adapters.slack.reading import PLATFORM
from adapters.slack.settings import SLACK
from bot.model.errors import (
    DeliveryError,
    Held,
    NotSent,
    Shut,
    Throttled,
    Undeliverable,
    Unexplained,
    Unknown,
    Unreachable,
)
from bot.model.ports import Clock

_LOG = logging.getLogger(__name__)
_PAUSED = 300.0
_HELD = {
    "chat.postMessage": Held.WORKSPACE,
    "chat.update": Held.WORKSPACE,
    "chat.postEphemeral": Held.PLACE,
}
"""A limit is one of a method in a workspace: https://docs.slack.dev/apis/web-api/rate-limits"""

_UNLIMITED = {"response_url"}
"""Each is a door of its own."""
_COMFORTS = {"users.info", "usergroups.users.list", "views.publish"}
"""Without the right to these, nothing that matters is missing."""
_THROTTLED = {"ratelimited", "rate_limited", "slow_down"}
_NO_ENTRY = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "org_login_required"}
_PERHAPS = {"internal_error", "fatal_error", "service_unavailable", "timeout"}
_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}
_NEVER = {
    "as_user_not_supported",
    "cannot_reply_to_message",
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "ekm_access_denied",
    "invalid_metadata_format",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "messages_tab_disabled",
    "metadata_too_large",
    "method_not_supported_for_channel_type",
    "missing_scope",
    "msg_too_long",
    "no_permission",
    "no_text",
    "not_enabled",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "thread_not_found",
    "user_is_bot",
    "user_not_in_channel",
    "view_too_large",
}
"""As listed at https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours."""
_LEFT = {"cannot_dm_bot", "cant_dm_bot", "user_disabled", "user_not_found", "user_not_visible"}


class BlocksRefused(Undeliverable):
    """Slack does not like the blocks; the same words without them may do."""


class HandleSpent(Undeliverable):
    """This response_url answers no more."""


class Api:
    """Calls with one token over one shared session; nothing is ever tried twice. `trouble` is for the health page."""

    def __init__(self, base: str, token: str, clock: Clock, patience: float = 10.0) -> None:
        self._base, self._token, self._clock = base, token, clock
        self._calls = Calls(patience, at_home=base != SLACK)
        self.trouble: str | None = None
        self._shut_until: datetime | None = None
        self.rests: dict[tuple[str, str], datetime] = {}
        """By workspace and method, of what Slack wants a pause, and until when. Slack counts each by itself: one token
        may be good in many workspaces.
        """
        self.pauses = Rests(PLATFORM, clock)
        """For calls of what is not said: who makes one asks here whether another process was told to wait."""

    @property
    def session(self) -> aiohttp.ClientSession:
        return self._calls.session

    def shut(self, trouble: str) -> None:
        """The token is not accepted: nothing is asked with it for a while, then one call tells whether it is again."""
        if self._shut_until is None:
            _LOG.error("%s Nothing is tried until it works again.", trouble)
        self.trouble, self._shut_until = trouble, self._clock.now() + timedelta(seconds=_PAUSED)

    async def close(self) -> None:
        await self._calls.close()

    async def call(
        self, method: str, body: Mapping[str, Any], *, workspace: str = "", token: str = ""
    ) -> dict[str, Any]:
        """Call with a JSON body; `workspace` is empty where it is about none. Raises `DeliveryError`."""
        content = json.dumps(body).encode()
        self._may(workspace, method, bool(token))
        with self._noted(workspace):
            return await self._call(method, content, "application/json; charset=utf-8", token)

    async def ask(self, method: str, fields: Mapping[str, str], *, workspace: str = "") -> dict[str, Any]:
        """Call a reading method, which takes nothing but a form. Raises `DeliveryError`."""
        form = aiohttp.FormData(fields)()
        self._may(workspace, method, other=False)
        with self._noted(workspace):
            return await self._call(method, form.decode().encode(), "application/x-www-form-urlencoded", "")

    async def hook(self, url: str, body: Mapping[str, Any]) -> None:
        """Answer at a response_url. Raises `DeliveryError`, and `HandleSpent` when another way may still work.

        It says `ok`, or what other methods say; a page of somebody else on the way says neither yes nor no.
        https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
        """
        headers = {"Content-Type": "application/json; charset=utf-8"}
        answer = await self._calls.call("POST", url, headers, json.dumps(body).encode())
        self._status("response_url", answer)
        ok = (object_in(answer) or {}).get("ok")
        if answer.status >= 400 or ok is False:
            raise HandleSpent(f"response_url: {answer.status}")
        if ok is not True and (answer.body is None or answer.body.strip().lower() not in (b"ok", b"")):
            raise Unknown("response_url: neither yes nor no")

    def _may(self, workspace: str, method: str, other: bool) -> None:
        """Raises `DeliveryError` where nothing is to be called now; the `other` token is not the one that is shut."""
        left = (self._shut_until - self._clock.now()).total_seconds() if self._shut_until and not other else 0
        if left > 0:
            raise Shut(f"{method}: {self.trouble}", left)
        rest = self.rests.get((workspace, method))
        if rest and (left := (rest - self._clock.now()).total_seconds()) > 0:
            raise Throttled(f"{method}: it rests", left, Held.METHOD, method)

    @contextmanager
    def _noted(self, workspace: str) -> Iterator[None]:
        """Around a call: the pause that a method wants is one of this workspace."""
        try:
            yield
        except Throttled as error:
            if error.held is Held.METHOD:
                self.rests[workspace, error.method] = self._clock.now() + timedelta(seconds=error.seconds)
            raise

    async def _call(self, method: str, content: bytes, kind: str, token: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token or self._token}", "Content-Type": kind}
        answer = await self._calls.call("POST", self._base + method, headers, content)
        self._status(method, answer)
        found = object_in(answer)
        if found is None:
            refused = 400 <= answer.status < 500
            raise (NotSent if refused else Unknown)(f"{method}: no answer of Slack, HTTP {answer.status}")
        if found.get("ok") is not True:
            raise self._refusal(method, found, answer, bool(token))
        self._opened(bool(token))
        return found

    def _opened(self, other: bool) -> None:
        """A call was taken; one with the `other` token says nothing about ours."""
        if self._shut_until and not other:
            _LOG.warning("Slack accepts the token again.")
            self._shut_until = None
        self.trouble = self.trouble if self._shut_until else None

    def _status(self, what: str, answer: Answer) -> None:
        if answer.status == 429:
            raise self._throttled(f"{what}: 429", what, answer)
        if answer.status == 408 or answer.status >= 500 or 300 <= answer.status < 400:
            raise Unknown(f"{what}: HTTP {answer.status}")

    def _throttled(self, why: str, method: str, answer: Answer) -> Throttled:
        pause = seconds(answer.retry_after, self._clock.now())
        if method in _HELD or method in _UNLIMITED:
            return Throttled(why, pause, _HELD.get(method, Held.MESSAGE))
        return Throttled(why, pause, Held.METHOD, method)

    def _refusal(self, method: str, found: Mapping[str, Any], answer: Answer, other: bool) -> DeliveryError:
        code = re.sub(r"[^a-z0-9_]", "", str(found.get("error")).lower())[:60]
        why = f"{method}: {code}"
        if code in _NO_ENTRY:
            trouble = f"Slack does not accept the token ({code})."
            if other:
                self.trouble = trouble
                return Throttled(why, _PAUSED)
            self.shut(self.trouble if self._shut_until and self.trouble else trouble)
            return Shut(why, _PAUSED)
        if code == "missing_scope" and method not in _COMFORTS:
            self.trouble = f"The Slack app lacks a permission for {method}: install it again with the current manifest."
        if code in _THROTTLED:
            return self._throttled(why, method, answer)
        for codes, kind in (
            (_PERHAPS, Unknown),
            (_BLOCKS, BlocksRefused),
            (_LEFT, Unreachable),
            (_NEVER, Undeliverable),
        ):
            if code in codes:
                return kind(why)
        return Unexplained(why) if found.get("ok") is False else Unknown(f"{method}: neither yes nor no")
