"""What somebody typed about a class: its name, its people, its channel, its link and its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.model.errors import AskBack
from bot.model.messages import Button, Card, Kind, Place, Reply, Style
from bot.model.moments import read_moment, written
from bot.model.people import Identity, Person
from bot.model.readings import Moment, Unread, Why, rewritten
from bot.model.words import Said, say, shortened, visible
from handlers.turn import TALK, Turn

LONGEST_TITLE = 200
_QUOTED = re.compile(r'"([^"]+)"|[“„]([^“”„]+)[“”]|«([^«»]+)»|(?<!\w)[\'‘]([^\'‘’]+)[\'’](?!\w)')
_ADDRESSED = r"https?://\S+|(?<![^\s(])[#@](?!\d{1,2}(?:[:.h]|[ap]\.?m\b))[^\s,;]+"


@dataclass(frozen=True, slots=True)
class Named:
    """What the words name. `title` is the one in quotes, empty when there is none; `rest` are the words left over.

    `again` names the same channel, people and link in words that are understood without their mentions: a button says
    them.
    """

    title: str
    channel: Place | None
    persons: tuple[Person, ...]
    link: str
    rest: str
    again: str


def named(words: str, turn: Turn) -> Named:
    """Take the words apart. Raises `BotError` for a channel or a person that is not known."""
    quoted = _QUOTED.search(words)
    title = next(filter(None, quoted.groups()), "") if quoted else ""
    if quoted:
        words = f"{words[: quoted.start()]} {words[quoted.end() :]}"
    tokens = _tokens(turn)
    channels: dict[str, Place] = {}
    persons: dict[int, Person] = {}
    links: list[str] = []
    for token in _found(tokens, words):
        if token.startswith("#"):
            channels[token] = _channel(token, turn)
        elif token.startswith("@"):
            person = _person(token, turn)
            persons[person.id] = person
        else:
            links.append(token)
    if len(set(channels.values())) > 1:
        raise AskBack("A class has one channel. Name the one where its people are.", TALK)
    channel = next(iter(channels.values()), None)
    again = [f"#{channel.channel}"] if channel else []
    again += [f"@{_known_as(person, turn)}" for person in persons.values()]
    return Named(
        _tidy(title), channel, tuple(persons.values()), links[0] if links else "", tokens.sub(" ", words),
        " ".join([*again, *links[:1]]),
    )  # fmt: skip


def title_left(words: str, read: Moment | Unread) -> str:
    """What of the words is not the time: the name of the class, when it is not in quotes."""
    return _tidy(rewritten(words, read.spans))


def when(words: str, turn: Turn) -> Moment | Unread:
    """The moment in some words, by the person's own clock, or the moments of which one is meant.

    Raises `AskBack` when there is none.
    """
    read = read_moment(words, turn.person.zone, turn.now)
    if isinstance(read, Unread) and not read.options:
        raise AskBack(read.text, TALK)
    return read


def which(read: Unread, turn: Turn, commands: Iterable[str]) -> list[Reply]:
    """The question which moment is meant; each button says its command.

    It is an answer and not an error, so that the people named are known when the button names them again.
    """
    buttons = [Button(_label(read, number, turn), command, Style.PRIMARY) for number, command in enumerate(commands)]
    return [turn.whisper(Card(read.text, buttons=(*buttons, TALK)))]


def _label(read: Unread, number: int, turn: Turn) -> Said:
    found = read_moment(read.options[number], turn.person.zone, turn.now)
    when = written(found.at, found.zone) if isinstance(found, Moment) else read.options[number]
    if read.why is not Why.FOLD:
        return say("{when}", when=when)
    return say("{when}, the second time" if number else "{when}, the first time", when=when)


def _tokens(turn: Turn) -> re.Pattern[str]:
    mentioned = sorted(turn.message.mentions, key=len, reverse=True)
    return re.compile("|".join([rf"(?<!\w){re.escape(token)}(?!\w)" for token in mentioned] + [_ADDRESSED]))


def _found(tokens: re.Pattern[str], words: str) -> Iterator[str]:
    for match in tokens.finditer(words):
        token = match[0].rstrip(".,;:!?)>")
        if len(token) > 1:
            yield token


def _channel(token: str, turn: Turn) -> Place:
    place = turn.message.place
    known = turn.message.mentions.get(token)
    if known is None and turn.message.kind is Kind.PRESSED:
        known = token[1:]
    if known is None:
        raise AskBack(
            "I do not know the channel {name}. If it is part of the class's name, put the name in quotes.",
            TALK,
            name=token,
        )
    return Place(place.platform, place.workspace, known)


def _person(token: str, turn: Turn) -> Person:
    known = turn.message.mentions.get(token)
    if known is None:
        return turn.work.people.named(token)
    place = turn.message.place
    return turn.work.people.meet(Identity(place.platform, place.workspace, known))


def _known_as(person: Person, turn: Turn) -> str:
    here = person.on(turn.message.place.platform, turn.message.place.workspace)
    identity = here or next(iter(person.identities), None)
    return identity.user if identity else person.handle


def _tidy(title: str) -> str:
    plain = " ".join(visible(title).replace('"', "'").split())
    return shortened(plain.strip(" ,.;:-"), LONGEST_TITLE)
