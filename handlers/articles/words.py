"""What somebody types of an article they were shown, read or found: whether it helped, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.model.intents.articles import ArticleHelped, ShowArticle
from bot.model.intents.intent import Intent
from bot.model.intents.offers import OfferDidNotHelp, OfferHelped, OpenHeld
from bot.model.intents.tickets import Withdraw
from bot.model.messages import Button, Card
from bot.model.understanding.grammar import deeds
from bot.model.understanding.verdicts import Verdict, bare_verdict, numbered_verdict, stays, verdict
from handlers.offers import offering
from handlers.tickets import answers as ticket_answers
from handlers.turn import Turn
from handlers.walkthroughs.words import carried

SPOKEN_OF_FOR = timedelta(hours=1)
"""Whoever says so long after they read an article that it helped means that one."""
_LOOKED_BACK = 4
_FORM = "ticket form "
_OF_HELD = {
    Verdict.HELPED: OfferHelped(),
    Verdict.FAILED: OfferDidNotHelp(),
    Verdict.OPEN: OpenHeld(),
    Verdict.STOP: Withdraw(),
}
_OF_READ = {Verdict.HELPED: OfferHelped(), Verdict.FAILED: OfferDidNotHelp()}


@dataclass(frozen=True, slots=True)
class Shown:
    """Articles that were read, or found; `form`: the way to a ticket with the words that were looked for."""

    articles: tuple[str, ...]
    form: Button | None = None


def meant(turn: Turn) -> Intent | None:
    """What their words say about an article, when no other question is open. An article shown beside a held report
    comes first, then the one they read or found last. A word that could answer anything counts only if nothing else was
    asked since.
    """
    words = turn.message.words
    named, bare = verdict(words), bare_verdict(words)
    said = named or bare or numbered_verdict(words)
    if said is None or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    if named is None and (not turn.message.place.direct or ticket_answers.answer(turn)):
        return None
    if offering.waits(turn):
        return _OF_HELD[said]
    if named is None:
        return _OF_READ.get(said) if bare and last_shown(turn, 1) else None
    read = said in _OF_READ and (last_shown(turn) or read_last(turn) or offering.shown_since(turn, SPOKEN_OF_FOR))
    return _OF_READ[said] if read else None


def stays_so(turn: Turn) -> Intent | None:
    """What a few words such as `still broken` mean when they mean nothing else: what they read did not help."""
    words = turn.message.words
    if not stays(words) or turn.work.walkthroughs.open_of(turn.person.id) or ticket_answers.answer(turn):
        return None
    if offering.waits(turn):
        return OpenHeld(words)
    return OfferDidNotHelp() if turn.message.place.direct and last_shown(turn, 1) else None


def last_shown(turn: Turn, most: int = _LOOKED_BACK) -> Shown | None:
    """What they read or found among the last things the desk said to them; a `did not understand` in between is
    skipped.
    """
    last = turn.last_said(_LOOKED_BACK)
    understood = [card for card in reversed(last) if not carried(card)]
    return next((found for card in understood[:most] if (found := _shown(card))), None)


def read_last(turn: Turn) -> str:
    """The article they have read within the hour; empty when there is none."""
    return turn.work.articles.read_last(turn.person.id, turn.now - SPOKEN_OF_FOR)


def _shown(card: Card) -> Shown | None:
    """What a card shows, where it asks whether it helped."""
    form = next((button for button in card.buttons if button.says.startswith(_FORM)), None)
    does = deeds([card])
    if form:
        return Shown(tuple(deed.article for deed in does if isinstance(deed, ShowArticle)), form)
    return next((Shown((deed.article,)) for deed in does if isinstance(deed, ArticleHelped)), None)
