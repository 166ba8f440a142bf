"""Many shapes of words looked for at once: where a word begins, only those that begin with its letter are tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

_GROUP = "(?:"
_REPEATED = ("*", "+", "{")
_ANY = ""
"""Under it stands what may begin with more than one letter."""


def any_of(shapes: Iterable[str]) -> str:
    """A pattern that is found where one of these is found, without saying which. Python's engine tries one alternative
    after the other, and looks at the first letter only of those that begin with a plain one, so each group at a
    beginning is parted by its letters.
    """
    by_letter = dict(_by_letter(shapes))
    others = by_letter.pop(_ANY, [])
    return "|".join([*(letter + _one_of(rests) for letter, rests in sorted(by_letter.items())), *others])


def _by_letter(shapes: Iterable[str]) -> Mapping[str, list[str]]:
    """What follows the first letter in each, by that letter."""
    parted: dict[str, list[str]] = defaultdict(list)
    for shape in (each for whole in shapes for each in _alternatives(whole)):
        end = _end_of_group(shape) if shape.startswith(_GROUP) else 0
        rest = shape[end:]
        if end and not rest.startswith(_REPEATED):
            optional = rest.startswith("?")
            rest = rest.removeprefix("?")
            for letter, rests in _by_letter([shape[len(_GROUP) : end - 1]]).items():
                parted[letter].append(_one_of(rests) + rest)
            for letter, rests in _by_letter([rest]).items() if optional else ():
                parted[letter] += rests
        elif shape[:1].isalnum() and not shape[1:2].startswith(("?", *_REPEATED)):
            parted[shape[0]].append(shape[1:])
        else:
            parted[_ANY].append(shape)
    return parted


def _one_of(rests: list[str]) -> str:
    return rests[0] if len(rests) == 1 else f"{_GROUP}{'|'.join(rests)})"


def _alternatives(shape: str) -> list[str]:
    """The parts between the `|` that stand in no group."""
    ends = [place for place, depth in _depths(shape) if shape[place] == "|" and depth == 0]
    return [shape[begin + 1 : end] for begin, end in zip([-1, *ends], [*ends, len(shape)], strict=True)]


def _end_of_group(shape: str) -> int:
    """Behind the group that it begins with."""
    return next(place for place, depth in _depths(shape) if shape[place] == ")" and depth == 0) + 1


def _depths(shape: str) -> Iterable[tuple[int, int]]:
    """Each sign that stands for itself or for a group, and in how many groups it stands; one that closes a group stands
    outside.
    """
    depth = place = 0
    while place < len(shape):
        if shape[place] == "\\":
            place += 1
        elif shape[place] == "[":
            place = shape.index("]", place + 2)
        else:
            depth += {"(": 1, ")": -1}.get(shape[place], 0)
            yield place, depth
        place += 1
