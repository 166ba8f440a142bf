"""What a ticket looks like to the staff, to whoever reported it, and to whoever is pinged."""

from __future__ import annotations

from bot.model.live import reporter_name, staff_name
from bot.model.messages import Button, Card, Reply, Style, Thread
from bot.model.people import Person, Role
from bot.model.tickets import AFFECTED, OUTAGES, Resolution, Ticket, TicketState
from bot.model.waiting import SET_ASIDE
from bot.model.words import Said, lines, say
from handlers.tickets.notes import SHOWN, full, how_to_add, staff_note
from handlers.tickets.promises import standing
from handlers.turn import TALK, show_ticket
from store.unit_of_work import UnitOfWork

IT_WORKS = "it works now"
TALK_PRIVATELY = "Would like to talk to a person, in private."
"""The title of a ticket about nothing that can work."""
ANSWERS = 12
"""How many answers of a walk-through a card shows."""


def staff_card(work: UnitOfWork, ticket: Ticket) -> Card:
    """The ticket for the people on call."""
    wanted = _wanted(work, ticket)
    return Card(
        text=full(ticket.summary, ticket.number),
        title=say("Ticket {number} · {priority}", number=ticket.number, priority=ticket.priority.words),
        facts=(*_staff_facts(work, ticket), *_answers(ticket)),
        buttons=_staff_buttons(ticket, wanted),
        note=staff_note(ticket, wanted),
    )


def channel_card(work: UnitOfWork, ticket: Ticket) -> Card:
    """The ticket in the staff channel; a private one shows neither its words nor who reported it."""
    if not ticket.private:
        return staff_card(work, ticket)
    facts = [
        (say("State"), say(ticket.state.for_staff)),
        (say("About"), say("{category}", category=_plain(ticket.category))),
        (say("Opened"), say("{at}", at=ticket.opened_at)),
    ]
    if ticket.owner:
        facts.insert(1, (say("With"), say("{name}", name=work.people.get(ticket.owner).name)))
    show = show_ticket(ticket.number)
    return Card(
        text=say("Private: open it in your own conversation with me. Please do not write about it here."),
        title=say("Ticket {number} · {priority}", number=ticket.number, priority=ticket.priority.words),
        facts=tuple(facts),
        buttons=(*_staff_buttons(ticket, _wanted(work, ticket)), show),
        note=say("Type `ticket {number}` to me in private.", number=ticket.number),
    )


def in_the_channel(work: UnitOfWork, ticket: Ticket, reporter: Person) -> Reply:
    """The live card in the staff channel; if its reporter looks at it there, they see their own card."""
    viewers = () if reporter.role >= Role.ON_CALL else (reporter,)
    return Reply(work.school.staff[0], channel_card(work, ticket), live=staff_name(ticket), viewers=viewers)


def thread_line(ticket: Ticket, text: Said, key: str | None = None) -> Reply:
    """A line below the ticket's card in the staff channel; for a private ticket it only says that there is news."""
    if ticket.private:
        text = say("There is news of ticket {number}. Type `ticket {number}` to me in private.", number=ticket.number)
    return Reply(Thread(staff_name(ticket)), Card(text), key=key)


def below_card(work: UnitOfWork, ticket: Ticket, text: Said, key: str | None = None) -> list[Reply]:
    """A `thread_line`, or nothing in a school without a staff channel."""
    return [thread_line(ticket, text, key)] if work.school.staff else []


def _staff_facts(work: UnitOfWork, ticket: Ticket) -> list[tuple[Said, Said]]:
    persons = {p.id: p for p in work.people.some([ticket.reporter, *([ticket.owner] if ticket.owner else [])])}
    facts = [
        (say("From"), say("{name}", name=persons[ticket.reporter].name)),
        (say("State"), say(ticket.state.for_staff)),
        (say("About"), about(ticket)),
        (say("Opened"), say("{at}", at=ticket.opened_at)),
    ]
    if ticket.owner:
        facts.insert(2, (say("With"), say("{name}", name=persons[ticket.owner].name)))
    facts += _planned(ticket)
    if solution := _solution(work, ticket):
        facts.append((say("Solution"), full(solution, ticket.number)))
    if ticket.reopened:
        facts.append((say("Opened again"), _times(ticket.reopened)))
    facts += [_followed(ticket, work.tickets.get(ticket.follows))] if ticket.follows else []
    return [*facts, *_outage_facts(work, ticket)]


def _solution(work: UnitOfWork, ticket: Ticket) -> str:
    """How it was solved; while the staff are told, also what only they may read."""
    if ticket.solution or ticket.resolution is not Resolution.SOLVED:
        return ticket.solution
    notes = [each for each in work.comments.on(ticket.id, internal=True) if each.internal]
    return next((each.text for each in reversed(notes) if each.at == ticket.resolved_at), "")


def _followed(ticket: Ticket, before: Ticket) -> tuple[Said, Said]:
    own = before.reporter == ticket.reporter
    return say("Goes on from") if own else say("Part of"), say("ticket {number}", number=before.number)


def _outage_facts(work: UnitOfWork, ticket: Ticket) -> list[tuple[Said, Said]]:
    if ticket.subcategory not in OUTAGES:
        return []
    facts = []
    if ticket.announced and ticket.announced != ticket.summary:
        facts.append((say("Everybody is told"), full(ticket.announced, ticket.number)))
    if ticket.state.open and ticket.expected_until:
        facts.append((say("Over by"), say("{at}", at=ticket.expected_until)))
    if others := len(work.tickets.affected(ticket.id)):
        facts.append((say("Also affected"), say("{others} more", others=others)))
    return facts


