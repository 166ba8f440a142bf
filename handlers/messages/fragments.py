"""A trouble that is told in pieces, a message each: `my laptop`, then `wont turn on`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from bot.model.intents.devices import ReportDevice
from bot.model.intents.playbooks import Begin, SecurityReport
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Why
from bot.model.reports.dangers import danger
from bot.model.reports.subjects import UNSORTED, guess
from bot.model.understanding.spelling import plain_words
from bot.model.understanding.understand import Understanding
from handlers.help.guide import way_back
from handlers.safety.comforting import beside_grief
from handlers.turn import Turn
from handlers.walkthroughs.words import not_heard

_MOST = 6
"""Words of a piece; who says more has told it."""


def as_a_whole(
    turn: Turn, found: Understanding, understood: Callable[[Turn], Understanding]
) -> tuple[Turn, Understanding]:
    """What is meant where a message is less than all that is told: the rest beside a loss, or pieces of one trouble."""
    return beside_grief(turn, found, understood) or _in_pieces(turn, found, understood) or (turn, found)


def _in_pieces(
    turn: Turn, found: Understanding, understood: Callable[[Turn], Understanding]
) -> tuple[Turn, Understanding] | None:
    """What is told together with the pieces before, which were not understood: a trouble that these words alone do not
    name. None where there is none.
    """
    if not _may_go_on(turn, found):
        return None
    before = not_heard(turn, turn.work.people.misses(turn.person.id))
    pieces = [each for each in before if _is_piece(each)]
    for words in accumulate(reversed(pieces), lambda behind, piece: f"{piece} {behind}", initial=turn.message.words):
        whole = replace(turn, message=replace(turn.message, words=words))
        told = understood(whole) if words != turn.message.words else found
        if told is not found and _tells_more(told, words, found):
            return whole, told
    return None


def _may_go_on(turn: Turn, found: Understanding) -> bool:
    """Whether these words are a piece: they mean nothing, or a trouble of which they need not say what has it. When
    something is tells of none.
    """
    message = turn.message
    if found.exact or not isinstance(found.intent, OpenTicket | ReportDevice | Begin | None):
        return False
    if getattr(found.intent, "summary", message.words) not in ("", message.words):
        return False
    if message.kind is not Kind.SAID or not message.place.direct or message.files or not _is_piece(message.words):
        return False
    return not (_tells_only_when(turn) or way_back(turn))


def _tells_only_when(turn: Turn) -> bool:
    words = turn.message.words
    read = read_moment(words, turn.person.zone, turn.now)
    return isinstance(read, Moment) or (read.why is not Why.NOTHING and len(plain_words(words)) == 1)


def _is_piece(words: str) -> bool:
    return 0 < len(plain_words(words)) <= _MOST and "?" not in words


def _tells_more(told: Understanding, words: str, found: Understanding) -> bool:
    """Whether the whole tells of a trouble and what has it: of the same one, where the last piece tells of one too."""
    if told.exact or not isinstance(told.intent, Begin | ReportDevice | OpenTicket):
        return False
    if isinstance(found.intent, Begin):
        return type(told.intent) is type(found.intent)
    if isinstance(told.intent, SecurityReport):
        return bool(danger(words))
    return isinstance(told.intent, Begin | ReportDevice) or guess(words) != UNSORTED
