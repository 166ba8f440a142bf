"""A school's file that is no TOML, or has a mistake inside a list: the line, and what was meant."""

from __future__ import annotations

import pytest

from adapters.settings import SettingsError
from bot.files import schools

SMALLEST = 'id = "north"\nname = "North"\nzone = "Europe/Lisbon"\n'
ANA = '[people.ana]\nname = "Ana"\nrole = "on call"\naccounts = ["slack:north:ana"]\n'
LADDER = """[[ladder]]
priorities = ["P1"]  # [urgent, very
steps = [
    # the first one
    { after = "0m", ping = ["ana", "ana"] },
    { after = "5m", ping = ["ana"] },

    # the last one, with a bracket too much: ]
    STEP,
]
repeats = 2
"""


def refused(text: str) -> str:
    """The one problem, without the name of the file."""
    with pytest.raises(SettingsError) as caught:
        schools.parse(text, "school.toml")
    [problem] = caught.value.problems
    assert problem.startswith("school.toml:")
    return problem.removeprefix("school.toml:")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("opens = 8:00", "8:00 is not how a time of day is written here: write 08:00:00."),
        ("opens = 08:30  # or 9:00", "08:30 is not how a time of day is written here: write 08:30:00."),
        ("opens = 25:00:00", "there is no time of day 25:00:00."),
        ("holidays = [2026-12-25, 2026-13-45]", "there is no day 2026-13-45."),
        ("holidays = [2027-02-29]", "there is no day 2027-02-29."),
        ("holidays = [2027-1-6]", "2027-1-6 is not how a day is written here: write 2027-01-06."),
        ("holidays = [25.12.2026]", "25.12.2026 is not how a day is written here: write it like 2026-12-24."),
    ],
)
def test_a_time_or_a_day_in_another_writing_is_told_in_that_of_the_file(line: str, told: str) -> None:
    assert refused(f"{SMALLEST}[hours]\n{line}\n") == f"5: {told}"


def test_a_whole_name_in_the_place_of_a_handle_is_told() -> None:
    assert refused(SMALLEST + ANA.replace("people.ana", "people.Ana Ferreira")) == (
        "4: a handle is one word of plain letters and digits, such as [people.ana]: the whole name is its `name`."
    )


def test_what_stands_there_twice_is_named() -> None:
    assert refused(f"{SMALLEST}zone = 'UTC'\n") == "4: zone stands there twice."
    assert refused(SMALLEST + ANA + ANA) == "8: [people.ana] stands there twice."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "North\n', "1: Illegal character '\\n'"),
        ("zone = at 8:00, 2026-13-45\n", "1: Invalid value"),
        ("staff_channels = [\n1,\n\n", "2: Invalid value"),
        ("[hours]\nopens = 08:00:00 =\n", "2: Expected newline or end of document after a statement"),
        ("[hours]\nholidays = [2026-12-25 2026-12-26]\n", "2: Unclosed array"),
    ],
)
def test_what_is_nothing_usual_is_told_with_its_line(text: str, told: str) -> None:
    assert refused(text) == f"{told}. Are all words in quotes, and all brackets closed?"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('{ after = 10, ping = ["ana"] }', "after: 10 is not a length of time: write 15m, 24h or 3d."),
        ('{ ping = ["ana"] }', "after: is missing."),
        ('{ after = "0m", ping = [] }', "ping: must not be empty."),
    ],
)
def test_a_mistake_inside_a_list_is_told_with_the_line_it_stands_on(step: str, told: str) -> None:
    assert refused(SMALLEST + ANA + LADDER.replace("STEP", step)) == f"16: the first ladder, step 3, {told}"


def test_what_comes_behind_a_list_has_its_own_line() -> None:
    text = SMALLEST + ANA + LADDER.replace("STEP", '{ after = "9m", ping = ["ana"] }').replace("= 2", "= 0")
    assert refused(text) == "18: the first ladder, repeats: must be 1 at least."
