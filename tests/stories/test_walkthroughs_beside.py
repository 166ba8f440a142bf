"""What a walk-through promised to ask again is asked at its time, whatever was begun meanwhile."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from bot.model.walkthroughs import WalkState
from tests.stories.looking import AT, says_all, tickets
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
CONNECTED = "How are you connected?"
BUILDING = "Which building are you in? Its name or number is enough."
UNLOCKED = "This is about “Signing in”. Afterwards we go on where you were.\nIs your account unlocked?"
STARTED = ("1", "1", "2", *("1",) * 6)
"""To the end of it, where all is well."""
AFTER = "And now on where you were:\n"
WAITS = "“Signing in” waits meanwhile: I come back to it on Mon 23 Nov 2026, 09:30 Lisbon time."


def states(world: World) -> dict[str, WalkState]:
    return {each.playbook: each.state for each in world.work().walkthroughs.find()}


def interrupted(world: World) -> Someone:
    """Somebody in a walk-through who was asked the promised question of another one."""
    says_all(world.student, *AT["wait"], "wifi")
    world.passes(minutes=30)
    assert world.student.hears() == [UNLOCKED]
    return world.student


def test_who_begins_another_one_is_told_that_the_first_waits_and_is_asked_at_its_time(world: World) -> None:
    assert says_all(world.student, *AT["wait"], "wifi")[-1] == f"{WAITS}\n{CONNECTED}"
    world.passes(minutes=29, seconds=59)
    assert world.student.hears() == []
    world.passes(seconds=1)

    assert world.student.hears() == [UNLOCKED]
    world.passes(hours=1)
    assert world.student.hears() == []


@pytest.mark.parametrize("pressed", [False, True])
def test_the_answer_is_for_what_was_asked_and_then_the_other_one_goes_on(world: World, pressed: bool) -> None:
    someone = interrupted(world)
    someone.presses("Yes", on="unlocked") if pressed else someone.says("yes")

    said = someone.hears()
    assert said[0].startswith("Good, that works.")
    assert said[1:] == [AFTER + CONNECTED]
    assert says_all(someone, "1") == [BUILDING]
    assert states(world) == {"login": WalkState.SOLVED, "connectivity": WalkState.ASKING}


def test_who_answers_the_interrupted_one_by_its_button_goes_on_there_and_then_with_the_other(world: World) -> None:
    someone = interrupted(world)
    someone.presses("Guest Wi-Fi with a page to accept")
    assert someone.hears() == [f"This is about “Internet and Wi-Fi”. Afterwards we go on where you were.\n{BUILDING}"]

    someone.presses("Talk to a person", on=BUILDING)
    assert someone.hears()[-1] == f"{AFTER}Is your account unlocked?"
    assert says_all(someone, "yes")[0].startswith("Good, that works.")
    assert len(tickets(world)) == 1


def test_who_goes_back_to_the_interrupted_one_by_its_name_is_asked_the_other_after_it(world: World) -> None:
    someone = interrupted(world)
    note = "You were here. Type restart to begin with the first question."
    assert says_all(someone, "wifi")[-1].endswith(f"{note}\n{CONNECTED}")

    someone.says("human")
    assert someone.hears()[-1] == f"{AFTER}Is your account unlocked?"


@pytest.mark.parametrize("between", [("wifi", "human"), ("wifi", "sound"), ("getting started", "1"), ("device check",)])
def test_what_is_asked_again_tomorrow_is_asked_whatever_came_between(world: World, between: tuple[str, ...]) -> None:
    says_all(world.student, *AT["later"], *between)
    world.down_for(hours=25)

    assert [words for words in world.student.hears() if words.endswith("Does signing in work now?")] != []
    assert states(world)["login"] is WalkState.ASKING
    assert says_all(world.student, "yes")[0].startswith("Good")


def test_two_that_wait_are_both_asked_each_at_its_time(world: World) -> None:
    says_all(world.student, *AT["later"], "getting started", *STARTED)
    assert states(world) == {"login": WalkState.WAITING, "onboarding": WalkState.WAITING}
    world.passes(days=1)
    assert world.student.hears() == ["Does signing in work now?"]

    says_all(world.student, "yes")
    world.passes(days=6)
    assert len(world.student.hears()) == 1
    assert states(world) == {"login": WalkState.SOLVED, "onboarding": WalkState.ASKING}


def test_an_answer_that_ends_with_a_ticket_asks_for_no_device_above_the_other_question(world: World) -> None:
    someone = interrupted(world)
    said = says_all(someone, "no")

    assert "Which device is it?" not in "".join(said)
    assert len(tickets(world)) == 1
    assert said[-1] == AFTER + CONNECTED


def test_what_waits_leaves_the_last_word_of_another_one_alone(world: World) -> None:
    says_all(world.student, *AT["later"], "wifi", "3", "no", "None of these", "All devices")
    assert says_all(world.student, "yes")[-1].endswith("Was this helpful?")
    assert says_all(world.student, "yes") == ["Thank you for telling me."]

    assert states(world)["login"] is WalkState.WAITING


def test_who_begins_what_waits_is_shown_that_it_does_and_can_go_back_in_it(world: World) -> None:
    says_all(world.student, *AT["wait"], "wifi")
    assert says_all(world.student, "login")[-1].startswith("You were here.")

    world.student.says("back")
    assert world.student.hears()[-1].endswith("Can you reset your own password?")
    assert states(world) == {"login": WalkState.ASKING, "connectivity": WalkState.LEFT}


def test_two_accounts_that_are_one_keep_what_either_of_them_was_promised(world: World) -> None:
    other = world.person("sam2", "Sam Rivera")
    says_all(world.student, *AT["wait"])
    says_all(other, "wifi")
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.people.standing.unite(*(work.people.meet(each.identity) for each in (world.student, other)))

    assert states(world) == {"login": WalkState.WAITING, "connectivity": WalkState.ASKING}


def test_who_asks_for_a_person_hands_over_what_was_asked_last(world: World) -> None:
    someone = interrupted(world)
    someone.says("human")

    assert states(world)["login"] is WalkState.PERSON
    assert [each.state for each in world.work().tickets.find()] == [TicketState.NEW]
    assert someone.hears()[-1] == AFTER + CONNECTED


def test_another_one_begun_ends_what_was_asked_and_what_that_had_interrupted(world: World) -> None:
    someone = interrupted(world)
    says_all(someone, "sound")

    assert (states(world)["login"], states(world)["connectivity"]) == (WalkState.LEFT, WalkState.LEFT)


def test_when_nobody_comes_back_both_are_over(world: World) -> None:
    someone = interrupted(world)
    world.passes(hours=25)

    assert states(world) == {"login": WalkState.EXPIRED, "connectivity": WalkState.EXPIRED}
    assert says_all(someone, "1") == ["That walk-through is over."]
    world.passes(days=8)
    assert all(each.due is None for each in world.work().walkthroughs.find())
