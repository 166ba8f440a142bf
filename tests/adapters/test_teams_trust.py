"""Who gets past the Teams door, and with what answer everybody else is sent away."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA512

from adapters.requests import Refused
from adapters.teams.keys import Keys
from adapters.teams.settings import Settings, read
from adapters.teams.trust import caller, service_url, verify
from tests.adapters.desk import NOW, Clock
from tests.fakes import bot_service_keys as fake
from tests.fakes.bot_service_keys import SERVICE_URL, TENANT, Issuer, Signer, Trouble, encoded, public

OTHER = "c0000000-0000-4000-8000-00000000000c"
NOW_S = int(NOW.timestamp())
ACTIVITY: Mapping[str, Any] = {
    "type": "message",
    "channelId": "msteams",
    "serviceUrl": SERVICE_URL,
    "conversation": {"id": "19:help@thread.tacv2", "tenantId": TENANT},
    "channelData": {"tenant": {"id": TENANT}},
}
BOT, EMULATOR = Settings(fake.APP), Settings(emulator="http://127.0.0.1:3978")
ACCEPTED = 200


class Door:
    """A bot that is registered with an issuer on this machine."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        found = read({**issuer.environment(), "TEAMS_TENANT_ID": f"{TENANT},{OTHER}"})
        assert found
        self.settings = found
        self.keys = Keys(issuer.openid_url, Clock(), patience=2)

    async def status(self, authorization: str | None, activity: Mapping[str, Any] = ACTIVITY) -> int:
        """Anything raised but `Refused` fails the test."""
        try:
            verify(await caller(authorization, self.settings, self.keys, NOW), activity, self.settings)
        except Refused as refused:
            return refused.status
        return ACCEPTED


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with Issuer(NOW) as issuer:
        door = Door(issuer)
        yield door
        await door.keys.close()


def of(claims: Mapping[str, Any] | None = None, **header: Any) -> Callable[[Issuer], str]:
    return lambda issuer: issuer.bearer(claims, **header)


def with_content(content: bytes) -> Callable[[Issuer], str]:
    return lambda _: "Bearer " + fake.token(content)


def shown(authorization: str | None) -> Callable[[Issuer], str | None]:
    return lambda _: authorization


