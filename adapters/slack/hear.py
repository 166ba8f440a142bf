"""What Slack tells us, as messages: a pure reading of events, commands, buttons, shortcuts and reactions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from bot.model.intents.home import Home
from bot.model.messages import Kind, Message, Place, page_of
from bot.model.people import Identity
from bot.model.words import clean

Payload: TypeAlias = Mapping[str, Any]

PLATFORM = "slack"
_SPOKEN = {"", "file_share", "thread_broadcast"}
_TOKEN = re.compile(r"<([^<>]*)>")


def heard(payload: Payload, own: str = "") -> Message | None:
    """The message in a verified payload; None when it holds none for us. `own` is the bot's user id, when known.

    A message in a direct conversation is addressed, and its place is `@` + the person; who opens their Home tab says
    `home` on their page. `about` of a press is None
    when the button stood on something that only the presser saw: the answer belongs to them alone.
    """
    kind = _text(payload, "type")
    if kind == "event_callback":
        return _event(payload, own_id(payload) or own)
    if kind == "block_actions":
        return _pressed(payload)
    if kind in {"message_action", "shortcut"}:
        return _shortcut(payload, kind)
    return _command(payload) if "command" in payload else None


def own_id(payload: Payload) -> str:
    """The bot's user id, which Slack writes into every event."""
    found = payload.get("authorizations")
    bots = [a for a in found if isinstance(a, dict) and a.get("is_bot")] if isinstance(found, list) else []
    return _text(bots[0], "user_id") if bots else ""


def removed(payload: Payload) -> bool:
    """Whether Slack tells that the app or its token was taken away."""
    return _text(_inner(payload, "event"), "type") in {"app_uninstalled", "tokens_revoked"}


def direct_channel(payload: Payload) -> tuple[str, str] | None:
    """The person and Slack's own channel for their conversation with us, when this payload shows them."""
    event = _inner(payload, "event")
    if _text(event, "type") == "message" and _text(event, "channel_type") == "im" and not event.get("bot_id"):
        user, channel = _text(event, "user"), _text(event, "channel")
        return (user, channel) if user and channel else None
    return None


def _event(payload: Payload, own: str) -> Message | None:
    event = _inner(payload, "event")
    kind = _text(event, "type")
    if not _text(event, "user") or event.get("bot_id") or _text(event, "user") == own:
        return None
    if kind in {"message", "app_mention"}:
        return _said(payload, event, own)
    if kind == "app_home_opened":
        return _opened(payload, event)
    return _reacted(payload, event) if kind == "reaction_added" else None


def _opened(payload: Payload, event: Payload) -> Message | None:
    """Somebody looks at their Home tab: https://docs.slack.dev/reference/events/app_home_opened"""
    user, team = _text(event, "user"), _text(payload, "team_id")
    if _text(event, "tab") != "home" or not team:
        return None
    author, again = Identity(PLATFORM, team, user), f"page:{user}:{_text(event, 'event_ts')}"
    keys = tuple(key for key in (_key("event", _text(payload, "event_id")), again) if key)
    return Message(keys, author, page_of(author), Home.example, Kind.PRESSED)


def _said(payload: Payload, event: Payload, own: str) -> Message | None:
    channel, ts, user = _text(event, "channel"), _text(event, "ts"), _text(event, "user")
    team = _text(payload, "team_id")
    if _text(event, "subtype") not in _SPOKEN or not (channel and ts and team):
        return None
    called = _text(event, "type") == "app_mention"
    direct = _text(event, "channel_type") == "im" or channel.startswith("D")
    text = _text(event, "text")
    spoken = read(_without(text, own, called))
    names = (
        _key("event", _text(payload, "event_id")),
        f"post:{channel}:{ts}",
        _key("client", _text(event, "client_msg_id")),
    )
    return Message(
        keys=tuple(name for name in names if name),
        author=Identity(PLATFORM, team, user, nick=clean(_text(event, "username"))),
        place=_place(team, "" if direct else channel, user, _text(event, "thread_ts"), ts),
        words=spoken.words,
        addressed=called or direct or bool(own and _mention(own).search(text)),
        mentions=spoken.mentions,
    )


def _reacted(payload: Payload, event: Payload) -> Message | None:
    item, user, name = _inner(event, "item"), _text(event, "user"), _text(event, "reaction")
    channel, ts, team = _text(item, "channel"), _text(item, "ts"), _text(payload, "team_id")
    if not (channel and ts and name and team):
        return None
    again = f"reaction:{channel}:{ts}:{user}:{name}:{_text(event, 'event_ts')}"
    return Message(
        keys=tuple(key for key in (_key("event", _text(payload, "event_id")), again) if key),
        author=Identity(PLATFORM, team, user),
        place=_place(team, "" if channel.startswith("D") else channel, user),
        words=f":{name}:",
        kind=Kind.REACTED,
        addressed=False,
        about=ts,
    )


def _command(payload: Payload) -> Message | None:
    user, team, channel = (_text(payload, name) for name in ("user_id", "team_id", "channel_id"))
    if not (user and team and channel and _text(payload, "command")):
        return None
    direct = channel.startswith("D") or _text(payload, "channel_name") == "directmessage"
    spoken = read(f"{_text(payload, 'command').lstrip('/')} {_text(payload, 'text')}")
    handle = _text(payload, "response_url")
    return Message(
        keys=(f"command:{_text(payload, 'trigger_id') or handle}",),
        author=Identity(PLATFORM, team, user, nick=clean(_text(payload, "user_name"))),
        place=_place(team, "" if direct else channel, user),
        words=spoken.words,
        kind=Kind.COMMAND,
        mentions=spoken.mentions,
        handle=handle or None,
    )


