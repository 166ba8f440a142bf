"""A form on every platform that shows forms: told what is wrong, taken once, kept when it is closed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Protocol, runtime_checkable

import pytest

from bot.model.messages import Kind, Message
from bot.model.tickets import Ticket
from tests.adapters.stages import STAGES, leaving
from tests.adapters.stages.school import Desk, Play
from tests.adapters.stages.stage import Leaving, private

HOSTILE = "dark `*_<!channel> & <b>"
CLOSED = "You closed “Open a ticket” before it was sent. What you typed is kept for 7 days."


@runtime_checkable
class Closes(Protocol):
    """A platform that tells when a form was closed, and what stood in it."""

    async def leaves(self, who: str, label: str, /, **fields: str) -> None: ...


@pytest.fixture(params=STAGES)
async def play(request: pytest.FixtureRequest, sqlite_files: Iterator[str]) -> AsyncIterator[Play]:
    desk = Desk(next(sqlite_files))
    async with STAGES[request.param](desk, desk.clock) as stage:
        if stage.forms:
            desk.open(stage)
            yield Play(stage, desk)
    desk.store.close()
    if not stage.forms:
        pytest.skip("it shows no forms")


async def standing_in(play: Play, who: str, words: str) -> dict[str, str]:
    """What this person finds in a form that they open now."""
    asked = Message((), play.stage.people[who], private(play.stage, who), words, Kind.PRESSED)
    form = await play.desk.form(asked)
    assert form is not None
    return {field.name: field.value for field in form.fields}


async def texts(play: Play, who: str) -> list[str]:
    return [seen.text for seen in await play.stage.sees(who)]


def tickets(play: Play) -> list[Ticket]:
    [school] = play.desk.engine.schools.values()
    with play.desk.store.begin(school, play.desk.clock.now()) as work:
        return list(work.tickets.queue(limit=5))


async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_done(play: Play) -> None:
    await play.says("student", "/ticket open")

    wrong = await play.fills("student", "Fill in a form", summary=" ", where="B12")

    assert wrong == {"summary": "Please fill this in."}
    assert tickets(play) == []
    assert await texts(play, "ana") == []
    assert await play.fills("student", "Fill in a form") == wrong


async def test_a_form_that_is_right_is_one_ticket_and_leaves_no_draft(play: Play) -> None:
    await play.says("student", "/ticket open")
    await play.fills("student", "Fill in a form", summary=" ", hurry="1")

    assert await play.fills("student", "Fill in a form", summary=HOSTILE, about="device", hurry="3", where="B12") == {}

    [ticket] = tickets(play)
    assert (ticket.summary, ticket.category, ticket.urgency) == (HOSTILE, "device", 3)
    assert [answer for _, answer in ticket.answers] == ["B12"]
    assert any(HOSTILE in text for text in await texts(play, "ana"))
    standing = await standing_in(play, "student", "ticket form")
    assert (standing["summary"], standing["where"]) == ("", "")


async def test_what_only_the_desk_knows_to_be_wrong_is_told_at_its_field_too(play: Play) -> None:
    await play.says("teacher", "sessions")

    wrong = await play.fills("teacher", "Plan a class", title="Algebra", day="2026-11-20", start="10:00")

    assert wrong == {"start": "That time has passed. Please take one that is still to come."}
    assert (await standing_in(play, "teacher", "session form"))["title"] == "Algebra"
    filled = {"title": "Algebra", "day": "2026-12-01", "start": "10:00", "length": "90"}
    assert await play.fills("teacher", "Plan a class", **filled) == {}
    assert any("Algebra" in text and "Tue 1 Dec 2026, 10:00" in text for text in await texts(play, "teacher"))


@pytest.mark.parametrize("play", leaving(*Leaving), indirect=True)
async def test_a_form_that_is_closed_keeps_what_was_typed(play: Play) -> None:
    assert isinstance(play.stage, Closes)
    await play.says("student", "/ticket open")

    await play.stage.leaves("student", "Fill in a form", summary="The beamer")
    await play.desk.delivery.deliver()

    assert tickets(play) == []
    assert any(text.startswith(CLOSED) for text in await texts(play, "student"))
    assert (await standing_in(play, "student", "ticket form"))["summary"] == "The beamer"
    assert await play.fills("student", "Continue where you left off") == {}
    assert [ticket.summary for ticket in tickets(play)] == ["The beamer"]


@pytest.mark.parametrize("play", leaving(Leaving.WINDOW), indirect=True)
@pytest.mark.parametrize(
    ("who", "asks", "label", "typed"),
    [
        ("student", "/ticket open", "Fill in a form", {"where": "B12"}),
        ("student", "/ticket open", "Fill in a form", {"who": "1"}),
        ("student", "/ticket open", "Fill in a form", {"hurry": "3"}),
        ("student", "/ticket open", "Fill in a form", {"about": "device"}),
        ("student", "/ticket open", "Fill in a form", {"summary": "dark", "who": "2", "hurry": "1", "where": "B12"}),
        ("teacher", "sessions", "Plan a class", {"title": "Algebra"}),
        ("teacher", "sessions", "Plan a class", {"people": "@sam"}),
        ("teacher", "sessions", "Plan a class", {"day": "2026-12-01"}),
        ("teacher", "sessions", "Plan a class", {"start": "10:00"}),
        ("teacher", "sessions", "Plan a class", {"length": "90"}),
    ],
)
async def test_whatever_was_put_into_a_form_that_is_closed_stands_there_again(
    play: Play, who: str, asks: str, label: str, typed: dict[str, str]
) -> None:
    assert isinstance(play.stage, Closes)
    await play.says(who, asks)

    await play.stage.leaves(who, label, **typed)
    await play.desk.delivery.deliver()

    standing = await standing_in(play, who, "ticket form" if who == "student" else "session form")
    assert {name: standing[name] for name in typed} == typed
    assert any(text.startswith("You closed “") for text in await texts(play, who))
