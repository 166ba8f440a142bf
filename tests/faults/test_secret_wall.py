"""Secrets of many shapes, said in every way there is, stand in no table, log, figure or message afterwards."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from io import StringIO
from itertools import islice

import pytest
import structlog

from bot.figures import Figures
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Message
from bot.model.secrets.masking import masked
from handlers.catalogue import HANDLERS
from tests.faults.secret_ways import WAYS, everything, occurring
from tests.model.secret_sayings import found_secrets
from tests.world import World

CORPUS = {
    "Maple#7731": "my password is Maple#7731 and it fails",
    "purple cow on ice": 'the password is "purple cow on ice" for canvas',
    "Gato2030": "mi contraseña es Gato2030, no entra",
    "Berg#12x": "mein Passwort lautet Berg#12x",
    "Lune88!": "mot de passe: Lune88!",
    "Praia99": "minha palavra-passe é Praia99",
    "204816": "the code is 204816",
    "ab3d-9xk2": "my recovery code is ab3d-9xk2",
    "9f8e7d6c5b4a": "https://id.example.edu/reset?token=9f8e7d6c5b4a is dead",
    "4111 1111 1111 1111": "card 4111 1111 1111 1111 was charged",
    "078-05-1120": "ssn 078-05-1120",
    "12345678Z": "DNI 12345678Z",
    "sk-abcdefGHIJKL0123456789": "key sk-abcdefGHIJKL0123456789",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
}
"""Each in words of its own."""
TOLD = tuple(islice(found_secrets(), 2))
"""A password and a code, as students tell them."""
PARTS = 8
"""Fewer messages that wait are looked through faster."""


@cache
def every_secret() -> tuple[tuple[str, str], ...]:
    return tuple(found_secrets())


@pytest.fixture
def busy(world: World) -> World:
    world.student.says("ticket open the projector stays dark")
    world.teacher.says("session add Algebra tomorrow 10:00 #algebra", mentions={"#algebra": "algebra"})
    world.delivers = False
    return world


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What the program's own log says."""
    before, written = structlog.get_config()["logger_factory"], StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    yield written
    structlog.configure(logger_factory=before)


def finish(world: World) -> None:
    """All that waits is said."""
    world.delivers = True
    world.deliver()
    world.passes(hours=6)


def noted(logged: StringIO, caplog: pytest.LogCaptureFixture) -> dict[str, str]:
    """Every log, with all that a record carries, and the figures."""
    figures = Figures()
    figures.heard.labels("chat", "unknown").inc()
    records = "\n".join(f"{record.getMessage()} {record.__dict__!r}" for record in caplog.records)
    return {"logs": logged.getvalue() + caplog.text + records, "figures": str(figures.written(None))}


def test_the_corpus_is_of_secrets() -> None:
    for secret, words in CORPUS.items():
        assert secret in words
        assert secret not in masked(words)


def test_a_secret_is_found_in_whatever_writing_it_stands() -> None:
    for found in ("x Maple#7731 y", "maple#7731", "Maple%237731", "TWFwbGUjNzczMQ==", "4d61706c652337373331"):
        assert occurring(["Maple#7731"], {"there": found})
    for secret in ("purple cow on ice", 'Ma"ple#7731', 'a "b" c#1'):
        assert occurring([secret], {"there": f"x\ty {secret.upper()} z"})
    assert occurring(["550-129"], {"there": "{'code': 550129}"})
    assert not occurring(["550-129", "550129", "8841"], {"there": "0x5501299 8841 3550129"})


@pytest.mark.parametrize("told", TOLD, ids=("a password", "a code"))
def test_the_same_secret_is_kept_and_said_nowhere_in_every_way_it_can_come(
    busy: World, logged: StringIO, caplog: pytest.LogCaptureFixture, told: tuple[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for way in WAYS.values():
        way(busy, told[1])
    finish(busy)

    assert occurring([told[0]], everything(busy) | noted(logged, caplog)) == []


@pytest.mark.in_turn  # every part goes every way
@pytest.mark.parametrize("part", range(PARTS))
def test_no_secret_is_kept_or_said_whatever_way_it_comes(
    busy: World, logged: StringIO, caplog: pytest.LogCaptureFixture, part: int
) -> None:
    """Every way gets other secrets, one after the other."""
    secrets = [*CORPUS.items(), *every_secret()][part::PARTS]
    assert len(secrets) > len(WAYS)
    ways = list(WAYS.values())
    for number, (_, words) in enumerate(secrets):
        ways[number % len(ways)](busy, words)
    finish(busy)

    found = everything(busy)
    assert len(found["plain"]) > 10_000
    assert occurring([secret for secret, _ in secrets], found | noted(logged, caplog)) == []


@pytest.mark.logs_errors("message failed")
def test_a_bug_tells_no_secret(
    busy: World, monkeypatch: pytest.MonkeyPatch, logged: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    said = iter(CORPUS.values())

    def fails(intent: OpenTicket, turn: object) -> None:
        raise ValueError(f"cannot do {intent} {turn}: {next(said)}")

    monkeypatch.setitem(HANDLERS, OpenTicket, fails)
    for number, words in enumerate(CORPUS.values()):
        message = Message((f"b{number}",), busy.student.identity, busy.student.place, f"help ticket open {words}")
        assert busy.engine.hear(message, busy.clock.now()) == "error"
    busy.delivers = True
    busy.deliver()

    assert "message failed" in logged.getvalue()
    assert occurring(CORPUS, everything(busy) | noted(logged, caplog)) == []
