"""A test with rows is one test: all its rows are tried, and each that fails is told by its name."""

from __future__ import annotations

import pytest

from tests.tables import FOR_ALL

pytest_plugins = ["pytester"]
BY_TABLES = """
import pytest
from tests.tables import in_tables

@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items[:] = in_tables(items)
"""
ROWS = """
import pytest

@pytest.mark.parametrize("number", range(5))
def test_a_row(number):
    assert number not in (1, 3)

@pytest.mark.parametrize("number", range(5))
def test_a_row_that_raises(number):
    with pytest.raises(ZeroDivisionError):
        number / (number - 2)

@pytest.mark.parametrize("number", range(5))
def test_a_row_and_a_folder(number, tmp_path):
    assert number != 2

@pytest.mark.parametrize("number", range(5))
async def test_a_row_that_waits(number):
    assert number != 2
"""


@pytest.fixture
def rows(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeini("[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function")
    pytester.makeconftest(BY_TABLES)
    pytester.makepyfile(test_rows=ROWS)
    return pytester


def test_every_row_that_fails_is_told_and_what_asks_for_more_stays_by_itself(rows: pytest.Pytester) -> None:
    told = rows.runpytest_inprocess("-q", "-rN")  # the closing summary says them over again where CI is set

    told.assert_outcomes(failed=4, passed=8)
    named = [line.rpartition(" in ")[2] for line in told.outlines if line.startswith("    | in ")]
    assert named == [f"test_a_row[{n}]" for n in (1, 3)] + [f"test_a_row_that_raises[{n}]" for n in (0, 1, 3, 4)]


def test_a_row_can_be_chosen(rows: pytest.Pytester) -> None:
    rows.runpytest_inprocess("-q", "test_rows.py::test_a_row[2]").assert_outcomes(passed=1)
    rows.runpytest_inprocess("-q", "-k", "a_row and 1").assert_outcomes(failed=2, passed=2)


def test_no_test_here_gets_more_than_it_asks_for(request: pytest.FixtureRequest) -> None:
    """Else no row would be in a table any more, and thousands of tests would be made, chosen and told one by one."""
    assert set(request.fixturenames) <= FOR_ALL | {"request"}
