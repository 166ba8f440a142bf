"""Who people are to the school: their roles, worked out anew when something is said of them, and who is who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import bindparam, select

from bot.model.errors import Conflict
from bot.model.people import Identity, Person, Role
from bot.model.roles import Claims, Line, may_be_given, role_of, same_person, staying
from bot.model.school import Listed
from store.persons import Persons
from store.roster import Roster
from store.schema import people

AT_ONCE = 500
"""So many people are looked at together."""
_MORE = select(people.c.id).where(
    people.c.school == bindparam("of"), people.c.handle == "", people.c.role != Role.STUDENT
)
"""Who is more than a student, and not because the file says so."""
_LEFT_OUT = select(people.c.id).where(
    people.c.school == bindparam("of"),
    people.c.handle != "",
    people.c.handle.not_in(bindparam("listed", expanding=True)),
)
"""Whom the file named once, and names no more."""


class Standing:
    """What follows for the people of one school from what file, roster and platforms say."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self.roster = Roster(persons)

    def reconsider(self, ids: Iterable[int]) -> None:
        """Give people the roles they should have now."""
        wanted = sorted(set(ids))
        for begin in range(0, len(wanted), AT_ONCE):
            persons = self._persons.some(wanted[begin : begin + AT_ONCE])
            lines = self.roster.lines(each.email for person in persons for each in person.identities if each.email)
            classes: list[tuple[int, str]] = []
            for person in persons:
                mine = [lines[each.email] for each in person.identities if each.email in lines]
                self._reconsider(person, mine)
                classes += [(person.id, name) for line in mine for name in line.classes]
            self.roster.enroll(classes)

    def after_a_start(self) -> None:
        """The file may say something else of people, groups and addresses than it did."""
        school, connection = self._persons.school, self._persons.connection
        listed = [each.handle for each in school.people]
        left_out = connection.execute(_LEFT_OUT, {"of": school.id, "listed": listed}).scalars().all()
        for person in left_out:
            self._persons.change(person, {"handle": ""})
        held = connection.execute(_MORE, {"of": school.id}).scalars()
        self.reconsider({*held, *left_out, *self._persons.accounts.in_groups()})

    def described(self, person: Person, identity: Identity) -> Person:
        """A platform told more of an account than its name; whose it is after that."""
        self._persons.accounts.describe(identity)
        self._persons.forget()
        if identity.email and not identity.guest:
            self._match(person.id, identity)
        mine = self._persons.accounts.person(identity) or person.id
        self.reconsider([mine])
        return self._persons.get(mine)

    def regrouped(self, group: str, told: Sequence[Identity]) -> None:
        """A platform told who came to a group or left it: their `groups` has it, or has not. Nobody else writes the
        groups of the same people meanwhile: it may be told of another one at the same moment.
        """
        self._persons.alone()
        for begin in range(0, len(told), AT_ONCE):
            self._regroup(group, told[begin : begin + AT_ONCE])

    def _regroup(self, group: str, told: Sequence[Identity]) -> None:
        owners = self._persons.accounts.whose(told)
        persons = {each.id: each for each in self._persons.some(number for number, _ in owners.values())}
        for identity in told:
            if identity in owners:
                known = next(each for each in persons[owners[identity][0]].identities if each == identity)
                groups = (known.groups or frozenset()) - {group} | (identity.groups or frozenset())
                self._persons.accounts.describe(replace(known, groups=groups))
        self._persons.forget()
        self.reconsider(persons)

    def unite(self, one: Person, other: Person) -> Person:
        """Two people are one; who stays. `Conflict` when the school's file says that they are two."""
        if one.handle and other.handle:
            raise Conflict(
                "The school's file names these two accounts as two people. Please ask whoever runs this desk."
            )
        self._persons.alone()
        into = staying(one, other)
        self._persons.join(other.id if into is one else one.id, into.id)
        self.reconsider([into.id])
        return self._persons.get(into.id)

    def part(self, person: Person, identity: Identity) -> tuple[Identity, ...]:
        """Make a person of their own of this account, or of the others when this is the one the school's file names;
        the accounts that left. What they had stays with whoever stays.
        """
        listed = self._persons.school.listed
        named = [each for each in person.identities if listed(each.platform, each.workspace, each.user)]
        leaving = tuple(i for i in person.identities if i not in named) if identity in named else (identity,)
        if not leaving or len(leaving) == len(person.identities):
            return ()
        name = leaving[0].name or person.name
        number = self._persons.add([Listed("", name, Role.STUDENT, person.zone)])[""]
        for each in leaving:
            self._persons.accounts.set_apart(each, number)
        self._persons.journal.note("people", person.id, "parted", {"into": number})
        self._persons.handed_over(person.id, number)
        self.reconsider([person.id, number])
        return leaving

    def _match(self, person: int, identity: Identity) -> None:
        """Somebody who is known elsewhere by this address is the same, when one person alone is."""
        self._persons.alone()
        others = self._persons.accounts.elsewhere(identity) - {person}
        if len(others) != 1:
            return
        one, other = self._persons.get(person), self._persons.get(others.pop())
        if same_person(one, other, identity.email, self._persons.school.domains):
            self.unite(one, other)

    def _reconsider(self, person: Person, lines: list[Line]) -> None:
        school, accounts = self._persons.school, person.identities
        said = (
            line.role for line in lines if line.role is not None and may_be_given(line.role, line.email, school.domains)
        )
        claims = Claims(
            listed=person.role if person.handle else None,  # as the newest file says, and ours may be older
            guest=bool(accounts) and all(each.guest for each in accounts),
            rostered=max(said, default=None),
            grouped=school.role_of_groups(each for each in accounts if not each.guest),
        )
        news: dict[str, object] = {"role": role} if (role := role_of(claims)) != person.role else {}
        if not person.handle and lines and lines[0].name and person.name in {each.user for each in accounts}:
            news["name"] = lines[0].name
        if news:
            self._persons.change(person.id, news)
