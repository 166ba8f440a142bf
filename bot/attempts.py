"""Messages that end every process which answers them: counted while a process is young, and put aside.

The first process that such a message ends is not counted when it was old, or when none ran before it: with that one it
takes six. To know of it, every process would have to write down at all times what it begins, before it begins it, and
would hear an eighth less. That a process ended without a goodbye tells nothing of the message it had in hand: counted
against whatever comes next, one that something else had ended would have messages put aside after four; and among
several processes it cannot be told in the first seconds from one that lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain

import structlog

from bot.engine import Engine
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.keys import code_of, keys_of
from bot.model.messages import Message
from store import attempts
from store.records import Stale

YOUNG_FOR = timedelta(minutes=10)
"""A platform sends again what was not answered within some minutes; by then the process that died runs again."""
_log = structlog.get_logger()


def hear_all(engine: Engine, messages: Sequence[Message], now: datetime, started: datetime) -> list[str | Unavailable]:
    """As `Engine.hear_all`. In the first minutes of a process every message is counted, in one transaction before the
    one in which it is answered; one that came before is answered alone, so that it takes no other with it should it end
    the process; one that came too often is put aside.
    """
    if now - started >= YOUNG_FOR:
        return engine.hear_all(messages, now)
    try:
        counts = _counted(engine, messages, now)
    except Unavailable as error:
        return [error] * len(messages)
    outcomes: dict[int, str | Unavailable] = {}
    fresh = [number for number, count in enumerate(counts) if count <= 1]
    heard = engine.hear_all([messages[number] for number in fresh], now) if fresh else []
    outcomes |= zip(fresh, heard, strict=True)
    for number, count in enumerate(counts):
        if count > 1:
            outcomes[number] = _alone(engine, messages[number], now, count)
    return [outcomes[number] for number in range(len(messages))]


def _alone(engine: Engine, message: Message, now: datetime, count: int) -> str | Unavailable:
    if count <= MOST_FAULTS:
        return engine.hear_all([message], now)[0]
    if count > MOST_FAULTS + 1:  # it was put aside before, or even that ends a process
        return "copy"
    try:
        outcome = engine.put_aside(message, now)
    except Unavailable as error:
        return error
    if outcome == "error":
        why = f"{MOST_FAULTS} processes ended while they answered it"
        _log.error("message put aside", why=why, code=code_of(message), keys=message.keys)
    return outcome


def _counted(engine: Engine, messages: Sequence[Message], now: datetime) -> list[int]:
    """How often each was begun to be answered, by any process, this time included."""
    names: dict[str, dict[str, None]] = {}
    for message in messages:
        if school := engine.school_of(message):
            names.setdefault(school.id, {}).update(dict.fromkeys(keys_of(message)))
    try:
        with engine.store.noting() as connection:
            found = [attempts.begin(connection, school, list(keys), now) for school, keys in sorted(names.items())]
    except Stale as error:
        raise Unavailable("another process hears the same") from error
    counts = dict(chain.from_iterable(each.items() for each in found))
    return [max((counts.get(key, 1) for key in keys_of(message)), default=1) for message in messages]
