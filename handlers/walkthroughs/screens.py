"""Which screen somebody means who says no more than that it is black."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import AudioVideoHelp
from bot.model.messages import Button, Reply
from bot.model.secrets.alone import guarded
from bot.model.understanding.dark import only_dark
from bot.model.understanding.grammar import command
from bot.model.understanding.options import partly_spoken_of, spoken_of
from bot.model.unsaid import Lack
from bot.model.words import say
from handlers.turn import LONGEST_PRESSED, Turn
from handlers.unsaid import excuse
from handlers.walkthroughs.words import to_a_person

_DARK = "device report the screen is black:"
_IN_A_ROOM = "ticket open the screen in a room is black:"
_SCREENS = ("My computer, phone or tablet", "The picture in a video class", "A projector or board in a room")
_ANSWER = 6
"""Words of an answer to that question; more is a story."""


def which(turn: Turn) -> list[Reply]:
    """The question which screen it is; nothing for any other words. Which device it is is known, or the ticket asks."""
    words = guarded(turn.message.words.strip())
    if not only_dark(words) or len(words) > LONGEST_PRESSED:
        return []
    does = (f"{_DARK} {words}", AudioVideoHelp.example, f"{_IN_A_ROOM} {words}")
    buttons = (Button(say(label), says) for label, says in zip(_SCREENS, does, strict=True))
    asked = AskBack("Which screen is black?", *buttons, to_a_person(turn))
    return [excuse(turn, asked.answered_by(Lack.DEVICE, _DARK))]


def meant(turn: Turn) -> Intent | None:
    """What the button does that somebody names in answer to that question, with what they say; None for all else."""
    words = guarded(turn.message.words.strip())
    if not turn.message.place.direct or len(words.split()) > _ANSWER:
        return None
    named, near = spoken_of(words, _SCREENS).meant, partly_spoken_of(words, _SCREENS)
    at = named or (near[0] if len(near) == 1 else 0)
    if not at:
        return None
    last = turn.last_said()
    asked = next((card.buttons for card in last if card.buttons and card.buttons[0].says.startswith(_DARK)), ())
    if not asked:
        return None
    says = asked[at - 1].says
    return command(says if says == AudioVideoHelp.example else f"{says}, {words}")
