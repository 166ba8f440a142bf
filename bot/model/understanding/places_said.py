"""Several of a list meant by their places, in five languages: `the second one`, `both`, `the first two`, `none`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.model.understanding.replies import in_words, replies


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLER = _set(
    "did done made try tried trying already yes yeah have has only also too as well these them those ones of i ve "
    "de ya hice hecho he probe probado intente intentado lo si solo tambien estos estas esos esas ellos ellas "
    "fait faits faites essaye essayes deja oui seulement aussi ceux celles ci la eux elles d entre en les y "
    "schon bereits gemacht probiert versucht getan davon nur auch von diesen diese dieser hab "
    "fiz feito ja tentei testei eu sim so tambem esses essas destes destas desses dessas deles delas "
    "os as eles elas isso each every thing things step steps cosas pasos choses etapes sachen dinge schritte "
    "coisas passos yet far at absolutely do intentado experimentado experimente experimentei aun todavia ahora momento "
    "encore pour l instant du noch bisher gar uberhaupt jetzt ainda agora"
)
"""Words that tell of doing it, and none of the places."""
_PLURALS = _set("the los las les os as")
"""Before a bare `two` these say that it is no place."""
_ALL = _set("all everything todo todos todas tout toutes tous alle alles tudo")
_BOTH = _set("both beide beides beiden ambos ambas")
_NONE = _set(
    "none neither nothing ninguno ninguna ningun nada aucun aucune rien keins keines keine keinen nichts nenhum nenhuma"
)
_NOT = _set("no not never pas ne n nicht nao nunca jamais nie")
_ANY = _set("any anything either")
"""Beside one of those none are meant."""
_AT_ALL = ("du", "tout")
_COUNTS = {
    **dict.fromkeys(("two", "dos", "deux", "zwei", "dois", "duas"), 2),
    **dict.fromkeys(("three", "tres", "trois", "drei"), 3),
    **dict.fromkeys(("four", "cuatro", "quatre", "vier", "quatro"), 4),
}
_CARDINALS = _set("one two three four five six seven eight nine ten eleven twelve")


def places_said(words: str, count: int) -> tuple[int, ...] | None:
    """Which of so many are meant, from 1; empty for none of them, None where that is not what is said."""
    said, spelt = in_words(words)
    if not said or "?" in words:
        return None
    denials = [told for told in (_left(said), _left(spelt)) if told & (_NONE | _NOT)]
    if denials:
        return () if any(map(_of_none, denials)) else None
    left = [word for word in said if word in _left(said)]
    if len(said) == 1 and said[0] not in _ALL | _BOTH:
        return None  # a number alone is heard as ever
    meant = _all(left, said, count) or _end(left, count) or _each(left, count)
    return tuple(sorted(meant)) if meant and max(meant) <= count else None


def _left(said: Sequence[str]) -> set[str]:
    """The words that tell of places, or of none."""
    known = replies()
    told = {word for word, before in zip(said, ("", *said), strict=False) if (before, word) != _AT_ALL}
    return told - ((_FILLER | known.filler | known.counted) - _ALL)


def _of_none(told: set[str]) -> bool:
    """Whether none of all is what is said: `not any`, `none of the three`, and `not yet`, but no `not two`."""
    counted = told <= _ANY | _NONE | _NOT | _COUNTS.keys()
    return counted and (bool(told & (_ANY | _NONE)) or not told & _COUNTS.keys())


def _all(left: Sequence[str], said: Sequence[str], count: int) -> set[int]:
    """All of them: `all`, `all three`, and `both` or `the two` where there are two."""
    rest = [word for word in left if word not in _ALL]
    several = [2 if word in _BOTH else _COUNTS.get(word, 0) for word in rest]
    plainly = len(rest) < len(left) or bool(_BOTH.intersection(rest)) or _named_by_count(rest, said)
    return set(range(1, count + 1)) if plainly and (not rest or several == [count]) else set()


def _named_by_count(rest: Sequence[str], said: Sequence[str]) -> bool:
    return len(rest) == 1 and said[max(said.index(rest[0]) - 1, 0)] in _PLURALS


def _end(left: Sequence[str], count: int) -> set[int]:
    """The first two, or the last three."""
    several = [2 if word in _BOTH else _COUNTS[word] for word in left if word in _BOTH or word in _COUNTS]
    places = [_place(word) for word in left if _place(word) is not None]
    if len(left) != 2 or len(several) != 1 or several[0] > count or places not in ([0], [1]):
        return set()
    first = 1 if places == [1] else count - several[0] + 1
    return set(range(first, first + several[0]))


def _each(left: Sequence[str], count: int) -> set[int]:
    """Those whose places are said, and nothing else."""
    places = [int(word) if word.isdecimal() and len(word) < 3 else _place(word) for word in left]
    known = [count if place == 0 else place for place in places if place is not None]
    return set(known) if len(known) == len(left) else set()


def _place(word: str) -> int | None:
    """Which place an ordinal says, 0 for the last one; None where it is none."""
    return _places().get(word, _places().get(word.removesuffix("s")))


@cache
def _places() -> Mapping[str, int]:
    return {word: place for word, place in replies().numbers.items() if word not in _CARDINALS}
