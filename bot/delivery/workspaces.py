"""Workspaces: in which of them this process can speak, and which schools lie elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.model.errors import DeliveryError
from bot.model.messages import Place
from bot.model.ports import Adapter, Clock, HasWorkspaces
from bot.model.school import School
from store.outbox import scope_of

ANSWERS_WITHIN = 2.0
"""Seconds for a platform to tell; what waits for another one waits for that."""
ASKED_AGAIN_AFTER = timedelta(seconds=5)
_log = structlog.get_logger()


class Workspaces:
    """Of one process. Where a platform has not told yet, nothing is said on it."""

    def __init__(self, adapters: Mapping[str, Adapter], clock: Clock) -> None:
        self.schools: Sequence[School] = ()
        """Whose workspaces are looked for in what is told."""
        self._clock = clock
        self._asked: dict[str, tuple[HasWorkspaces, datetime | None]] = {}
        """Who has not told yet, and when they were asked last."""
        self.anywhere: list[str] = []
        """The platforms on which it speaks in every workspace."""
        self._some: dict[str, Collection[str]] = {}
        self._why: dict[str, str] = {}
        self._adapters = adapters
        self._meet()

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the queues begin with of those it speaks in, on the other platforms."""
        return tuple(
            scope_of(Place(platform, workspace, ""), whole=True)
            for platform, workspaces in self._some.items()
            for workspace in sorted(workspaces)
        )

    @property
    def awaited(self) -> bool:
        """Whether a platform is to be asked that has not told yet."""
        return any(self._may_ask(at) for _, at in self._asked.values())

    async def learn(self) -> None:
        """Ask those that have not told yet, now and then."""
        self._meet()
        now = self._clock.now()
        for name, (adapter, at) in list(self._asked.items()):
            if not self._may_ask(at):
                continue
            self._asked[name] = (adapter, now)
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    self._told(name, await adapter.workspaces())
            except (DeliveryError, TimeoutError) as error:
                why = str(error) or "no answer in time"
                self._wait(name, why)

    def _wait(self, platform: str, why: str) -> None:
        """It is asked every few seconds, and the log tells of each reason once in a row."""
        if self._why.get(platform) != why:
            _log.warning("it is not known whose workspace this is: nothing is said", platform=platform, why=why)
        self._why[platform] = why

    def warning(self, platform: str) -> str:
        """What somebody should see to there; empty when all is well."""
        if platform in self._asked:
            return "it has not told yet in which workspace this process can speak: nothing is said"
        if platform not in self._some:
            return ""
        return " ".join(elsewhere(self.schools, platform, self._some[platform]))

    def _meet(self) -> None:
        """One may come after the program that it is a part of."""
        for name, adapter in self._adapters.items():
            asked: object = adapter
            if name in self._asked or name in self._some or name in self.anywhere:
                continue
            if isinstance(asked, HasWorkspaces):
                self._asked[name] = (asked, None)
            else:
                self.anywhere.append(name)

    def _may_ask(self, at: datetime | None) -> bool:
        return at is None or not timedelta(0) <= self._clock.now() - at < ASKED_AGAIN_AFTER

    def _told(self, platform: str, workspaces: Collection[str] | None) -> None:
        self._asked.pop(platform, None)
        if workspaces is None:
            self.anywhere.append(platform)
            return
        self._some[platform] = workspaces
        for warning in elsewhere(self.schools, platform, workspaces):
            _log.warning("a school that this process cannot speak in", why=warning)


def elsewhere(schools: Iterable[School], platform: str, workspaces: Collection[str]) -> Iterator[str]:
    """A sentence for each workspace of a school in which cannot be spoken with what is set up."""
    here = " and ".join(f"{platform}:{workspace}" for workspace in sorted(workspaces))
    for school in schools:
        accounts = [account for person in school.people for account in person.identities]
        named = {*school.workspaces, *((place.platform, place.workspace) for place in school.staff)}
        named |= {(platform, workspace) for platform, workspace, _ in accounts}
        for name, workspace in sorted(named):
            if name == platform and workspace not in workspaces:
                yield (
                    f"{school.id} lies in {platform}:{workspace}, and the token of this process is of {here}: "
                    "nothing is said there, unless by another process."
                )
