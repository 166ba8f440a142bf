"""Who is meant by the names in what somebody typed about a class: the longest whole name counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model.errors import AskBack
from bot.model.intents.sessions import AddSession
from bot.model.letters import without
from bot.model.messages import Button
from bot.model.moments.readings import Span
from bot.model.people import Identity, Person
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import command
from bot.model.understanding.understand import understand
from bot.model.words import say
from handlers.turn import LONGEST_PRESSED, TALK, Turn

_NAME = r"[^\W\d_][\w'’-]*"
_LONGEST = 3
"""Of so many words a name is at most."""
_BEFORE = re.compile(rf"(?<!\w)(?:for|with)\s+(?={_NAME}\s)", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:,|,?\s*(?<!\w)and(?!\w))\s*", re.IGNORECASE)
_OFFERED = 5


def person_at(token: str, after: str, turn: Turn) -> tuple[Person, int]:
    """Who is meant by `@name`, and how many letters of what follows are the rest of their name."""
    known = turn.message.mentions.get(token)
    capital = after.lstrip()[:1].isupper()
    for count in range(_LONGEST - 1, 0, -1) if capital or known is None else ():
        more = re.match(rf"(?:\s+{_NAME}){{{count}}}(?!\w)", after)
        if more and (found := _called_wholly(f"{token[1:]}{more[0]}", turn)):
            return _only(found, f"{token}{more[0]}", turn), more.end()
    if known is not None:
        place = turn.message.place
        person = turn.work.people.meet(Identity(place.platform, place.workspace, known))
    else:
        found = turn.work.people.called(token)
        person = _only(found, token, turn) if found else turn.work.people.named(token)
    second = r"\s+".join(re.escape(word) for word in person.name.split()[1:])
    match = re.match(rf"\s+{second}(?!\w)", after, re.IGNORECASE) if second else None
    return person, match.end() if match else 0


def persons_named(words: str, turn: Turn) -> Iterator[tuple[Span, Person]]:
    """Whoever stands with a whole name behind `for` or `with`, and where, with the word before it."""
    for match in _BEFORE.finditer(words):
        start, at = match.span()
        while found := _whole_name(words, at, turn):
            person, end = found
            yield (start, end), person
            further = _NEXT.match(words, end)
            if further is None:
                break
            start, at = end, further.end()


def _whole_name(words: str, at: int, turn: Turn) -> tuple[Person, int] | None:
    """Whose whole name stands there, and where it ends."""
    for count in range(_LONGEST, 1, -1):
        match = re.compile(rf"{_NAME}(?:\s+{_NAME}){{{count - 1}}}(?!\w)").match(words, at)
        if match and (found := _called_wholly(match[0], turn)):
            return _only(found, match[0], turn), match.end()
    return None


def _called_wholly(name: str, turn: Turn) -> list[Person]:
    wanted = " ".join(name.split())
    return [one for one in turn.work.people.called(wanted) if one.name.casefold() == wanted.casefold()]


def _only(found: Sequence[Person], said: str, turn: Turn) -> Person:
    """The one that is called so. Raises `AskBack` with a button for each, when there are several."""
    if len(found) == 1:
        return found[0]
    alike = len({one.name for one in found}) == 1
    pressed = _as_pressed(turn)
    asked = "Which one do you mean?" if alike else "Please say the whole name."
    raise AskBack(
        "More than one person here is called {name}. " + asked,
        *(_button(one, said, pressed, turn) for one in found[:_OFFERED] if pressed),
        TALK,
        name=" ".join(said.split()),
    )


def _as_pressed(turn: Turn) -> str:
    """These words as a button may say them wherever it is pressed: a command that has its number, or a class that is
    planned in free words; empty for any others.
    """
    words = turn.message.words
    if len(words) >= LONGEST_PRESSED:
        return ""
    if told := command(words):
        return words if getattr(told, "number", 0) is not None else ""
    heard = understand(words, turn.person.role, Context(addressed=True, direct=True)).intent
    return f"session add {heard.what}" if isinstance(heard, AddSession) else ""


def _button(person: Person, said: str, whole: str, turn: Turn) -> Button:
    """The whole words again, with this person in them, and with all others as a button can name them."""
    name = re.compile(rf"(?<!\w)@?{re.escape(said.removeprefix('@'))}(?!\w)", re.IGNORECASE)
    spoken = without(whole, [each.span() for each in re.finditer(r'"[^"]*"', whole)])  # not within a class's name
    found = name.search(spoken) or name.search(whole)
    words = f"{whole[: found.start()]}@{known_as(person, turn)}{whole[found.end() :]}" if found else whole
    for token, ident in turn.message.mentions.items():
        words = f"{token[0]}{ident}".join(re.split(rf"(?<!\w){re.escape(token)}(?!\w)", words))
    return Button(say("{name} ({known_as})", name=person.name, known_as=known_as(person, turn)), words)


def known_as(person: Person, turn: Turn) -> str:
    """What a button calls somebody: their account there, or their handle."""
    here = person.on(turn.message.place.platform, turn.message.place.workspace)
    identity = here or next(iter(person.identities), None)
    return identity.user if identity else person.handle
