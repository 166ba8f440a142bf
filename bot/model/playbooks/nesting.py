"""Where tables and lists in a TOML text are nested more deeply than is allowed."""

from __future__ import annotations

import re

_HEADING = re.compile(r"\[(\[?)([^\n]*?)\]")
_NAME = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s.\[\]]+")
_TOKEN = re.compile(
    r'(?P<word>"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[^\s\[\]{}=,.#"\']+)'
    r"|(?P<note>#[^\n]*)|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<equals>=)|(?P<ends>[,\n])|(?P<rest>.)",
    re.DOTALL,
)


def is_too_deep(tables: object, deepest: int) -> bool:
    """Whether anything is nested more than `deepest` levels deep; the tables themselves are level 1."""
    # Not by recursion: a file of dotted keys can be deeper than the stack.
    left = [(tables, 1)]
    while left:
        value, depth = left.pop()
        if depth > deepest:
            return True
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        left.extend((item, depth + 1) for item in inner)
    return False


def line_too_deep(text: str, deepest: int) -> int:
    """The first line that is nested too deeply; 0 when none is. The text need not be good TOML otherwise."""
    reader, at = _Reader(), 0
    while found := (_HEADING.match(text, at) if reader.at_start else None) or _TOKEN.match(text, at):
        if found.re is _HEADING:
            reader.enter(tuple(_NAME.findall(found[2])), listed=bool(found[1]))
        else:
            reader.take(found)
        if reader.level > deepest:
            return text.count("\n", 0, at) + 1
        at = found.end()
    return 0


class _Reader:
    """How deep the place is that was read last."""

    def __init__(self) -> None:
        self.level = self._table = 1
        self._open: list[tuple[str, int]] = []
        """The brackets that are open, each with its own level."""
        self._names = 0
        """Of the key that is being read, how many names."""
        self._valued = False
        """Whether its value has begun."""
        self._lists = set[tuple[str, ...]]()

    @property
    def at_start(self) -> bool:
        """Whether a bracket would be the heading of a table."""
        return not (self._open or self._names or self._valued)

    def enter(self, names: tuple[str, ...], listed: bool) -> None:
        """A heading. Every list of tables on the way to it is one level more."""
        self._lists |= {names} if listed else set()
        lists = sum(names[:count] in self._lists for count in range(1, len(names) + 1))
        self.level = self._table = 1 + len(names) + lists

    def take(self, token: re.Match[str]) -> None:
        match token.lastgroup:
            case "word" if self._in_list or not self._valued:
                self._names += not self._in_list
                self.level = self._inside()
            case "opens":
                self.level = self._inside()
                self._open.append((token[0], self.level))
                self._names, self._valued = 0, False
            case "closes":
                self._open = self._open[:-1]
                self._valued = True
            case "equals":
                self._valued = True
            case "ends" if token[0] == "," or not self._open:
                self._names, self._valued = 0, False

    @property
    def _in_list(self) -> bool:
        return bool(self._open) and self._open[-1][0] == "["

    def _inside(self) -> int:
        """The level of what stands here."""
        around = self._open[-1][1] if self._open else self._table
        return around + (1 if self._in_list else self._names)
