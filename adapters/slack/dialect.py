"""How Slack writes: mrkdwn in which nothing typed can ping, link or format, and how to cut it without tearing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from adapters.plain import PLAIN
from adapters.slack.reading import PLATFORM
from bot.model.moments.moments import written_there
from bot.model.people import Person, Reader
from bot.model.words import USUAL, Channel, Link, Manner, clipped, shortened

GAP = "\u200b"
"""Slack knows no escape for its marks. A gap nobody sees, on both sides of a mark, keeps it from opening or closing."""

_MARK = re.compile(r"[*_~`]+")
_QUOTE = re.compile(r"^(?=&gt;)", re.MULTILINE)
_USER = re.compile(r"[UW][A-Z0-9]{1,30}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")
_LONGEST_ADDRESS = 2000


class Mrkdwn:
    """Slack's dialect, in one workspace."""

    def __init__(self, workspace: str, manner: Manner = USUAL) -> None:
        self._workspace = workspace
        self.manner = manner

    def literal(self, text: str) -> str:
        """The text as it stands. Gaps come only where a mark could work: `snake_case` can still be copied."""
        return _QUOTE.sub(GAP, escaped(_MARK.sub(_gapped, text)))

    def strong(self, inner: str) -> str:
        return f"*{inner}*" if inner.strip() else inner

    def code(self, inner: str) -> str:
        return f"`{inner}`" if inner.strip() else inner

    def person(self, person: Person) -> str:
        identity = person.on(PLATFORM, self._workspace)
        if identity is None or not _USER.fullmatch(identity.user):
            return self.literal(PLAIN.person(person))
        return f"<@{identity.user}>"

    def moment(self, moment: datetime, reader: Reader) -> str:
        """Slack shows it in the zone of whoever looks; the fallback is in the reader's."""
        fallback = re.sub(r"[^\w/:,+ -]", "", written_there(moment, reader.zone))
        return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>"

    def link(self, link: Link) -> str:
        address = quote(link.address, safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace")
        if not re.match(r"(https?://|mailto:)", address) or len(address) > _LONGEST_ADDRESS:
            return self.literal(PLAIN.link(link))
        label = " ".join(shortened(link.label, 300).replace("|", "¦").split())
        return f"<{escaped(address)}|{self.literal(label)}>" if label else f"<{escaped(address)}>"

    def channel(self, channel: Channel) -> str:
        ours = (channel.platform, channel.workspace) == (PLATFORM, self._workspace)
        return f"<#{channel.id}>" if ours and _CHANNEL.fullmatch(channel.id) else self.literal(PLAIN.channel(channel))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _gapped(mark: re.Match[str]) -> str:
    before, after = mark.string[: mark.start()][-1:], mark.string[mark.end() :][:1]
    inside_word = before.isalnum() and after.isalnum()
    alone = before.isspace() and after.isspace()
    harmless = mark[0] in {"*", "_", "~"} and (inside_word or alone)
    return mark[0] if harmless else GAP + GAP.join(mark[0]) + GAP


def cut(text: str, limit: int) -> str:
    """At most `limit` characters of finished mrkdwn, ended with an ellipsis when something is missing."""
    return text if len(text) <= limit else _front(text, limit - 1).rstrip() + "…"


def pieces(text: str, limit: int) -> Iterator[str]:
    """All of the text in pieces of at most `limit` characters, torn between lines or words where there are any."""
    while len(text) > limit:
        front = _front(text, limit)
        room = max(front.rfind("\n"), front.rfind(" ")) + 1
        end = room if room > limit // 2 and _whole(front[:room]) else len(front)
        yield text[:end]
        text = text[end:]
    yield text


def _front(text: str, limit: int) -> str:
    """The longest beginning that tears neither a grapheme, nor a `<token>`, nor an `&entity;`."""
    front = clipped(text[: limit + 2] + ".", limit + 1).removesuffix("…") if len(text) > limit else text
    if not _whole(front):
        front = front[: front.rfind("<")]
    entity = front.rfind("&", max(0, len(front) - 5))
    if entity >= 0 and ";" not in front[entity:]:
        front = front[:entity]
    return front or text[:limit]


def _whole(front: str) -> bool:
    return front.rfind("<") <= front.rfind(">")
