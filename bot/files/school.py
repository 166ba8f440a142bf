"""What may stand in a school's file: `school.toml`, part by part, with what is meant when something is left out."""

from __future__ import annotations

from datetime import time, timedelta

from pydantic import BaseModel, Field, model_validator

from bot.files.requirements import (
    LinesPart,
    LocksPart,
    ProductPart,
    RequirementsPart,
    SeatsPart,
    SpeedPart,
    UploadsPart,
)
from bot.files.values import (
    Account,
    Channel,
    Day,
    DayName,
    Domain,
    Group,
    Language,
    Length,
    OneDay,
    Part,
    Phrases,
    PriorityName,
    RoleName,
    TimeOfDay,
    Workspace,
    Zone,
)

WORDS_STAY = timedelta(days=30)


class PersonPart(Part):
    """Somebody whose role is not student. The name of the table is the handle that ladders use."""

    name: str = Field(min_length=1)
    """How other people see them."""
    role: RoleName
    """`guest`, `student`, `instructor`, `on call` or `admin`; each may do all that the ones before it may."""
    zone: Zone | None = None
    """Their time zone; without it, the school's."""
    accounts: list[Account] = []
    """Who they are on each platform."""


class RolePart(Part):
    """How people come by a role without being listed. In the name of the table `on call` is written `on_call`."""

    groups: list[Group] = []
    """User groups of a platform: whoever is in one of them has the role."""


class RolesPart(Part):
    """What gives roles, besides this file naming somebody and the roster."""

    instructor: RolePart = RolePart()
    """Instructors."""
    on_call: RolePart = RolePart()
    """Support staff."""
    admin: RolePart = RolePart()
    """Who runs the desk."""


class HoursPart(Part):
    """When the support team works."""

    days: list[DayName] = Field(default=[Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI], min_length=1)
    """Working days."""
    opens: TimeOfDay = time(8)
    """When the working day begins."""
    closes: TimeOfDay = time(17)
    """When it ends."""
    holidays: list[OneDay] = []
    """Days on which nobody works."""
    answers_within: int = Field(default=1, ge=1, le=10)
    """Working days after which who reports something has an answer at the latest: they are told until when."""
    contact: str = Field(default="", max_length=200)
    """How else the support team can be reached, a telephone or a room: told to whose urgent ticket nobody has taken."""

    @model_validator(mode="after")
    def _day_has_hours(self) -> HoursPart:
        if self.opens >= self.closes:
            raise ValueError("a working day opens before it closes.")
        return self


class RemindersPart(Part):
    """How long before a class starts people are told."""

    invitation: Length = timedelta(days=3)
    """The first word about the class; when it is planned later than that, at once."""
    day_before: Length = timedelta(hours=24)
    """The first reminder."""
    hour_before: Length = timedelta(hours=1)
    """The last reminder."""

    @model_validator(mode="after")
    def _in_their_order(self) -> RemindersPart:
        if not self.invitation >= self.day_before > self.hour_before:
            raise ValueError("the invitation comes first, then day_before, and hour_before is nearest to the class.")
        return self


class UnknownPart(Part):
    """What becomes of messages that were not understood."""

    keep_phrases: bool = False
    """Whether their words are kept for 30 days, so that the staff see what is said most often. Secrets, numbers,
    addresses and names are left out as far as they show; who said it is not kept. `false`: they are counted, no more.
    """


class PrivacyPart(Part):
    """How long what people wrote is kept."""

    ticket_words: Length | None = None
    """How long after a ticket is closed its words stay, with those of walk-throughs: `365d`, at least 30 days. Number,
    kind and times stay for the figures. Left out: the words stay, too.
    """

    @model_validator(mode="after")
    def _long_enough(self) -> PrivacyPart:
        if self.ticket_words is not None and self.ticket_words < WORDS_STAY:
            raise ValueError("ticket_words is at least 30d: a closed ticket may be opened again.")
        return self


