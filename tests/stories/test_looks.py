"""A live card as each person shall see it: theirs to the staff, their own to who reported it, nothing to others."""

from __future__ import annotations

import pytest

from bot.model.messages import Kind, Message
from tests.stories.looking import DARK
from tests.world import STAFF, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
STAFFS = "Ticket 1 · P4, low: the projector stays dark"
NOTHING = (
    *("", "ticket", "ticket/1", "ticket/99/staff", "ticket/x/staff", "ticket/1/page/1/1/1", "walk/1/2", "walk/-1"),
    *("session/1/card", "ticket/1/staff/../2", "ticket/" + "9" * 50 + "/staff", "walk/\u0663", "ticket/1/staff\0"),
)


def sees(someone: Someone, name: str) -> tuple[str, list[str]] | None:
    asked = Message((), someone.identity, STAFF, "", Kind.PRESSED, addressed=False)
    found = someone.world.engine.look(asked, name, someone.world.clock.now())
    return (text(found.card), [button.says for button in found.card.buttons]) if found else None


def test_the_staff_see_what_to_do_and_who_reported_it_their_own(world: World) -> None:
    world.student.says(DARK)

    assert sees(world.first, "ticket/1/staff") == (STAFFS, ["ack 1", "resolve 1"])
    assert sees(world.student, "ticket/1/staff") == (
        "Your ticket 1: the projector stays dark",
        ["close 1, it works now", "ticket details 1", "human"],
    )
    world.first.says("ack 1")
    assert sees(world.first, "ticket/1/staff") == (STAFFS, ["resolve 1"])


def test_the_staff_see_the_staff_s_card_of_what_they_reported_themselves(world: World) -> None:
    world.first.says(DARK)

    seen = sees(world.first, "ticket/1/staff")
    assert seen is not None
    assert seen[0].startswith("Ticket 1")


def test_nobody_else_sees_anything(world: World) -> None:
    world.student.says(DARK)
    world.student.says("login")

    other = world.person("mia", "Mia Chen")
    walk = world.work().walkthroughs.find()[0].id
    for name in ("ticket/1/staff", "ticket/1/reporter", f"walk/{walk}"):
        assert sees(other, name) is None
    assert sees(world.teacher, "ticket/1/staff") is None
    assert sees(world.first, "ticket/1/reporter") is None
    assert sees(world.first, f"walk/{walk}") is None
    assert sees(world.student, f"walk/{walk}") is not None


def test_a_private_ticket_stays_closed_in_the_channel_whoever_looks(world: World) -> None:
    world.student.says("human")
    number = world.work().tickets.queue(limit=1)[0].number
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        ticket = work.tickets.numbered(number)
        work.tickets.save(type(ticket)(**{n: getattr(ticket, n) for n in ticket.__slots__} | {"private": True}))

    assert sees(world.student, f"ticket/{number}/staff") is None
    seen = sees(world.first, f"ticket/{number}/staff")
    assert seen is not None
    assert seen[0].endswith("Please do not write about it here.")


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_names_nothing_shows_nothing(world: World, name: str) -> None:
    world.student.says(DARK)

    assert sees(world.first, name) is None
    assert sees(world.student, name) is None


def test_looking_changes_nothing_and_says_nothing(world: World) -> None:
    world.student.says(DARK)
    before = len(world.chat.heard), len(world.chat.edits)

    sees(world.student, "ticket/1/staff")
    world.deliver()

    assert (len(world.chat.heard), len(world.chat.edits)) == before


def test_who_reported_it_is_among_the_viewers_of_the_staff_s_card(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ticket open my own")

    first, second = (post for _, post in world.chat.at(STAFF))
    assert [viewer.user for viewer in first.viewers] == ["sam"]
    assert second.viewers == ()
