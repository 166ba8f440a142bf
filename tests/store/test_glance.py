"""What is seen of somebody along with the names of their message, and for how long that counts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select, update

from bot.model.maintenance import Window
from bot.model.messages import Kind, Message, Place
from bot.model.people import Identity, Role
from store import schema
from store.glance import MADE_OF
from store.hearing import are_new
from store.store import Store
from store.unit_of_work import UnitOfWork
from store.unknown import Miss
from tests.store.samples import NORTH, NOW, ROOM, escalation, offer, session, statements, walkthrough
from tests.world import World

WHO = Identity("chat", "north", "mia", "Mia")
CHANNEL = Place("chat", "north", "algebra")
ALL = set(MADE_OF)
WINDOW = Window(0, 1, "canvas", "new disks", 1, NOW + timedelta(hours=1), NOW + timedelta(hours=2))
SOON = replace(session(), starts_at=NOW + timedelta(minutes=30))
OF_ANOTHER = replace(SOON, instructor=99)

_KEYS = count()


def speaks(work: UnitOfWork, who: Identity = WHO) -> bool:
    return are_new(work, [Message((f"m{next(_KEYS)}",), who, ROOM, "hello")])


def seen(work: UnitOfWork, person: int) -> set[str]:
    return {of for of in ALL if not work.glance.none(of, person)}


def met(store: Store) -> int:
    with store.begin(NORTH, NOW) as work:
        return work.people.meet(WHO).id


def visited(work: UnitOfWork, person: int) -> None:
    work.places.visit(person, CHANNEL)
    work.sessions.add(replace(OF_ANOTHER, channel=CHANNEL))


THERE: dict[str, tuple[str, Callable[[UnitOfWork, int], object]]] = {
    "not understood": ("misses", lambda work, who: work.people.missed(who, Miss(NOW, "shape", ""))),
    "in a walk-through": ("walkthroughs", lambda work, who: work.walkthroughs.add(walkthrough(who))),
    "offered an article": ("offers", lambda work, who: work.offers.add(offer(who))),
    "with a draft": ("drafts", lambda work, who: work.drafts.keep(who, "ticket", {"words": "x"})),
    "who teaches": ("sessions", lambda work, who: work.sessions.add(replace(SOON, instructor=who))),
    "who takes part": (
        "sessions",
        lambda work, who: work.sessions.add(replace(SOON, instructor=99, participants=(who,))),
    ),
    "who was in its channel": ("sessions", visited),
    "while work is planned": ("maintenance", lambda work, _: work.maintenance.add(WINDOW)),
}


@pytest.mark.parametrize("who", THERE)
def test_what_there_is_is_seen_at_the_next_message(store: Store, who: str) -> None:
    of, happens = THERE[who]
    person = met(store)
    with store.begin(NORTH, NOW) as work:
        assert speaks(work)
        assert seen(work, person) == set()
        happens(work, person)
        assert of in seen(work, person), "what is written does not count as known"
    with store.begin(NORTH, NOW) as work, statements(store) as asked:
        assert speaks(work)
        assert seen(work, person) == {of}
    assert len(asked) == 1


def test_of_somebody_else_nothing_is_known(store: Store) -> None:
    person = met(store)
    with store.begin(NORTH, NOW) as work:
        assert speaks(work)
        assert seen(work, person + 1) == ALL
    with store.begin(NORTH, NOW) as work:
        assert seen(work, person) == ALL


def test_a_copy_is_known_by_any_of_its_names(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        assert are_new(work, [Message(("a", "b"), WHO, ROOM, "hello")])
    with store.begin(NORTH, NOW) as work:
        assert not are_new(work, [Message(("c", "b"), WHO, ROOM, "hello")])


def test_what_is_locked_may_be_otherwise(postgres_url: str) -> None:
    store = Store(postgres_url)
    store.know((NORTH,), NOW)
    person = met(store)
    with store.begin(NORTH, NOW) as work:
        assert speaks(work)
        work.walkthroughs.get(work.walkthroughs.add(walkthrough(person)).id, lock=True)
        work.offers.first(schema.offers.c.person == person, lock=True)
        assert seen(work, person) == {"walkthroughs", "offers"}
    store.close()


def test_a_call_that_another_process_began_meanwhile_is_found(postgres_url: str) -> None:
    store, other = Store(postgres_url), Store(postgres_url)
    store.know((NORTH,), NOW)
    with store.begin(NORTH, NOW) as work:
        assert speaks(work)
        with other.begin(NORTH, NOW) as theirs:
            begun = theirs.escalations.add(escalation())
        assert work.escalations.open_on(begun.ticket, lock=True) == begun
    store.close()
    other.close()


@pytest.mark.parametrize("counted", ["tickets", "sessions"])
def test_whoever_waits_for_a_number_finds_what_another_process_planned_meanwhile(
    postgres_url: str, counted: str
) -> None:
    store, other = Store(postgres_url), Store(postgres_url)
    store.know((NORTH,), NOW)
    with store.begin(NORTH, NOW) as work:
        assert speaks(work)
        with other.begin(NORTH, NOW) as theirs:
            theirs.maintenance.add(WINDOW)
        (work.tickets if counted == "tickets" else work.sessions).next_number()
        assert [window.words for window in work.maintenance.ahead(NOW)] == [WINDOW.words]
    store.close()
    other.close()


def test_a_role_that_another_process_took_away_is_gone_at_once(world: World) -> None:
    world.first.says("queue")
    with world.store.transaction() as connection:
        connection.execute(update(schema.people).where(schema.people.c.handle == "ana").values(role=Role.STUDENT))
    assert world.first.says("queue") == "refused"


def test_whoever_speaks_where_another_process_could_not_reach_them_is_reached_there_again(world: World) -> None:
    world.first.says("queue")
    account = schema.identities.c.user == world.first.identity.user
    with world.store.transaction() as connection:
        connection.execute(update(schema.identities).where(account).values(unreachable_at=world.clock.now()))
    world.first.says("queue")
    with world.store.looking() as connection:
        assert connection.execute(select(schema.identities.c.unreachable_at).where(account)).scalar_one() is None


def test_of_two_accounts_the_one_used_last_counts_whichever_process_heard_the_other(world: World) -> None:
    now = world.clock.now()
    elsewhere = replace(world.student.identity, platform="other", workspace="elsewhere")
    world.student.says("help")
    with world.store.begin(world.schools[0], now) as work:
        person = work.people.meet(world.student.identity).id
        work.people.accounts.introduce([(elsewhere, person)])
    world.passes(minutes=2)
    world.student.says("help")
    world.passes(seconds=10)
    with closing(Store(world.database_url)) as other, other.begin(world.schools[0], world.clock.now()) as work:
        work.people.meet(elsewhere)
    world.passes(seconds=10)
    world.student.says("help")
    assert world.work().people.get(person).identities == (world.student.identity, elsewhere)


def test_an_account_that_became_somebody_elses_speaks_for_them_at_once(world: World) -> None:
    world.student.says("ticket open my screen is dark")
    world.teacher.says("help")
    taught = select(schema.identities.c.person).where(schema.identities.c.user == world.teacher.identity.user)
    with world.store.transaction() as connection:
        mine = schema.identities.c.user == world.student.identity.user
        connection.execute(update(schema.identities).where(mine).values(person=taught.scalar_subquery()))
    world.student.says("my tickets")
    assert world.student.hears()[-1].startswith("You have no tickets.")


def is_the_teacher_now(world: World) -> None:
    """Another process found that the student's account is the teacher's."""
    taught = select(schema.identities.c.person).where(schema.identities.c.user == world.teacher.identity.user)
    with world.store.transaction() as connection:
        mine = schema.identities.c.user == world.student.identity.user
        connection.execute(update(schema.identities).where(mine).values(person=taught.scalar_subquery()))


def test_whoever_only_looks_sees_what_is_theirs_now(world: World) -> None:
    world.student.says("ticket open my screen is dark")
    world.teacher.says("help")
    asked = Message((), world.student.identity, world.student.place, "", Kind.PRESSED)
    before = world.engine.look(asked, "ticket/1/reporter", world.clock.now())
    is_the_teacher_now(world)
    after = world.engine.look(asked, "ticket/1/reporter", world.clock.now())

    assert before
    assert after is None


def test_what_is_asked_back_is_asked_of_whoever_it_is_now(world: World) -> None:
    world.student.says("ticket open my screen is dark")
    world.teacher.says("help")
    is_the_teacher_now(world)
    world.student.says("session move 7")

    assert world.work().people.behind(world.student.identity) == world.work().people.behind(world.teacher.identity)
    assert world.student.hears()[-1] == "I cannot find a session 7."


def test_a_look_and_a_refusal_cost_one_statement_more_at_most_for_knowing_who_it_is(world: World) -> None:
    world.student.says("ticket open my screen is dark")
    asked = Message((), world.student.identity, world.student.place, "", Kind.PRESSED)
    with statements(world.store) as looked:
        world.engine.look(asked, "ticket/1/reporter", world.clock.now())
    world.delivers = False
    with statements(world.store) as refused:
        world.student.says("ack 1")

    assert sum(line.startswith("SELECT people") for line in looked) == 1, looked
    assert sum(line.startswith("SELECT people") for line in refused) == 0, refused
