"""Reactions to messages: a ticket of what somebody wrote, and taking a ticket."""

from __future__ import annotations

from dataclasses import replace

from bot.model import live
from bot.model.errors import NotYet, Refused
from bot.model.intents.escalation import Acknowledge
from bot.model.messages import Button, Original, Reply, private_place
from bot.model.offers import Offer
from bot.model.people import Identity, Person, Role
from bot.model.secrets.masking import masked
from bot.model.tickets import Priority
from bot.model.words import clean, say
from handlers.escalation import ladder
from handlers.offers import offering
from handlers.secrets.notice import hidden_notice
from handlers.tickets.opening import drafted, lifted, open_ticket
from handlers.turn import TALK, Turn
from store.origins import Origin
from store.unit_of_work import UnitOfWork

TICKET, ACK = "ticket open", "ack"
"""What a reaction says that means something here."""
MEANT = frozenset((TICKET, ACK))
_TO_TAKE = (live.STAFF, live.PAGE, live.UNANSWERED)


def reacted(turn: Turn) -> list[Reply]:
    """An extra, never the only way: what a reaction does can be typed and pressed too."""
    if turn.message.words == ACK:
        return _taken(turn)
    shown = turn.message.original
    return _ticket(turn, shown) if shown else []


def _ticket(turn: Turn, shown: Original) -> list[Reply]:
    """What somebody wrote becomes their own ticket; of whoever reacted when the school does not know them."""
    reactor, writer = turn.message.author, shown.author
    alone = _for(turn, reactor)
    if writer is None or shown.words is None:
        text = say("I cannot read that message. Type `ticket open` and what is wrong, in your own words.")
        return [alone.whisper(text, TALK)]
    if writer != reactor and (turn.person.role < Role.INSTRUCTOR or writer.workspace != reactor.workspace):
        raise Refused(
            "I can make a ticket only of what you have written yourself. For your own trouble type `ticket open` and "
            "what is wrong.",
            TALK,
        )
    origin = turn.work.origins.of(turn.message.place, turn.message.about or "")
    if origin and origin.noun == "offers" and (told := _held(turn, turn.work.offers.get(origin.row))):
        return told
    if number := _number(turn.work, origin):
        return [alone.whisper(say("That message is in ticket {number} already.", number=number), TALK)]
    return _opened(turn, shown.words, writer)


def _held(turn: Turn, offer: Offer) -> list[Reply]:
    """The ticket of what is kept of the message while its author looks at an article; empty when it is one already."""
    if offer.ticket is not None:
        return []
    replies = offering.opened_for(turn.work, offer)
    number = turn.work.offers.get(offer.id).ticket or 0
    return [*replies, *_for_another(turn, number, turn.work.people.get(offer.person))]


def _number(work: UnitOfWork, origin: Origin | None) -> int:
    """The number of the ticket that the message is in; 0 when it is in none."""
    if origin is None:
        return 0
    if origin.noun == "offers":
        return work.offers.get(origin.row).ticket or 0
    ticket = origin.row if origin.noun == "tickets" else work.comments.get(origin.row).ticket
    return work.tickets.get(ticket).number


def _opened(turn: Turn, words: str, writer: Identity) -> list[Reply]:
    person = turn.person if writer == turn.message.author else turn.work.people.behind(writer)
    theirs = _for(turn, writer if person else turn.message.author, clean(words))
    theirs = replace(theirs, person=person or turn.person)
    ticket, replies = open_ticket(theirs, lifted(theirs, drafted(theirs.spelled(theirs.message.words), theirs)))
    replace(turn, message=replace(turn.message, remote_id=turn.message.about)).keep_origin("tickets", ticket.id)
    return [*replies, *hidden_notice(theirs), *_for_another(turn, ticket.number, theirs.person)]


def _for_another(turn: Turn, number: int, writer: Person) -> list[Reply]:
    """What who reacted hears of the ticket of somebody else."""
    if writer == turn.person:
        return []
    text = say(
        "I have opened ticket {number} for {name}, of what they wrote. They hear of it in private.",
        number=number,
        name=writer.name,
    )
    return [_for(turn, turn.message.author).whisper(text, TALK)]


def _for(turn: Turn, reader: Identity, said: str = "") -> Turn:
    """The same turn with words of somebody's in their own conversation, where nobody else reads along."""
    words = masked(said)
    message = replace(turn.message, author=reader, place=private_place(reader), words=words, handle=None)
    return replace(turn, message=message, hidden=words != said)


def _taken(turn: Turn) -> list[Reply]:
    """A ticket is taken by a reaction to its card; the most urgent ones are not, lest that happens by accident."""
    message = turn.message
    name = turn.work.outbox.card_at(message.place, message.about) if message.about else None
    card = live.about(name)
    if turn.person.role < Acknowledge.allowed:
        return []
    if name is None and turn.work.outbox.in_doubt(message.place):
        raise NotYet("a card may stand there")
    if card is None or card.noun != live.TICKET or card.part not in _TO_TAKE:
        return []
    ticket = turn.work.tickets.numbered(card.number)
    place = message.place if message.place.direct else replace(message.place, thread=message.about)
    here = replace(turn, message=replace(message, place=place))
    if not ticket.state.open or ticket.owner == turn.person.id:
        return []
    if ticket.priority is not Priority.P1:
        return ladder.acknowledge(Acknowledge(ticket.number), here)
    if ticket.owner is not None:
        return []
    text = say(
        "A reaction does not take a critical ticket: it is too easy to set one by mistake. "
        "Press the button or type `ack {number}`.",
        number=ticket.number,
    )
    return [here.answer(text, Button(say("Acknowledge"), f"ack {ticket.number}"))]
