"""The card of an article that is shown before a ticket is opened."""

from __future__ import annotations

from dataclasses import replace

from bot.model.articles.article import Article
from bot.model.live import offer_name
from bot.model.messages import Button, Card, Reply, Style
from bot.model.offers import Offer, OfferState
from bot.model.words import Said, lines, say, shortened
from handlers.turn import TALK, my_ticket
from store.unit_of_work import UnitOfWork

_WHOLE = 900
"""An article with no more letters is shown whole."""
_WORDS = 300
"""So much of what was reported is shown with it."""
OPEN = Button(say("Open the ticket"), "open my ticket")


def shown(work: UnitOfWork, offer: Offer) -> Article | None:
    """The article, if there is still one for this person."""
    return work.school.library.get(offer.article, work.people.get(offer.person).role)


def offer_card(offer: Offer, article: Article | None) -> Card:
    """The article, if there is still one, what was reported, and what becomes of it."""
    cut = article is not None and len(article.body) > _WHOLE
    read = (Button(say("Read it"), f"article {offer.article}"),) if cut else ()
    text = [] if article is None else [say("{opening}", opening=article.opening) if cut else article.text, say("")]
    return Card(
        lines(*text, _state(offer)),
        title=say("This may help: {title}", title=article.title) if article else None,
        buttons=(*_buttons(offer), *read, TALK),
    )


def refreshed(work: UnitOfWork, offer: Offer) -> Reply:
    """The card as it is now, where it stands."""
    reader = work.people.get(offer.person)
    return Reply(
        offer.place, offer_card(offer, shown(work, offer)), live=offer_name(offer.id), edit_only=True, reader=reader
    )


def held_rows(work: UnitOfWork, person: int) -> list[Said]:
    """What is held for a person and when its ticket opens, a line each."""
    held = [offer for offer in work.offers.of(person, work.now) if offer.due]
    return [
        say("**Opens at {due}:** {summary}", due=offer.due or work.now, summary=shortened(offer.summary, _WORDS))
        for offer in held
    ]


def _state(offer: Offer) -> Said:
    words = shortened(offer.summary, _WORDS)
    match offer.state:
        case OfferState.HELD if offer.due:
            return say(
                "I have kept your words: “{words}”. Does this help? If not, say no, press “Open the ticket” or type "
                "`open my ticket`. If I hear nothing, I open it at {due}.",
                words=words,
                due=offer.due,
            )
        case OfferState.OPENED if offer.ticket:
            return say("Your words are in your ticket {number} now: “{words}”.", number=offer.ticket, words=words)
        case OfferState.HELPED:
            return say("You said that it helped, so I have opened no ticket. Is it back? Type `open my ticket`.")
        case _ if words:
            return say("You took your words back, so I open no ticket. Need one after all? Type `open my ticket`.")
        case _:
            return say("You have deleted your words, so I open no ticket.")


def _buttons(offer: Offer) -> tuple[Button, ...]:
    match offer.state:
        case OfferState.HELD:
            verdicts = Button(say("It helped"), "it helped"), Button(say("It did not help"), "it did not help")
            return replace(OPEN, style=Style.PRIMARY), *verdicts
        case OfferState.OPENED:
            return (my_ticket(offer.ticket),)
        case _:
            return (OPEN,) if offer.may_open else ()
