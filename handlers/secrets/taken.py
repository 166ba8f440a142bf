"""Secrets are taken out of what comes in: the words, what a command is given, and the fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from bot.model.intents.intent import Intent
from bot.model.intents.tickets import AddDetails, Comment
from bot.model.live import TICKET, number_of
from bot.model.messages import Kind, Message
from bot.model.people import Person, Role
from bot.model.playbooks.book import Shelf
from bot.model.secrets.alone import announced, code_in, is_password, speaks_of_access
from bot.model.secrets.masking import HIDDEN, masked
from bot.model.secrets.wanted import is_wanted_number, may_be_wanted
from bot.model.tickets import Ticket, TicketState
from bot.model.understanding.calls import meant_by
from bot.model.understanding.grammar import command
from bot.model.words import clean, seen
from handlers.walkthroughs.words import carried
from store.unit_of_work import UnitOfWork

_TYPED = (Kind.SAID, Kind.COMMAND, Kind.EDITED)
_QUOTED = re.compile(r"(?<!\S)[\"“„«]([^\"”“»]+)[\"”“»]")
_ACCESS = ("access", "security")
"""The categories of walk-throughs in which passwords and codes are spoken of."""
_FEW, _SHORTEST = 3, 4
"""So many words at most go on with what was said before, and so many letters at least are a secret."""
_ODD = re.compile(r"\d|[!#$%&*+?^~€£§]")
"""Something of this is in all that looks like a secret by itself."""
_LONGEST_CODE, _LONGEST_BELOW = 8, 6
"""Digits; in a thread one as long as that of a student is none."""


def taken_out(work: UnitOfWork, shelf: Shelf, message: Message, person: Person) -> tuple[Message, bool]:
    """The message without the secrets in it, and whether there were any."""
    said = seen(clean(message.words))
    safe = masked(said)
    bare = meant_by(message, safe)
    looking = _Looking(work, shelf, message, person, bare)
    words = looking.words()
    given = {name: masked(clean(value)) for name, value in message.fields.items()}
    kept = {name: looking.field(value, given) for name, value in given.items()}
    hidden = words != (bare if safe == said else meant_by(message, said))
    hidden = hidden or any(kept[name] != clean(value) for name, value in message.fields.items())
    if words != message.words or kept != message.fields:
        message = replace(message, words=words, fields=kept)
    return message, hidden


@dataclass(frozen=True, slots=True)
class _Looking:
    """What is looked at, with what is known of where it was said; `bare`: masked words."""

    work: UnitOfWork
    shelf: Shelf
    message: Message
    person: Person
    bare: str

    def words(self) -> str:
        """The words without secrets that have no other word beside them that names them."""
        if self.message.kind in _TYPED:
            if (whole := self._alone()) == HIDDEN:
                return whole
            if (after := self._after_what_was_said()) != self.bare:
                return after
        if self.message.kind in (Kind.PRESSED, Kind.REACTED) or not _ODD.search(self.bare):
            return self.bare
        intent, words = command(self.bare), self.bare
        if intent is None:
            return self._announced(words, None)
        for part in _given(intent):
            words = _replaced(words, part, self._part(part, intent))
        return words

    def field(self, value: str, given: Mapping[str, str]) -> str:
        """A field of a form without a secret that is all there is in it."""
        if not _ODD.search(value):
            return value
        intent = command(self.bare)
        access = any(map(speaks_of_access, given.values())) or self._spoken_of(intent)
        return self._code(value, access or isinstance(intent, AddDetails)) or announced(value, access)

    def _alone(self) -> str:
        """Nothing of the words where all they are looks like a secret that has no other word beside it. The number of a
        ticket or an error is none, nor is in a thread one as long as that of a student.
        """
        if _ODD.search(self.bare) and self._wanted():
            return self.bare
        longest = _LONGEST_BELOW if self.message.place.thread else _LONGEST_CODE
        number = code_in(self.bare, longest) if self.message.addressed else None
        if number is not None:
            return self.bare if self._is_known(number) else HIDDEN
        return HIDDEN if is_password(self.bare) else self.bare

    def _after_what_was_said(self) -> str:
        """The words without what only those said before tell to be a secret: `my password is`, and then `sunflower`."""
        words, place = self.bare, self.message.place
        few = len(words.strip()) >= _SHORTEST and len(words.split(None, _FEW)) <= _FEW
        if not few or not place.direct or self.message.kind is not Kind.SAID or command(words) is not None:
            return words
        if not self.work.people.misses(self.person.id):
            return words
        before = next(map(carried, self.work.outbox.last_said(place, self.person, 1)), "")
        both = masked(f"{before} {words}") if before else ""
        after = both.removeprefix(f"{before} ") if both.startswith(f"{before} ") else words
        if after != words or self.person.role >= Role.ON_CALL:
            return after
        return announced(words, speaks_of_access(before))

    def _part(self, part: str, intent: Intent) -> str:
        if code_in(part, _LONGEST_BELOW) is not None:
            return self._code(part, isinstance(intent, Comment) or self._spoken_of(intent)) or part
        return self._announced(part, intent)

    def _announced(self, words: str, intent: Intent | None) -> str:
        """What was spoken of is looked up only where it makes a difference."""
        doubtful = announced(words, access=True)
        sure = words if doubtful == words else announced(words)
        return doubtful if doubtful != sure and self._spoken_of(intent) else sure

    def _code(self, part: str, spoken_of: bool) -> str:
        """Nothing of a number that may be a code, where codes were spoken of."""
        number = code_in(part, _LONGEST_BELOW) if spoken_of else None
        return HIDDEN if number is not None and not self._is_known(number) else ""

    def _is_known(self, number: int) -> bool:
        """Whether it is the number of a ticket, or a walk-through looks it up."""
        codes = (step.codes for book in self.shelf.values() for step in book.steps.values())
        return any(str(number) in each for each in codes) or self.work.tickets.there_is(number)

    def _spoken_of(self, intent: Intent | None) -> bool:
        """Whether passwords or codes were spoken of just now: in a walk-through that is open, or on the ticket. Of the
        staff it is not asked: they speak of names of accounts there, which look the same.
        """
        if self.person.role >= Role.ON_CALL:
            return False
        walk = self.work.walkthroughs.open_of(self.person.id) if self.message.place.direct else None
        book = self.shelf.get(walk.playbook) if walk else None
        if book is not None and book.category in _ACCESS:
            return True
        number = getattr(intent, "number", None) or self._ticket_below()
        ticket = self.work.tickets.called(number) if isinstance(number, int) else None
        tickets = [ticket] if ticket else []
        if number is None and self.message.place.direct:
            open_ones = self.work.tickets.open_of(self.person.id)
            tickets = [each for each in open_ones if each.state is TicketState.WAITING_USER]
        return any(map(self._asked_of_access, tickets))

    def _asked_of_access(self, ticket: Ticket) -> bool:
        """Whether the last question about a ticket speaks of passwords or codes; without one, what it is about."""
        last = self.work.comments.last_said(ticket.id)
        return speaks_of_access(last.text if last and last.author != self.person.id else ticket.title)

    def _wanted(self) -> bool:
        """Whether it is the number of a device or a room that the staff have asked them for."""
        if not (self.message.addressed or self.message.place.thread) or not may_be_wanted(self.bare):
            return False
        number = self._ticket_below()
        open_ones = self.work.tickets.open_of(self.person.id)
        mine = [each for each in open_ones if each.reporter == self.person.id and number in (None, each.number)]
        asked = self.work.comments.last_on(each.id for each in mine if each.state is TicketState.WAITING_USER)
        last = [each.text for each in asked.values() if each.author != self.person.id]
        return any(is_wanted_number(text, self.bare) for text in last)

    def _ticket_below(self) -> int | None:
        place = self.message.place
        name = self.work.outbox.card_at(place, place.thread) if place.thread else None
        return number_of(TICKET, name)


def _given(intent: Intent) -> Iterator[str]:
    """The free words that a command is given, and what of them is set off by quotation marks."""
    for field in fields(intent):
        value = getattr(intent, field.name)
        if field.type == "str" and value:
            yield from (value, *_QUOTED.findall(value))


def _replaced(words: str, part: str, by: str) -> str:
    """The words with the last of these parts written anew."""
    before, _, after = words.rpartition(part)
    return words if part == by or part not in words else f"{before}{by}{after}"
