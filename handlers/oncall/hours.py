"""When the support team answers."""

from __future__ import annotations

from bot.model.intents.oncall import OpeningHours
from bot.model.messages import Card, Reply
from bot.model.moments.hours import days_in_words, next_change
from bot.model.moments.zones import city
from bot.model.words import lines, say
from handlers.turn import HELP, TALK, Turn


def show(_: OpeningHours, turn: Turn) -> list[Reply]:
    """The working hours of the school, when they begin or end next in the time of whoever asks, and what is urgent."""
    hours, zone = turn.school.hours, turn.school.zone
    rows = [
        say(
            "The support team of {school} answers {days}, {opens} to {closes}, {city} time.",
            school=turn.school.name,
            days=days_in_words(hours.days),
            opens=f"{hours.opens:%H:%M}",
            closes=f"{hours.closes:%H:%M}",
            city=city(zone),
        )
    ]
    if change := next_change(turn.now, zone, hours):
        at, opens = change
        rows.append(say("It is there again on {at}." if opens else "It is there now, until {at}.", at=at))
    if turn.school.ladders:
        rows.append(say("What is urgent calls somebody at any time: tell me what is wrong, and that it is urgent."))
    rows.append(say("I am here all the time."))
    if hours.contact:
        rows.append(say("You can also reach the support team here: {contact}.", contact=hours.contact))
    return [turn.whisper(Card(lines(*rows)), TALK, HELP)]
