"""An outage ends, and the same system is away again: whom it never left is told, listed and asked once more."""

from __future__ import annotations

import pytest

from tests.stories.looking import state, ticket
from tests.stories.outages import OVER, labels, pupils
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
AGAIN = 'outage moodle "down again" until 15:00'


def over_once(world: World) -> list[Someone]:
    """Two reported it, and a third is on its list; it is over, and three hours have passed."""
    several = pupils(world, 3)
    for pupil in several[:2]:
        pupil.says("/ticket open moodle does not load at all for anybody")
    world.first.says('outage moodle "pages do not load"')
    several[2].says("moodle is down")
    world.first.says("outage over")
    for pupil in several:
        pupil.hears()
    return several


def test_who_said_that_it_fails_is_on_the_list_of_the_next_one_with_their_ticket(world: World) -> None:
    works, fails, silent = over_once(world)
    works.presses("Yes")
    fails.presses("No")
    world.passes(hours=3)
    for pupil in (works, fails):
        pupil.hears()
    world.first.says(AGAIN)

    assert "Your ticket 2 goes on as part of it." in fails.hears()[0]
    assert ticket(world, 2).follows == ticket(world, 4).id
    assert (works.hears(), silent.hears()) == ([], [])
    world.first.says("outage over 4")
    assert fails.hears() == [OVER]
    fails.presses("Yes")
    assert not state(world, 2).open


def test_who_says_so_while_the_next_one_is_open_is_put_on_its_list(world: World) -> None:
    *_, silent = over_once(world)
    world.first.says(AGAIN)
    silent.presses("No")

    assert silent.hears()[0].startswith("There is a known fault of the course site, since")
    world.first.says("outage over 4")
    assert silent.hears() == [OVER]
    assert labels(silent) == ["Yes", "No", "Talk to a person"]


def test_a_day_later_it_is_another_fault(world: World) -> None:
    _, fails, _ = over_once(world)
    fails.presses("No")
    world.passes(hours=25)
    fails.hears()
    world.first.says('outage moodle "down again" until further notice')

    assert fails.hears() == []
