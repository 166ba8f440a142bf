"""An article before a ticket: what was reported is kept meanwhile, and its ticket opens unless the article helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.articles.article import Article
from bot.model.errors import NotFound
from bot.model.intents import offers as intents
from bot.model.intents.tickets import OpenTicket
from bot.model.live import OFFER, number_of, offer_name, reporter_name
from bot.model.messages import Button, Kind, Reply, private_place
from bot.model.offers import HELD_FOR, SHOWN_WITHIN, Offer, OfferState, in_a_room, same, settled
from bot.model.people import Role
from bot.model.reports.affected import ONE
from bot.model.tickets import Priority, Ticket
from bot.model.words import say
from handlers.offers.cards import OPEN, offer_card, refreshed, shown
from handlers.outages import parts as outage_parts
from handlers.tickets.cards import IT_WORKS
from handlers.tickets.opening import Draft, drafted, hurries, known_already, lifted, located, open_ticket
from handlers.tickets.twice import reported_already
from handlers.turn import HELP, OPEN_TICKET, TALK, Turn, my_ticket, unasked
from store.unit_of_work import UnitOfWork

_DANGER = "security"
"""The category, and the words of the walk-through, of what nobody should read about first."""
ROOM = "classroom_av"
"""The category of what stands in a room: whoever is in there needs it."""


def report(intent: OpenTicket, turn: Turn) -> list[Reply]:
    words = intent.summary.strip()
    if not words and (waiting := handed_over(turn, None)):
        return waiting
    return considered(turn, drafted(words, turn), words)


def considered(turn: Turn, draft: Draft, words: str) -> list[Reply]:
    """A ticket at once; or, where an article is surely about it and nothing hurries, the article and a ticket later.
    `words` bring the same draft about again.

    What is held from before is opened first; with these words in it, where the same article is about both. For what no
    article is about, nothing more is asked of the database unless it is urgent.
    """
    article = turn.school.library.likely(draft.summary, turn.person.role)
    before = _recent(turn) if article or draft.class_soon else []
    held = [offer for offer in before if offer.due]
    for offer in held:
        if same(offer, draft.said) or (article and offer.article == article.name):
            return opened(turn, offer, "" if same(offer, draft.said) else draft.said)
    first = [reply for offer in held for reply in opened(turn, offer, soon=draft.class_soon)]
    if told := known_already(turn, draft, words):
        return [*first, *told]
    if twice := reported_already(turn, draft, words):
        return [*first, *twice]
    draft = lifted(turn, draft)
    if article is None or any(offer.article == article.name for offer in before):
        return [*first, *open_ticket(turn, draft)[1]]
    dangerous = any(way.says == _DANGER for way in article.ways)
    if dangerous or turn.message.kind is Kind.PRESSED or _at_once(turn, draft):
        return [*first, *_meanwhile(*open_ticket(turn, draft), article)]
    if turn.work.articles.has_read(turn.person.id, article.name, turn.now - SHOWN_WITHIN):
        return [*first, *open_ticket(turn, draft)[1]]
    return [*first, *_hold(turn, draft, article)]


def open_held(intent: intents.OpenHeld, turn: Turn) -> list[Reply]:
    offer = _meant(turn)
    if offer is None and intent.text:
        return report(OpenTicket(intent.text), turn)
    if offer is None:
        raise _nothing_held()
    if offer.ticket is not None:
        text = say("That is your ticket {number} already.", number=offer.ticket)
        return [turn.whisper(text, my_ticket(offer.ticket), TALK)]
    return opened(turn, offer, intent.text)


def helped(_: intents.OfferHelped, turn: Turn) -> list[Reply]:
    offer = _judged(turn, helped=True)
    if offer.ticket is not None:
        return [
            turn.whisper(
                say("Good that it helped. Your ticket {number} is open: does all work now?", number=offer.ticket),
                Button(say("It works now"), f"close {offer.ticket}, {IT_WORKS}"),
                my_ticket(offer.ticket),
                TALK,
            )
        ]
    return _ended(turn, offer)


def did_not_help(_: intents.OfferDidNotHelp, turn: Turn) -> list[Reply]:
    offer = _judged(turn, helped=False)
    if offer.ticket is not None:
        text = say("Thank you for telling me. Your ticket {number} is open already.", number=offer.ticket)
        return [turn.whisper(text, my_ticket(offer.ticket), TALK)]
    return opened(turn, offer)


def judged(turn: Turn, article: str, helped: bool) -> list[Reply]:
    """What a verdict on an article does to the reports held beside it; empty when none is."""
    held = [offer for offer in _recent(turn) if offer.due and offer.article == article]
    return [reply for offer in held for reply in (_ended(turn, offer) if helped else opened(turn, offer))]


def handed_over(turn: Turn, there: Offer | None) -> list[Reply]:
    """Open the tickets of the reports held for somebody who wants a person; only that of `there`, if they said so on
    its card.
    """
    held = [there] if there else [offer for offer in _recent(turn) if offer.due]
    return [reply for offer in held if offer.may_open for reply in opened(turn, offer)]


def taken_back(turn: Turn) -> list[Reply]:
    """Drop what is held for somebody who wants no ticket; empty when nothing is held."""
    held = [offer for offer in _recent(turn) if offer.due]
    if not held:
        return []
    over = [turn.work.offers.save(settled(offer, OfferState.TAKEN_BACK)) for offer in held]
    text = say("You have taken your words back, so I open no ticket. If you need it after all, type `open my ticket`.")
    return [*(refreshed(turn.work, offer) for offer in over), turn.whisper(text, TALK)]


def waits(turn: Turn) -> bool:
    """Whether a report is held for this person."""
    return any(offer.due for offer in _recent(turn))


def waits_for_more(turn: Turn) -> bool:
    """Whether the last thing they read asks about a report that is held: what they say next belongs to it."""
    if not waits(turn):
        return False
    return any(button.says.startswith(OPEN.says) for card in turn.last_said()[-1:] for button in card.buttons)


def shown_since(turn: Turn, within: timedelta) -> bool:
    """Whether an article was shown to them before a ticket within this time."""
    return any(offer.held_at > turn.now - within for offer in _recent(turn))


def edited(turn: Turn, offer: Offer, words: str) -> list[Reply]:
    """Put other words into a held report; urgent ones open its ticket. A ticket that is open already stays as it is."""
    if offer.due is None or not words.strip(" \t\r\n.,:;!?") or words == offer.summary:
        return []
    draft = _as_kept(drafted(words, turn), offer)
    kept = replace(
        offer,
        summary=words,
        category=draft.category,
        subcategory=draft.subcategory,
        impact=draft.impact,
        urgency=draft.urgency,
        system=draft.system,
    )
    if _at_once(turn, draft):
        return opened(turn, kept, soon=draft.class_soon)
    return [refreshed(turn.work, turn.work.offers.save(kept))]


def deleted(work: UnitOfWork, offer: Offer) -> list[Reply]:
    """Nothing comes of what was deleted before it was a ticket, and its words are kept no more."""
    if not offer.may_open:
        return []
    gone = work.offers.save(replace(settled(offer, OfferState.TAKEN_BACK), summary=""))
    work.offers.take_words_out(gone)
    work.outbox.unsay(offer_name(gone.id))
    return [refreshed(work, gone)]


def open_due(work: UnitOfWork) -> list[Reply]:
    """Open the tickets of those who have said nothing in time."""
    return [reply for offer in work.offers.due(work.now, work.alone) for reply in opened_for(work, offer)]


def opened_for(work: UnitOfWork, offer: Offer) -> list[Reply]:
    """Open the ticket of a held report without being asked just now."""
    return opened(unasked(work, work.people.get(offer.person), offer.place, {}), offer)


def opened(turn: Turn, offer: Offer, more: str = "", soon: bool = False) -> list[Reply]:
    """Open the ticket of a held report. `more`: what was said afterwards; `soon`: they said that a class is near."""
    # Before the number of the ticket, as `due` does: the other way round two who open it would wait for each other.
    turn.work.offers.get(offer.id, lock=True)
    draft = Draft(
        offer.summary,
        offer.category,
        offer.subcategory,
        offer.impact,
        offer.urgency,
        system=offer.system,
        own_words=True,
    )
    draft = _as_kept(drafted(f"{offer.summary}\n{more}", turn), offer) if more else located(draft, offer.summary)
    article = shown(turn.work, offer)
    answers = (("Article shown before", article.title if article else offer.article),)
    ticket, replies = open_ticket(turn, replace(draft, answers=answers, class_soon=draft.class_soon or soon))
    kept = settled(replace(offer, summary=draft.summary), OfferState.OPENED, ticket.number)
    part = outage_parts.taken_in(turn.work, ticket)
    return [refreshed(turn.work, turn.work.offers.save(kept)), *replies, *part]


def _as_kept(draft: Draft, offer: Offer) -> Draft:
    """The draft of its present words; if they do not tell what it is about, it is about what it was held for."""
    if draft.category != "other":
        return draft
    return replace(draft, category=offer.category, subcategory=offer.subcategory, system=offer.system)


def _at_once(turn: Turn, draft: Draft) -> bool:
    """Whether this is no report to read about first: it hurries, is dangerous, or hits more than who reports it.

    Who teaches and tells of a room stands in it, whatever the timetable says.
    """
    if draft.category in (_DANGER, ROOM) or draft.impact < ONE:
        return True
    teaches = turn.person.role >= Role.INSTRUCTOR
    return (teaches and in_a_room(draft.said)) or hurries(turn, draft)


def _hold(turn: Turn, draft: Draft, article: Article) -> list[Reply]:
    """Hold the report, and show the article."""
    offer = turn.work.offers.add(
        Offer(
            id=0,
            person=turn.person.id,
            place=private_place(turn.message.author),
            article=article.name,
            summary=draft.said,
            category=draft.category,
            subcategory=draft.subcategory,
            impact=draft.impact,
            urgency=draft.urgency,
            system=draft.system,
            held_at=turn.now,
            due=turn.now + HELD_FOR,
        )
    )
    turn.keep_origin("offers", offer.id)
    return turn.privately(offer_card(offer, article), live=offer_name(offer.id))


def _meanwhile(ticket: Ticket, replies: Sequence[Reply], article: Article) -> list[Reply]:
    """The replies about a new ticket, its reporter's card with an article that may help meanwhile."""
    if ticket.priority < Priority.P3 or ticket.urgency == 1 or ticket.private:
        return list(replies)
    button = Button(say("This may help meanwhile: {title}", title=article.title), f"article {article.name}")
    mine = reporter_name(ticket)
    return [
        replace(reply, card=replace(reply.card, buttons=(button, *reply.card.buttons))) if reply.live == mine else reply
        for reply in replies
    ]