TOKENS: Mapping[str, tuple[Callable[[Issuer], str | None], int]] = {
    "exactly valid": (of(), ACCEPTED),
    "the scheme in lower case": (lambda issuer: issuer.bearer().replace("Bearer", "bearer"), ACCEPTED),
    "none at all": (shown(None), 401),
    "empty": (shown(""), 401),
    "the scheme alone": (shown("Bearer"), 401),
    "the scheme and a space": (shown("Bearer "), 401),
    "another scheme": (shown("Basic ZGVzazpkZXNr"), 401),
    "the token of another scheme": (lambda issuer: issuer.bearer().replace("Bearer", "Basic"), 401),
    "without a scheme": (lambda issuer: issuer.bearer().removeprefix("Bearer "), 401),
    "two tokens": (lambda issuer: f"{issuer.bearer()}, {issuer.bearer()}", 401),
    "garbage": (shown("Bearer garbage"), 401),
    "two dots": (shown("Bearer .."), 401),
    "two dots of nonsense": (shown("Bearer abc.def.ghi"), 401),
    "letters of no alphabet": (shown("Bearer \udcff.\udcff.\udcff"), 401),
    "a header that is a list": (shown(f"Bearer {encoded(b'[]')}.{encoded(b'{}')}.AA"), 401),
    "a deep header": (shown(f"Bearer {encoded(b'[' * 5000)}.{encoded(b'{}')}.AA"), 401),
    "alg none": (of(alg="none", signer=fake.Nothing()), 401),
    "alg none, signed": (of(alg="none"), 401),
    "no alg": (of(alg=None), 401),
    "alg a list": (of(alg=["RS256"]), 401),
    "alg in lower case": (of(alg="rs256"), 401),
    "HS256 with the public key": (of(alg="HS256", signer=fake.PublicKeyAsPassword()), 401),
    "RS256 said, HS256 with the public key": (of(signer=fake.PublicKeyAsPassword()), 401),
    "RS512": (of(alg="RS512", signer=Signer(hashed=SHA512)), 401),
    "RS256 said, RS512 signed": (of(signer=Signer(hashed=SHA512)), 401),
    "another key under a known name": (of(signer=Signer("second")), 401),
    "an unknown name": (of(kid="second", signer=Signer("second")), 401),
    "no name of a key": (of(kid=None), 401),
    "an empty name": (of(kid=""), 401),
    "a list as name": (of(kid=["first"]), 401),
    "its own key": (of(jwk=public("second"), signer=Signer("second")), 401),
    "an extension nobody knows": (of(crit=["exp"]), 401),
    "a detached body": (of(b64=False, crit=["b64"]), 401),
    "no signature": (of(signer=fake.Nothing()), 401),
    "no issuer": (of({"iss": None}), 401),
    "another issuer": (of({"iss": "https://api.botframework.us"}), 401),
    "a list of issuers": (of({"iss": ["https://api.botframework.com"]}), 401),
    "no bot": (of({"aud": None}), 401),
    "another bot": (of({"aud": OTHER}), 403),
    "a list of bots": (of({"aud": ["a0000000-0000-4000-8000-00000000000a"]}), 401),
    "our bot in capitals": (of({"aud": "A0000000-0000-4000-8000-00000000000A"}), ACCEPTED),
    "expired 301 s ago": (of({"exp": NOW_S - 301}), 401),
    "expired 300 s ago": (of({"exp": NOW_S - 300}), 401),
    "expired 299 s ago": (of({"exp": NOW_S - 299}), ACCEPTED),
    "half a second": (of({"exp": NOW_S - 299.5}), ACCEPTED),
    "never expires": (of({"exp": None}), 401),
    "expires as text": (of({"exp": str(NOW_S + 60)}), 401),
    "expires as truth": (of({"exp": True}), 401),
    "expires at no time": (of({"exp": -1}), 401),
    "expires in a huge number": (of({"exp": 10**400}), 401),
    "expires at infinity": (with_content(b'{"exp": 1e999, "iss": "https://api.botframework.com"}'), 401),
    "valid in 301 s": (of({"nbf": NOW_S + 301}), 401),
    "valid in 300 s": (of({"nbf": NOW_S + 300}), ACCEPTED),
    "valid in 299 s": (of({"nbf": NOW_S + 299}), ACCEPTED),
    "valid since a text": (of({"nbf": "now"}), 401),
    "valid since a truth": (of({"nbf": True}), 401),
    "valid since ever": (of({"nbf": None}), ACCEPTED),
    "no serviceurl": (of({"serviceurl": None}), 401),
    "serviceurl a number": (of({"serviceurl": 1}), 401),
    "another serviceurl": (of({"serviceurl": "https://smba.trafficmanager.net/amer/"}), 403),
    "serviceurl without its slash": (of({"serviceurl": SERVICE_URL.rstrip("/")}), ACCEPTED),
    "serviceurl in capitals": (of({"serviceurl": SERVICE_URL.upper()}), ACCEPTED),
    "content that is no JSON": (with_content(b"{"), 401),
    "content that is a list": (with_content(b"[]"), 401),
    "content that is no text": (with_content(b"\xff"), 401),
    "deep content": (with_content(b'{"a":' * 3000 + b"1" + b"}" * 3000), 401),
    "a claim that stands twice": (with_content(b'{"aud": "a", "aud": "b"}'), 401),
    "20 kB": (of({"more": "x" * 20_000}), 401),
}
ACTIVITIES: Mapping[str, tuple[Mapping[str, Any], int]] = {
    "without serviceUrl": ({"serviceUrl": None}, 403),
    "serviceUrl a list": ({"serviceUrl": [SERVICE_URL]}, 403),
    "another serviceUrl": ({"serviceUrl": "https://smba.trafficmanager.net/amer/"}, 403),
    "serviceUrl of an enemy": ({"serviceUrl": "https://smba.trafficmanager.net.evil.example/emea/"}, 403),
    "without channelId": ({"channelId": None}, 403),
    "an empty channelId": ({"channelId": ""}, 403),
    "channelId a list": ({"channelId": ["msteams"]}, 403),
    "a channel that is not endorsed": ({"channelId": "directline"}, 403),
    "an endorsed channel where anybody may name a tenant": ({"channelId": "webchat"}, 403),
    "without a tenant": ({"conversation": {"id": "1"}, "channelData": {}}, 403),
    "without a conversation": ({"conversation": None, "channelData": None}, 403),
    "another tenant": ({"conversation": {"tenantId": "d"}, "channelData": {"tenant": {"id": "d"}}}, 403),
    "our tenant, and another one beside it": ({"channelData": {"tenant": {"id": "d"}}}, 403),
    "another tenant, and ours beside it": ({"conversation": {"tenantId": "d"}}, 403),
    "two tenants of ours": ({"channelData": {"tenant": {"id": OTHER}}}, ACCEPTED),
    "the tenant in one place": ({"channelData": {}}, ACCEPTED),
    "the tenant in the other place": ({"conversation": {"id": "1"}}, ACCEPTED),
    "the tenant in capitals": ({"conversation": {"tenantId": TENANT.upper()}}, ACCEPTED),
    "an empty tenant": ({"conversation": {"tenantId": ""}}, 403),
    "a tenant that is a list": ({"conversation": {"tenantId": [TENANT]}}, 403),
    "a conversation that is a list": ({"conversation": [TENANT]}, 403),
    "a tenant without an id": ({"channelData": {"tenant": TENANT}}, 403),
}


