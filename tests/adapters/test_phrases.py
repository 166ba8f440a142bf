"""A phrase the staff teach in one place is known wherever people speak to the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk, Play

ATE = "the gronk ate my work"


def last(desk: Desk) -> str:
    """What was made of the newest message that said something."""
    return [outcome for outcome in desk.outcomes if outcome != "met"][-1]


@pytest.mark.parametrize("name", STAGES)
async def test_a_phrase_is_filed_with_buttons_and_known_on_every_platform(
    sqlite_files: Iterator[str], name: str
) -> None:
    desk = Desk(next(sqlite_files))
    async with STAGES[name](desk, desk.clock) as stage:
        desk.open(stage)
        play = Play(stage, desk)
        help_desk = stage.channels["help_desk"]
        await play.says("student", ATE)
        assert last(desk) == "unknown"

        await play.says("ana", f'teach "{ATE}"')
        await play.presses("ana", "human")
        for words, where in ((ATE, None), (f"/help {ATE}", help_desk), ("The GRONK ate my work!", None)):
            await play.says("student", words, where)
            assert last(desk) == "talk_to_human", words

        await play.presses("ana", "Take it back")
        await play.says("student", ATE)
        assert last(desk) == "unknown"
    desk.store.close()
