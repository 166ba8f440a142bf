"""Pictures and files stay where they were sent: the staff read that there are some, who sent them what to do."""

from __future__ import annotations

from bot.model.messages import Place
from bot.model.tickets import TicketState
from tests.stories.outages import labels
from tests.world import HELP_DESK, World

CANNOT = "I cannot look at pictures or files. Please type in words what yours shows, or what is wrong."
NOTE = (
    "Sam Rivera: [Sent 1 picture, in their own conversation with the desk, where nobody else can look: "
    "ask them for it.]"
)


def below(world: World) -> Place:
    """The thread of the ticket's card in the student's own conversation."""
    number, post = next(each for each in world.chat.at(world.student.place) if each[1].card.title)
    return Place(post.place.platform, post.place.workspace, post.place.channel, number)


def test_a_picture_below_a_ticket_is_told_to_the_staff_and_who_sent_it_hears_that_they_cannot_see_it(
    world: World,
) -> None:
    world.student.says("ticket open the lamp is dark")
    world.student.hears()
    world.student.says("", where=below(world), files=("picture",))

    assert world.thread_says()[-1] == NOTE
    assert world.student.hears() == [
        "The staff read on ticket 1 that you sent 1 picture.\n"
        "But they cannot see it: I pass no pictures or files on. Please type in words what it shows."
    ]
    assert labels(world.student) == ["Talk to a person"]


def test_a_picture_with_words_keeps_both(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.first.says("ack 1")
    world.student.hears()
    world.student.says("it flickers", where=below(world), files=("picture", "file", "picture"))

    kept = [each.text for each in world.work().comments.find()]
    assert kept[0] == "it flickers"
    assert kept[1].startswith("[Sent 1 file and 2 pictures, ")
    assert world.student.hears()[-1].endswith("Or send it to Ana Alves yourself, in a direct message.")


def test_a_picture_sent_with_the_report_is_told_on_its_ticket(world: World) -> None:
    world.student.says("ticket open the screen is dark")
    world.student.says("ticket open the lamp is dark", files=("picture",))

    assert world.thread_says(2)[-1] == NOTE
    assert world.work().tickets.numbered(2).summary == "the lamp is dark"
    assert world.thread_says(1) == []


def test_a_picture_is_told_on_the_ticket_that_waits_for_an_answer(world: World) -> None:
    world.student.says("ticket open the screen is dark")
    world.student.says("ticket open the lamp is dark")
    world.first.says("ask 2 what do you see?")
    world.student.says("", files=("picture",))

    assert world.thread_says(2)[-1] == NOTE
    assert world.work().tickets.numbered(2).state is TicketState.IN_PROGRESS


def test_a_picture_alone_without_a_ticket_is_asked_for_in_words(world: World) -> None:
    world.student.says("", files=("picture",))
    assert world.student.hears() == [CANNOT]
    assert labels(world.student) == ["Talk to a person", "What can I do?"]


def test_a_picture_in_a_walk_through_is_asked_for_in_words_and_leads_back_to_the_question(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.passes(minutes=1)
    world.student.says("login")
    world.student.hears()
    world.student.says("", files=("picture",))

    assert world.student.hears() == [CANNOT]
    assert labels(world.student) == ["Back to the question", "Talk to a person"]
    assert world.work().comments.find() == []


def test_a_picture_in_a_channel_is_left_where_it_stands(world: World) -> None:
    world.student.says("@deskbell ticket open the lamp is dark", where=HELP_DESK, files=("picture",))

    assert world.thread_says()[-1] == "Sam Rivera: [Sent 1 picture, in the conversation where they wrote to the desk.]"
    assert world.student.says("look", where=HELP_DESK, files=("picture",)) == "talk"


def test_a_picture_that_is_deleted_is_told_no_more(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.student.says("", where=below(world), files=("picture",))
    world.student.deletes()

    assert NOTE not in world.thread_says()
