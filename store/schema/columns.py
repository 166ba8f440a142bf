"""The columns and the kind of index that many tables have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Text

metadata = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts a primary key by itself only when it is an INTEGER."""
PERSON = "person"
"""What marks a column that says who."""


def row_id() -> Column[int]:
    return Column("id", NUMBER, primary_key=True, autoincrement=True)


def of_school() -> Column[str]:
    return Column("school", Text, nullable=False)


def part_of_key(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True)


def needed(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


def of_person(name: str, *, key: bool = False, needed: bool = True) -> Column[Any]:
    """A column that says who: when two people turn out to be one, it is among what changes."""
    return Column(name, NUMBER, primary_key=key, nullable=not (key or needed), info={PERSON: True})


def version() -> Column[int]:
    return Column("version", Integer, nullable=False)


def index_while(filled: Column[Any], name: str, *columns: Column[Any]) -> Index:
    """An index of the rows in which `filled` is not NULL: it stays small while finished rows pile up."""
    open_rows = filled.is_not(None)
    return Index(name, *columns, sqlite_where=open_rows, postgresql_where=open_rows)
