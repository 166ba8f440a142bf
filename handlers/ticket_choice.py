"""Which ticket is meant when its number was not said: the only one it can be, or asked back."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.named_tickets import called, is_called
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.turn import HELP, TALK, Turn

_OFFERED, _LABEL, _CARRIED = 5, 40, 300
"""So many tickets are offered as buttons, with so much of their titles; so much of what was said goes along."""

_OPEN = Button(say("Open a ticket"), "ticket form", form=True)
_MINE = Button(say("Show my tickets"), "my tickets")


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
    before, after = command[0], shortened(command[1], _CARRIED)
    after = f", {after}" if after else ""
    buttons = tuple(
        Button(
            say("{number}: {title}", number=t.number, title=shortened(t.title, _LABEL)), f"{before} {t.number}{after}"
        )
        for t in (fitting or found)[:_OFFERED]
    )
    ways = (*buttons, _MINE, TALK)
    text = "Which ticket? Please say its number."
    if found and not fitting:
        text = "None of your tickets is about that. Which one is it? Please say its number."
    raise AskBack(text, *ways).answered_by(Lack.NUMBER, before, after)


def _none(turn: Turn, wanted_open: bool) -> AskBack:
    """What somebody hears none of whose tickets it can be: a way to open one, or to add to what is open."""
    if wanted_open:
        return AskBack("You have no open ticket.", _OPEN, _MINE, TALK)
    still = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open][:_OFFERED]
    if not still:
        return AskBack(
            "You have no ticket yet. What does not work? Say it in a sentence, or press a button.", _OPEN, HELP, TALK
        )
    words = shortened(guarded(turn.message.words), _CARRIED)
    adds = (Button(say("Add this to ticket {number}", number=t.number), f"comment {t.number} {words}") for t in still)
    if len(still) > 1:
        return AskBack("Your tickets are open still. Shall I add this to one of them?", *adds, _MINE, TALK)
    text = "Your ticket {number} is open still, and a person has not solved it yet. Shall I add this to it?"
    return AskBack(text, *adds, _MINE, TALK, number=still[0].number)
