"""What a school's file names in codes of somebody else: channels, people, groups, languages."""

from __future__ import annotations

import pytest

from adapters.settings import SettingsError
from bot.files import schools
from bot.files.problems import thoughts
from tests.test_schools import EXAMPLE

SMALLEST = 'id = "north"\nname = "North"\nzone = "Europe/Lisbon"\n'
BEN = '[people.ben]\nname = "Ben"\nrole = "on call"\naccounts = [\n  "PLACE",\n]\n'


def refused(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        schools.parse(text, "school.toml")
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            'staff_channels = ["slack:T01NORTH:#staff"]\n',
            "4: staff channel 1: '#staff' is a name: write its id (C…), which stands at the bottom of the channel's ",
        ),
        (
            BEN.replace("PLACE", "slack:T01NORTH:@ben"),
            "8: people, ben, account 1: '@ben' is a name: write their id (U…), which the menu of",
        ),
        (
            '[roles]\nadmin.groups = ["slack:T01NORTH:@desk"]\n',
            "5: roles, admin, group 1: '@desk' is a name: write its id (S…), which",
        ),
        (
            'staff_channels = ["teams:TENANT:#staff"]\n',
            "4: staff channel 1: '#staff' is a name: write its id (19:…@thread.tacv2), which stands in the link",
        ),
        (
            BEN.replace("PLACE", "teams:TENANT:@ben"),
            "8: people, ben, account 1: '@ben' is a name: write their object id of the Entra admin center.",
        ),
    ],
)
def test_a_name_in_the_place_of_an_id_is_told_with_where_the_id_is_found(more: str, told: str) -> None:
    assert refused(SMALLEST + more).startswith(f"school.toml:{told}")


@pytest.mark.parametrize(
    ("place", "doubted"),
    [
        ("slack:T01NORTH:U04BEN", False),
        ("slack:T01NORTH:W04BEN", False),
        ("slack:T01NORTH:C04BEN", True),
        ("slack:T01NORTH:ben", True),
        ("teams:TENANT:01234567-89ab-cdef-0123-456789ABCDEF", False),
        ("teams:TENANT:ben@north.example", True),
        ("browser:local:ben", False),
    ],
)
def test_what_does_not_look_like_an_id_is_doubted_and_taken(place: str, doubted: bool) -> None:
    school = schools.parse(SMALLEST + BEN.replace("PLACE", place), "school.toml")
    [ben] = school.people
    assert ":".join(ben.identities[0]) == place
    told = [thought for thought in thoughts(school) if thought.startswith(f"{place} does not end like an id: write ")]
    assert len(told) == doubted


def test_the_ids_of_the_example_are_like_ids() -> None:
    example = schools.parse(EXAMPLE.read_text("utf-8"), EXAMPLE.name)
    assert [thought for thought in thoughts(example) if "like an id" in thought] == []


def test_where_names_are_ids_they_are_taken() -> None:
    [place] = schools.parse(SMALLEST + 'staff_channels = ["browser:local:#staff"]\n', "school.toml").staff
    assert place.channel == "#staff"


@pytest.mark.parametrize("code", ["xx", "english", "EN", "pt_BR", "en-", ""])
def test_what_is_no_code_of_a_language_is_refused(code: str) -> None:
    assert refused(f'{SMALLEST}locales = ["en", "{code}"]\n') == (
        f"school.toml:4: language 2: {code!r} is not the code of a language: write it like en or pt-BR."
    )


@pytest.mark.parametrize(("codes", "unspoken"), [('"en"', ""), ('"en-GB"', ""), ('"en", "es", "pt-BR"', "es, pt-BR")])
def test_a_language_that_is_not_spoken_is_told(codes: str, unspoken: str) -> None:
    school = schools.parse(f"{SMALLEST}locales = [{codes}]\n", "school.toml")
    assert [thought for thought in thoughts(school) if "spoken" in thought] == (
        [f"locales has {unspoken}: only English is spoken so far."] if unspoken else []
    )
