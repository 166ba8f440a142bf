"""What a walk-through does on its way: tickets it opens, and teachers it tells."""

from __future__ import annotations

from bot.model import playbooks
from bot.model.messages import Card, Reply
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt
from bot.model.walkthroughs import Walkthrough
from bot.model.words import say
from handlers.sessions.cards import MINE
from handlers.tickets import opening as tickets
from handlers.tickets.cards import thread_line
from handlers.turn import TALK, Turn
from handlers.walkthroughs.approvals import ask_staff
from handlers.walkthroughs.ends import draft, on_ticket
from handlers.walkthroughs.facts import class_near


def act(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> tuple[Run, list[Reply]]:
    """Do what the step asks for; the walk that knows it is done."""
    if shown.open_ticket and shown.apart:
        ticket, replies = tickets.open_ticket(turn, draft(turn, kept, run, shown.open_ticket))
        return playbooks.acted(run, ticket.number), replies
    if shown.open_ticket:
        number, replies = on_ticket(turn, kept, run, shown.open_ticket)
        return playbooks.opened(run, number), replies
    if shown.asks:
        return playbooks.acted(run), ask_staff(turn, kept, run, shown)
    return playbooks.acted(run), _tell_instructor(turn, run, shown.trouble)


def _tell_instructor(turn: Turn, run: Run, trouble: str) -> list[Reply]:
    """Who teaches the class that is near hears what trouble this person has, and nothing of what they answered."""
    session = class_near(turn.work, turn.person.id)
    if session is None:
        return []
    instructor = turn.work.people.get(session.instructor)
    text = say(
        "{name} {trouble} just now and asked me to tell you, because of “{title}” on {start}. Support is helping, "
        "so there is nothing you must do. If there is another way into the class, such as a phone number or a guest "
        "link, please send it to them.",
        name=turn.person.name,
        trouble=trouble,
        title=session.title,
        start=session.starts_at,
    )
    told = Reply(
        instructor,
        Card(text, buttons=(MINE, TALK)),
        key=f"{trouble.replace(' ', '-')}/{session.id}/{session.plan}/{turn.person.id}",
        until=session.ends_at,
    )
    if run.ticket is None or not turn.school.staff:
        return [told]
    ticket = turn.work.tickets.numbered(run.ticket)
    line = say(
        "{teacher} is told that {name} {trouble}.", teacher=instructor.name, name=turn.person.name, trouble=trouble
    )
    return [told, thread_line(ticket, line)]
