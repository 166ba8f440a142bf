"""What happens to words that are kept while their author looks at an article: edited, deleted, redelivered, counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.plain import plain_text
from bot.model.messages import Kind, Message
from bot.model.offers import HELD_FOR, OfferState
from bot.model.tickets import Priority
from store import folded, seals
from tests.store.samples import statements
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, READER, card, held, kept, offers, tickets
from tests.world import ALGEBRA, HELP_DESK, STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["withdraw my ticket", "cancel my ticket", "close my ticket"])
def test_who_takes_their_words_back_gets_no_ticket(world: World, words: str) -> None:
    held(world).student.says(words)
    assert world.student.hears()[-1].startswith("You have taken your words back, so I open no ticket.")
    world.passes(hours=1)
    assert tickets(world) == []
    assert labels(card(world)) == ["Open the ticket", "Talk to a person"]
    world.student.says("open my ticket")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]


def test_close_my_ticket_means_the_ticket_where_there_is_one_beside_what_is_held(world: World) -> None:
    world.student.says("ticket open our lamp hums loudly")
    world.student.says(f"ticket open {CAMERA}")
    world.student.says("close my ticket")
    assert [offer.state for offer in offers(world)] == [OfferState.HELD]
    assert not tickets(world)[0].state.open


def test_other_words_put_into_the_message_are_those_of_the_ticket(world: World) -> None:
    held(world).student.edits("ticket open my camera stays black in the browser")
    assert tickets(world) == []
    assert "“my camera stays black in the browser”" in text(card(world))
    world.passes(minutes=10)
    assert [ticket.summary for ticket in tickets(world)] == ["my camera stays black in the browser"]
    world.student.edits("ticket open nothing at all")
    assert [ticket.summary for ticket in tickets(world)] == ["my camera stays black in the browser"]


def test_an_edit_that_hurries_opens_it(world: World) -> None:
    held(world).student.edits(f"ticket open {CAMERA} and class begins in 5 minutes")
    assert [ticket.priority <= Priority.P3 for ticket in tickets(world)] == [True]


def test_an_edit_that_leaves_no_words_changes_nothing(world: World) -> None:
    held(world).student.edits("...")
    assert offers(world)[0].summary == CAMERA


def test_what_was_deleted_opens_no_ticket_and_none_of_its_words_are_kept(world: World) -> None:
    held(world).student.deletes()
    assert "You have deleted your words" in text(card(world))
    assert offers(world)[0].state is OfferState.TAKEN_BACK
    world.passes(hours=1)
    assert tickets(world) == []
    assert CAMERA not in kept(world)
    with world.store.looking() as connection:
        assert [*seals.broken(connection), *folded.astray(connection)] == []


def test_what_is_deleted_in_the_same_moment_leaves_no_words_either(world: World) -> None:
    student = world.student
    said = Message(("m1",), student.identity, student.place, f"ticket open {CAMERA}", remote_id="r1")
    gone = replace(said, keys=("d1",), kind=Kind.DELETED, words="", about="r1", remote_id=None)
    world.engine.hear_all([said, gone], world.clock.now())
    assert offers(world)[0].state is OfferState.TAKEN_BACK
    assert CAMERA not in kept(world)


def test_who_deleted_their_words_still_gets_a_person(world: World) -> None:
    held(world).student.deletes()
    assert world.student.says("open my ticket") == "refused"
    assert world.student.says("it helped") == "refused"
    world.student.presses("Talk to a person", on="You have deleted")
    assert [ticket.summary for ticket in tickets(world)] == ["Would like to talk to a person."]


def test_what_was_deleted_after_the_ticket_was_opened_stays_a_ticket(world: World) -> None:
    held(world).passes(minutes=10)
    world.student.deletes()
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]


def test_a_reaction_to_the_message_opens_what_is_held_of_it_once(world: World) -> None:
    world.student.says(f"@deskbell ticket open {CAMERA}", where=ALGEBRA)
    assert tickets(world) == []
    for _ in range(2):
        world.teacher.reacts("ticket open", world.student.said[-1])
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert world.teacher.hears() == [
        "I have opened ticket 1 for Sam Rivera, of what they wrote. They hear of it in private.",
        "That message is in ticket 1 already.",
    ]


def test_a_secret_is_hidden_before_the_words_are_kept(world: World) -> None:
    held(world, f"{CAMERA}, my password is Tr0ub4dor&3")
    assert "Tr0ub4dor" not in kept(world)
    world.student.edits(f"ticket open {CAMERA} and my password is Tr0ub4dor&3x")
    world.passes(minutes=10)
    assert "Tr0ub4dor" not in kept(world)
    assert "•••" in tickets(world)[0].summary


def test_what_is_asked_in_a_channel_is_held_in_private(world: World) -> None:
    world.student.says(f"/ticket open {CAMERA}", where=HELP_DESK)
    assert all(CAMERA not in str(post.card) and "camera" not in str(post.card) for _, post in world.chat.at(HELP_DESK))
    assert world.student.hears()[-1].startswith("This may help")
    world.passes(minutes=10)
    assert all(CAMERA not in str(post.card) for _, post in world.chat.at(HELP_DESK))
    assert world.chat.at(STAFF) != []


def test_redelivered_words_are_held_once(world: World) -> None:
    for _ in range(2):
        world.student.says(f"ticket open {CAMERA}", keys=("e1",))
    assert len(offers(world)) == 1
    world.passes(minutes=10)
    assert len(tickets(world)) == 1


def test_a_program_that_was_down_meanwhile_opens_it_when_it_is_back(world: World) -> None:
    held(world).student.hears()
    world.down_for(days=2)
    assert world.student.hears()[-1].startswith(f"Your ticket 1: {CAMERA}")
    assert len(tickets(world)) == 1


def test_a_program_that_begins_again_still_knows_what_is_held(world: World) -> None:
    held(world).restarts()
    world.student.presses("Open the ticket")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]


def test_the_school_next_door_opens_nothing_of_ours(world: World) -> None:
    held(world)
    assert world.store.schools_with_due("offers", world.clock.now() + HELD_FOR) == ["north"]
    assert world.store.schools_with_due("offers", world.clock.now() + HELD_FOR - timedelta(seconds=1)) == []


def test_nobody_else_can_open_or_end_what_is_held(world: World) -> None:
    held(world)
    kim, (number, post) = world.person("kim"), world.chat.at(world.student.place)[0]
    for button in post.card.buttons[:2]:
        message = Message((f"k{button.says}",), kim.identity, post.place, button.says, Kind.PRESSED, about=number)
        assert world.hears(message) == "refused"
    assert offers(world)[0].state is OfferState.HELD


def test_held_reports_count_when_a_whole_system_is_away(world: World) -> None:
    for name in ("kim", "lou", "max", "pia"):
        world.person(name).says("ticket open wifi no internet")
    assert tickets(world) == []
    world.student.says("ticket open wifi no internet")

    (ticket,) = tickets(world)
    assert (ticket.priority, ticket.impact) == (Priority.P1, 1)
    assert ("Reported just now by", "4 more people") in ticket.answers
    world.passes(minutes=10)
    assert [ticket.priority for ticket in tickets(world)] == [Priority.P1, *[Priority.P4] * 4]


@pytest.mark.parametrize(
    "words", ["suspicious mail from the bank", "my account hacked", "I lost my laptop, stolen laptop"]
)
def test_what_may_be_dangerous_is_a_ticket_at_once_that_leads_to_what_to_do(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")
    assert len(tickets(world)) == 1
    assert labels(world.student.last())[0] == "What to do now"


def test_a_report_that_no_article_is_about_costs_no_statement_more(world: World) -> None:
    world.student.says("help")
    world.teacher.says("help")
    world.delivers = False
    asked = []
    for someone in (world.teacher, world.student):
        with statements(world.store) as said:
            someone.says("ticket open our lamp hums loudly")
        asked.append(said)
        assert not any(words.startswith("SELECT offers") for words in said)
    assert len(asked[0]) == len(asked[1])


def test_the_lines_of_the_journal_add_up_to_what_is_held(world: World) -> None:
    held(world).student.edits("ticket open my camera stays black today")
    world.passes(minutes=10)
    held_row = offers(world)[0]
    with world.store.looking() as connection:
        assert [*seals.broken(connection), *folded.astray(connection)] == []
    assert world.work().journal.of("offers", held_row.id)["state"] == "opened"


def test_the_lines_add_up_while_a_fault_makes_the_ticket_of_what_is_held_come_sooner(world: World) -> None:
    world.student.says("ticket open wifi no internet")
    assert len(offers(world)) == 1
    world.first.says('outage wifi "no signal anywhere"')

    assert offers(world)[0].due == world.clock.now()
    with world.store.looking() as connection:
        assert [*folded.astray(connection)] == []


def test_a_fault_that_is_known_is_told_in_place_of_an_article(world: World) -> None:
    world.first.says('outage wifi "no signal in the library"')
    world.student.says("ticket open wifi no internet")
    assert world.student.hears()[-1].startswith("There is a known fault of ")
    assert offers(world) == []


def test_a_button_that_opens_a_ticket_opens_it(world: World) -> None:
    world.student.says(f"feedback {CAMERA}")
    world.student.presses("Send it to the staff")
    assert [ticket.summary for ticket in tickets(world)] == [f"Feedback: {CAMERA}"]
    assert labels(world.student.last())[0] == "This may help meanwhile: The camera stays black"


def test_who_wants_a_person_in_a_walk_through_begun_meanwhile_gets_a_ticket_for_each(world: World) -> None:
    held(world).student.says("login")
    world.student.says("human")
    assert {CAMERA} < {ticket.summary for ticket in tickets(world)}
    assert len(tickets(world)) == 2
    world.student.says("human")
    assert len(tickets(world)) == 2


def test_who_wants_a_person_on_the_article_s_card_leaves_the_walk_through_as_it_is(world: World) -> None:
    held(world).student.says("login")
    world.student.presses("Talk to a person", on="This may help")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert world.student.says("1") == "answer"


def test_what_is_held_stands_on_their_desk(world: World) -> None:
    held(world).student.says("home")
    assert f"Opens at Mon 23 Nov 2026, 09:10 Lisbon time: {CAMERA}" in plain_text(world.student.last(), READER)
    assert "You have no open ticket." not in plain_text(world.student.last(), READER)
    world.student.says("ticket open our lamp hums loudly")
    world.student.says("home")
    assert f"Opens at Mon 23 Nov 2026, 09:10 Lisbon time: {CAMERA}" in plain_text(world.student.last(), READER)
