"""What people may say about phrases, and the intent it is."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.phrases import Forget, ListTaught, Quoted, ShowUnknown, Teach
from tests.model.outage_sayings import OUTAGES

PHRASES: tuple[tuple[str, Intent], ...] = (
    ("unknown", ShowUnknown()),
    ("unknown phrases", ShowUnknown()),
    ("what was not understood?", ShowUnknown()),
    ("what did you not understand", ShowUnknown()),
    ("teach list", ListTaught()),
    ("taught phrases", ListTaught()),
    ('teach "the lms ate my work" as login', Teach(Quoted('"the lms ate my work" as login'))),
    ("teach the lms ate my work means login", Teach(Quoted("the lms ate my work means login"))),
    ("teach the lms ate my work = login", Teach(Quoted("the lms ate my work = login"))),
    ('forget "the lms ate my work"', Forget(Quoted('"the lms ate my work"'))),
)
OUTAGES_AND_PHRASES = (*OUTAGES, *PHRASES)
