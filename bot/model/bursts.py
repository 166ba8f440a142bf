"""Who stands in a walk-through: which report they count as while there is no ticket of it."""

from __future__ import annotations

from dataclasses import replace

from bot.model.buildings import key_of
from bot.model.outages import like
from bot.model.playbooks.book import Shelf
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import branch_ticket
from bot.model.playbooks.ways import reached
from bot.model.systems import service, system_of

SYMPTOM = "symptom"
"""What the question sets that asks what somebody sees."""
_CHECKS = frozenset({"software"})
"""Who looks whether a device is good enough need have no trouble yet: their tickets count, and not the looking."""


def counted(shelf: Shelf, run: Run) -> Run:
    """The walk that knows which report it counts as: what its ticket would be about if a person took over now, where
    that may be the fault of a whole service or of a building. Who has named a service, and not yet what they see,
    counts as well: whoever is told of them is asked whether it is the same.
    """
    category, named = shelf[run.book].category, service(run.values)
    about = branch_ticket(shelf, run)
    if about:
        alike = about.category == category and about.subcategory in like(category)[1]
    else:
        alike = system_of(named) is not None and _unsaid(shelf, run)
    if not alike or category in _CHECKS:
        return replace(run, counts=())
    building = key_of(run.values.get("building", ""))
    there = (in_building(category, building),) if building else ()
    return replace(run, counts=(of_system(category, named), *there))


def of_system(category: str, system: str) -> str:
    """How a walk notes that it counts as trouble with a system."""
    return f"{category} of {system}"


def in_building(category: str, building: str) -> str:
    """How it notes that it counts as trouble in a building; `building` is the plain key of it."""
    return f"{category} in {building}"


def _unsaid(shelf: Shelf, run: Run) -> bool:
    """Whether they are still to be asked what they see."""
    book = shelf[run.book]
    asked = {book.address(step.id) for step in book.steps.values() if step.sets == SYMPTOM}
    return SYMPTOM not in run.values and not asked.isdisjoint(reached(shelf, run.path[-1]))
