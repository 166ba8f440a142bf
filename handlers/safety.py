"""Somebody may be in danger: a word to them alone, whom to turn to, and a way to a person."""

from __future__ import annotations

from bot.model.intents.safety import TalkInPrivate
from bot.model.intents.tickets import Comment, FillTicket
from bot.model.keys import named
from bot.model.messages import Button, Card, Kind, Message, Reply, private_place
from bot.model.people import Role
from bot.model.safety import Harm, harm_in
from bot.model.understanding.grammar import command
from bot.model.words import Said, lines, say
from handlers import ticket_comments
from handlers.secret_notice import hidden_notice, overheard_notice
from handlers.ticket_form import new_ticket
from handlers.ticket_handover import TALK_PRIVATELY
from handlers.tickets import Draft, open_ticket
from handlers.turn import TALK, Turn

_WARM = {
    Harm.SELF: say("Thank you for telling me. I am sorry that it is so hard. You are not alone with this."),
    Harm.OTHERS: say("Thank you for telling me. Nobody may treat you or anybody else like that. It is not your fault."),
    Harm.NOW: say("If there is danger now, go to a safe place first, and take others with you."),
}
_ALONE = say(
    "Only you read this. The button opens a private ticket: the support team reads that you would like to talk to a "
    "person, and not what you wrote here."
)


def comforted(turn: Turn, said: str) -> list[Reply]:
    """What is said in private, wherever it was written, to who may be in danger or knows of somebody; nothing for all
    else. What they add to a ticket is kept as well. What the staff say to the desk and to each other is their work.
    `said`: as it was written.
    """
    message = turn.message
    harm = harm_in(_written(message))
    if harm is None:
        return []
    asked = command(message.words)
    if turn.person.role >= Role.ON_CALL and (asked is not None or message.place.whole in turn.school.staff):
        return []
    added = ticket_comments.comment(asked, turn) if isinstance(asked, Comment) else []
    told = _told(turn, harm)
    if not message.addressed:
        return [told, *overheard_notice(turn, said)]
    turn.work.people.understood(turn.person.id, "")
    if isinstance(asked, FillTicket):
        turn.work.drafts.drop(turn.person.id, new_ticket(asked, turn).name)
    return [*added, told, *hidden_notice(turn)]


def comforted_after_edit(turn: Turn) -> list[Reply]:
    """The same for who puts such words into a message of theirs that is there already; once for each message."""
    harm = harm_in(turn.message.words)
    at_work = turn.person.role >= Role.ON_CALL and turn.message.place.whole in turn.school.staff
    return [] if harm is None or at_work else [_told(turn, harm)]


def _told(turn: Turn, harm: Harm) -> Reply:
    message = turn.message
    card = Card(lines(*_words(turn, harm), _ALONE), buttons=(Button(TALK.label, "human in private"),))
    place, written = private_place(message.author), message.remote_id or message.about
    key = named(message, f"comforted/{message.place.channel}/{written}") if written else None
    return Reply(place, card, reader=turn.person, asked=turn.asked if message.addressed else None, key=key)


def talk_in_private(_: TalkInPrivate, turn: Turn) -> list[Reply]:
    """A private ticket with none of their words; one is enough."""
    mine = (ticket for ticket in turn.work.tickets.of(turn.person.id) if ticket.state.open)
    known = next((ticket for ticket in mine if ticket.summary == TALK_PRIVATELY), None)
    if known is None:
        return open_ticket(turn, Draft(TALK_PRIVATELY, urgency=1, private=True, notify=True))[1]
    text = say("A person knows already that you would like to talk: it is your ticket {number}.", number=known.number)
    return turn.privately(Card(text, buttons=(Button(say("Show my ticket"), f"ticket {known.number}"),)))


def _written(message: Message) -> str:
    """What somebody typed, to the desk or into the form of a ticket."""
    if message.kind is Kind.FILLED and isinstance(command(message.words), FillTicket):
        return "\n".join(message.fields.values())
    return message.words if message.kind in (Kind.SAID, Kind.COMMAND) else ""


def _words(turn: Turn, harm: Harm) -> list[Said]:
    safety = turn.school.safety
    if own := safety.texts.get(harm):
        return [say("{text}", text=own)]
    whom = say(
        "I am only a program. Please talk now to an adult you trust: a teacher, the school office, somebody at home. "
        "Who is in danger now calls the emergency number of their country."
    )
    if safety.contact:
        whom = say(
            "I am only a program. Please talk to somebody now: {contact}. Any adult you trust can help as well. Who is "
            "in danger now calls the emergency number of their country.",
            contact=safety.contact.rstrip("."),
        )
    return [_WARM[harm], whom]
