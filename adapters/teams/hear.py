"""What Teams tells us, as messages: a pure reading of messages, mentions, card buttons, reactions and installations."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from bot.model.messages import Kind, Message, Place, private_place
from bot.model.people import Identity
from bot.model.words import clean

Activity: TypeAlias = Mapping[str, Any]

PLATFORM = "teams"
THREAD = ";messageid="
CHANNEL, GROUP, PERSONAL = "channel", "groupChat", "personal"
FETCH = "composeExtension/fetchTask"
_MARKUP = re.compile(r"<[^<>]*>")
_TAG = re.compile(r"</?at\b[^>]*>")
_COMMAND = re.compile(r"[/!]\s*(?=\w)")
_HERE, _GONE = {"add", "add-upgrade"}, {"remove", "remove-upgrade"}


class Envelope(NamedTuple):
    """Who told it, and where. `conversation` is Teams' own name of the place, without its thread."""

    author: Identity
    place: Place
    conversation: str
    kind: str
    member: str
    bot: str
    url: str

    def references(self) -> dict[Place, str]:
        """What leads to the place again, and to its author alone."""
        way = {"url": self.url, "bot": self.bot}
        found = {private_place(self.author): _written({**way, "member": self.member})}
        if self.kind != PERSONAL:
            found[self.place.whole] = _written({**way, "conversation": self.conversation, "kind": self.kind})
        return found


def heard(activity: Activity, url: str) -> Message | None:
    """The message in a verified activity; None when it holds none for us. `url`: its service URL, checked.

    In a channel the place is the thread: Teams puts each message into one. `about` is the message that carried the
    button. Words are as a person reads them, without our own name in front.
    """
    told = envelope(activity, url)
    if told is None:
        return None
    match _text(activity, "type"):
        case "message" if "value" in activity and not _text(activity, "text").strip():
            # A button of a client that does not know Action.Execute.
            return _pressed(activity, told, _inner(activity, "value"))
        case "message":
            return _said(activity, told)
        case "invoke" if _text(activity, "name") == "adaptiveCard/action":
            return _pressed(activity, told, _inner(activity, "value", "action", "data"))
        case "invoke" if _text(activity, "name") == FETCH:
            return _shortcut(activity, told)
        case "messageReaction":
            return _reacted(activity, told)
        case "installationUpdate" | "conversationUpdate":
            return _met(activity, told)
    return None


def envelope(activity: Activity, url: str) -> Envelope | None:
    """None when nobody could be answered: a name, a tenant or a conversation is missing."""
    member, conversation = _text(activity, "from", "id"), _text(activity, "conversation", "id")
    tenant = _text(activity, "conversation", "tenantId") or _text(activity, "channelData", "tenant", "id")
    if not (member and conversation and tenant):
        return None
    user = _text(activity, "from", "aadObjectId") or member
    client = next((e for e in _entities(activity) if _text(e, "type") == "clientInfo"), {})
    author = Identity(
        PLATFORM,
        tenant,
        user,
        clean(_text(activity, "from", "name")),
        _text(client, "timezone") or _text(activity, "localTimezone"),
        _text(activity, "locale") or _text(client, "locale"),
    )
    whole, _, thread = conversation.partition(THREAD)
    kind = _text(activity, "conversation", "conversationType") or PERSONAL
    place = private_place(author) if kind == PERSONAL else Place(PLATFORM, tenant, whole, thread or None)
    return Envelope(author, place, whole, kind, member, _text(activity, "recipient", "id"), url)


def _said(activity: Activity, told: Envelope) -> Message | None:
    words, mentions, called = _read(activity, told.bot)
    handle = _handle(activity, told)
    addressed = called or handle is not None or told.place.direct
    command = _COMMAND.match(words) if addressed else None
    return Message(
        keys=_keys(activity, told, words),
        author=told.author,
        place=told.place,
        words=words[command.end() :] if command else words,
        kind=Kind.COMMAND if command or handle else Kind.SAID,
        addressed=addressed,
        mentions=mentions,
        handle=handle,
        references=told.references(),
    )


def _pressed(activity: Activity, told: Envelope, data: Activity) -> Message | None:
    words = clean(_text(data, "says") or _text(data, "pick")).strip()
    if not words:
        return None
    return Message(
        keys=_keys(activity, told, words),
        author=told.author,
        place=told.place,
        words=words,
        kind=Kind.PRESSED,
        about=_text(activity, "replyToId") or None,
        handle=_handle(activity, told),
        references=told.references(),
    )


