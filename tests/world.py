"""A school in a box: the real engine, handlers and database, a platform that remembers, a clock we turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from adapters.plain import PLAIN
from bot.attempts import look_back
from bot.content import library, playbooks
from bot.delivery.loop import Delivery
from bot.engine import Engine
from bot.model.errors import Unavailable
from bot.model.escalation import Ladder, Step
from bot.model.forms import Form
from bot.model.messages import Button, Card, Kind, Message, Place, private_place
from bot.model.people import Identity, Reader, Role
from bot.model.ports import Post
from bot.model.school import Listed, School
from bot.model.tickets import Priority
from bot.model.understanding.calls import typed_after
from bot.model.words import render
from bot.zone_rules import keep_times
from store.unit_of_work import UnitOfWork
from tests import gestures
from tests.databases import store_on
from tests.fakes.chat import Chat
from tests.furnished import furnish
from tests.next_due import next_due

_T = TypeVar("_T")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONE = "Europe/Lisbon"
STAFF = Place("chat", "north", "staff")
HELP_DESK = Place("chat", "north", "help-desk")
ALGEBRA = Place("chat", "north", "algebra")
_LADDER = Ladder(
    (Step(timedelta(0), ("ana",)), Step(timedelta(minutes=10), ("ben",))),
    last_resort=Step(timedelta(minutes=15), ("carla",)),
)


def listed(handle: str, name: str, role: Role, workspace: str = "north") -> Listed:
    return Listed(handle, name, role, ZONE, (("chat", workspace, handle),))


NORTH = School(
    id="north",
    name="North School",
    zone=ZONE,
    workspaces=frozenset({("chat", "north")}),
    staff=(STAFF,),
    people=(
        listed("tess", "Tess Turner", Role.INSTRUCTOR),
        listed("ana", "Ana Alves", Role.ON_CALL),
        listed("ben", "Ben Okafor", Role.ON_CALL),
        listed("carla", "Carla Cruz", Role.ADMIN),
    ),
    ladders={Priority.P1: _LADDER, Priority.P2: _LADDER},
    library=library(),
)
_ALONE = (NORTH,)


@dataclass
class Turned:
    """A clock that stands still until it is turned."""

    moment: datetime = MONDAY

    def now(self) -> datetime:
        return self.moment


async def _at_once(function: Callable[[], _T]) -> _T:
    return function()


def text(card: Card) -> str:
    """What a card says, without its facts and buttons."""
    reader = Reader(ZONE)
    title = f"{render(card.title, PLAIN, reader)}: " if card.title else ""
    return title + render(card.text, PLAIN, reader)


@dataclass
class Someone:
    """One person at one account of the platform."""

    world: World
    identity: Identity
    read: int = 0
    said: list[Message] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return private_place(self.identity)

    def says(self, words: str, where: Place | None = None, **more: Any) -> str:
        """Say something, in private unless `where` says otherwise; what the engine made of it."""
        place = where or self.place
        command = words.startswith("/")
        mention = words.startswith("@deskbell ")
        addressed = place.direct or command or mention
        number = self.world.count()
        message = Message(
            keys=tuple(more.get("keys", (f"m{number}",))),
            author=self.identity,
            place=place,
            words=typed_after(words) if command else words.removeprefix("@deskbell "),
            kind=Kind.COMMAND if command else Kind.SAID,
            addressed=addressed,
            remote_id=None if command else f"r{number}",
            mentions=more.get("mentions", {}),
            handle=more.get("handle"),
            files=more.get("files", ()),
        )
        self.said.append(message)
        return self.world.hears(message)

    def edits(self, words: str, **more: Any) -> str:
        """Put other words into what they said last."""
        return self.world.hears(gestures.edit(self.said[-1], self.world.count(), words, more))

    def deletes(self, **more: Any) -> str:
        return self.world.hears(gestures.deletion(self.said[-1], self.world.count(), more))

    def reacts(self, says: str, to: Message | tuple[str, Place], **more: Any) -> str:
        return self.world.hears(gestures.reaction(self.identity, self.world.count(), says, to, more))

    def departs(self, where: Place | None = None) -> str:
        """Leave a channel, or the whole workspace."""
        return self.world.hears(gestures.move(self.identity, self.world.count(), Kind.DEPARTED, where or self.place))

    def joins(self, where: Place) -> str:
        return self.world.hears(gestures.move(self.identity, self.world.count(), Kind.JOINED, where))

    def presses(self, label: str, on: str = "") -> str:
        """Press the newest button with this label that this person can see, on a message with these words."""
        for number, post in reversed(self.world.chat.posts.items()):
            if self._sees(post) and on in text(post.card):
                for button in (*post.card.choices, *post.card.buttons):
                    if render(button.label, PLAIN, Reader(ZONE)) == label:
                        return self.says_by_button(button, post, number)
        raise AssertionError(f"no button {label!r}")

    def says_by_button(self, button: Button, post: Post, number: str) -> str:
        key = f"press{self.world.count()}"
        return self.world.hears(Message((key,), self.identity, post.place, button.says, Kind.PRESSED, about=number))

    def opens(self, words: str, where: Place | None = None) -> Form:
        """The form that these words ask for."""
        asked = Message((), self.identity, where or self.place, words, Kind.PRESSED)
        form = self.world.engine.form(asked, self.world.clock.now())
        assert form is not None, f"no form for {words!r}"
        return form

    def fills(self, form: Form, /, **fields: str) -> dict[str, str]:
        """Send a form off, with what stands in it where nothing else is given; what is wrong, by field."""
        filled = self.form_message(Kind.FILLED, form, None, fields)
        wrong = self.world.engine.fill(filled, self.world.clock.now())
        self.world.deliver()
        return {name: render(said, PLAIN, Reader(ZONE)) for name, said in wrong.items()}

    def leaves(self, form: Form, /, **fields: str) -> None:
        """Close a form without sending it off."""
        self.world.hears(self.form_message(Kind.LEFT, form, None, fields))

    def form_message(self, kind: Kind, form: Form, at: Place | None, fields: dict[str, str]) -> Message:
        filled = {field.name: field.value for field in form.fields} | fields
        key = f"form{self.world.count()}"
        return Message((key,), self.identity, at or self.place, form.says, kind, fields=filled)

    def hears(self) -> list[str]:
        """What came in private since the last time."""
        posts = self.world.chat.heard
        new, self.read = posts[self.read :], len(posts)
        return [text(post.card) for post in new if post.place.whole == self.place or post.private_to == self.identity]

    def last(self) -> Card:
        """The newest card they see in private."""
        mine = [p for p in self.world.chat.heard if p.place.whole == self.place or p.private_to == self.identity]
        return mine[-1].card

    def choices(self) -> list[str]:
        """The numbered answers of the newest card."""
        return [render(choice.label, PLAIN, Reader(ZONE)) for choice in self.last().choices]

    def _sees(self, post: Post) -> bool:
        if post.private_to:
            return post.private_to == self.identity
        return post.place.whole == self.place if post.place.direct else True


@dataclass
class World:
    """One school, its people and its clock. What is said is delivered at once."""

    database_url: str
    schools: tuple[School, ...] = _ALONE
    chat: Chat = field(default_factory=Chat)
    clock: Turned = field(default_factory=Turned)
    counted: int = 0
    delivers: bool = True
    seen: set[tuple[Button, Identity | None]] = field(default_factory=set)
    """Every button that was shown, and to whom alone."""
    looking: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.loop, self.store = asyncio.new_event_loop(), store_on(self.database_url)
        self.start()
        self.student, self.teacher = self.person("sam", "Sam Rivera"), self.person("tess")
        self.first, self.second, self.last = self.person("ana"), self.person("ben"), self.person("carla")

    def start(self) -> None:
        """Begin as a program just started on this database."""
        furnish(self.store, self.schools, self.clock.now(), alike=self.schools is _ALONE)
        self.engine = Engine(self.store, self.schools, playbooks())
        self.delivery = Delivery(self.store, {self.chat.name: self.chat}, self.clock, _at_once)

    def restarts(self) -> None:
        """The program ends and begins again; the platform and the database stay."""
        self._look_away()
        self.store = store_on(self.database_url)
        self.start()
        look_back(self.engine, self.clock.now())
        keep_times(self.engine, self.clock.now())

    def down_for(self, **length: float) -> None:
        """The program is not there for so long; then it begins again and does what is due."""
        self.clock.moment += timedelta(**length)
        self.restarts()
        self.passes()

    def close(self) -> None:
        self._look_away()
        self.loop.close()

    def count(self) -> int:
        self.counted += 1
        return self.counted

    def person(self, user: str, name: str = "", workspace: str = "north") -> Someone:
        return Someone(self, Identity("chat", workspace, user, name))

    def hears(self, message: Message) -> str:
        outcome = self.engine.hear(message, self.clock.now())  # "error": a handler raised, see the log
        assert outcome != "error"
        self.deliver()
        return outcome

    def deliver(self) -> None:
        if self.delivers:
            self.run(self.delivery.deliver())
        for post in self.chat.posts.values():
            alone = Identity(post.place.platform, post.place.workspace, post.place.channel[1:])
            reader = post.private_to or (alone if post.place.direct else None)
            self.seen.update((button, reader) for button in (*post.card.choices, *post.card.buttons))

    def run(self, coroutine: Awaitable[_T]) -> _T:
        return self.loop.run_until_complete(coroutine)

    def passes(self, **length: float) -> None:
        """Turn the clock, stopping wherever something is due."""
        end = self.clock.moment + timedelta(**length)
        for _ in range(10_000):
            if (due := next_due(self.store, self.clock.moment)) is None or due > end:
                break
            self.clock.moment = max(due, self.clock.moment)
            if not self.engine.tick(self.clock.moment) and due <= self.clock.moment:
                self.deliver()
                if next_due(self.store, self.clock.moment) == due:
                    self.clock.moment += timedelta(seconds=1)
            self.deliver()
        self.clock.moment = max(end, self.clock.moment)

    def staff(self) -> list[str]:
        """What stands in the staff channel, as it is now."""
        return [text(post.card) for _, post in self.chat.at(STAFF)]

    def thread(self, number: int = 1) -> Place:  # of a ticket's card in the staff channel
        roots = (key for key, post in self.chat.at(STAFF) if text(post.card).startswith(f"Ticket {number} "))
        return Place("chat", "north", STAFF.channel, next(roots))

    def thread_says(self, number: int = 1) -> list[str]:
        """What stands below that card."""
        return [text(post.card) for post in self.chat.below(self.thread(number).thread or "") if not post.private_to]

    def work(self) -> UnitOfWork:
        """The rows as they are, for looking only."""
        self._look_away()
        return UnitOfWork(self.looking.enter_context(self.store.looking()), self.schools[0], self.clock.now())

    def _look_away(self) -> None:
        with suppress(Unavailable):  # a look that stood open for seconds was ended by the server
            self.looking.close()
