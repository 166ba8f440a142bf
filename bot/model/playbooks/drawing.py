"""A picture of a playbook as SVG: a box for each step with its ways out, and lines or flags to where they lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bot.model.playbooks.book import QUESTIONS, Outcome, Playbook, Shelf, Step, StepKind
from bot.model.playbooks.figures import Figures
from bot.model.playbooks.layout import HEAD, LEFT, LINE, PAD, THEN, WIDTH, Box, Port, lay_out
from bot.model.words import shortened

_UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in XML."""
_TELLS = {StepKind.INSTRUCTION, StepKind.INFO}
_ENDS = {Outcome.SOLVED: "ends solved", Outcome.TICKET: "ends ticket"}
_LEGEND = (
    ("asks", "asks (round corners)"),
    ("tells", "tells (square)"),
    ("chooses", "chooses by itself (cut corners)"),
    ("acts", "does something (double line)"),
    ("waits", "waits (dashed)"),
    ("ends solved", "end: solved (thick line)"),
    ("ends ticket", "end: ticket (thick line)"),
    ("ends", "any other end (thick line)"),
)
_FLAG, _FLAG_LETTERS, _NAME_LETTERS, _LEGEND_STEP = 24, 21, 16, 262
_STYLE = """
text { font-family: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-size: 14px; fill: #1b1b1b }
.title { font-size: 26px; font-weight: bold } .sub { font-size: 15px } .id { font-weight: bold }
.kind { font-style: italic } .count { font-weight: bold; text-anchor: end } .note { font-weight: bold; fill: #8a1c1c }
.asks { fill: #e8f1fb; stroke: #1f5a99 } .tells { fill: #ffffff; stroke: #555555 }
.chooses { fill: #f3ecfa; stroke: #6a3d9a } .acts { fill: #fdf1dc; stroke: #99610a }
.waits { fill: #f4f4f4; stroke: #555555; stroke-dasharray: 7 4 }
.ends { fill: #eef1f4; stroke: #4a5a68; stroke-width: 4 }
.solved { fill: #e6f4e6; stroke: #2a6b2a } .ticket { fill: #fbeaea; stroke: #9c2f2f }
.rule { stroke: #b5b5b5; stroke-width: 1 } .line { fill: none; stroke: #6b6b6b }
.unused .line { stroke: #c4c4c4 } .unused .go { fill: #c4c4c4 } .unused .count { fill: #767676; font-weight: normal }
.flag { fill: #ffffff; stroke: #6b6b6b } .away { fill: #fff7c2; stroke: #806600 } .go { fill: #1f5a99 }
"""


def draw(shelf: Shelf, book: Playbook, figures: Figures | None = None, days: int = 0) -> str:
    """The picture; with figures of so many days where there are any. The same for the same playbook and figures."""
    layout = lay_out(shelf, book, _notes(book, figures) if figures else {})
    width = max(layout.width, 2 * LEFT + _LEGEND_STEP * len(_LEGEND))
    size = {"width": str(width), "height": str(layout.height), "viewBox": f"0 0 {width} {layout.height}"}
    labelled = {"role": "img", "aria-labelledby": "title desc", "lang": "en"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **labelled})
    SubElement(svg, "title", {"id": "title"}).text = _plain(f"{book.title}: the playbook {book.name}")
    SubElement(svg, "desc", {"id": "desc"}).text = _plain(_described(book, figures, days))
    SubElement(svg, "style").text = _STYLE
    SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _head(svg, book, _described(book, figures, days))
    for box in layout.boxes.values():
        _box(svg, box, figures)
    ways = [(box, port, _count(figures, box, port)) for box in layout.boxes.values() for port in box.ports]
    most = max([count for *_, count in ways if count], default=1)
    for box, port, count in sorted(ways, key=lambda each: not each[1].line):  # a flag stands before the lines
        group = _way(svg, box, port, count)
        if port.line:
            _line(group, (box.x + WIDTH, box.y + port.y), layout.boxes[port.way.to], 1.5 + 4.5 * (count or 0) / most)
    ElementTree.indent(svg)
    return f"{ElementTree.tostring(svg, 'unicode')}\n"


def _described(book: Playbook, figures: Figures | None, days: int) -> str:
    words = f"{len(book.steps)} steps, from left to right; it begins with {book.start}."
    if figures is None:
        return words
    of = figures.of(book.name)
    ends = f"{of.solved} solved, {of.ticket} with a ticket, {of.informed} informed, {of.person} with a person"
    return f"{words} In the last {days} days: {of.started} started, {ends}, {of.left} left, {of.under_way} under way."


def _notes(book: Playbook, figures: Figures) -> dict[str, str]:
    found: dict[str, str] = {}
    for address in map(book.address, book.steps):
        seen = figures.at(address)
        parts = [f"{seen.left} left here"] if seen.left else []
        parts += [f"{seen.person} asked for a person"] if seen.person else []
        found |= {address: ", ".join(parts)} if parts else {}
    return found


def _count(figures: Figures | None, box: Box, port: Port) -> int | None:
    return None if figures is None else figures.at(box.address).taken[port.way.to]


def _head(svg: Element, book: Playbook, described: str) -> None:
    _text(svg, LEFT, 48, f"{book.title} ({book.name})", "title")
    _text(svg, LEFT, 76, described, "sub")
    for number, (look, meaning) in enumerate(_LEGEND):
        x = LEFT + number * _LEGEND_STEP
        _shape(svg, look, (x, 94, _LEGEND_STEP - 12, 30))
        _text(svg, x + 12, 114, meaning)


