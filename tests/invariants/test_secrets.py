"""Whatever secret somebody tells, in whatever way, whatever goes wrong then: it is kept and told nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from io import StringIO
from typing import NamedTuple

import pytest
import structlog
from hypothesis import strategies as st

from bot.figures import Figures
from bot.model.errors import Throttled, Undeliverable
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Comment
from bot.model.messages import Kind, Message
from handlers.catalogue import HANDLERS
from tests.faults.secret_ways import WAYS, everything, occurring
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.world import World

PASSWORDS = st.from_regex(r"[A-Z][a-z]{3,7}[#!%+][0-9]{2,4}", fullmatch=True)
CODES = st.from_regex(r"[1-9][0-9]{5}", fullmatch=True)
KEYS = st.from_regex(r"sk-[a-zA-Z0-9]{24}", fullmatch=True)
TOKENS = st.from_regex(r"[a-f][a-f0-9]{13}", fullmatch=True)
TOLD = {
    "my password is {} and it fails": PASSWORDS,
    'the password is "{}" for canvas': PASSWORDS,
    "mein Passwort lautet {}": PASSWORDS,
    "mi contraseña es {}, no entra": PASSWORDS,
    "{} is my password": PASSWORDS,
    "the code is {}": CODES,
    "my recovery code is {}": CODES,
    "they sent me the key {}": KEYS,
    "https://id.example.edu/reset?token={} is dead": TOKENS,
}
TROUBLES = ("none", "none", "bug", "refused", "slow")


class Telling(NamedTuple):
    """A secret, the words it is told in, the way they come, what goes wrong, and how many minutes pass then."""

    secret: str
    words: str
    way: str
    trouble: str
    minutes: int


def telling(words: str) -> st.SearchStrategy[Telling]:
    ways, troubles = st.sampled_from(sorted(WAYS)), st.sampled_from(TROUBLES)
    return st.builds(Telling, TOLD[words], st.just(words), ways, troubles, st.integers(0, 90))


STORIES = st.lists(st.sampled_from(sorted(TOLD)).flatmap(telling), min_size=2, max_size=6)


@contextmanager
def logs() -> Iterator[StringIO]:
    """All that any log says, with all that its records carry."""
    written, factory, root = StringIO(), structlog.get_config()["logger_factory"], logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(logging.Formatter("%(message)s %(args)r"))
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        structlog.configure(logger_factory=factory)
        root.removeHandler(handler)
        root.setLevel(level)


def fails(intent: Intent, turn: object) -> None:
    raise ValueError(f"cannot do {intent} {turn}")


def tells(url: str, story: Sequence[Telling]) -> Broken:
    with closing(World(url)) as world, logs() as written:
        world.student.says("ticket open the projector stays dark")
        world.teacher.says("session add Algebra tomorrow 10:00 #algebra", mentions={"#algebra": "algebra"})
        for step in story:
            goes_wrong(world, step)
            world.clock.moment += timedelta(minutes=step.minutes)
            world.engine.tick(world.clock.now())
        world.chat.failures, world.delivers = [], True
        world.deliver()
        figures = str(Figures().written(None))
        found = {**everything(world), "logs": written.getvalue(), "figures": figures}
    return {Holds.REDACTED: occurring([step.secret for step in story], found)}


def goes_wrong(world: World, step: Telling) -> None:
    """It is told, and something else is the matter."""
    refusals = {"refused": Undeliverable("channel_not_found"), "slow": Throttled("slow down", 30.0)}
    world.chat.failures = [refusals[step.trouble]] * 3 if step.trouble in refusals else []
    told = step.words.format(step.secret)
    if step.trouble != "bug":
        WAYS[step.way](world, told)
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(HANDLERS, Comment, fails)
        someone, key = world.student, f"b{world.count()}"
        said = Message((key,), someone.identity, someone.place, f"comment 1 {told}", Kind.COMMAND)
        assert world.engine.hear(said, world.clock.now()) == "error"


@pytest.mark.logs_errors("message failed")
def test_no_secret_is_kept_or_told(ground: Ground) -> None:
    ground.tries(STORIES, tells, most=8)
