"""The same form on every platform that shows forms: wrong first, then right, and one ticket comes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.model.messages import Kind, Message
from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk, Play
from tests.adapters.stages.stage import private


@pytest.fixture
def files(sqlite_files: Iterator[str]) -> Iterator[str]:
    return sqlite_files


@pytest.mark.parametrize("name", STAGES)
async def test_a_form_with_mistakes_comes_back_and_the_right_one_is_one_ticket(files: Iterator[str], name: str) -> None:
    desk = Desk(next(files))
    async with STAGES[name](desk, desk.clock) as stage:
        if not stage.forms:
            with pytest.raises(NotImplementedError):
                await stage.fills("student", "Fill in a form")
            return
        desk.open(stage)
        play = Play(stage, desk)
        asked = Message((), stage.people["student"], private(stage, "student"), "ticket form", Kind.PRESSED)

        async def kept() -> dict[str, str]:
            form = await desk.form(asked)
            assert form is not None
            return {field.name: field.value for field in form.fields}

        await play.says("student", "/ticket open")
        await play.news()
        wrong = await stage.fills("student", "Fill in a form", summary=" ", where="in room 12")
        assert wrong == {"summary": "Please fill this in."}
        assert not any((await play.news()).values())
        assert (await kept())["where"] == "in room 12"

        assert await stage.fills("student", "Fill in a form", summary="The screen *is* <b>dark</b>") == {}
        await desk.delivery.deliver()
        desk.pauses()
        await desk.delivery.deliver()

        news = await play.news()
        assert [text.splitlines()[:3:2] for where, text in news["student"] if where == "private"] == [
            ["Your ticket 1", "The screen *is* <b>dark</b>"]
        ]
        assert len([text for where, text in news["ana"] if where == "staff" and text.startswith("Ticket")]) == 1
        assert (await kept())["where"] == ""
        assert (await kept())["summary"] == ""
    desk.store.close()
