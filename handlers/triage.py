"""Sorting tickets: what they are about and how urgent, and whom that calls."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.intents import triage as intents
from bot.model.intents.tickets import Comment
from bot.model.live import note_name
from bot.model.messages import Button, Card, Reply
from bot.model.tickets import Ticket, TicketState, moved, triaged
from bot.model.triage import at_priority, near_categories, read_category, read_level, read_priority, sorted_as, weighed
from bot.model.words import Said, say
from handlers.escalation import ladder
from handlers.tickets import comments as ticket_comments
from handlers.tickets.cards import about, refreshed
from handlers.tickets.choice import held
from handlers.tickets.opening import promise
from handlers.turn import TALK, Turn, my_ticket

_WORDS = {1: "high", 2: "medium", 3: "low"}
_CALLS_NEXT, _WAITS = "I am calling the next person.", "It waits for somebody."


def triage(intent: intents.Triage, turn: Turn) -> list[Reply]:
    before = _meant(turn, intent.number, "triage", intent.about)
    gives_back = before.owner == turn.person.id and not intent.about.strip()
    waits = before.state.open and before.state not in (TicketState.TRIAGED, TicketState.IN_PROGRESS)
    after = moved(before, TicketState.IN_PROGRESS) if gives_back and waits else before
    if intent.about.strip():
        pair = read_category(intent.about)
        if pair is None:
            return _unknown_category(turn, before, intent.about, "triage")
        after = sorted_as(before, *pair)
    if not (intent.about.strip() and before.state is TicketState.TRIAGED):
        after = triaged(after)
    text = say("Ticket {number} is sorted ({about}) and waits for somebody.", number=after.number, about=about(after))
    if gives_back:
        told = say(
            "{name} gave ticket {number} back: it waits for somebody.", name=turn.person.name, number=after.number
        )
        own = say("You gave ticket {number} back.", number=after.number)
        return [*ladder.stop_given_back(turn, before), *_changed(turn, before, after, told, own)]
    return _changed(turn, before, after, text)


def set_category(intent: intents.SetCategory, turn: Turn) -> list[Reply]:
    before = _meant(turn, intent.number, "category", intent.about)
    pair = read_category(intent.about)
    if pair is None:
        return _unknown_category(turn, before, intent.about, "category")
    after = sorted_as(before, *pair)
    return _changed(
        turn, before, after, say("Ticket {number} is about {about}.", number=after.number, about=about(after))
    )


def set_impact(intent: intents.SetImpact, turn: Turn) -> list[Reply]:
    number, said = _of_one(intent)
    before, level = _meant(turn, number, "impact", said), read_level(said)
    if level is None:
        return _unknown_level(turn, before, "impact", said)
    text = say("The impact of ticket {number} is {level}.", number=before.number, level=intent.level.strip())
    return _changed(turn, before, weighed(before, impact=level), text)


def set_urgency(intent: intents.SetUrgency, turn: Turn) -> list[Reply]:
    number, said = _of_one(intent)
    before, level = _meant(turn, number, "urgency", said), read_level(said)
    if (wanted := read_priority(said)) and (after := at_priority(before, wanted)):
        if after == before:
            ways = (ladder.call_next_button(before),) if before.state.open else ()
            text = say("The priority of ticket {number} is {priority} already.", number=before.number,
                       priority=wanted.words)  # fmt: skip
            return ladder.announce(turn, before, text, None, *ways)
        text = say(
            "The impact of ticket {number} is {impact}, its urgency is {urgency}.",
            number=before.number,
            impact=_WORDS[after.impact],
            urgency=_WORDS[after.urgency],
        )
        return _changed(turn, before, after, text)
    if level is None:
        return _unknown_level(turn, before, "urgency", said)
    text = say("The urgency of ticket {number} is {level}.", number=before.number, level=intent.level.strip())
    return _changed(turn, before, weighed(before, urgency=level), text)


def _of_one(intent: intents.SetImpact | intents.SetUrgency) -> tuple[int | None, str]:
    """The ticket and the level: where no ticket is known, a number alone is that of one."""
    alone = intent.number is None and intent.level.strip().isdecimal()
    return (int(intent.level), "") if alone else (intent.number, intent.level)


def _meant(turn: Turn, number: int | None, word: str, more: str) -> Ticket:
    asked = "Which ticket? Say its number behind the first word, for example `urgency 12 low`."
    return turn.work.tickets.numbered(held(turn, number, asked, (word, more)), lock=True)


def _unknown_category(turn: Turn, ticket: Ticket, words: str, command: str) -> list[Reply]:
    if not turn.message.addressed:
        return _only_talk(turn, ticket)
    near = near_categories(words)
    buttons = [Button(say("{name}", name=name), f"{command} {ticket.number} {name}") for name in near]
    raise AskBack("I know no category “{words}”. Is it one of these?" if near else
                  "I know no category “{words}”. Say one like `access/password` or `network/wifi`.",
                  *buttons, words=words)  # fmt: skip


def _unknown_level(turn: Turn, ticket: Ticket, command: str, words: str) -> list[Reply]:
    if not turn.message.addressed:
        return _only_talk(turn, ticket)
    buttons = [Button(say(word), f"{command} {ticket.number} {word}") for word in _WORDS.values()]
    if not words:
        asked = "How high is the {command} of ticket {number}: high, medium or low?"
        raise AskBack(asked, *buttons, command=command, number=ticket.number)
    raise AskBack("How much is that: high, medium or low?", *buttons)


def _only_talk(turn: Turn, ticket: Ticket) -> list[Reply]:
    """Keep the words as a comment: in a ticket's thread people talk to each other."""
    return ticket_comments.comment(Comment(ticket.number, turn.message.words), turn)


