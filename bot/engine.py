"""The engine: hears messages and ticks of the clock, one transaction each."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from bot import unanswered
from bot.again import Again
from bot.chores import Chores
from bot.model import playbooks
from bot.model.errors import BotError, NotYet, Unavailable, WrongFields
from bot.model.forms import Form
from bot.model.ids import outsized
from bot.model.intents.intent import Intent
from bot.model.keys import code_of, named
from bot.model.messages import Card, Kind, Message, Reply
from bot.model.people import Reader
from bot.model.playbooks.book import Shelf
from bot.model.ports import Look
from bot.model.school import School
from bot.model.understanding.answers import plain
from bot.model.understanding.understand import Understanding
from bot.model.words import Said
from handlers import forms, unsaid
from handlers.catalogue import HANDLERS, Regular, regulars
from handlers.help.guide import refusal, welcome
from handlers.messages.also import excused, told_apart
from handlers.messages.beside import beside
from handlers.messages.contexts import understood
from handlers.messages.happenings import CHANGES, changed
from handlers.messages.looks import look
from handlers.messages.unmeant import unmeant
from handlers.people.accounts import matched
from handlers.people.left import unreachable
from handlers.people.mentioned import with_names, with_spelled_words
from handlers.phrases import choice
from handlers.safety.comforting import beside_grief, comforted, consoled
from handlers.secrets.notice import hidden_notice
from handlers.secrets.taken import taken_out
from handlers.turn import Turn
from store.due import ENDED
from store.hearing import are_new
from store.records import Stale
from store.store import Store
from store.unanswered import NOUN
from store.unit_of_work import UnitOfWork

_log = structlog.get_logger()
_T = TypeVar("_T")


class Engine:
    """Turns what is heard into changes and answers. Plain and synchronous: one call is one transaction."""

    def __init__(
        self, store: Store, schools: Sequence[School], shelf: Shelf, pause: Callable[[float], None] = lambda _: None
    ) -> None:
        """`pause`: stands still for some seconds; before something is done again that met another process."""
        self.store = store
        self._again = Again(pause)
        self.process = secrets.token_hex(8)
        """What this process is called where it writes down what it has in hand."""
        self._chores = Chores(store, self._again, self.process)
        self.schools: Mapping[str, School] = {school.id: school for school in schools}
        self.colleagues = {school.id: school.names_of_staff() for school in schools}
        self.shelf = shelf
        """The playbooks of a school that has none of its own."""
        self.shelves = {school.id: shelf for school in schools}
        self.labels = dict.fromkeys(self.shelves, frozenset(map(plain, playbooks.labels(shelf))))
        for school in schools:
            if school.playbooks:
                self.stock(school.id, school.playbooks)

    def stock(self, school: str, shelf: Shelf) -> None:
        """Use these playbooks for a school from now on."""
        self.shelves[school], self.labels[school] = shelf, frozenset(map(plain, playbooks.labels(shelf)))

    def hear(self, message: Message, now: datetime) -> str:
        """Answer a message once, however often it comes. What was made of it: an intent's name, `copy`, `talk`,
        `met`, `unknown`, `nobody` (no school of ours), `refused` or `error`; the kind of what merely happened.

        Raises `Unavailable` when nothing was kept, and `WrongFields` when a form has mistakes: use `fill` for these.
        """
        school = self.school_of(message)
        if school is None:
            return "nobody"
        try:
            return self._again(lambda: self._answer(school, [message], now))[0]
        except (WrongFields, Unavailable):
            raise
        except BotError as error:
            return self._again(partial(self._excuse, school, message, now, error))
        except Exception as error:  # noqa: BLE001 - the one place where a bug in a handler ends: the person is told, the others go on
            _log.exception("message failed", code=code_of(message), school=school.id)
            return self.put_aside(message, now, type(error).__name__)

    def put_aside(self, message: Message, now: datetime, fault: str = ENDED) -> str:
        """Answer that it cannot be answered, and keep it. What `ENDED` processes is not tried again by itself."""
        school = self.school_of(message)
        if school is None:
            return "nobody"
        try:
            return self._kept(school, message, now, fault)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - what broke was the look at who says what: the words are left out
            _log.exception("message without its words", code=code_of(message), school=school.id)
            return self._kept(school, unanswered.wordless(message), now, fault)

    def _kept(self, school: School, message: Message, now: datetime, fault: str) -> str:
        bug = unanswered.apology(message, fault)
        return "copy" if self._again(lambda: self._excuse(school, message, now, bug, fault)) == "copy" else "error"

    def form(self, asked: Message, now: datetime) -> Form | None:
        """The form that a message asks for, as it stands for this person; None when it asks for none."""
        return self._looked(asked, now, lambda turn: forms.asked_for(self._understood(turn).intent, turn))

    def fill(self, filled: Message, now: datetime) -> Mapping[str, Said]:
        """Take a form that was sent off: what is wrong in it, by field. What has mistakes is kept as a draft."""
        try:
            self.hear(filled, now)
        except WrongFields as wrong:
            self.hear(replace(filled, kind=Kind.DRAFTED, keys=()), now)
            return wrong.fields
        return {}

    def look(self, asked: Message, name: str, now: datetime) -> Look | None:
        """A live card as it is now, for who may see it."""
        return self._looked(asked, now, lambda turn: _shown(look(name, turn), turn))

    def hear_all(self, messages: Sequence[Message], now: datetime) -> list[str | Unavailable]:
        """Answer several messages, each as `hear` does, in as few transactions as there are schools: a commit costs as
        much as the work on a message. Where one of them cannot be answered, each is answered by itself.
        """
        outcomes: dict[int, str | Unavailable] = {}
        of_school: dict[str, list[int]] = {}
        for number, message in enumerate(messages):
            school = self.school_of(message)
            of_school.setdefault(school.id if school else "", []).append(number)
        for name, numbers in of_school.items():
            together = self._together(name, [messages[number] for number in numbers], now)
            outcomes |= zip(numbers, together, strict=True)
        return [outcomes[number] for number in range(len(messages))]

    def tick(self, now: datetime) -> int:
        """Do what is due, in all schools that have something due. How many replies came of it."""
        said = 0
        self._chores.begin()
        kept = Regular(NOUN, self._answer_again, self._refuse_again)
        for regular in (*regulars(self.shelves), kept):
            for name in () if self._chores.leaving else self.store.schools_with_due(regular.noun, now):
                school = self.schools.get(name)
                if school is not None:
                    said += self._chore(regular, school, now)
        return said

    def leave(self) -> None:
        """Begin no more chores."""
        self._chores.leaving = True

    def _chore(self, regular: Regular, school: School, now: datetime) -> int:
        return self._chores.do(regular, school, now)

    def _together(self, school: str, messages: Sequence[Message], now: datetime) -> Sequence[str | Unavailable]:
        if len(messages) > 1 and school in self.schools:
            try:
                return self._answer(self.schools[school], messages, now)
            except NotYet:
                pass  # that is about one of them
            except Unavailable as error:
                return [error] * len(messages)
            except Exception:  # noqa: BLE001, S110 - nothing was kept; whose trouble it is shows when each is alone
                pass
        return [self._alone(message, now) for message in messages]

    def _alone(self, message: Message, now: datetime) -> str | Unavailable:
        try:
            return self.hear(message, now)
        except Unavailable as error:
            return error

    def _answer(self, school: School, messages: Sequence[Message], now: datetime) -> list[str]:
        """Answer messages in one transaction; what is raised undoes all of it."""
        with self.store.begin(school, now, len(messages)) as work:
            if not are_new(work, messages):
                if len(messages) > 1:
                    raise Stale("a copy among them")
                return ["copy"]
            if len(messages) > 1:
                work.expect({self.store.person(work, message.author).id for message in messages})
            return [self._answered(work, message) for message in messages]

    def _looked(self, asked: Message, now: datetime, view: Callable[[Turn], _T | None]) -> _T | None:
        """What somebody gets to see; None where there is nothing for them. Nothing is said."""
        school = self.school_of(asked)
        if school is None:
            return None

        def once() -> _T | None:
            with self.store.begin(school, now) as work:
                turn = self._turn(work, asked)
                try:
                    return view(turn)
                except BotError:
                    return None

        return self._again(once)

    def _answered(self, work: UnitOfWork, message: Message) -> str:
        self.store.learn(work, message.references)
        if message.kind in CHANGES:
            if message.kind is Kind.DELETED and message.original:
                work.heard_before([named(message, message.original.key)])  # should it come late, it is nothing
                work.unanswered.take_back(message.original.key)
            return changed(work, message, lambda: self._turn(work, message), lambda turn: self._understood(turn).intent)
        turn = unsaid.completed(self._turn(work, message))
        if message.kind is Kind.MET:
            work.outbox.add([*welcome(turn), *matched(turn)])
            if message.references.get(message.place) == "" and message.place.direct:
                unreachable(work, message.place)
            return "met"
        if told := comforted(turn, message.words):
            work.outbox.add(told)
            return "none"
        turn, understood = self._meant(turn)
        if understood.intent is None:
            return unmeant(turn, understood, message.words)
        if message.addressed and message.kind not in (Kind.DRAFTED, Kind.LEFT):
            work.people.clear_misses(turn.person.id, choice(message, understood.intent))
        work.outbox.add([*hidden_notice(turn), *self._handled(understood.intent, turn), *beside(turn, understood)])
        return understood.intent.name

    def _excuse(self, school: School, message: Message, now: datetime, error: BotError, fault: str = "") -> str:
        """Tell why it did not work, in a transaction of its own: all else is undone. With a `fault` it is kept."""
        with self.store.begin(school, now) as work:
            if not are_new(work, [message]):
                return "copy"
            if fault:
                self.store.learn(work, message.references)
            turn = self._excused(work, message, error, fault)
            work.outbox.add(unanswered.keep(turn, fault) if fault else ())
        return "refused"

    def _excused(self, work: UnitOfWork, message: Message, error: BotError, fault: str = "") -> Turn:
        turn = self._turn(work, message)
        work.people.clear_misses(turn.person.id, choice(message))
        told = [unsaid.excuse(turn, error)] if fault else excused(turn, error, self._understood)
        work.outbox.add([*hidden_notice(turn), *consoled(turn), *told])
        return turn

    def _answer_again(self, work: UnitOfWork) -> list[Reply]:
        return unanswered.answered(work, partial(self._answered, work))

    def _refuse_again(self, error: BotError, work: UnitOfWork) -> list[Reply]:
        return unanswered.answered(work, lambda message: self._excused(work, message, error))

    def _turn(self, work: UnitOfWork, message: Message) -> Turn:
        person = self.store.person(work, message.author)
        if message.addressed:
            self.store.visit(work, person, message)
        work.journal.person = person.id
        shelf = self.shelves[work.school.id]
        message, hidden = taken_out(work, shelf, message, person)
        return Turn(message, person, work, shelf, hidden=hidden)

    def _handled(self, intent: Intent, turn: Turn) -> list[Reply]:
        if turn.person.role < intent.allowed:
            raise refusal(intent)
        intent, turn = with_names(intent, turn), with_spelled_words(turn)
        match turn.message.kind:
            case Kind.DRAFTED | Kind.LEFT:
                return forms.keep(intent, turn)
            case Kind.FILLED:
                turn = forms.checked(intent, turn)
        return HANDLERS[type(intent)](intent, turn)

    def _meant(self, turn: Turn) -> tuple[Turn, Understanding]:
        found = self._understood(turn)
        return beside_grief(turn, found, self._understood) or (turn, found)

    def _understood(self, turn: Turn) -> Understanding:
        names, labels = self.colleagues[turn.school.id], self.labels[turn.school.id]
        return told_apart(turn, understood(turn, names, labels, self.store.taught))

    def school_of(self, message: Message) -> School | None:
        """The school a message belongs to; None when it is no school's, or when an id is longer than any platform's."""
        identity = message.author
        owners = (school for school in self.schools.values() if school.owns(identity.platform, identity.workspace))
        return None if outsized(message) else next(owners, None)


def _shown(card: Card | None, turn: Turn) -> Look | None:
    return Look(card, Reader(turn.person.zone, turn.person.locale)) if card else None
