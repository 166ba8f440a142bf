"""Forms: which words ask for one, what was typed into it and not sent off, and taking one that was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.model.errors import NotFound, WrongFields
from bot.model.forms import Form, continued, mistakes, tidied, worth_keeping
from bot.model.intents import forms as intents
from bot.model.intents import sessions as sessions_intents
from bot.model.intents import tickets as tickets_intents
from bot.model.intents.intent import Intent
from bot.model.live import draft_name
from bot.model.messages import Button, Card, Kind, Reply, private_place
from bot.model.people import Reader
from bot.model.words import say
from handlers.sessions import form as session_form
from handlers.tickets import form as ticket_form
from handlers.turn import TALK, Turn

FORMS: Mapping[type[Intent], Callable[[Any, Turn], Form]] = {
    tickets_intents.FillTicket: ticket_form.new_ticket,
    tickets_intents.AddDetails: ticket_form.details,
    sessions_intents.FillSession: session_form.new_session,
}
"""Which form belongs to which intent, empty but for what the intent knows."""


def asked_for(intent: Intent | None, turn: Turn) -> Form | None:
    """The form to show, with what the person typed into it last; None when it is none, or not for their role.

    Raises `BotError` where there is nothing to fill in, as for a ticket that is not theirs.
    """
    if intent is None or type(intent) not in FORMS or turn.person.role < intent.allowed:
        return None
    form = FORMS[type(intent)](intent, turn)
    draft = turn.work.drafts.of(turn.person.id, form.name)
    form = replace(form, reader=Reader(turn.person.zone, turn.person.locale))
    return continued(form, draft.fields, draft.kept_at) if draft else form


def checked(intent: Intent, turn: Turn) -> Turn:
    """The turn with what was filled in, when all of it is right; its draft is let go.

    Raises `WrongFields` otherwise.
    """
    if type(intent) not in FORMS:
        return turn
    form = FORMS[type(intent)](intent, turn)
    fields = tidied(form, turn.message.fields)
    if wrong := mistakes(form, fields):
        raise WrongFields(wrong)
    turn.work.drafts.drop(turn.person.id, form.name)
    return replace(turn, message=replace(turn.message, fields=fields))


def keep(intent: Intent | None, turn: Turn) -> list[Reply]:
    """Keep what stands in a form that was not sent off; who has closed it is told how to go on."""
    if intent is None or type(intent) not in FORMS:
        return []
    form = FORMS[type(intent)](intent, turn)
    fields = tidied(form, turn.message.fields)
    if worth_keeping(form, fields):
        turn.work.drafts.keep(turn.person.id, form.name, fields)
    if turn.message.kind is not Kind.LEFT or turn.work.drafts.of(turn.person.id, form.name) is None:
        return []
    card = Card(
        say("You closed “{title}” before it was sent. What you typed is kept for 7 days.", title=form.title),
        buttons=(
            Button(say("Continue where you left off"), form.says, form=True),
            Button(say("Throw it away"), f"drop the draft of {form.name}"),
            TALK,
        ),
    )
    place, name = private_place(turn.message.author), draft_name(turn.person.id, form.name)
    return [Reply(place, card, live=name, reader=turn.person, asked=turn.asked)]


def drop(intent: intents.DropDraft, turn: Turn) -> list[Reply]:
    if not turn.work.drafts.drop(turn.person.id, intent.form.strip().lower()):
        raise NotFound("There is no such draft any more.", TALK)
    return [turn.whisper(say("I have thrown it away."), TALK)]
