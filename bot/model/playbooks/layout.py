"""Where the steps of a playbook stand in its picture: in columns, each one step further from the start.

A step stands in the column after the first one that leads to it, so a way leads one column on and is a line, or leads
anywhere else and is a flag with the name of where it goes: no line runs behind a box or backwards, and none is long
that could cross others.
"""

from __future__ import annotations

import textwrap
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.model.playbooks.book import Playbook, Shelf, Step
from bot.model.playbooks.ways import Way, ways

WIDTH, GAP, BETWEEN = 290, 214, 22
"""Of a box, between two columns, and between two boxes of a column."""
TOP, LEFT, FAR = 150, 30, 500
HEAD, LINE, PAD = 30, 17, 8
THEN = "then"
"""Of a way that needs no answer."""
_LETTERS, _LABEL = 34, 30
_IN = "\u2003"
"""A space that is kept where others are left out."""
_MOST_LINES, _MOST_LABELS = 5, 4


@dataclass(frozen=True, slots=True)
class Port:
    """Where a way leaves its box: `y` from the top of the box. A line when it leads one column on, else a flag."""

    way: Way
    lines: tuple[str, ...]
    y: int
    line: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One step in its place. `note` stands at the bottom."""

    address: str
    step: Step
    text: tuple[str, ...]
    ports: tuple[Port, ...]
    note: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by address, from left to right and from top to bottom."""

    boxes: Mapping[str, Box]
    width: int
    height: int


def lay_out(shelf: Shelf, book: Playbook, notes: Mapping[str, str]) -> Layout:
    """Every step once. `notes` by address."""
    exits = {book.address(step.id): ways(shelf, step) for step in book.steps.values()}
    columns, wished = _columns(book, exits)
    boxes: dict[str, Box] = {}
    free: dict[int, int] = {}
    for address, column in columns.items():
        step = book.steps[address.partition(":")[2]]
        text = _shown(step)
        following = {way.to for way in exits[address] if columns.get(way.to) == column + 1}
        ports, height = _ports(exits[address], following, HEAD + LINE * len(text))
        note = notes.get(address, "")
        height += LINE if note else 0
        parent, number = wished.get(address, ("", 0))
        wish = boxes[parent].y + boxes[parent].ports[number].y - HEAD // 2 if parent else TOP
        y = max(free.get(column, TOP), wish)
        boxes[address] = Box(address, step, text, ports, note, LEFT + column * (WIDTH + GAP), y, height)
        free[column] = y + height + BETWEEN
    right = max(box.x for box in boxes.values()) + WIDTH + GAP
    near = {address: replace(box, ports=tuple(_near(box, boxes, wished))) for address, box in boxes.items()}
    return Layout(near, right, max(free.values()) + LEFT)


def _near(box: Box, boxes: Mapping[str, Box], first: Mapping[str, tuple[str, int]]) -> Iterator[Port]:
    """The ports of a box; a line that is long and may cross others is a flag. The first ones to a step cross none."""
    for number, port in enumerate(box.ports):
        far = port.line and abs(boxes[port.way.to].y - box.y - port.y) > FAR
        yield replace(port, line=False) if far and first[port.way.to] != (box.address, number) else port


def _shown(step: Step) -> tuple[str, ...]:
    """The text of a step in lines, its own ones kept, as far as there is room."""
    found = [line for each in step.text.splitlines() for line in textwrap.wrap(each, _LETTERS)]
    return tuple(found) if len(found) <= _MOST_LINES else (*found[: _MOST_LINES - 1], f"{found[_MOST_LINES - 1]} …")


def _named(way: Way) -> tuple[str, ...]:
    """What leads this way, in full: one answer, or several below each other."""
    if len(way.labels) < 2:
        return tuple(textwrap.wrap(way.labels[0], _LABEL, break_on_hyphens=False)) if way.labels else (THEN,)
    labels = [_wrapped(label) for label in way.labels]
    more = len(labels) - _MOST_LABELS
    shown = labels if more <= 1 else [*labels[:_MOST_LABELS], [f"or one of {more} others"]]
    return tuple(line for label in shown for line in label)


def _wrapped(label: str) -> list[str]:
    """One of several answers: its second line and those after it stand in."""
    return textwrap.wrap(label, _LABEL, subsequent_indent=_IN, break_on_hyphens=False)


def _columns(book: Playbook, exits: Mapping[str, tuple[Way, ...]]) -> tuple[dict[str, int], dict[str, tuple[str, int]]]:
    """The column of each step, in the order of columns and in each from top to bottom; and the way it came first by."""
    columns: dict[str, int] = {}
    first: dict[str, tuple[str, int]] = {}
    for seed in (book.address(book.start), *exits):
        if seed in columns:
            continue
        columns[seed] = 0
        left = deque([seed])
        while left:
            address = left.popleft()
            for number, way in enumerate(exits[address]):
                if way.to in exits and way.to not in columns:
                    columns[way.to] = columns[address] + 1
                    first[way.to] = (address, number)
                    left.append(way.to)
    return columns, first


def _ports(exits: tuple[Way, ...], following: set[str], top: int) -> tuple[tuple[Port, ...], int]:
    """The ways of a box below `top`, and how high the box becomes."""
    lines = [_named(way) for way in exits]
    heights = [LINE * len(each) + PAD for each in lines]
    starts = list(accumulate(heights, initial=top + PAD))
    ports = zip(exits, lines, starts, heights, strict=False)
    return tuple(Port(w, text, y + h // 2, w.to in following) for w, text, y, h in ports), starts[-1] + PAD
