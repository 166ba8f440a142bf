"""What the desk finds out by itself for a walk-through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from bot.model.outages import BURST_HERE_OF, BURST_OF, BURST_WITHIN
from bot.model.people import Role
from bot.model.playbooks.book import FACTS, MOMENTS, Outcome
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt
from bot.model.reports.buildings import key_of
from bot.model.reports.systems import kin, service, system_of
from bot.model.requirement_words import told
from bot.model.requirements import device_facts, line_facts
from bot.model.school import School
from bot.model.sessions import BEFORE, NEAR, Session, nearest
from bot.model.tickets import Ticket
from bot.model.words import Said, say
from handlers.maintenance.notices import running_line
from handlers.maintenance.notices import told as told_of
from handlers.outages.notices import announced, known
from handlers.turn import Turn
from handlers.walkthroughs.moments import moment
from store.unit_of_work import UnitOfWork

MOST_KNOWN = 3
CLASSES_WITHIN = timedelta(minutes=10)
SOON = timedelta(hours=2)


class Known(Mapping[str, bool]):
    """What the desk finds out by itself, looked up only when a step asks."""

    def __init__(self, turn: Turn, run: Run) -> None:
        self.work = turn.work
        self.person = turn.person
        self.given = run.values
        self.category = turn.playbooks[run.book].category
        self.needs = turn.school.requirements

    def __getitem__(self, fact: str) -> bool:
        if fact in _ASKED:
            return _ASKED[fact](self)
        if fact in MOMENTS:
            return moment(self.work, self.person.id, fact) is not None
        measured = line_facts(self.given.get("speed", ""), self.needs)
        if "device" in self.given:
            measured |= device_facts(self.given["device"], self.given.get("product", ""), self.needs)
        return fact in measured

    def reported(self, building: str = "") -> int:
        """How many other people have reported the like in the last minutes, in this building or anywhere."""
        since, system = self.work.now - BURST_WITHIN, service(self.given)
        return self.work.tickets.reporters_since(self.category, system, since, building, self.person.id)

    def around(self) -> list[Session]:
        return self.work.sessions.around(self.person.id, self.work.now - BEFORE, self.work.now + NEAR)

    def several_classes(self) -> bool:
        """Whether people of two classes that are running, theirs among them, have the like in the last minutes."""
        now, system = self.work.now, service(self.given)
        mine = {each.id for each in self.around() if each.starts_at <= now}
        running = (now - BEFORE, now)
        found = self.work.sessions.of_reporters(self.category, system, now - CLASSES_WITHIN, running, self.person.id)
        return len(found - mine) + bool(mine) > 1

    def __iter__(self) -> Iterator[str]:
        return iter(FACTS)

    def __len__(self) -> int:
        return len(FACTS)


def outage(work: UnitOfWork, given: Mapping[str, str], category: str) -> Ticket | None:
    """The open report of what this person has too: of the service they named, or in the building they named."""
    return work.tickets.outage(service(given), category, key_of(given.get("building", "")))


def maintained(known: Known) -> bool:
    """Whether the service that was named is worked on just now."""
    system = service(known.given)
    windows = known.work.maintenance.ahead(known.work.now, kin(system)) if system else []
    return any(window.begun(known.work.now) for window in windows)


def news(work: UnitOfWork, run: Run, shown: Prompt, category: str) -> list[Said]:
    """What the staff say of the outage whose list somebody is put on, and of the work on the service they named."""
    if shown.end is None or shown.end.outcome is Outcome.SOLVED:
        return []
    attached = outage(work, run.values, category) if shown.end.outcome is Outcome.ATTACH else None
    now, soon = told_of(work, kin(service(run.values))) if service(run.values) else ([], [])
    return [*(announced(attached) if attached else ()), *now, *soon]


def known_now(work: UnitOfWork, category: str) -> list[Said]:
    """What is known to be away before anything is asked, a line each; nothing that keeps somebody who was attacked from
    the steps that limit the damage.
    """
    if category == "security":
        return []
    faults = [known(ticket) for ticket in work.tickets.outages() if ticket.announced or system_of(ticket.system)]
    windows = [running_line(window) for window in work.maintenance.ahead(work.now) if window.begun(work.now)]
    found = [*faults, *windows][:MOST_KNOWN]
    return [*found, say("Is it that? Type `yes` or `outages`. If not, go on here.")] if found else []


def reported_by_others(work: UnitOfWork, category: str, given: Mapping[str, str], person: int) -> int:
    """How many other people have reported trouble with the system they named in the last minutes."""
    system = service(given)
    return work.tickets.reporters_since(category, system, work.now - BURST_WITHIN, but=person) if system else 0


def class_near(work: UnitOfWork, person: int, ahead: timedelta = NEAR) -> Session | None:
    """The class somebody else teaches that this person is in now, or will be in soonest."""
    around = work.sessions.around(person, work.now - BEFORE, work.now + ahead)
    return nearest([session for session in around if session.instructor != person], work.now)


def figures(school: School, run: Run, shown: Prompt) -> list[Said]:
    """The published figures that belong to what is shown."""
    return [told(of, run.values.get("product", ""), school.requirements) for of in shown.figures]


_ASKED: Mapping[str, Callable[[Known], bool]] = {
    "known_outage": lambda known: outage(known.work, known.given, known.category) is not None,
    "maintenance": maintained,
    "burst": lambda known: known.reported() >= BURST_OF - 1,
    "burst_here": lambda known: (
        bool(known.given.get("building")) and known.reported(key_of(known.given["building"])) >= BURST_HERE_OF - 1
    ),
    "several_classes": Known.several_classes,
    "class_near": lambda known: class_near(known.work, known.person.id) is not None,
    "teaches_now": lambda known: any(each.instructor == known.person.id for each in known.around()),
    "classes_near": lambda known: known.work.sessions.begins_between(known.work.now - BEFORE, known.work.now + SOON),
    "student": lambda known: known.person.role <= Role.STUDENT,
    "instructor": lambda known: known.person.role == Role.INSTRUCTOR,
    "staff": lambda known: known.person.role >= Role.ON_CALL,
}
