"""What is said of classes, and below the card of one, and what is meant by it."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.mutes import HearReminders, MuteReminders, ShortenReminders, ShowReminders
from bot.model.intents.sessions import (
    AddSession,
    CancelSession,
    FillSession,
    InviteToSession,
    ListSessions,
    MoveSession,
    RestoreSession,
    ShowSession,
)

SESSIONS: tuple[tuple[str, Intent], ...] = (
    ("session add Algebra tomorrow 10:00", AddSession("Algebra tomorrow 10:00")),
    ("session form", FillSession()),
    ("the form for a class", FillSession()),
    ('schedule a class "Algebra" friday 10:00', AddSession('"Algebra" friday 10:00')),
    ("please plan an online lecture Algebra friday 10:00", AddSession("Algebra friday 10:00")),
    ("please postpone the seminar 3 to friday 10:00", MoveSession(3, "friday 10:00")),
    ("call off the lecture 3, I am ill", CancelSession(3, "I am ill")),
    ("please call off my lesson: I am ill", CancelSession(None, "I am ill")),
    ("session move 3 to friday 10:00", MoveSession(3, "friday 10:00")),
    ("reschedule class 3 friday 10:00", MoveSession(3, "friday 10:00")),
    ("session move to friday 10:00", MoveSession(None, "friday 10:00")),
    ("session move 18:00", MoveSession(None, "18:00")),
    ("session cancel 3", CancelSession(3)),
    ("my class is cancelled today, I am ill", CancelSession(None, "I am ill")),
    ("session cancel Algebra, I am ill", CancelSession(called="Algebra, I am ill")),
    ("session cancel, I am ill", CancelSession(None, "I am ill")),
    ("cancel my class: I am ill", CancelSession(None, "I am ill")),
    ("session restore 3", RestoreSession(3)),
    ("uncancel class 3", RestoreSession(3)),
    ("session invite @sam", InviteToSession(None, "@sam")),
    ("cancel class 3, I am ill", CancelSession(3, "I am ill")),
    ("session invite 3 @sam", InviteToSession(3, "@sam")),
    ("session", ListSessions()),
    ("sessions", ListSessions()),
    ("show my classes this week", ListSessions()),
    ("what classes do I have today?", ListSessions()),
    ("session list", ListSessions()),
    ("next class?", ListSessions()),
    ("my schedule", ListSessions()),
    ("my lessons for tomorrow", ListSessions()),
    ("what time does the lecture start today?", ListSessions()),
    ("do I teach anything on monday?", ListSessions()),
    ("when is my next class?", ListSessions()),
    ("when's the next lesson", ListSessions()),
    ("do I have a class tomorrow?", ListSessions()),
    ("please show me my timetable for today", ListSessions()),
    ("session 3", ShowSession(3)),
)

BELOW_A_CLASS: tuple[tuple[str, Intent], ...] = (
    ("move to friday 10:00", MoveSession(7, "friday 10:00")),
    ("please reschedule the class to 18:00", MoveSession(7, "18:00")),
    ("session move to 18:00", MoveSession(7, "18:00")),
    ("cancel", CancelSession(7)),
    ("please cancel the class, I am ill", CancelSession(7, "I am ill")),
    ("session cancel", CancelSession(7)),
    ("session cancel 7", CancelSession(7)),
)
"""Said below the card of class 7."""
REMINDERS: tuple[tuple[str, Intent], ...] = (
    ("my reminders", ShowReminders()),
    ("reminders off for algebra 2", MuteReminders("algebra 2")),
    ("reminders off", MuteReminders()),
    ("stop sending me reminders", MuteReminders()),
    ("please turn the reminders off for chess", MuteReminders("chess")),
    ("I don't want reminders any more", MuteReminders()),
    ("mute all class reminders", MuteReminders()),
    ("stop reminding me of chess", MuteReminders("chess")),
    ("please don't remind me any more of chess", MuteReminders("chess")),
    ("no more reminders please", MuteReminders()),
    ("unsubscribe me from the reminders", MuteReminders()),
    ("reminders last", ShortenReminders()),
    ("only the last reminder for chess", ShortenReminders("chess")),
    ("fewer reminders please", ShortenReminders()),
    ("one reminder is enough", ShortenReminders()),
    ("reminders on for chess", HearReminders("chess")),
    ("turn my reminders on again", HearReminders()),
    ("unmute the reminders of chess", HearReminders("chess")),
    ("remind me of my classes again", HearReminders()),
)
