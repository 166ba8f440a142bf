"""A card as Teams takes it: an Adaptive Card within its limits, and every word of it again as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from adapters.plain import Plain, named, plain_text, typed
from adapters.teams.dialect import Runs, runs, undated
from adapters.teams.ways import kept
from bot.model.messages import Button, Card, Style, private_place
from bot.model.people import Reader
from bot.model.ports import Post
from bot.model.words import USUAL, Manner, Said, clean, render, shortened, visible

Element: TypeAlias = dict[str, Any]

VERB, LOOK = "say", "look"
CARD = "application/vnd.microsoft.card.adaptive"
LONGEST_TEXT, LONGEST_FALLBACK = 20_000, 2000
MOST_BYTES, MOST_IN_TEXT = 24_000, 36_000
"""Of a card and of its text, as UTF-16. A message may have 100 KB, and one without a card has its text twice:
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
"""
MOST_ACTIONS = 6
MOST_VIEWERS = 60
_MARKUP = re.compile(r"[*_\[\]<>`~#]")
_WORKING = re.compile(r"[*\[\]`]|(?<![^\W_])[_~#<>]+|[_~#<>]+(?![^\W_])")
"""Marks that could do something; inside a word these last ones do nothing, and are part of a name or an address."""
_ANSWER, _SEND = "Your answer", "Answer"
_PICKED = f"{_ANSWER}: pick one and press {_SEND} or type its number."
_LABEL, _VALUE, _LINES, _LISTED = 75, 2000, 120, 12
_STYLES: Mapping[Style, dict[str, str]] = {
    Style.PLAIN: {},
    Style.PRIMARY: {"style": "positive"},
    Style.DANGER: {"style": "destructive"},
}


def message(post: Post, manner: Manner = USUAL) -> dict[str, Any]:
    """The activity that says a card. `summary` is read out and shown in notifications: it has all the words."""
    card = adaptive(post.card, post.reader, post.live or "", manner)
    if post.live and (viewers := _members(post)):
        look = {"type": "Action.Execute", "title": "Refresh", "verb": LOOK, "data": {"look": post.live}}
        card["refresh"] = {"action": look, "userIds": viewers}
    return {
        "type": "message",
        "summary": text(post, manner),
        "attachments": [{"contentType": CARD, "content": card}],
    }


def _members(post: Post) -> list[str]:
    """Who shall ask for the card as it looks to them, as Teams names them; too many would ask too often.

    https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards
    """
    ways = (kept(post.references.get(private_place(viewer), "")) for viewer in post.viewers)
    found = [way["member"] for way in ways if way.get("member")]
    return found if len(found) <= MOST_VIEWERS else []


def plain_message(post: Post, manner: Manner = USUAL) -> dict[str, Any]:
    """The same without a card, for where the card was refused."""
    words = text(post, manner)
    return {"type": "message", "textFormat": "plain", "text": words, "summary": words}


def text(post: Post, manner: Manner = USUAL) -> str:
    """Every word of the card, as far as a message has room for them."""
    whole = plain_text(post.card, post.reader, Plain(manner))
    words = shortened(f"{whole}\n\n{_PICKED}" if _is_listed(post.card) else whole, LONGEST_TEXT) or "…"
    while (used := size(words)) > MOST_IN_TEXT:
        words = shortened(words, min(len(words) - 1, len(words) * MOST_IN_TEXT // used))
    return words


def adaptive(card: Card, reader: Reader, live: str = "", manner: Manner = USUAL) -> Element:
    """The card, arranged ever more tightly until it is small enough. `live`: the name it is looked at again by."""
    place = _There(reader, live, manner)
    for room in (10_000, 6000, 3000, 1000, 300):
        found = _Layout(card, place, room).card()
        if size(found) <= MOST_BYTES:
            return found
    return _Layout(Card(card.text), place, room).card()


def size(found: Element | str) -> int:
    """Bytes of it in a message, as UTF-16: a letter outside the first plane has four."""
    return len(json.dumps(found, ensure_ascii=False).encode("utf-16-le", "surrogatepass"))


class _There(NamedTuple):
    """For whom a card is, by which name it is looked at again, and how people speak to us there."""

    reader: Reader
    live: str
    manner: Manner


class _Layout:
    """One card with at most `room` characters for each of its long parts."""

    def __init__(self, card: Card, there: _There, room: int) -> None:
        self._card, self._reader, self._room = card, there.reader, room
        self._runs, self._bare = Runs(there.manner), Plain(there.manner)
        self._again = {"look": there.live} if there.live else {}
        self._listed = _is_listed(card)
        free = MOST_ACTIONS - (1 if self._listed else len(card.choices))
        self._pressed = [button for button in card.buttons if 0 < len(clean(button.says).strip()) <= _VALUE][:free]

    def card(self) -> Element:
        plain = shortened(_WORKING.sub("", plain_text(self._card, self._reader, self._bare)), LONGEST_FALLBACK)
        return undated(
            {
                "type": "AdaptiveCard",
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "version": "1.5",
                "fallbackText": plain or "…",
                "body": list(self._body()) or [line("…")],
                "actions": list(self._actions()),
            }
        )

    def _body(self) -> Iterator[Element]:
        card = self._card
        if card.title:
            yield from self._lines(card.title, size="Medium", weight="Bolder")
        yield from self._lines(card.text)
        for name, value in card.facts:
            yield from self._fact(name, value)
        yield from self._choices()
        yield from (line(label) for b in self._pressed if len(label := self._label(b)) > _LABEL)
        others = [typed(self._label(button), button.says) for button in card.buttons if button not in self._pressed]
        yield from map(line, others if len(others) <= _LISTED else [" · ".join(others)])
        if card.note:
            yield from self._lines(card.note, size="Small", isSubtle=True)

    def _lines(self, said: Said, **look: Any) -> Iterator[Element]:
        written = shortened(self._written(said), self._room).splitlines()
        for number, part in enumerate(part for part in written[:_LINES] if part.strip()):
            yield block(list(runs(part, **look)), "Default" if number == 0 else "Small")
        if len(written) > _LINES:
            yield line("\n".join(written[_LINES:]))

    def _fact(self, label: Said, value: Said) -> Iterator[Element]:
        first, *rest = shortened(self._written(value), self._room).splitlines() or [""]
        yield block([*runs(f"{named(self._plain(label))} ", weight="Bolder"), *runs(first)], "Small")
        for part in rest[:_LINES]:
            if part.strip():
                yield block(list(runs(part)), "None")

    def _choices(self) -> Iterator[Element]:
        labels = [f"{number}. {self._label(choice)}" for number, choice in self._card.numbered]
        if not self._listed:
            yield from (line(label) for label in labels if len(label) > _LABEL)
            return
        yield from (line(label) for label in labels if unmarked(label) != label or len(label) > _LABEL)
        choices = [
            {"title": shortened(unmarked(label), _LABEL), "value": clean(choice.says)}
            for label, choice in zip(labels, self._card.choices, strict=True)
        ]
        yield {
            "type": "Input.ChoiceSet",
            "id": "pick",
            "label": _ANSWER,
            "style": "expanded" if len(choices) <= _LISTED else "compact",
            "isRequired": True,
            "errorMessage": "Please pick one.",
            "wrap": True,
            "choices": choices,
        }

    def _actions(self) -> Iterator[Element]:
        if self._listed:
            yield _action(_SEND, self._again, {"style": "positive"})
        else:
            for number, choice in self._card.numbered:
                yield self._action(f"{number}. {self._label(choice)}", choice)
        for button in self._pressed:
            yield self._action(self._label(button), button)

    def _action(self, label: str, button: Button) -> Element:
        alone = {} if not self._listed else {"associatedInputs": "None"}
        more = {**_STYLES[button.style], **alone}
        if button.form:
            return opening(shortened(label, _LABEL), button.says, more)
        return _action(shortened(label, _LABEL), {"says": clean(button.says), **self._again}, more)

    def _written(self, said: Said) -> str:
        return render(said, self._runs, self._reader).strip()

    def _plain(self, said: Said) -> str:
        return " ".join(render(said, self._bare, self._reader).split())

    def _label(self, button: Button) -> str:
        return self._plain(button.label) or " ".join(visible(button.says).split())


def _is_listed(card: Card) -> bool:
    """Whether the choices are more than there can be buttons: then one is picked from a list."""
    return len(card.choices) + len(card.buttons) > MOST_ACTIONS and len(card.choices) > 1


def _action(title: str, data: Element, more: Element) -> Element:
    """Who has a client that knows no Action.Execute gets Action.Submit."""
    submit = {"type": "Action.Submit", "title": title, "data": data, **more}
    return {"type": "Action.Execute", "title": title, "verb": VERB, "data": data, **more, "fallback": submit}


def opening(title: str, says: str, more: Element) -> Element:
    """What opens a dialog; only Action.Submit does, in every client.

    https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
    """
    data = {"msteams": {"type": "task/fetch"}, "says": clean(says)}
    return {"type": "Action.Submit", "title": title, "data": data, **more}


def unmarked(words: str) -> str:
    """Without what could be markup: in what can be picked Teams reads Markdown."""
    return " ".join(_MARKUP.sub("", words).split())


def line(words: str) -> Element:
    return block(list(runs(words)), "Small")


def block(inlines: Sequence[Element], spacing: str) -> Element:
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": list(inlines) or [{"type": "TextRun", "text": " "}]}
