"""An engine that tells what it makes of each message: for the demo alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.commands.understood import arguments
from bot.engine import Engine
from bot.model.errors import Unavailable
from bot.model.messages import Message
from bot.model.playbooks.book import Shelf
from bot.model.school import School
from bot.model.secrets.masking import masked
from bot.model.understanding.understand import Understanding
from bot.model.witness import Change, Witness, Witnessed
from bot.model.words import clean
from handlers.catalogue import Regular
from handlers.turn import Turn
from store.journal import plain
from store.watched import WatchedStore


class WatchedEngine(Engine):
    """Works as any other, one message at a time, and tells `witness` after each commit."""

    def __init__(self, store: WatchedStore, schools: Sequence[School], shelf: Shelf, witness: Witness) -> None:
        super().__init__(store, schools, shelf)
        self._watched = store
        store.watching = True
        self._witness = witness
        self._last = Understanding(None)
        self._words = ""

    def hear(self, message: Message, now: datetime) -> str:
        self._last, self._words = Understanding(None), ""
        self._watched.changes.clear()
        outcome = super().hear(message, now)
        intent, words = self._last.intent, self._words or masked(clean(message.words))
        told = Witnessed(now, message.author, words, outcome, guesses=tuple(kind.shown for kind in self._last.guesses))
        if intent is not None:
            told = replace(told, intent=intent.name, arguments=plain(arguments(intent)))
        self._tell(told)
        return outcome

    def _together(self, school: str, messages: Sequence[Message], now: datetime) -> Sequence[str | Unavailable]:  # noqa: ARG002 - each by itself
        return [self._alone(message, now) for message in messages]

    def _understood(self, turn: Turn) -> Understanding:
        self._words = turn.message.words
        self._last = super()._understood(turn)
        return self._last

    def _chore(self, regular: Regular, school: School, now: datetime) -> int:
        self._watched.changes.clear()
        said = super()._chore(regular, school, now)
        if self._watched.changes:
            chore = getattr(regular.chore, "func", regular.chore)
            name = str(getattr(chore, "__name__", "")).replace("_", " ").strip()
            self._tell(Witnessed(now, None, name, "clock"))
        return said

    def _tell(self, told: Witnessed) -> None:
        changes = tuple(self._watched.changes)
        marks = tuple(change.values["mark"] for change in changes if _said(change))
        self._witness(replace(told, changes=changes, marks=marks))


def _said(change: Change) -> bool:
    return change.what == "added" and "mark" in change.values
