"""What people add to tickets: who hears it, and who does not."""

from __future__ import annotations

from dataclasses import replace

from bot.model.errors import AskBack
from bot.model.intents import tickets as intents
from bot.model.intents.help import Courtesy
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.people import Role
from bot.model.tickets import Comment, Ticket, TicketState, acknowledged, moved
from bot.model.understanding.grammar import command
from bot.model.waiting import days
from bot.model.words import Said, say
from handlers import escalation
from handlers.ticket_cards import comment_name, note_name, refreshed, thread_line
from handlers.ticket_ends import followed, follower, reopen_button
from handlers.ticket_notes import full, how_to_answer
from handlers.tickets import visible
from handlers.turn import TALK, Turn


def comment(intent: intents.Comment, turn: Turn) -> list[Reply]:
    """What somebody adds. From who reported it the staff see it; from the staff it stays with the staff."""
    if intent.number is None or not intent.text.strip():
        raise AskBack("What shall I add, and to which ticket? Type `comment`, the number, and your words.")
    ticket, words = visible(turn, intent.number, lock=True), intent.text
    internal = turn.person.id != ticket.reporter
    if ticket.state is TicketState.CLOSED and not internal and _goes_on(turn, intent.text):
        next_one = follower(turn, ticket)
        if next_one is None:
            return followed(turn, ticket, words)
        ticket = next_one
    heard = put_on(turn, ticket, words)
    return heard if escalation.beside(turn, ticket) else [*heard, _added(turn, ticket, internal)]


def put_on(turn: Turn, ticket: Ticket, words: str) -> list[Reply]:
    """Add it, and tell it below the ticket; what waited for its reporter goes on with what they say."""
    work, internal = turn.work, turn.person.id != ticket.reporter
    added = work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, words, internal))
    if turn.message.kind is Kind.SAID:
        turn.keep_origin("comments", added.id)
    text = say("{name}: {text}", name=turn.person.name, text=full(words, ticket.number))
    line = replace(thread_line(ticket, text), live=None if ticket.private else comment_name(ticket, added.id))
    replies = [line] if turn.school.staff and not escalation.beside(turn, ticket) else []
    if internal or ticket.state is not TicketState.WAITING_USER:
        return replies
    return [*replies, *refreshed(work, work.tickets.save(moved(ticket, TicketState.IN_PROGRESS)))]


def tell(intent: intents.Tell, turn: Turn) -> list[Reply]:
    ticket = visible(turn, _needed(intent.number, "tell"), lock=True)
    text = say(
        "{name} about your ticket {number}: {text}",
        name=turn.person.name,
        number=ticket.number,
        text=full(intent.text, ticket.number),
    )
    return _to_reporter(turn, ticket, intent.text, text)


def ask(intent: intents.Ask, turn: Turn) -> list[Reply]:
    ticket = visible(turn, _needed(intent.number, "ask"), lock=True)
    if ticket.state in (TicketState.NEW, TicketState.TRIAGED):
        ticket = acknowledged(ticket, turn.person, turn.now)
    waits = ticket if ticket.state is TicketState.WAITING_USER else moved(ticket, TicketState.WAITING_USER)
    again = days(turn.now, turn.school)[0]
    waiting = turn.work.tickets.save(replace(waits, close_at=again))
    text = say(
        "{name} asks about your ticket {number}: {text}",
        name=turn.person.name,
        number=ticket.number,
        text=full(intent.text, ticket.number),
    )
    return [
        *_to_reporter(turn, waiting, intent.text, text),
        *escalation.stop(turn.work, waiting, turn.person),
        *refreshed(turn.work, waiting),
    ]


def _goes_on(turn: Turn, words: str) -> bool:
    """Whether somebody writes more about what is closed, and not only their thanks. The staff open it again."""
    return turn.person.role < Role.ON_CALL and not isinstance(command(words), Courtesy)


def _added(turn: Turn, ticket: Ticket, internal: bool) -> Reply:
    number = ticket.number
    if internal:
        return turn.whisper(say("Added to ticket {number}. Only the staff see it.", number=number))
    if ticket.state.open:
        return turn.whisper(say("Added to ticket {number}.", number=number), *_ways_on(ticket))
    text = say(
        "Added to ticket {number}, which is {state}. Press the button if it still does not work.",
        number=number,
        state=ticket.state.words,
    )
    return turn.whisper(text, *_ways_on(ticket))


def _needed(number: int | None, word: str) -> int:
    if number is None:
        raise AskBack("Which ticket? Type `{word}`, its number, and your words.", word=word)
    return number


def _to_reporter(turn: Turn, ticket: Ticket, text: str, card_text: Said) -> list[Reply]:
    if not text.strip():
        raise AskBack("What shall I say? Type it behind the number of the ticket.")
    added = turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, text, internal=False))
    note = how_to_answer(ticket)
    card = Card(card_text, buttons=_ways_on(ticket), note=note)
    reporter = turn.work.people.get(ticket.reporter)
    sent = say("I have told {name}: {text}", name=reporter.name, text=full(text, ticket.number))
    return [Reply(reporter, card, live=note_name(ticket, added.id)), *escalation.line(turn, ticket, sent)]


def _ways_on(ticket: Ticket) -> tuple[Button, ...]:
    """Ways on from a word about a ticket."""
    if ticket.state.open:
        return (Button(say("Show my ticket"), f"ticket {ticket.number}"), TALK)
    return (reopen_button(ticket), TALK)