class SafetyPart(Part):
    """What the desk says to whoever writes that somebody may be in danger, to them alone."""

    contact: str = Field(default="", max_length=300)
    """Whom to turn to, with the place and the telephone number: what stands here follows the words *Please talk to
    somebody now*. Left out: a teacher, the school office, somebody at home, the emergency number."""
    self_harm: str = Field(default="", max_length=1000)
    """The whole text when somebody may harm themselves, in place of ours and of `contact`."""
    bullying: str = Field(default="", max_length=1000)
    """The same for bullying, threats, abuse and intimate pictures."""
    danger: str = Field(default="", max_length=1000)
    """The same for a fire, a weapon or an injury right now."""


class StepPart(Part):
    """One rung of a ladder."""

    after: Length
    """How long after the rung before it."""
    ping: list[str] = Field(min_length=1)
    """Handles of people."""


class LadderPart(Part):
    """Who is pinged, and when, while nobody takes a ticket."""

    priorities: list[PriorityName] = Field(min_length=1)
    """For which tickets: `P1` to `P4`. Each priority stands in one ladder at most."""
    steps: list[StepPart] = Field(min_length=1, max_length=20)
    """The rungs, in order."""
    repeats: int = Field(default=1, ge=1, le=10)
    """How often all rungs are gone through."""
    pause: Length = timedelta(minutes=10)
    """How long to wait before they are gone through again."""
    last_resort: StepPart | None = None
    """Who is pinged when all that brought nobody."""


class SchoolFile(Part):
    """One school."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,40}$")
    """Short, in small letters, and for ever: it stands in every row of the database."""
    name: str = Field(min_length=1, max_length=100)
    """How the desk introduces itself."""
    zone: Zone
    """The time zone, for example `Europe/Lisbon`."""
    locales: list[Language] = Field(default=["en"], min_length=1)
    """Languages, the usual one first. Only English is spoken so far."""
    workspaces: list[Workspace] = []
    """Which workspaces are this school's. Left out: whatever the tokens speak for; right for one school alone."""
    staff_channels: list[Channel] = []
    """Where tickets are worked on; the first one is the main one."""
    hours: HoursPart = HoursPart()
    """When the support team works."""
    reminders: RemindersPart = RemindersPart()
    """How long before a class starts people are told."""
    people: dict[str, PersonPart] = {}
    """Everybody whose role is not student."""
    email_domains: list[Domain] = []
    """What stands behind the @ of the addresses that the school gives out. Only there an address may make somebody more
    than a student: from the roster, or by joining two accounts."""
    roles: RolesPart = RolesPart()
    """What gives roles, besides this file naming somebody and the roster."""
    requirements: RequirementsPart = RequirementsPart()
    """Figures that take the place of those that come with the program: what a line and a device must have."""
    words: Phrases = {}
    """The school's own words: a phrase, and the command that somebody who says just this to the desk means by it."""
    unknown: UnknownPart = UnknownPart()
    """What becomes of messages that were not understood."""
    privacy: PrivacyPart = PrivacyPart()
    """How long what people wrote is kept."""
    safety: SafetyPart = SafetyPart()
    """What the desk says to whoever writes that somebody may be in danger, to them alone."""
    articles: str = ""
    """A folder beside this file with articles of the school's own, `.md` each. One with the name of an article that
    comes with the program takes its place."""
    playbooks: str = ""
    """A folder beside this file with playbooks of the school's own, `.toml` each. One with the name of a playbook that
    comes with the program takes its place. It is read again when a file there changes."""
    ladder: list[LadderPart] = []
    """Who is pinged for which tickets. Tickets without a ladder are only shown in the staff channel."""


PARTS: dict[str, type[BaseModel]] = {
    "people": PersonPart,
    "ladder": LadderPart,
    "steps": StepPart,
    "last_resort": StepPart,
    "hours": HoursPart,
    "roles": RolesPart,
    "instructor": RolePart,
    "on_call": RolePart,
    "admin": RolePart,
    "reminders": RemindersPart,
    "unknown": UnknownPart,
    "privacy": PrivacyPart,
    "safety": SafetyPart,
    "requirements": RequirementsPart,
    "speed": LinesPart,
    "sound": SpeedPart,
    "picture": SpeedPart,
    "teaching": SpeedPart,
    "seats": SeatsPart,
    "uploads": UploadsPart,
    "locks": LocksPart,
    "product": ProductPart,
}
"""Which table stands under which name."""
