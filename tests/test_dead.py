"""What was given up can be listed, looked at, tried again and let go, and nobody's words show by accident."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.clock import MachineClock
from bot.commands import dead as command
from bot.delivery.loop import Delivery
from bot.figures import Figures
from bot.health import Health
from bot.model.deadlines import MOST_DOUBTS, MOST_FAULTS
from bot.model.errors import Undeliverable, Unknown
from bot.model.messages import Lane, private_place
from bot.model.people import Identity
from bot.model.ports import Post
from bot.threads import Threads
from store.schema import outbox
from store.schema import undone as table
from store.store import Store
from tests.commands import refused, told
from tests.desk import BLIND, STAFF, Desk, at_once
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, SOUTH, reply, says
from tests.world import Turned


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Two messages were given up, one is said."""
    told("migrate")
    desk = Desk(Store(f"sqlite:///{folder / 'deskbell.db'}"), clock=Turned(MachineClock().now()))
    desk.store.know([NORTH, SOUTH], desk.clock.now())
    desk.says(reply("my secret", lane=Lane.PAGE), reply("fine"))
    says(desk.store, reply("theirs", SOUTH.staff[0]), at=desk.clock.now() - timedelta(hours=3), of=SOUTH)
    desk.chat.failures = [Undeliverable("chat.postMessage: is_archived"), None, Undeliverable("no_text")]
    asyncio.run(desk.delivery.deliver())
    desk.chat.failures = []
    yield desk
    desk.store.close()


def test_the_list_has_reasons_and_ages_and_not_a_word_of_anybody(desk: Desk) -> None:
    lines = told("dead", "list").stdout.splitlines()

    assert [line.split() for line in lines] == [
        ["ID", "SCHOOL", "PLATFORM", "LANE", "AGE", "ERROR"],
        ["3", "south", "chat", "answer", "3h", "no_text"],
        ["1", "north", "chat", "page", "0m", "chat.postMessage:", "is_archived"],
    ]


def test_one_is_shown_with_its_words_only_when_they_are_asked_for(desk: Desk) -> None:
    shown = told("dead", "show", "1").stdout
    assert "my secret" not in shown
    for line in (
        "school:   north",
        "place:    north/room",
        "lane:     page",
        "error:    chat.postMessage: is_archived",
    ):
        assert line in shown.splitlines()
    assert "my secret" in told("dead", "show", "1", "--words").stdout
    assert refused("dead", "show", "2") == ["No message 2 was given up. `deskbell dead list` shows which were."]


def test_what_cannot_be_read_is_listed_and_shown_all_the_same(desk: Desk) -> None:
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET spoken = '{' WHERE id = 1")
    assert len(told("dead", "list").stdout.splitlines()) == 3
    assert "place:    it cannot be read" in told("dead", "show", "1", "--words").stdout


@pytest.mark.parametrize(("which", "said"), [("1", ["fine", "my secret"]), ("--all", ["fine", "my secret", "theirs"])])
def test_what_is_tried_again_is_said_as_if_it_were_new(desk: Desk, which: str, said: list[str]) -> None:
    count = "One message" if which == "1" else "2 messages"
    assert told("dead", "retry", which).stdout == f"{count} will be said again, as soon as a process runs.\n"
    desk.clock.moment = MachineClock().now()
    asyncio.run(desk.delivery.deliver())

    assert sorted(desk.said()) == said
    assert desk.states()[0] == "sent"


def said_once_more(desk: Desk) -> None:
    """The fourth message is tried again by hand, and stands there once."""
    told("dead", "retry", "4")
    desk.clock.moment = MachineClock().now()
    asyncio.run(desk.delivery.deliver())

    assert desk.said() == ["fine", "perhaps"]
    assert desk.states()[3] == "sent"


def test_what_was_perhaps_said_is_looked_up_before_it_is_said_again(desk: Desk) -> None:
    desk.says(reply("perhaps", STAFF))
    desk.chat.failures, desk.chat.accepts_although_failing = [Unknown("timeout")], True
    asyncio.run(desk.delivery.deliver())
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'dead', next_at = NULL WHERE id = 4")
    said_once_more(desk)


