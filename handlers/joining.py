"""Two tickets about the same trouble: both say so, and each reporter is answered in their own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.errors import Conflict
from bot.model.intents.joining import SameTrouble
from bot.model.messages import Button, Reply
from bot.model.tickets import Ticket
from bot.model.words import say
from handlers.tickets.choice import held
from handlers.tickets.comments import put_on
from handlers.tickets.opening import visible
from handlers.turn import TALK, Turn


def same_trouble(intent: SameTrouble, turn: Turn) -> list[Reply]:
    which = "Which ticket? Type `join` and the numbers of both."
    number = held(turn, intent.number, which, ("join", f"with {intent.other}"))
    if number == intent.other:
        raise Conflict("Say the numbers of two tickets: `join 12 with 14`.", TALK)
    both = [visible(turn, each, lock=True) for each in sorted((number, intent.other))]
    first, second = (each.number for each in both)
    noted = [
        *put_on(turn, both[0], f"The same trouble as ticket {second}"),
        *put_on(turn, both[1], f"The same trouble as ticket {first}"),
    ]
    text = say(
        "I cannot make one ticket of two. Tickets {first} and {second} say now that they are about the same, for the "
        "staff to read. Each reporter is answered in their own ticket.",
        first=first,
        second=second,
    )
    shown = (Button(say("Ticket {number}", number=each), f"ticket {each}") for each in (first, second))
    return [*noted, turn.whisper(text, *_still_called(turn, both), *shown, TALK)]


def _still_called(turn: Turn, both: Sequence[Ticket]) -> list[Button]:
    """Takes what people are still called for, as one of two may be taken and the other not."""
    called = [each for each in both if turn.work.escalations.open_on(each.id)]
    return [Button(say("Acknowledge {number}", number=each.number), f"ack {each.number}") for each in called]
