"""What is answered to a message that asks for nothing the desk does."""

from __future__ import annotations

from bot.model.understanding.understand import Understanding
from handlers.help import not_understood
from handlers.message_beside import beside
from handlers.people_mentioned import spelled
from handlers.safety import consoled, not_left
from handlers.secret_notice import hidden_notice, nothing_but, only_secret, overheard_notice
from handlers.turn import Turn


def unmeant(turn: Turn, understood: Understanding, said: str) -> str:
    """Say that nothing is done; to talk among people nothing is said but that there was a secret in it. `said`: as it
    was written. What was made of it.
    """
    if not turn.message.addressed:
        turn.work.outbox.add(overheard_notice(turn, said))
        return "talk"
    if turn.message.files and not turn.message.words:
        turn.work.outbox.add([*hidden_notice(turn), *beside(turn, understood)])
    elif only_secret(turn):
        turn.work.outbox.add(nothing_but(turn))
    else:
        answer = consoled(turn) or not_left(turn) or not_understood(spelled(turn), understood.guesses)
        turn.work.outbox.add([*hidden_notice(turn), *answer])
    return "unknown"
