"""Whose the token is: our own user, and the workspace that it is good in."""

from __future__ import annotations

from collections.abc import Collection

from adapters.slack.api import Api
from bot.model.errors import NotSent, Unknown


class Whose:
    """Asked of Slack once. `own` is our user id, `team` the workspace; both empty until they are known."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.own = self.team = ""
        self._everywhere = False

    async def workspaces(self) -> Collection[str] | None:
        """The one of the token; None for one of a whole organisation, which is good in each workspace that has the app.
        Raises `DeliveryError`.

        https://docs.slack.dev/reference/methods/auth.test and https://api.slack.com/enterprise/apps/reference
        """
        if not self.team:
            await self.ask()
        return None if self._everywhere else (self.team,)

    async def ask(self) -> None:
        """Raises `DeliveryError`."""
        async with self._api.pauses.kept("", "auth.test"):
            told = await self._api.call("auth.test", {})
        team, own = told.get("team_id"), told.get("user_id")
        if not isinstance(team, str) or not team:
            raise Unknown("auth.test: no team")
        self.team, self._everywhere = team, told.get("is_enterprise_install") is True
        self.own = own if isinstance(own, str) and own else self.own

    def elsewhere(self, workspace: str) -> bool:
        """Whether the token is known not to be good there."""
        return bool(self.team) and not self._everywhere and workspace != self.team

    def must_be_here(self, workspace: str) -> None:
        """Raises `NotSent` for another workspace: nothing is looked up or said there."""
        if self.elsewhere(workspace):
            raise NotSent(f"the token is of {self.team}, and this is for {workspace}")