class _Gesture(NamedTuple):
    """What buttons and shortcuts have in common."""

    author: Identity
    channel: str
    key: str
    handle: str | None


def _gesture(payload: Payload) -> _Gesture | None:
    person, container = _inner(payload, "user"), _inner(payload, "container")
    user, team = _text(person, "id"), _text(payload, "team", "id") or _text(person, "team_id")
    if not (user and team):
        return None
    channel = _text(payload, "channel", "id") or _text(container, "channel_id")
    stamp = _text(payload, "action_ts") or _text(_action(payload), "action_ts")
    once = _text(payload, "trigger_id") or f"{user}:{_text(container, 'message_ts')}:{stamp}"
    name = clean(_text(person, "name") or _text(person, "username"))
    return _Gesture(
        Identity(PLATFORM, team, user, nick="" if name == user else name),
        "" if channel.startswith("D") else channel,
        f"action:{once}",
        _text(payload, "response_url") or None,
    )


def _pressed(payload: Payload) -> Message | None:
    gesture, action, container = _gesture(payload), _action(payload), _inner(payload, "container")
    words = _text(action, "value") or _text(action, "selected_option", "value")
    if gesture is None or not words or not _text(action, "action_id"):
        return None
    ts = _text(container, "message_ts") or _text(payload, "message", "ts")
    thread = _text(payload, "message", "thread_ts") or _text(container, "thread_ts")
    return Message(
        keys=(gesture.key,),
        author=gesture.author,
        place=_place(gesture.author.workspace, gesture.channel, gesture.author.user, thread, ts),
        words=clean(words),
        kind=Kind.PRESSED,
        about=None if container.get("is_ephemeral") is True else ts or None,
        handle=gesture.handle,
    )


def _shortcut(payload: Payload, kind: str) -> Message | None:
    gesture, message = _gesture(payload), _inner(payload, "message")
    if gesture is None or not _text(payload, "callback_id"):
        return None
    spoken = read(_text(message, "text"))
    ts = _text(payload, "message_ts") or _text(message, "ts")
    channel = gesture.channel if kind == "message_action" else ""
    return Message(
        keys=(gesture.key,),
        author=gesture.author,
        place=_place(gesture.author.workspace, channel, gesture.author.user, _text(message, "thread_ts"), ts),
        words=f"ticket open {spoken.words}".strip(),
        kind=Kind.COMMAND,
        about=ts or None,
        mentions=spoken.mentions,
        handle=gesture.handle,
    )


class Spoken(NamedTuple):
    """Words as a person reads them, and who or what its `@` and `#` tokens are."""

    words: str
    mentions: dict[str, str]


def read(text: str) -> Spoken:
    """Undo Slack's markup of mentions, links, dates and escaped characters."""
    mentions: dict[str, str] = {}
    pieces, position = [], 0
    for token in _TOKEN.finditer(text):
        pieces += [_unescaped(text[position : token.start()]), _token(token[1], mentions)]
        position = token.end()
    pieces.append(_unescaped(text[position:]))
    return Spoken(clean("".join(pieces)).strip(), mentions)


def _token(inside: str, mentions: dict[str, str]) -> str:
    target, _, label = inside.partition("|")
    if target[:1] in {"@", "#"} and len(target) > 1:
        return _named(target[0], target[1:], label, mentions)
    if target.startswith("!subteam^"):
        return _named("@", target.split("^")[1], label, mentions)
    if target.startswith("!"):
        return _unescaped(label) if label else f"@{target[1:].partition('^')[0]}"
    return _unescaped(target.removeprefix("mailto:").removeprefix("tel:"))


def _named(sign: str, platform_id: str, label: str, mentions: dict[str, str]) -> str:
    token = sign + "_".join(clean(_unescaped(label)).lstrip(sign).split()) if label.strip(sign + " ") else ""
    if not token or mentions.get(token, platform_id) != platform_id:
        token = sign + platform_id
    mentions[token] = platform_id
    return token


def _mention(own: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t]*<@{re.escape(own)}(\|[^<>]*)?>[:,]?[ \t]*")


def _without(text: str, own: str, called: bool) -> str:
    """The text without our own name; without knowing it, a mention in front is ours when we were called."""
    if own:
        return _mention(own).sub(" ", text)
    return re.sub(r"\A\s*<@\w+(\|[^<>]*)?>[:,]?", "", text) if called else text


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _place(team: str, channel: str, user: str, thread: str = "", ts: str = "") -> Place:
    """Without a channel of its own: the private conversation."""
    return Place(PLATFORM, team, channel or f"@{user}", thread if thread and thread != ts else None)


def _key(kind: str, name: str) -> str:
    return f"{kind}:{name}" if name else ""


def _inner(payload: Payload, name: str) -> Payload:
    value = payload.get(name)
    return value if isinstance(value, dict) else {}


def _action(payload: Payload) -> Payload:
    actions = payload.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    return first if isinstance(first, dict) else {}


def _text(payload: Payload, *names: str) -> str:
    value: object = payload
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
