"""What waits in the outbox survives the program that wrote it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine.default import DefaultDialect

from bot.model.messages import Asked, Button, Card, Guard, Place, Style, page_of, private_place
from bot.model.people import Identity, Person, Reader, Role
from bot.model.words import Below, Channel, Fact, Link, Said, Taken, Typed
from store.payloads import SPOKEN, Spoken, read_place, read_said, read_spoken, written_place
from store.payloads import written_said as write_said
from store.types import written
from tests.store.samples import NOW

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
IDENTITIES = st.builds(Identity, WORDS, WORDS, WORDS)
PERSONS = st.builds(
    Person,
    st.integers(0, 2**63 - 1),
    WORDS,
    st.sampled_from(Role),
    WORDS,
    WORDS,
    identities=st.lists(IDENTITIES, max_size=2).map(tuple),
)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-3, minutes=-30))]))
OURS = st.builds(Typed, WORDS) | st.builds(Taken) | st.builds(Channel, WORDS, WORDS, WORDS)
SIMPLE = st.one_of(WORDS, st.integers(), MOMENTS, PERSONS, st.builds(Link, WORDS, WORDS), OURS)


def below(facts: st.SearchStrategy[Fact]) -> st.SearchStrategy[Below]:
    return st.builds(Below, said(facts), said(facts))


def said(facts: st.SearchStrategy[Fact]) -> st.SearchStrategy[Said]:
    pairs = st.dictionaries(NAMES, facts, max_size=3).map(lambda found: tuple(found.items()))
    return st.builds(Said, WORDS, pairs)


FACTS: st.SearchStrategy[Fact] = st.recursive(SIMPLE, lambda facts: said(facts) | below(facts), max_leaves=5)
SAIDS = said(FACTS)
BUTTONS = st.lists(st.builds(Button, SAIDS, WORDS, st.sampled_from(Style)), max_size=2).map(tuple)
CARDS = st.builds(
    Card,
    SAIDS,
    st.none() | SAIDS,
    st.lists(st.tuples(SAIDS, SAIDS), max_size=2).map(tuple),
    BUTTONS,
    BUTTONS,
    st.none() | SAIDS,
)
PLACES = st.builds(Place, WORDS, WORDS, WORDS, st.none() | WORDS)
GUARDS = st.builds(Guard, WORDS, st.integers(0, 2**63 - 1), WORDS, st.none() | st.integers(0, 2**31 - 1))
SPOKENS = st.builds(
    Spoken,
    PLACES,
    CARDS,
    st.builds(Reader, WORDS, WORDS),
    st.none() | IDENTITIES,
    st.none() | WORDS.filter(bool),
    st.none() | GUARDS,
    st.booleans(),
    st.booleans(),
    st.none() | WORDS,
    st.lists(IDENTITIES, max_size=2).map(tuple),
    st.none() | MOMENTS,
    st.none() | st.builds(Asked, PLACES, MOMENTS, st.booleans(), st.none() | WORDS),
    st.booleans(),
)


@given(SAIDS)
def test_a_text_comes_back_with_every_kind_of_fact(text: Said) -> None:
    assert read_said(json.loads(json.dumps(write_said(text)))) == text


@given(PLACES)
def test_a_place_comes_back(place: Place) -> None:
    assert read_place(json.loads(json.dumps(written_place(place)))) == place


@settings(max_examples=50)
@given(SPOKENS)
def test_what_is_to_be_said_comes_back(spoken: Spoken) -> None:
    written = SPOKEN.bind_processor(DefaultDialect())(spoken)
    assert written is not None
    assert read_spoken(written) == spoken


@given(st.recursive(st.none() | st.booleans() | st.integers() | WORDS, lambda inner: st.lists(inner, max_size=3)))
def test_whatever_else_stands_there_is_refused_in_one_way(plain: object) -> None:
    try:
        read_spoken(json.dumps({"place": plain, "card": plain, "reader": plain}))
    except ValueError:
        return
    raise AssertionError("it was read")


def test_a_moment_in_a_text_keeps_its_fractions() -> None:
    moment = NOW + timedelta(microseconds=1)
    assert read_said(write_said(Said("{at}", (("at", moment),)))).facts == (
        ("at", datetime.fromisoformat(moment.isoformat())),
    )


def test_who_must_be_told_is_known_in_a_conversation_and_nobody_must_on_a_page_or_in_a_channel() -> None:
    sam, card, reader = Identity("chat", "north", "sam"), Card(Said("")), Reader("UTC")
    places = (private_place(sam), page_of(sam), Place("chat", "north", "room"))
    assert [Spoken(place, card, reader).reader_there for place in places] == [sam, None, None]


@pytest.mark.parametrize("number", [2**64, -(2**63) - 1, 99_999_999_999_999_999_999])
def test_a_number_that_no_column_could_hold_is_said_as_it_was_typed(number: int) -> None:
    there_is_none = Said("There is no ticket {number}.", (("number", number),))
    assert read_said(json.loads(written(write_said(there_is_none)))) == there_is_none
