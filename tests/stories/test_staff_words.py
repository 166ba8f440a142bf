"""What the staff say in free words of a ticket that they have: done, or asked about, and never a new report."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import URGENT, comments, pages, state, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DARK = "ticket open my laptop screen is black"


def taken(world: World, tickets: int = 1) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    if tickets > 1:
        world.person("pia", "Pia Lee").says("ticket open the lamp flickers")
        world.first.says("ack 2")
    world.passes(minutes=40)
    world.student.hears()
    world.first.hears()


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("give it to ben", "assign 1, to ben"),
        ("can ben take it", "assign 1, to ben"),
        ("pasaselo a ben", "assign 1, to ben"),
        ("assign it to ben please", "assign 1, to ben"),
        ("ask ben if he can take it", "assign 1, to ben"),
        ("ask ben whether he can take it", "assign 1, to ben"),
        ("he says it works now", "resolve 1"),
        ("ya esta, cable nuevo", "resolve 1, cable nuevo"),
        ("wir warten auf ersatzteile", "waiting supplier 1, wir warten auf ersatzteile"),
        ("set it to high", "urgency 1, high"),
        ("done, new cable", "resolve 1, new cable"),
        ("it's done, replaced the cable", "resolve 1, replaced the cable"),
        ("erledigt, neues kabel", "resolve 1, neues kabel"),
        ("this is urgent", "urgency 1, high"),
        ("not urgent", "urgency 1, low"),
        ("waiting for parts", "waiting supplier 1, waiting for parts"),
        ("ask him which laptop it is", "ask 1, him which laptop it is"),
        ("preguntale que portatil es", "ask 1, que portatil es"),
        ("demande-lui quel ordinateur c'est", "ask 1, quel ordinateur c'est"),
        ("tell sam his laptop is ready", "tell 1, sam his laptop is ready"),
        ("let him know that it is ready", "tell 1, him that it is ready"),
        ("sag ihm sein laptop ist fertig", "tell 1, sein laptop ist fertig"),
        ("mute for an hour", "snooze 1, an hour"),
        ("close it", "close 1"),
        ("escalate it", "escalate 1"),
    ],
)
def test_what_others_hear_of_is_asked_about_and_a_yes_does_it(world: World, words: str, done: str) -> None:
    taken(world)
    assert world.first.says(words) == "refused"
    [question] = world.first.hears()
    assert question.startswith("Shall I ")
    assert question.endswith("? Ticket 1: my laptop screen is black")
    assert world.first.last().buttons[0].says == done
    assert world.student.hears() == []
    assert state(world) is TicketState.IN_PROGRESS

    assert world.first.says("yes") not in ("refused", "unknown", "none")
    assert len(world.work().tickets.queue()) <= 1


def test_the_question_shows_what_they_will_read(world: World) -> None:
    taken(world)
    world.first.says("tell sam his laptop is ready")
    assert world.first.hears()[-1].startswith("Shall I tell Sam Rivera: “your laptop is ready”?")
    world.first.says("yes")
    assert world.student.hears() == ["Ana Alves about your ticket 1: your laptop is ready"]


def test_a_note_is_kept_at_once_and_says_on_which_ticket(world: World) -> None:
    taken(world)
    assert world.first.says("note: he dropped it") == "ticket_comment"
    assert world.first.hears() == ["Added to ticket 1. Only the staff see it."]
    assert comments(world) == [("he dropped it", True)]
    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["who has 1", "quien tiene el 1?", "wer hat 1", "what happened to 1", "who took it"])
def test_who_asks_about_a_ticket_sees_it(world: World, words: str) -> None:
    taken(world)
    assert world.first.says(words) == "ticket_status"
    assert world.first.hears()[-1].startswith("Ticket 1")


@pytest.mark.parametrize("words", ["give it to ben", "done, new cable", "note: he dropped it", "waiting for parts"])
def test_of_several_tickets_they_are_asked_which_one_with_their_words_kept(world: World, words: str) -> None:
    taken(world, tickets=2)
    assert world.first.says(words) == "refused"
    assert world.first.hears()[-1].startswith("Which ticket")
    assert [each.says.split(",")[0][-1] for each in world.first.last().buttons[:2]] == ["1", "2"]


def test_of_several_the_one_whose_reporter_is_named_or_that_was_spoken_of_last_is_meant(world: World) -> None:
    taken(world, tickets=2)
    world.first.says("tell pia it is fixed")
    assert world.first.hears()[-1].endswith("Ticket 2: the lamp flickers")
    world.first.says("ticket 1")
    world.first.says("done, new cable")
    assert world.first.hears()[-1].endswith("Ticket 1: my laptop screen is black")


def test_who_is_named_is_told_though_another_ticket_is_in_hand(world: World) -> None:
    world.student.says(DARK)
    world.person("pia", "Pia Lee").says("ticket open the lamp flickers")
    world.first.says("ack 2")
    world.first.hears()
    for words in ("tell sam his laptop is ready", "ask Sam for the serial number"):
        world.first.says(words)
        assert world.first.hears()[-1].endswith("? Ticket 1: my laptop screen is black")


def test_what_was_spoken_of_last_is_meant_before_the_only_one_in_hand(world: World) -> None:
    taken(world)
    world.person("pia", "Pia Lee").says("ticket open the lamp flickers")
    world.first.says("ticket 2")
    world.first.says("note: a new tube is ordered")
    assert world.first.hears()[-1] == "Added to ticket 2. Only the staff see it."
    assert comments(world, 2) == [("a new tube is ordered", True)]


def test_what_they_resolved_a_moment_ago_is_opened_again(world: World) -> None:
    taken(world)
    world.first.says("resolve 1 new cable")
    world.first.says("reopen it")
    assert world.first.hears()[-1] == "Shall I open it again? Ticket 1: my laptop screen is black"
    world.first.says("yes")
    assert state(world) is TicketState.IN_PROGRESS


@pytest.mark.parametrize(
    "words", ["1 needs a new screen", "his laptop screen is broken", "sam's laptop screen is dead"]
)
def test_what_may_be_about_their_ticket_opens_no_other_one_unasked(world: World, words: str) -> None:
    taken(world)
    world.first.says(words)
    assert world.first.hears()[-1].startswith("Is that about ticket 1: my laptop screen is black?")
    assert len(world.work().tickets.queue()) == 1
    world.first.presses("Add this to ticket 1")
    assert comments(world) == [(words, True)]


def test_what_is_something_new_is_reported_with_a_press(world: World) -> None:
    taken(world)
    world.first.says("her projector screen is broken")
    world.first.presses("It is something new")
    assert ticket(world, 2).summary == "her projector screen is broken"


@pytest.mark.parametrize("words", ["the projector in room 4 is dead", "my own laptop does not start"])
def test_the_staff_report_troubles_of_their_own_as_ever(world: World, words: str) -> None:
    taken(world)
    world.first.says(words)
    assert world.first.hears()[-1].startswith(f"Your ticket 2: {words}")


@pytest.mark.parametrize(
    "words",
    ["do not close it", "is it done?", "should i close it?", "nobody has asked him", "done, but it is still black"],
)
def test_denials_questions_and_doubts_do_nothing(world: World, words: str) -> None:
    taken(world)
    world.first.says(words)
    assert state(world) is TicketState.IN_PROGRESS
    assert not any(said.startswith("Shall I ") for said in world.first.hears())
    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["give it to ben", "tell sam his laptop is ready", "who has 1", "merge 1 with 2"])
def test_others_than_the_staff_do_none_of_it(world: World, words: str) -> None:
    taken(world)
    world.teacher.says(words)
    assert state(world) is TicketState.IN_PROGRESS
    assert comments(world) == []
    assert not any(said.startswith("Shall I ") for said in world.teacher.hears())


@pytest.mark.parametrize("words", ["tell ben i am late", "ask ben to come here"])
def test_what_is_said_to_a_colleague_is_offered_to_no_reporter(world: World, words: str) -> None:
    taken(world)
    world.first.says(words)
    assert world.first.hears()[-1].startswith("I pass that on to the person who reported a ticket, and not to")
    assert [each.says for each in world.first.last().buttons] == ["human"]
    assert world.student.hears() == []


def test_two_tickets_about_the_same_both_say_so(world: World) -> None:
    taken(world, tickets=2)
    assert world.first.says("2 is the same as 1") == "ticket_comment"
    assert world.first.hears()[-1].startswith("I cannot make one ticket of two.")
    assert comments(world, 1) == [("The same trouble as ticket 2", True)]
    assert comments(world, 2) == [("The same trouble as ticket 1", True)]
    world.first.says("join 1 with 1")
    assert world.first.hears()[-1] == "Say the numbers of two tickets: join 12 with 14."


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("how many tickets this week", "Tickets since Monday: 2, of which 2 are still open. Open in all: 2."),
        ("show me the urgent ones", "No ticket is urgent just now. Open in all: 2."),
        ("anything new", "Somebody has every ticket that is open. Open in all: 2."),
        ("what is mine", "What you have taken"),
        ("oldest first", "Open tickets, the oldest first: 2"),
        ("queue new", "Somebody has every ticket that is open. Open in all: 2."),
        ("night shift starting, show the open P2s", "No open ticket has priority P2, high. Open in all: 2."),
        ("any p4 open?", "Open tickets of priority P4, low: 2"),
        ("queue p4", "Open tickets of priority P4, low: 2"),
    ],
)
def test_the_queue_is_asked_for_in_parts(world: World, words: str, answer: str) -> None:
    taken(world, tickets=2)
    assert world.first.says(words) == "ticket_list"
    assert world.first.hears()[-1].startswith(answer)


def test_what_nobody_has_and_what_is_urgent_is_listed_alone(world: World) -> None:
    taken(world)
    world.second.says("queue urgent")
    world.student.says("ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting")
    world.second.hears()
    world.second.says("show me the urgent ones")
    assert world.second.hears()[-1].startswith("Urgent tickets: 1")
    world.second.says("anything new")
    assert world.second.hears()[-1].startswith("Tickets that nobody has: 1")


@pytest.mark.parametrize(
    ("words", "priority", "weighed"),
    [
        ("ticket 1, p2", 2, "medium, its urgency is high"),
        ("priority 1 p2", 2, "medium, its urgency is high"),
        ("prio of ticket 1 to p2", 2, "medium, its urgency is high"),
        ("1 is not urgent. p3", 3, "low, its urgency is high"),
        ("urgency 1 P1", 1, "high, its urgency is high"),
    ],
)
def test_a_priority_behind_a_ticket_is_given_to_it(world: World, words: str, priority: int, weighed: str) -> None:
    taken(world)
    assert world.first.says(words) == "ticket_sort"

    assert ticket(world).priority == priority
    assert world.first.hears()[-1].startswith(f"The impact of ticket 1 is {weighed}. Its priority is now P{priority}")


@pytest.mark.parametrize("words", ["need help with 1", "i need more help with ticket 1", "want backup on 1 pls"])
def test_who_wants_help_with_a_ticket_has_the_next_person_called(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says(words)

    assert len(pages(world.second)) == 1


def test_a_number_of_things_is_no_ticket_that_somebody_wants_help_with(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says("we need help with 1 laptop")

    assert pages(world.second) == []


def test_of_two_that_are_the_same_the_one_that_still_calls_is_taken_with_a_press(world: World) -> None:
    world.student.says(URGENT)
    world.person("kim", "Kim Lee").says(URGENT)
    world.first.says("ack 1")
    world.first.says("2 is a duplicate of 1")
    world.first.presses("Acknowledge 2")

    assert state(world, 2) is TicketState.IN_PROGRESS


@pytest.mark.parametrize(
    ("words", "priority"),
    [("mark 1 as urgent", "P3"), ("make 1 urgent", "P3"), ("priority 1 p1", "P1"), ("set 1 to p2 please", "P2")],
)
def test_how_urgent_a_ticket_is_is_said_with_its_number(world: World, words: str, priority: str) -> None:
    taken(world)
    world.first.says(words)

    assert ticket(world).priority.name == priority
