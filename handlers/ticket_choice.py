"""Which ticket is meant when its number was not said: the only one it can be, or asked back."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.turn import TALK, Turn

_OFFERED, _LABEL, _CARRIED = 5, 40, 300
"""So many tickets are offered as buttons, with so much of their titles; so much of what was said goes along."""


def mine(turn: Turn, number: int | None, command: tuple[str, str], wanted_open: bool = True) -> int:
    """The number said, or that of the one ticket it can be; else the question which one, with a button for each.

    `command`: what stands before the number and after it in the words that say it whole.
    """
    if number is not None:
        return number
    found = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open is wanted_open]
    if len(found) == 1:
        return found[0].number
    before, after = command[0], shortened(command[1], _CARRIED)
    after = f", {after}" if after else ""
    buttons = tuple(
        Button(
            say("{number}: {title}", number=t.number, title=shortened(t.title, _LABEL)), f"{before} {t.number}{after}"
        )
        for t in found[:_OFFERED]
    )
    ways = (*buttons, Button(say("Show my tickets"), "my tickets"), TALK)
    raise AskBack("Which ticket? Please say its number.", *ways).answered_by(Lack.NUMBER, before, after)
