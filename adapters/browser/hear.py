"""What somebody did on the page, as a message to the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adapters.browser.cast import PLATFORM, WORKSPACE, Character
from adapters.browser.room import Entry
from adapters.calling import called
from bot.model.messages import Kind, Message, Place

_TOKENS = re.compile(r"(?<!\w)[@#][\w-]+")


def said(entry: Entry, author: Character, cast: Sequence[Character]) -> Message:
    """Typed words, as they were added to the room."""
    draft = entry.draft
    meant = called(draft.words, draft.channel.startswith("@"))
    return Message(
        keys=(f"post:{entry.id}",),
        author=author.identity,
        place=Place(PLATFORM, WORKSPACE, draft.channel, draft.thread),
        words=meant.words,
        kind=meant.kind,
        addressed=meant.addressed,
        mentions=dict(mentions(meant.words, cast)),
    )


def pressed(entry: Entry, author: Character, words: str, press: int) -> Message:
    """A button of a message of the desk. `press` is a number no other press has."""
    return Message(
        keys=(f"press:{press}",),
        author=author.identity,
        place=Place(PLATFORM, WORKSPACE, entry.draft.channel, entry.draft.thread),
        words=words,
        kind=Kind.PRESSED,
        about=entry.id,
    )


def gesture(author: Character, channel: str, entry: Entry | None = None) -> Message:
    """Something this person does in a place or below a message, without words yet."""
    place = Place(PLATFORM, WORKSPACE, channel, entry.draft.thread if entry else None)
    return Message((), author.identity, place, "", about=entry.id if entry else None)


def mentions(words: str, cast: Sequence[Character]) -> Iterator[tuple[str, str]]:
    """Who and what is named in words that somebody typed."""
    people = {character.first_name.casefold(): character.user for character in reversed(cast)}
    people |= {character.user.casefold(): character.user for character in cast}
    channels = {seen.casefold(): seen for character in cast for seen, _ in character.places if seen.startswith("#")}
    for token in _TOKENS.findall(words):
        named = channels.get(token.casefold()) if token.startswith("#") else people.get(token[1:].casefold())
        if named:
            yield token, named
