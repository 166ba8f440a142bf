"""Reminders of classes: planned with each of them, said once it is time, and planned anew under new rules of a zone."""

from __future__ import annotations

from bot.model import sessions as model
from bot.model.messages import Card, Lane, Reply
from bot.model.sessions import Reminder, ReminderKind, ReminderState, Session, SessionState
from bot.model.words import lines, say
from handlers.mutes import listening
from handlers.sessions.cards import name, recipients, reminder_replies
from store.unit_of_work import UnitOfWork

_NAMED = 3
"""So many of the classes that were missed are named."""


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
    if len(who) == len(everybody) or known_of(work, session, but=reminder.id):
        return said
    others = [one for one in everybody if one not in who]
    return [*said, *reminder_replies(work, session, ReminderKind.INVITATION, others)]


def recount(work: UnitOfWork) -> tuple[list[Reply], list[Session]]:
    """Move the classes to come to when their time on the clock is by the rules of today, with their reminders; and
    those that could not be: nobody knows their zone any more.
    """
    replies: list[Reply] = []
    unknown: list[Session] = []
    for session in work.sessions.ahead(work.now):
        try:
            today = model.recomputed(session)
        except (LookupError, ValueError):
            unknown.append(session)
            continue
        if today is not session:
            invited = known_of(work, session)
            kept = work.sessions.save(today)  # the class first, as whoever moves it does: who goes the other way waits
            work.reminders.cancel(kept.id)
            replies += plan_reminders(work, kept, invited)
    return replies, unknown


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


def plan_reminders(work: UnitOfWork, session: Session, invited: bool) -> list[Reply]:
    """Plan what is to be said of a session; an invitation that is due now is said now, to everybody but who teaches."""
    planned = model.plan(session, work.now, work.school.offsets, invited)
    work.reminders.plan([each.of(session.id, said=each.due <= work.now) for each in planned])
    now = [each.kind for each in planned if each.due <= work.now]
    guests = [one for one in recipients(work, session) if name(one) != str(session.instructor)] if now else []
    return [reply for kind in now for reply in reminder_replies(work, session, kind, guests)]


def known_of(work: UnitOfWork, session: Session, but: int = 0) -> bool:
    """Whether people know of it already, by another reminder than this one."""
    return any(each.state is ReminderState.SAID and each.id != but for each in work.reminders.of(session.id))
