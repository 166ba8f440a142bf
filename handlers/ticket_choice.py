"""Which ticket is meant when its number was not said: the only one it can be, or asked back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.named_tickets import called, is_called
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket
from bot.model.understanding.lexicon import lexicon
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.turn import HELP, LONGEST_PRESSED, MY_TICKETS, OPEN_TICKET, QUEUE, TALK, Turn

_OFFERED, _LABEL, _CARRIED = 5, 40, 300
"""So many tickets are offered as buttons, with so much of their titles; no longer words go along."""


def mine(turn: Turn, number: int | None, command: tuple[str, str], wanted_open: bool = True) -> int:
    """The number said, or that of the one ticket it can be, by what it is about where that is said; else the question
    which one, with a button for each.

    `command`: what stands before the number and after it in the words that say it whole.
    """
    if number is not None:
        return number
    found = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open is wanted_open]
    named = called(turn.message.words)
    fitting = [t for t in found if is_called(named, t.summary)] if named else found
    if len(fitting) == 1:
        return fitting[0].number
    if not found and turn.person.role < Role.ON_CALL:
        raise _none(turn, wanted_open)
    asked = "Which ticket? Please say its number."
    if len(found) == 1 and not any(map(lexicon().knows, named)) and len(command[1].strip()) <= _CARRIED:
        raise _this_one(turn, found[0], command)
    if found and not fitting:
        asked = "None of your tickets is about that. Which one is it? Please say its number."
    raise _which(turn, asked, fitting or found, command, MY_TICKETS)


def held(turn: Turn, number: int | None, asked: str, command: tuple[str, str]) -> int:
    """The number said; else the question which ticket is meant, with a button for each that this person of the staff
    has taken. `command`: as for `mine`.
    """
    if number is not None:
        return number
    raise _which(turn, asked, turn.work.tickets.held_by(turn.person.id, _OFFERED), command, QUEUE)


def in_hand(turn: Turn) -> int | None:
    """The number of the ticket that this person of the staff has taken; of several they are asked which one, and None
    where there is none.
    """
    found = turn.work.tickets.held_by(turn.person.id, _OFFERED) if turn.person.role >= Role.ON_CALL else []
    if len(found) > 1:
        raise _which(turn, "Which ticket? Please say its number.", found, ("ticket", ""), QUEUE)
    return found[0].number if found else None


def _which(turn: Turn, asked: str, found: Sequence[Ticket], command: tuple[str, str], every: Button) -> AskBack:
    """The question, with a button for each ticket that it may be about; a number alone answers it as well. Long words
    are asked for again, with the number: cut short they would be done without their end.
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
    """What somebody hears none of whose tickets it can be: a way to open one, or to add to what is open."""
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
        text = "Your tickets are open still. To add that to one of them, type `comment`, its number and your words."
        return AskBack(text, *_shown(turn, still), MY_TICKETS, TALK)
    adds = (Button(say("Add this to ticket {number}", number=t.number), f"comment {t.number} {words}") for t in still)
    if len(still) > 1:
        return AskBack("Your tickets are open still. Shall I add this to one of them?", *adds, MY_TICKETS, TALK)
    text = "Your ticket {number} is open still, and a person has not solved it yet. Shall I add this to it?"
    return AskBack(text, *adds, MY_TICKETS, TALK, number=still[0].number)
