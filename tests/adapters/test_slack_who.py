"""Who somebody in Slack is: an address that counts, and whether they are a guest."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack.hear import heard
from adapters.slack.names import named
from bot.model.people import Identity
from tests.adapters.desk import NOW
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_workspace import TEAM, Workspace

SAM = Identity("slack", TEAM, "U01STUD")


def told(**about: Any) -> Identity:
    """What is known of somebody of whom Slack tells this."""
    workspace = Workspace(lambda: "1")
    workspace.about["U01STUD"] = {"profile": {"email": "Sam@Northstar.edu"}, **about}
    return named(SAM, workspace.carry_out("users.info", {"user": "U01STUD"}))


def test_a_confirmed_address_of_a_member_counts_in_small_letters() -> None:
    known = told()
    assert (known.name, known.email, known.guest) == ("Sam Rivera", "sam@northstar.edu", False)


@pytest.mark.parametrize("confirmed", [False, None, "true"])
def test_an_address_that_is_not_confirmed_does_not_count(confirmed: object) -> None:
    known = told(is_email_confirmed=confirmed)
    assert (known.email, known.guest) == ("", False)


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "is_stranger"])
def test_a_guest_is_told_and_their_address_does_not_count(mark: str) -> None:
    known = told(**{mark: True})
    assert (known.email, known.guest) == ("", True)


@pytest.mark.parametrize(
    ("team", "organisation", "guest"),
    [
        ("T0OTHER", None, True),
        ("T0OTHER", {"teams": ["T0OTHER"]}, True),
        ("T0OTHER", {"teams": ["T0OTHER", TEAM]}, False),
        ("T0OTHER", {"teams": TEAM}, True),
        (TEAM, None, False),
        ("", None, False),
    ],
)
def test_who_is_at_home_in_another_workspace_is_a_guest_unless_it_is_of_the_same_organisation(
    team: str, organisation: object, guest: bool
) -> None:
    assert told(team_id=team, enterprise_user=organisation).guest is guest


def test_without_the_right_to_see_addresses_there_is_none() -> None:
    assert told(profile={}).email == ""


@pytest.mark.parametrize(
    ("more", "guest"),
    [({"user_team": "T0OTHER"}, True), ({"source_team": "T0OTHER"}, True), ({"user_team": TEAM}, None), ({}, None)],
)
def test_a_message_from_another_organisation_comes_from_a_guest(more: dict[str, str], guest: bool | None) -> None:
    message = heard(FakeSlack(NOW).message("U01STUD", "<@U0DESK> hello", **more), "U0DESK")
    assert message is not None
    assert message.author.guest is guest


def test_an_organisation_of_our_own_makes_nobody_a_guest() -> None:
    message = heard(FakeSlack(NOW).message("U01STUD", "<@U0DESK> hello", user_team="E0OURS"), "U0DESK")
    assert message is not None
    assert message.author.guest is None
