"""The windows a fake Slack has open: what it refuses in them, and what it tells when somebody fills one in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from tests.fakes import block_kit

View: TypeAlias = dict[str, Any]

_BEGUN = {
    "datepicker": ("initial_date", r"\d{4}-\d\d-\d\d"),
    "timepicker": ("initial_time", r"\d\d:\d\d"),
    "conversations_select": ("initial_conversation", r"[CDGUW][A-Z0-9]{2,}"),
}
"""What a picker may begin with."""


class Windows:
    """Modals by their ids. A trigger opens one window, once."""

    def __init__(self) -> None:
        self.open: dict[str, View] = {}
        self._by = dict[str, str]()
        """The windows by what opened them."""
        self.refused: list[list[str]] = []
        self.came = asyncio.Event()
        self._spent: set[str] = set()

    def opening(self, body: Mapping[str, Any]) -> dict[str, Any]:
        trigger = body.get("trigger_id")
        if not trigger:
            return {"ok": False, "error": "invalid_trigger_id"}
        if trigger in self._spent:
            return {"ok": False, "error": "exchanged_trigger_id"}
        self._spent.add(trigger)
        self._by[trigger] = f"V{len(self._spent)}"
        return self._shown(self._by[trigger], body.get("view"))

    def updating(self, body: Mapping[str, Any]) -> dict[str, Any]:
        if body.get("view_id") not in self.open:
            return {"ok": False, "error": "not_found"}
        return self._shown(str(body["view_id"]), body.get("view"))

    def opened_by(self, trigger: str) -> View:
        """As it is now; empty while there is none."""
        return self.open.get(self._by.get(trigger, ""), {})

    def newest(self) -> View:
        return list(self.open.values())[-1]

    def _shown(self, number: str, view: Any) -> dict[str, Any]:
        if found := list(problems(view)):
            self.refused.append(found)
            return {"ok": False, "error": "invalid_arguments", "response_metadata": {"messages": found}}
        self.open[number] = {"id": number, **view}
        self.came.set()
        return {"ok": True, "view": self.open[number]}


def tells(view: View, field: str) -> bool:
    """Whether Slack tells what somebody puts into this field before the window is sent off."""
    block = next(block for block in view["blocks"] if block.get("block_id") == field)
    told = block["element"].get("dispatch_action_config", {}).get("trigger_actions_on", [])
    typed = block["element"]["type"] == "plain_text_input"
    return bool(block.get("dispatch_action")) and (not typed or "on_character_entered" in told)


def stated(view: View, fields: Mapping[str, str], kind: str) -> dict[str, Any]:
    """The view as Slack tells of it, with these fields filled in; closing tells nothing of what stood in it."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input" and kind != "view_closed":
            element = block["element"]
            values[block["block_id"]] = {element["action_id"]: _state(element, fields.get(block["block_id"]))}
    return {**view, "state": {"values": values}}


def _state(element: Mapping[str, Any], value: str | None) -> dict[str, Any]:
    kind = element["type"]
    match kind:
        case "static_select" | "radio_buttons":
            begun = element.get("initial_option")
            chosen = next((o for o in element["options"] if o["value"] == value), None) if value else begun
            if value and chosen is None:
                chosen = {"value": value}  # a forged one
            return {"type": kind, "selected_option": chosen}
        case "datepicker":
            return {"type": kind, "selected_date": value or element.get("initial_date")}
        case "timepicker":
            return {"type": kind, "selected_time": value or element.get("initial_time")}
        case "conversations_select":
            return {"type": kind, "selected_conversation": value.removeprefix("#") if value else None}
        case _:
            return {"type": kind, "value": element.get("initial_value") if value is None else value or None}


def problems(view: Any) -> Iterator[str]:
    """Everything Slack would refuse in a modal (its reference of views and of input blocks)."""
    if not isinstance(view, dict) or view.get("type") != "modal":
        yield "no modal"
        return
    for name in ("title", "submit", "close"):
        part = view.get(name, {"type": "plain_text", "text": "x"})
        if part.get("type") != "plain_text" or not 1 <= len(part.get("text", "")) <= 24:
            yield f"{name} has 1 to 24 characters"
    if len(view.get("private_metadata", "")) > 3000 or len(view.get("callback_id", "")) > 255:
        yield "private_metadata or callback_id too long"
    blocks = view.get("blocks", [])
    inputs = [block for block in blocks if block["type"] == "input"]
    if inputs and "submit" not in view:
        yield "a view with inputs needs submit"
    names = [block.get("block_id") for block in inputs]
    if len(names) != len(set(names)) or len(blocks) > 100:
        yield "a block_id stands twice, or more than 100 blocks"
    yield from block_kit.problems([block for block in blocks if block["type"] != "input"])
    for block in inputs:
        yield from _input(block)


def _input(block: Mapping[str, Any]) -> Iterator[str]:
    element = block["element"]
    for part in (block["label"], block.get("hint", block["label"])):
        if part["type"] != "plain_text" or not 1 <= len(part["text"]) <= 2000:
            yield "a label or hint has 1 to 2000 characters"
    if "dispatch_action_config" in element and element["type"] != "plain_text_input":
        yield "only text is told with every character"
    yield from _element(element)


def _element(element: Mapping[str, Any]) -> Iterator[str]:
    match element["type"]:
        case "plain_text_input":
            limit = element.get("max_length", 3000)
            if not 1 <= limit <= 3000 or len(element.get("initial_value", "")) > limit:
                yield "a text has at most 3000 characters"
        case "static_select" | "radio_buttons":
            yield from _options(element)
        case "datepicker" | "timepicker" | "conversations_select" as kind:
            name, written = _BEGUN[kind]
            if name in element and not re.fullmatch(written, element[name]):
                yield f"invalid {name}"
        case other:
            yield f"unknown element {other}"


def _options(element: Mapping[str, Any]) -> Iterator[str]:
    options = element["options"]
    if not 1 <= len(options) <= (10 if element["type"] == "radio_buttons" else 100):
        yield "too many options"
    for option in options:
        if not 1 <= len(option["text"]["text"]) <= 75 or not 1 <= len(option["value"]) <= 150:
            yield "an option has 1 to 75 characters and a value of 1 to 150"
    if element.get("initial_option", options[0]) not in options:
        yield "the initial option is none of the options"
