"""One transaction of one school, and the repositories in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.model.school import School
from store.articles import Articles
from store.comments import Comments
from store.covers import Covers
from store.escalation import Escalations
from store.forms import Drafts
from store.glance import Glance
from store.insert import insert_new
from store.journal import Journal
from store.links import Links
from store.maintenance import Windows
from store.mutes import Mutes
from store.offers import Offers
from store.origins import Origins
from store.outbox import Outbox
from store.people import People
from store.phrases import Phrases
from store.places import Places
from store.schema import heard
from store.sessions import Reminders, Sessions
from store.tickets import Tickets
from store.unanswered import Unanswered
from store.unknown import Unknown
from store.unreached import UnreachedMessages
from store.walkthroughs import Walkthroughs


class UnitOfWork:
    """What one message or chore may read and change. It sees no other school's rows and never commits."""

    def __init__(self, connection: Connection, school: School, now: datetime, messages: int = 1) -> None:
        """`messages`: how many are answered in it."""
        self.messages = messages
        self.connection = connection
        self.school = school
        self.now = now
        self.journal = Journal(connection, school.id, now)
        self.outbox = Outbox(connection, school, now)
        self.glance = Glance()
        self.people = People(connection, school, now, self.journal, self.glance)
        self.alone: int | None = None
        """The one row that a chore does, of all that are due."""

    @cached_property
    def tickets(self) -> Tickets:
        return Tickets(self.connection, self.school.id, self.journal, self.messages)

    @cached_property
    def comments(self) -> Comments:
        return Comments(self.connection, self.school.id, self.journal)

    @cached_property
    def covers(self) -> Covers:
        return Covers(self.connection, self.school.id, self.journal)

    @cached_property
    def maintenance(self) -> Windows:
        return Windows(self.connection, self.school.id, self.journal, glance=self.glance)

    @cached_property
    def escalations(self) -> Escalations:
        return Escalations(self.connection, self.school.id, self.journal)

    @cached_property
    def walkthroughs(self) -> Walkthroughs:
        return Walkthroughs(self.connection, self.school.id, self.journal, glance=self.glance)

    @cached_property
    def sessions(self) -> Sessions:
        return Sessions(self.connection, self.school.id, self.journal, self.messages, self.glance)

    @cached_property
    def places(self) -> Places:
        return Places(self.connection, self.school.id, self.now)

    @cached_property
    def offers(self) -> Offers:
        return Offers(self.connection, self.school.id, self.journal, glance=self.glance)

    @cached_property
    def mutes(self) -> Mutes:
        return Mutes(self.connection, self.school.id)

    @cached_property
    def origins(self) -> Origins:
        return Origins(self.connection, self.school.id)

    @cached_property
    def links(self) -> Links:
        return Links(self.connection, self.school.id, self.now)

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.connection, self.school.id, self.now)

    @cached_property
    def phrases(self) -> Phrases:
        return Phrases(self.connection, self.school.id, self.now, self.glance)

    @cached_property
    def unknown(self) -> Unknown:
        return Unknown(self.connection, self.school.id)

    @cached_property
    def unanswered(self) -> Unanswered:
        return Unanswered(self.connection, self.school.id, self.now)

    @cached_property
    def unreached(self) -> UnreachedMessages:
        return UnreachedMessages(self.connection, self.school.id, self.now)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self.connection, self.school.id, self.now, self.glance)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.connection, self.school.id, self.journal)

    def expect(self, persons: Collection[int]) -> None:
        """These all speak in it: what each of them may need is asked for at once."""
        self.tickets.reporters = persons
        self.drafts.look_for(persons)

    def heard_before(self, keys: Iterable[str]) -> bool:
        """Note the names of what is heard; true when any of them was known."""
        rows = [{"school": self.school.id, "key": key, "at": self.now} for key in dict.fromkeys(keys)]
        return bool(rows) and insert_new(self.connection, heard, rows) < len(rows)

    def write(self) -> None:
        """Write what was collected: the journal and the answers."""
        if "tickets" in self.__dict__:
            self.tickets.write()
        self.people.write()
        for miss, choice in self.people.chosen:
            self.unknown.count(miss, choice)
        if "unknown" in self.__dict__:
            self.unknown.write()
        self.journal.write()
        self.outbox.write()
