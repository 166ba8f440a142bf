"""The commands about one person: what is printed, what is done, and that it is done whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MachineClock
from bot.commands import persons
from bot.figures import Figures
from bot.model.messages import Kind, Message
from store import figures, in_hand
from store.store import Store
from tests.commands import refused, told
from tests.store.samples import NOW
from tests.stories.test_forgetting import LEFT, a_year_at_school, traces
from tests.world import NORTH, Turned, World


def a_school(folder: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A year at a school, in the database that the commands find."""
    (folder / "school.toml").write_text('id = "north"\nname = "North School"\nzone = "Europe/Lisbon"\n')
    monkeypatch.setenv("DATABASE_URL", url)
    world = World(url)
    a_year_at_school(world)
    yield world
    world.close()


@pytest.fixture
def school(folder: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield from a_school(folder, database_url, monkeypatch)


@pytest.fixture
def on_a_file(folder: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield from a_school(folder, sqlite_url, monkeypatch)


@pytest.fixture
def on_a_server(folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield from a_school(folder, postgres_url, monkeypatch)


def exported(person: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(told("export", person).output)
    return kept


def kept_before_secrets_were_known(world: World, words: str) -> None:
    with world.store.begin(NORTH, world.clock.now()) as work:
        work.tickets.save(replace(work.tickets.numbered(1), solution=words))


def test_without_yes_it_is_only_said_what_would_go(school: World) -> None:
    before = traces(school, *LEFT)
    lines = told("forget", "Sam Rivera").output.splitlines()
    assert re.fullmatch(r"\d+: Sam Rivera, chat:north:sam", lines[0])
    assert lines[1] == "This would go:"
    assert "       1  Tickets without their words" in lines
    assert re.fullmatch(r"Nothing was changed. `deskbell forget \d+ --yes` does it.", lines[-1])
    assert traces(school, *LEFT) == before


def test_with_yes_it_is_done_and_the_journal_is_whole(school: World, folder: Path) -> None:
    result = told("forget", "chat:north:sam", "--yes")
    assert (result.exit_code, result.output.splitlines()[1]) == (0, "This is gone:")
    assert traces(school, *LEFT) == set()
    assert "ok       journal: as it was written" in told("check").output


def test_a_file_has_nothing_of_them_in_its_free_pages(on_a_file: World) -> None:
    told("forget", "sam", "--yes")
    on_a_file.store.engine.dispose()
    file = Path(str(on_a_file.store.url.database))
    kept = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert [word for word in (b"zebra", b"Rivera", b"striped") if word in kept] == []


def test_no_figure_list_or_log_tells_of_who_was_forgotten(school: World) -> None:
    result = told("forget", "sam", "--yes")
    with school.store.looking() as connection:
        counted = figures.count(connection, ["north"], NOW)
    printed = [
        result.stderr,
        Figures().written(counted).decode(),
        *(told(*command.split()).output for command in ("playbooks figures", "articles", "dead list", "export ana")),
    ]
    assert [word for word in ("zebra", "striped", "Rivera", "@sam", ":sam") for text in printed if word in text] == []


def test_who_was_forgotten_is_known_by_their_number_alone(school: World) -> None:
    number = told("forget", "sam").output.split(":")[0]
    told("forget", "sam", "--yes")
    assert refused("forget", "sam") == [
        "Nobody here is known as sam. Say platform:workspace:id, an address, or a name.",
    ]
    assert told("forget", number).output.startswith(f"{number}: Somebody who has left, without an account\n")


@pytest.mark.parametrize("command", ["export", "forget"])
def test_a_name_in_letters_that_are_none_is_nobodys(school: World, command: str) -> None:
    [line] = refused(command, "zo\udcff")
    assert line.startswith("Nobody here is known as zo")


def ticks(store: Store) -> None:
    with store.transaction() as connection:
        figures.note_tick(connection, MachineClock().now())


def only_hears(store: Store) -> None:
    with store.noting() as connection:
        in_hand.take(connection, "web", in_hand.MESSAGES, {"north": ["m1"]}, MachineClock().now())


@pytest.mark.parametrize("runs", [ticks, only_hears])
def test_what_a_running_program_writes_of_them_in_the_next_minute_goes_too(
    on_a_server: World,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    runs: Callable[[Store], None],
) -> None:
    """Also where the machine on which it is typed is an hour ahead."""
    runs(on_a_server.store)
    monkeypatch.setattr(persons, "MachineClock", lambda: Turned(MachineClock().now() + timedelta(hours=1)))
    stood = []

    def meanwhile(seconds: float) -> None:
        stood.append(seconds)
        on_a_server.student.says("help")
        on_a_server.student.says("ticket open a second zebra has come in")
        assert traces(on_a_server, *LEFT) != set()

    persons.forget("Sam Rivera", "", sure=True, stand_still=meanwhile)

    assert stood == [61]
    assert "one minute more" in capsys.readouterr().out
    assert traces(on_a_server, *LEFT) == set()
    on_a_server.passes(seconds=61)
    on_a_server.student.says("my tickets")
    assert on_a_server.student.hears()[-1].startswith("You have no ticket")


def test_what_is_written_under_their_number_in_the_next_minute_goes_too(on_a_server: World) -> None:
    """What has begun before is finished."""
    with on_a_server.store.transaction() as connection:
        figures.note_tick(connection, MachineClock().now())
    [person] = on_a_server.work().people.called("Sam Rivera")

    def meanwhile(_seconds: float) -> None:
        with on_a_server.store.begin(NORTH, on_a_server.clock.now()) as work:
            work.tickets.save(replace(work.tickets.of(person.id)[0], summary="a second zebra has come in"))

    persons.forget("Sam Rivera", "", sure=True, stand_still=meanwhile)

    assert traces(on_a_server, *LEFT) == set()


def test_what_is_heard_together_with_others_in_the_next_minute_goes_too(on_a_server: World) -> None:
    with on_a_server.store.transaction() as connection:
        figures.note_tick(connection, MachineClock().now())

    def meanwhile(_seconds: float) -> None:
        words = ("ticket open a second zebra has come in", "my tickets")
        place, author = on_a_server.student.place, on_a_server.student.identity
        both = [Message((f"b{n}",), author, place, each, Kind.COMMAND) for n, each in enumerate(words)]
        assert on_a_server.engine.hear_all(both, on_a_server.clock.now()) == ["ticket_create", "ticket_list"]

    persons.forget("Sam Rivera", "", sure=True, stand_still=meanwhile)

    assert traces(on_a_server, *LEFT) == set()


def test_whoever_took_over_an_account_of_theirs_in_the_next_minute_stays(
    on_a_server: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with on_a_server.store.transaction() as connection:
        figures.note_tick(connection, MachineClock().now())

    def meanwhile(_seconds: float) -> None:
        on_a_server.student.says("help")
        with on_a_server.store.begin(NORTH, on_a_server.clock.now()) as work:
            account = on_a_server.student.identity
            work.people.accounts.give(account, work.people.meet(on_a_server.teacher.identity).id)

    persons.forget("Sam Rivera", "", sure=True, stand_still=meanwhile)

    owner = on_a_server.work().people.behind(on_a_server.student.identity)
    assert owner == on_a_server.work().people.behind(on_a_server.teacher.identity)
    assert owner
    assert f"belongs to somebody else now, who stays: {owner.id}: {owner.name}, " in capsys.readouterr().out


def test_of_two_with_one_name_the_number_is_asked_for(school: World) -> None:
    school.person("sam2", "Sam Rivera").says("hello")
    lines = refused("forget", "Sam Rivera", "--yes")
    assert lines[0] == "Sam Rivera may be 2 people. Say the number of one:"
    assert [line.split(": ", 1)[1] for line in lines[1:]] == [
        "Sam Rivera, chat:north:sam",
        "Sam Rivera, chat:north:sam2",
    ]


def test_what_is_in_the_way_is_told_and_nothing_is_done(school: World) -> None:
    school.student.says("ticket open the giraffe in the hall has fallen over")
    assert refused("forget", "sam", "--yes") == [
        "Ticket 2, which they reported, is open: type `resolve 2` to the desk.",
    ]
    assert traces(school, "Rivera") != set()


def test_what_is_still_to_come_is_in_the_way_of_who_has_it(school: World) -> None:
    school.clock.moment = MachineClock().now()  # by which the command tells what is over
    school.first.says('maintenance lms "new disks" from friday 22:00 until 2:00')
    school.first.says("on call override ben for me from friday 18:00 until 22:00")
    school.student.says("ticket open my camera stays black")
    school.passes(minutes=1)

    assert refused("forget", "ana", "--yes") == [
        "Maintenance 1, which they planned, is not over: cancel it, or wait for its end.",
        "Override 1 is about them: type `override 1 cancel`.",
    ]
    assert refused("forget", "sam", "--yes") == [
        "What they reported a moment ago becomes a ticket within ten minutes: ask again then.",
    ]


def test_what_cannot_be_read_is_left_out_of_what_is_kept(school: World) -> None:
    whole = len(exported("sam")["said to them"])
    with school.store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE outbox SET spoken = '{' WHERE id = (SELECT max(id) FROM outbox WHERE queue LIKE '%%sam%%')"
        )

    assert len(exported("sam")["said to them"]) == whole - 1


def test_a_file_that_a_program_runs_on_is_refused(on_a_file: World) -> None:
    other = Store(on_a_file.database_url)
    other.lock()
    [line] = refused("forget", "sam", "--yes")
    other.close()
    assert line.startswith("Another Deskbell is running on ")


def test_all_that_is_kept_is_printed(school: World) -> None:
    school.student.says("link")
    kept_before_secrets_were_known(school, "my password is Tr0ub4dor&3")

    kept = exported("sam")

    assert kept["people"][0]["name"] == "Sam Rivera"
    assert [(ticket["summary"], ticket["solution"]) for ticket in kept["tickets"]] == [
        ("the zebra projector hums loudly", "my password is •••")
    ]
    assert "looks like the zebra lamp is worn out" in [comment["text"] for comment in kept["comments"]]
    assert {"identities", "participants", "walkthroughs", "visitors", "journal (person)"} <= kept.keys()
    assert any("the zebra lamp comes on monday" in each["words"] for each in kept["said to them"])
    assert [link["digest"] for link in kept["links"]] == ["•••"]
    assert "Tr0ub4dor" not in json.dumps(kept)


def test_whoever_worked_for_others_reads_their_own_words_alone(school: World) -> None:
    school.first.says("on call override ben for me until 22:00")
    school.first.says("on call override me for ben from friday 18:00 until 22:00")
    kept = exported("ana")
    assert kept["tickets (owner)"][0]["solution"] == "a new zebra lamp"
    assert "summary" not in kept["tickets (owner)"][0]
    assert {"tickets", "walkthroughs"} & kept.keys() == set()
    assert (kept["people"][0]["role"], [cover["number"] for cover in kept["covers"]]) == ("on_call", [1, 2])
    assert "it is the striped one" not in json.dumps([kept["comments"], kept["journal (person)"]])


def test_it_may_be_written_to_a_file(school: World, folder: Path) -> None:
    assert told("export", "sam", "--output", "sam.json").output.endswith("is in sam.json.\n")
    assert json.loads((folder / "sam.json").read_text("utf-8"))["people"][0]["name"] == "Sam Rivera"
    assert refused("export", "sam", "--output", "away/sam.json") == [
        "away/sam.json cannot be written: No such file or directory."
    ]


def test_nothing_is_kept_of_who_was_forgotten(school: World) -> None:
    number = told("forget", "sam").output.split(":")[0]
    told("forget", "sam", "--yes")
    printed = json.dumps(exported(number))
    assert [word for word in LEFT if word in printed] == []