def _planned(ticket: Ticket) -> list[tuple[Said, Said]]:
    planned = ticket.state is TicketState.SCHEDULED and ticket.close_at
    return [(say("Planned for"), say("{at}", at=planned))] if planned else []


def _answers(ticket: Ticket) -> list[tuple[Said, Said]]:
    """What was asked and answered in the walk-through it came from."""
    shown = [(say("{question}", question=q), say("{answer}", answer=a)) for q, a in ticket.answers[:ANSWERS]]
    left = len(ticket.answers) - ANSWERS
    return [*shown, (say("More answers"), say("{left} more are kept with it.", left=left))] if left > 0 else shown


def reporter_card(ticket: Ticket, owner: str = "", promise: Said | None = None) -> Card:
    """The ticket for whoever reported it."""
    state = ticket.state.words
    facts = [(say("State"), say("{state}", state=state))]
    if owner:
        facts.append((say("With"), say("{name}", name=owner)))
    facts += _planned(ticket)
    if ticket.solution and not ticket.state.open:
        facts.append((say("Solution"), full(ticket.solution, ticket.number)))
    buttons: tuple[Button, ...] = ()
    if ticket.state.open:
        buttons = (
            over(ticket),
            Button(say("Add details"), f"ticket details {ticket.number}", form=True),
            *_rest(ticket),
        )
    elif ticket.state is TicketState.RESOLVED:
        buttons = confirm_buttons(ticket)
    texts = [full(ticket.summary, ticket.number), *([promise] if promise else [])]
    if unguided(ticket):
        buttons = (Button(say("What to do now"), "security", Style.PRIMARY), *buttons)
        texts.append(say("Press What to do now, or type `security`: a few steps that keep the damage small."))
    return Card(
        text=lines(*texts),
        title=say("Your ticket {number}", number=ticket.number),
        facts=tuple(facts),
        buttons=(*buttons, TALK),
        note=how_to_add(ticket) if ticket.state.open else None,
    )


def over(ticket: Ticket) -> Button:
    """A button for the reporter who needs nobody any more."""
    if ticket.summary == TALK_PRIVATELY:
        return Button(say("I need nobody now"), f"close {ticket.number}, thank you")
    return Button(say("It works now"), f"close {ticket.number}, {IT_WORKS}")


def unguided(ticket: Ticket) -> bool:
    """Whether somebody reported a danger without being led through the steps that limit the damage."""
    walked = any(question == AFFECTED for question, _ in ticket.answers)
    return ticket.category == "security" and ticket.state.open and not walked


def confirm_buttons(ticket: Ticket) -> tuple[Button, ...]:
    """The two answers to whether it is really solved."""
    number = ticket.number
    if ticket.summary == TALK_PRIVATELY:
        return (
            Button(say("That is enough"), f"close {number}, thank you", Style.PRIMARY),
            Button(say("I would still like to talk"), f"reopen {number}, I would still like to talk"),
        )
    return (
        Button(say("It works now"), f"close {number}, {IT_WORKS}", Style.PRIMARY),
        Button(say("Still not working"), f"reopen {number}, still not working"),
    )


def is_it_solved(ticket: Ticket, solved: Said) -> Said:
    """The question whether it is really solved; `solved` tells how."""
    if ticket.summary == TALK_PRIVATELY:
        return say("{solved} Is that enough, or would you still like to talk?", solved=solved)
    return say("{solved} Does it work for you now?", solved=solved)


def refreshed(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """The live cards of a ticket as they are now."""
    owner = work.people.get(ticket.owner).name if ticket.owner else ""
    promise = standing(work, ticket) if ticket.state.open and not owner else None
    card = reporter_card(ticket, owner, promise)
    replies = [Reply(work.people.get(ticket.reporter), card, live=reporter_name(ticket), edit_only=True)]
    if work.school.staff:
        replies.insert(0, in_the_channel(work, ticket, work.people.get(ticket.reporter)))
    return replies


def about(ticket: Ticket) -> Said:
    """What it is about, in words."""
    return say("{category}, {part}", category=_plain(ticket.category), part=_plain(ticket.subcategory))


def _times(count: int) -> Said:
    return say({1: "once", 2: "twice"}.get(count, "{count} times"), count=count)


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _wanted(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether somebody should take it: nobody has it, or more people are being called for it."""
    return ticket.state.open and (ticket.owner is None or work.escalations.open_on(ticket.id) is not None)


def _staff_buttons(ticket: Ticket, wanted: bool) -> tuple[Button, ...]:
    number = ticket.number
    if not ticket.state.open:
        return (Button(say("Reopen"), f"reopen {number}"),)
    take = (Button(say("Acknowledge"), f"ack {number}", Style.PRIMARY),) if wanted else ()
    resolve = Button(say("Resolve"), f"resolve {number}")
    if ticket.state in SET_ASIDE:
        again = Button(say("Go on with it"), f"resume {number}")
        return (*take, again, resolve)
    return (*take, resolve, *_rest(ticket))


def _rest(ticket: Ticket) -> tuple[Button, ...]:
    """A button for the part of the ticket that the card does not show."""
    return (Button(say("Show all of it"), f"ticket {ticket.number} in full"),) if len(ticket.summary) > SHOWN else ()
