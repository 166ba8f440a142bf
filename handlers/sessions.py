"""Planning classes, moving and cancelling them, and reminding everybody in time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, NotFound, Refused
from bot.model.intents import sessions as intents
from bot.model.messages import Button, Card, Place, Reply, Style
from bot.model.moments import read_moment
from bot.model.people import Identity, Person, Role
from bot.model.readings import Moment, Unread, rewritten
from bot.model.sessions import Reminder, ReminderKind, ReminderState, Session
from bot.model.words import lines, say
from handlers.session_cards import change_notice, planned_card, recipients, reminder_replies, row
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

USUAL_LENGTH = timedelta(minutes=60)
_TOKENS = re.compile(r"(?<!\S)[#@][^\s,;]+|https?://\S+")
_QUOTED = re.compile(r"[\"“”']([^\"“”']{1,200})[\"“”']")
_EXAMPLE = 'For example: `session add "Algebra 2" tomorrow 10:00 60m #algebra-2`.'


def add(intent: intents.AddSession, turn: Turn) -> list[Reply]:
    if not intent.what.strip():
        raise AskBack("What is the class called, and when is it? " + _EXAMPLE, TALK)
    channel, persons, link, rest = _whom(turn, intent.what)
    moment = _moment(rest, turn, "session add", tail=_tail(intent.what))
    title = _title(rest, moment)
    if not title:
        raise AskBack("What is the class called? Put its name in quotes. " + _EXAMPLE, TALK)
    model.check_start(moment.at, turn.now)
    work = turn.work
    session = work.sessions.add(
        Session(
            0,
            work.sessions.next_number(),
            title,
            turn.person.id,
            moment.at,
            moment.duration or USUAL_LENGTH,
            moment.zone,
            moment.local,
            link,
            channel,
            tuple(p.id for p in persons if p.id != turn.person.id),
        )
    )
    said = _plan(work, session, invited=False)
    return [turn.whisper(planned_card(work, session, say("The class is planned."))), *said]


def move(intent: intents.MoveSession, turn: Turn) -> list[Reply]:
    session = _own(turn, intent.number)
    moment = _moment(intent.when, turn, f"session move {session.number} to", tail="")
    work, before = turn.work, session.starts_at
    invited = _invited(work, session)
    moved = work.sessions.save(model.moved(session, moment.local, moment.zone, turn.now))
    work.reminders.cancel(session.id)
    said = _plan(work, moved, invited)
    if invited:
        text = say(
            "“{title}” has moved from {before} to {start}.", title=moved.title, before=before, start=moved.starts_at
        )
        said = [*change_notice(work, moved, text, but=turn.person), *said]
    return [turn.whisper(planned_card(work, moved, say("The class is moved."))), *said]


def cancel(intent: intents.CancelSession, turn: Turn) -> list[Reply]:
    session = _own(turn, intent.number)
    work = turn.work
    invited = _invited(work, session)
    gone = work.sessions.save(model.cancelled(session))
    work.reminders.cancel(session.id)
    text = say("“{title}” on {start} is cancelled.", title=gone.title, start=gone.starts_at)
    told = say("{text} {reason}", text=text, reason=intent.reason) if intent.reason else text
    notices = change_notice(work, gone, told, but=turn.person) if invited else []
    mine = say("{text} Nobody will be reminded of it.", text=text)
    return [turn.whisper(mine, Button(say("My classes"), "sessions"), TALK), *notices]


def invite(intent: intents.InviteToSession, turn: Turn) -> list[Reply]:
    session = _own(turn, intent.number)
    channel, persons, _, _ = _whom(turn, intent.who)
    if not persons and channel is None:
        raise AskBack("Whom shall I invite? Say @name or #channel.")
    work, before = turn.work, session
    work.sessions.invite(session.id, [person.id for person in persons])
    if channel is not None and channel != session.channel:
        session = work.sessions.save(replace(session, channel=channel))
    session = work.sessions.get(session.id)
    news: list[Reply] = []
    if _invited(work, session):
        known = set(recipients(work, before))
        news = [r for r in reminder_replies(work, session, ReminderKind.INVITATION) if r.to not in known]
    return [turn.whisper(planned_card(work, session, say("They are invited."))), *news]


def list_upcoming(_: intents.ListSessions, turn: Turn) -> list[Reply]:
    mine = turn.work.sessions.upcoming(turn.now, turn.person.id)
    if not mine:
        text = say("You have no class ahead that I know of.")
        return [turn.whisper(text, TALK)]
    card = Card(lines(*(row(session) for session in mine[:10])), title=say("Your next classes"), buttons=(TALK,))
    return [turn.whisper(card)]


def show(intent: intents.ShowSession, turn: Turn) -> list[Reply]:
    session = turn.work.sessions.numbered(intent.number)
    concerned = turn.person.id in (session.instructor, *session.participants)
    if not concerned and turn.person.role < Role.ON_CALL:
        raise NotFound("I cannot find a session {number} that you may see.", number=str(intent.number))
    return [turn.whisper(planned_card(turn.work, session, row(session)))]


def remind_due(work: UnitOfWork) -> list[Reply]:
    """Say the reminders whose moment has come: of several of one session only the last."""
    due = work.reminders.due(work.now)
    last = {reminder.session: reminder for reminder in due}
    replies: list[Reply] = []
    for reminder in due:
        session = work.sessions.get(reminder.session)
        state = _verdict(reminder, session, last[reminder.session], work)
        work.reminders.settle(reminder, state)
        if state is ReminderState.SAID:
            replies += reminder_replies(work, session, reminder.kind)
    return replies


def _verdict(reminder: Reminder, session: Session, last: Reminder, work: UnitOfWork) -> ReminderState:
    if session.state is not model.SessionState.SCHEDULED or session.plan != reminder.plan:
        return ReminderState.CANCELLED
    if reminder.id != last.id or work.now >= reminder.until:
        return ReminderState.SKIPPED
    return ReminderState.SAID


def _plan(work: UnitOfWork, session: Session, invited: bool) -> list[Reply]:
    """Plan what is to be said of a session; what is due now is said now."""
    replies: list[Reply] = []
    for each in model.plan(session, work.now, work.school.offsets, invited):
        reminder = work.reminders.add(Reminder(0, session.id, each.plan, each.kind, each.due, each.until))
        if each.due <= work.now:
            work.reminders.settle(reminder, ReminderState.SAID)
            replies += reminder_replies(work, session, each.kind)
    return replies


def _invited(work: UnitOfWork, session: Session) -> bool:
    """Whether people know of it already."""
    return any(reminder.state is ReminderState.SAID for reminder in work.reminders.of(session.id))


def _own(turn: Turn, number: int) -> Session:
    session = turn.work.sessions.numbered(number, lock=True)
    if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL:
        raise Refused("Only who teaches session {number} can change it.", TALK, number=number)
    return session


def _moment(words: str, turn: Turn, command: str, tail: str) -> Moment:
    """The moment in some words; asked back when it does not exist, comes twice, or can be read in two ways."""
    read = read_moment(words, turn.school.zone, turn.now)
    match read:
        case Moment():
            return read
        case Unread():
            choices = tuple(
                Button(
                    say("{option}", option=option),
                    f"{command} {rewritten(words, read.spans, option)} {tail}".strip(),
                    Style.PRIMARY,
                )
                for option in read.options
            )
            raise AskBack(read.text, TALK, choices=choices)


def _whom(turn: Turn, words: str) -> tuple[Place | None, list[Person], str, str]:
    """The channel, the people and the link that some words name, and the words without them."""
    message, channel, persons, link = turn.message, None, [], ""
    for token in _TOKENS.findall(words):
        known = message.mentions.get(token)
        if token.startswith("http"):
            link = token
        elif token.startswith("#"):
            if known is None:
                raise AskBack("I do not know the channel {name}.", TALK, name=token)
            channel = Place(message.place.platform, message.place.workspace, known)
        elif known is not None:
            identity = Identity(message.place.platform, message.place.workspace, known)
            persons.append(turn.work.people.meet(identity))
        else:
            persons.append(turn.work.people.named(token))
    return channel, persons, link, _TOKENS.sub(" ", words)


def _tail(words: str) -> str:
    return " ".join(_TOKENS.findall(words))


def _title(words: str, moment: Moment) -> str:
    quoted = _QUOTED.search(words)
    if quoted:
        return quoted[1].strip()
    return re.sub(r"\s+", " ", rewritten(words, moment.spans)).strip(" ,.;:-")[:200]
