"""Forms in the terminal: what is asked, what is taken for an answer, and how one gets out."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from adapters.terminal import TerminalAdapter, scripted
from bot.model.errors import Unavailable
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Kind, Message, Place
from bot.model.people import Identity
from bot.model.words import Said, say
from tests.adapters.desk import Formless

SAM = Identity("terminal", "local", "student", "Sam Rivera")
WHO = (("3", say("Only me")), ("1", say("The whole school")))
FORM = Form(
    name="class",
    title=say("Plan a class"),
    says="class form",
    fields=(
        Field("title", say("What is it called?"), hint=say("A few words.")),
        Field("who", say("For whom?"), FieldKind.CHOICE, options=WHO, value="3"),
        Field("day", say("When?"), FieldKind.DAY, value="2026-12-01"),
        Field("channel", say("Where?"), FieldKind.CHANNEL, required=False),
    ),
    submit=say("Plan it"),
    intro=say("Everybody is invited."),
)
RIGHT = ["class form", "Algebra", "", "", ""]
"""A question for each, and what stands there is taken."""


class Desk(Formless):
    """Shows one form, and finds wrong what it is told to."""

    def __init__(self, *wrong: Mapping[str, Said]) -> None:
        self.form_is = FORM
        self.heard: list[Message] = []
        self.busy = 0
        self._wrong = list(wrong)

    async def form(self, asked: Message) -> Form | None:
        return self.form_is if asked.words == "class form" else None

    async def hear(self, message: Message) -> None:
        if self.busy:
            self.busy -= 1
            raise Unavailable
        self.heard.append(message)

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        await self.hear(filled)
        return self._wrong.pop(0) if self._wrong else {}


async def typed(desk: Desk, *lines: str) -> str:
    """What is printed while these lines are typed."""
    out = io.StringIO()

    async def each() -> AsyncIterator[str]:
        for line in lines:
            yield f"{line}\n"

    async def settled() -> None:
        """Nothing is to be said."""

    await TerminalAdapter(SAM, each(), out, settled).run(desk)
    return out.getvalue()


def filled(desk: Desk) -> dict[str, str]:
    [message] = desk.heard
    assert message.kind is Kind.FILLED
    return dict(message.fields)


async def test_one_question_comes_after_the_other_and_the_answers_are_sent() -> None:
    desk = Desk()

    printed = await typed(desk, "#school /desk class form", " Algebra ", "2", "2026-12-24", "#algebra")

    assert printed.split("\n\n")[1:-1] == [
        "1 of 4. What is it called? (required)\nA few words.",
        "2 of 4. For whom? (required)\n1. Only me\n2. The whole school\n[Only me]",
        "3 of 4. When? (required)\nType it as 2026-12-01.\n[2026-12-01]",
        "4 of 4. Where? (`none` leaves it open)\nType it as #algebra.",
    ]
    assert printed.startswith("Plan a class\nEverybody is invited.\n")
    assert filled(desk) == {"title": "Algebra", "who": "1", "day": "2026-12-24", "channel": "#algebra"}
    [message] = desk.heard
    assert (message.words, message.place) == ("class form", Place("terminal", "local", "#school"))
    assert message.mentions == {"#algebra": "#algebra"}


async def test_an_empty_line_takes_what_stands_there() -> None:
    desk = Desk()

    await typed(desk, *RIGHT)

    assert filled(desk) == {"title": "Algebra", "who": "3", "day": "2026-12-01", "channel": ""}


@pytest.mark.parametrize(
    ("answers", "field", "value"),
    [
        (["Algebra", "the WHOLE school", "", ""], "who", "1"),
        (["Algebra", "1", "", ""], "who", "3"),
        (["Algebra", "", "", "algebra"], "channel", "#algebra"),
        (["Algebra", "", "", "none"], "channel", ""),
        (["none", "", "", ""], "title", "none"),
        (["Geometry", "back", "Algebra", "", "", ""], "title", "Algebra"),
        (["back", "Algebra", "", "", ""], "title", "Algebra"),
    ],
)
async def test_an_answer_is_read_as_people_type_it(answers: list[str], field: str, value: str) -> None:
    desk = Desk()

    await typed(desk, "class form", *answers)

    assert filled(desk)[field] == value


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["", "Algebra", "", "", ""], "Please fill this in.\n\n1 of 4."),
        (["Algebra", "5", "", "", ""], "Please pick one of these.\n\n2 of 4."),
        (["Algebra", "", "tomorrow", "", ""], "Please give a day such as 2026-12-01.\n\n3 of 4."),
        (["Algebra", "", "", "two channels", ""], "Please give one channel such as #algebra.\n\n4 of 4."),
    ],
)
async def test_what_can_be_no_answer_is_asked_for_again(answers: list[str], told: str) -> None:
    desk = Desk()

    assert told in await typed(desk, "class form", *answers)

    assert filled(desk) == {"title": "Algebra", "who": "3", "day": "2026-12-01", "channel": ""}


async def test_only_what_the_desk_finds_wrong_is_asked_for_again() -> None:
    desk = Desk({"day": say("Not on that day."), "title": say("Not {it}.", it="Algebra")})

    printed = await typed(desk, *RIGHT, "Geometry", "2026-12-02")

    assert "Not Algebra.\n\n1 of 2. What is it called? (required)\nA few words.\n[Algebra]\n\n" in printed
    assert "Not on that day.\n\n2 of 2. When?" in printed
    assert [message.kind for message in desk.heard] == [Kind.FILLED] * 2
    assert desk.heard[1].fields == {"title": "Geometry", "who": "3", "day": "2026-12-02", "channel": ""}


async def test_back_leads_from_what_is_wrong_to_what_caused_it() -> None:
    desk = Desk({"day": say("They have no time then.")})

    printed = await typed(desk, *RIGHT, "back", "2", "")

    assert "1 of 2. For whom?" in printed
    assert desk.heard[1].fields["who"] == "1"


async def test_what_belongs_to_no_field_is_told_and_ends_the_form() -> None:
    desk = Desk({"other": say("There are no classes any more.")})

    assert "There are no classes any more." in await typed(desk, *RIGHT, "hello")

    assert [message.words for message in desk.heard] == ["class form", "hello"]


@pytest.mark.parametrize("way_out", [["Cancel", "hello"], []])
async def test_who_leaves_keeps_what_was_typed(way_out: list[str]) -> None:
    desk = Desk()

    printed = await typed(desk, "class form", "Algebra", *way_out)

    assert printed.endswith("You have left the form.\n\n")
    assert (desk.heard[0].kind, desk.heard[0].words) == (Kind.LEFT, "class form")
    assert desk.heard[0].fields["title"] == "Algebra"
    assert [message.words for message in desk.heard[1:]] == way_out[1:]


async def test_a_busy_desk_gets_the_same_again() -> None:
    desk = Desk()
    desk.busy = 1

    assert "An empty line sends it again, `cancel` leaves." in await typed(desk, *RIGHT, "")

    assert filled(desk)["title"] == "Algebra"


async def test_who_gives_a_busy_desk_up_is_told_when_nothing_was_kept() -> None:
    desk = Desk()
    desk.busy = 2

    printed = await typed(desk, *RIGHT, "cancel")

    assert printed.endswith("Deskbell is busy just now: what you typed could not be kept.\n\n")
    assert desk.heard == []


async def test_what_is_left_and_what_is_sent_are_two_messages_and_a_copy_is_one() -> None:
    desk = Desk({"title": say("No.")})

    await typed(desk, *RIGHT, "cancel", "class form", "cancel")

    first, left, other = [message.keys for message in desk.heard]
    assert len({first, left, other}) == 3


async def test_several_lines_stand_in_brackets_as_one_without_what_cannot_be_seen() -> None:
    desk = Desk()
    desk.form_is = replace(FORM, fields=(Field("why", say("Why?"), FieldKind.TEXT, value="one\n\n\x1b\u202etwo"),))

    assert "1 of 1. Why? (required)\n[one two]\n\n" in await typed(desk, "class form", "")

    assert filled(desk) == {"why": "one\n\n\x1b\u202etwo"}


async def test_a_script_answers_with_its_lines() -> None:
    out = io.StringIO()
    lines = [line async for line in scripted(["class form\n", "Algebra\n", "# a comment\n", "\n"], out)]

    assert lines == ["class form", "Algebra", ""]
    assert out.getvalue() == "> class form\n> Algebra\n"
