"""A class that is held once more, with its people, its length and its link."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack
from bot.model.intents.timetables import CopySession
from bot.model.letters import plain
from bot.model.messages import Button, Reply
from bot.model.moments.readings import Kept, Moment, Unread
from bot.model.moments.readings import beside as left_beside
from bot.model.moments.repeats import read_series, speaks_of_several
from bot.model.moments.zones import beside, local_time
from bot.model.sessions import Session
from bot.model.unsaid import Lack
from bot.model.words import lines, say, shortened
from handlers.maintenance import planning as maintenance
from handlers.sessions.asked import again, kept_time, last_shown
from handlers.sessions.cards import MINE, also_taught, planned
from handlers.sessions.choice import named_in
from handlers.sessions.drafts import added
from handlers.sessions.planning import who_knows
from handlers.sessions.reminders import plan_reminders
from handlers.sessions.words import nothing_left, when, which
from handlers.timetables.series import Pattern, asked, template
from handlers.turn import TALK, Turn

_LOOKED_AT, _OFFERED, _LABEL = 50, 5, 40
_JUST = timedelta(hours=1)
"""A class that ended so lately is the likeliest to be meant."""
_NEXT_WEEK = re.compile(
    r"(?:(?:in|for) )?(?:next week|(?:the )?(?:following week|week after)|(?:in )?a week(?: later)?|(?:in )?one week"
    r"|(?:la )?(?:proxima semana|semana que vi?e[nm]e?)|(?:la )?semaine prochaine|(?:in der )?nachste[nr]? woche)?"
)
_MORE = re.compile(r"\b(?:again|once more|one more time|too|otra vez|de nuevo|encore|nochmal|noch einmal|de novo)\b")


def copy(intent: CopySession, turn: Turn) -> list[Reply]:
    said = _without_again(intent.when)
    if intent.number is None:
        return _meant(turn, said)
    draft = template(turn, intent.number)
    if speaks_of_several(said):
        pattern = Pattern(draft, f"session copy {intent.number}", str(intent.number))
        kept = Kept(draft.starts_at, draft.zone)
        return [asked(turn, pattern, read_series(said, turn.person.zone, turn.now, kept))]
    moment = _moment(said, draft, turn, f"session copy {intent.number} to")
    if isinstance(moment, Unread):
        return which(moment, turn, (f"session copy {intent.number} to {option}" for option in moment.options))
    if intent.asks:
        raise _whether(intent.number, draft, moment, turn)
    return _planned(turn, _at(draft, moment), moment.duration)


def _planned(turn: Turn, draft: Session, length: timedelta | None) -> list[Reply]:
    model.check_start(draft.starts_at, turn.now)
    session = added(turn, replace(draft, duration=length or draft.duration))
    said = plan_reminders(turn.work, session, invited=False)
    text = say("The class is planned again. {people}", people=who_knows(turn.work, session))
    notes = [*also_taught(turn.work, session, turn.person), *maintenance.notes(turn.work, session)]
    return [planned(turn, session, lines(text, *notes)), *said]


def _moment(said: str, draft: Session, turn: Turn, command: str) -> Moment | Unread:
    """When it is held again. Raises `AskBack` where that is not said, with the week after as a way."""
    if not said:
        week = again(_a_week_later(draft, turn), draft.zone, turn)
        raise _when(draft, Button(say("{at}", at=_a_week_later(draft, turn)), f"{command} {week}"), command)
    said = kept_time(said)
    if _NEXT_WEEK.fullmatch(plain(said)):
        said = again(_a_week_later(draft, turn), draft.zone, turn)
    read = when(said, turn, Kept(draft.starts_at, draft.zone), command)
    nothing_left(said, read)
    return read


def _when(draft: Session, way: Button, command: str) -> AskBack:
    asked_for = AskBack("When shall “{title}” be held again?", way, MINE, TALK, title=draft.title)
    return asked_for.answered_by(Lack.MOMENT, command)


def _a_week_later(draft: Session, turn: Turn) -> datetime:
    """The same time in the next week, or a week after a class that is still to come."""
    today = local_time(turn.now, draft.zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    local = draft.local.replace(fold=0) + timedelta(days=7)
    while local.date() < monday:
        local += timedelta(days=7)
    return beside(local, draft.zone)[0]


def _whether(number: int, draft: Session, moment: Moment, turn: Turn) -> AskBack:
    length = f" {moment.duration // timedelta(minutes=1)}m" if moment.duration else ""
    command = f"session copy {number} to {again(moment.at, moment.zone, turn)}{length}"
    text = "Shall I plan “{title}” again on {at}? Whoever is in it is invited."
    yes = Button(say("Yes, plan it"), command)
    return AskBack(text, yes, MINE, TALK, title=draft.title, at=moment.at).answered_by(Lack.YES, command)


def _meant(turn: Turn, said: str) -> list[Reply]:
    """The question about the one class that can be meant, or which one it is: one that is named or was spoken of, that
    is on or has just been, or else any of theirs of the last week and to come.
    """
    since = turn.now - model.HELD_AGAIN
    near = turn.work.sessions.unfinished(since, turn.person.id, _LOOKED_AT)
    mine = [one for one in near if one.instructor == turn.person.id]
    just = [one for one in mine if one.starts_at <= turn.now < one.ends_at + _JUST]
    meant = named_in(turn, mine) or last_shown(turn, mine) or just or mine
    if not meant:
        raise AskBack("You have no class that I know of. Plan one: `session add`.", MINE, TALK)
    if len({one.title for one in meant}) == 1:
        nearest = min(meant, key=lambda one: abs(one.starts_at - turn.now))
        return copy(CopySession(nearest.number, said, asks=True), turn)
    label = "Again {number}: {title}"
    ways = [
        Button(
            say(label, number=one.number, title=shortened(one.title, _LABEL)),
            f"session copy {one.number} {f'to {said}' if said else ''}".strip(),
        )
        for one in list({one.title: one for one in reversed(meant)}.values())[::-1][:_OFFERED]  # the next of each name
    ]
    raise AskBack(
        "Which class shall be held again? Press one of these, or say its number.", *ways, MINE, TALK
    ).to_choose(len(ways))


def _at(draft: Session, moment: Moment) -> Session:
    return replace(draft, starts_at=moment.at, local=moment.local, zone=moment.zone)


def _without_again(said: str) -> str:
    """The words that say when, without those that only say that it is once more."""
    known = plain(said)
    spans = [found.span() for found in _MORE.finditer(known)]
    return left_beside(said, spans)
