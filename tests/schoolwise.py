"""Statements of the store that are not restricted to one school, found while tests run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeAlias

from sqlalchemy import Delete, Engine, Select, Table, Update, event
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, BooleanClauseList, Grouping, Tuple
from sqlalchemy.sql.expression import Alias, Join
from sqlalchemy.sql.visitors import iterate

_Way: TypeAlias = tuple[tuple[CodeType, int], ...]
STORE = str(Path(__file__).parents[1] / "store")
OVER_ALL = frozenset(
    {
        *("claims.py", "queues.py", "delivery.py", "dead.py", "figures.py"),  # one outbox, and figures of all schools
        *("seals.py", "folded.py", "migrate.py"),  # all are looked over, or brought to a version
        *("Store.schools_with_due", "Store.purge"),  # one clock
    }
)
"""Files and functions of the store that ask for rows of every school."""
_seen: dict[_Way, list[str]] = {}


@contextmanager
def watched() -> Iterator[list[str]]:
    """Where statements were made that may touch rows of another school; each place is looked at once."""
    found: list[str] = []

    def look(_connection: object, statement: Any, *_: object) -> None:
        if isinstance(statement, Select | Update | Delete) and (way := _way(sys._getframe(1))):
            if way not in _seen:
                _seen[way] = [] if _over_all(way) else unrestricted(statement)
            found.extend(f"{way[0][0].co_qualname}, line {way[0][1]}: {name}" for name in _seen[way])

    event.listen(Engine, "before_execute", look)
    try:
        yield found
    finally:
        event.remove(Engine, "before_execute", look)


def _way(frame: FrameType | None) -> _Way:
    """The functions of the store that ask, the last one first; none when somebody else asks."""
    while frame and "sqlalchemy" in frame.f_code.co_filename:
        frame = frame.f_back
    way = []
    while frame and frame.f_code.co_filename.startswith(STORE):
        way.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return tuple(way)


def _over_all(way: _Way) -> bool:
    return any(Path(code.co_filename).name in OVER_ALL or code.co_qualname in OVER_ALL for code, _ in way)


def unrestricted(statement: Any, around: frozenset[Any] = frozenset()) -> list[str]:
    """The tables of a statement, and of those within it, of which it may touch rows of any school. `around`: those of
    the statements it stands in, which were looked at there.
    """
    froms = [statement.table] if isinstance(statement, Update | Delete) else statement.get_final_froms()
    tables = {table for each in froms for table in _tables(each)} - around
    conditions = [part for each in froms for part in _joined(each)]
    conditions += [] if statement.whereclause is None else [statement.whereclause]
    restricted = set(around)
    while more := {table for each in conditions for table in _held(each, restricted)} - restricted:
        restricted |= more
    open_ones = [str(table.name) for table in tables - restricted if "school" in table.c]
    for inner in _within(statement):
        open_ones += unrestricted(inner, around | tables)
    return open_ones


def _tables(source: Any) -> list[Any]:
    if isinstance(source, Join):
        return [*_tables(source.left), *_tables(source.right)]
    named = source.element if isinstance(source, Alias) else source
    return [source] if isinstance(named, Table) else []


def _joined(source: Any) -> list[Any]:
    """What its joins ask for; those that keep rows without a match restrict nothing on their left side."""
    return [source.onclause, *_joined(source.left), *_joined(source.right)] if isinstance(source, Join) else []


def _within(statement: Any) -> list[Any]:
    """The statements directly in it."""
    inner = [each for each in iterate(statement) if isinstance(each, Select) and each is not statement]
    deeper = {id(below) for each in inner for below in iterate(each) if below is not each}
    return [each for each in inner if id(each) not in deeper]


def _held(condition: Any, known: set[Any]) -> set[Any]:
    """The tables that a condition restricts to one school, where others are known to be so."""
    if isinstance(condition, Grouping):
        return _held(condition.element, known)
    if isinstance(condition, BooleanClauseList):
        parts = [_held(part, known) for part in condition.clauses]
        return set.intersection(*parts) if condition.operator is operators.or_ else set().union(*parts)
    if not isinstance(condition, BinaryExpression) or condition.operator not in (operators.eq, operators.in_op):
        return set()
    left, right = _school_of(condition.left), _school_of(condition.right)
    held = {left} if left is not None and (_given(condition.right) or right in known) else set()
    return held | ({right} if right is not None and (_given(condition.left) or left in known) else set())


def _school_of(side: Any) -> Any:
    """The table whose column `school` it is; None when it is something else."""
    for column in side.clauses if isinstance(side, Tuple) else [side]:
        if getattr(column, "name", "") == "school" and getattr(column, "table", None) is not None:
            return column.table
    return None


def _given(side: Any) -> bool:
    return isinstance(side.element if isinstance(side, Grouping) else side, BindParameter)
