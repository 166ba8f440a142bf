"""Places and cards as JSON: what waits in the outbox must survive the program that wrote it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.messages import Asked, Button, Card, Guard, Place, Style
from bot.model.people import Identity, Person, Reader, Role
from bot.model.words import Below, Channel, Fact, Link, Said, Taken, Typed
from store.types import Written, written


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an outbox row says: where, to whom, in whose zone, and while what holds."""

    place: Place
    card: Card
    reader: Reader
    private_to: Identity | None = None
    handle: str | None = None
    guard: Guard | None = None
    edit_only: bool = False
    harmless: bool = False
    in_place_of: str | None = None
    viewers: tuple[Identity, ...] = ()
    followed_at: datetime | None = None
    asked: Asked | None = None
    droppable: bool = False
    brief: bool = False
    since: datetime | None = None
    """When it may have been said first, where it was given up and counts as decided anew."""

    @property
    def reader_there(self) -> Identity | None:
        """The one person who must be told, as the platform knows them; None when it is for everybody in a place, and
        of a page, which is shown to whoever looks at it.
        """
        if self.private_to or self.place.page or not self.place.direct:
            return self.private_to
        return Identity(self.place.platform, self.place.workspace, self.place.channel.removeprefix("@"))


def written_place(place: Place) -> list[str | None]:
    """A place as four values."""
    return [place.platform, place.workspace, place.channel, place.thread]


def read_place(plain: list[Any]) -> Place:
    """A place from its four values."""
    return Place(*plain)


def written_said(said: Said) -> list[Any]:
    """A text as its template and tagged facts."""
    if not said.facts:
        return [said.template]
    return [said.template, {name: fact if type(fact) is str else _written_fact(fact) for name, fact in said.facts}]


def read_said(plain: list[Any]) -> Said:
    """A text from its template and tagged facts."""
    facts = plain[1] if len(plain) > 1 else {}
    return Said(plain[0], tuple((name, _read_fact(fact)) for name, fact in facts.items()))


def _written_fact(fact: Fact) -> Any:
    match fact:
        case datetime():
            return {"moment": fact.isoformat()}
        case Person():
            return {"person": _written_person(fact)}
        case Link():
            return {"link": [fact.address, fact.label]}
        case Channel():
            return {"channel": [fact.platform, fact.workspace, fact.id]}
        case Said() | Typed() | Below() | Taken():
            return _written_words(fact)
        case _:
            return fact


def _written_words(words: Said | Typed | Below | Taken) -> dict[str, Any]:
    match words:
        case Said():
            return {"said": written_said(words)}
        case Typed():
            return {"typed": words.words}
        case Below():
            return {"below": [written_said(words.there), written_said(words.elsewhere)]}
        case Taken():
            return {"taken": True}


def _read_fact(plain: Any) -> Fact:
    match plain:
        case str() | int():
            return plain
        case dict() if len(plain) == 1 and plain.keys() <= _READERS.keys():
            return next(_READERS[kind](value) for kind, value in plain.items())
        case _:
            raise ValueError("not a fact")


def _written_person(person: Person) -> list[Any]:
    names = [_written_identity(identity) for identity in person.identities]
    return [person.id, person.name, person.role.value, person.zone, person.locale, names]


def _read_person(plain: list[Any]) -> Person:
    number, name, role, zone, locale, names = plain
    identities = tuple(Identity(*identity) for identity in names)
    return Person(number, name, Role(role), zone, locale, identities=identities)


_READERS: Mapping[str, Callable[[Any], Fact]] = {
    "moment": datetime.fromisoformat,
    "person": _read_person,
    "link": lambda plain: Link(*plain),
    "channel": lambda plain: Channel(*plain),
    "said": read_said,
    "typed": Typed,
    "taken": lambda _: Taken(),
    "below": lambda plain: Below(*map(read_said, plain)),
}


def _written_identity(identity: Identity) -> list[str]:
    return [identity.platform, identity.workspace, identity.user]


def _written_button(button: Button) -> list[Any]:
    return [written_said(button.label), button.says, button.style.value, *([True] if button.form else ())]


def _read_button(plain: list[Any]) -> Button:
    return Button(read_said(plain[0]), plain[1], Style(plain[2]), len(plain) > 3)


