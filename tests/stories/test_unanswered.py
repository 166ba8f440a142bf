"""A message that breaks what answers it is kept, tried again for some minutes, and then put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.attempts import Attempts
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import NotFound
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind, Message, Place, Reply
from bot.model.people import Person
from bot.model.playbooks.book import Shelf
from handlers.catalogue import HANDLERS
from handlers.offers import offering
from handlers.secrets.taken import taken_out
from handlers.turn import Turn
from store import due, schema
from store.unit_of_work import UnitOfWork
from tests.stories.bad_rows import undone
from tests.stories.test_forgetting import forgets
from tests.world import HELP_DESK, Someone, World

pytestmark = pytest.mark.logs_errors("message failed", "row not done", "row put aside", "message without its words")
DARK = "ticket open the zebra projector is dark"


class Trouble:
    """What opens tickets is broken, until it is mended; `tries` are the moments in which it was asked to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.raises: Exception | None = RuntimeError("words of somebody")
        self.tries = list[float]()

    def opens(self, intent: OpenTicket, turn: Turn) -> list[Reply]:
        self.tries.append(turn.now.timestamp())
        replies = offering.report(intent, turn)
        if self.raises:
            raise self.raises
        return replies

    @property
    def waits(self) -> list[float]:
        """Seconds between two tries."""
        return [later - earlier for earlier, later in zip(self.tries, self.tries[1:], strict=False)]


@pytest.fixture
def trouble(world: World, monkeypatch: pytest.MonkeyPatch) -> Trouble:
    made = Trouble(world)
    monkeypatch.setitem(HANDLERS, OpenTicket, made.opens)
    return made


def says(someone: Someone, words: str, **more: object) -> Message:
    """Say something that cannot be answered."""
    world = someone.world
    number = world.count()
    message = Message((f"m{number}",), someone.identity, someone.place, words, Kind.SAID, remote_id=f"r{number}")
    message = replace(message, **more)  # type: ignore[arg-type]  # its own fields by name
    assert world.engine.hear(message, world.clock.now()) == "error"
    world.deliver()
    return message


def kept(world: World) -> int:
    with world.store.looking() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.unanswered)).scalar_one())


def tried_by_hand(world: World, row: int = 1) -> None:
    with world.store.transaction() as connection:
        assert due.retry(connection, ("unanswered", row)) == 1
    world.passes(seconds=1)


def test_a_trouble_that_passes_mends_itself_and_the_person_gets_the_real_answer_once(
    world: World, trouble: Trouble
) -> None:
    message = says(world.student, DARK)
    (told,) = world.student.hears()
    assert told.startswith("Something went wrong on my side (code ")
    assert "I keep what you sent and try again by myself" in told
    world.passes(seconds=5)
    assert world.student.hears() == []

    trouble.raises = None
    world.passes(minutes=30)
    assert [ticket.summary for ticket in world.work().tickets.find()] == ["the zebra projector is dark"]
    assert len(world.student.hears()) == 1
    assert world.engine.hear(message, world.clock.now()) == "copy"
    assert (kept(world), trouble.waits) == (0, [5, 20])
    assert not [words for words in world.staff() if "could not answer" in words]


def test_after_five_tries_it_is_put_aside_and_the_staff_read_so_without_its_words(
    world: World, trouble: Trouble
) -> None:
    says(world.student, DARK)
    world.passes(days=2)

    assert trouble.waits == [5, 20, 80, 320]
    assert undone(world) == [("unanswered", 1, MOST_FAULTS, True)]
    (note,) = world.staff()
    assert note.startswith("I could not answer somebody: something is wrong on my side.")
    assert "zebra" not in note
    assert len(world.student.hears()) == 1
    assert world.work().tickets.find() == []


def test_the_staff_hear_once_a_day_of_each_kind_of_trouble(world: World, trouble: Trouble) -> None:
    for number in range(7):
        says(world.person(f"p{number}"), DARK)
    world.passes(minutes=10)
    assert len(world.staff()) == 1

    trouble.raises = KeyError()
    says(world.person("kim"), DARK)
    world.passes(minutes=10)
    assert len(world.staff()) == 2
    world.passes(days=1)
    says(world.person("kim"), DARK)
    world.passes(minutes=10)
    assert len(world.staff()) == 3


@pytest.mark.parametrize("where", [None, HELP_DESK], ids=["there", "elsewhere"])
def test_who_has_gone_on_meanwhile_is_not_answered_behind_their_back(
    world: World, trouble: Trouble, where: Place | None
) -> None:
    says(world.student, DARK, **({"place": where} if where else {}))
    trouble.raises = None
    world.clock.moment += timedelta(seconds=2)
    world.student.says(DARK)
    world.passes(days=2)

    assert len(world.work().tickets.find()) == 1
    assert undone(world) == [("unanswered", 1, 1, True)]
    assert [words[:27] for words in world.staff() if "zebra" not in words][:1] == ["I could not answer somebody"]


def test_what_is_refused_when_it_is_tried_again_is_told_once(world: World, trouble: Trouble) -> None:
    says(world.student, DARK)
    trouble.raises = NotFound("There is no such thing.")
    world.passes(days=1)

    assert world.student.hears()[1:] == ["There is no such thing."]
    assert (kept(world), len(trouble.tries), world.work().tickets.find()) == (0, 2, [])


