"""A test that asks for nothing but its rows is one test, and tells of every row that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import signature
from itertools import groupby
from os import PathLike
from traceback import format_exception

import pytest

FOR_ALL = {"event_loop_policy"}
"""What every test gets without asking."""
_FAILS = (Exception, pytest.fail.Exception, pytest.skip.Exception)


class Table(pytest.Item):
    """All rows of a test. To make, choose and report thousands of tests takes many times longer than these take."""

    def __init__(self, *, rows: list[pytest.Function], **about: object) -> None:
        super().__init__(**about)  # type: ignore[arg-type]  # pytest's own, from `from_parent`
        self.rows = rows

    def runtest(self) -> None:
        if wrong := [error for row in self.rows if (error := fault(row))]:
            raise BaseExceptionGroup(f"{len(wrong)} of {len(self.rows)} rows", wrong)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: object, **__: object) -> str:
        """Every row that fails, and the way to it from here on."""
        return "".join(format_exception(excinfo.value.with_traceback(None)))

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        path, line, _ = self.rows[0].reportinfo()
        return path, line, self.name


def fault(row: pytest.Function) -> BaseException | None:
    """What is wrong with one row, if anything is."""
    try:
        row.obj(**row.callspec.params)
    except _FAILS as error:
        error.add_note(f"in {row.name}")
        return error
    return None


def in_tables(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """The tests, with those of one table put together; a single row that was chosen stays by itself."""
    for (parent, name), group in groupby(items, key=lambda item: (item.parent, getattr(item, "originalname", ""))):
        some = list(group)
        rows = [item for item in some if isinstance(item, pytest.Function) and is_row(item)]
        if len(rows) == len(some) > 1:
            yield Table.from_parent(parent, name=name, rows=rows)
        else:
            yield from some


def is_row(item: pytest.Function) -> bool:
    """Whether nothing but a row is asked for, and nothing is to be waited for or invented."""
    if not hasattr(item, "callspec") or type(item) is not pytest.Function or hasattr(item.function, "hypothesis"):
        return False
    asked = set(item.callspec.params)
    plain = all(mark.name == "parametrize" for mark in item.iter_markers())
    return plain and asked == set(signature(item.function).parameters) and set(item.fixturenames) - asked <= FOR_ALL
