"""Messages that end every process which answers them: five processes end, then it is put aside.

A process writes down what it has in hand, in one row of its own that it writes anew for each batch, with what it still
answers of earlier ones: that costs a few hundredths of what a message by itself costs, and nothing that can be seen
once many come together. Whoever is started next reads what others left there, and counts what nobody has answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import Lock, get_ident

import structlog

from bot import chores
from bot.engine import Engine
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.keys import code_of, keys_of
from bot.model.messages import Message
from store import attempts, in_hand
from store.attempts import Deaths
from store.records import Stale
from store.unit_of_work import UnitOfWork

_log = structlog.get_logger()


def look_back(engine: Engine, now: datetime) -> None:
    """Count what other processes began and did not finish. One of them may still be alive: it goes on with it all the
    same.
    """
    with engine.store.transaction() as connection:
        for left in in_hand.left(connection, engine.process):
            for school, names in left.names.items():
                if left.noun == in_hand.MESSAGES:
                    attempts.count(connection, school, [str(name) for name in names], now)
                elif school in engine.schools:
                    work = UnitOfWork(connection, engine.schools[school], now)
                    chores.ended(work, left.noun, [int(name) for name in names], left.at)
                    work.write()


class Attempts:
    """Of one process. One batch of messages at a time in each thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._deaths: Deaths = {}
        self._in_hand: dict[int, Mapping[str, Sequence[str]]] = {}
        """By thread the names of what it is answering, by school: nobody waits any more for what takes long."""
        self._writing = Lock()

    def hear_all(self, messages: Sequence[Message], now: datetime) -> list[str | Unavailable]:
        """As `Engine.hear_all`. What ended a process before is answered alone, so that it takes no other with it should
        it end this one; what ended too many is put aside.
        """
        try:
            return self._heard(messages, now)
        finally:
            self._in_hand.pop(get_ident(), None)

    def _heard(self, messages: Sequence[Message], now: datetime) -> list[str | Unavailable]:
        try:
            fresh = self._fresh(messages, now)
        except Unavailable as error:
            return [error] * len(messages)
        heard = self._engine.hear_all([messages[number] for number in fresh], now) if fresh else []
        outcomes: dict[int, str | Unavailable] = dict(zip(fresh, heard, strict=True))
        for number, message in enumerate(messages):
            if number not in outcomes:
                outcomes[number] = self._alone(message, now)
        return [outcomes[number] for number in range(len(messages))]

    def _fresh(self, messages: Sequence[Message], now: datetime) -> list[int]:
        """Which of them ended no process yet; those are in hand now."""
        while True:
            fresh = [number for number, message in enumerate(messages) if not self._ended_by(message)]
            if not fresh or not self._takes([messages[number] for number in fresh], now):
                return fresh

    def _alone(self, message: Message, now: datetime) -> str | Unavailable:
        try:
            self._takes([message], now)
            ended = self._ended_by(message)
            if ended < MOST_FAULTS:
                return self._engine.hear_all([message], now)[0]
            if ended > MOST_FAULTS:  # even to put it aside ends a process
                return "copy"
            outcome = self._engine.put_aside(message, now)
        except Unavailable as error:
            return error
        if outcome == "error":
            why = f"{MOST_FAULTS} processes ended while they answered it"
            _log.error("message put aside", why=why, code=code_of(message), keys=message.keys)
        return outcome

    def _takes(self, messages: Sequence[Message], now: datetime) -> bool:
        """Note that these are in hand, besides what other threads have. True when another process looked back since
        then: more may be known about what kills processes.
        """
        names: dict[str, list[str]] = {}
        for message in messages:
            if school := self._engine.school_of(message):
                names.setdefault(school.id, []).extend(keys_of(message))
        try:
            with self._writing, self._engine.store.noting() as connection:
                self._in_hand[get_ident()] = names
                looked_back = in_hand.take(connection, self._engine.process, in_hand.MESSAGES, self._all(), now)
                if looked_back:
                    self._deaths = attempts.known(connection)
        except Stale as error:
            raise Unavailable("another process is in the way") from error
        return looked_back

    def _all(self) -> Mapping[str, Sequence[str]]:
        together: dict[str, list[str]] = {}
        for names in list(self._in_hand.values()):  # a copy: another thread may be done just now
            for school, theirs in names.items():
                together.setdefault(school, []).extend(theirs)
        return together

    def _ended_by(self, message: Message) -> int:
        school = self._engine.school_of(message) if self._deaths else None
        return max((self._deaths.get((school.id, name), 0) for name in keys_of(message)), default=0) if school else 0
