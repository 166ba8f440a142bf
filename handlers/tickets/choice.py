"""Which ticket is meant when its number was not said: the only one it can be, or asked back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from bot.model.errors import AskBack
from bot.model.messages import Button, Style
from bot.model.people import Role
from bot.model.reports import passing_on
from bot.model.reports.named_tickets import called, is_called
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.turn import HELP, LONGEST_PRESSED, MY_TICKETS, OPEN_TICKET, QUEUE, TALK, Turn, show_ticket

_OFFERED, _LABEL, _CARRIED = 5, 40, 300
"""So many tickets are offered as buttons, with so much of their titles; no longer words go along."""

_LOOKED_AT = 20
_LATELY = timedelta(days=3)
_UNHEARD = frozenset(("comment", "join", "ticket"))
"""What of nobody else hears, with a ticket that is the only one it can be."""
_DEEDS = {
    "assign": "hand it over {words}",
    "ask": "ask {name}: “{words}”",
    "close": "close it",
    "escalate": "call the next person",
    "reopen": "open it again",
    "resolve": "say that it is solved",
    "snooze": "put it off",
    "tell": "tell {name}: “{words}”",
    "urgency": "set its urgency to {words}",
    "waiting supplier": "say that it waits for the supplier",
    "waiting change": "say that it waits for the planned change",
}
_PASSED_ON = {"ask": passing_on.asked, "tell": passing_on.told}
_OF_ONE = re.compile(r"(?:ticket|resolve|tell|ask|close|reopen|comment|release|take over|ack|escalate) (\d{1,9})\b")
"""What a button of an answer about a ticket says."""


def mine(turn: Turn, number: int | None, command: tuple[str, str], wanted_open: bool = True) -> int:
    """The number that was said, or the only ticket of theirs it can be (by its topic, where that was said); otherwise
    ask which one, with a button for each. `command`: the words before and after the number in the whole command.
    """
    if number is not None:
        return number
    found = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open is wanted_open]
    named = called(turn.message.words)
    fitting = [t for t in found if is_called(named, t.summary)] if named else found
    if len(fitting) == 1:
        return fitting[0].number
    if not found and turn.person.role >= Role.ON_CALL:
        asked = "Which ticket? Please say its number."
        return held(turn, None, asked, command) if wanted_open else settled(turn, command)
    if not found:
        raise _none(turn, wanted_open)
    asked = "Which ticket? Please say its number."
    if len(found) == 1 and not any(map(lexicon().knows, named)) and len(command[1].strip()) <= _CARRIED:
        raise _this_one(turn, found[0], command)
    if found and not fitting:
        asked = "None of your tickets is about that. Which one is it? Please say its number."
    raise which_one(turn, asked, fitting or found, command, MY_TICKETS)


def held(turn: Turn, number: int | None, asked: str, command: tuple[str, str]) -> int:
    """As `mine`, for the staff: the number that was said, or the only ticket it can be if nobody else hears of what is
    done; otherwise ask whether that one is meant, or which. Who has none is asked about what they are called for.
    `command`: as for `mine`.
    """
    if number is not None:
        return number
    found = turn.work.tickets.held_by(turn.person.id, _OFFERED) or _called_for(turn)
    return _one_of(turn, found, asked, command)


def _called_for(turn: Turn) -> list[Ticket]:
    calls = islice(turn.work.escalations.calling(turn.person.id), _OFFERED)
    return [turn.work.tickets.get(call.ticket) for call in calls]


def settled(turn: Turn, command: tuple[str, str]) -> int:
    """As `held`, among the tickets they had that were solved or closed in the last days."""
    found = turn.work.tickets.settled_by(turn.person.id, turn.now - _LATELY, _OFFERED)
    return _one_of(turn, found, "Which ticket? Please say its number.", command)


def _one_of(turn: Turn, found: Sequence[Ticket], asked: str, command: tuple[str, str]) -> int:
    whom = _of_whom(turn, found, command)
    found = whom or found
    one = whom[0] if len(whom) == 1 else one_meant(turn, found)
    if one is None or len(command[1].strip()) > _CARRIED:
        raise which_one(turn, asked, found, command, QUEUE)
    if command[0] in _UNHEARD:
        return one.number
    raise _shall_i(turn, one, command)


def _of_whom(turn: Turn, found: Sequence[Ticket], command: tuple[str, str]) -> Sequence[Ticket]:
    """The open tickets of the reporter who is named: first those this person has taken, then those of others."""
    first = plain_words(command[1])[:1] if command[0] in _PASSED_ON else ()
    theirs = [each for each in found if first and first[0] in first_names(turn, [each])]
    if theirs or not first:
        return theirs
    return [each for each in turn.work.tickets.queue(_LOOKED_AT) if first[0] in first_names(turn, [each])][:_OFFERED]


def one_meant(turn: Turn, found: Sequence[Ticket]) -> Ticket | None:
    """The ticket whose reporter is named, else the one spoken of last in this conversation, else the only one."""
    said = set(plain_words(turn.message.words))
    named = [each for each in found if said & first_names(turn, [each])] if len(found) > 1 else []
    if len(named) == 1:
        return named[0]
    spoken = spoken_of_last(turn)
    of_open = not found or found[0].state.open
    if spoken and ((of_open and spoken.state.open) or spoken.number in {each.number for each in found}):
        return spoken
    return found[0] if len(found) == 1 else None


def spoken_of_last(turn: Turn) -> Ticket | None:
    """The ticket that the last answer here is about, of the last half hour; None where it is about none or several."""
    last = turn.last_said() if turn.message.place.direct else []
    numbers = {int(match[1]) for card in last for each in card.buttons if (match := _OF_ONE.match(each.says))}
    return turn.work.tickets.called(numbers.pop()) if len(numbers) == 1 else None


def first_names(turn: Turn, tickets: Sequence[Ticket]) -> frozenset[str]:
    """What those who reported these are called, in small letters."""
    people = turn.work.people.some({each.reporter for each in tickets}) if tickets else ()
    return frozenset(plain_words(each.name)[0] for each in people if plain_words(each.name))


def names_colleague(turn: Turn, words: str) -> bool:
    """Whether the words begin with the name of a colleague, unless that colleague reported a ticket this person has."""
    first = words.casefold().lstrip("@").split(maxsplit=1)[:1]
    if not first or first[0].strip(",:") not in turn.school.names_of_staff():
        return False
    return first[0].strip(",:") not in first_names(turn, turn.work.tickets.held_by(turn.person.id, _OFFERED))


def _shall_i(turn: Turn, ticket: Ticket, command: tuple[str, str]) -> AskBack:
    """Ask before acting on the only ticket it can be: other people hear of it."""
    before, after = command
    whole, number = f"{before} {ticket.number}{_behind(command)}", ticket.number
    words, name = after.strip(), turn.work.people.get(ticket.reporter).name
    shown = "who reported it" if ticket.private and not turn.message.place.direct else name
    template = _DEEDS.get(before, "do that")
    if words and "{words}" not in template:
        template = f"{template}, with the words “{{words}}”"
    read = _PASSED_ON[before](words, name).text if before in _PASSED_ON else words
    deed = say(template, words=read, name=shown)
    show = show_ticket(number)
    question = AskBack(
        "Shall I {deed}? Ticket {number}: {title}",
        *(Button(say("Yes"), whole, Style.PRIMARY), show, QUEUE, TALK),
        deed=deed,
        number=number,
        title=shortened(title_here(turn, ticket), _LABEL),
    )
    return question.answered_by(Lack.YES, whole)


def in_hand(turn: Turn) -> int | None:
    """The number of the ticket that this person of the staff has taken; of several they are asked which one, and None
    where there is none.
    """
    found = turn.work.tickets.held_by(turn.person.id, _OFFERED) if turn.person.role >= Role.ON_CALL else []
    if len(found) > 1:
        raise which_one(turn, "Which ticket? Please say its number.", found, ("ticket", ""), QUEUE)
    return found[0].number if found else None


def which_one(turn: Turn, asked: str, found: Sequence[Ticket], command: tuple[str, str], every: Button) -> AskBack:
    """Ask which ticket is meant, with a button for each; a number alone answers it too. Words too long for a button are
    asked for again, with the number: cut short, the wrong thing would be done.
    """
    before, after = command[0], _behind(command)
    if len(command[1].strip()) > _CARRIED:
        again = (
            "{asked} I keep no words as long as these. Please say them once more: `{before}`, the number, your words."
        )
        return AskBack(again, *_shown(turn, found), every, TALK, asked=say(asked), before=before)
    buttons = (
        Button(
            say("{number}: {title}", number=t.number, title=shortened(title_here(turn, t), _LABEL)),
            f"{before} {t.number}{after}",
        )
        for t in found[:_OFFERED]
    )
    return AskBack(asked, *buttons, every, TALK).answered_by(Lack.NUMBER, before, after)


def _this_one(turn: Turn, ticket: Ticket, command: tuple[str, str]) -> AskBack:
    """Whether the only one is meant, which was called by a word that may be a thing or only a curse."""
    title, meant = shortened(title_here(turn, ticket), _LABEL), f"{command[0]} {ticket.number}{_behind(command)}"
    asked = AskBack(
        "Do you mean your ticket {number}: {title}?",
        *(Button(say("Yes, that one"), meant), MY_TICKETS, TALK),
        number=ticket.number,
        title=title.rstrip("?"),
    )
    return asked.answered_by(Lack.YES, meant)


def _behind(command: tuple[str, str]) -> str:
    after = command[1].strip()
    return f", {after}" if after else ""


def _shown(turn: Turn, found: Sequence[Ticket]) -> Sequence[Button]:
    return [
        Button(
            say("Show ticket {number}: {title}", number=t.number, title=shortened(title_here(turn, t), _LABEL)),
            f"ticket {t.number}",
        )
        for t in found[:_OFFERED]
    ]


def title_here(turn: Turn, ticket: Ticket) -> str:
    """What a ticket is called on a button where this was said."""
    return ticket.title if turn.message.place.direct else ticket.title_for_all


def _none(turn: Turn, wanted_open: bool) -> AskBack:
    """What to say when no ticket fits: how to open one, or how to add to what is open."""
    if wanted_open:
        return AskBack("You have no open ticket.", OPEN_TICKET, MY_TICKETS, TALK)
    still = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open][:_OFFERED]
    if not still:
        return AskBack(
            "You have no ticket yet. What does not work? Say it in a sentence, or press a button.",
            OPEN_TICKET,
            HELP,
            TALK,
        )
    words = guarded(turn.message.words)
    if len(words) > LONGEST_PRESSED:
        text = "Your tickets are still open. To add that to one of them, type `comment`, its number and your words."
        return AskBack(text, *_shown(turn, still), MY_TICKETS, TALK)
    adds = (Button(say("Add this to ticket {number}", number=t.number), f"comment {t.number} {words}") for t in still)
    if len(still) > 1:
        return AskBack("Your tickets are still open. Shall I add this to one of them?", *adds, MY_TICKETS, TALK)
    text = "Your ticket {number} is still open, and a person has not solved it yet. Shall I add this to it?"
    return AskBack(text, *adds, MY_TICKETS, TALK, number=still[0].number)
