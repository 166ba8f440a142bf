"""Somebody takes a planned way through a playbook, and what comes of it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from adapters.plain import PLAIN
from bot.model.escalation import EscalationState
from bot.model.maintenance import Window
from bot.model.messages import Card, Message
from bot.model.outages import like
from bot.model.people import Identity, Person, Reader
from bot.model.playbooks import Run, StepKind
from bot.model.playbooks.pages import FIRST_ONES, MORE, shown_of
from bot.model.ports import Post
from bot.model.reports.buildings import key_of
from bot.model.reports.systems import service
from bot.model.sessions import Session, SessionState
from bot.model.tickets import Ticket, TicketState
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import render, say
from handlers.playbooks import BEGINS
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork
from tests.store import samples
from tests.stories import playbook_plans as plans
from tests.stories.playbook_plans import DECISIONS, By, Move, Plan, Planner
from tests.world import STAFF, ZONE, Someone, World, text

SECOND = timedelta(seconds=1)
RUNNING, SOON = timedelta(minutes=-30), timedelta(minutes=20)
_READER = Reader(ZONE)


@dataclass
class Walk:
    """One person on a planned way. `by_button`: they press what can be pressed, and type the rest."""

    world: World
    planner: Planner
    plan: Plan
    who: Someone
    by_button: bool

    def goes(self, until: int | None = None) -> None:
        """From the beginning to the end, or past so many stops."""
        self._prepare()
        typed = [BEGINS[self.plan.book].example]
        for stop, move in list(zip(self.plan.stops, self.plan.moves, strict=True))[:until]:
            passes = plans.CLASS_PASSES in self.plan.circumstances.going_on and self.planner.class_is_over(stop)
            if not passes and not self.by_button and not isinstance(move, By):
                typed.append(str(move))
                continue
            self._type(typed)
            typed = []
            if passes:
                self._call_off()
            self._make(stop, move)
        self._type(typed)
        stops = [*self.plan.stops, self.plan.run]
        for run, post in zip(stops[:until], self._shown(), strict=until is None):
            self.stands_at(run, post.card)

    def _type(self, words: list[str]) -> None:
        """All of it at once: what is heard together is answered one after the other, in one transaction."""
        world, who = self.world, self.who
        keys = [f"m{world.count()}" for _ in words]
        messages = [
            Message((k,), who.identity, who.place, said, remote_id=k) for k, said in zip(keys, words, strict=True)
        ]
        heard = world.engine.hear_all(messages, world.clock.now())
        assert not {"refused", "error", "unknown"} & set(heard), heard
        world.deliver()

    def _shown(self) -> Iterator[Post]:
        """The cards of the walk as they came; a press of a button changes the one that is there. A question of which
        the other answers were looked at is one.
        """
        mine = (post for post in self.world.chat.heard if post.place == self.who.place)
        walks = (post for post in mine if (post.live or "").startswith("walk/"))
        return (post for post in walks if FIRST_ONES not in labels(post.card))

    def stands_at(self, run: Run, card: Card) -> None:
        """The card has the words of the step, and its answers in the order of the file, of many the first ones."""
        step = self.planner.step(run)
        assert TALK in card.buttons, run.step
        assert written(step.text) in text(card) or step.kind is StepKind.TRIED, (run.step, text(card))
        if step.kind in (StepKind.CHOICE, StepKind.CONFIRM, StepKind.CHECKLIST, StepKind.INPUT, StepKind.MEASURE):
            options = {number: written(option.label) for number, option in enumerate(step.options, 1)}
            assert labels(card) == [options[number] for number in shown_of(len(options), (), further=False)], run.step
        assert all(written(item) in text(card) for item in step.items), run.step

    @property
    def card(self) -> Post:
        """The newest card of the walk."""
        return next(post for _, post in self._cards())

    @property
    def kept(self) -> Walkthrough:
        name = self.card.live or ""
        return self.world.work().walkthroughs.get(int(name.rpartition("/")[2]))

    def tickets(self) -> list[Ticket]:
        """What this person reported, the oldest first."""
        person = self.kept.person
        return sorted(self.world.work().tickets.of(person), key=lambda ticket: ticket.number)

    def _cards(self) -> list[tuple[str, Post]]:
        posts = reversed(self.world.chat.posts.items())
        return [
            (n, post) for n, post in posts if (post.live or "").startswith("walk/") and post.place == self.who.place
        ]

    def _make(self, stop: Run, move: Move) -> None:
        match move:
            case By.TIME:
                self._wait(stop)
            case By():
                self._decide(move)
            case int() if self.by_button:
                if move not in dict(self._cards()[0][1].card.numbered):
                    self.who.presses(MORE)
                number, post = self._cards()[0]
                self.who.says_by_button(dict(post.card.numbered)[move], post, number)
            case _:
                self.who.says(str(move))

    def _wait(self, stop: Run) -> None:
        """They are asked again at the moment that was told, once, by a program that was begun anew meanwhile."""
        kept, before = self.kept, self.card
        assert kept.state is WalkState.WAITING, stop.step
        assert kept.due is not None
        self.world.restarts()
        self.world.clock.moment = kept.due - SECOND
        self._tick()
        assert self.card is before, f"{stop.step} does not wait"
        for _ in range(2):
            self.world.clock.moment += SECOND
            self._tick()
        assert self.card is not before, f"{stop.step} waits for ever"
        assert self.kept.due != kept.due

    def _tick(self) -> None:
        self.world.engine.tick(self.world.clock.moment)
        self.world.deliver()

    def _decide(self, move: By) -> None:
        """The person cannot do it themselves; one of the staff can."""
        number, post = self.world.chat.at(STAFF)[-1]
        button = post.card.buttons[DECISIONS[move].value]
        assert self.who.says(button.says) == "refused"
        if self.by_button:
            self.world.first.says_by_button(button, post, number)
        else:
            self.world.first.says(button.says)

    def _prepare(self) -> None:
        """What goes on, as rows: to say it all would take most of the time."""
        with self.world.store.begin(self.world.schools[0], self.world.clock.now()) as work:
            values = self.plan.run.values
            trouble = {
                "category": self.planner.shelf[self.plan.book].category,
                "system": service(values),
                "building": key_of(values.get("building", "")),
            }
            happening = Happening(work, trouble, work.people.meet(self.who.identity))
            for what in self.plan.circumstances.going_on:
                _HAPPENS[what](happening)

    def _call_off(self) -> None:
        with self.world.store.begin(self.world.schools[0], self.world.clock.now()) as work:
            call_off(work)


def settle(world: World) -> None:
    """Nothing is left to do in the school, and some hours pass."""
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        for ticket in work.tickets.find():
            if ticket.state is not TicketState.CLOSED:
                work.tickets.save(replace(ticket, state=TicketState.CLOSED, close_at=None))
        for call in work.escalations.open_all():
            work.escalations.save(replace(call, state=EscalationState.ENDED, due=None))
        for walk in work.walkthroughs.find():
            if walk.due:
                work.walkthroughs.save(replace(walk, state=WalkState.LEFT, due=None))
        call_off(work)
    world.chat.posts.clear()
    world.chat.heard.clear()
    world.seen.clear()
    world.clock.moment += timedelta(hours=3)


def call_off(work: UnitOfWork) -> None:
    for session in work.sessions.find():
        if session.state is SessionState.SCHEDULED:
            work.sessions.save(replace(session, state=SessionState.CANCELLED))


@dataclass
class Happening:
    """What goes on in a school around one person, and the trouble that others have too."""

    work: UnitOfWork
    trouble: Mapping[str, str]
    person: Person

    def plan_class(self, teacher: Person, begins: timedelta, *participants: Person) -> None:
        at = self.work.now + begins
        who = tuple(each.id for each in participants)
        local = at.replace(tzinfo=None)
        number = self.work.sessions.next_number()
        self.work.sessions.add(
            Session(0, number, "Algebra", teacher.id, at, timedelta(minutes=50), "UTC", local, participants=who)
        )

    def reports(self, reporter: Person, **more: object) -> None:
        number = self.work.tickets.next_number()
        known = {"reporter": reporter.id, "opened_at": self.work.now, **self.trouble}
        self.work.tickets.add(samples.ticket(number, **known, **more))

    def maintenance(self) -> None:
        now, hour = self.work.now, timedelta(hours=1)
        windows = self.work.maintenance
        windows.add(
            Window(0, windows.next_number(), self.trouble["system"], "", self.person.id, now - hour, now + hour)
        )

    def other(self, number: int) -> Person:
        return self.work.people.meet(Identity("chat", "north", f"other{number}", f"Other {number}"))

    def teacher(self) -> Person:
        return self.work.people.meet(Identity("chat", "north", "tess", "Tess Turner"))

    def several_classes(self) -> None:
        for number in range(2):
            self.plan_class(self.teacher(), RUNNING, self.other(number))
            self.reports(self.other(number))

    def several(self, people: int) -> None:
        _, subcategories = like(self.trouble["category"])
        for number in range(people):
            self.reports(self.other(number), subcategory=subcategories[-1])


_HAPPENS: Mapping[str, Callable[[Happening], None]] = {
    plans.CLASS_NEAR: lambda h: h.plan_class(h.teacher(), SOON, h.person),
    plans.CLASS_PASSES: lambda h: h.plan_class(h.teacher(), SOON, h.person),
    plans.TEACHES: lambda h: h.plan_class(h.person, SOON, h.other(1)),
    plans.BEFORE_CLASS: lambda h: h.plan_class(h.person, timedelta(days=20), h.other(1)),
    plans.AFTER_CLASS: lambda h: h.plan_class(h.person, timedelta(days=2), h.other(1)),
    plans.OTHERS_CLASS: lambda h: h.plan_class(h.teacher(), SOON, h.other(1)),
    plans.OUTAGE: lambda h: h.reports(h.other(1), subcategory="service_down", impact=1),
    plans.BURST: lambda h: h.several(4),
    plans.BURST_HERE: lambda h: h.several(2),
    plans.SEVERAL_CLASSES: Happening.several_classes,
    plans.MAINTENANCE: Happening.maintenance,
}


def written(words: str) -> str:
    return render(say(words), PLAIN, _READER)


def labels(card: Card) -> list[str]:
    return [label for choice in card.choices if (label := render(choice.label, PLAIN, _READER)) != MORE]
