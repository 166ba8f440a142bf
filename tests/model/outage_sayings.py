"""What people may say about outages, and the intent it is."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.outages import (
    EndOutage,
    ExpectEnd,
    JoinOutage,
    OutageCheck,
    OutageFails,
    OutageWorks,
    TellOutage,
    TellUnknown,
)

OUTAGES: tuple[tuple[str, Intent], ...] = (
    ("outages", OutageCheck()),
    ("show outages", OutageCheck()),
    ("outage canvas", OutageCheck("canvas")),
    ("service status", OutageCheck()),
    ("status of the course site", OutageCheck("course site")),
    ("is canvas down?", OutageCheck("canvas")),
    ("Is the wifi down for everybody right now?", OutageCheck("wifi")),
    ("moodle is down", OutageCheck("moodle")),
    ("the wi-fi seems to be down again", OutageCheck("wi-fi")),
    ("are there any problems with zoom today?", OutageCheck("zoom")),
    ("is everything working?", OutageCheck()),
    ("what is down?", OutageCheck()),
    ("I have it too, lms", JoinOutage("lms")),
    ("have it too", JoinOutage()),
    ("outage lms is not over yet", OutageCheck("lms")),
    ("the lms outage still not fixed", OutageCheck("lms")),
    ("the outage is not over", OutageCheck()),
    ("outage 7 works for me", OutageWorks(7)),
    ("yes, outage 7 works", OutageWorks(7)),
    ("no, outage 7 still fails", OutageFails(7)),
    ("outage over", EndOutage()),
    ("outage over 7, the server is back", EndOutage(7, note="the server is back")),
    ("outage over lms", EndOutage(about="lms")),
    ("outage lms is over", EndOutage(about="lms")),
    ("outage of the wifi fixed, new access point", EndOutage(about="wifi", note="new access point")),
    ("outage 7 is fixed", EndOutage(7)),
    ("outage fixed for canvas, new disk", EndOutage(about="canvas, new disk")),
    ("outage 7 until 15:00", ExpectEnd(7, "15:00")),
    ("outage until tomorrow 8:00", ExpectEnd(None, "tomorrow 8:00")),
    ('outage lms "sign-in fails" until 14:00', TellOutage('lms "sign-in fails" until 14:00')),
    ("outage of the wifi in the library", TellOutage("wifi in the library")),
    ('outage cnvas "sign-in fails"', TellUnknown('cnvas "sign-in fails"')),
)
