"""What is told as an outage and begins only later: whether it is maintenance."""

from __future__ import annotations

from dataclasses import replace

from bot.model.bare_answers import hour
from bot.model.errors import AskBack
from bot.model.maintenance import Planned, read_planned, seen_from
from bot.model.messages import Button, Style
from bot.model.moments.moments import read_moment, typed
from bot.model.moments.readings import Moment, left_over
from bot.model.moments.zones import local_time
from bot.model.outages import Told, read_told
from bot.model.unsaid import Lack
from bot.model.words import say
from handlers.turn import TALK, Turn


def begun(text: str, turn: Turn) -> Told:
    """What is told, with the time at which it began. Raises `AskBack` where that is still to come."""
    told, planned = read_told(text), read_planned(text)
    if not planned.start or planned.told.named is None:
        return told
    if planned.start.casefold() == "now":
        return replace(told, words=planned.told.words)
    start = read_moment(hour(planned.start) or planned.start, turn.person.zone, turn.now)
    if not isinstance(start, Moment) or left_over(planned.start, start.spans):
        return told
    today = local_time(turn.now, start.zone).date()
    if start.day_named or start.local.date() == today:
        raise _asked(planned, start, turn)
    return replace(told, words=f"{planned.told.words} since {planned.start}")  # of today, and past


def _asked(planned: Planned, start: Moment, turn: Turn) -> AskBack:
    named = planned.told.named
    what = f'{named.value if named else ""} "{planned.told.words}"'
    zone = turn.school.zone
    until = read_moment(hour(planned.until) or planned.until, zone, seen_from(planned.until, start.at, turn.now))
    end = typed(until.at, zone) if isinstance(until, Moment) else planned.until
    command = f"maintenance {what} from {typed(start.at, zone)}" + (f" until {end}" if end else "")
    return AskBack(
        "That is only from {start} on. Shall I plan it as maintenance?",
        Button(say("Plan it as maintenance"), command, Style.PRIMARY),
        Button(say("It is down now"), f"outage {what}" + (f" until {planned.until}" if planned.until else "")),
        TALK,
        start=start.at,
    ).answered_by(Lack.YES, command)
