"""Pictures and files that somebody sends to the desk: the staff read that there are some, who sent them what to do."""

from __future__ import annotations

from collections import Counter

from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Comment
from bot.model.messages import Kind, Reply
from bot.model.tickets import Ticket
from bot.model.words import Said, lines, say
from handlers.help.guide import way_back
from handlers.messages.contexts import ticket_below
from handlers.tickets.answers import waiting
from handlers.tickets.comments import put_on
from handlers.tickets.opening import visible
from handlers.turn import HELP, TALK, Turn


def sent(turn: Turn, intent: Intent | None) -> list[Reply]:
    """What becomes of the files of a message beside its words. They may show what nobody should see, so that they are
    neither kept nor passed on; nor are their names.
    """
    message = turn.message
    if not message.files or message.kind is not Kind.SAID or not message.addressed:
        return []
    ticket = concerned(turn, intent)
    if ticket is None:
        back = way_back(turn)
        text = say("I cannot look at pictures or files. Please type in words what yours shows, or what is wrong.")
        return [turn.whisper(text, *back, TALK, *(() if back else (HELP,)))]
    what = counted(message.files)
    where = (
        "in their own conversation with the desk, where nobody else can look: ask them for it"
        if message.place.direct
        else "in the conversation where they wrote to the desk"
    )
    return [*put_on(turn, ticket, f"[Sent {what}, {where}.]"), turn.whisper(_told(turn, ticket, what), TALK)]


def counted(files: tuple[str, ...]) -> str:
    """How many there are of each kind."""
    counts = Counter(files)
    return " and ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in sorted(counts.items()))


def _told(turn: Turn, ticket: Ticket, what: str) -> Said:
    first = say("The staff read on ticket {number} that you sent {what}.", number=ticket.number, what=what)
    if not turn.message.place.direct:
        return first
    unseen = say("But they cannot see it: I pass no pictures or files on. Please type in words what it shows.")
    if not ticket.owner:
        return lines(first, unseen)
    name = turn.work.people.get(ticket.owner).name
    return lines(first, unseen, say("Or send it to {name} yourself, in a direct message.", name=name))


def concerned(turn: Turn, intent: Intent | None) -> Ticket | None:
    """The ticket it is sent for: the one that is named or that the thread is about, the one that the same message
    opened, the one that waits for an answer, or else the only open one; of these last two none in a walk-through.
    """
    if number := (intent.number if isinstance(intent, Comment) else None) or ticket_below(turn):
        return visible(turn, number, lock=True)
    mine = [each for each in turn.work.tickets.open_of(turn.person.id) if each.reporter == turn.person.id]
    opened = [each for each in mine if each.opened_at == turn.now]
    if opened or way_back(turn):
        return opened[-1] if opened else None
    asked = [each for each in mine if each.number in waiting(turn)]
    return next((found[0] for found in (asked, mine) if len(found) == 1), None)
