"""What the staff write in a ticket's thread stays with them; who has the ticket is told so, and can send it on."""

from __future__ import annotations

from tests.stories.outages import labels
from tests.world import World

STAYS = "What you write in this thread stays among the staff: Sam does not read it."


def taken(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.first.says("ack 1")
    world.first.hears()
    world.student.hears()


def test_who_has_the_ticket_is_told_once_that_their_reply_stays_among_the_staff(world: World) -> None:
    taken(world)
    world.first.says("please restart the lamp", where=world.thread())

    assert world.first.hears() == [STAYS]
    assert labels(world.first) == ["Send it to Sam"]
    assert world.student.hears() == []
    assert STAYS not in world.thread_says()
    world.first.says("and the cable", where=world.thread())
    assert world.first.hears() == []


def test_one_press_sends_the_reply_to_who_reported_it(world: World) -> None:
    taken(world)
    world.first.says("please restart the lamp", where=world.thread())
    world.first.presses("Send it to Sam")

    assert world.student.hears() == ["Ana Alves about your ticket 1: please restart the lamp"]


def test_others_talk_in_the_thread_without_a_word_of_the_desk(world: World) -> None:
    taken(world)
    for words in ("anyone seen this before?", "it was the fuse last time"):
        world.second.says(words, where=world.thread())

    assert world.second.hears() == []


def test_who_reported_a_ticket_and_has_it_is_told_nothing(world: World) -> None:
    world.first.says("ticket open the lamp is dark")
    world.first.says("ack 1")
    world.first.hears()
    world.first.says("the fuse", where=world.thread())

    assert world.first.hears() == []


def test_what_the_desk_is_asked_below_a_ticket_is_not_sent_to_who_reported_it(world: World) -> None:
    taken(world)
    for words in ("tell me who has this", "tell us when it is done", "tell everybody to calm down"):
        world.first.says(f"@deskbell {words}", where=world.thread())

    assert world.student.hears() == []


def test_what_may_be_for_a_colleague_is_shown_back_also_where_the_desk_is_called(world: World) -> None:
    taken(world)
    world.first.says("@deskbell tell you the truth, he lost it again", where=world.thread())

    assert world.student.hears() == []
    assert world.first.hears() == ["I have not sent that to Sam: it may be meant for somebody here."]
    assert labels(world.first) == ["Send it to Sam"]

    world.first.says("@deskbell tell him to come at 3", where=world.thread())
    world.first.says("@deskbell ask which room is it?", where=world.thread())
    assert world.student.hears() == [
        "Ana Alves about your ticket 1: please come at 3",
        "Ana Alves asks about your ticket 1: which room is it?",
    ]