def test_what_was_put_aside_is_answered_when_somebody_wants_it(world: World, trouble: Trouble) -> None:
    says(world.student, DARK)
    world.passes(days=2)
    world.student.hears()
    trouble.raises = None
    tried_by_hand(world)

    assert len(world.student.hears()) == 1
    assert [ticket.summary for ticket in world.work().tickets.find()] == ["the zebra projector is dark"]
    world.passes(days=1)
    assert (len(world.work().tickets.find()), kept(world)) == (1, 0)


def test_what_breaks_again_then_is_put_aside_again_and_nobody_hears_of_it_twice(world: World, trouble: Trouble) -> None:
    says(world.student, DARK)
    world.passes(hours=2)
    world.student.hears()
    tried_by_hand(world)
    world.passes(hours=2)

    assert undone(world) == [("unanswered", 1, MOST_FAULTS, True)]
    assert (world.student.hears(), len(trouble.tries), len(world.staff())) == ([], 2 * MOST_FAULTS, 1)


def test_no_secret_is_kept_with_it(world: World, trouble: Trouble) -> None:
    says(world.student, f"{DARK}, my password is tulip-4711", handle="https://hooks.example/secret")
    with world.store.looking() as connection:
        (row,) = connection.execute(select(schema.unanswered.c.message)).scalars()
    assert "•••" in row
    assert "tulip" not in row
    assert "hooks.example" not in row


def test_who_deletes_a_message_is_not_answered_any_more(world: World, trouble: Trouble) -> None:
    message = says(world.student, DARK)
    other = says(world.person("kim"), DARK)
    assert len(other.keys) == 1
    world.student.said.append(message)
    trouble.raises = None
    world.student.deletes()
    world.passes(minutes=10)

    assert [ticket.reporter for ticket in world.work().tickets.find()] != []
    assert len(world.work().tickets.find()) == 1
    assert kept(world) == 0


def test_what_cannot_even_be_looked_at_is_kept_without_its_words_and_takes_no_other_with_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looks(work: UnitOfWork, shelf: Shelf, message: Message, person: Person) -> tuple[Message, bool]:
        if "zebra" in message.words:
            raise ValueError
        return taken_out(work, shelf, message, person)

    monkeypatch.setattr("bot.engine.taken_out", looks)
    kim = world.person("kim")
    both = [
        Message(("a",), world.student.identity, world.student.place, DARK),
        Message(("b",), kim.identity, kim.place, "ticket open the lamp is dark"),
    ]
    assert world.engine.hear_all(both, world.clock.now()) == ["error", "ticket_create"]
    world.deliver()

    assert world.student.hears()[0].endswith("Please try again, or talk to a person.")
    assert undone(world) == [("unanswered", 1, 1, True)]
    with world.store.looking() as connection:
        assert "zebra" not in connection.execute(select(schema.unanswered.c.message)).scalar_one()


def test_talk_that_was_not_meant_for_the_desk_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    def breaks(*_: object) -> object:
        raise RuntimeError

    monkeypatch.setattr(world.engine, "_understood", breaks)
    says(world.student, "we meet at the lake", place=HELP_DESK, addressed=False)
    assert kept(world) == 0


def test_what_merely_happened_is_put_aside_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> object:
        raise RuntimeError

    monkeypatch.setattr("bot.engine.changed", breaks)
    says(world.student, "", place=HELP_DESK, kind=Kind.DEPARTED)
    assert undone(world) == [("unanswered", 1, 1, True)]
    assert len(world.staff()) == 1


def test_what_ended_every_process_is_kept_and_put_aside(world: World, trouble: Trouble) -> None:
    message = says(world.student, DARK)
    deadly = replace(message, keys=("deadly",))
    assert world.engine.put_aside(deadly, world.clock.now()) == "error"
    assert world.engine.put_aside(deadly, world.clock.now()) == "copy"
    world.deliver()

    assert ("unanswered", 2, MOST_FAULTS, True) in undone(world)
    assert world.student.hears()[-1].endswith("Please try again, or talk to a person.")
    assert len(world.staff()) == 1


def test_what_ends_a_process_when_it_is_tried_again_is_counted_by_the_next_one(world: World, trouble: Trouble) -> None:
    class Killed(BaseException):
        pass

    says(world.student, DARK)
    trouble.raises = Killed()  # type: ignore[assignment]  # it ends the process
    for _ in range(MOST_FAULTS + 2):
        try:
            world.passes(minutes=10)
        except Killed:
            world.restarts()
    assert undone(world) == [("unanswered", 1, MOST_FAULTS, True)]
    assert len(trouble.tries) == MOST_FAULTS
    assert Attempts(world.engine).hear_all([], world.clock.now()) == []


def test_it_goes_with_its_author_and_with_whoever_it_is_about(world: World, trouble: Trouble) -> None:
    trouble.raises = None
    world.student.says("my tickets")
    trouble.raises = RuntimeError()
    says(world.student, DARK)
    says(world.person("kim"), f"{DARK}, says @sam", mentions={"@sam": "sam"})
    says(world.person("lee"), DARK)
    forgets(world, world.student)
    with world.store.looking() as connection:
        assert connection.execute(select(schema.unanswered.c.id)).scalars().all() == [3]


def test_it_is_kept_for_thirty_days_at_most(world: World, trouble: Trouble) -> None:
    says(world.student, DARK)
    world.passes(days=30)
    world.store.purge(world.clock.now())
    assert kept(world) == 1

    world.store.purge(world.clock.now() + timedelta(seconds=1))
    assert (kept(world), undone(world)) == (0, [])