def written_card(card: Card) -> dict[str, Any]:
    """A card, without what it does not have."""
    parts: dict[str, Any] = {"text": written_said(card.text)}
    if card.title:
        parts["title"] = written_said(card.title)
    if card.facts:
        parts["facts"] = [[written_said(label), written_said(value)] for label, value in card.facts]
    if card.choices:
        parts["choices"] = [_written_button(choice) for choice in card.choices]
    if card.numbers:
        parts["numbers"] = list(card.numbers)
    if card.buttons:
        parts["buttons"] = [_written_button(button) for button in card.buttons]
    if card.note:
        parts["note"] = written_said(card.note)
    if card.listed:
        parts["listed"] = card.listed
    return parts


def read_card(plain: dict[str, Any]) -> Card:
    """A card from its JSON form."""
    return Card(
        read_said(plain["text"]),
        read_said(plain["title"]) if "title" in plain else None,
        tuple((read_said(label), read_said(value)) for label, value in plain.get("facts", ())),
        tuple(_read_button(choice) for choice in plain.get("choices", ())),
        tuple(_read_button(button) for button in plain.get("buttons", ())),
        read_said(plain["note"]) if "note" in plain else None,
        tuple(plain.get("numbers", ())),
        plain.get("listed", 0),
    )


def _written_spoken(spoken: Spoken) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "place": written_place(spoken.place),
        "card": written_card(spoken.card),
        "reader": [spoken.reader.zone, spoken.reader.locale],
    }
    if spoken.private_to:
        parts["private_to"] = _written_identity(spoken.private_to)
    if spoken.guard:
        parts["guard"] = [spoken.guard.noun, spoken.guard.id, spoken.guard.state, spoken.guard.plan]
    if spoken.in_place_of is not None:
        parts["in_place_of"] = spoken.in_place_of
    if spoken.followed_at is not None:
        parts["followed_at"] = spoken.followed_at.isoformat()
    if spoken.since is not None:
        parts["since"] = spoken.since.isoformat()
    if spoken.viewers:
        parts["viewers"] = [_written_identity(viewer) for viewer in spoken.viewers]
    if spoken.asked:
        parts["asked"] = _written_asked(spoken.asked)
    plain = {name: getattr(spoken, name) for name in ("handle", "edit_only", "harmless", "droppable", "brief")}
    return parts | {name: value for name, value in plain.items() if value}


def read_spoken(kept: str) -> Spoken:
    """What an outbox row says; `ValueError` when it cannot be read."""
    try:
        return _read_spoken(json.loads(kept))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__} {error}") from error


def without_handles(kept: str, asked_too: bool = True) -> str | None:
    """What an outbox row says without what an immediate private answer needs, good for some minutes: of itself, and of
    the word where it was asked for. None when it has none, or cannot be read.
    """
    if '"handle"' not in kept and '"asked"' not in kept:
        return None
    try:
        plain = json.loads(kept)
        asked = plain.get("asked")
        had = [plain.pop("handle", None)]
        if asked_too and asked:
            had.append(asked[3])
            asked[3] = None
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return written(plain) if any(had) else None


def perhaps_said_since(kept: str, moment: datetime) -> str:
    """What an outbox row says, with the moment from which on it may stand there, unless an earlier one is in it; as it
    is where it cannot be read.
    """
    try:
        plain = json.loads(kept)
        plain.setdefault("since", moment.isoformat())
    except (ValueError, AttributeError):
        return kept
    return written(plain)


def _read_spoken(plain: dict[str, Any]) -> Spoken:
    return Spoken(
        place=read_place(plain["place"]),
        card=read_card(plain["card"]),
        reader=Reader(*plain["reader"]),
        private_to=Identity(*plain["private_to"]) if "private_to" in plain else None,
        handle=plain.get("handle"),
        guard=Guard(*plain["guard"]) if "guard" in plain else None,
        edit_only=plain.get("edit_only", False),
        harmless=plain.get("harmless", False),
        in_place_of=plain.get("in_place_of"),
        viewers=tuple(Identity(*viewer) for viewer in plain.get("viewers", ())),
        followed_at=datetime.fromisoformat(plain["followed_at"]) if "followed_at" in plain else None,
        asked=_read_asked(plain["asked"]) if "asked" in plain else None,
        droppable=plain.get("droppable", False),
        brief=plain.get("brief", False),
        since=datetime.fromisoformat(plain["since"]) if "since" in plain else None,
    )


def _written_asked(asked: Asked) -> list[Any]:
    return [written_place(asked.place), asked.at.isoformat(), asked.alone, asked.handle]


def _read_asked(plain: list[Any]) -> Asked:
    place, at, alone, handle = plain
    return Asked(read_place(place), datetime.fromisoformat(at), alone, handle)


PLACE = Written(read_place, written_place)
SPOKEN = Written(_read_spoken, _written_spoken)
