"""The clouds of Microsoft that Teams runs in: who signs there, who gives tokens, and at which hosts its bots speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cloud:
    """One of them. `hosts` may be called with the bot's token; `anywhere` finds the part of the world by itself."""

    issuer: str
    openid_url: str
    login_url: str
    hosts: frozenset[str]
    anywhere: str

    @property
    def scope(self) -> str:
        """What the bot asks a token for."""
        return f"{self.issuer}/.default"


def _public(host: str) -> Cloud:
    """Also the governments' community cloud: its bots are registered with everybody's."""
    return Cloud(
        issuer="https://api.botframework.com",
        openid_url="https://login.botframework.com/v1/.well-known/openidconfiguration",
        login_url="https://login.microsoftonline.com",
        hosts=frozenset({"smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"}),
        anywhere=f"https://{host}/teams/",
    )


def _government(host: str) -> Cloud:
    """https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high"""
    return Cloud(
        issuer="https://api.botframework.us",
        openid_url="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        login_url="https://login.microsoftonline.us",
        hosts=frozenset({host}),
        anywhere=f"https://{host}/teams/",
    )


PUBLIC = _public("smba.trafficmanager.net")
CLOUDS: Mapping[str, Cloud] = {
    "public": PUBLIC,
    "gcc": _public("smba.infra.gcc.teams.microsoft.com"),
    "gcc-high": _government("smba.infra.gov.teams.microsoft.us"),
    "dod": _government("smba.infra.dod.teams.microsoft.us"),
}
"""Anybody may register another name under trafficmanager.net, so hosts are compared whole. They are from
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
"""
KEYS = frozenset(cloud.openid_url for cloud in CLOUDS.values())
"""Where Microsoft itself says which keys it signs with."""
