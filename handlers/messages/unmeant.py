"""What is answered to a message that asks for nothing the desk does."""

from __future__ import annotations

from dataclasses import replace

from bot.model.errors import AskBack
from bot.model.messages import Button, Reply
from bot.model.understanding.asking import only_asks, wants_no_ticket, wants_none_more
from bot.model.understanding.grammar import command
from bot.model.understanding.refusing import only_refuses
from bot.model.understanding.understand import Understanding
from bot.model.unsaid import Lack
from bot.model.words import say
from handlers.help.courtesies import wanted_no_more
from handlers.help.guide import not_understood, way_back
from handlers.messages.beside import beside
from handlers.messages.files import concerned, sent
from handlers.offers.offering import taken_back
from handlers.people.mentioned import with_spelled_words
from handlers.safety.afterwards import not_left
from handlers.safety.comforting import consoled, encouraged
from handlers.secrets.notice import hidden_notice, nothing_but, only_secret, overheard_notice
from handlers.turn import HELP, LONGEST_PRESSED, TALK, Turn
from handlers.unsaid import excuse


def unmeant(turn: Turn, understood: Understanding, said: str) -> str:
    """Say that nothing is done; to talk among people nothing is said but that there was a secret in it. `said`: as it
    was written. What was made of it.
    """
    if not turn.message.addressed:
        turn.work.outbox.add(overheard_notice(turn, said))
        return "talk"
    if turn.message.files and (not turn.message.words or _shows_only(turn)):
        turn.work.outbox.add([*hidden_notice(turn), *beside(turn, understood)])
    elif only_secret(turn):
        turn.work.outbox.add(nothing_but(turn))
    else:
        answer = (
            consoled(turn)
            or encouraged(turn)
            or not_left(turn)
            or not_wished(turn)
            or not_understood(with_spelled_words(turn), understood.guesses)
        )
        turn.work.outbox.add([*hidden_notice(turn), *_beside_files(turn), *map(_brief, answer)])
    return "unknown"


def _shows_only(turn: Turn) -> bool:
    """Whether words that nobody understands go with what the desk cannot see, and are for nothing that is open."""
    return not way_back(turn) and concerned(turn, None) is None


def _beside_files(turn: Turn) -> list[Reply]:
    """What becomes of files, above what is asked about the words; in a walk-through the question says it."""
    return [] if way_back(turn) else sent(turn, None)


def _brief(reply: Reply) -> Reply:
    """Not kept for long, for it says the words again, or its buttons do; what else comes of them is no answer."""
    return reply if reply.key or reply.live else replace(reply, brief=True)


def not_wished(turn: Turn) -> list[Reply]:
    """To whoever wants no ticket, or nothing changed; and to whoever types a command as a question: nothing is done for
    that, a button does it.
    """
    words = turn.message.words.strip()
    if turn.message.place.direct and wants_no_ticket(words):
        none = say("Then I open no ticket. Tell me when you need something.")
        gone = [] if wants_none_more(words) else wanted_no_more(turn)
        return taken_back(turn) or gone or [turn.whisper(none, *way_back(turn), HELP, TALK)]
    if only_refuses(words):
        return [turn.whisper(say("Good, then it stays as it is. I have changed nothing."), *way_back(turn), HELP, TALK)]
    deed = words.rstrip("? ")
    meant = command(deed) if deed != words and len(deed) <= LONGEST_PRESSED else None
    if meant is None or turn.person.role < meant.allowed or not only_asks(meant, words):
        return []
    asked = AskBack("You ask, so I have done nothing yet. Shall I?", Button(say("Do it"), deed))
    return [excuse(turn, asked.answered_by(Lack.YES, deed))]
