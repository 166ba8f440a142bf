"""Who and when a message that names a deed of the desk speaks of: the desk acts only for the speaker, and now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.model.understanding import speaking
from bot.model.understanding.context import Context
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import folded

ENDING = frozenset(("resolve", "ticket_close"))
_DONE = ENDING | {"ack"}
GUARDED = _DONE | {"snooze", "escalate"}
"""What is done only where somebody says it of themselves and of now."""
FOR_STAFF = frozenset(("ack", "resolve"))
"""And of it what is not done even where it is said to the desk."""
Names = frozenset[str]
Alone = Callable[[str], bool]
"""Whether a clause by itself says the same as the whole."""
_LOOKED_AT = 1_000
_SETS_OFF = frozenset(",.;:!-–—")


def is_own(name: str, said: str, context: Context, alone: Alone) -> bool:
    """Whether what is meant by free words is said of the speaker, and of now. Where one clause tells of others, another
    one has to say it by itself: `nobody is on it, I take it`. What is wished of the desk is wished of nobody else.
    """
    line = speaking.COURTEOUS.sub(" ", folded(said[:_LOOKED_AT]))
    clauses = [clause.strip(" ,.;:!") for clause in speaking.CLAUSE.split(line) if clause.strip(" ,.;:!")]
    if name in _DONE and (_is_doubted(name, clauses) or _is_for_another(line, clauses, context)):
        return False
    held = [_is_spoken_of(name, clause, context) for clause in clauses]
    return not any(held) or any(not spoken and alone(clause) for spoken, clause in zip(held, clauses, strict=True))


def goes_on_of_others(name: str, said: str, tail: str, context: Context) -> bool:
    """Whether a command as the help writes it goes on so that it is none: `ack was a mistake`, `resolve when Ben is
    back`. `tail`: what stands behind the words of the command; behind a number it may say anything of now.
    """
    said, tail = said[:_LOOKED_AT], tail[:_LOOKED_AT]
    line, rest = folded(said), folded(tail).strip(" ,.;:!-–—")
    if not context.addressed and (_bids_another(line, context.colleagues) or (name == "ack" and _asks_politely(line))):
        return True
    if name == "escalate":
        return bool(speaking.RAISED_THEN.match(rest))
    if (name == "ack" and speaking.PUTS_OFF.match(rest)) or (name in ENDING and speaking.UNTIL_THEN.search(line)):
        return True
    if speaking.NUMBERED.match(line):
        return False
    if name in ENDING and (speaking.PARTLY.match(rest) or speaking.LEFT_OVER.search(rest)):
        return True
    set_off = line.removesuffix(folded(tail)).rstrip()[-1:] in _SETS_OFF
    return not set_off and any(shape.search(rest) for shape in _tails(name))


def _tails(name: str) -> Iterator[re.Pattern[str]]:
    yield speaking.ENDING_TAILS if name in ENDING else speaking.HELD_TAILS
    if name == "ack":
        yield from (speaking.BY_SOMEBODY, speaking.GIVEN_AWAY, speaking.TOO)


def _is_doubted(name: str, clauses: list[str]) -> bool:
    """Whether something is done in part only, or a clause takes back the one before it, or puts it off."""
    further = [speaking.BEGINS_DOUBT] if name in ENDING else [speaking.PUTS_OFF]
    part = [speaking.PARTLY, speaking.LEFT_OVER] if name in ENDING else []
    partly = any(shape.search(clause) for clause in clauses for shape in part)
    return partly or any(shape.match(clause) for clause in clauses[1:] for shape in further)


def _is_for_another(line: str, clauses: list[str], context: Context) -> bool:
    """Whether somebody else is asked."""
    if context.addressed or not clauses:
        return False
    asked = speaking.ASKING.match(clauses[0]) or any(speaking.PLEASE.fullmatch(each) for each in clauses[1:])
    return bool(asked) or _bids_another(line, context.colleagues)


def _bids_another(line: str, colleagues: Names) -> bool:
    """Whether somebody is called by name to do it: `Ben, ack please`, `resolve it please Ben`."""
    first, last = speaking.NAMED_FIRST.match(line), speaking.NAMED_LAST.search(line)
    if first and _is_name(first[1], colleagues):
        return True
    if last is None or speaking.FIRST.search(line):
        return False
    return last[1] in colleagues or bool(speaking.PLEASE.match(last[0]) and _is_name(last[1], colleagues))


def _asks_politely(clause: str) -> bool:
    """Whether somebody else is asked: nobody says please to themselves."""
    return bool(speaking.PLEASE.search(clause) and not speaking.SELF.search(clause))


def _is_name(word: str, colleagues: Names) -> bool:
    """Whether a word is what somebody is called: a colleague, or no word that is known."""
    known = word in speaking.INTERJECTIONS or word[-1].isdigit() or lexicon().knows(word)
    return word in colleagues or word.startswith("@") or not known


def _is_spoken_of(name: str, clause: str, context: Context) -> bool:
    """Whether a clause tells of what others do, of another time, or of what is not so."""
    if any(shape.search(clause) for shape in _shapes(name)):
        return True
    if name == "ack":
        return _is_another_s(clause, context)
    if name in ENDING:
        return _others_do(clause, speaking.ENDS_OF_OTHERS, context.colleagues) or _somebody_says(clause)
    others = (speaking.BUSY, speaking.RAISED_BY_OTHERS)
    return any(_others_do(clause, shape, context.colleagues) for shape in others)


def _shapes(name: str) -> Iterator[re.Pattern[str]]:
    """What says of any clause that it is not done."""
    if name not in _DONE:
        yield speaking.SPOKEN_OF[name]
        return
    yield from (speaking.DENIED, speaking.SUPPOSED, speaking.LATER)
    if name in ENDING:
        yield from (speaking.TO_BE_DONE, speaking.UNTIL_THEN)
    else:
        yield from (
            speaking.AFTERWARDS,
            speaking.REPORTED,
            speaking.ALSO,
            speaking.OVER,
            speaking.BY_OTHERS,
            speaking.GIVEN_AWAY,
            speaking.ELSEWHERE,
        )


def _somebody_says(clause: str) -> bool:
    """Whether somebody tells what another one said, who does not use the thing themselves."""
    match = speaking.REPORTED.search(clause)
    return bool(match and not speaking.USERS.search(clause[: match.start()]))


def _is_another_s(clause: str, context: Context) -> bool:
    """Whether somebody else is said to have it, or is wanted to."""
    first, somebody = speaking.FIRST.search(clause), speaking.SOMEBODY.search(clause)
    if somebody and not (first and first.start() < somebody.start()):
        return not (context.addressed and somebody[0] in ("you", "u"))
    bidden = speaking.BIDDING.match(clause) and not speaking.SELF.search(clause)
    if not context.addressed and (bidden or _asks_politely(clause)):
        return True
    return _others_do(clause, speaking.OF_OTHERS, context.colleagues)


def _others_do(clause: str, shape: re.Pattern[str], colleagues: Names) -> bool:
    """Whether a clause begins with somebody or something else that does it."""
    match = shape.match(clause)
    if match is None:
        return False
    subject = next(found for found in match.groups() if found).split()
    if any(speaking.FIRST.fullmatch(word) or word in speaking.INTERJECTIONS for word in subject):
        return False
    if shape in (speaking.OF_OTHERS, speaking.BUSY):
        return True
    return any(speaking.SOMEBODY.fullmatch(word) or _is_name(word, colleagues) for word in subject)
