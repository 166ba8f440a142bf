"""Teams signed it, for a tenant that is let in and that no school of ours has: it goes no further."""

from __future__ import annotations

import pytest

from adapters.teams import build
from adapters.teams.adapter import TeamsAdapter
from tests.adapters.desk import NOW, Clock, Inbox, Nobodys
from tests.adapters.stages.stage import NotLetIn, private
from tests.adapters.stages.teams import TeamsStage, over_http
from tests.adapters.test_teams_doors import House, activity
from tests.adapters.test_teams_hear import PAYLOADS
from tests.fakes.bot_service_keys import TENANT, Issuer


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
async def test_no_activity_of_a_tenant_without_a_school_is_let_in(name: str) -> None:
    inbox, nobodys = Inbox(), Nobodys()
    async with Issuer(NOW) as issuer:
        adapter = build(issuer.environment(), Clock())
        assert isinstance(adapter, TeamsAdapter)
        adapter.serve(nobodys)
        async with House(issuer, adapter, inbox) as house:
            assert await house.tell(activity(name)) == 403

    assert (nobodys.asked, inbox.messages, inbox.asked) == ([TENANT], [], [])


@pytest.mark.parametrize("words", ["hello", "/help login", "@deskbell login"])
async def test_nothing_is_learnt_of_it_and_nobody_is_called(words: str) -> None:
    inbox = Inbox()
    async with over_http(inbox, Clock()) as stage:
        assert isinstance(stage, TeamsStage)
        assert isinstance(stage.adapter, TeamsAdapter)
        stage.adapter.serve(lambda _: False)
        for where in (private(stage, "student"), stage.channels["help_desk"]):
            with pytest.raises(NotLetIn):
                await stage.says("student", words, where)

        assert (stage.teams.calls, stage.teams.asked, stage.adapter._direct) == ([], [], {})
    assert inbox.messages == []