def _box(svg: Element, box: Box, figures: Figures | None) -> None:
    step = box.step
    group = SubElement(svg, "g", {"class": "step", "id": f"step-{step.id}"})
    SubElement(group, "title").text = _plain(f"{step.id}, {_kind(step)}: {step.text}")
    _shape(group, _look(step), (box.x, box.y, WIDTH, box.height))
    name = shortened(step.id, _NAME_LETTERS)
    room = WIDTH - 75 - 9 * len(name)
    _text(group, box.x + 12, box.y + 22, name, "id")
    _text(group, box.x + 20 + 9 * len(name), box.y + 22, shortened(_kind(step), room // 7), "kind")
    if figures is not None:
        _text(group, box.x + WIDTH - 12, box.y + 22, f"{figures.at(box.address).shown}×", "count")
    for number, words in enumerate(box.text):
        _text(group, box.x + 12, box.y + HEAD + LINE * number + 13, words)
    if box.note:
        _text(group, box.x + 12, box.y + box.height - PAD, box.note, "note")


def _way(svg: Element, box: Box, port: Port, count: int | None) -> Element:
    """The start of a way, or its flag: its answer and, where there are figures, how often it was taken."""
    name, _, id_ = port.way.to.partition(":")
    here = name == box.address.partition(":")[0]
    told = _plain(f"{box.step.id} to {id_ if here else port.way.to}: {' / '.join(port.way.labels) or THEN}")
    group = SubElement(svg, "g", {"class": "way unused" if count == 0 else "way"})
    SubElement(group, "title").text = told if count is None else f"{told}, {count}×"
    top, y = box.y + port.y - LINE * len(port.lines) // 2, box.y + port.y
    rule = {"x1": str(box.x), "x2": str(box.x + WIDTH), "y1": str(top - PAD // 2), "y2": str(top - PAD // 2)}
    SubElement(group, "line", {"class": "rule", **rule})
    for number, words in enumerate(port.lines):
        _text(group, box.x + 12, top + LINE * number + 13, words)
    if count is not None:
        _text(group, box.x + WIDTH - 12, y + 5, str(count), "count")
    if not port.line:
        inside = SubElement(group, "a", {"href": f"#step-{id_}"}) if here else group
        _flag(inside, box.x + WIDTH, y, id_ if here else f"{name} {id_}", here)
    return group


def _line(group: Element, start: tuple[int, int], target: Box, width: float) -> None:
    x, y = start
    x2, y2 = target.x, target.y + HEAD // 2
    bend = (x2 - x) // 2
    way = f"M{x} {y} C{x + bend} {y} {x2 - bend} {y2} {x2 - 8} {y2}"
    SubElement(group, "path", {"class": "line", "d": way, "stroke-width": f"{width:.1f}"})
    SubElement(group, "path", {"class": "go", "d": f"M{x2} {y2} l-11 -6 v12 z"})


def _flag(group: Element, x: int, y: int, words: str, here: bool) -> None:
    """To a step of this playbook that stands elsewhere in the picture, or out of it."""
    words = f"→ {shortened(words, _FLAG_LETTERS)}"
    end, half = x + 26 + 8 * len(words), _FLAG // 2
    points = f"{x},{y} {x + 10},{y - half + 2} {end},{y - half + 2} {end},{y + half - 2} {x + 10},{y + half - 2}"
    SubElement(group, "polygon", {"class": "flag" if here else "away", "points": points})
    _text(group, x + 16, y + 5, words)


def _look(step: Step) -> str:
    if step.kind in QUESTIONS:
        return "asks"
    if step.kind in _TELLS:
        return "tells"
    if step.outcome:
        return _ENDS.get(step.outcome, "ends")
    return {StepKind.BRANCH: "chooses", StepKind.WAIT: "waits"}.get(step.kind, "acts")


def _kind(step: Step) -> str:
    """Its kind as the file says it, with what it comes to."""
    if step.outcome:
        return f"{step.kind.value}: {step.outcome.value}"
    if step.kind is StepKind.ACTION:
        return f"{step.kind.value}: {f'tell {step.tell}' if step.tell else 'ticket'}"
    return str(step.kind.value)


def _shape(parent: Element, look: str, place: tuple[int, int, int, int]) -> None:
    x, y, width, height = place
    if look == "chooses":
        cut, right, bottom = 12, x + width, y + height
        corners = [(x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut)]
        corners += [(right - cut, bottom), (x + cut, bottom), (x, bottom - cut), (x, y + cut)]
        SubElement(parent, "polygon", {"class": look, "points": " ".join(f"{a},{b}" for a, b in corners)})
        return
    _rect(parent, look, place, {"asks": 12, "ends": 16}.get(look.partition(" ")[0], 0))
    if look == "acts":
        _rect(parent, look, (x + 4, y + 4, width - 8, height - 8), 0)


def _rect(parent: Element, look: str, place: tuple[int, int, int, int], round_: int) -> None:
    size: Mapping[str, int] = dict(zip(("x", "y", "width", "height"), place, strict=True)) | {"rx": round_}
    SubElement(parent, "rect", {"class": look, **{name: str(value) for name, value in size.items()}})


def _text(parent: Element, x: int, y: int, words: str, look: str = "") -> None:
    SubElement(parent, "text", {"x": str(x), "y": str(y), **({"class": look} if look else {})}).text = _plain(words)


def _plain(words: str) -> str:
    return _UNWRITABLE.sub("", words)
