"""Finding somebody who takes a ticket: pinging, acknowledging, resolving."""

from __future__ import annotations

from dataclasses import replace

from bot.model import escalation as model
from bot.model.errors import Conflict
from bot.model.escalation import Escalation, Level
from bot.model.intents.escalation import Acknowledge, Escalate, TakeOver
from bot.model.live import comment_name, note_name, page_name, staff_name, unanswered_name
from bot.model.messages import Button, Card, Kind, Reply, Style
from bot.model.people import Person, Role
from bot.model.tickets import Comment, Priority, Ticket, acknowledged
from bot.model.understanding.grammar import exact
from bot.model.words import Said, lines, say
from handlers.escalation.cards import settled_page_card
from handlers.escalation.choice import waiting, was_asked
from handlers.escalation.mistaken import TAKEN
from handlers.escalation.pages import owner_of, page, ping, reaching
from handlers.tickets.cards import below_card, refreshed, thread_line
from handlers.tickets.choice import held
from handlers.tickets.notes import full, short_name
from handlers.tickets.standing import standing_card
from handlers.turn import TALK, Turn, show_ticket
from store.unit_of_work import UnitOfWork


def begin(work: UnitOfWork, ticket: Ticket, by: Person, at_any_priority: bool = False) -> list[Reply]:
    """Start looking for somebody, if the school has a ladder for this priority; the first ping goes out at once.
    `at_any_priority`: without a ladder of its own, the most urgent one is used.
    """
    levels = _levels(work, ticket.priority, at_any_priority)
    if not levels:
        return []
    escalation = model.opened(ticket.id, levels, work.now)
    reached = reaching(work, escalation, {by.id}) if model.due_levels(escalation, work.now) else ()
    if not reached:
        work.escalations.add(escalation)
    return ping(work, escalation, ticket, reached, {by.id})


def begin_anew(work: UnitOfWork, ticket: Ticket, by: Person) -> list[Reply]:
    """The same for a ticket that is open and has become nobody's, unless somebody is called for it already."""
    free = ticket.owner is None and work.escalations.open_on(ticket.id) is None
    return begin(work, ticket, by) if free else []


def begin_behind(work: UnitOfWork, ticket: Ticket, owner: Person, text: Said) -> list[Reply]:
    """Tell whoever has the ticket this, and start looking for somebody else, unless they answer in time; empty where
    the school has no ladder for this priority, or is looking already.
    """
    own = work.school.ladders.get(ticket.priority)
    levels = model.behind(own, (owner.handle,)) if own else ()
    if not levels or work.escalations.open_on(ticket.id):
        return []
    begun = model.opened(ticket.id, levels, work.now)
    call = work.escalations.add(model.advanced(begun, 1, ((0, owner.id),)))
    waits = say("If {name} does not answer by {at}, I call the next person.", name=owner.name, at=call.due or work.now)
    card = Card(
        text,
        buttons=(Button(say("I'm on it"), f"ack {ticket.number}", Style.PRIMARY), show_button(ticket)),
        note=say("If you do not answer by {at}, I call the next person.", at=call.due or work.now),
    )
    return [page(call, ticket, (0, owner), card), *below_card(work, ticket, lines(text, waits))]


def would_call(work: UnitOfWork, level: Priority, at_any_priority: bool) -> bool:
    """Whether `begin` would call anybody for a ticket of this priority."""
    return bool(_levels(work, level, at_any_priority))


def escalate_due(work: UnitOfWork) -> list[Reply]:
    """Ping the next people for each ticket nobody took in time."""
    replies = []
    for escalation in work.escalations.due(work.now, work.alone):
        due, ticket = model.due_levels(escalation, work.now), work.tickets.get(escalation.ticket)
        but = owner_of(ticket)
        levels = reaching(work, escalation, but, len(due)) if due else ()
        replies += ping(work, escalation, ticket, levels, but)
        replies += [standing_card(work, ticket)] if levels and ticket.owner is None else []
    return replies


