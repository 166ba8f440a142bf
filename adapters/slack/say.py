"""A card as Slack takes it: Block Kit within its limits, and every word of it again as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from adapters.plain import PLAIN, Writes, named, plain_text, typed, writer
from adapters.slack.dialect import Mrkdwn, cut, pieces
from adapters.slack.form import OPENS
from adapters.slack.reading import EVENT_TYPE
from bot.model.messages import Button, Card, Style
from bot.model.people import Reader
from bot.model.ports import Post
from bot.model.words import Manner, Said, clean, lines, render, say, shortened, visible

Block: TypeAlias = dict[str, Any]

LONGEST_TEXT = 39_000
LONGEST_EDIT = 4000
"""Bytes; chat.update refuses more with `msg_too_long`, whatever its blocks hold."""
_WHISPERED = ("text", "blocks", "thread_ts")
_ROOMS = (1500, 700, 300, 150, 75, 30)
_SHORTENED = say("This is shortened. Ask me for it again to read all of it.")
MOST_BLOCKS, MOST_IN_BLOCKS, MOST_IN_A_ROW = 50, 13_000, 25
_SECTION, _FIELD, _HEADER, _LABEL, _VALUE, _FIELDS = 3000, 2000, 150, 75, 2000, 10
_SEEN = 30
"""So many characters of a button's label are surely shown, above all on a phone:
https://docs.slack.dev/reference/block-kit/block-elements/button-element
"""
_STYLES: Mapping[Style, dict[str, str]] = {
    Style.PLAIN: {},
    Style.PRIMARY: {"style": "primary"},
    Style.DANGER: {"style": "danger"},
}


def payload(post: Post) -> dict[str, Any]:
    """Everything of a message but the channel it goes to. Without blocks when no arrangement of them would fit."""
    dialect = Mrkdwn(post.place.workspace, _manner(post))
    written = writer(post.reader, dialect)
    said: dict[str, Any] = {
        "text": cut(plain_text(post.card, post.reader, dialect, written), LONGEST_TEXT) or "…",
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": post.key}},
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if post.place.thread:
        said["thread_ts"] = post.place.thread
    if found := blocks(post.card, post.reader, dialect, written):
        said["blocks"] = found
    return said


def _manner(post: Post) -> Manner:
    """Nobody can answer below what they alone see: https://docs.slack.dev/messaging#ephemeral

    What a person wrote only they can delete, no bot: https://docs.slack.dev/reference/methods/chat.delete
    """
    taking = say(
        "Please delete your message: point at it, or hold it on a phone, choose **More actions** (⋮), then "
        "**Delete message**."
    )
    return Manner(threads=post.private_to is None or post.place.direct, taking=taking)


def whispered(post: Post) -> dict[str, Any]:
    """What of a message goes to one person alone; it cannot be found again, so it carries no key."""
    said = payload(post)
    return {name: said[name] for name in _WHISPERED if name in said}


def edited(post: Post) -> dict[str, Any]:
    """The text and the blocks of an edit. It takes far less text than a new message: a card whose text is too long is
    shortened in both alike, so that who listens to the text loses no word that others see.
    """
    said = payload(post)
    for room in _ROOMS:
        if bytes_of(said["text"]) <= LONGEST_EDIT:
            break
        said = payload(replace(post, card=_shortened(post.card, post.reader, room)))
    text = said["text"]
    while bytes_of(text) > LONGEST_EDIT:
        text = cut(text, len(text) * 9 // 10)
    return {"text": text, "blocks": said.get("blocks", [])}


def bytes_of(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _shortened(card: Card, reader: Reader, room: int) -> Card:
    """The card with at most `room` characters in its text and in each fact, and a word about the rest."""

    def short(said: Said) -> Said:
        plain = render(said, PLAIN, reader)
        return said if len(plain) <= room else say("{words}", words=shortened(plain, room))

    facts = tuple((label, short(value)) for label, value in card.facts)
    note = lines(card.note, _SHORTENED) if card.note else _SHORTENED
    return replace(card, text=short(card.text), facts=facts, note=note)


def blocks(card: Card, reader: Reader, dialect: Mrkdwn, written: Writes | None = None) -> list[Block]:
    """The card as blocks, arranged ever more tightly until Slack takes them; empty when it never would."""
    written, bare = written or writer(reader, dialect), writer(reader, PLAIN)
    for room in (40_000, 9000, 6000, 3000, 1000, 200):
        found = list(_Layout(card, dialect, room, written, bare).blocks())
        if len(found) <= MOST_BLOCKS and size(found) < MOST_IN_BLOCKS:
            return found
    return []


def size(found: Sequence[Block]) -> int:
    """How many characters the blocks have in all."""
    return len(json.dumps(found, ensure_ascii=False))


class _Layout:
    """One card laid out with at most `room` characters for each of its long parts, and as few buttons as that asks.

    What is no button then is listed, to be typed.
    """

    def __init__(self, card: Card, dialect: Mrkdwn, room: int, written: Writes, bare: Writes) -> None:
        """`bare`: writes without markup."""
        self._card, self._dialect, self._room = card, dialect, room
        self._written, self._bare = written, bare
        self._most = room // 40

    def blocks(self) -> Iterator[Block]:
        card = self._card
        yield from self._title()
        yield from self._sections(self._written(card.text))
        yield from self._facts()
        yield from self._choices()
        buttons = [(label, button) for button in card.buttons if (label := self._label(button))]
        yield from self._sections("\n".join(self._typed(buttons)))
        yield from self._actions("button", buttons)
        if card.note and (note := self._written(card.note)):
            for piece in pieces(cut(note, self._room), _FIELD):
                yield {"type": "context", "elements": [_mrkdwn(piece)]}

    def _plain(self, said: Said) -> str:
        return " ".join(self._bare(said).split())

    def _label(self, button: Button) -> str:
        return self._plain(button.label) or " ".join(visible(button.says).split())

    def _title(self) -> Iterator[Block]:
        title = self._card.title
        if title is None or not (plain := self._plain(title)):
            return
        if len(plain) <= _HEADER:
            yield {"type": "header", "text": _plain_text(plain, _HEADER)}
        else:
            yield from self._sections(self._dialect.strong(self._written(title)))

    def _sections(self, text: str) -> Iterator[Block]:
        for piece in pieces(cut(text, self._room), _SECTION):
            if piece.strip():
                yield {"type": "section", "text": _mrkdwn(piece)}

    def _facts(self) -> Iterator[Block]:
        strong = self._dialect.strong
        facts = [(strong(named(self._written(label))), self._written(value)) for label, value in self._card.facts]
        fields = [f"{label}\n{value}" for label, value in facts]
        if sum(map(len, fields)) > self._room or any(len(field) > _FIELD for field in fields):
            yield from self._sections("\n".join(f"{label} {value}" for label, value in facts))
            return
        for start in range(0, len(fields), _FIELDS):
            yield {"type": "section", "fields": [_mrkdwn(field) for field in fields[start : start + _FIELDS]]}

    def _choices(self) -> Iterator[Block]:
        """Answers that a button would not show whole stand above it, whole; the buttons then have their numbers."""
        choices = [(f"{number}. {self._label(choice)}", choice) for number, choice in self._card.numbered]
        listed = len(choices) > self._most or any(len(label) > _SEEN for label, _ in choices)
        if listed:
            yield from self._sections(self._dialect.literal("\n".join(label for label, _ in choices)))
        yield from self._actions("choice", choices, numbers=listed)

    def _typed(self, buttons: Sequence[tuple[str, Button]]) -> Iterator[str]:
        """Buttons that are not there, or whose label does not fit, in words."""
        for number, (label, button) in enumerate(buttons, 1):
            if number > self._most or len(button.says) > _VALUE:
                yield typed(self._dialect.literal(label), button.says, self._dialect)
            elif len(label) > _LABEL:
                yield self._dialect.literal(label)

    def _actions(self, kind: str, labelled: Sequence[tuple[str, Button]], *, numbers: bool = False) -> Iterator[Block]:
        elements = [
            {
                "type": "button",
                "action_id": f"{OPENS if button.form else kind}_{number}",
                **(_numbered(label) if numbers else {"text": _plain_text(label)}),
                "value": clean(button.says),
                **_STYLES[button.style],
            }
            for number, (label, button) in enumerate(labelled[: self._most], 1)
            if clean(button.says).strip() and len(clean(button.says)) <= _VALUE
        ]
        for start in range(0, len(elements), MOST_IN_A_ROW):
            yield {"type": "actions", "elements": elements[start : start + MOST_IN_A_ROW]}


def _numbered(label: str) -> Block:
    """A button that shows the number of a listed answer; who listens hears the answer itself."""
    return {
        "text": _plain_text(label.partition(".")[0]),
        "accessibility_label": shortened(visible(label), _LABEL),
    }


def _mrkdwn(text: str) -> Block:
    """`verbatim`: Slack shall not find names, channels and links by itself in what people typed."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _plain_text(text: str, limit: int = _LABEL) -> Block:
    return {"type": "plain_text", "text": shortened(visible(text), limit)}
