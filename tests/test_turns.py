"""The first case of a story is tried on both databases, every other one on one of them by turns."""

from __future__ import annotations

import pytest

from tests.turns import KINDS, turn

pytest_plugins = ["pytester"]
BY_TURNS = """
import pytest
from tests.conftest import pytest_addoption, pytest_collection_modifyitems

def pytest_configure(config):
    config.addinivalue_line("markers", "on_both: each case on both databases")
    config.addinivalue_line("markers", "in_turn: each further case on one")

@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    return request.param
"""
CASES = """
import pytest

def test_alone(database_url):
    pass

@pytest.mark.parametrize("words", ["alpha", "beta", "gamma", "delta"])
def test_words(database_url, words):
    pass

@pytest.mark.on_both
@pytest.mark.parametrize("row", "ab")
def test_rows(database_url, row):
    pass

@pytest.mark.parametrize("number", range(3))
def test_without_a_database(number, tmp_path):
    pass

class TestInAClass:
    @pytest.mark.parametrize("words", ["alpha", "beta"])
    def test_words(self, database_url, words):
        pass
"""


@pytest.fixture
def cases(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
    pytester.makeconftest(BY_TURNS)
    pytester.makepyfile(test_cases=CASES)
    (pytester.mkpydir("tests") / "store").mkdir()
    in_turn = CASES.replace("on_both", "in_turn")
    (pytester.path / "tests" / "store" / "test_there.py").write_text(in_turn)
    return pytester


def of(told: pytest.RunResult, name: str) -> list[str]:
    """The cases of one test that were tried."""
    lines = [line.split()[0] for line in told.outlines if " PASSED" in line]
    return [line.partition("[")[2].rstrip("]") for line in lines if line.partition("[")[0].endswith(name)]


def test_each_case_is_tried_and_the_first_one_twice(cases: pytest.Pytester) -> None:
    told = cases.runpytest_inprocess("-v", "test_cases.py")

    told.assert_outcomes(passed=2 + 5 + 4 + 3 + 3)
    assert of(told, "::test_alone") == ["sqlite", "postgresql"]
    on_sqlite, on_postgresql = ["sqlite-alpha", "sqlite-beta", "sqlite-gamma"], ["postgresql-alpha", "postgresql-delta"]
    assert of(told, "py::test_words") == on_sqlite + on_postgresql
    assert of(told, "::test_rows") == ["sqlite-a", "sqlite-b", "postgresql-a", "postgresql-b"]
    assert of(told, "TestInAClass::test_words") == ["sqlite-alpha", "sqlite-beta", "postgresql-alpha"]


def test_what_was_chosen_is_tried_as_it_was_chosen(cases: pytest.Pytester) -> None:
    cases.runpytest_inprocess("test_cases.py::test_words[sqlite-delta]").assert_outcomes(passed=1)
    cases.runpytest_inprocess("test_cases.py", "-k", "test_words and postgresql").assert_outcomes(passed=6)
    cases.runpytest_inprocess("test_cases.py", "-k", "test_words and gamma").assert_outcomes(passed=2)


def test_where_the_database_is_what_is_tried_every_case_is_on_both_unless_it_says_otherwise(
    cases: pytest.Pytester,
) -> None:
    told = cases.runpytest_inprocess("-v", "tests/store")

    told.assert_outcomes(passed=2 + 8 + 3 + 3 + 4)
    assert of(told, "::test_rows") == ["sqlite-a", "sqlite-b", "postgresql-a"]


def test_of_two_parameters_each_value_meets_both_databases() -> None:
    for inner in range(2, 9):
        for value in range(inner):
            assert {turn(outer * inner + value) for outer in range(8)} == set(range(len(KINDS)))


def test_a_soak_asks_for_every_case_on_both(cases: pytest.Pytester) -> None:
    cases.runpytest_inprocess("test_cases.py", "--both").assert_outcomes(passed=2 + 8 + 4 + 3 + 4)
