"""Microsoft's signing keys: when they are fetched, how long they are good, and what bad answers do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from adapters.teams.keys import Keys, KeysAway, NoSuchKey
from tests.adapters.desk import NOW
from tests.fakes.bot_service_keys import Issuer, Trouble, public


class Turned:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time

    def passes(self, **time: float) -> None:
        self.time += timedelta(**time)


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with Issuer() as issuer:
        yield issuer


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
async def keys(issuer: Issuer, clock: Turned) -> AsyncIterator[Keys]:
    keys = Keys(issuer.openid_url, clock)
    yield keys
    await keys.close()


async def known(keys: Keys, kid: str) -> bool:
    try:
        return bool(await keys.key(kid))
    except (NoSuchKey, KeysAway):
        return False


async def comes(keys: Keys, clock: Turned) -> None:
    """With little patience, a machine under load may need more than one fetch."""
    while not await known(keys, "first"):
        clock.passes(minutes=5)


def patience(trouble: Trouble) -> float:
    return 0.05 if trouble is Trouble.SLOW else 5


async def test_a_key_is_told_with_its_endorsements_and_fetched_once(issuer: Issuer, keys: Keys) -> None:
    key = await keys.key("first")
    assert key.endorsements == {"msteams", "webchat"}
    assert key.public.key.key_size == 2048
    assert await keys.key("first") is key
    assert (issuer.documents, issuer.fetches) == (1, 1)


async def test_twenty_at_once_share_one_fetch(issuer: Issuer, keys: Keys) -> None:
    found = await asyncio.gather(*(known(keys, "first" if n % 2 else "other") for n in range(20)))
    assert found == [False, True] * 10
    assert (issuer.documents, issuer.fetches) == (1, 1)


async def test_twenty_at_once_share_one_failure(issuer: Issuer, keys: Keys) -> None:
    issuer.trouble = Trouble.DOWN
    found = await asyncio.gather(*(keys.key("first") for _ in range(20)), return_exceptions=True)
    assert {type(error) for error in found} == {KeysAway}
    assert issuer.fetches == 1


async def test_a_new_key_is_fetched_when_it_is_first_used(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    issuer.keys.append(public("second"))
    clock.passes(minutes=5)
    assert await asyncio.gather(*(known(keys, "second") for _ in range(20))) == [True] * 20
    assert issuer.fetches == 2


async def test_unknown_names_cause_one_fetch_in_five_minutes(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    for n in range(60):
        clock.passes(seconds=10)
        assert not await known(keys, f"nonsense {n}")
    assert issuer.fetches == 3


async def test_five_minutes_are_over_at_five_minutes(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    issuer.keys.append(public("second"))
    clock.passes(seconds=299)
    assert not await known(keys, "second")
    clock.passes(seconds=1)
    assert await known(keys, "second")


async def test_the_keys_are_fetched_again_every_day(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    clock.passes(hours=24, seconds=-1)
    assert await known(keys, "first")
    assert issuer.fetches == 1
    clock.passes(seconds=1)
    assert await known(keys, "first")
    assert issuer.fetches == 2


async def test_a_key_that_vanished_is_good_for_another_day(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    issuer.keys = [public("second")]
    clock.passes(hours=6)
    assert await known(keys, "second")
    clock.passes(hours=12)
    assert not await known(keys, "third")
    clock.passes(hours=12, seconds=-1)
    assert await known(keys, "first")
    assert issuer.fetches == 3
    issuer.trouble = Trouble.DOWN
    clock.passes(seconds=1)
    assert not await known(keys, "first")
    assert await known(keys, "second")


async def test_a_key_that_comes_back_stays(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    for told in (["second"], ["first", "second"]):
        issuer.keys = [public(name) for name in told]
        clock.passes(minutes=6)
        await known(keys, "nobody")
    clock.passes(hours=30)
    assert await known(keys, "first")


@pytest.mark.parametrize("trouble", Trouble)
async def test_without_any_keys_a_bad_answer_says_so(issuer: Issuer, clock: Turned, trouble: Trouble) -> None:
    issuer.trouble = trouble
    keys = Keys(issuer.openid_url, clock, patience=patience(trouble))
    with pytest.raises(KeysAway):
        await keys.key("first")
    assert keys.trouble == "Microsoft's signing keys cannot be fetched."
    assert issuer.elsewhere == 0
    issuer.trouble = None
    issuer.gate.set()
    with pytest.raises(KeysAway):
        await keys.key("first")
    clock.passes(seconds=10)
    await comes(keys, clock)
    assert not keys.trouble
    await keys.close()


@pytest.mark.parametrize("trouble", Trouble)
async def test_a_bad_answer_leaves_the_old_keys_in_force(issuer: Issuer, clock: Turned, trouble: Trouble) -> None:
    keys = Keys(issuer.openid_url, clock, patience=patience(trouble))
    await comes(keys, clock)
    issuer.trouble, documents = trouble, issuer.documents
    clock.passes(days=3)
    assert await known(keys, "first")
    assert not await known(keys, "second")
    assert issuer.documents == documents + 1
    assert issuer.elsewhere == 0
    assert keys.trouble
    await keys.close()


async def test_a_server_that_is_gone_is_no_crash(clock: Turned) -> None:
    async with Issuer() as issuer:
        pass
    keys = Keys(issuer.openid_url, clock)
    with pytest.raises(KeysAway):
        await keys.key("first")
    await keys.close()


async def test_nothing_is_fetched_from_elsewhere_without_https(issuer: Issuer, clock: Turned) -> None:
    keys = Keys(issuer.canary, clock)
    with pytest.raises(KeysAway):
        await keys.key("first")
    assert issuer.elsewhere == 0
    await keys.close()


async def test_without_any_keys_it_is_tried_again_after_ten_seconds(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    issuer.trouble = Trouble.DOWN
    assert not await known(keys, "first")
    issuer.trouble = None
    clock.passes(seconds=9)
    assert not await known(keys, "first")
    clock.passes(seconds=1)
    assert await known(keys, "first")


async def test_a_clock_that_is_set_back_stops_nothing(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    issuer.keys.append(public("second"))
    clock.passes(days=-400)
    assert await known(keys, "second")


async def test_who_has_a_key_does_not_wait_for_a_fetch(issuer: Issuer, keys: Keys, clock: Turned) -> None:
    assert await known(keys, "first")
    clock.passes(days=2)
    issuer.gate.clear()
    issuer.asked.clear()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(known(keys, "first"))
        await issuer.asked.wait()
        assert await known(keys, "first")
        assert not first.done()
        issuer.gate.set()
    assert first.result()
    assert issuer.fetches == 2


async def test_a_caller_who_leaves_does_not_spoil_it_for_the_others(issuer: Issuer, keys: Keys) -> None:
    issuer.gate.clear()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(known(keys, "first"))
        await issuer.asked.wait()
        others = [group.create_task(known(keys, "first")) for _ in range(5)]
        first.cancel()
        issuer.gate.set()
    assert [other.result() for other in others] == [True] * 5
    assert issuer.fetches == 2


@pytest.mark.parametrize("entry", [None, [], {}, "RSA", {"kty": "RSA"}, {"kty": "RSA", "kid": "second"}])
async def test_an_entry_that_is_no_key_is_passed_over(issuer: Issuer, keys: Keys, entry: Any) -> None:
    issuer.keys = [entry, public("first")]
    assert await known(keys, "first")
    assert not await known(keys, "second")


@pytest.mark.parametrize(
    "changes",
    [
        {"kty": "EC"},
        {"kty": "oct", "k": "AQAB"},
        {"kid": 7},
        {"n": None},
        {"n": ["AQAB"]},
        {"n": "!!"},
        {"n": "AQAB"},
        {"n": "_" * 171},
        {"n": "_" * 1371},
        {"e": ""},
        {"e": 65537},
        {"endorsements": "msteams"},
    ],
    ids=lambda changes: str(changes)[:30],
)
async def test_a_key_that_cannot_be_used_is_passed_over(issuer: Issuer, keys: Keys, changes: dict[str, Any]) -> None:
    issuer.keys = [public("second", **changes), public("first", endorsements=["msteams", 7, None])]
    assert (await keys.key("first")).endorsements == {"msteams"}
    assert not await known(keys, "second")


async def test_a_key_without_endorsements_is_endorsed_for_nothing(issuer: Issuer, keys: Keys) -> None:
    issuer.keys = [public("first", endorsements=None)]
    assert (await keys.key("first")).endorsements == frozenset()


async def test_only_the_public_half_is_taken_whatever_is_told(issuer: Issuer, keys: Keys) -> None:
    issuer.keys = [public("first", d="AQAB", alg="HS256", k="AQAB")]
    key = (await keys.key("first")).public
    assert key.algorithm_name == "RS256"
    assert not hasattr(key.key, "private_numbers")