def _ended(turn: Turn, offer: Offer) -> list[Reply]:
    """Open no ticket: the article helped."""
    over = turn.work.offers.save(settled(offer, OfferState.HELPED)) if offer.due else offer
    text = say("Good that it helped. I open no ticket. If it comes back, type `open my ticket`.")
    return [refreshed(turn.work, over), turn.whisper(text, HELP, TALK)]


def _judged(turn: Turn, helped: bool) -> Offer:
    """The offer that is meant, after counting the verdict on its article."""
    offer = _meant(turn)
    if offer is None:
        raise _nothing_held()
    turn.work.articles.judge(turn.person.id, offer.article, helped)
    return offer


def _recent(turn: Turn) -> list[Offer]:
    return turn.work.offers.of(turn.person.id, turn.now - SHOWN_WITHIN)


def _meant(turn: Turn) -> Offer | None:
    """The offer on whose card it was said, else the one still held, else the last one. A deleted one does not count."""
    there = on_card(turn)
    recent = [offer for offer in ([there] if there else _recent(turn)) if offer.summary]
    return next((offer for offer in recent if offer.due), next(iter(recent), None))


def on_card(turn: Turn) -> Offer | None:
    """The offer whose card was pressed."""
    message = turn.message
    name = turn.work.outbox.card_at(message.place, message.about) if message.about else None
    number = number_of(OFFER, name)
    return turn.work.offers.numbered(number, turn.person.id) if number else None


def _nothing_held() -> NotFound:
    return NotFound(
        "I keep no words of yours that wait for a ticket. What is wrong? Type `ticket open` and what it is.",
        OPEN_TICKET,
        TALK,
    )
