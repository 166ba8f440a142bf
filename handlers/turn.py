"""What a handler and a chore get, and the shapes they have."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from bot.model.messages import Asked, Button, Card, Message, Place, Reply, private_place
from bot.model.people import Identity, Person
from bot.model.playbooks.book import Shelf
from bot.model.reports.nearness import near
from bot.model.school import School
from bot.model.words import Channel, Said, lines, say
from store.origins import Origin
from store.unit_of_work import UnitOfWork

TALK = Button(say("Talk to a person"), "human")
"""The way out that every answer offers."""
HELP = Button(say("What can I do?"), "help")
DESK = Button(say("My desk"), "home")
MY_TICKETS = Button(say("My tickets"), "my tickets")
OPEN_TICKET = Button(say("Open a ticket"), "ticket form", form=True)
QUEUE = Button(say("Queue"), "queue")
LONGEST_PRESSED = 1500
"""A button carries no longer words; who writes more has more to say than what it is about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message being answered: who said what, in which school, in which transaction, when."""

    message: Message
    person: Person
    work: UnitOfWork
    playbooks: Shelf
    hidden: bool = False
    """Whether a secret was taken out of the words."""

    @property
    def now(self) -> datetime:
        return self.work.now

    @property
    def school(self) -> School:
        return self.work.school

    def spelled(self, words: str) -> str:
        """What was typed, with the name of everybody known who is mentioned in it by a platform's id alone."""
        here = self.message.place
        for token, user in self.message.mentions.items():
            if token == f"@{user}" and token in words:
                person = self.work.people.behind(Identity(here.platform, here.workspace, user))
                name = f"@{person.name}" if person else token
                words = name.join(re.split(rf"{re.escape(token)}(?!\w)", words))
        return words

    def soon(self, words: str) -> bool:
        """Whether these words say that a class, an exam or a deadline is near."""
        return near(words, self.now, self.person.zone)

    def last_said(self, most: int = 1) -> list[Card]:
        """The last answers to this person here within half an hour, oldest first."""
        return self.work.outbox.last_said(self.message.place, self.person, most)

    def keep_origin(self, noun: str, row: int) -> None:
        """Remember that a row came of this message, so that editing or deleting the message changes the row."""
        if self.message.remote_id:
            self.work.origins.keep(self.message.place, self.message.remote_id, Origin(noun, row, self.person.id, ""))

    @property
    def asked(self) -> Asked | None:
        """Where the person asked, if others read along there; None in private."""
        here = self.message.place
        return None if here.direct else Asked(here, self.now, True, self.message.handle)

    def whisper(self, words: Said | Card, *buttons: Button) -> Reply:
        """An answer that only this person sees, where they asked."""
        card = words if isinstance(words, Card) else Card(words, buttons=buttons)
        if card is words and buttons:
            card = replace(card, buttons=(*card.buttons, *buttons))
        if self.message.place.direct:
            return Reply(self.message.place, card, reader=self.person)
        here = self.message.place
        return Reply(here, card, private_to=self.person, handle=self.message.handle, asked=Asked(here, self.now))

    def answer(self, words: Said | Card, *buttons: Button) -> Reply:
        """An answer for everybody in a thread of the staff; anywhere else for this person alone."""
        place = self.message.place
        if place.thread and place.whole in self.school.staff:
            return Reply(place, words if isinstance(words, Card) else Card(words, buttons=buttons))
        return self.whisper(words, *buttons)

    def privately(self, card: Card, live: str | None = None, in_place: bool = False) -> list[Reply]:
        """A card in their own conversation with the desk; if they asked in a channel, it says so, and a word in the
        channel points to it. `in_place`: it replaces the live card whose button was pressed; if they typed, it comes
        below their words.
        """
        place = self.message.place
        if not place.direct:
            asked = say(
                "You asked in {channel}, so I answer here.",
                channel=Channel(place.platform, place.workspace, place.channel),
            )
            card = replace(card, note=lines(card.note, asked) if card.note else asked)
        pressed = (self.message.about or "") if in_place else None
        there = private_place(self.message.author)
        answer = Reply(there, card, live=live, in_place_of=pressed, reader=self.person, asked=self.asked)
        if place.direct:
            return [answer]
        pointer = say("I answer you in private: please look at your direct messages with me.")
        return [replace(self.whisper(pointer), harmless=True), answer]


def my_ticket(number: int | None) -> Button:
    """A button that shows a ticket to its reporter."""
    return Button(say("Show my ticket"), f"ticket {number}")


def show_ticket(number: int) -> Button:
    """A button that shows a ticket to the staff."""
    return Button(say("Show the ticket"), f"ticket {number}")


def unasked(work: UnitOfWork, person: Person, place: Place, shelf: Shelf) -> Turn:
    """A turn for somebody who has said nothing just now, in their own conversation with the desk."""
    author = Identity(place.platform, place.workspace, place.channel.removeprefix("@"))
    return Turn(Message((), author, place, ""), person, work, shelf)


Handler: TypeAlias = Callable[[Any, Turn], list[Reply]]
"""Takes an intent and its turn; changes rows and returns what to say. Raises `BotError` for the person."""
Happening: TypeAlias = Callable[[UnitOfWork, Message], list[Reply]]
"""The same, for what happened to messages and people."""
Chore: TypeAlias = Callable[[UnitOfWork], list[Reply]]
"""The same, asked by the clock."""
