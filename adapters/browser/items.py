"""Lines of a text that list something, as lists of the page: who listens hears how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_ITEM = re.compile(r"(?:-|(\d{1,3})\.) (?=\S)")


def paragraphs(html: str) -> str:
    """A rendered text as paragraphs and lists, which need no empty lines between them. Where a mark spans lines, it
    stays one paragraph.
    """
    lines = html.split("\n")
    if not any(map(_kind, lines)) or any(line.count("<") != 2 * line.count("</") for line in lines):
        return f'<p class="text">{html}</p>'
    return "".join(_PARTS[kind](part) for kind, part in groupby(lines, _kind))


def _kind(line: str) -> str:
    found = _ITEM.match(line)
    return "" if found is None else "ol" if found[1] else "ul"


def _paragraph(lines: Iterable[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return f'<p class="text">{text}</p>' if text else ""


def _points(lines: Iterable[str]) -> str:
    return '<ul class="items">' + "".join(f"<li>{_ITEM.sub('', line, count=1)}</li>" for line in lines) + "</ul>"


def _steps(lines: Iterable[str]) -> str:
    return (
        '<ol class="items">'
        + "".join(_ITEM.sub(r'<li value="\1">', line, count=1) + "</li>" for line in lines)
        + "</ol>"
    )


_PARTS = {"": _paragraph, "ul": _points, "ol": _steps}
