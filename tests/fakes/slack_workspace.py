"""What a fake Slack keeps: channels with their messages, people, and what only one person saw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from tests.fakes import block_kit
from tests.fakes.slack_windows import Windows

Body: TypeAlias = dict[str, Any]

TEAM, BOT = "T01NORTH", "U0DESK"
HELP, ON_CALL = "C01HELP", "C02ONCALL"


class Workspace:
    """One workspace with the desk's bot in it; `stamp` gives the next message's `ts`."""

    def __init__(self, stamp: Callable[[], str]) -> None:
        self._stamp = stamp
        self.whispers: list[Body] = []
        self.team = TEAM
        self.channels: dict[str, list[Body]] = {HELP: [], ON_CALL: []}
        self.users = {"U01STUD", "U02INST", "U03ONCA", "U04ONCB", BOT}
        self.names = {"U01STUD": "Sam Rivera", "U02INST": "Tess Turner", "U03ONCA": "Ana Alves"}
        self.about: dict[str, Body] = {}
        """What else `users.info` tells of people, over what it tells of all."""
        self.groups: dict[str, list[str]] = {}
        self.homes: dict[str, Body] = {}
        """The Home tab of each who has one."""
        self.windows = Windows()

    def carry_out(self, method: str, body: Body) -> Body:
        methods: dict[str, Callable[[Body], Body]] = {
            "auth.test": self._who,
            "chat.postMessage": self._post_message,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.update": self._update,
            "conversations.open": self._open,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "usergroups.users.list": self._group,
            "users.info": self._user,
            "views.open": self.windows.opening,
            "views.update": self.windows.updating,
            "views.publish": self._publish,
        }
        return methods[method](body) if method in methods else no("unknown_method")

    def _who(self, body: Body) -> Body:
        return {"ok": True, "team_id": self.team, "user_id": BOT, "bot_id": "B0DESK"}

    def _refused(self, body: Body) -> str:
        blocks = body.get("blocks") or []
        if body.get("channel") not in self.channels:
            return "channel_not_found"
        if not body.get("text") and not blocks:
            return "no_text"
        if block_kit.problems(blocks):
            return "invalid_blocks"
        return "msg_blocks_too_long" if block_kit.size(blocks) > block_kit.LARGEST else ""

    def _post_message(self, body: Body) -> Body:
        if error := self._refused(body):
            return no(error)
        message = {**body, "ts": self._stamp(), "user": BOT, "bot_id": "B0DESK", "type": "message"}
        self.channels[body["channel"]].append(message)
        return {"ok": True, "channel": body["channel"], "ts": message["ts"], "message": message}

    def _post_ephemeral(self, body: Body) -> Body:
        error = self._refused(body) or ("" if body.get("user") in self.users else "user_not_in_channel")
        if error:
            return no(error)
        self.whispers.append(body)
        return {"ok": True, "message_ts": self._stamp()}

    def _update(self, body: Body) -> Body:
        error = self._refused(body) or (
            "msg_too_long" if len(body.get("text", "").encode("utf-8", "replace")) > 4000 else ""
        )
        if error:
            return no(error)
        message = next((m for m in self.channels[body["channel"]] if m["ts"] == body.get("ts")), None)
        if message is None:
            return no("message_not_found")
        if message["user"] != BOT:
            return no("cant_update_message")
        message.update(body)
        return {"ok": True, "channel": body["channel"], "ts": body["ts"], "text": body["text"]}

    def _open(self, body: Body) -> Body:
        if body.get("users") not in self.users:
            return no("user_not_found")
        channel = f"D{body['users']}"
        self.channels.setdefault(channel, [])
        return {"ok": True, "channel": {"id": channel}}

    def _user(self, body: Body) -> Body:
        if (user := body.get("user")) not in self.users:
            return no("user_not_found")
        name = self.names.get(user, "")
        profile = {"real_name": name, "display_name": name.split(" ")[0].lower()}
        told = self.about.get(user, {})
        known = {"id": user, "team_id": TEAM, "name": user.lower(), "tz": "Europe/Lisbon", "is_email_confirmed": True}
        return {"ok": True, "user": {**known, **told, "profile": {**profile, **told.get("profile", {})}}}

    def _group(self, body: Body) -> Body:
        if body.get("usergroup") not in self.groups:
            return no("no_such_subteam")
        return {"ok": True, "users": self.groups[body["usergroup"]]}

    def _publish(self, body: Body) -> Body:
        view = body["view"]
        if body.get("user_id") not in self.users:
            return no("user_not_found")
        if view["type"] != "home" or block_kit.problems(view["blocks"]):
            return no("invalid_arguments")
        self.homes[body["user_id"]] = view
        return {"ok": True, "view": {"id": "V1", **view}}

    def _history(self, body: Body) -> Body:
        found = [m for m in self.channels.get(body["channel"], []) if "thread_ts" not in m]
        return self._page(body, found[::-1])

    def _replies(self, body: Body) -> Body:
        found = [m for m in self.channels.get(body["channel"], []) if body["ts"] in {m["ts"], m.get("thread_ts")}]
        return self._page(body, found) if found else no("thread_not_found")

    def _page(self, body: Body, messages: list[Body]) -> Body:
        if body["channel"] not in self.channels:
            return no("channel_not_found")
        hidden = set() if body.get("include_all_metadata") == "true" else {"metadata"}
        recent = [m for m in messages if float(m["ts"]) >= float(body.get("oldest", 0))]
        start, limit = int(body.get("cursor") or 0), int(body.get("limit", 100))
        end = start + limit
        shown = [{name: m[name] for name in m.keys() - hidden} for m in recent[start:end]]
        cursor = str(end) if len(recent) > end else ""
        return {"ok": True, "messages": shown, "response_metadata": {"next_cursor": cursor}}


def no(error: str) -> Body:
    return {"ok": False, "error": error}
