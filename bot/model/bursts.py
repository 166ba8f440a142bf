"""Who stands in a walk-through: which report they count as while there is no ticket of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from bot.model.outages import failing, like
from bot.model.playbooks.book import Shelf, find
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import branch_ticket
from bot.model.playbooks.ways import reached
from bot.model.reports.buildings import key_of
from bot.model.reports.reports import read_report
from bot.model.reports.systems import service, system_of, whole
from bot.model.tickets import Ticket

SYMPTOM = "symptom"
"""What the question sets that asks what somebody sees."""
_CHECKS = frozenset({"software"})
"""Who looks whether a device is good enough need have no trouble yet: it counts when their own words tell of some."""


def counted(shelf: Shelf, run: Run) -> Run:
    """The walk that knows which report it counts as: what its ticket would be about if a person took over now, where
    that may be the fault of a whole service or of a building. Whoever has named a service, and not yet what they see,
    counts as well: whoever is told of them is asked whether it is the same.
    """
    category, named = shelf[run.book].category, service(run.values)
    about = branch_ticket(shelf, run)
    if category in _CHECKS:
        alike = any(
            report.system == named and _alike(category, report.subcategory) for report in map(read_report, run.words)
        )
    elif about:
        alike = about.category == category and _alike(category, about.subcategory)
    else:
        alike = system_of(named) is not None and _unsaid(shelf, run)
    if not alike:
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


def of_outage(outage: Ticket) -> tuple[str, ...]:
    """As what a walk counts that may be part of it."""
    categories, _ = like(failing(outage))
    if outage.impact > 1:
        return (in_building(outage.category, outage.building),)
    return tuple(of_system(category, system) for category in categories for system in whole(outage.system))


def _alike(category: str, subcategory: str) -> bool:
    return subcategory in like(category)[1]


def _unsaid(shelf: Shelf, run: Run) -> bool:
    """Whether they are still to be asked what they see, and have not said that it is not what others have."""
    book = shelf[run.book]
    asked = {book.address(step.id) for step in book.steps.values() if step.sets == SYMPTOM}
    if SYMPTOM in run.values or any(map(partial(_denied, shelf), pairwise(pairwise(run.path)))):
        return False
    return not asked.isdisjoint(reached(shelf, run.path[-1]))


def _denied(shelf: Shelf, way: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    """Whether three steps of a way are what is looked at, the question if it is the same for them, and a no."""
    (before, question), (_, after) = way
    looked, asked = find(shelf, before), find(shelf, question)
    told = looked is not None and ("burst", question) in looked[1].cases
    return told and asked is not None and len(asked[1].options) > 1 and asked[1].options[1].next == after
