"""Which screen somebody means who says no more than that it is black."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.intents.playbooks import AudioVideoHelp
from bot.model.messages import Button, Reply
from bot.model.secrets.alone import guarded
from bot.model.understanding.dark import only_dark
from bot.model.unsaid import Lack
from bot.model.words import say
from handlers.troubleshooting.words import to_a_person
from handlers.turn import LONGEST_PRESSED, Turn
from handlers.unsaid import excuse

_DARK = "device report the screen is black:"


def which(turn: Turn) -> list[Reply]:
    """The question which screen it is; nothing for any other words. Which device it is is known, or the ticket asks."""
    words = guarded(turn.message.words.strip())
    if not only_dark(words) or len(words) > LONGEST_PRESSED:
        return []
    buttons = (
        Button(say("My computer, phone or tablet"), f"{_DARK} {words}"),
        Button(say("The picture in a video class"), AudioVideoHelp.example),
        Button(say("A projector or board in a room"), f"ticket open the screen in a room is black: {words}"),
    )
    asked = AskBack("Which screen is black?", *buttons, to_a_person(turn))
    return [excuse(turn, asked.answered_by(Lack.DEVICE, _DARK))]