def _handle(activity: Activity, told: Envelope) -> str | None:
    """Who can be answered where they asked so that nobody else sees it: whoever asked in that way themselves.

    https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
    """
    targeted = _inner(activity, "recipient").get("isTargeted") is True
    return told.member if targeted and not told.place.direct else None


def _shortcut(activity: Activity, told: Envelope) -> Message | None:
    """A ticket about a message somebody points to, or without words to begin with."""
    shown = _text(activity, "value", "messagePayload", "body", "content")
    words = " ".join(html.unescape(_MARKUP.sub(" ", shown)).split())
    return Message(
        keys=_keys(activity, told, words),
        author=told.author,
        place=told.place,
        words=clean(f"ticket open {words}").strip(),
        kind=Kind.COMMAND,
        about=_text(activity, "value", "messagePayload", "id") or None,
        references=told.references(),
    )


def _reacted(activity: Activity, told: Envelope) -> Message | None:
    added = activity.get("reactionsAdded")
    first = added[0] if isinstance(added, list) and added else None
    name, about = _text(first if isinstance(first, dict) else {}, "type"), _text(activity, "replyToId")
    if not (name and about):
        return None
    return Message(
        keys=_keys(activity, told, f"{about} {name}"),
        author=told.author,
        place=told.place,
        words=f":{name}:",
        kind=Kind.REACTED,
        addressed=False,
        about=about,
    )


def _met(activity: Activity, told: Envelope) -> Message | None:
    """We came to a place, or left it; who else came or left is nothing to us."""
    action = _text(activity, "action")
    here = action in _HERE or told.bot in _members(activity, "membersAdded")
    gone = action in _GONE or told.bot in _members(activity, "membersRemoved")
    if not here and not gone:
        return None
    place = told.place.whole
    references = {place: told.references()[place] if here else ""}
    keys = _keys(activity, told, f"{action} {here}")
    return Message(keys, told.author, place, "", Kind.MET, addressed=False, references=references)


def _members(activity: Activity, name: str) -> set[str]:
    found = activity.get(name)
    return {_text(each, "id") for each in found if isinstance(each, dict)} if isinstance(found, list) else set()


def _keys(activity: Activity, told: Envelope, words: str) -> tuple[str, ...]:
    """The activity's own name, and one for the gesture: Teams may bring it again under another name."""
    name, at = _text(activity, "id"), _text(activity, "timestamp")
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
    keys = [f"activity:{told.conversation}:{name}"] if name else []
    if at or not name:
        keys.append(f"gesture:{told.conversation}:{told.member}:{at}:{digest}")
    return tuple(keys)


def _read(activity: Activity, bot: str) -> tuple[str, dict[str, str], bool]:
    """The words, whom and what they name, and whether they name us."""
    text, mentions, called = _text(activity, "text"), dict[str, str](), False
    for entity in _entities(activity):
        if _text(entity, "type") != "mention" or not (tag := _text(entity, "text")):
            continue
        if bot and _text(entity, "mentioned", "id") == bot:
            text, called = text.replace(tag, " "), True
        else:
            text = text.replace(tag, _named(_inner(entity, "mentioned"), mentions), 1)
    words = html.unescape(_TAG.sub("", text)).replace("\xa0", " ")
    return clean(words).strip(), mentions, called


def _named(mentioned: Activity, mentions: dict[str, str]) -> str:
    """`@name` or `#channel`. A person is known by the id of the directory; without it the name must do."""
    told = _text(mentioned, "id")
    channel = told.startswith("19:") or _text(mentioned, "type") == "channel"
    known = told if channel else _text(mentioned, "aadObjectId")
    sign = "#" if channel else "@"
    token = sign + "_".join(clean(_text(mentioned, "name")).lstrip("@#").split())
    if known and (token == sign or mentions.get(token, known) != known):
        token = sign + known
    if known:
        mentions[token] = known
    return token


def _entities(activity: Activity) -> Iterator[Activity]:
    found = activity.get("entities")
    yield from (entity for entity in (found if isinstance(found, list) else []) if isinstance(entity, dict))


def _written(reference: Mapping[str, str]) -> str:
    return json.dumps(reference, sort_keys=True, separators=(",", ":"))


def _inner(activity: Activity, *names: str) -> Activity:
    value: object = activity
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _text(activity: Activity, *names: str) -> str:
    value = _inner(activity, *names[:-1]).get(names[-1])
    return value if isinstance(value, str) else ""
