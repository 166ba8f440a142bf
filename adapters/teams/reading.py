"""What all activities of Teams tell alike: who did it, where, and by which names it is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from adapters.reading import inner, text
from adapters.seals import UNSEALED, Seal
from bot.model.messages import Place, private_place
from bot.model.people import Identity
from bot.model.words import clean

Activity: TypeAlias = Mapping[str, Any]

PLATFORM = "teams"
THREAD = ";messageid="
CHANNEL, PERSONAL = "channel", "personal"
FETCH = "composeExtension/fetchTask"
_EXTENSION = "composeExtension/"


class Envelope(NamedTuple):
    """Who told it, and where. `conversation` is Teams' own name of the place, without its thread; `roster` the name of
    what its members are members of: a channel's are those of its team. `handle`: who can be answered there unseen,
    as they asked themselves: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
    `seal`: makes names of what was said.
    """

    author: Identity
    place: Place
    conversation: str
    kind: str
    member: str
    bot: str
    url: str
    roster: str = ""
    handle: str | None = None
    seal: Seal = UNSEALED

    def references(self) -> dict[Place, str]:
        """What leads to the place again, and to its author alone."""
        way = {"url": self.url, "bot": self.bot}
        found = {private_place(self.author): _written({**way, "member": self.member})}
        if self.kind != PERSONAL:
            found[self.place.whole] = _written({**way, "conversation": self.conversation, "kind": self.kind})
        return found


def envelope(activity: Activity, url: str, seal: Seal = UNSEALED) -> Envelope | None:
    """None when nobody could be answered: a name, a tenant or a conversation is missing. What an extension asks is
    asked in private.
    """
    member, conversation = text(activity, "from", "id"), text(activity, "conversation", "id")
    tenant = text(activity, "conversation", "tenantId") or text(activity, "channelData", "tenant", "id")
    if not (member and conversation and tenant):
        return None
    user = text(activity, "from", "aadObjectId") or member
    client = next((e for e in entities(activity) if text(e, "type") == "clientInfo"), {})
    author = Identity(
        PLATFORM,
        tenant,
        user,
        clean(text(activity, "from", "name")),
        text(client, "timezone") or text(activity, "localTimezone"),
        text(activity, "locale") or text(client, "locale"),
    )
    whole, _, thread = conversation.partition(THREAD)
    kind = PERSONAL if is_extension(activity) else text(activity, "conversation", "conversationType") or PERSONAL
    place = private_place(author) if kind == PERSONAL else Place(PLATFORM, tenant, whole, thread or None)
    roster = text(activity, "channelData", "team", "id") or whole
    unseen = kind != PERSONAL and inner(activity, "recipient").get("isTargeted") is True
    bot, handle = text(activity, "recipient", "id"), member if unseen else None
    return Envelope(
        author=author,
        place=place,
        conversation=whole,
        kind=kind,
        member=member,
        bot=bot,
        url=url,
        roster=roster,
        handle=handle,
        seal=seal,
    )


def is_extension(activity: Activity) -> bool:
    """Whether it comes from what the app adds to other conversations: we need not be in that one.
    https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions
    """
    return text(activity, "type") == "invoke" and text(activity, "name").startswith(_EXTENSION)


def keys(activity: Activity, told: Envelope, words: str) -> tuple[str, ...]:
    """The activity's own name, and one for the gesture: Teams may bring it again under another name."""
    name, at = text(activity, "id"), text(activity, "timestamp")
    found = [f"activity:{told.conversation}:{name}"] if name else []
    if at or not name:
        found.append(f"gesture:{told.conversation}:{told.member}:{at}:{told.seal(words)}")
    return tuple(found)


def entities(activity: Activity) -> Iterator[Activity]:
    """What it says beside its words."""
    found = activity.get("entities")
    yield from (entity for entity in (found if isinstance(found, list) else []) if isinstance(entity, dict))


def _written(reference: Mapping[str, str]) -> str:
    return json.dumps(reference, sort_keys=True, separators=(",", ":"))
