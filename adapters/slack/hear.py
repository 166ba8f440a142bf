"""What Slack tells us, as messages: a pure reading of events, edits, commands, buttons and shortcuts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from adapters.reading import first as _first
from adapters.reading import inner as _inner
from adapters.reading import kind_of_file, listed
from adapters.reading import text as _text
from adapters.slack import home
from adapters.slack.happenings import MOVES, REGROUPED, deleted, moved, reacted, regrouped
from adapters.slack.reading import PLATFORM, Payload, event_keys, key, place_of, post_key
from bot.model.messages import Kind, Message, Original
from bot.model.people import Identity
from bot.model.understanding.calls import called_by
from bot.model.words import clean

_SPOKEN = {"", "file_share", "thread_broadcast"}
_NO_EMOJI: Mapping[str, str] = {}
_TOKEN = re.compile(r"<([^<>]*)>")


def heard(payload: Payload, own: str = "", emoji: Mapping[str, str] = _NO_EMOJI) -> Message | None:
    """The message in a verified payload; None when it holds none for us. `own` is the bot's user id, when known.
    `emoji`: what those say that mean something.

    A message in a direct conversation is addressed, and its place is `@` + the person; who opens their Home tab says
    `home` on their page. `about` of a press is None when the button stood on something that only the presser saw: the
    answer belongs to them alone. Files are told with their message
    (https://docs.slack.dev/reference/events/message/file_share); to look at one takes `files:read`, which is not asked
    for.
    """
    kind = _text(payload, "type")
    if kind == "event_callback":
        return _event(payload, own_id(payload) or own, emoji)
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


def _event(payload: Payload, own: str, emoji: Mapping[str, str]) -> Message | None:
    event = _inner(payload, "event")
    kind, change = _text(event, "type"), _CHANGES.get(_text(event, "subtype"))
    if kind == "message" and change:
        return change(payload, event, own)
    if kind == REGROUPED:
        return regrouped(payload, event)
    if kind in MOVES:
        return moved(payload, event, own)
    if not _text(event, "user") or event.get("bot_id") or _text(event, "user") == own:
        return None
    if kind in {"message", "app_mention"}:
        return _said(payload, event, own)
    if kind == "app_home_opened":
        return home.opened(payload)
    return reacted(payload, event, own, emoji) if kind == "reaction_added" else None


def _said(payload: Payload, event: Payload, own: str) -> Message | None:
    channel, ts, user = _text(event, "channel"), _text(event, "ts"), _text(event, "user")
    team = _text(payload, "team_id")
    if _text(event, "subtype") not in _SPOKEN or not (channel and ts and team):
        return None
    called = _text(event, "type") == "app_mention"
    direct = _text(event, "channel_type") == "im" or channel.startswith("D")
    text = _text(event, "text")
    spoken = read(_without(text, own, called))
    return Message(
        keys=event_keys(payload, post_key(channel, ts), key("client", _text(event, "client_msg_id"))),
        author=Identity(PLATFORM, team, user, nick=clean(_text(event, "username")), guest=_from_elsewhere(event, team)),
        place=place_of(team, "" if direct else channel, user, _text(event, "thread_ts"), ts),
        words=spoken.words,
        addressed=called or direct or bool(own and _mention(own).search(text)),
        remote_id=ts,
        mentions=spoken.mentions,
        files=tuple(kind_of_file(_text(file, "mimetype")) for file in listed(event, "files")),
    )


def _from_elsewhere(event: Payload, team: str) -> bool | None:
    """A message in a channel shared with another organisation names its author's (https://docs.slack.dev/apis/slack-connect).

    An `E` begins the id of an organisation, whose workspaces may be ours as well.
    """
    theirs = _text(event, "user_team") or _text(event, "source_team")
    return True if theirs not in ("", team) and not theirs.startswith("E") else None


def _edited(payload: Payload, event: Payload, own: str) -> Message | None:
    """Other words in a person's message. It comes too when Slack adds a preview, an answer below it or a language:
    the words are the same then, or nobody edited them.
    https://docs.slack.dev/reference/events/message/message_changed
    """
    new, old = _inner(event, "message"), _inner(event, "previous_message")
    if _text(new, "subtype") == "tombstone":
        return deleted(payload, event, own)
    editor, stamp, ts = _text(new, "edited", "user"), _text(new, "edited", "ts"), _text(new, "ts")
    theirs = editor not in ("", own) and {editor} == {_text(new, "user"), _text(old, "user") or editor}
    if not theirs or new.get("bot_id") or _text(new, "text") == _text(old, "text"):
        return None
    where = {name: _text(event, name) for name in ("channel", "channel_type")}
    said = _said(payload, {**new, **where, "type": "message"}, own)
    if said is None:
        return None
    original = post_key(where["channel"], ts)
    return replace(
        said,
        keys=event_keys(payload, f"edit:{original}:{stamp}"),
        kind=Kind.EDITED,
        remote_id=None,
        about=ts,
        original=Original(original, said.author, stamp=stamp),
    )


def _command(payload: Payload) -> Message | None:
    user, team, channel = (_text(payload, name) for name in ("user_id", "team_id", "channel_id"))
    if not (user and team and channel and _text(payload, "command")):
        return None
    direct = channel.startswith("D") or _text(payload, "channel_name") == "directmessage"
    spoken = read(called_by(_text(payload, "command"), _text(payload, "text")))
    handle = _text(payload, "response_url")
    return Message(
        keys=(f"command:{_text(payload, 'trigger_id') or sha256(handle.encode()).hexdigest()}",),
        author=Identity(PLATFORM, team, user, nick=clean(_text(payload, "user_name"))),
        place=place_of(team, "" if direct else channel, user),
        words=spoken.words,
        kind=Kind.COMMAND,
        mentions=spoken.mentions,
        handle=handle or None,
    )


_CHANGES = {"message_changed": _edited, "message_deleted": deleted}


class Gesture(NamedTuple):
    """What buttons and shortcuts have in common."""

    author: Identity
    channel: str
    key: str
    handle: str | None


def gesture_of(payload: Payload) -> Gesture | None:
    """None when it does not say who did it."""
    person, container = _inner(payload, "user"), _inner(payload, "container")
    user, team = _text(person, "id"), _text(payload, "team", "id") or _text(person, "team_id")
    if not (user and team):
        return None
    channel = _text(payload, "channel", "id") or _text(container, "channel_id")
    stamp = _text(payload, "action_ts") or _text(_first(payload, "actions"), "action_ts")
    once = _text(payload, "trigger_id") or f"{user}:{_text(container, 'message_ts')}:{stamp}"
    name = clean(_text(person, "name") or _text(person, "username"))
    return Gesture(
        Identity(PLATFORM, team, user, nick="" if name == user else name),
        "" if channel.startswith("D") else channel,
        f"action:{once}",
        _text(payload, "response_url") or None,
    )


def _pressed(payload: Payload) -> Message | None:
    gesture, action, container = gesture_of(payload), _first(payload, "actions"), _inner(payload, "container")
    words = _text(action, "value") or _text(action, "selected_option", "value")
    if gesture is None or not words or not _text(action, "action_id"):
        return None
    ts = _text(container, "message_ts") or _text(payload, "message", "ts")
    thread = _text(payload, "message", "thread_ts") or _text(container, "thread_ts")
    return Message(
        keys=(gesture.key,),
        author=gesture.author,
        place=place_of(gesture.author.workspace, gesture.channel, gesture.author.user, thread, ts),
        words=clean(words),
        kind=Kind.PRESSED,
        about=None if container.get("is_ephemeral") is True else ts or None,
        handle=gesture.handle,
    )


def _shortcut(payload: Payload, kind: str) -> Message | None:
    gesture, message = gesture_of(payload), _inner(payload, "message")
    if gesture is None or not _text(payload, "callback_id"):
        return None
    spoken = read(_text(message, "text"))
    ts = _text(payload, "message_ts") or _text(message, "ts")
    channel = gesture.channel if kind == "message_action" else ""
    return Message(
        keys=(gesture.key,),
        author=gesture.author,
        place=place_of(gesture.author.workspace, channel, gesture.author.user, _text(message, "thread_ts"), ts),
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
    bare = target == f"http://{label}" and "/" not in label  # Slack makes a link of whatever looks like a host
    return _unescaped(label if bare else target.removeprefix("mailto:").removeprefix("tel:"))


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
