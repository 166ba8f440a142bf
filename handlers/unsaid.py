"""What was asked back in private: kept for some minutes, so that a bare answer to it is understood."""

from __future__ import annotations

from dataclasses import replace

from bot.model.bare_answers import ANSWERED_WITHIN, answer, number_for, one_of_two, that_one
from bot.model.errors import AskBack, BotError
from bot.model.intents.sessions import AddSession
from bot.model.messages import Kind, Reply
from bot.model.understanding.spelling import plain_words
from bot.model.unsaid import QUESTION, Lack, Unsaid
from handlers.sessions.called import name_for
from handlers.turn import TALK, Turn

_LOOKED_AT = 20
_OF_THE_LAST = (Lack.YES, Lack.DEVICE)
"""What one says to any question: it answers the last thing they read alone."""


def excuse(turn: Turn, error: BotError) -> Reply:
    """The answer to an error, with a button for a person. A question is remembered, in place of an earlier one, so that
    a bare answer completes the command; not if the whole command has to be said again.
    """
    if isinstance(error, AskBack) and error.unsaid:
        remember(turn, error.unsaid)
    elif isinstance(error, AskBack) and turn.message.place.direct:
        turn.work.drafts.drop(turn.person.id, QUESTION)
    to_a_person = any(button.label == TALK.label for button in error.card.buttons)
    return turn.whisper(error.card, *(() if to_a_person else (TALK,)))


def remember(turn: Turn, unsaid: Unsaid) -> None:
    """Keep what is asked in private beside an answer."""
    if not turn.message.place.direct:
        return
    fields = {"lacks": unsaid.lacks.value, "before": unsaid.before, "after": unsaid.after, "beside": _beside(turn)}
    turn.work.drafts.keep(turn.person.id, QUESTION, fields)


def completed(turn: Turn) -> Turn:
    """The turn with the whole command, as a button would say it, when the words are the answer to what was asked."""
    message = turn.message
    if message.kind is not Kind.SAID or not message.place.direct or turn.work.drafts.none(turn.person.id):
        return turn
    said = {lacks: answer(lacks, message.words, turn.person.zone, turn.now) for lacks in Lack}
    about, way = that_one(message.words), one_of_two(message.words)
    if not (about or way or any(said.values()) or turn.person.role >= AddSession.allowed):
        return turn  # only of whoever plans classes any words are asked for
    unsaid = _kept(turn)
    if unsaid is None:
        return turn
    chosen = way if unsaid.lacks is Lack.YES and unsaid.after else ""
    found = chosen or said[unsaid.lacks] or _also(turn, unsaid, about)
    if found and unsaid.lacks in _OF_THE_LAST:
        asked = _just_asked(turn, unsaid)
        unsaid = replace(unsaid, before=asked if unsaid.lacks is Lack.YES or not asked else unsaid.before)
    if not found or not unsaid.before:
        return turn
    turn.work.drafts.drop(turn.person.id, QUESTION)
    return replace(turn, message=replace(message, words=unsaid.with_answer(found), kind=Kind.PRESSED))


def lacking(turn: Turn, lack: Lack) -> Unsaid | None:
    """The command without what was asked back about just now, where it is this that it lacks."""
    message = turn.message
    if message.kind is not Kind.SAID or not message.place.direct or turn.work.drafts.none(turn.person.id):
        return None
    unsaid = _kept(turn)
    return unsaid if unsaid and unsaid.lacks is lack else None


def _kept(turn: Turn) -> Unsaid | None:
    kept = turn.work.drafts.of(turn.person.id, QUESTION)
    if kept is None or turn.now - kept.kept_at > ANSWERED_WITHIN or kept.fields["beside"] != _beside(turn):
        return None
    return Unsaid(Lack(kept.fields["lacks"]), kept.fields["before"], kept.fields["after"])


def _also(turn: Turn, unsaid: Unsaid, about: str) -> str:
    """What answers it by what else is known: the ticket that is spoken of, or the number where that was asked last."""
    if unsaid.lacks is Lack.NUMBER:
        return _number_of(turn, about) if about else ""
    if unsaid.lacks is Lack.NAME:
        return name_for(unsaid, turn)
    if unsaid.lacks is not Lack.MOMENT:
        return ""
    last = turn.last_said()
    return "".join(number_for(card.text.template, turn.message.words) for card in last)


def _just_asked(turn: Turn, unsaid: Unsaid) -> str:
    """What the button says that the last thing they read has for that yes; empty where it has none: one says it to any
    question. Only the button has words that nobody understood: it goes sooner than what is kept here.
    """
    last = turn.last_said()
    said = (button.says for card in last for button in card.buttons)
    return next((each for each in said if f"{each} ".startswith(f"{unsaid.before} ")), "")


def _beside(turn: Turn) -> str:
    """Where their walk-through stands: going on in it drops the question."""
    walk = turn.work.walkthroughs.open_of(turn.person.id)
    return f"{walk.id}/{walk.version}" if walk else ""


def _number_of(turn: Turn, about: str) -> str:
    """The number of the one ticket of theirs whose title has these words."""
    said = set(plain_words(about))
    mine = turn.work.tickets.of(turn.person.id, limit=_LOOKED_AT)
    found = [str(each.number) for each in mine if said & set(plain_words(each.title))]
    return found[0] if len(found) == 1 else ""
