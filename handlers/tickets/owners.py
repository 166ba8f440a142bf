"""How a ticket goes from one person of the staff to another one."""

from __future__ import annotations

from bot.model.errors import AskBack, Conflict
from bot.model.intents.escalation import Acknowledge, Assign, Decline, TakeOver
from bot.model.messages import Button, Card, Reply, Style
from bot.model.people import Person, Role
from bot.model.tickets import Ticket, acknowledged
from bot.model.unsaid import Lack
from bot.model.words import Said, Typed, say, shortened, together, visible
from handlers.covers.standing_in import staff_by_name
from handlers.escalation import ladder
from handlers.escalation.choice import ASKED_TO_TAKE, CALL_NEXT, asked_by, waiting
from handlers.escalation.mistaken import TAKEN_OVER
from handlers.tickets.cards import refreshed
from handlers.tickets.choice import held
from handlers.turn import Turn

_NAMED_BACK, _MOST = 40, 10


def take_over(intent: TakeOver, turn: Turn) -> list[Reply]:
    """Take a ticket from whoever has it, who is told; what nobody has is taken as ever."""
    number = intent.number if intent.number is not None else waiting(turn)
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    theirs = ticket.owner not in (None, turn.person.id) and ticket.state.open
    if ticket.owner is None or not theirs or work.escalations.open_on(ticket.id):
        return ladder.acknowledge(Acknowledge(number), turn)
    before = work.people.get(ticket.owner)
    taken = work.tickets.save(acknowledged(ticket, turn.person, turn.now))
    name = turn.person.name
    text = say("{name} has taken over ticket {number} from {before}.", name=name, number=number, before=before.name)
    own = say(TAKEN_OVER, number=number, before=before.name)
    return [
        *ladder.announce_owner(turn, taken, text, own),
        *ladder.tell_previous_owner(turn, ticket, taken),
        *refreshed(work, taken),
    ]


def assign(intent: Assign, turn: Turn) -> list[Reply]:
    """A ticket belongs to whoever takes it, so the person named is asked to take it."""
    if intent.every:
        return _assign_all(intent, turn)
    which = "Which ticket? Type `assign`, its number, and to whom."
    ticket = turn.work.tickets.numbered(held(turn, intent.number, which, ("assign", f"to {intent.whom}")))
    if not ticket.state.open:
        raise Conflict("Ticket {number} is {state}.", number=ticket.number, state=ticket.state.words)
    named = _named(turn, intent.whom)
    if named is not None and named.id == turn.person.id:
        return take_over(TakeOver(ticket.number), turn)
    if named is None or named.away or not named.identities:
        return [turn.answer(_nobody_asked(turn, ticket, named, intent.whom), *_ways(turn, ticket))]
    if named.id == ticket.owner:
        text = say("Ticket {number} is with {name} already.", number=ticket.number, name=named.name)
        return [turn.answer(text, ladder.take_over_button(ticket), ladder.show_button(ticket))]
    told = say("I have asked {name} to take ticket {number}. {until}", name=named.name, number=ticket.number,
               until=_until_then(turn, ticket))  # fmt: skip
    return [turn.answer(told, *_ways(turn, ticket)), _wanted(turn, ticket, named)]


def _assign_all(intent: Assign, turn: Turn) -> list[Reply]:
    """The same for all that the speaker has: the other one is asked for each."""
    named, mine = _named(turn, intent.whom), turn.work.tickets.held_by(turn.person.id, _MOST + 1)
    mine, more = mine[:_MOST], len(mine) > _MOST
    if not mine:
        raise Conflict("You have taken no ticket that is open.")
    if named is None or named.away or not named.identities or named.id == turn.person.id:
        return [turn.answer(_nobody_asked(turn, mine[0], named, intent.whom), *_ways(turn, mine[0]))]
    numbers = together([str(ticket.number) for ticket in mine])
    told = say("I have asked {name} to take what you have: {numbers}. Until then it stays with you.",
               name=named.name, numbers=numbers)  # fmt: skip
    if more:
        told = say("{told} These are the first ten: when {name} has taken them, say it again for the rest.",
                   told=told, name=named.name)  # fmt: skip
    return [turn.answer(told, *map(ladder.release_button, mine[:1])), *(_wanted(turn, each, named) for each in mine)]


