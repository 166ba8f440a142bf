"""A school: the tenant, as its file describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.model.articles.search import Library
from bot.model.escalation import Ladder
from bot.model.messages import Place
from bot.model.people import Identity, Role
from bot.model.playbooks.book import Shelf
from bot.model.requirements import NOTHING_KNOWN, Requirements
from bot.model.safety import Safety
from bot.model.sessions import Offsets
from bot.model.tickets import Priority


@dataclass(frozen=True, slots=True)
class Listed:
    """A person the school's file names. `identities` are (platform, workspace, user)."""

    handle: str
    name: str
    role: Role
    zone: str
    identities: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody works: days are 0 (Monday) to 6, times are local."""

    days: frozenset[int] = frozenset(range(5))
    opens: time = time(8)
    closes: time = time(17)
    holidays: frozenset[date] = frozenset()
    answers_within: int = 1
    """Working days after which who reports something has an answer at the latest."""
    contact: str = ""
    """How else those who work then can be reached."""

    def works_on(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() in self.days and day not in self.holidays


@dataclass(frozen=True, slots=True)
class School:
    """Everything a school decides for itself.

    `id` is its short name in every row. `workspaces` are (platform, workspace); empty means: whatever the tokens given
    to this program speak for. `staff` are the channels where tickets are worked on, the first is the main one.
    """

    id: str
    name: str
    zone: str
    locales: tuple[str, ...] = ("en",)
    workspaces: frozenset[tuple[str, str]] = frozenset()
    staff: tuple[Place, ...] = ()
    people: tuple[Listed, ...] = ()
    hours: Hours = Hours()
    ladders: Mapping[Priority, Ladder] = field(default_factory=dict)
    offsets: Offsets = Offsets()
    requirements: Requirements = NOTHING_KNOWN
    """What a line and a device must have."""
    library: Library = Library()
    """The articles its people may find."""
    playbooks: Shelf | None = None
    """The playbooks its people are walked through; None: those that come with the program."""
    playbooks_from: str = ""
    """The folder that holds its own."""
    playbooks_seen: tuple[tuple[str, int, int], ...] = ()
    """The files in it as they were before they were read: the name of each, when it was changed (ns), its bytes."""
    domains: frozenset[str] = frozenset()
    """What stands behind the @ of the addresses that the school itself gives out."""
    groups: Mapping[tuple[str, str, str], Role] = field(default_factory=dict)
    """The roles that groups of a platform give: (platform, workspace, group)."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the school's own phrases, as `plain_words` writes them, say in words of the desk."""
    safety: Safety = Safety()
    """To whom people are sent if they may be in danger."""
    keeps_phrases: bool = False
    words_kept: timedelta | None = None
    """How long after a ticket is closed its words stay; None for ever."""
    """Whether what was not understood is kept word by word, as far as it may be."""

    def owns(self, platform: str, workspace: str) -> bool:
        """Whether what is said in this workspace is said in this school."""
        return not self.workspaces or (platform, workspace) in self.workspaces

    def listed(self, platform: str, workspace: str, user: str) -> Listed | None:
        """The entry of the school's file for one identity."""
        return next((p for p in self.people if (platform, workspace, user) in p.identities), None)

    def role_of_groups(self, identities: Iterable[Identity]) -> Role | None:
        """The highest role that the groups of these accounts give."""
        named = ((i.platform, i.workspace, group) for i in identities for group in i.groups or ())
        return max((self.groups[name] for name in named if name in self.groups), default=None)

    def names_of_staff(self) -> frozenset[str]:
        """What those who work on tickets call each other: handles and first names, in small letters."""
        staff = [person for person in self.people if person.role >= Role.ON_CALL]
        return frozenset(name.casefold() for each in staff for name in (each.handle, each.name.split(" ")[0]))


def after_working_days(start: datetime, days: int, zone: str, hours: Hours) -> datetime:
    """The same time of day so many working days later; aware UTC in and out, at most ten years ahead."""
    local = start.astimezone(ZoneInfo(zone))
    for _ in range(3660):
        if days <= 0:
            break
        local += timedelta(days=1)
        days -= hours.works_on(local.date())
    return local.astimezone(start.tzinfo)


def before_working_days(start: datetime, days: int, zone: str, hours: Hours) -> datetime:
    """When work begins on the day so many working days earlier; aware UTC in and out, at most ten years back."""
    day = start.astimezone(ZoneInfo(zone)).date()
    for _ in range(3660):
        if days <= 0:
            break
        day -= timedelta(days=1)
        days -= hours.works_on(day)
    return datetime.combine(day, hours.opens, ZoneInfo(zone)).astimezone(start.tzinfo)


@lru_cache(maxsize=16)  # those who report something together are promised the same
def answered_by(start: datetime, zone: str, hours: Hours) -> datetime:
    """When who reports something has an answer at the latest: at the end of a working day; aware UTC in and out."""
    day = after_working_days(start, hours.answers_within, zone, hours).astimezone(ZoneInfo(zone)).date()
    return datetime.combine(day, hours.closes, ZoneInfo(zone)).astimezone(start.tzinfo)
