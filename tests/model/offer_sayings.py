"""What people may say of an article that was shown before a ticket, or of a danger, and the intent it is."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.offers import OfferDidNotHelp, OfferHelped, OpenHeld
from bot.model.intents.safety import TalkInPrivate
from bot.model.intents.walkthroughs import Leave, LoginHelp, OpenApart, ShowAnswers
from tests.model.phrase_sayings import OUTAGES_AND_PHRASES

OFFERS: tuple[tuple[str, Intent], ...] = (
    ("open my ticket", OpenHeld()),
    ("please open my ticket now", OpenHeld()),
    ("open my ticket with it is a pdf", OpenHeld("it is a pdf")),
    ("human in private please", TalkInPrivate()),
    ("back to the login please", LoginHelp()),
    ("answers 2 at login.3", ShowAnswers(2, "login.3")),
    ("stop the questions: it works now", Leave("it works now")),
    ("ticket apart from 3 my thing is broken", OpenApart(3, "my thing is broken")),
    ("it helped", OfferHelped()),
    ("that helped!", OfferHelped()),
    ("it did not help", OfferDidNotHelp()),
    ("this didn't help", OfferDidNotHelp()),
)
OUTAGES_PHRASES_AND_OFFERS = (*OUTAGES_AND_PHRASES, *OFFERS)
