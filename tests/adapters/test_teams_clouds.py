"""Teams in the clouds of governments: other keys, another issuer, other hosts, and nothing of the others' there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from adapters.requests import Refused
from adapters.teams.adapter import TeamsAdapter
from adapters.teams.clouds import CLOUDS
from adapters.teams.keys import Keys
from adapters.teams.settings import Settings, read
from adapters.teams.trust import caller, service_url, verify
from bot.model.messages import Place
from tests.adapters.desk import NOW, Clock
from tests.adapters.stages.stage import posted, simple
from tests.adapters.test_teams_trust import ACTIVITY
from tests.fakes.bot_service_keys import APP, TENANT, Issuer

PUBLIC_HOSTS = {"smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"}
GOV, DOD = "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"
HOSTS: Mapping[str, set[str]] = {"public": PUBLIC_HOSTS, "gcc": PUBLIC_HOSTS, "gcc-high": {GOV}, "dod": {DOD}}
COM, US = "https://api.botframework.com", "https://api.botframework.us"
ISSUERS = {"public": COM, "gcc": COM, "gcc-high": US, "dod": US}
USUAL = {"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": "hush", "TEAMS_TENANT_ID": TENANT}


def bot(cloud: str, **more: str) -> Settings:
    found = read({**USUAL, "TEAMS_CLOUD": cloud, **more})
    assert found
    return found


def test_every_cloud_is_looked_at() -> None:
    assert set(CLOUDS) == set(HOSTS) == set(ISSUERS)
    assert bot("") == bot("public") == bot("Public")


@pytest.mark.parametrize("name", CLOUDS)
def test_each_cloud_s_hosts_are_called_and_no_other_one_s(name: str) -> None:
    settings = bot(name)
    for host in PUBLIC_HOSTS | {GOV, DOD}:
        if host in HOSTS[name]:
            assert service_url(f"https://{host}/teams", settings) == f"https://{host}/teams/"
        else:
            with pytest.raises(Refused, match="403"):
                service_url(f"https://{host}/teams", settings)


@pytest.mark.parametrize(
    "url",
    [
        f"http://{GOV}/teams",
        f"https://{GOV}:8443/",
        f"https://{GOV}.evil.example/",
        f"https://evil.{GOV}/",
        f"https://{GOV}@evil.example/",
        "https://smba.infra.gov.teams.microsoft.com/",
        "https://teams.microsoft.us/",
    ],
)
def test_a_name_that_only_looks_like_a_government_s_is_not_called(url: str) -> None:
    with pytest.raises(Refused, match="403"):
        service_url(url, bot("gcc-high"))


@pytest.mark.parametrize("name", CLOUDS)
@pytest.mark.parametrize("issuer", [COM, US])
async def test_only_the_issuer_of_the_own_cloud_is_believed(name: str, issuer: str) -> None:
    async with Issuer(NOW) as fake:
        settings, keys = bot(name, TEAMS_OPENID_URL=fake.openid_url), Keys(fake.openid_url, Clock())
        url = settings.cloud.anywhere
        activity: dict[str, Any] = {**ACTIVITY, "serviceUrl": url}
        bearer = fake.bearer({"iss": issuer, "serviceurl": url})
        if issuer == ISSUERS[name]:
            verify(await caller(bearer, settings, keys, NOW), activity, settings)
        else:
            with pytest.raises(Refused, match="401"):
                verify(await caller(bearer, settings, keys, NOW), activity, settings)
        await keys.close()


@pytest.mark.parametrize(
    ("name", "openid", "login"),
    [
        ("public", "https://login.botframework.com", "https://login.microsoftonline.com"),
        ("gcc", "https://login.botframework.com", "https://login.microsoftonline.com"),
        ("gcc-high", "https://login.botframework.azure.us", "https://login.microsoftonline.us"),
        ("dod", "https://login.botframework.azure.us", "https://login.microsoftonline.us"),
    ],
)
def test_keys_and_tokens_are_of_the_cloud_unless_something_else_is_set(name: str, openid: str, login: str) -> None:
    settings = bot(name)
    assert settings.openid_url == f"{openid}/v1/.well-known/openidconfiguration"
    assert settings.login_url == login
    assert settings.cloud.scope == f"{ISSUERS[name]}/.default"
    elsewhere = bot(name, TEAMS_OPENID_URL="https://keys.example/x", TEAMS_LOGIN_URL="https://login.example")
    assert (elsewhere.openid_url, elsewhere.login_url) == ("https://keys.example/x", "https://login.example")
    assert elsewhere.cloud == settings.cloud


@pytest.mark.parametrize("name", CLOUDS)
def test_who_was_never_heard_is_spoken_to_in_the_own_cloud(name: str) -> None:
    adapter = TeamsAdapter(bot(name), Clock())

    url = adapter._way(posted(Place("teams", TENANT, "@somebody"), simple("hello")))["url"]

    assert url in {f"https://{host}/teams/" for host in HOSTS[name]}
    assert ("gcc." in url) is (name == "gcc")
