"""A ticket in somebody's own words tells the device too: from the words, from before, or in a few words afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.plain import PLAIN
from bot.files.requirements import RequirementsPart, requirements
from bot.model.people import Reader
from bot.model.words import Said, render
from tests.store.samples import statements
from tests.stories.looking import facts, says_all, ticket
from tests.world import NORTH, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")
WHICH = "If it is about a device, you can tell me which, for example: Windows laptop."
THANKS = "Thank you. Ticket 1 says now which device it is."


def note(world: World) -> str:
    [card] = [post.card for _, post in world.chat.at(world.student.place) if "Your ticket" in text_of(post.card.title)]
    return text_of(card.note)


def text_of(said: object) -> str:
    return render(said, PLAIN, Reader(ZONE)) if isinstance(said, Said) else ""


@pytest.mark.parametrize(
    ("words", "device"),
    [
        ("my iPad does not rotate", "iPad"),
        ("the app is slow on my school laptop", "school laptop"),
        ("nothing loads on the chromebook", "chromebook"),
        ("mi portátil no arranca", "portátil"),
    ],
)
def test_a_device_that_the_words_name_is_on_the_ticket(world: World, words: str, device: str) -> None:
    world.student.says(f"ticket open {words}")

    assert facts(world)["Device"] == device
    assert WHICH not in note(world)


@pytest.mark.parametrize("words", ["it works on my phone, not on my laptop", "the windows do not close", "it is slow"])
def test_where_no_device_is_known_it_can_be_told_in_a_few_words_or_left(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")
    assert note(world).endswith(WHICH)
    assert "Device" not in facts(world)
    world.student.hears()

    assert says_all(world.student, "a Windows laptop")[-1] == THANKS
    assert facts(world)["Device"] == "Windows laptop"
    assert WHICH not in note(world)


def test_what_was_told_for_an_earlier_ticket_is_on_the_next_one_with_its_day(world: World) -> None:
    says_all(world.student, "ticket open it is slow", "MacBook Air")
    world.passes(days=3)
    world.student.says("ticket open nothing can be saved")
    assert facts(world, 2)["Device"] == "MacBook Air (as of Mon 23 Nov 2026, 09:00 Lisbon time)"

    world.passes(days=1)
    world.student.says("ticket open it is slow again")
    assert facts(world, 3)["Device"] == "MacBook Air (as of Mon 23 Nov 2026, 09:00 Lisbon time)"
    world.passes(days=40)
    world.student.says("ticket open it is slow once more")
    assert "Device" not in facts(world, 4)


def test_what_was_measured_in_a_walk_through_is_on_the_next_ticket(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, requirements=requirements(RequirementsPart())))
    says_all(world.student, "device check", "1", "no", "1", "Windows 11, 16 GB, Chrome 200")
    world.passes(hours=1)
    world.student.says("ticket open the pages are all white")

    assert facts(world)["Device"] == "Windows 11, 16 GB, Chrome 200 (as of Mon 23 Nov 2026, 09:00 Lisbon time)"


def test_nobody_elses_device_is_taken(world: World) -> None:
    says_all(world.person("kim", "Kim"), "ticket open it is slow", "iPad")
    world.student.says("ticket open it is slow too")
    assert "Device" not in facts(world, 2)


@pytest.mark.parametrize("words", ["the projector in room 12 stays dark", "I was hacked", "I need a guest account"])
def test_where_no_device_of_theirs_is_at_fault_none_is_asked_for(world: World, words: str) -> None:
    says_all(world.student, "ticket open it is slow", "MacBook Air")
    world.student.says(f"ticket open {words}")

    assert "Device" not in facts(world, 2)
    says_all(world.student, "an iPad")
    assert "Device" not in facts(world, 2)


def test_a_form_that_says_where_is_not_asked_again(world: World) -> None:
    form = world.student.opens("ticket form")
    world.student.fills(form, summary="it is slow", where="B12, the iMac")

    assert facts(world)["Device"] == "iMac"
    assert WHICH not in note(world)


def test_a_secret_beside_the_device_stays_hidden(world: World) -> None:
    world.student.says("ticket open my laptop password is Tr0ub4dor&3 and it is slow")
    assert "Tr0ub4dor" not in str(ticket(world))


def test_who_is_heard_together_with_others_has_their_own_device(world: World) -> None:
    kim = world.person("kim", "Kim")
    for someone, device in ((world.student, "MacBook Air"), (kim, "an iPad")):
        says_all(someone, "ticket open it is slow", device)
    messages = [
        replace(someone.said[-1], keys=(f"again{number}",), words="ticket open it is slow again")
        for number, someone in enumerate((world.student, kim))
    ]
    assert world.engine.hear_all(messages, world.clock.now()) == ["ticket_create"] * 2

    told = [dict(ticket(world, number).answers)["Device"].partition(" (")[0] for number in (3, 4)]
    assert told == ["MacBook Air", "iPad"]


@pytest.mark.parametrize("words", ["The projector in room 12 stays dark", "it is slow", "my laptop is slow"])
def test_looking_for_the_device_costs_no_statement(world: World, words: str) -> None:
    says_all(world.student, "ticket open it is slow", "MacBook Air")
    world.delivers = False
    with statements(world.store) as asked:
        world.student.says(f"ticket open {words}")
    assert len(asked) == 5, asked
