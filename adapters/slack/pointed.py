"""What a message says that somebody points to by a reaction: Slack tells only where it is."""

from __future__ import annotations

from dataclasses import replace

from adapters.reading import text
from adapters.slack.api import Api
from adapters.slack.hear import read
from adapters.slack.reading import PLATFORM, Payload
from bot.model.messages import Message, Original
from bot.model.people import Identity

_SPOKEN = ("", "file_share", "thread_broadcast", "me_message")


async def shown(api: Api, message: Message, channel: str) -> Message:
    """The reaction with the words it is set on, and who wrote them; as it was when no person wrote there.

    Of a message in a thread, and of one that begins none, this method gives the message itself:
    https://docs.slack.dev/reference/methods/conversations.replies
    """
    ts, original = message.about or "", message.original
    asked = {"channel": channel, "ts": ts, "limit": "1", "inclusive": "true"}
    answer = await api.ask("conversations.replies", asked, workspace=message.place.workspace)
    messages = answer.get("messages")
    found = next((m for m in messages if text(m, "ts") == ts), None) if isinstance(messages, list) else None
    if found is None or original is None or not _of_a_person(found):
        return message
    team = text(found, "user_team") or text(found, "team") or message.author.workspace
    spoken = read(text(found, "text"))
    written = Original(original.key, Identity(PLATFORM, team, text(found, "user")), spoken.words)
    return replace(message, original=written, mentions=spoken.mentions)


def _of_a_person(found: Payload) -> bool:
    return bool(text(found, "user")) and not found.get("bot_id") and text(found, "subtype") in _SPOKEN
