"""A button of the staff's card, pressed by who reported the ticket: refused on every platform, and never a comment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.model.messages import Place
from store.schema import comments
from tests.adapters.stages import slack, teams
from tests.adapters.stages.mrkdwn import USERS as IN_SLACK
from tests.adapters.stages.school import Desk, Play
from tests.fakes.teams import USERS, Said

SAM = IN_SLACK["student"]


def kept(desk: Desk) -> int:
    with desk.store.looking() as connection:
        return connection.execute(select(func.count()).select_from(comments)).scalar_one()


def submitting(stage: teams.TeamsStage, card: Said, data: dict[str, Any]) -> dict[str, Any]:
    """What a client sends that does not know Action.Execute."""
    return stage.teams.activity(USERS["student"], card.conversation, type="message", replyToId=card.id, value=data)


@pytest.mark.parametrize("says", ["ack 1", "resolve 1"])
@pytest.mark.parametrize("way", ["execute", "submit"])
async def test_teams_refuses_it_however_the_client_says_it(sqlite_files: Iterator[str], says: str, way: str) -> None:
    desk = Desk(next(sqlite_files))
    async with teams.over_http(desk, desk.clock) as stage:
        assert isinstance(stage, teams.TeamsStage)
        desk.open(stage)
        await Play(stage, desk).says("student", "/ticket open the screen is dark")
        card = next(said for said in stage.teams.said if said.conversation.startswith(stage.channels["staff"].channel))
        data = {"says": says, "look": "ticket/1/staff"}
        pressed = stage.teams.pressing(USERS["student"], card, data)

        told = pressed if way == "execute" else submitting(stage, card, data)
        assert (await stage.teams.deliver(stage.url, told))[0] == 200

        assert desk.outcomes[-1] == "refused"
        assert kept(desk) == 0
    desk.store.close()


@pytest.mark.parametrize("says", ["ack 1", "resolve 1"])
@pytest.mark.parametrize("below", [False, True])
async def test_slack_refuses_it_on_the_card_and_below_it(sqlite_files: Iterator[str], says: str, below: bool) -> None:
    desk = Desk(next(sqlite_files))
    async with slack.over_http(desk, desk.clock) as stage:
        assert isinstance(stage, slack.OverHttp)
        desk.open(stage)
        play = Play(stage, desk)
        await play.says("student", "/ticket open the screen is dark")
        root = play.thread("ticket/1/staff")
        await _press(stage, root, says, "5.000001" if below else root.thread or "")

        assert desk.outcomes[-1] == "refused"
        assert kept(desk) == 0
    desk.store.close()


async def _press(stage: slack.OverHttp, root: Place, says: str, ts: str) -> None:
    """On the card itself, or on something below it; Slack writes the thread into both once there is one."""
    pressing = stage.slack.pressing(SAM, says, root.channel, ts)
    pressing["message"] = {"ts": ts, "thread_ts": root.thread}
    await stage.take("interactive", stage.slack.whose(pressing, SAM, root.channel))
