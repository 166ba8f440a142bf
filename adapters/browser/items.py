"""Lines of a text that list something, as lists of the page: who listens hears how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_ITEM = re.compile(r"(?:-|(\d{1,3})\.) (?=\S)")


def paragraphs(html: str) -> str:
    """A rendered text as paragraphs and lists. Where a mark spans lines, it stays one paragraph."""
    lines = html.split("\n")
    if any(line.count("<") != 2 * line.count("</") for line in lines):
        return _paragraph(lines)
    return "".join(_PARTS[kind](part) for kind, part in groupby(lines, _kind))


def _kind(line: str) -> str:
    found = _ITEM.match(line)
    return "" if found is None else "ol" if found[1] else "ul"


def _paragraph(lines: Iterable[str]) -> str:
    return '<p class="text">' + "\n".join(lines) + "</p>"


def _points(lines: Iterable[str]) -> str:
    return '<ul class="items">' + "".join(f"<li>{_ITEM.sub('', line, count=1)}</li>" for line in lines) + "</ul>"


def _steps(lines: Iterable[str]) -> str:
    return (
        '<ol class="items">'
        + "".join(_ITEM.sub(r'<li value="\1">', line, count=1) + "</li>" for line in lines)
        + "</ol>"
    )


_PARTS = {"": _paragraph, "ul": _points, "ol": _steps}