@pytest.mark.parametrize("times", [1, 2])
def test_it_is_looked_for_from_when_it_was_decided_however_often_it_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    decided, looked_since = MachineClock().now() - timedelta(hours=30), list[datetime | None]()
    says(desk.store, reply("perhaps", STAFF), at=decided)

    async def finds(post: Post) -> str:
        looked_since.append(post.since)
        return "there"

    monkeypatch.setattr(desk.chat, "find", finds)
    for _ in range(times):
        with desk.store.transaction() as connection:
            connection.exec_driver_sql("UPDATE outbox SET state = 'dead', next_at = NULL, doubts = 1 WHERE id = 4")
        told("dead", "retry", "--all")
    desk.clock.moment = MachineClock().now()
    asyncio.run(desk.delivery.deliver())

    assert looked_since == [decided]
    assert desk.states()[3] == "sent"


def test_an_answer_that_cannot_be_looked_up_is_said_again_all_the_same(desk: Desk) -> None:
    desk.chat.abilities = BLIND
    desk.says(reply("perhaps", private_place(Identity("chat", "north", "sam"))))
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'dead', next_at = NULL, doubts = 1 WHERE id = 4")
    said_once_more(desk)


def test_on_a_server_it_is_said_at_once_though_the_machine_is_ahead_on_which_that_is_typed(
    folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    desk = Desk(Store(postgres_url), clock=Turned(MachineClock().now()))
    desk.store.know([NORTH], desk.clock.now())
    desk.says(reply("my secret"))
    desk.chat.failures = [Undeliverable("chat.postMessage: is_archived")]
    asyncio.run(desk.delivery.deliver())
    monkeypatch.setattr(command, "MachineClock", lambda: Turned(MachineClock().now() + timedelta(hours=2)))
    told("dead", "retry", "--all")
    desk.clock.moment = MachineClock().now() + timedelta(seconds=1)
    asyncio.run(desk.delivery.deliver())

    assert desk.states() == ["sent"]
    desk.store.close()


@pytest.mark.parametrize(("which", "third"), [("1", "dead"), ("--all", "cancelled")])
def test_what_is_let_go_is_not_said(desk: Desk, which: str, third: str) -> None:
    told("dead", "drop", which)
    asyncio.run(desk.delivery.deliver())

    assert desk.states() == ["cancelled", "sent", third]
    assert desk.said() == ["fine"]


@pytest.mark.parametrize("command", ["retry", "drop"])
def test_only_the_dead_can_be_changed_and_it_must_be_said_which(desk: Desk, command: str) -> None:
    for number in ("2", "99"):
        (line,) = refused("dead", command, number)
        assert line.startswith(f"Nothing can be done about a message {number}.")
    for arguments in ((), ("1", "--all")):
        assert told("dead", command, *arguments).exit_code == 2
    assert desk.states() == ["dead", "sent", "dead"]


def test_it_may_be_looked_at_while_the_program_runs(desk: Desk) -> None:
    desk.store.lock()
    assert len(told("dead", "list").stdout.splitlines()) == 3
    assert told("dead", "retry", "--all").exit_code == 0
    desk.store.close()


def test_where_nothing_was_given_up_it_says_so_and_without_a_database_what_to_do(folder: Path) -> None:
    assert refused("dead", "list") == ["The database has no tables yet: run `deskbell migrate`."]
    told("migrate")
    assert told("dead", "list").stdout == "No message was given up.\n"


def test_what_had_become_too_old_is_new_when_it_is_tried_again(desk: Desk) -> None:
    alone = private_place(Identity("chat", "north", "sam"))
    says(desk.store, reply("old", alone), at=desk.clock.now() - timedelta(hours=2))
    asyncio.run(desk.delivery.deliver())
    assert desk.errors()[3] == "too old"
    told("dead", "retry", "4")
    desk.clock.moment = MachineClock().now()
    asyncio.run(desk.delivery.deliver())

    assert desk.said() == ["fine", "old"]


@pytest.mark.parametrize("count", [{"doubts": MOST_DOUBTS}, {"faults": MOST_FAULTS}])
def test_what_was_tried_too_often_may_be_tried_as_often_again(desk: Desk, count: dict[str, int]) -> None:
    with desk.store.transaction() as connection:
        connection.execute(update(outbox).where(outbox.c.id == 1).values(**count))
    told("dead", "retry", "1")
    desk.clock.moment = MachineClock().now()
    asyncio.run(desk.delivery.deliver())

    assert desk.states()[0] == "sent"


def test_of_what_is_let_go_nobody_is_told_that_it_was_not_said(desk: Desk) -> None:
    assert desk.store.schools_with_due("outbox", desk.clock.now()) == [NORTH.id, SOUTH.id]
    told("dead", "drop", "1")

    assert desk.store.schools_with_due("outbox", desk.clock.now()) == [SOUTH.id]


@pytest.fixture
def undone(desk: Desk) -> Desk:
    """Three rows could not be done; one of them is still tried."""
    now = desk.clock.now()
    with desk.store.transaction() as connection:
        for row, again in ((4, None), (5, now), (6, None)):
            told = {"tries": MOST_FAULTS, "again": again, "at": now - timedelta(hours=row), "error": "ValueError"}
            connection.execute(table.insert().values(school="north", noun="escalations", row=row, **told))
    return desk


def test_what_was_due_and_could_not_be_done_stands_below_the_messages(undone: Desk) -> None:
    lines = [line.split() for line in told("dead", "list").stdout.splitlines()]
    assert lines[3:] == [
        [],
        ["What", "could", "not", "be", "answered,", "or", "done", "when", "it", "was", "due:"],
        ["ID", "SCHOOL", "AGE", "ERROR"],
        ["escalations/4", "north", "4h", "ValueError"],
        ["escalations/6", "north", "6h", "ValueError"],
    ]
    told("dead", "drop", "--all")
    assert told("dead", "list").stdout.splitlines()[0] == "No message was given up."
    assert "escalations/4" in told("dead", "list").stdout


def test_what_was_due_is_tried_again_and_nothing_else_when_that_is_asked_for(undone: Desk) -> None:
    assert told("dead", "retry", "--due").stdout.startswith("2 rows will be tried again")
    assert undone.states() == ["dead", "sent", "dead"]
    with undone.store.looking() as connection:
        assert connection.execute(select(table.c.row)).scalars().all() == [5]
    for arguments in ((), ("1", "--all"), ("1", "--due"), ("--all", "--due")):
        assert told("dead", "retry", *arguments).exit_code == 2
    assert undone.states() == ["dead", "sent", "dead"]


async def test_figures_and_health_tell_how_many_were_given_up(store: Store) -> None:
    clock, chat, threads = Turned(), Chat(), Threads(1)
    says(store, reply("a"), at=clock.now())
    chat.failures = [Undeliverable("never")]
    await Delivery(store, {"chat": chat}, clock, at_once).deliver()
    health = Health(store, threads, clock, Figures(), ticks=False)

    assert "deskbell_dead 1.0" in (await health.metrics()).decode().splitlines()
    part = (await health.ready())["outbox"]
    assert (part.problem, part.facts["dead"], part.facts["undone"]) == (None, 1, 0)
    with store.transaction() as connection:
        aside = {"tries": MOST_FAULTS, "again": None, "at": clock.now(), "error": "ValueError"}
        connection.execute(table.insert().values(school="north", noun="tickets", row=1, **aside))
        connection.execute(outbox.delete())
    assert "deskbell_undone 1.0" in (await health.metrics()).decode().splitlines()
    part = (await health.ready())["outbox"]
    assert (part.problem, part.facts["dead"], part.facts["undone"]) == (None, 0, 1)
    assert part.facts["warning"] == "see `deskbell dead list`"
    threads.close()