def _changed(turn: Turn, before: Ticket, after: Ticket, text: Said, own: Said | None = None) -> list[Reply]:
    kept = turn.work.tickets.save(after)
    back: tuple[Button, ...] = ()
    if kept.priority is not before.priority:
        text = say("{text} Its priority is now {priority}.", text=text, priority=kept.priority.words)
        back = (Button(say("Make it {priority} again", priority=before.priority.name),
                       f"urgency {kept.number} {before.priority.name}"),)  # fmt: skip
    calls = _calls(turn, before, kept) if kept.state.open else []
    if own is not None:
        own = say("{own} {next}", own=own, next=say(_CALLS_NEXT if calls else _WAITS))
    return [*ladder.announce(turn, kept, text, own, *back), *refreshed(turn.work, kept), *calls]


def _calls(turn: Turn, before: Ticket, ticket: Ticket) -> list[Reply]:
    """Look for somebody when the ticket has become urgent or was given back and nobody has it; stop looking when it is
    calm.
    """
    work = turn.work
    if ticket.priority not in work.school.ladders:
        ended = ladder.stop(work, ticket, None)
        return [*ended, *_told(turn, ticket, "less", promise(work, ticket, []))] if ended else []
    free = ticket.owner is None and (before.owner is not None or ticket.priority < before.priority)
    if not free or work.escalations.open_on(ticket.id):
        return []
    pings = ladder.begin(work, ticket, turn.person)
    return (
        [*pings, *_told(turn, ticket, "more", promise(work, ticket, pings))]
        if ticket.priority < before.priority
        else pings
    )


def _told(turn: Turn, ticket: Ticket, how: str, what_comes: Said) -> list[Reply]:
    """Tell the reporter what changes for them."""
    if ticket.reporter == turn.person.id:
        return []
    text = say(
        "Your ticket {number} is {how} urgent than it seemed. {promise}",
        number=ticket.number,
        how=how,
        promise=what_comes,
    )
    card = Card(text, buttons=(my_ticket(ticket.number), TALK))
    return [Reply(turn.work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))]
