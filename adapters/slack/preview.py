"""What Slack would be told to show a card, and how its clients draw that."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.previews import Look, Measure, Part, Press, Preview, Previews, Row, Run, Shape, people_in, settled
from adapters.slack import say
from adapters.slack.dialect import GAP
from adapters.slack.reading import PLATFORM
from bot.model.messages import Style
from bot.model.ports import Post

_SPAN = re.compile(r"(?<![\w*_~`\u200b])([*_~`])(?=[^\s\u200b])([^\n]*?[^\s\u200b])\1(?![\w*_~`\u200b])")
_TOKEN = re.compile(r"<([^<>]*)>")
_LOOKS = {"*": Look.STRONG, "_": Look.SLANTED, "~": Look.STRUCK, "`": Look.CODE}
_DATE = re.compile(r"!date\^(\d+)\^")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def preview(post: Post, replaces: str | None) -> Preview:
    """The call the adapter would make, with ids made up where the people and places are not Slack's."""
    there = settled(post, PLATFORM, _user, _channel)
    hidden = there.private_to if not there.place.direct else None
    channel = f"D{there.place.channel[1:]}" if there.place.direct else there.place.channel
    if hidden:
        call, body = "chat.postEphemeral", {"channel": channel, "user": hidden.user, **say.whispered(there)}
    elif replaces is not None:
        call, body = "chat.update", {"channel": channel, "ts": replaces, **say.edited(there)}
    else:
        call, body = "chat.postMessage", {"channel": channel, **say.payload(there)}
    reading = _Reading(there)
    return Preview(
        call,
        body,
        post.place,
        hidden is not None,
        "\n".join("".join(run.text for run in row) for row in reading.rows(body["text"])),
        tuple(reading.parts(body)),
        tuple(_measures(body, replaces is not None)),
    )


def _user(name: str) -> str:
    return f"U{re.sub('[^A-Z0-9]', '', name.upper())}"


def _channel(name: str) -> str:
    return f"C{re.sub('[^A-Z0-9]', '', name.upper())}"


def _measures(body: Mapping[str, Any], edit: bool) -> Iterator[Measure]:
    blocks = body.get("blocks", [])
    rows = [len(block["elements"]) for block in blocks if block["type"] == "actions"]
    yield Measure("blocks", len(blocks), say.MOST_BLOCKS)
    yield Measure("characters in the blocks", say.size(blocks), say.MOST_IN_BLOCKS)
    if edit:
        yield Measure("bytes of text", say.bytes_of(body["text"]), say.LONGEST_EDIT)
    else:
        yield Measure("characters of text", len(body["text"]), say.LONGEST_TEXT)
    if rows:
        yield Measure("buttons in a row", max(rows), say.MOST_IN_A_ROW)


class _Reading:
    """The blocks of one message as a client reads them: it knows the people's names, and its own zone."""

    def __init__(self, post: Post) -> None:
        self._zone = ZoneInfo(post.reader.zone)
        known = {identity.user: person.name for person in people_in(post.card) for identity in person.identities}
        self._names = known

    def parts(self, body: Mapping[str, Any]) -> Iterator[Part]:
        for block in body.get("blocks", ()):
            yield self._part(block)
        if not body.get("blocks"):
            yield Part(Shape.TEXT, self.rows(body["text"]))

    def _part(self, block: Mapping[str, Any]) -> Part:
        match block:
            case {"type": "header", "text": {"text": words}}:
                return Part(Shape.TITLE, ((Run(words),),))
            case {"type": "section", "fields": fields}:
                return Part(Shape.FACTS, tuple(self._lines(field["text"]) for field in fields))
            case {"type": "actions", "elements": elements}:
                return Part(Shape.BUTTONS, presses=tuple(map(_press, elements)))
            case {"type": "context", "elements": elements}:
                return Part(Shape.NOTE, tuple(row for each in elements for row in self.rows(each["text"])))
            case _:
                return Part(Shape.TEXT, self.rows(block["text"]["text"]))

    def rows(self, text: str) -> tuple[Row, ...]:
        """Finished mrkdwn, line by line."""
        return tuple(tuple(self._runs(line, ())) for line in text.split("\n"))

    def _lines(self, text: str) -> Row:
        runs: list[Run] = []
        for number, row in enumerate(self.rows(text)):
            runs += [*([Run("\n")] if number else []), *row]
        return tuple(runs)

    def _runs(self, text: str, looks: tuple[Look, ...]) -> Iterator[Run]:
        position = 0
        for span in _SPAN.finditer(text):
            yield from self._plain(text[position : span.start()], looks)
            yield from self._runs(span[2], (*looks, _LOOKS[span[1]]))
            position = span.end()
        yield from self._plain(text[position:], looks)

    def _plain(self, text: str, looks: tuple[Look, ...]) -> Iterator[Run]:
        for number, piece in enumerate(_TOKEN.split(text)):
            if number % 2:
                yield self._token(piece, looks)
            elif piece:
                yield Run(_read(piece), looks)

    def _token(self, token: str, looks: tuple[Look, ...]) -> Run:
        target, _, label = token.partition("|")
        if target.startswith("@"):
            return Run(f"@{self._names.get(target[1:], target[1:])}", (*looks, Look.NAME))
        if date := _DATE.match(target):
            return Run(self._moment(int(date[1])), (*looks, Look.MOMENT))
        return Run(_read(label or target), looks, _read(target))

    def _moment(self, stamp: int) -> str:
        """`Feb 18, 2014 6:39 AM`, as of any day but yesterday, today and tomorrow, which are written as words there:
        https://docs.slack.dev/reference/block-kit/block-elements/date-element
        """
        at = datetime.fromtimestamp(stamp, UTC).astimezone(self._zone)
        return f"{_MONTHS[at.month - 1]} {at.day}, {at.year} {at:%I:%M %p}".replace(" 0", " ")


def _press(element: Mapping[str, Any]) -> Press:
    style = element.get("style", Style.PLAIN.value)
    return Press(element["text"]["text"], element["value"], style, element.get("accessibility_label", ""))


def _read(text: str) -> str:
    return html.unescape(text.replace(GAP, ""))


PREVIEWS = Previews(PLATFORM, "Slack", preview, Path(__file__).with_name("preview.css"))
