"""By which clock somebody's classes are shown, and how that is changed."""

from __future__ import annotations

from bot.model.intents.timetables import ClockOfSessions
from bot.model.messages import Reply
from bot.model.moments.moments import written_there
from bot.model.people import Role
from bot.model.words import lines, say
from handlers.sessions.cards import MINE
from handlers.turn import TALK, Turn


def show(intent: ClockOfSessions, turn: Turn) -> list[Reply]:
    mine, home = turn.person.zone, turn.school.zone
    text = [say("Your zone is {zone}. It is {now} there now.", zone=mine, now=turn.now)]
    if mine != home:
        there = written_there(turn.now, home)
        text.append(say("The school's zone is {zone}. It is {there} there now.", zone=home, there=there))
    else:
        text.append(say("The school's zone is the same."))
    if intent.zone.strip():
        text.append(say("I can't change your zone here."))
    if turn.person.handle:
        text.append(say("Your zone is in the school's list of people. If it is wrong, a person can change it."))
    else:
        text.append(
            say("I take your zone from your chat's own settings. If it is wrong, set it there and write to me.")
        )
    text.append(say("When the clocks change, a class stays at the time that was said, in the zone on its card."))
    if turn.person.role >= Role.INSTRUCTOR:
        text.append(say("Is one class at a wrong time? `session move NUMBER WHEN` moves it, such as: friday 15:00."))
    return [turn.whisper(lines(*text), MINE, TALK)]