@pytest.mark.parametrize(("make", "expected"), TOKENS.values(), ids=list(TOKENS))
async def test_a_token_is_taken_or_refused_and_nothing_else(
    door: Door, make: Callable[[Issuer], str | None], expected: int
) -> None:
    assert await door.status(make(door.issuer)) == expected


@pytest.mark.parametrize(("changes", "expected"), ACTIVITIES.values(), ids=list(ACTIVITIES))
async def test_a_good_token_opens_for_its_own_activity_alone(
    door: Door, changes: Mapping[str, Any], expected: int
) -> None:
    assert await door.status(door.issuer.bearer(), {**ACTIVITY, **changes}) == expected


async def test_a_key_that_may_not_sign_for_teams_opens_nothing(door: Door) -> None:
    door.issuer.keys = [public("first", endorsements=["webchat"]), public("second", endorsements=None)]
    assert await door.status(door.issuer.bearer()) == 403
    assert await door.status(door.issuer.bearer(kid="second", signer=Signer("second"))) == 403


async def test_no_changed_letter_of_a_token_is_overlooked(door: Door) -> None:
    good = door.issuer.bearer()
    chance = random.Random(58)
    for _ in range(500):
        place = chance.randrange(len("Bearer "), len(good))
        letter = chance.choice([each for each in "ABCxyz019-_.=+/\x00 é" if each != good[place]])
        assert await door.status(good[:place] + letter + good[place + 1 :]) == 401


async def test_a_token_without_a_chance_causes_no_fetch(door: Door) -> None:
    for make in (of(alg="HS256"), of(alg="none"), of(kid=None), of({"more": "x" * 20_000}), shown("Bearer a.b.c")):
        assert await door.status(make(door.issuer)) == 401
    assert door.issuer.fetches == 0


@pytest.mark.parametrize("trouble", [Trouble.DOWN, Trouble.HUGE, Trouble.NO_JSON, Trouble.NO_KEYS])
async def test_without_any_keys_teams_shall_come_again(door: Door, trouble: Trouble) -> None:
    door.issuer.trouble = trouble
    assert await door.status(door.issuer.bearer()) == 503


async def test_a_token_is_old_when_its_time_is_over(door: Door) -> None:
    authorization = door.issuer.bearer()
    verify(
        await caller(authorization, door.settings, door.keys, NOW + timedelta(seconds=3899)), ACTIVITY, door.settings
    )
    with pytest.raises(Refused):
        verify(
            await caller(authorization, door.settings, door.keys, NOW + timedelta(seconds=3900)),
            ACTIVITY,
            door.settings,
        )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"serviceUrl": "http://localhost:56150/_connector", "channelId": "emulator"}, ACCEPTED),
        ({"serviceUrl": "http://127.0.0.1:3978", "channelId": ""}, 403),
        ({"serviceUrl": SERVICE_URL}, 403),
        ({"serviceUrl": None}, 403),
    ],
)
async def test_an_emulator_needs_no_token_but_this_machine(
    door: Door, changes: Mapping[str, Any], expected: int
) -> None:
    door.settings = EMULATOR
    assert await door.status(None, {**ACTIVITY, **changes}) == expected
    assert door.issuer.documents == 0


async def test_a_bot_without_an_id_is_open_to_nobody(door: Door) -> None:
    door.settings = Settings(tenants=(TENANT,), openid_url=door.issuer.openid_url)
    assert await door.status(None) == 401
    assert await door.status(door.issuer.bearer({"aud": ""})) == 401
    assert await door.status(door.issuer.bearer()) == 403


