"""Whatever the store is asked or told for one school, it reads and changes no row of another one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import select

from bot.model.errors import NotFound
from bot.model.messages import Place
from store import claims, delivery, schema
from store.delivery import Outcome
from store.joining import SETTLED_AFTER
from store.outbox import OutboxState
from store.queues import Reach
from store.records import Stale
from store.store import Store
from store.unit_of_work import UnitOfWork
from tests.schoolwise import watched
from tests.store.everything import DEEDS, KNOWN_BY_NAME, QUESTIONS, SAM, Ids, fill
from tests.store.samples import NORTH, NOW, SOUTH, reply, says


class Undone(Exception):
    """What was done is not kept."""


def rows(work: UnitOfWork) -> dict[str, dict[str, list[str]]]:
    """All there is, by school and table."""
    found: dict[str, dict[str, list[str]]] = {each.id: {} for each in (NORTH, SOUTH)}
    for table in schema.metadata.tables.values():
        if "school" in table.c:
            for row in work.connection.execute(select(table)):
                found[row.school].setdefault(table.name, []).append(str(row))
    return {school: {name: sorted(kept) for name, kept in tables.items()} for school, tables in found.items()}


def changes(store: Store, deed: Callable[[UnitOfWork, Ids], object], ids: Ids) -> set[str]:
    """Whose rows are others after a deed of the southern school, which is undone."""
    changed: set[str] = set()
    with suppress(Undone), store.begin(SOUTH, NOW + 2 * SETTLED_AFTER) as work:
        before = rows(work)
        with suppress(NotFound, Stale):
            deed(work, ids)
        work.write()
        after = rows(work)
        changed = {school for school, found in after.items() if found != before[school]}
        raise Undone
    return changed


def test_a_school_sees_no_row_of_another(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    with store.begin(NORTH, NOW) as work:
        ids = fill(work)
        silent = [words for words, question in QUESTIONS.items() if not question(work, ids)]
        assert silent == [], "a question finds nothing in its own school"
        for question in KNOWN_BY_NAME.values():
            assert question(work, ids)

    with watched() as unrestricted, store.begin(SOUTH, NOW) as work:
        assert [words for words, question in QUESTIONS.items() if question(work, ids)] == []
        for question in KNOWN_BY_NAME.values():
            with pytest.raises(NotFound):
                question(work, ids)
    assert unrestricted == []


def test_a_school_finds_the_same_whether_or_not_another_has_the_like(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    questions = {**QUESTIONS, **KNOWN_BY_NAME}
    with store.begin(SOUTH, NOW) as work:
        ids = fill(work)
    with watched() as unrestricted, store.begin(SOUTH, NOW) as work:
        alone = {words: question(work, ids) for words, question in questions.items()}
    with store.begin(NORTH, NOW) as work:
        fill(work)
    with store.begin(SOUTH, NOW) as work:
        assert [words for words, question in questions.items() if question(work, ids) != alone[words]] == []
    assert unrestricted == []


def test_what_a_school_does_with_the_names_and_numbers_of_another_changes_nothing_there(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    with store.begin(NORTH, NOW) as work:
        theirs = fill(work)
    with store.begin(SOUTH, NOW) as work:
        ours = fill(work)
    with watched() as unrestricted:
        for words, deed in DEEDS.items():
            assert changes(store, deed, ours) == {"south"}, words
            assert changes(store, deed, theirs) <= {"south"}, words
    assert unrestricted == []


def test_who_cannot_be_told_anything_in_one_school_is_still_told_it_in_another(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    for each in (NORTH, SOUTH):
        with store.begin(each, NOW) as work:
            work.people.meet(SAM)
    says(store, reply("a", Place("chat", "shared", "@sam")), of=SOUTH)
    with store.transaction() as connection:
        claim = claims.claim(connection, "me/1", NOW, Reach(("chat",)), 9)
        gone = [Outcome(each, OutboxState.DEAD, unreached_at=NOW, gone=True) for each in claim.sayings]
        delivery.settle(connection, gone)

    reached = {}
    for each in (NORTH, SOUTH):
        with store.read(each, NOW) as work:
            reached[each.id] = work.people.accounts.reachable(work.people.accounts.person(SAM) or 0)
    assert reached == {"north": [SAM], "south": []}


def test_cards_of_one_name_in_two_schools_wait_for_each_other_in_nothing(store: Store) -> None:
    """Not for their turn, and not for a pause that the platform wants of what changes a card."""
    ours, theirs = Place("chat", "north", "room"), Place("chat", "south", "room")
    says(store, reply("a", ours, live="card"), of=NORTH)
    says(store, reply("b", theirs, live="card"), of=SOUTH)
    pause = {"scope": "chat/south/", "way": "edit", "until": NOW + SETTLED_AFTER}
    with store.transaction() as connection:
        connection.execute(schema.cards.insert(), {"school": "north", "name": "card", "place": ours, "remote_id": "p1"})
        connection.execute(schema.limits.insert(), pause)
        claim = claims.claim(connection, "me/1", NOW, Reach(("chat",)), 9)

    assert [(each.school, each.remote_id) for each in claim.sayings] == [("north", "p1"), ("south", None)]
