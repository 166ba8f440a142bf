"""What a ticket's card says about what can be typed, and where, and how much it shows of what was written."""

from __future__ import annotations

from bot.model.messages import Button
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket
from bot.model.words import Below, Said, Typed, lines, say, shortened
from handlers.turn import LONGEST_PRESSED, Turn

SHOWN = 1500
"""How much of what somebody wrote a card shows."""
STAYS = say("What was said with it stays with the staff.")
"""Told to whoever ends a ticket with words that its reporter does not read."""


def full(text: str, number: int = 0) -> Said:
    """What somebody wrote, with a word about what is not shown of it; of a ticket with a `number`, the way to it."""
    if len(text) <= SHOWN:
        return say("{text}", text=text)
    left = len(text) - SHOWN
    rest = "({left} more characters: {whole} shows them.)" if number else "({left} more characters are kept with it.)"
    whole = Typed(f"ticket {number} in full")
    return lines(say("{text}", text=shortened(text, SHOWN)), say(rest, left=left, whole=whole))


def how_to_add(ticket: Ticket) -> Said:
    """How who reported it adds something."""
    below = Below(
        say("Write in this thread, or type `comment {number}` and your words, to add something.", number=ticket.number),
        say("Press Add details, or type `comment {number}` and your words, to add something.", number=ticket.number),
    )
    return say("{below}", below=below)


def how_to_answer(ticket: Ticket) -> Said:
    """How who reported it answers what was asked or told."""
    number = ticket.number
    there = say("Answer in this thread, or type `comment {number}` and your words.", number=number)
    elsewhere = say("To answer, type `comment {number}` and your words.", number=number)
    return say("{below}", below=Below(there, elsewhere))


def staff_note(ticket: Ticket, wanted: bool) -> Said:
    """What the staff do with it; `wanted`: somebody is to take it."""
    if not ticket.state.open:
        there, elsewhere = "Answer {reopen} in this thread if it is not done.", "Type {reopen} to me if it is not done."
        return in_thread(ticket, there, elsewhere, "reopen")
    if wanted:
        return in_thread(ticket, "Answer {ack} in this thread to take it.", "Type {ack} to me to take it.", "ack")
    return in_thread(
        ticket,
        "In this thread: {tell} and {ask} reach the reporter, {resolve} ends it and tells them so; all else stays with "
        "the staff, also what you say with {resolve}.",
        "Type to me: {tell} and {ask} reach the reporter, {resolve} ends it, and what you say with it reaches them.",
        *("tell", "ask", "resolve"),
    )


def in_thread(ticket: Ticket, there: str, elsewhere: str, *commands: str) -> Said:
    """What is typed below something about a ticket, or elsewhere, where it needs the ticket's number; both name the
    commands.
    """
    short = {command: Typed(command) for command in commands}
    whole = {command: Typed(f"{command} {ticket.number}") for command in commands}
    return say("{below}", below=Below(say(there, **short), say(elsewhere, **whole)))


def short_name(turn: Turn, ticket: Ticket) -> str:
    """What who reported it is called for short."""
    whole = turn.work.people.get(ticket.reporter).name
    return next(iter(whole.split()), whole)


def sends(turn: Turn, ticket: Ticket, words: str, command: str = "tell") -> list[Button]:
    """The button that sends these words to whoever reported it; none where they are more than a button carries."""
    if ticket.reporter == turn.person.id or len(words) > LONGEST_PRESSED:
        return []
    label = say("Send it to {name}", name=short_name(turn, ticket))
    return [Button(label, f"{command} {ticket.number} {guarded(words)}")]


def out_of_thread(note: Said) -> Said:
    """The same on a card that is shown once: what is said below that one is not known to be about the ticket."""
    return Said(
        note.template, tuple((n, fact.elsewhere if isinstance(fact, Below) else fact) for n, fact in note.facts)
    )
