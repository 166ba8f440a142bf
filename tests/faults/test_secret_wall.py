"""Secrets of many shapes, said in every way there is, stand in no table, log, figure or message afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO

import pytest
import structlog
from sqlalchemy import select

from adapters.found import previews
from adapters.plain import plain_text
from bot.figures import Figures
from bot.model.intents.help import Help
from bot.model.messages import Kind, Message, Place
from bot.model.people import Reader
from bot.model.secrets import masked
from handlers.catalogue import HANDLERS
from store import schema
from tests.gestures import reaction
from tests.world import ALGEBRA, HELP_DESK, ZONE, Someone, World

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


def thread(world: World) -> Place:
    return world.thread()


def below_the_class(world: World) -> Place:
    return replace(ALGEBRA, thread=world.chat.at(ALGEBRA)[0][0])


def forged(someone: Someone, words: str, kind: Kind, **more: object) -> None:
    number = someone.world.count()
    message = Message((f"k{number}",), someone.identity, someone.place, words, kind)
    someone.world.hears(replace(message, **more))  # type: ignore[arg-type]  # its own fields by name


def in_a_form(kind: Kind, says: str, *names: str) -> Callable[[World, str], None]:
    """In every text field, and as one that the form does not have."""

    def way(world: World, words: str) -> None:
        who = world.teacher if says.startswith("session") else world.student
        fields = {**dict.fromkeys((*names, "nothing"), words), "about": "device", "who": "1", "hurry": "1"}
        number = world.count()
        filled = Message((f"k{number}",), who.identity, who.place, says, kind, fields=fields)
        if kind is Kind.FILLED:
            world.engine.fill(filled, world.clock.now())
        else:
            world.engine.hear(filled, world.clock.now())

    return way


def edited(world: World, words: str) -> None:
    world.student.says("comment 1 wait a moment")
    world.student.edits(f"comment 1 {words}")


def reacted(world: World, words: str) -> None:
    """A ticket is made of a message that the desk had not heard."""
    number = world.count()
    message = Message(
        (f"k{number}",), world.student.identity, HELP_DESK, words, addressed=False, remote_id=f"o{number}"
    )
    world.hears(reaction(world.student.identity, world.count(), "ticket open", message, {}))


def overheard_then_reacted(world: World, words: str) -> None:
    world.student.says(words, where=HELP_DESK)
    world.hears(reaction(world.first.identity, world.count(), "ticket open", world.student.said[-1], {}))


def walked(world: World, words: str) -> None:
    for each in ("login", "1", words, "restart", "login", "3", "2", words):
        world.student.says(each)


WAYS: dict[str, Callable[[World, str], object]] = {
    "in private": lambda world, words: world.student.says(words),
    "as a command": lambda world, words: world.student.says(f"/ticket open {words}", where=HELP_DESK),
    "with a mention": lambda world, words: world.student.says(f"@deskbell ticket open {words}", where=HELP_DESK),
    "as a command nobody knows": lambda world, words: world.student.says(f"/{words}", where=HELP_DESK),
    "to others": lambda world, words: world.student.says(words, where=HELP_DESK),
    "on a forged button": lambda world, words: forged(world.student, f"comment 1 {words}", Kind.PRESSED),
    "on a button of nonsense": lambda world, words: forged(world.student, words, Kind.PRESSED, about="p1"),
    "in a comment": lambda world, words: world.student.says(f"comment 1 {words}"),
    "in the staff's thread": lambda world, words: world.first.says(words, where=thread(world)),
    "to the reporter": lambda world, words: world.first.says(f"tell 1 {words}"),
    "in a question": lambda world, words: world.first.says(f"ask 1 {words}"),
    "when it is taken": lambda world, words: world.first.says(f"ack 1 {words}"),
    "to a supplier": lambda world, words: world.first.says(f"waiting supplier 1, {words}"),
    "when calling for more": lambda world, words: world.first.says(f"escalate 1 {words}"),
    "when it is solved": lambda world, words: world.first.says(f"resolve 1 {words}"),
    "when it is opened again": lambda world, words: world.student.says(f"reopen 1 {words}"),
    "when it is withdrawn": lambda world, words: world.student.says(f"withdraw 1 {words}"),
    "as a category": lambda world, words: world.first.says(f"category 1 {words}"),
    "as a time": lambda world, words: world.teacher.says(f"session move 1 to {words}"),
    "as the name of a class": lambda world, words: world.teacher.says(f"session add {words} tomorrow 10:00"),
    "below a class": lambda world, words: world.teacher.says(f"cancel, {words}", where=below_the_class(world)),
    "as a code": lambda world, words: world.student.says(f"link {words}"),
    "as a draft": lambda world, words: world.student.says(f"drop the draft of {words}"),
    "in a form": in_a_form(Kind.FILLED, "ticket form", "summary", "where", "details"),
    "in a form that is begun": in_a_form(Kind.DRAFTED, "ticket form", "summary", "where"),
    "in a form that is closed": in_a_form(Kind.LEFT, "ticket form", "summary", "where"),
    "in the form of a class": in_a_form(Kind.FILLED, "session form", "name", "title", "what", "people", "who", "day"),
    "in the words of a form": lambda world, words: in_a_form(Kind.FILLED, f"ticket form {words}", "summary")(
        world, words
    ),
    "in an edit": edited,
    "in a message that gets a reaction": reacted,
    "in talk that gets a reaction": overheard_then_reacted,
    "in a walk-through": walked,
}


def everything(world: World) -> dict[str, str]:
    """All that is kept, and all that was said in every writing there is."""
    with world.store.looking() as connection:
        found = {
            name: "\n".join(str(tuple(row)) for row in connection.execute(select(table)))
            for name, table in schema.metadata.tables.items()
        }
    posts = [*world.chat.heard, *world.chat.posts.values()]
    for each in previews():
        found[each.name] = "\n".join(json.dumps(each.of(post, None).body, ensure_ascii=False) for post in posts)
    return {**found, "plain": "\n".join(plain_text(post.card, Reader(ZONE)) for post in posts)}


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


def test_the_corpus_is_of_secrets() -> None:
    for secret, words in CORPUS.items():
        assert secret in words
        assert secret not in masked(words)


def test_no_secret_is_kept_or_said_whatever_way_it_comes(
    busy: World, logged: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    """Every way gets other secrets, one after the other."""
    secrets = list(CORPUS)
    for number, way in enumerate(WAYS.values()):
        for turn in range(2):
            way(busy, CORPUS[secrets[(number * 2 + turn) % len(secrets)]])
    busy.delivers = True
    busy.deliver()
    busy.passes(hours=6)

    found = everything(busy)
    assert len(found["plain"]) > 10_000
    figures = Figures()
    figures.heard.labels("chat", "unknown").inc()
    found |= {"logs": logged.getvalue() + caplog.text, "figures": str(figures.written(None))}
    assert [(where, secret) for where, kept in found.items() for secret in secrets if secret in kept] == []


def test_a_bug_tells_no_secret(
    busy: World, monkeypatch: pytest.MonkeyPatch, logged: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    said = iter(CORPUS.values())

    def fails(intent: Help, turn: object) -> None:
        raise ValueError(f"cannot do {intent} {turn}: {next(said)}")

    monkeypatch.setitem(HANDLERS, Help, fails)
    for number, words in enumerate(CORPUS.values()):
        message = Message((f"b{number}",), busy.student.identity, busy.student.place, f"help with {words}")
        assert busy.engine.hear(message, busy.clock.now()) == "error"
    busy.delivers = True
    busy.deliver()

    assert "message failed" in logged.getvalue()
    found = {**everything(busy), "logs": logged.getvalue() + caplog.text}
    assert [(where, secret) for where, kept in found.items() for secret in CORPUS if secret in kept] == []
