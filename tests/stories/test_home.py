"""Everybody has a desk of their own: what is theirs and what they can do, typed or on a page that stays up to date."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.plain import plain_text
from bot.model.messages import Card, Kind, Message, Place, Style, page_of
from bot.model.people import Reader
from store.outbox import OutboxState
from tests.store.samples import statements
from tests.stories.classes import labels, plans
from tests.world import HELP_DESK, MONDAY, ZONE, Someone, World


def shown(card: Card) -> str:
    return plain_text(card, Reader(ZONE))


def opens(someone: Someone) -> str:
    """Look at one's page, on a platform that has one."""
    world, place = someone.world, page_of(someone.identity)
    return world.hears(Message((f"opened{world.count()}",), someone.identity, place, "home", Kind.PRESSED))


def standing_out(card: Card) -> list[str]:
    return [button.says for button in card.buttons if button.style is Style.PRIMARY]


def page(someone: Someone) -> Card:
    ((_, post),) = someone.world.chat.at(page_of(someone.identity))
    return post.card


def queued(world: World, state: OutboxState) -> int:
    query = "SELECT count(*) FROM outbox WHERE state = ? AND live LIKE 'page/%'"
    query = query if world.store.sqlite else query.replace("?", "%s").replace("'page/%'", "'page/%%'")
    with world.store.engine.connect() as connection:
        return int(connection.exec_driver_sql(query, (state.value,)).scalar_one())


def test_a_new_person_s_desk_shows_what_can_be_done(world: World) -> None:
    world.student.says("home")

    card = world.student.last()
    assert "You have no open ticket." in shown(card)
    assert "You have no class ahead." in shown(card)
    assert "On call now: Ana Alves" in shown(card)
    assert labels(card) == ["Help me sign in", "Open a ticket", "My classes", "Talk to a person"]


def test_a_desk_shows_open_tickets_with_who_has_them_and_a_button_to_look(world: World) -> None:
    for words in ("the projector is dark", "my keyboard is lost", "the door squeaks"):
        world.student.says(f"ticket open {words}")
    world.first.says("ack 1")
    world.student.says("close 3")
    world.student.says("my desk")

    lines = shown(world.student.last()).splitlines()
    assert "2 new, not taken yet: my keyboard is lost" in lines
    assert "1 in progress, with Ana Alves: the projector is dark" in lines
    assert not any("squeaks" in line for line in lines)
    world.student.presses("Ticket 1")
    assert "the projector is dark" in world.student.hears()[-1]


def test_a_long_list_is_cut_and_says_how_to_see_the_rest(world: World) -> None:
    for number in range(7):
        world.student.says(f"ticket open chair {number} is broken")
    world.student.says("home")

    seen = shown(world.student.last())
    assert seen.count("is broken") == 5
    assert "There are more: my tickets shows them." in seen.replace("`", "")
    assert labels(world.student.last())[-3:] == ["Ticket 7", "Ticket 6", "Ticket 5"]


def test_the_next_classes_stand_in_the_reader_s_own_time(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 @sam')
    world.student.says("home")

    assert "1 Fri 27 Nov 2026, 10:00 Lisbon time: Algebra 2, 60 minutes" in shown(world.student.last())


def test_nobody_sees_another_one_s_tickets_or_classes(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 @sam')
    world.student.says("ticket open the projector is dark")
    other = world.person("kim", "Kim Park")
    other.says("home")

    assert "projector" not in shown(other.last())
    assert "Algebra" not in shown(other.last())


def test_who_is_on_call_sees_the_queue_and_what_they_have_taken(world: World) -> None:
    world.student.says("ticket open nobody can hear me, class in 5 minutes")
    world.student.says("ticket open the door squeaks")
    world.first.says("ack 1")
    world.first.says("home")

    seen = shown(world.first.last())
    assert "Open tickets: P2, high: 1; P4, low: 1" in seen
    assert "Tickets you have taken" in seen
    assert "1 in progress, P2, high: nobody can hear me, class in 5 minutes" in seen
    assert standing_out(world.first.last()) == ["queue"]
    world.student.says("home")
    assert standing_out(world.student.last()) == ["login"]
    assert "Open tickets" not in shown(world.student.last())
    assert "Queue" not in labels(world.student.last())


def test_asked_in_a_channel_a_desk_is_shown_to_its_person_alone(world: World) -> None:
    world.student.says("ticket open the projector is dark")
    world.student.says("/home", where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert "projector" in shown(world.student.last())


def test_a_page_shows_the_same_and_what_is_new_takes_the_place_of_what_was(world: World) -> None:
    opens(world.student)
    assert "You have no open ticket." in shown(page(world.student))

    world.student.says("ticket open the projector is dark")
    opens(world.student)

    assert "the projector is dark" in shown(page(world.student))
    assert world.student.hears()[0].startswith("Your ticket 1"), "only the answer stands in private"
    assert page_of(world.teacher.identity) not in {post.place for post in world.chat.posts.values()}


def test_a_page_opened_a_hundred_times_waits_once(world: World) -> None:
    world.delivers = False
    for _ in range(100):
        opens(world.student)
    assert queued(world, OutboxState.READY) == 1

    world.delivers = True
    world.deliver()
    assert queued(world, OutboxState.SENT) == 1


def test_a_page_that_could_not_be_shown_in_time_is_not_shown_late(world: World) -> None:
    world.delivers = False
    opens(world.student)
    world.clock.moment = MONDAY + timedelta(minutes=3)
    world.delivers = True
    world.deliver()

    assert world.chat.at(page_of(world.student.identity)) == []


def test_a_page_that_cannot_be_shown_is_no_matter_for_the_staff(world: World) -> None:
    world.chat.gone.add(page_of(world.student.identity).channel)
    opens(world.student)
    world.passes(minutes=5)

    assert world.staff() == []
    assert world.student.hears() == []
    world.student.says("help")
    assert len(world.student.hears()) == 1, "they can still be told in private"


@pytest.mark.parametrize("where", ["private", "page"])
def test_a_desk_costs_a_bounded_number_of_statements(world: World, where: str) -> None:
    plans(world, '"Algebra 2" friday 10:00 @sam @ana')
    for number in range(8):
        world.student.says(f"ticket open chair {number} is broken")
        world.first.says(f"ack {number + 1}")
    for who, most in ((world.student, 11), (world.first, 12)):
        who.says("help")
        world.delivers = False
        with statements(world.store) as asked:
            if where == "page":
                opens(who)
            else:
                who.says("home")
        world.delivers = True
        assert len(asked) <= most, asked


def test_a_place_is_a_page_or_a_conversation_and_both_are_read_by_one() -> None:
    found = [Place("chat", "north", channel) for channel in ("@sam", "~sam", "help")]
    assert [(place.direct, place.page) for place in found] == [(True, False), (True, True), (False, False)]