@pytest.mark.parametrize(
    ("settings", "url", "expected"),
    [
        (BOT, "https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea/"),
        (BOT, "https://smba.trafficmanager.net", "https://smba.trafficmanager.net/"),
        (BOT, "HTTPS://SMBA.TrafficManager.net:443/Teams", "https://smba.trafficmanager.net/Teams/"),
        (BOT, f"https://smba.trafficmanager.net/amer/{TENANT}", f"https://smba.trafficmanager.net/amer/{TENANT}/"),
        (BOT, "https://smba.infra.gcc.teams.microsoft.com/teams", "https://smba.infra.gcc.teams.microsoft.com/teams/"),
        (EMULATOR, "http://127.0.0.1:3978", "http://127.0.0.1:3978/"),
        (EMULATOR, "HTTP://LocalHost:56150/_connector/", "http://localhost:56150/_connector/"),
        (EMULATOR, "https://[::1]:443/", "https://[::1]:443/"),
    ],
)
def test_we_call_where_microsoft_or_the_emulator_says(settings: Settings, url: str, expected: str) -> None:
    assert service_url(url, settings) == expected


TRICKS = r"""
    http://smba.trafficmanager.net/ ftp://smba.trafficmanager.net/ //smba.trafficmanager.net/ smba.trafficmanager.net/
    https://smba.trafficmanager.net:8443/ https://smba.trafficmanager.net:80/ https://smba.trafficmanager.net:/
    https://smba.trafficmanager.net:99999999999/ https://smba.trafficmanager.net:٤٤٣/
    https://smba.trafficmanager.net./ https://smba.trafficmanager.net.evil.example/ https://smba.trafficmanager.net%2eevil/
    https://evil.trafficmanager.net/ https://smba.evil.trafficmanager.net/ https://evil.smba.trafficmanager.net/
    https://evilsmba.trafficmanager.net/ https://trafficmanager.net/ https://ѕmba.trafficmanager.net/
    https://ſmba.trafficmanager.net/ https://smba。trafficmanager.net/ https://xn--mba-tlc.trafficmanager.net/
    https://smba.trafficmanager.net@evil.example/ https://evil@smba.trafficmanager.net/
    https://smba.trafficmanager.net:443@evil.example/ https://evil.example\@smba.trafficmanager.net/
    https://smba.trafficmanager.net\.evil.example/ https:\\smba.trafficmanager.net/ https:/smba.trafficmanager.net/
    https:///smba.trafficmanager.net/ https://smba.trafficmanager.net?x= https://smba.trafficmanager.net/teams?to=evil
    https://smba.trafficmanager.net#evil https://smba.trafficmanager.net/#@evil.example/ https://evil.example#smba
    https://smba.trafficmanager.net//evil.example/ https://smba.trafficmanager.net/../evil/ https://evil.example/
    https://smba.trafficmanager.net/%2e%2e/ https://smba.trafficmanager.net/;x/ https://smba.trafficmanager.net/a:b@c/
    https://127.0.0.1/ https://2130706433/ https://0x7f000001/ https://127.1/ https://[::1]/ https://localhost/
    https://[::ffff:127.0.0.1]/ https://169.254.169.254/metadata https://[smba.trafficmanager.net]/
    http://127.0.0.1:3978/ javascript:alert(1) file:///etc/passwd
"""
ELSEWHERE = """
    http://localhost.evil.example/ http://127.0.0.1.evil.example/ http://127.0.0.1:65536/ http://localhost./
    http://localhost@evil.example/ http://evil@localhost/ http://[::]/ http://0.0.0.0/ http://192.0.2.1/ http://[::2]/
"""


@pytest.mark.parametrize(
    "url", [*TRICKS.split(), "", None, 7, [], f" {SERVICE_URL}", f"{SERVICE_URL}\n", f"{SERVICE_URL}\0"]
)
def test_nobody_else_is_called(url: object) -> None:
    with pytest.raises(Refused, match="403"):
        service_url(url, BOT)


@pytest.mark.parametrize("url", [SERVICE_URL, *ELSEWHERE.split(), *(url for url in TRICKS.split() if "smba" in url)])
def test_an_emulator_is_called_nowhere_else(url: str) -> None:
    with pytest.raises(Refused, match="403"):
        service_url(url, EMULATOR)