def acknowledge(intent: Acknowledge, turn: Turn) -> list[Reply]:
    number = intent.number if intent.number is not None else waiting(turn)
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    call = work.escalations.open_on(ticket.id, lock=True)
    if ticket.owner is not None and ticket.state.open and call is None and not was_asked(turn, ticket):
        mine = ticket.owner == turn.person.id
        ways = in_hand(turn, ticket) if mine else (take_over_button(ticket), show_button(ticket))
        text = _taken_already(turn, ticket, bool(intent.note))
        return [turn.answer(text, *ways), *keep_note(turn, ticket, intent.note)]
    taken = work.tickets.save(acknowledged(ticket, turn.person, turn.now))
    text = say("{name} has taken ticket {number}.", name=turn.person.name, number=taken.number)
    own = say(TAKEN, number=taken.number)
    if call:
        text, own = (say("{text} Nobody else will be pinged.", text=each) for each in (text, own))
    settled = _settled(work, call, taken, turn.person) if call else []
    keep_note(turn, taken, intent.note)  # what announces the new owner says it too
    return [
        *settled,
        *announce_owner(turn, taken, *(with_words(each, intent.note) for each in (text, own))),
        *tell_previous_owner(turn, ticket, taken),
        *refreshed(work, taken),
    ]


def tell_previous_owner(turn: Turn, before: Ticket, taken: Ticket) -> list[Reply]:
    """Tell whoever had the ticket that somebody else has it now."""
    if before.owner in (None, turn.person.id):
        return []
    name, title, owner = turn.person.name, taken.title, turn.work.people.get(before.owner)
    text = say("{name} has taken over ticket {number} from you: {title}", name=name, number=taken.number, title=title)
    return [Reply(owner, Card(text, buttons=(show_button(taken),)))] if owner.role >= Role.ON_CALL else []


def escalate(intent: Escalate, turn: Turn) -> list[Reply]:
    """Call the next people now; start a new search if none is running."""
    number = held(turn, intent.number, "Which ticket? Type `escalate` and its number.", ("escalate", intent.reason))
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    if not ticket.state.open:
        raise Conflict("Ticket {number} is {state}.", number=ticket.number, state=ticket.state.words)
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        plan = _plan(work, ticket.priority)
        if not plan:
            raise Conflict("This school has set nobody to be called. Ask in the staff channel.")
        escalation = model.opened(ticket.id, plan, turn.now)
    concerned = {turn.person.id, *([ticket.owner] if ticket.owner else [])}
    levels = reaching(work, escalation, concerned)
    if not levels:
        raise Conflict("Everybody who can be called for ticket {number} was called.", number=ticket.number)
    text = say("{name} calls the next person for ticket {number}.", name=turn.person.name, number=ticket.number)
    own = with_words(say("I call the next person for ticket {number}.", number=ticket.number), intent.reason)
    pings = ping(work, escalation, ticket, levels, concerned)
    offered = refreshed(work, ticket) if ticket.owner else []
    return [*announce(turn, ticket, with_words(text, intent.reason), own), *pings, *offered]


def _levels(work: UnitOfWork, level: Priority, at_any_priority: bool) -> tuple[Level, ...]:
    own = work.school.ladders.get(level)
    return _plan(work, level) if at_any_priority else model.plan(own) if own else ()


def _plan(work: UnitOfWork, level: Priority) -> tuple[Level, ...]:
    """Whom to call: by the ladder of this priority, or else by the most urgent one there is."""
    ladders = [work.school.ladders.get(level), *(ladder for _, ladder in sorted(work.school.ladders.items()))]
    return next((plan for ladder in ladders if ladder and (plan := model.plan(ladder))), ())


