"""What Teams tells us, as messages: a pure reading of messages, mentions, card buttons, reactions and installations."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from adapters.reading import inner as _inner
from adapters.reading import kind_of_file, listed
from adapters.reading import text as _text
from adapters.seals import UNSEALED, Seal
from adapters.teams.reading import FETCH, PLATFORM, Activity, Envelope, entities, envelope, keys
from bot.model.messages import Kind, Message, Original, Place
from bot.model.people import Identity
from bot.model.words import clean

_MARKUP = re.compile(r"<[^<>]*>")
_TAG = re.compile(r"</?at\b[^>]*>")
_FILE = "application/vnd.microsoft.teams.file.download.info"
_COMMAND = re.compile(r"[/!]\s*(?=\w)")
_CHANGES = {("messageUpdate", "editMessage"): Kind.EDITED, ("messageDelete", "softDeleteMessage"): Kind.DELETED}
_HERE, _GONE = {"add", "add-upgrade"}, {"remove", "remove-upgrade"}


def heard(activity: Activity, url: str, seal: Seal = UNSEALED) -> Message | None:
    """The message in a verified activity; None when it holds none for us. `url`: its service URL, checked.

    In a channel the place is the thread: Teams puts each message into one. `about` is the message that carried the
    button. Words are as a person reads them, without our own name in front.
    """
    told = envelope(activity, url, seal)
    found = _heard(activity, told) if told else None
    if found is None or told is None or told.place.direct:
        return found
    return replace(found, within=Place(PLATFORM, told.author.workspace, told.roster))


def _heard(activity: Activity, told: Envelope) -> Message | None:
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
        case kind if kind in _HAPPENINGS:
            return _HAPPENINGS[kind](activity, told)
    return None


def _said(activity: Activity, told: Envelope) -> Message:
    words, mentions, called = _read(activity, told.bot)
    addressed = called or told.handle is not None or told.place.direct
    command = _COMMAND.match(words) if addressed else None
    return Message(
        keys=keys(activity, told, words),
        author=told.author,
        place=told.place,
        words=words[command.end() :] if command else words,
        kind=Kind.COMMAND if command or told.handle else Kind.SAID,
        addressed=addressed,
        remote_id=_text(activity, "id") or None,
        mentions=mentions,
        handle=told.handle,
        references=told.references(),
        files=_files(activity),
    )


def _files(activity: Activity) -> tuple[str, ...]:
    """The kinds of what was sent along: a picture that was pasted, or a file, of which the app must say that it takes
    some; what stands in a channel is not told. The HTML beside them is the words once more.
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
    """
    kinds = (_text(each, "contentType") for each in listed(activity, "attachments"))
    return tuple(kind_of_file(kind) for kind in kinds if kind.startswith("image/") or kind == _FILE)


def _changed(activity: Activity, told: Envelope) -> Message | None:
    """Other words in a message, or its end; one that is restored is left as it is.
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
    """
    name, at = _text(activity, "id"), _text(activity, "timestamp")
    kind = _CHANGES.get((_text(activity, "type"), _text(activity, "channelData", "eventType")))
    if kind is None or not name:
        return None
    said = _said(activity, told)
    key = f"activity:{told.conversation}:{name}"
    again = f"{kind.value}:{key}" if kind is Kind.DELETED else f"{kind.value}:{key}:{at}:{told.seal(said.words)}"
    edit = kind is Kind.EDITED
    return replace(
        said,
        keys=(again,),
        kind=kind,
        words=said.words if edit else "",
        addressed=said.addressed and edit,
        remote_id=None,
        about=name,
        original=Original(key, told.author, stamp=at if edit else ""),
    )


def _pressed(activity: Activity, told: Envelope, data: Activity) -> Message | None:
    words = clean(_text(data, "says") or _text(data, "pick")).strip()
    return gesture(activity, told, words, Kind.PRESSED) if words else None


def gesture(activity: Activity, told: Envelope, words: str, kind: Kind, seal: str = "") -> Message:
    """Something done with what we have shown. `seal` tells it from others with the same words."""
    return Message(
        keys=keys(activity, told, words + seal),
        author=told.author,
        place=told.place,
        words=words,
        kind=kind,
        about=_text(activity, "replyToId") or None,
        handle=told.handle,
        references=told.references(),
    )


def _shortcut(activity: Activity, told: Envelope) -> Message | None:
    """A ticket about a message somebody points to, or without words to begin with."""
    shown = _text(activity, "value", "messagePayload", "body", "content")
    words = " ".join(html.unescape(_MARKUP.sub(" ", shown)).split())
    return Message(
        keys=keys(activity, told, words),
        author=told.author,
        place=told.place,
        words=clean(f"ticket open {words}").strip(),
        kind=Kind.COMMAND,
        about=_text(activity, "value", "messagePayload", "id") or None,
        references=told.references(),
    )


def _reacted(activity: Activity, told: Envelope) -> Message | None:
    """An emoji is no words for the desk here: reactions "aren't a reliable or consistent indicator of intent, and
    shouldn't drive agent behavior".
    https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-reactions#best-practices-and-design-guidance
    """
    added = activity.get("reactionsAdded")
    first = added[0] if isinstance(added, list) and added else None
    name, about = _text(first if isinstance(first, dict) else {}, "type"), _text(activity, "replyToId")
    if not (name and about):
        return None
    return Message(
        keys=keys(activity, told, f"{about} {name}"),
        author=told.author,
        place=told.place,
        words=f":{name}:",
        kind=Kind.REACTED,
        addressed=False,
        about=about,
    )


def _met(activity: Activity, told: Envelope) -> Message | None:
    """We came to a place, or left it, or others did."""
    action = _text(activity, "action")
    here = action in _HERE or told.bot in _members(activity, "membersAdded")
    gone = action in _GONE or told.bot in _members(activity, "membersRemoved")
    if not here and not gone:
        return _moved(activity, told)
    place = told.place.whole
    references = {place: told.references()[place] if here else ""}
    return Message(
        keys(activity, told, f"{action} {here}"),
        told.author,
        place,
        "",
        Kind.MET,
        addressed=False,
        references=references,
    )


def _moved(activity: Activity, told: Envelope) -> Message | None:
    """Who has come to a team or a group, or left it; of a team its first channel has the team's id. Who is told without
    the id that the directory gives them is not known to us.
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
    """
    for name, kind in (("membersAdded", Kind.JOINED), ("membersRemoved", Kind.DEPARTED)):
        users = sorted({_text(each, "aadObjectId") for each in listed(activity, name)} - {""})
        if users and not told.place.direct:
            persons = tuple(Identity(PLATFORM, told.author.workspace, user) for user in users)
            named = keys(activity, told, f"{name} {users}")
            return Message(named, told.author, told.place.whole, "", kind, addressed=False, persons=persons)
    return None


_HAPPENINGS = {
    "messageUpdate": _changed,
    "messageDelete": _changed,
    "messageReaction": _reacted,
    "installationUpdate": _met,
    "conversationUpdate": _met,
}


def _members(activity: Activity, name: str) -> set[str]:
    return {_text(each, "id") for each in listed(activity, name)}


def _read(activity: Activity, bot: str) -> tuple[str, dict[str, str], bool]:
    """The words, whom and what they name, and whether they name us."""
    text, mentions, called = _text(activity, "text"), dict[str, str](), False
    for entity in entities(activity):
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
