"""The staff tell of an outage; who has it is told and put on its list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import LOOPING, SAME, fact, facts, says_all, state, ticket, tickets
from tests.stories.outages import BY_TWO, DOWN, KNOWN, ON_LIST, WORDS, labels, pupils
from tests.world import STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")


def test_the_staff_tell_of_an_outage_and_nobody_is_called(world: World) -> None:
    world.first.says(DOWN)

    assert tickets(world) == [("access", "service_down", Priority.P1)]
    assert (state(world), ticket(world).owner, ticket(world).system) == (
        TicketState.IN_PROGRESS,
        ticket(world).reporter,
        "lms",
    )
    assert world.staff() == ["Ticket 1 · P1, critical: sign-in fails"]
    assert fact(world, STAFF, "Over by") == "Mon 23 Nov 2026, 14:00 Lisbon time"
    assert world.thread_says() == [
        "Ticket 1: Ana Alves has told me of the fault of the course site, and I tell everybody who asks.\n"
        f"{WORDS}\n{BY_TWO}\n"
        "Type outage 1 until 14:00 to say another time, and outage over 1 when it works again."
    ]
    world.passes(hours=2)
    assert world.second.hears() == []


def test_who_tells_of_it_in_the_staff_channel_reads_the_text_once(world: World) -> None:
    world.first.says(f"@deskbell {DOWN}", where=STAFF)

    assert world.first.hears() == [
        "Whoever asks about the fault of the course site is told of it now. What they read stands below ticket 1."
    ]
    assert WORDS in world.thread_says()[0]


def test_who_asks_is_told_in_their_own_time_and_put_on_the_list_once(world: World) -> None:
    world.first.says(DOWN)

    world.student.says("is canvas down?")
    assert world.student.hears() == ["\n".join([KNOWN, WORDS, BY_TWO, ON_LIST])]
    world.student.says("moodle is down")
    assert world.student.hears()[-1].endswith("You are on the list: you hear here when it is over.")
    assert facts(world)["Also affected"] == "1 more"
    assert labels(world.student) == ["Go through it step by step", "Talk to a person"]


def test_the_list_is_for_everybody_and_a_button_puts_one_on_it(world: World) -> None:
    world.first.says(DOWN)
    world.first.says("outage wifi no signal in the library until further notice")

    world.student.says("service status")
    network = "There is a known fault of the network, since Mon 23 Nov 2026, 09:00 Lisbon time."
    unknown = "What we know: no signal in the library\nWe do not know yet when it is over."
    assert world.student.hears() == [f"{KNOWN}\n{WORDS}\n{BY_TWO}\n{network}\n{unknown}"]
    assert "Also affected" not in facts(world)

    world.student.presses("I have it too: the network")
    assert world.student.hears()[-1].endswith(ON_LIST)
    assert facts(world, 2)["Also affected"] == "1 more"


def test_staff_who_ask_only_look_unless_they_press(world: World) -> None:
    world.first.says(DOWN)
    world.second.says("outage canvas")
    assert world.second.hears() == ["\n".join([KNOWN, WORDS, BY_TWO])]
    assert "Also affected" not in facts(world)

    world.second.presses("I have it too")
    assert world.second.hears()[-1].endswith(ON_LIST)
    assert facts(world)["Also affected"] == "1 more"


def test_where_nothing_is_known_there_is_a_way_on_and_a_person(world: World) -> None:
    world.student.says("is zoom down?")
    assert world.student.hears()[-1].startswith("I know of no fault of live classes just now.")
    assert labels(world.student) == ["Go through it step by step", "Open a ticket", "Talk to a person"]
    assert world.student.presses("Go through it step by step") == "av_help"

    world.student.says("outages")
    assert world.student.hears()[-1].startswith("I know of no fault just now.")
    assert tickets(world) == []


def test_a_walk_through_tells_the_words_and_the_end_of_the_outage(world: World) -> None:
    world.first.says(DOWN)

    said = says_all(world.student, "login", "1")[-1]
    assert said.startswith("This is a known fault, and we are working on it.")
    assert said.endswith(f"{WORDS}\n{BY_TWO}")
    assert facts(world)["Also affected"] == "1 more"


def test_an_outage_of_a_whole_is_one_of_its_parts(world: World) -> None:
    world.first.says('outage zoom "meetings do not start"')

    assert "What we know: meetings do not start" in says_all(world.student, "sound", "2", "yes")[-1]


def test_a_second_word_about_the_same_system_changes_the_one_ticket(world: World) -> None:
    world.first.says(DOWN)
    world.second.says('outage canvas "uploads fail too"')
    assert ticket(world).owner == ticket(world).reporter
    assert world.staff() == ["Ticket 1 · P1, critical: uploads fail too"]
    assert ticket(world).expected_until == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)

    world.second.says("outage moodle until tomorrow 8:00")
    assert fact(world, STAFF, "Over by") == "Tue 24 Nov 2026, 08:00 Lisbon time"
    world.second.says("outage lms until further notice")
    assert ticket(world).expected_until is None
    assert len(tickets(world)) == 1


def test_an_outage_that_people_reported_is_taken_and_its_words_stay_the_staff_s(world: World) -> None:
    people = pupils(world, 6)
    for someone in people[:4]:
        says_all(someone, *LOOPING)
    says_all(people[4], *SAME)
    assert len(world.first.hears()) == 1
    people[5].says("is moodle down?")
    assert people[5].hears() == [f"{KNOWN}\n{ON_LIST}"]

    world.second.says('outage canvas "the provider is down"')
    assert len(tickets(world)) == 5
    assert facts(world, 5)["With"] == "Ben Okafor"
    assert facts(world, 5)["Everybody is told"] == "the provider is down"
    world.passes(hours=1)
    assert world.second.hears() == [
        "Ticket 5: Ben Okafor has told me of the fault of the course site, and I tell everybody who asks.\n"
        "What we know: the provider is down\nWe do not know yet when it is over.\n"
        "Type outage 5 until 14:00 to say another time, and outage over 5 when it works again."
    ]
    people[5].says("is moodle down?")
    assert "Signing in" not in people[5].hears()[-1]


def test_a_name_that_is_not_known_is_asked_back_with_the_nearest(world: World) -> None:
    world.first.says('outage cnvas "sign-in fails"')
    assert world.first.hears() == ["I do not know the system “cnvas”. Which one is it?"]
    assert tickets(world) == []

    world.first.presses("lms: the course site")
    assert ticket(world).announced == "sign-in fails"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("outage lms until 14:00", "What fails? Type"),
        ('outage lms "x" until they call back', "When is it?"),
        ('outage lms "x" until 14:00 maybe', "I did not understand “maybe”"),
        ("outage over lms", "I know of no fault of the course site just now."),
        ("outage over", "I know of no fault just now."),
        ("outage over everything", "I know of no fault just now."),
        ("outage until 14:00", "I know of no fault just now."),
    ],
)
def test_what_is_missing_is_asked_back_and_nothing_is_opened(world: World, words: str, answer: str) -> None:
    world.first.says(words)

    assert world.first.hears()[-1].startswith(answer)
    assert tickets(world) == []


def test_a_secret_in_the_words_is_hidden(world: World) -> None:
    world.first.says('outage lms "sign in as admin, password: Hunter2!x"')
    world.student.says("is canvas down?")

    assert "Hunter2" not in world.student.hears()[0] + world.staff()[0]


def test_when_its_time_is_over_the_owner_is_asked_once_and_nobody_else(world: World) -> None:
    world.first.says(DOWN)
    world.student.says("is canvas down?")
    world.student.hears()
    world.passes(hours=4, minutes=59)
    assert len(world.thread_says()) == 1

    world.passes(minutes=1)
    world.restarts()
    world.passes(hours=5)
    assert world.thread_says()[1:] == [
        "Ana Alves: By now the fault of the course site was to be over. Until when does it last? "
        "Type outage 1 until 14:00. Is it over? Type outage over 1."
    ]
    assert world.student.hears() == []
    world.student.says("is canvas down?")
    assert "We do not know yet when it is over." in world.student.hears()[-1]

    world.first.says("outage until 22:00", where=world.thread())
    assert fact(world, STAFF, "Over by") == "Mon 23 Nov 2026, 22:00 Lisbon time"
    world.passes(hours=5)
    assert len([line for line in world.thread_says() if "was to be over" in line]) == 2


def test_whose_time_passes_while_nobody_has_it_is_no_student_s(world: World) -> None:
    people = pupils(world, 5)
    for someone in people[:4]:
        says_all(someone, *LOOPING)
    says_all(people[4], *SAME)
    world.second.says("outage 5 until 10:00")
    assert facts(world, 5)["With"] == "Ben Okafor"

    world.second.says("triage 5 access/service_down")
    world.passes(hours=1)
    assert world.thread_says(5)[-1].startswith("By now the fault of the course site was to be over.")


def test_a_time_that_passes_after_the_end_asks_nobody(world: World) -> None:
    world.first.says(DOWN)
    world.first.says("outage over", where=world.thread())
    assert state(world) is TicketState.RESOLVED
    world.passes(hours=8)

    assert not any("was to be over" in line for line in world.thread_says())


def test_asked_in_a_channel_the_answer_is_for_who_asked_alone(world: World) -> None:
    world.first.says(DOWN)
    world.student.says("@deskbell is canvas down?", where=STAFF)

    assert world.student.hears()[0].startswith(KNOWN)
    assert all(KNOWN not in text(post.card) for _, post in world.chat.at(STAFF) if not post.private_to)
