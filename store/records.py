"""The one mapping between rows and frozen dataclasses: add, get, find, and save with a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Executable, Select, Table, Update, bindparam, func, select

from bot.model.errors import NotFound
from bot.model.words import say
from store.due import AT_ONCE, DUE, ripe
from store.glance import NOTHING, Glance
from store.journal import Journal, plain
from store.remembered import Remembered
from store.schema import schools


class Record(Protocol):
    """What every row has."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=Record)
PAGE = 500
"""So many of all rows are read by one statement."""
_BEYOND = 2**31
"""No number of a row is so large."""


class Stale(Exception):
    """Somebody else saved the row since it was read. The unit of work is done again from the start."""


class Records(Generic[Row]):
    """The rows of one table and one school."""

    table: ClassVar[Table]
    kind: ClassVar[type[Any]]
    journaled: ClassVar[bool] = True
    made_of: ClassVar[Sequence[str]] = ()
    """The tables that what is remembered was read from, where that is not its own alone."""
    columns: ClassVar[tuple[Column[Any], ...]]
    """The columns the dataclass has fields for, in the order of its fields."""
    _names: ClassVar[Sequence[str]]
    _rest: ClassVar[Sequence[str]]
    """Their names without the id."""
    _all: ClassVar[bool]
    """Whether every field has a column: such a row is made anew in a third of the time that a copy takes."""
    _get: ClassVar[attrgetter[Any]]
    """Reads the attributes of these names from a row."""
    _insert: ClassVar[Executable]  # statements are made once: making one costs five times what running it costs
    every: ClassVar[Select[Any]]
    """All rows of the school `of`: what a statement that is made once begins with."""
    _one: ClassVar[Select[Any]]
    _one_locked: ClassVar[Select[Any]]
    _numbered: ClassVar[Select[Any]]
    _numbered_locked: ClassVar[Select[Any]]
    _update: ClassVar[Update]

    def __init_subclass__(cls) -> None:
        table = cls.table
        cls.columns = tuple(table.c[field.name] for field in fields(cls.kind) if field.name in table.c)
        cls._names = [column.name for column in cls.columns]
        cls._rest = [name for name in cls._names if name != "id"]
        cls._all = len(cls.columns) == len(fields(cls.kind))
        cls._get = attrgetter(*cls._rest)
        cls._insert = table.insert().returning(table.c.id)
        cls.every = select(*cls.columns).where(table.c.school == bindparam("of"))
        cls._one = cls.every.where(table.c.id == bindparam("row"))
        cls._one_locked = cls._one.with_for_update()
        if "number" in table.c:
            cls._numbered = cls.every.where(table.c.number == bindparam("number"))
            cls._numbered_locked = cls._numbered.with_for_update()
        cls._update = table.update().where(table.c.school == bindparam("of"), table.c.id == bindparam("row"))
        if "version" in table.c:
            cls._update = cls._update.where(table.c.version == bindparam("read"))

    def __init__(
        self, connection: Connection, school: str, journal: Journal, messages: int = 1, glance: Glance = NOTHING
    ) -> None:
        """`messages`: how many are answered in this transaction; what all of them need may be asked for at once."""
        self.glance = glance
        self.messages = messages
        self.connection = connection
        self.school = school
        self.journal = journal

    @cached_property
    def remembered(self) -> Remembered:
        """Rows that need not be read again."""
        return Remembered(self.connection, self.made_of or (self.table.name,))

    def forget(self) -> None:
        """Read everything anew from now on."""
        if "remembered" in self.__dict__:
            self.remembered.forget()

    def add(self, row: Row) -> Row:
        """Insert; the row with its id."""
        values = self._values(row)
        number = self._added({"school": self.school, **values})
        if self.journaled:
            self.journal.note(self.table.name, number, "added", {k: plain(v) for k, v in values.items()})
        return self.kind(id=number, **values) if self._all else replace(row, id=number)

    def _values(self, row: Row) -> dict[str, Any]:
        return dict(zip(self._rest, self._get(row), strict=True))

    def _added(self, values: Mapping[str, Any]) -> int:
        number: int = self.connection.execute(self._insert, values).scalar_one()
        return number

    def get(self, row_id: int, lock: bool = False) -> Row:
        """The row with this id; `NotFound` when this school has none. `lock`: nobody else may change it meanwhile."""
        found = self._read(self._one_locked if lock else self._one, row=row_id)
        if not found:
            raise NotFound(say("I cannot find that."))
        return found[0]

    def called(self, number: int, lock: bool = False) -> Row | None:
        """The row that people call by this number, if there is one."""
        query = self._numbered_locked if lock else self._numbered
        return next(iter(self._read(query, number=number)), None) if number < _BEYOND else None

    def next_number(self) -> int:
        """The next number people will call a row by; who adds another one at the same time waits here."""
        mine = schools.c.school == self.school
        self.connection.execute(select(schools.c.school).where(mine).with_for_update())
        last = select(func.max(self.table.c.number)).where(self.table.c.school == self.school)
        return int(self.connection.execute(last).scalar() or 0) + 1

    def first(self, *where: ColumnElement[bool], lock: bool = False) -> Row | None:
        """One matching row, or None."""
        query = self._select(*where).limit(1)
        found = self._read(query.with_for_update() if lock else query)
        return found[0] if found else None

    def find(self, *where: ColumnElement[bool], order: Any = None, limit: int | None = None) -> list[Row]:
        """All matching rows, or the first `limit` of them; oldest first unless `order` says otherwise."""
        return self._read(self._select(*where).order_by(self.table.c.id if order is None else order).limit(limit))

    def each(self, *where: ColumnElement[bool]) -> Iterator[Row]:
        """Every matching row, oldest first, however many there are: some are read at a time."""
        last = 0
        while found := self.find(*where, self.table.c.id > last, limit=PAGE):
            yield from found
            last = found[-1].id

    def due(self, now: datetime, alone: int | None = None) -> list[Row]:
        """The rows whose moment has come, the first due first; or one of them `alone`."""
        return self.claim(self.table.name, now, alone)

    def claim(self, noun: str, now: datetime, alone: int | None = None) -> list[Row]:
        """What is to be done of a noun, and nobody else is working on; it stays ours until the transaction ends."""
        query = self._select(*ripe(noun, now, alone)).order_by(DUE[noun]).limit(AT_ONCE)
        return self._read(query.with_for_update(skip_locked=True))

    def save(self, row: Row) -> Row:
        """Write the row back; `Stale` when it is not the version that was read."""
        table, version = self.table, row.version  # type: ignore[attr-defined]
        values = {**self._values(row), "version": version + 1}
        which = {"of": self.school, "row": row.id, "read": version}
        if self.connection.execute(self._update, {**values, **which}).rowcount != 1:
            raise Stale(table.name)
        if self.journaled:
            self.journal.note(table.name, row.id, "saved", {k: plain(v) for k, v in values.items()})
        return replace(row, version=version + 1)

    def _select(self, *where: ColumnElement[bool]) -> Select[Any]:
        return self.every.where(*where)

    def _read(self, query: Select[Any], **values: object) -> list[Row]:
        rows = self.connection.execute(query, {"of": self.school, **values})
        return [self.kind(**dict(zip(self._names, row, strict=True))) for row in rows]
