"""What people add to tickets: who hears it, and who does not."""

from __future__ import annotations

from dataclasses import replace

from bot.model.errors import AskBack, Refused
from bot.model.intents import tickets as intents
from bot.model.intents.help import Courtesy
from bot.model.live import comment_name, note_name
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.people import Role
from bot.model.reports.passing_on import Passed, asked, numbered, told
from bot.model.secrets.alone import guarded
from bot.model.secrets.asked import asks_for_secret
from bot.model.tickets import Comment, Ticket, TicketState, acknowledged, moved
from bot.model.understanding.grammar import command
from bot.model.waiting import begun, days, gone_on
from bot.model.words import Said, say
from handlers.escalation import ladder
from handlers.tickets.cards import refreshed, thread_line
from handlers.tickets.choice import held, names_colleague
from handlers.tickets.ends import followed, follower, reopen_button
from handlers.tickets.notes import full, how_to_answer, sends, short_name
from handlers.tickets.opening import Draft, visible
from handlers.tickets.promises import standing
from handlers.tickets.urgency import raised, urged
from handlers.turn import HELP, LONGEST_PRESSED, MY_TICKETS, TALK, Turn, my_ticket

_TOLD, _ASKED = "I have told {name}: {text}", "I have asked {name}: {text}"


def comment(intent: intents.Comment, turn: Turn) -> list[Reply]:
    """Add what somebody says. The reporter's words are shown to the staff; the staff's words stay among the staff."""
    if intent.number is None and intent.text.strip() and turn.person.role >= Role.ON_CALL:
        asked = "Which ticket? Type `comment`, its number, and your words."
        intent = replace(intent, number=held(turn, None, asked, ("comment", guarded(intent.text))))
    if intent.number is None:
        raise AskBack("What shall I add, and to which ticket? Type `comment`, the number, and your words.", MY_TICKETS)
    if not intent.text.strip():
        number = visible(turn, intent.number).number
        form = Button(say("Add details"), f"ticket details {number}", form=True)
        raise AskBack(
            "What shall I add to ticket {number}? Type `comment {number}` and your words.", form, number=number
        )
    ticket, words = visible(turn, intent.number, lock=True), intent.text
    internal = turn.person.id != ticket.reporter
    if ticket.state is TicketState.CLOSED and not internal and _goes_on(turn, intent.text):
        next_one = follower(turn, ticket)
        if next_one is None:
            return followed(turn, ticket, words)
        ticket = next_one
    replies = put_on(turn, ticket, words)
    found = urged(turn, words) if ticket.state.open and not internal else None
    if found:
        return [*replies, *_hurried(turn, ticket, found, words)]
    if ladder.in_own_thread(turn, ticket):
        return [*replies, *_among_staff(turn, ticket, words)]
    return [*replies, _added(turn, ticket, intent)]


def _among_staff(turn: Turn, ticket: Ticket, words: str) -> list[Reply]:
    """Say once, to whoever has a ticket and writes in its thread, that the reporter does not read that."""
    if ticket.owner != turn.person.id or ticket.reporter == turn.person.id or len(words) > LONGEST_PRESSED:
        return []
    name = short_name(turn, ticket)
    text = say("What you write in this thread stays among the staff: {name} does not read it.", name=name)
    return [replace(turn.whisper(text, *sends(turn, ticket, words)), key=f"ticket/{ticket.number}/among-staff")]


def put_on(turn: Turn, ticket: Ticket, words: str) -> list[Reply]:
    """Add it to the ticket and show it in the ticket's thread; a ticket that waited for its reporter goes on."""
    work, internal = turn.work, turn.person.id != ticket.reporter
    added = work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, words, internal))
    if turn.message.kind is Kind.SAID:
        turn.keep_origin("comments", added.id)
    text = say("{name}: {text}", name=turn.person.name, text=full(words, ticket.number))
    line = replace(thread_line(ticket, text), live=None if ticket.private else comment_name(ticket, added.id))
    replies = [line] if turn.school.staff and not ladder.in_own_thread(turn, ticket) else []
    if internal or ticket.state is not TicketState.WAITING_USER:
        return replies
    again = work.tickets.save(gone_on(ticket))
    return [*replies, *refreshed(work, again), *ladder.begin_anew(work, again, turn.person)]


def tell(intent: intents.Tell, turn: Turn) -> list[Reply]:
    _not_for_secrets(intent.text)
    ticket = visible(turn, _needed(turn, intent, "tell"), lock=True)
    passed = told(intent.text, turn.work.people.get(ticket.reporter).name)
    if _among_colleagues(turn, ticket, passed):
        return _shown_back(turn, ticket, "tell", passed.text)
    words = passed.text
    text = say(
        "{name} about your ticket {number}: {text}",
        name=turn.person.name,
        number=ticket.number,
        text=full(words, ticket.number),
    )
    return _to_reporter(turn, ticket, words, text)


