"""The form that opens a ticket, and the one that adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from bot.model.forms import Field, FieldKind, Form
from bot.model.intents import tickets as intents
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.reports.reports import read_report
from bot.model.reports.subjects import guess
from bot.model.triage import sorted_into, weigh
from bot.model.words import Said, say, shortened
from handlers.offers import offering
from handlers.tickets import comments as ticket_comments
from handlers.tickets.choice import mine
from handlers.tickets.opening import WHERE, Draft, drafted, grave, known_already, lifted, located, open_ticket, visible
from handlers.turn import TALK, Turn, my_ticket

_LONGEST_SUMMARY = 2500
_CHOSEN = re.compile(
    r"(?P<who>[123])/(?P<hurry>[123])/(?P<about>[a-z_]*): (?P<summary>.+?)(?: \[(?P<where>[^\[\]]*)\])?", re.DOTALL
)
_OF = re.compile(r"of ([0-9a-f]{8})")
"""What a form about a message says instead of all its words."""
_ABOUT: tuple[tuple[str, Said], ...] = (
    ("access", say("Signing in, passwords, permissions")),
    ("live_class", say("Live classes: joining, sound, picture")),
    ("lms", say("Courses, homework, quizzes, grades")),
    ("network", say("Internet and Wi-Fi")),
    ("device", say("Laptop, tablet, printer")),
    ("software", say("Programs")),
    ("mail_calendar", say("E-mail and calendar")),
    ("classroom_av", say("Equipment of a classroom")),
    ("account_request", say("A new account or a change of one")),
    ("security", say("Something that may be dangerous")),
    ("other", say("Something else, or I do not know")),
)
_WHO = (("3", say("Only me")), ("2", say("My class or group")), ("1", say("The whole school")))
_HURRY = (
    ("1", say("I cannot go on, or a class begins within the hour")),
    ("2", say("I need it soon")),
    ("3", say("It can wait")),
)


def new_ticket(intent: intents.FillTicket, turn: Turn) -> Form:
    """The form. With words it is about a message somebody points to: a form of its own, with a draft of its own."""
    words = intent.summary.strip()
    again = _OF.fullmatch(words)
    seal = again[1] if again else sha256(words.encode()).hexdigest()[:8] if words else ""
    summary = "" if again else shortened(turn.spelled(words), _LONGEST_SUMMARY)
    return Form(
        name=f"ticket-{seal}" if seal else "ticket",
        title=say("Open a ticket"),
        says=f"ticket form of {seal}" if seal else "ticket form",
        fields=(
            Field(
                "summary",
                say("What is wrong?"),
                FieldKind.TEXT,
                say("In your own words. Never a password or a code."),
                longest=_LONGEST_SUMMARY,
                value=summary,
            ),
            Field("about", say("What is it about?"), FieldKind.CHOICE, options=_ABOUT, required=False),
            Field("who", say("Who has the problem?"), FieldKind.CHOICE, options=_WHO, value="3"),
            Field("hurry", say("How urgent is it?"), FieldKind.CHOICE, options=_HURRY, value="2"),
            Field("where", say(WHERE), required=False, longest=200),
        ),
        submit=say("Send"),
        intro=say("A person of the support team will read it and answer you in private."),
    )


def fill_ticket(intent: intents.FillTicket, turn: Turn) -> list[Reply]:
    if turn.message.kind is not Kind.FILLED:
        again = f"ticket form {intent.summary}".strip()
        return [_offered(turn, again, say("A ticket needs a sentence about what is wrong."))]
    fields = turn.message.fields
    draft = _drafted(fields, turn)
    where = f" [{fields['where']}]" if fields["where"] else ""
    words = f"{fields['who']}/{fields['hurry']}/{fields['about']}: {fields['summary']}{where}"
    if intent.summary:  # it came of a search that found nothing that helps, or of somebody's message
        return known_already(turn, draft, words) or open_ticket(turn, lifted(turn, draft))[1]
    return offering.considered(turn, draft, words)


def as_chosen(about: str, words: str) -> str:
    """Words as who reports this category says them in the form, who leaves it to them how bad it is."""
    return f"3/2/{about}: {words}"


def all_the_same(intent: intents.OpenAllTheSame, turn: Turn) -> list[Reply]:
    """A ticket for whom it is something else than what is known; what they chose in the form stands before it."""
    words = intent.summary.strip()
    chosen = _CHOSEN.fullmatch(words)
    fields = chosen.groupdict("") if chosen else {}
    draft = _drafted(fields, turn) if chosen else drafted(words, turn)
    before = next((t for t in turn.work.tickets.reported_by(turn.person.id, 5) if t.summary == draft.summary), None)
    if before:
        text = say("That is your ticket {number} already.", number=before.number)
        return [turn.whisper(text, my_ticket(before.number), TALK)]
    category, subcategory = sorted_into(fields.get("about", ""), guess(draft.summary))
    return open_ticket(turn, replace(draft, category=category, subcategory=subcategory, system="", building=""))[1]


def _drafted(fields: Mapping[str, str], turn: Turn) -> Draft:
    summary = fields["summary"]
    impact, urgency = int(fields["who"]), int(fields["hurry"])
    soon = turn.soon(summary)
    told = weigh(summary, soon)
    category, subcategory, system = read_report(summary, fields["about"])
    draft = Draft(
        summary,
        category,
        subcategory,
        min(impact, told[0]),
        urgency if urgency != 2 else min(urgency, told[1]),
        answers=((WHERE, fields["where"]),) if fields["where"] else (),
        system=system,
        class_soon=urgency == 1 or soon,
        own_words=True,
    )
    return grave(located(draft, fields["where"], summary))


def details(intent: intents.AddDetails, turn: Turn) -> Form:
    ticket = visible(turn, mine(turn, intent.number, ("ticket details", "")))
    return Form(
        name=f"details-{ticket.number}",
        title=say("Add to ticket {number}", number=ticket.number),
        says=f"ticket details {ticket.number}",
        fields=(
            Field(
                "text",
                say("What should the support team know?"),
                FieldKind.TEXT,
                say("Never a password or a code."),
            ),
        ),
        submit=say("Send"),
    )


def add_details(intent: intents.AddDetails, turn: Turn) -> list[Reply]:
    number = mine(turn, intent.number, ("ticket details", ""))
    if turn.message.kind is not Kind.FILLED:
        visible(turn, number)
        text = say("Type `comment {number}` and what the support team should know.", number=number)
        return [_offered(turn, f"ticket details {number}", text)]
    return ticket_comments.comment(intents.Comment(number, turn.message.fields["text"]), turn)


def _offered(turn: Turn, says: str, text: Said) -> Reply:
    return turn.whisper(Card(text, buttons=(Button(say("Fill in the form"), says, form=True), TALK)))
