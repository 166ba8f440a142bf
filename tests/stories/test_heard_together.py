"""Messages that come at once are answered in one transaction, and nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.model.intents.tickets import ListTickets
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity, Role
from bot.model.tickets import TicketState
from handlers.catalogue import HANDLERS
from store.schema import identities, journal, people
from tests.store.samples import statements
from tests.world import World, text


def message(key: str, user: str, words: str) -> Message:
    place = Identity("chat", "north", user)
    return Message((key,), place, private_place(place), words, Kind.COMMAND)


def heard(world: World, *messages: Message) -> Sequence[object]:
    outcomes = world.engine.hear_all(messages, world.clock.now())
    world.deliver()
    return outcomes


def said_to(world: World, user: str) -> list[str]:
    return world.person(user).hears()


def test_each_gets_its_own_answer_and_ticket_numbers_have_no_gaps(world: World) -> None:
    outcomes = heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "olga", "my tickets"),
        message("h3", "olga", "ticket open the door is stuck"),
    )
    world.student.says("/ticket open the chair is broken")

    assert outcomes == ["ticket_create", "ticket_list", "ticket_create"]
    assert said_to(world, "olga")[0].startswith("You have no tickets")
    assert [ticket.number for ticket in world.work().tickets.find()] == [1, 2, 3]


def test_the_journal_says_of_each_change_who_caused_it(world: World) -> None:
    heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "olga", "ticket open the door is stuck"),
    )
    work = world.work()
    reporters = {ticket.id: ticket.reporter for ticket in work.tickets.find()}
    added = select(journal.c.row, journal.c.person).where(journal.c.noun == "tickets")

    assert len(set(reporters.values())) == 2
    assert {row: person for row, person in work.connection.execute(added)} == reporters


def test_a_copy_among_them_has_no_second_effect(world: World) -> None:
    world.hears(message("h1", "sam", "ticket open the lamp is dark"))
    outcomes = heard(
        world,
        message("h2", "olga", "ticket open the door is stuck"),
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "olga", "ticket open the door is stuck"),
    )

    assert outcomes == ["ticket_create", "copy", "copy"]
    assert len(world.work().tickets.find()) == 2


def test_one_that_is_refused_leaves_the_others_be(world: World) -> None:
    outcomes = heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "olga", "ticket 77"),
        message("h3", "sam", "ticket open the door is stuck"),
    )

    assert outcomes == ["ticket_create", "refused", "ticket_create"]
    assert said_to(world, "olga") == ["I cannot find a ticket 77 that you may see."]
    assert [ticket.number for ticket in world.work().tickets.find()] == [1, 2]


@pytest.mark.logs_errors("message failed")
def test_a_bug_that_one_runs_into_leaves_the_others_be(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[object]:
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, ListTickets, broken)
    outcomes = heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "olga", "my tickets"),
    )

    assert outcomes == ["ticket_create", "error"]
    assert said_to(world, "olga")[0].startswith("Something went wrong on my side")
    assert len(world.work().tickets.find()) == 1


def test_those_of_no_school_and_of_another_school_are_kept_apart(world: World) -> None:
    stranger = Identity("chat", "nowhere", "sam")
    outcomes = heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        Message(("h1",), stranger, private_place(stranger), "ticket open the lamp is dark", Kind.COMMAND),
        message("h2", "sam", "my tickets"),
    )

    assert outcomes == ["ticket_create", "nobody", "ticket_list"]


def test_only_who_has_a_class_soon_is_helped_sooner(world: World) -> None:
    world.student.says("/help")
    world.teacher.says('/session add "Algebra" today 09:30 60m @sam')
    heard(
        world,
        message("h1", "olga", "ticket open the lamp is dark"),
        message("h2", "sam", "ticket open the door is stuck"),
    )

    assert [ticket.priority.name for ticket in world.work().tickets.find()] == ["P4", "P3"]


def hear_both_after(world: World, words: str, **change: object) -> list[str]:
    """What Ana and Olga hear, after another process has changed the rows of their accounts."""
    heard(world, message("h1", "ana", "help"), message("h2", "olga", "help"))
    for user in ("ana", "olga"):
        said_to(world, user)
    with world.store.transaction() as connection:
        connection.execute(update(identities).where(identities.c.user.in_(["ana", "olga"])).values(**change))
    posts = len(world.chat.heard)
    heard(world, message("h3", "ana", words), message("h4", "olga", words))
    return [text(post.card) for post in world.chat.heard[posts:]]


def test_whose_account_became_somebody_elses_is_heard_as_that_at_once(world: World) -> None:
    world.teacher.says("ticket open the lamp is dark")
    teacher = select(identities.c.person).where(identities.c.user == "tess").scalar_subquery()
    answers = hear_both_after(world, "my tickets", person=teacher)

    assert len(answers) == 2
    assert all("the lamp is dark" in answer for answer in answers)


def test_whoever_speaks_where_another_process_could_not_reach_them_is_reached_there_again(world: World) -> None:
    hear_both_after(world, "help", unreachable_at=world.clock.now())
    away = select(identities.c.user).where(identities.c.unreachable_at.is_not(None))

    assert world.work().connection.execute(away).all() == []


def test_whom_another_process_gave_a_role_may_do_at_once_what_goes_with_it(world: World) -> None:
    heard(world, message("h1", "sam", "help"), message("h2", "olga", "help"))
    with world.store.transaction() as connection:
        connection.execute(update(people).where(people.c.name == "olga").values(role=Role.ON_CALL))

    assert heard(world, message("h3", "olga", "queue"), message("h4", "sam", "help")) == ["ticket_list", "help_menu"]


def test_who_they_all_are_is_asked_once(world: World) -> None:
    names = ["sam", "olga", "ana", "ben"]
    heard(world, *(message(f"hello {name}", name, "help") for name in names))
    with statements(world.store) as asked:
        world.engine.hear_all([message(f"again {name}", name, "help") for name in names], world.clock.now())

    assert sum("FROM identities" in line for line in asked) == 1
    assert len(asked) <= 5, asked


@pytest.mark.parametrize("count", [2, 12])
def test_their_tickets_are_written_in_one_statement(world: World, count: int) -> None:
    people = [f"user{number}" for number in range(count)]
    heard(world, *(message(f"hello {name}", name, "help") for name in people))
    opening = [message(name, name, "ticket open the lamp is dark") for name in people]
    with statements(world.store) as asked:
        outcomes = world.engine.hear_all(opening, world.clock.now())

    assert outcomes == ["ticket_create"] * count
    assert sum(line.startswith("INSERT INTO tickets") for line in asked) == 1
    assert [ticket.number for ticket in world.work().tickets.find()] == list(range(1, count + 1))


def test_who_looks_for_a_ticket_that_was_opened_a_moment_before_sees_it(world: World) -> None:
    heard(
        world,
        message("h1", "sam", "ticket open the lamp is dark"),
        message("h2", "sam", "my tickets"),
        message("h3", "sam", "ticket open the door is stuck"),
        message("h4", "sam", "close ticket 2"),
    )

    assert any("the lamp is dark" in words for words in world.student.hears())
    assert [ticket.state for ticket in world.work().tickets.find()] == [TicketState.NEW, TicketState.CANCELLED]


def test_who_was_asked_for_something_answers_it_together_with_others(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.first.says("resolve")
    asked = replace(message("h1", "ana", "1"), kind=Kind.SAID)
    outcomes = heard(world, asked, message("h2", "olga", "help"))

    assert outcomes == ["resolve", "help_menu"]


def test_who_is_asked_and_answers_at_once_is_understood(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    answer = replace(message("h2", "ana", "1"), kind=Kind.SAID)
    outcomes = heard(world, message("h1", "ana", "resolve"), answer)

    assert outcomes[-1] == "resolve"
