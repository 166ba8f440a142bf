"""The form that plans a class."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.errors import AskBack, BotError, Conflict, WrongFields
from bot.model.forms import Field, FieldKind, Form, read_day, read_time
from bot.model.intents import sessions as intents
from bot.model.messages import Button, Card, Kind, Place, Reply
from bot.model.moments.readings import Moment, left_over
from bot.model.moments.zones import city, instants, local_time
from bot.model.sessions import check_start
from bot.model.words import say, shortened, visible
from handlers.sessions import planning as sessions
from handlers.sessions.words import LONGEST_TITLE, Named, named, tidy
from handlers.turn import TALK, Turn

_LENGTHS = tuple((str(each), say("{minutes} minutes", minutes=each)) for each in (30, 45, 60, 75, 90, 120, 180))


def new_session(_: intents.FillSession, turn: Turn) -> Form:
    tomorrow = local_time(turn.now, turn.person.zone) + timedelta(days=1)
    return Form(
        name="session",
        title=say("Plan a class"),
        says="session form",
        fields=(
            Field("title", say("What is the class called?"), longest=LONGEST_TITLE),
            Field("day", say("On which day?"), FieldKind.DAY, value=tomorrow.date().isoformat()),
            Field("start", say("At what time?"), FieldKind.TIME, say("{city} time", city=city(turn.person.zone))),
            Field("length", say("How long is it?"), FieldKind.CHOICE, options=_LENGTHS, value="60"),
            Field("channel", say("For which channel?"), FieldKind.CHANNEL, required=False),
            Field("people", say("For whom else?"), hint=say("Names such as @sam @mia"), required=False, longest=500),
        ),
        submit=say("Plan it"),
        intro=say("Everybody is invited and reminded in time."),
    )


def fill_session(_: intents.FillSession, turn: Turn) -> list[Reply]:
    if turn.message.kind is not Kind.FILLED:
        text = say('Fill in the form, or type it: `session add "Algebra 2" tomorrow 10:00 60m #algebra-2`.')
        return [turn.whisper(Card(text, buttons=(Button(say("Fill in the form"), "session form", form=True), TALK)))]
    fields = turn.message.fields
    title = tidy(turn.spelled(fields["title"]))
    if not title:
        raise WrongFields({"title": say("What is the class called? Please give it a name.")})
    moment = _start(turn, fields["day"], fields["start"])
    try:
        check_start(moment.at, turn.now)
    except AskBack as error:
        raise WrongFields({"day": error.card.text}) from None
    about = replace(_people(turn, fields["people"]), channel=_channel(turn, fields["channel"]))
    try:
        return sessions.plan(turn, title, about, replace(moment, duration=timedelta(minutes=int(fields["length"]))))
    except Conflict as error:
        raise WrongFields({"title": error.card.text}) from None


def _people(turn: Turn, words: str) -> Named:
    """Who is named in the field for people; a link may stand there too. Raises `WrongFields` for all else."""
    if "#" in words:
        raise WrongFields({"people": say("Write only people here, such as @sam @mia. The channel has its own field.")})
    try:
        about = named(words, turn)
    except BotError as error:
        raise WrongFields({"people": error.card.text}) from None
    if rest := about.title or left_over(about.rest, ()):
        text = say("I did not understand “{words}”. Write people as @sam @mia.", words=shortened(visible(rest), 60))
        raise WrongFields({"people": text})
    return about


def _channel(turn: Turn, token: str) -> Place | None:
    try:
        return named(token, turn).channel
    except BotError:
        raise WrongFields({"channel": say("I do not know this channel. Pick another one, or none.")}) from None


def _start(turn: Turn, day: str, at: str) -> Moment:
    """When it starts. Raises `WrongFields` when there is no such moment, two of them, or it has passed."""
    date, time = read_day(day), read_time(at)
    if date is None or time is None:
        raise WrongFields({"day": say("Please give a day such as 2026-12-01.")})
    local = datetime.combine(date, time)
    moments = instants(local, turn.person.zone)
    if not moments:
        raise WrongFields({"start": say("The clocks change then, and that time does not exist on that day.")})
    if len(moments) > 1:
        raise WrongFields(
            {"start": say("The clocks change then, and that time comes twice on that day. Please take another one.")}
        )
    if moments[0] <= turn.now:
        raise WrongFields({"start": say("That time has passed. Please take one that is still to come.")})
    return Moment(moments[0], local, turn.person.zone, ())
