"""What Teams would be told to show a card, and how its clients draw that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from adapters.apart import apart
from adapters.previews import Look, Measure, Part, Press, Preview, Previews, Run, Shape, settled
from adapters.teams import say
from adapters.teams.reading import CHANNEL, PERSONAL, PLATFORM, THREAD
from adapters.teams.ways import kept, manner, opening
from bot.model.messages import Place, Style
from bot.model.ports import Post

_STYLES = {"positive": Style.PRIMARY.value, "destructive": Style.DANGER.value}
_CALL = "v3/conversations"


def preview(post: Post, replaces: str | None) -> Preview:
    """The call the adapter would make, with ids made up where the people and places are not those of Teams."""
    shown = apart(post)
    there = settled(shown, PLATFORM, str, _channel)
    call, body = _request(
        there, say.message(there, manner(PERSONAL if there.place.direct else CHANNEL, reads=False)), replaces
    )
    activity = body.get("activity", body)
    card = activity["attachments"][0]["content"]
    return Preview(
        call,
        body,
        shown.place.whole if shown.place.direct else shown.place,  # a private chat has no threads
        False,
        activity["summary"],
        tuple(_parts(card)),
        (
            Measure("bytes of the card", say.size(card), say.MOST_BYTES),
            Measure("buttons", len(card["actions"]), say.MOST_ACTIONS),
            Measure("bytes of text", say.size(activity["summary"]), say.MOST_IN_TEXT),
        ),
    )


def _channel(name: str) -> str:
    return f"19:{name.removeprefix('#')}@thread.tacv2"


def _request(post: Post, activity: dict[str, Any], replaces: str | None) -> tuple[str, dict[str, Any]]:
    """A message that begins nothing goes into a conversation; one in a whole channel begins a thread of its own."""
    place = post.place
    known = kept(post.references.get(place.whole, ""))
    way = {"bot": "28:deskbell", "kind": CHANNEL, "conversation": _conversation(place), **known}
    opens = not place.direct and way["kind"] == CHANNEL
    inside = way["conversation"]
    if opens and (root := place.thread or replaces):
        inside += THREAD + root
    if replaces is not None:
        return f"PUT {_CALL}/{inside}/activities/{replaces}", {**activity, "id": replaces}
    if opens and not place.thread:
        return f"POST {_CALL}", opening(way, place, activity)
    return f"POST {_CALL}/{inside}/activities", activity


def _conversation(place: Place) -> str:
    return f"a:{place.channel[1:]}" if place.direct else place.channel


def _parts(card: Mapping[str, Any]) -> Iterator[Part]:
    """The card from top to bottom; lines that stand close together are one part."""
    found: list[Part] = []
    for element in card["body"]:
        part = _part(element)
        close = found and part.shape is found[-1].shape and element.get("spacing") != "Default"
        if close and part.shape is not Shape.PICK:
            part = Part(part.shape, (*found.pop().rows, *part.rows))
        found.append(part)
    yield from found
    if card["actions"]:
        yield Part(Shape.BUTTONS, presses=tuple(map(_press, card["actions"])))


def _part(element: Mapping[str, Any]) -> Part:
    if element["type"] == "Input.ChoiceSet":
        choices = tuple(Press(each["title"], each["value"], Style.PLAIN.value) for each in element["choices"])
        return Part(Shape.PICK, presses=choices, label=element["label"])
    inlines = element["inlines"]
    return Part(_shape(inlines[0]), (tuple(map(_run, inlines)),))


def _shape(first: Mapping[str, Any]) -> Shape:
    return {"Medium": Shape.TITLE, "Small": Shape.NOTE}.get(first.get("size", ""), Shape.TEXT)


def _run(inline: Mapping[str, Any]) -> Run:
    looks = []
    if inline.get("weight") == "Bolder" and inline.get("size") != "Medium":
        looks.append(Look.STRONG)
    if inline.get("fontType") == "Monospace":
        looks.append(Look.CODE)
    return Run(inline["text"], tuple(looks), inline.get("selectAction", {}).get("url", ""))


def _press(action: Mapping[str, Any]) -> Press:
    style = _STYLES.get(action.get("style", ""), Style.PLAIN.value)
    return Press(action["title"], action["data"].get("says", ""), style)


PREVIEWS = Previews(PLATFORM, "Teams", preview, Path(__file__).with_name("preview.css"))