def stop(work: UnitOfWork, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    """Ping nobody else; who was pinged sees on their card that it is settled, and who has it."""
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        return []
    owner = work.people.get(ticket.owner) if taken_by and ticket.owner else taken_by
    return _settled(work, escalation, ticket, owner)


def stop_given_back(turn: Turn, ticket: Ticket) -> list[Reply]:
    """Stop a search in which nobody was pinged but the speaker, who gives the ticket back: a new one calls the next."""
    call = turn.work.escalations.open_on(ticket.id, lock=True)
    paged = {person for _, person in call.paged} if call else set()
    return stop(turn.work, ticket, None) if paged == {turn.person.id} else []


def _settled(work: UnitOfWork, escalation: Escalation, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    ended = model.acknowledged(escalation, taken_by.id, work.now) if taken_by else model.ended(escalation)
    work.escalations.save(ended)
    pinged = {person.id: person for person in work.people.some(person for _, person in escalation.paged)}
    card = settled_page_card(ticket, taken_by)
    for_all = settled_page_card(ticket, taken_by, for_all=True)
    channel = any(not level.targets for level in escalation.plan[: escalation.level])
    return [
        *(
            Reply(pinged[person], card, live=page_name(ticket, level, person, escalation.id), edit_only=True)
            for level, person in escalation.paged
            if person in pinged
        ),
        *(
            Reply(place, for_all, live=unanswered_name(ticket, escalation.id), edit_only=True)
            for place in work.school.staff[:1]
            if channel
        ),
    ]


def announce(turn: Turn, ticket: Ticket, text: Said, own: Said | None = None, *buttons: Button) -> list[Reply]:
    """Say in the ticket's thread what was done, and answer whoever did it, if they did it elsewhere. `own`: the text as
    that person reads it; `buttons`: what they may do next.
    """
    if in_own_thread(turn, ticket) and not ticket.private:
        return [turn.answer(text, *buttons)]
    thread = below_card(turn.work, ticket, text)
    if turn.message.kind is Kind.PRESSED and turn.message.place in turn.school.staff:
        return thread  # the button is on the card right above
    return [turn.whisper(own or text, *buttons, *(() if turn.person.role >= Role.ON_CALL else (TALK,))), *thread]


def in_own_thread(turn: Turn, ticket: Ticket) -> bool:
    """Whether it was said in this ticket's own thread of the staff channel."""
    place = turn.message.place
    if place.thread is None or place.whole not in turn.school.staff:
        return False
    return turn.work.outbox.card_at(place, place.thread) == staff_name(ticket)


def in_hand(turn: Turn, ticket: Ticket) -> tuple[Button, ...]:
    """What whoever has a ticket can do next; in the channel the ticket's card has these buttons already."""
    if not turn.message.place.direct:
        return ()
    number, name = ticket.number, short_name(turn, ticket)
    tell = (Button(say("Tell {name} something", name=name), f"tell {number}"),)
    return (
        Button(say("Resolve"), f"resolve {number}"),
        *(tell if ticket.reporter != turn.person.id else ()),
        show_button(ticket),
    )


def show_button(ticket: Ticket) -> Button:
    """A button that shows the ticket to the staff."""
    return show_ticket(ticket.number)


def release_button(ticket: Ticket) -> Button:
    """A button that gives a ticket back to everybody who may take it."""
    return Button(say("Give it back"), f"release {ticket.number}")


def call_next_button(ticket: Ticket) -> Button:
    """A button that calls the next person at once."""
    return Button(say("Call the next person"), f"escalate {ticket.number}")


def take_over_button(ticket: Ticket) -> Button:
    """A button that takes a ticket from whoever has it."""
    return Button(say("Take it over"), f"take over {ticket.number}", Style.PRIMARY)


def with_words(text: Said, words: str) -> Said:
    """A text, followed by the words that somebody added to it."""
    return say("{text} “{words}”", text=text, words=full(words)) if words else text


def _taken_already(turn: Turn, ticket: Ticket, with_note: bool) -> Said:
    """Who has the ticket already; `with_note`: and that the words that came with the `ack` are kept."""
    if ticket.owner == turn.person.id:
        text = say("Ticket {number} is yours already.", number=ticket.number)
    else:
        text = say(
            "Ticket {number} is already with {name}, since {at}.",
            number=ticket.number,
            name=turn.work.people.get(ticket.owner or 0).name,
            at=ticket.acknowledged_at or ticket.opened_at,
        )
    return say("{text} I have added your words to it. Only the staff see them.", text=text) if with_note else text


def keep_note(turn: Turn, ticket: Ticket, note: str) -> list[Reply]:
    """Keep words that came with a command, such as `ack`, as a note among the staff; and show them in the ticket's
    thread, unless they were said there.
    """
    if not note:
        return []
    added = turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, note, internal=True))
    if in_own_thread(turn, ticket) or not turn.school.staff:
        return []
    text = say("{name}: {text}", name=turn.person.name, text=full(note, ticket.number))
    return [replace(thread_line(ticket, text), live=None if ticket.private else comment_name(ticket, added.id))]


def _in_free_words(turn: Turn) -> bool:
    """Whether the ticket was taken in free words, which may have meant something else."""
    said = turn.message.kind in (Kind.SAID, Kind.COMMAND)
    return said and exact(turn.message.words, lambda kind: kind in (Acknowledge, TakeOver)) is None


def announce_owner(turn: Turn, ticket: Ticket, text: Said, own: Said) -> list[Reply]:
    """Say who has the ticket now: in its thread, to whoever took it, to whoever reported it."""
    give_back = (release_button(ticket),) if _in_free_words(turn) else ()
    lines = announce(turn, ticket, text, own, *in_hand(turn, ticket), *give_back)
    if ticket.reporter == turn.person.id:
        return lines
    reporter = Card(
        say("{name} has your ticket {number} and is looking at it.", name=turn.person.name, number=ticket.number),
        buttons=(TALK,),
    )
    to_reporter = Reply(turn.work.people.get(ticket.reporter), reporter, live=note_name(ticket, -ticket.version))
    return [*lines, to_reporter]
