"""A pause that Teams wants of what is called besides what is said is kept by every process."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from adapters.teams import build
from adapters.teams.adapter import TeamsAdapter
from bot.delivery.loop import Delivery
from bot.model.messages import Kind, Message
from store.store import Store
from tests.adapters.desk import NOW, Inbox
from tests.adapters.test_slack_pauses import PAUSE, kept
from tests.desk import at_once
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.teams import CHANNELS, TEAM, TENANT, USERS, FakeTeams, refused
from tests.world import Turned


class Slow(Inbox):
    """Takes a moment for each message, if told to."""

    slow = False

    async def hear(self, message: Message) -> None:
        if self.slow:
            self.gate.clear()
            asyncio.get_running_loop().call_later(0.001, self.gate.set)
        await super().hear(message)


class AtTeams:
    """A process that hears from Teams."""

    def __init__(self, teams: FakeTeams, store: Store, clock: Turned) -> None:
        adapter = build(teams.environment(), clock)
        assert isinstance(adapter, TeamsAdapter)
        self.teams, self.adapter, self.inbox = teams, adapter, Slow()
        self.delivery = Delivery(store, {"teams": adapter}, clock, at_once)

    async def hears(self, who: str, slowly: bool = False) -> None:
        """Somebody says something in a channel of a team, or `slowly` in private; all that follows from it is done."""
        data = {"tenant": {"id": TENANT}, "team": {"id": TEAM}}
        said = self.teams.message(USERS[who], "hello", CHANNELS["help_desk"], channelData=data)
        application = application_with(self.adapter.routes(self.inbox))
        if slowly:
            said = self.teams.message(USERS[who], "hello")
            self.adapter.doors[-1].types_after = 0
        self.inbox.slow = slowly
        runner = await serving(application, shutdown_timeout=5)
        url = f"{origin(runner)}/api/messages"
        assert (await self.teams.deliver(url, said))[0] == 200
        await runner.cleanup()
        await self.delivery.deliver()

    def introduced(self) -> list[str]:
        return [message.author.name for message in self.inbox.messages if message.kind is Kind.MET]


async def test_the_roster_of_a_team_that_wants_a_pause_gets_it_from_all(stores: list[Store]) -> None:
    clock = Turned(NOW)
    async with FakeTeams(NOW) as teams:
        teams.roster |= {USERS[who]: {"name": f"{who} by name"} for who in ("student", "teacher")}
        first, second = (AtTeams(teams, store, clock) for store in stores)
        teams.roster_failures.append(refused(429, "TooManyRequests", Retry_After=str(PAUSE)))
        await first.hears("student")
        ((scope, way, until),) = kept(stores[1])
        assert (scope, way.partition("/")[0], until) == (f"teams/{TENANT}/", "members", NOW + timedelta(seconds=PAUSE))

        await second.hears("teacher")
        assert (second.introduced(), len(teams.asked)) == ([], 1)
        assert len(second.inbox.messages) == 1
        clock.moment += timedelta(seconds=PAUSE)
        teams.now = clock.moment
        await second.hears("teacher")
        assert second.introduced() == ["teacher by name"]
        await first.adapter.close()
        await second.adapter.close()


async def test_a_conversation_that_wants_no_sign_of_work_for_a_while_gets_it_from_none(stores: list[Store]) -> None:
    clock = Turned(NOW)
    async with FakeTeams(NOW) as teams:
        first, second = (AtTeams(teams, store, clock) for store in stores)
        teams.failures.append(refused(429, "TooManyRequests", Retry_After=str(PAUSE)))
        await first.hears("student", slowly=True)
        assert [way.partition("/")[0] for _, way, _ in kept(stores[1])] == ["typing"]
        await second.hears("student", slowly=True)
        assert len(teams.calls) == 1

        clock.moment += timedelta(seconds=PAUSE)
        teams.now = clock.moment
        await second.hears("student", slowly=True)
        assert len(teams.typing) == 1
        assert [message.words for message in second.inbox.messages if message.words] == ["hello"] * 2
        await first.adapter.close()
        await second.adapter.close()
