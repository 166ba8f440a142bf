"""Planning classes, moving and cancelling them, and reminding everybody in time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, Conflict, Refused
from bot.model.intents import sessions as intents
from bot.model.messages import Button, Place, Reply
from bot.model.moments.lengths import sounds_like_one
from bot.model.moments.readings import Kept, Moment, Unread
from bot.model.moments.zones import local_time
from bot.model.people import Person, Role
from bot.model.sessions import ReminderKind, ReminderState, Session
from bot.model.unsaid import Lack
from bot.model.words import Said, lines, say
from handlers.maintenance import planning as maintenance
from handlers.sessions.asked import (
    BACK,
    Deed,
    again,
    hold_button,
    how_long,
    new_name,
    or_in_a_week,
    said_of,
    the_one,
    where_to,
    whether_to_cancel,
    whether_to_hold,
)
from handlers.sessions.cards import (
    MINE,
    also_taught,
    change_notice,
    changed_words,
    described,
    held_again,
    name,
    planned,
    recipients,
)
from handlers.sessions.choice import which_class
from handlers.sessions.drafts import added, drafted
from handlers.sessions.reminders import known_of, plan_reminders
from handlers.sessions.several import plan_all, rows_of
from handlers.sessions.words import (
    Named,
    a_link,
    a_name,
    as_sentence,
    in_room,
    named,
    nothing_left,
    title_of,
    when,
    which,
    with_a_day,
)
from handlers.timetables import series
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_EXAMPLE = 'For example: `session add "Algebra 2" tomorrow 10:00 60m #algebra-2`.'


def add(intent: intents.AddSession, turn: Turn) -> list[Reply]:
    if not intent.what.strip():
        form = Button(say("Fill in a form"), "session form", form=True)
        asked = AskBack("What is the class called, and when is it? " + _EXAMPLE, form, TALK)
        raise asked.answered_by(Lack.NAME, "session add")
    if rows := rows_of(intent.what, turn):
        return plan_all(rows, lambda row: _add(row, turn))
    return series.add(intent.what, turn) or _add(intent.what, turn)


def _add(what: str, turn: Turn) -> list[Reply]:
    """Plan the class that one line says."""
    about = named(what, turn)
    called = f'"{about.title}"' if about.title else "{title}"
    moment = when(about.rest, turn, command=f"session add {called} {about.again}".rstrip())
    moment = moment if about.title else with_a_day(moment, turn)
    title = title_of(replace(about, title=turn.spelled(about.title)), moment)
    if not title:
        asked = AskBack("What is the class called? Put its name in quotes. " + _EXAMPLE, TALK)
        raise asked.answered_by(Lack.NAME, "session add", f" {about.rest.strip()} {about.again}".rstrip())
    if isinstance(moment, Unread):
        commands = (f'session add "{title}" {option} {about.again}'.strip() for option in moment.options)
        return which(moment, turn, commands)
    return plan(turn, title, about, moment)


def plan(turn: Turn, title: str, about: Named, moment: Moment) -> list[Reply]:
    """Plan a class, and tell its people what is to be told now."""
    model.check_start(moment.at, turn.now)
    session = added(turn, drafted(turn, title, about, moment), moment.duration)
    said = plan_reminders(turn.work, session, invited=False)
    text = say("The class is planned. {people}", people=who_knows(turn.work, session))
    notes = [*also_taught(turn.work, session, turn.person), *maintenance.notes(turn.work, session)]
    answer = planned(turn, session, lines(text, *notes))
    card = replace(answer.card, buttons=(*_channel_here(turn, session), *answer.card.buttons))
    return [replace(answer, card=card), *said]


def _channel_here(turn: Turn, session: Session) -> tuple[Button, ...]:
    """The way to invite the channel in which a class was planned that has none."""
    here = turn.message.place
    if here.direct or session.channel is not None or here.whole in turn.school.staff:
        return ()
    return (Button(say("Invite this channel"), f"session invite {session.number} #{here.channel}"),)


def move(intent: intents.MoveSession, turn: Turn) -> list[Reply]:
    said = said_of(intent, turn)
    deed = Deed.LENGTHEN if sounds_like_one(said) else Deed.MOVE
    work, session = turn.work, _meant(turn, intent.number, "session move {number} to {said}", deed, said)
    if intent.asks:
        raise the_one(turn, Deed.MOVE, session, (f"session move {{number}} to {said}", said), "")
    said = where_to(said, session, turn)
    moment = when(said, turn, Kept(session.starts_at, session.zone), f"session move {session.number} to")
    nothing_left(said, moment)
    moment = or_in_a_week(said, moment, session, turn)
    if isinstance(moment, Unread):
        return which(moment, turn, (f"session move {session.number} to {option}" for option in moment.options))
    invited = known_of(work, session)
    there = local_time(moment.at, session.zone)
    moved, due = kept_anew(work, model.moved(session, there, session.zone, turn.now, moment.duration), invited)
    done, text = changed_words(session, moved)
    mine = say("{done} {people}", done=done, people=who_knows(work, moved))
    mine = lines(mine, *also_taught(work, moved, turn.person), *maintenance.notes(work, moved))
    answer = planned(turn, moved, mine)
    card = replace(answer.card, buttons=(*_way_back(turn, session), *answer.card.buttons))
    return [replace(answer, card=card), *change_notice(moved, text, _told(turn, moved, invited)), *due]


def _way_back(turn: Turn, before: Session) -> tuple[Button, ...]:
    """The button that undoes a move, while that can be done."""
    minutes = before.duration // timedelta(minutes=1)
    back = f"session move {before.number} to {again(before.starts_at, before.zone, turn)} {minutes}m"
    return (Button(BACK, back),) if before.starts_at > turn.now else ()


def change(intent: intents.ChangeSession, turn: Turn) -> list[Reply]:
    """Another name, room or link."""
    what, value = next((pair for pair in (("room", intent.room), ("link", intent.link)) if pair[1]), ("rename", ""))
    asked = f"session {what} {{number}} {value or intent.title}"
    if intent.number is None:
        of = replace(turn, message=replace(turn.message, words=intent.called)) if intent.called else turn
        raise which_class(of, asked.rstrip(), Deed.CHANGE, "", _new(what, value or intent.title))
    work, before = turn.work, own(turn, intent.number)
    if not (value or intent.title):
        raise new_name(before)
    title, link = before.title, before.link
    if what == "link":
        link = a_link(value, turn)
    else:
        title = in_room(title, value) if value.strip() else a_name(intent.title, title, turn)
    if not title:
        raise new_name(before)
    invited = known_of(work, before)
    session, said = kept_anew(work, model.changed(before, title, link), invited)
    text = described(before, session)
    told = _told(turn, session, invited)
    people = say("Everybody is told." if invited and told else "Nobody was invited yet.")
    mine = say("{text} {people}", text=text, people=people)
    return [planned(turn, session, mine), *change_notice(session, text, told), *said]


def lengthen(intent: intents.LengthenSession, turn: Turn) -> list[Reply]:
    raise how_long(_meant(turn, intent.number, "session length {number}", Deed.LENGTHEN, ""))


def _new(what: str, value: str) -> str:
    """What a class gets, in words: `the room “14”`."""
    said = re.sub(r"^(?:the )?room\b *", "", value.strip(), flags=re.IGNORECASE)
    return f"the {'name' if what == 'rename' else what} “{said}”" if said else ""


def cancel(intent: intents.CancelSession, turn: Turn) -> list[Reply]:
    number = None if intent.called else intent.number  # a class that is named below another one's card
    command = f"session call off {{number}}, {intent.reason or '{said}'}"
    work, session = turn.work, _meant(turn, number, command, Deed.CANCEL, intent.called)
    invited = known_of(work, session)
    gone, text, notices = called_off(turn, session, invited, intent.reason)
    if not notices:
        people = say("Nobody was invited, so nobody is told.")
    else:
        people = say("Everybody is told." if invited else "The teacher is told; nobody else was invited yet.")
    mine = say("{text} {people}", text=text, people=people)
    return [turn.whisper(mine, hold_button(gone), MINE, TALK), *notices]


def called_off(turn: Turn, session: Session, invited: bool, reason: str) -> tuple[Session, Said, list[Reply]]:
    """The class without its reminders; that it is cancelled, in words, and who is told so, with the reason."""
    gone = turn.work.sessions.save(model.cancelled(session))
    turn.work.reminders.cancel(session.id)
    text = say("“{title}” on {start} is cancelled.", title=gone.title, start=gone.starts_at)
    told = say("{text} {reason}", text=text, reason=as_sentence(reason)) if reason else text
    return gone, text, change_notice(gone, told, _told(turn, gone, invited))


def think_of_cancelling(intent: intents.ThinkOfCancelling, turn: Turn) -> list[Reply]:
    """What is told to everybody is asked about first where one press, perhaps by mistake, would do it."""
    session = own(turn, intent.number)
    model.cancelled(session)
    raise whether_to_cancel(session, intent.reason)


def restore(intent: intents.RestoreSession, turn: Turn) -> list[Reply]:
    work, session = turn.work, own(turn, intent.number)
    invited = known_of(work, session)
    held = model.restored(session, turn.now)
    if intent.asks:
        raise whether_to_hold(session)
    held, text, notices = held_after_all(turn, held, invited)
    mine = say("{text} {people}", text=text, people=who_knows(work, held))
    mine = lines(mine, *also_taught(work, held, turn.person))
    return [planned(turn, held, mine), *notices]


def held_after_all(turn: Turn, held: Session, invited: bool) -> tuple[Session, Said, list[Reply]]:
    """The class with its reminders; that it takes place, in words, and what its people are told."""
    kept = turn.work.sessions.save(held)
    said = plan_reminders(turn.work, kept, invited)
    text = say("“{title}” on {start} takes place after all.", title=kept.title, start=kept.starts_at)
    return kept, text, [*change_notice(kept, text, _told(turn, kept, invited)), *said]


def kept_anew(work: UnitOfWork, session: Session, invited: bool) -> tuple[Session, list[Reply]]:
    """The session as it is now, and what is to be said of it at once; what was planned before is void."""
    kept = work.sessions.save(session)
    work.reminders.cancel(kept.id)
    return kept, plan_reminders(work, kept, invited)


def who_knows(work: UnitOfWork, session: Session) -> Said:
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


def _meant(turn: Turn, number: int | None, command: str, deed: Deed, said: str) -> Session:
    """The session to be changed; asked back where its number was not said."""
    if number is None:
        raise which_class(turn, command, deed, said)
    return own(turn, number)


def own(turn: Turn, number: int) -> Session:
    """The session, for whoever may change it, while it can be changed."""
    session = turn.work.sessions.numbered(number, lock=True)
    if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL:
        raise _of_another(turn, session)
    if session.ends_at <= turn.now:
        raise Conflict("Session {number} is over. Plan a new one instead.", held_again(session), MINE, number=number)
    return session


def _of_another(turn: Turn, session: Session) -> Refused:
    """Who has it, and a way to ask for it: it may have been theirs until now."""
    return Refused(
        "Only its teacher or somebody on call can change session {number}. Its teacher is {name}: ask there, or a "
        "person.",
        Button(TALK.label, f"human about session {session.number}"),
        number=session.number,
        name=turn.work.people.get(session.instructor).name,
    )
