"""Previews: what a platform would be told to show a card, how that looks there, and what it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from bot.model.messages import Button, Card, Place
from bot.model.people import Identity, Person
from bot.model.ports import Post
from bot.model.words import Below, Fact, Said


class Look(StrEnum):
    """How some words look."""

    STRONG = "strong"
    CODE = "code"
    SLANTED = "slanted"
    STRUCK = "struck"
    NAME = "name"
    """It calls somebody."""
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look, to be shown as they stand. `link`: the web address they lead to."""

    text: str
    looks: tuple[Look, ...] = ()
    link: str = ""


Row: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Something to press; it says `says`. Without words of its own it says what is picked above it.

    `spoken`: what is read aloud in place of a label that is less than the whole.
    """

    label: str
    says: str
    style: str
    spoken: str = ""


class Shape(StrEnum):
    """What a part of a card is."""

    TITLE = "title"
    TEXT = "text"
    FACTS = "facts"
    """Each row is a cell of two columns."""
    PICK = "pick"
    """One of `presses` is picked before anything is pressed."""
    BUTTONS = "buttons"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a card as the platform draws it, from top to bottom."""

    shape: Shape
    rows: tuple[Row, ...] = ()
    presses: tuple[Press, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much there is of something, and how much may be."""

    what: str
    used: int
    most: int


@dataclass(frozen=True, slots=True)
class Preview:
    """One post on one platform. `call` and `body` are the request; `place` is where it is shown, `alone` whether to one
    person among several; `aloud` is what is read to whoever listens; `parts` are drawn from `body` alone.
    """

    call: str
    body: Mapping[str, Any]
    place: Place
    alone: bool
    aloud: str
    parts: tuple[Part, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Previews:
    """The previews of one platform. `of` takes a post, and the id of the message it replaces when it replaces one.
    `style` is how its parts look, as CSS under `[data-skin="<name>"]`.
    """

    name: str
    title: str
    of: Callable[[Post, str | None], Preview]
    style: Path


def settled(post: Post, platform: str, user: Callable[[str], str], channel: Callable[[str], str]) -> Post:
    """The post as if its people and its place were on this platform, with ids made as `user` and `channel` make them.

    One that is there already stays as it is.
    """
    if post.place.platform == platform:
        return post

    def identity(known: Identity) -> Identity:
        ours = known.platform == post.place.platform
        return replace(known, platform=platform, user=user(known.user)) if ours else known

    def person(known: Person) -> Person:
        return replace(known, identities=tuple(identity(each) for each in known.identities))

    place = post.place
    name = f"@{user(place.channel[1:])}" if place.direct else channel(place.channel)
    return replace(
        post,
        place=replace(place, platform=platform, channel=name),
        private_to=identity(post.private_to) if post.private_to else None,
        card=_card(post.card, person),
    )


def people_in(card: Card) -> Iterator[Person]:
    """Everybody the card names."""
    found: list[Person] = []

    def note(person: Person) -> Person:
        found.append(person)
        return person

    _card(card, note)
    yield from found


def _card(card: Card, person: Callable[[Person], Person]) -> Card:
    def said(text: Said) -> Said:
        return Said(text.template, tuple((name, fact(value)) for name, value in text.facts))

    def fact(value: Fact) -> Fact:
        if isinstance(value, Said):
            return said(value)
        if isinstance(value, Below):
            return Below(said(value.there), said(value.elsewhere))
        return person(value) if isinstance(value, Person) else value

    def button(each: Button) -> Button:
        return replace(each, label=said(each.label))

    return Card(
        said(card.text),
        said(card.title) if card.title else None,
        tuple((said(label), said(value)) for label, value in card.facts),
        tuple(map(button, card.choices)),
        tuple(map(button, card.buttons)),
        said(card.note) if card.note else None,
        card.numbers,
    )