def _wanted(turn: Turn, ticket: Ticket, named: Person) -> Reply:
    asked = say(
        ASKED_TO_TAKE,
        name=turn.person.name,
        number=ticket.number,
        title=ticket.title,
        owner=ticket.owner or 0,  # not said: whether it is still theirs when the other one answers
        by=turn.person.id,  # nor this: who hears a no
    )
    no = Button(say("I cannot"), f"decline {ticket.number}")
    return Reply(named, Card(asked, buttons=(ladder.take_over_button(ticket), no, ladder.show_button(ticket))))


def decline(intent: Decline, turn: Turn) -> list[Reply]:
    """Tell whoever asked that they have to ask somebody else; who is called for it may have the next one called now."""
    ticket = turn.work.tickets.numbered(intent.number)
    asked = _asker(turn, ticket)
    if asked is None:
        calls = f"escalate {ticket.number}"
        question = AskBack(
            CALL_NEXT,
            *(Button(say("Yes"), calls, Style.PRIMARY), Button(say("I take it"), f"ack {ticket.number}")),
            ladder.show_button(ticket),
            number=ticket.number,
        )
        raise question.answered_by(Lack.YES, calls)
    text = say("{name} cannot take ticket {number}: {title}", name=turn.person.name, number=ticket.number,
               title=ticket.title)  # fmt: skip
    own = say("I have told {name} that you cannot take ticket {number}.", name=asked.name, number=ticket.number)
    back = (ladder.release_button(ticket),) if ticket.owner == asked.id else ()
    told = Card(ladder.with_words(text, intent.note), buttons=(*back, ladder.show_button(ticket)))
    return [turn.whisper(own, ladder.show_button(ticket)), Reply(asked, told)]


def told_owner(turn: Turn, before: Ticket, ended: Said, words: str = "") -> list[Reply]:
    """Tell whoever had a ticket that a colleague has ended it, and with which words."""
    theirs = before.owner not in (None, turn.person.id) and turn.person.role >= Role.ON_CALL
    owner = turn.work.people.get(before.owner or 0) if theirs else None
    if owner is None or owner.role < Role.ON_CALL or owner.id == before.reporter or not before.state.open:
        return []
    text = say("{ended} It was yours: {title}", ended=ended, title=before.title)
    return [Reply(owner, Card(ladder.with_words(text, words), buttons=(ladder.show_button(before),)))]


def _asker(turn: Turn, ticket: Ticket) -> Person | None:
    """Who hears that the speaker cannot take it; None where nobody asked them and they are called for it."""
    asked, call = asked_by(turn, ticket), turn.work.escalations.open_on(ticket.id)
    if asked or (call and turn.person.id in (person for _, person in call.paged)):
        return asked
    if not ticket.state.open or ticket.owner in (None, turn.person.id):
        raise Conflict("You are not called for ticket {number}.", ladder.show_button(ticket), number=ticket.number)
    return turn.work.people.get(ticket.owner)  # whoever asked did so long ago, or elsewhere


def _named(turn: Turn, whom: str) -> Person | None:
    """The person of the staff who is meant, by handle, first name or whole name."""
    said = turn.spelled(whom).strip().lstrip("@").casefold()
    known = sorted(staff_by_name(turn).items(), key=lambda each: -len(each[0]))
    handle = next((handle for name, handle in known if said == name or said.startswith((f"{name} ", f"{name},"))), None)
    return turn.work.people.with_handles([handle])[0] if handle else None


def _nobody_asked(turn: Turn, ticket: Ticket, named: Person | None, whom: str) -> Card:
    if named is not None:
        return Card(say("I cannot reach {name}, so I have not asked them.", name=named.name))
    text = say(
        "I cannot give ticket {number} to {whom}: a ticket is theirs who takes it. Ask them to type {ack}, for example "
        "in its thread.",
        number=ticket.number,
        whom=shortened(visible(turn.spelled(whom)), _NAMED_BACK),
        ack=Typed(f"take over {ticket.number}" if ticket.owner else f"ack {ticket.number}"),
    )
    return Card(text)


def _until_then(turn: Turn, ticket: Ticket) -> Said:
    if ticket.owner is None:
        return say("Until then nobody has it.")
    if ticket.owner == turn.person.id:
        return say("Until then it stays with you.")
    return say("Until then it stays with {name}.", name=turn.work.people.get(ticket.owner).name)


def _ways(turn: Turn, ticket: Ticket) -> tuple[Button, ...]:
    """Buttons for what else may be done with it."""
    if ticket.owner is None:
        return Button(say("I take it"), f"ack {ticket.number}"), ladder.call_next_button(ticket)
    if ticket.owner == turn.person.id:
        return ladder.release_button(ticket), ladder.show_button(ticket)
    return ladder.take_over_button(ticket), ladder.show_button(ticket)