def ask(intent: intents.Ask, turn: Turn) -> list[Reply]:
    _not_for_secrets(intent.text)
    ticket = visible(turn, _needed(turn, intent, "ask"), lock=True)
    passed = asked(intent.text, turn.work.people.get(ticket.reporter).name)
    if _among_colleagues(turn, ticket, passed):
        return _shown_back(turn, ticket, "ask", passed.text)
    if ticket.state in (TicketState.NEW, TicketState.TRIAGED):
        ticket = acknowledged(ticket, turn.person, turn.now)
    ticket = begun(ticket)
    waits = ticket if ticket.state is TicketState.WAITING_USER else moved(ticket, TicketState.WAITING_USER)
    again = days(turn.now, turn.school)[0]
    waiting = turn.work.tickets.save(replace(waits, close_at=again))
    words = passed.text
    text = say(
        "{name} asks about your ticket {number}: {text}",
        name=turn.person.name,
        number=ticket.number,
        text=full(words, ticket.number),
    )
    return [
        *_to_reporter(turn, waiting, words, text, _ASKED),
        *ladder.stop(turn.work, waiting, turn.person),
        *refreshed(turn.work, waiting),
    ]


def _among_colleagues(turn: Turn, ticket: Ticket, passed: Passed) -> bool:
    """Whether words in the ticket's thread may be meant for a colleague rather than for the desk."""
    sure = passed.sure or turn.message.kind is not Kind.SAID or numbered(turn.message.words)
    return not sure and ladder.in_own_thread(turn, ticket)


def _shown_back(turn: Turn, ticket: Ticket, command: str, text: str) -> list[Reply]:
    """Say that the words stay among the staff, with a button that sends them to the reporter."""
    name = short_name(turn, ticket)
    words = say("I have not sent that to {name}: it may be meant for somebody here.", name=name)
    return [
        *put_on(turn, ticket, turn.message.words),
        turn.whisper(words, *sends(turn, ticket, text, command)),
    ]


def _not_for_secrets(text: str) -> None:
    """Refuse to ask somebody for a secret: whoever answers such a question today answers a stranger's tomorrow."""
    if asks_for_secret(text):
        raise Refused(
            "I have not sent that: it asks for a password, a code or the number of a document, and people here are "
            "promised that nobody ever asks for these. Send a reset instead, or check in person who it is."
        )


def _goes_on(turn: Turn, words: str) -> bool:
    """Whether somebody says more about a closed ticket than thanks. Only the staff open it again."""
    return turn.person.role < Role.ON_CALL and not isinstance(command(words), Courtesy)


def _added(turn: Turn, ticket: Ticket, intent: intents.Comment) -> Reply:
    number = ticket.number
    if turn.person.id != ticket.reporter:
        return turn.whisper(say("Added to ticket {number}. Only the staff see it.", number=number))
    if intent.answers:
        text = say(
            "Added to ticket {number} as your answer. Was it about something else? Delete your message, and it is gone "
            "there too; then press the button below.",
            number=number,
        )
        return turn.whisper(text, *_ways_on(ticket)[:1], Button(say("It is something else"), HELP.says), TALK)
    if ticket.state.open:
        return turn.whisper(say("Added to ticket {number}.", number=number), *_ways_on(ticket))
    text = say(
        "Added to ticket {number}, which is {state}. Press the button if it still does not work.",
        number=number,
        state=ticket.state.words,
    )
    return turn.whisper(text, *_ways_on(ticket))


def _hurried(turn: Turn, ticket: Ticket, found: Draft, words: str) -> list[Reply]:
    """Make the ticket as urgent as its reporter says now, and tell them, unless they see it on its card."""
    before = turn.work.tickets.numbered(ticket.number, lock=True)
    ticket, replies = raised(turn, before, found, words)
    if ladder.in_own_thread(turn, ticket):
        return replies
    known = standing(turn.work, ticket)
    text = say("Added to ticket {number}. {standing}", number=ticket.number, standing=known)
    if ticket.priority < before.priority:
        text = say("Added to ticket {number}. It is urgent now. {standing}", number=ticket.number, standing=known)
    return [*replies, turn.whisper(text, *_ways_on(ticket))]


def _needed(turn: Turn, intent: intents.Tell | intents.Ask, word: str) -> int:
    asked = f"Which ticket? Type `{word}`, its number, and your words."
    if intent.number is None and names_colleague(turn, intent.text):
        raise AskBack(
            "I pass that on to the person who reported a ticket, and not to a colleague: please write to them. "
            f"Is it for the person who reported one? Type `{word}`, its number, and your words.",
            TALK,
        )
    return held(turn, intent.number, asked, (word, guarded(intent.text)))


def _to_reporter(turn: Turn, ticket: Ticket, text: str, card_text: Said, sent: str = _TOLD) -> list[Reply]:
    if not text.strip():
        raise AskBack(
            "What shall I say to {name}? Type `tell {number}` and your words, or `ask {number}` and a question: then "
            "the ticket waits for the answer.",
            name=short_name(turn, ticket),
            number=ticket.number,
        )
    added = turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, text, internal=False))
    note = how_to_answer(ticket)
    card = Card(card_text, buttons=_ways_on(ticket), note=note)
    reporter = turn.work.people.get(ticket.reporter)
    done = say(sent, name=reporter.name, text=full(text, ticket.number))
    ways = ladder.in_hand(turn, ticket) if ticket.owner == turn.person.id and ticket.state.open else ()
    line = ladder.announce(turn, ticket, done, None, *ways)
    return [Reply(reporter, card, live=note_name(ticket, added.id)), *line]


def _ways_on(ticket: Ticket) -> tuple[Button, ...]:
    """Ways on from a word about a ticket."""
    if ticket.state.open:
        return (my_ticket(ticket.number), TALK)
    return (reopen_button(ticket), TALK)
