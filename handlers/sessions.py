"""Planning classes, moving and cancelling them, and reminding everybody in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, Conflict, NotFound, Refused
from bot.model.intents import sessions as intents
from bot.model.messages import Button, Card, Lane, Place, Reply
from bot.model.people import Person, Role
from bot.model.readings import Kept, Moment, Unread
from bot.model.sessions import Reminder, ReminderKind, ReminderState, Session, SessionState
from bot.model.words import Said, lines, say
from bot.model.zones import local_time
from handlers import maintenance
from handlers.mutes import REMINDERS, listening
from handlers.session_cards import (
    MINE,
    also_taught,
    as_long,
    change_notice,
    changed_words,
    entry,
    name,
    planned,
    recipients,
    reminder_replies,
    row,
    session_card,
)
from handlers.session_choice import Deed, changes, which_class
from handlers.session_words import Named, as_sentence, named, nothing_left, title_left, when, which, with_a_day
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

USUAL_LENGTH = timedelta(minutes=60)
_SHOWN, _CHANGED = 10, 2
"""How many classes a list shows, and how many of those they teach can be changed from there: a platform may have room
for six buttons.
"""
_NAMED = 3
_EXAMPLE = 'For example: `session add "Algebra 2" tomorrow 10:00 60m #algebra-2`.'


def add(intent: intents.AddSession, turn: Turn) -> list[Reply]:
    if not intent.what.strip():
        form = Button(say("Fill in a form"), "session form", form=True)
        raise AskBack("What is the class called, and when is it? " + _EXAMPLE, form, TALK)
    about = named(intent.what, turn)
    called = f'"{about.title}"' if about.title else "{title}"
    moment = when(about.rest, turn, command=f"session add {called} {about.again}".rstrip())
    if about.title:
        nothing_left(about.rest, moment)
    else:
        moment = with_a_day(moment, turn)
    title = turn.spelled(about.title) or title_left(about.rest, moment)
    if not title:
        raise AskBack("What is the class called? Put its name in quotes. " + _EXAMPLE, TALK)
    if isinstance(moment, Unread):
        commands = (f'session add "{title}" {option} {about.again}'.strip() for option in moment.options)
        return which(moment, turn, commands)
    return plan(turn, title, about, moment)


def plan(turn: Turn, title: str, about: Named, moment: Moment) -> list[Reply]:
    """Plan a class, and tell its people what is to be told now."""
    model.check_start(moment.at, turn.now)
    session = _added(turn, title, about, moment)
    said = _plan(turn.work, session, invited=False)
    text = say("The class is planned. {people}", people=_who_knows(turn.work, session))
    notes = [*also_taught(turn.work, session, turn.person), *maintenance.notes(turn.work, session)]
    return [planned(turn, session, lines(text, *notes)), *said]


def move(intent: intents.MoveSession, turn: Turn) -> list[Reply]:
    work, session = turn.work, _own(turn, intent.number, f"session move {{number}} to {intent.when}", Deed.MOVE)
    moment = when(intent.when, turn, Kept(session.starts_at, session.zone), f"session move {session.number} to")
    nothing_left(intent.when, moment)
    if isinstance(moment, Unread):
        return which(moment, turn, (f"session move {session.number} to {option}" for option in moment.options))
    invited = _invited(work, session)
    there = local_time(moment.at, session.zone)
    moved = work.sessions.save(model.moved(session, there, session.zone, turn.now, moment.duration))
    work.reminders.cancel(session.id)
    said = _plan(work, moved, invited)
    done, text = changed_words(session, moved)
    mine = say("{done} {people}", done=done, people=_who_knows(work, moved))
    mine = lines(mine, *also_taught(work, moved, turn.person), *maintenance.notes(work, moved))
    return [planned(turn, moved, mine), *change_notice(moved, text, _told(turn, moved, invited)), *said]


def cancel(intent: intents.CancelSession, turn: Turn) -> list[Reply]:
    command = f"session cancel {{number}}, {intent.reason}".rstrip(", ")
    work, session = turn.work, _own(turn, intent.number, command, Deed.CANCEL)
    invited = _invited(work, session)
    gone = work.sessions.save(model.cancelled(session))
    work.reminders.cancel(session.id)
    text = say("“{title}” on {start} is cancelled.", title=gone.title, start=gone.starts_at)
    told = say("{text} {reason}", text=text, reason=as_sentence(intent.reason)) if intent.reason else text
    notices = change_notice(gone, told, _told(turn, gone, invited))
    if not notices:
        people = say("Nobody was invited, so nobody is told.")
    else:
        people = say("Everybody is told." if invited else "Who teaches it is told; nobody else was invited yet.")
    mine = say("{text} {people}", text=text, people=people)
    return [turn.whisper(mine, MINE, TALK), *notices]


def invite(intent: intents.InviteToSession, turn: Turn) -> list[Reply]:
    work, session = turn.work, _own(turn, intent.number, "session invite {number}", Deed.INVITE)
    if session.state is SessionState.CANCELLED:
        raise Conflict("Session {number} was cancelled. Plan a new one instead.", MINE, number=session.number)
    about = named(intent.who, turn)
    if not about.persons and about.channel is None:
        raise AskBack("Whom shall I invite? Say @name or #channel.", TALK)
    known = {name(one) for one in recipients(work, session)}
    work.reminders.hold(session.id)
    work.sessions.invite(session.id, [person.id for person in about.persons if person.id != session.instructor])
    if about.channel is not None and about.channel != session.channel:
        work.sessions.save(replace(session, channel=about.channel))
    session = work.sessions.get(session.id)
    news = [one for one in recipients(work, session) if name(one) not in known]
    said = reminder_replies(work, session, ReminderKind.INVITATION, news) if _invited(work, session) else []
    text = _who_knows(work, session) if news else say("They were invited already.")
    return [planned(turn, session, text), *said]


def list_upcoming(_: intents.ListSessions, turn: Turn) -> list[Reply]:
    mine = turn.work.sessions.upcoming(turn.now, turn.person.id, limit=_SHOWN + 1)
    if not mine:
        teaches = turn.person.role >= Role.INSTRUCTOR
        buttons = (Button(say("Plan a class"), "session form", form=True), TALK) if teaches else (TALK,)
        return [turn.whisper(say("You have no class ahead that I know of."), *buttons)]
    text = say("Soonest first. There are more, later.") if len(mine) > _SHOWN else say("Soonest first.")
    facts = tuple(entry(session) for session in mine[:_SHOWN])
    taught = [one for one in mine[:_SHOWN] if one.instructor == turn.person.id][:_CHANGED]
    card = Card(text, title=say("Your next classes"), facts=facts)
    return [turn.whisper(card, *(button for one in taught for button in changes(one)), REMINDERS, TALK)]


def show(intent: intents.ShowSession, turn: Turn) -> list[Reply]:
    session = turn.work.sessions.numbered(intent.number)
    if turn.person.id == session.instructor or turn.person.role >= Role.ON_CALL:
        return [planned(turn, session, row(session))]
    if not _takes_part(turn, session):
        raise NotFound("I cannot find a session {number}.", number=str(intent.number))
    return [turn.whisper(session_card(session, row(session), turn.person, turn.school.zone))]


def _takes_part(turn: Turn, session: Session) -> bool:
    """Whether somebody is named in it, or has spoken to the desk in its channel."""
    heard = session.channel is not None and turn.work.places.visited(turn.person.id, session.channel)
    return heard or turn.person.id in session.participants


def remind_due(work: UnitOfWork) -> list[Reply]:
    """Say the reminders whose moment has come: of several of one session only the last. Of those whose class has begun
    the staff hear in one line.
    """
    replies = _missed(work, work.reminders.miss(work.now))
    due = work.reminders.due(work.now, work.alone)
    overtaken = work.reminders.overtaken(due, work.now)
    for reminder in due:
        session = work.sessions.get(reminder.session)
        state = _verdict(reminder, session, is_last=reminder.id not in overtaken)
        work.reminders.settle(reminder, state)
        if state is ReminderState.SAID:
            replies += _reminded(work, session, reminder)
    return replies


def _reminded(work: UnitOfWork, session: Session, reminder: Reminder) -> list[Reply]:
    """Say a reminder to whom it is welcome; the others are invited, where nobody was because it came too late."""
    everybody = recipients(work, session)
    who = listening(work, session, reminder.kind, everybody)
    said = reminder_replies(work, session, reminder.kind, who)
    if len(who) == len(everybody) or _invited(work, session, but=reminder.id):
        return said
    others = [one for one in everybody if one not in who]
    return [*said, *reminder_replies(work, session, ReminderKind.INVITATION, others)]


def recount(work: UnitOfWork) -> list[Reply]:
    """Move the classes to come to when their time on the clock is by the rules of today, with their reminders."""
    replies: list[Reply] = []
    for session in work.sessions.between(work.now, work.now + model.FURTHEST):
        today = model.recomputed(session)
        if today is not session:
            invited = _invited(work, session)
            work.reminders.cancel(session.id)
            replies += _plan(work, work.sessions.save(today), invited)
    return replies


def _missed(work: UnitOfWork, classes: list[int]) -> list[Reply]:
    named = [work.sessions.get(each) for each in classes[:_NAMED]]
    rows = [say("“{title}” on {start}", title=each.title, start=each.starts_at) for each in named]
    text = say("I was away when {count} classes were to be announced. They have begun by now:", count=len(classes))
    if len(classes) == 1:
        text = say("I was away when a class was to be announced. It has begun by now:")
    more = [say("and {left} more", left=len(classes) - _NAMED)] if len(classes) > _NAMED else []
    return [Reply(place, Card(lines(text, *rows, *more)), lane=Lane.NOTICE) for place in work.school.staff[:1] if named]


def _verdict(reminder: Reminder, session: Session, is_last: bool) -> ReminderState:
    if session.state is not SessionState.SCHEDULED or session.plan != reminder.plan:
        return ReminderState.CANCELLED
    if not is_last:
        return ReminderState.SKIPPED
    return ReminderState.SAID


def _added(turn: Turn, title: str, about: Named, moment: Moment) -> Session:
    sessions = turn.work.sessions
    twin = sessions.twin(turn.person.id, title, moment.at)
    if twin is not None:
        longer = [as_long(twin, moment, turn)] if moment.duration not in (None, twin.duration) else []
        raise Conflict(
            "You have planned this class already: it is session {number}.", *longer, MINE, number=twin.number
        )
    named = (person.id for person in about.persons)
    whole = dict.fromkeys((*named, *turn.work.people.standing.roster.of_class(title)))
    participants = tuple(number for number in whole if number != turn.person.id)
    return sessions.add(
        Session(
            id=0,
            number=sessions.next_number(),
            title=title,
            instructor=turn.person.id,
            starts_at=moment.at,
            duration=moment.duration or USUAL_LENGTH,
            zone=moment.zone,
            local=moment.local,
            link=about.link,
            channel=about.channel,
            participants=participants,
        )
    )


def _plan(work: UnitOfWork, session: Session, invited: bool) -> list[Reply]:
    """Plan what is to be said of a session; an invitation that is due now is said now, to everybody but who teaches."""
    replies: list[Reply] = []
    for each in model.plan(session, work.now, work.school.offsets, invited):
        reminder = work.reminders.add(Reminder(0, session.id, each.plan, each.kind, each.due, each.until))
        if each.due <= work.now:
            work.reminders.settle(reminder, ReminderState.SAID)
            guests = [one for one in recipients(work, session) if name(one) != str(session.instructor)]
            replies += reminder_replies(work, session, each.kind, guests)
    return replies


def _invited(work: UnitOfWork, session: Session, but: int = 0) -> bool:
    """Whether people know of it already, by another reminder than this one."""
    return any(each.state is ReminderState.SAID and each.id != but for each in work.reminders.of(session.id))


def _who_knows(work: UnitOfWork, session: Session) -> Said:
    """What becomes of the invitation, in words."""
    if not session.channel and not session.participants:
        return say("Nobody is invited yet.")
    planned = (r for r in work.reminders.of(session.id) if r.state is ReminderState.PLANNED)
    invitation = next((r for r in planned if r.kind is ReminderKind.INVITATION), None)
    return say("Everybody is invited on {due}.", due=invitation.due) if invitation else say("Everybody is told now.")


def _told(turn: Turn, session: Session, invited: bool) -> list[Person | Place]:
    """Who must hear of a change: everybody who was invited, and in any case who teaches; not who changed it."""
    everybody = recipients(turn.work, session)
    known = everybody if invited else [one for one in everybody if name(one) == str(session.instructor)]
    return [one for one in known if name(one) != str(turn.person.id)]


def _own(turn: Turn, number: int | None, command: str, deed: Deed) -> Session:
    """The session, for who may change it, while it can be changed."""
    if number is None:
        raise which_class(turn, command, deed)
    session = turn.work.sessions.numbered(number, lock=True)
    if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL:
        raise Refused("Only its teacher or somebody on call can change session {number}.", TALK, number=number)
    if session.ends_at <= turn.now:
        raise Conflict("Session {number} is over. Plan a new one instead.", MINE, number=number)
    return session
