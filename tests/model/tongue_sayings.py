"""How people ask whether their language is understood, and who is there."""

from __future__ import annotations

from bot.model.intents.help import SpeakMyLanguage, TalkToHuman
from bot.model.intents.privacy import KeepPrivate, WhoAreYou, WhoReads

TONGUES = (
    ("do you speak Spanish?", SpeakMyLanguage("Spanish")),
    ("can I write in french", SpeakMyLanguage("french")),
    ("is there a german version?", SpeakMyLanguage("german")),
    ("¿hablas español?", SpeakMyLanguage("español")),
    ("puedo escribir en español?", SpeakMyLanguage("español")),
    ("no hablo inglés", SpeakMyLanguage("inglés")),
    ("parlez-vous français ?", SpeakMyLanguage("français")),
    ("je ne parle pas anglais", SpeakMyLanguage("anglais")),
    ("sprechen Sie Deutsch?", SpeakMyLanguage("Deutsch")),
    ("ich spreche kein Englisch", SpeakMyLanguage("Englisch")),
    ("você fala português?", SpeakMyLanguage("português")),
    ("não falo inglês", SpeakMyLanguage("inglês")),
    ("auf Deutsch bitte", SpeakMyLanguage("Deutsch")),
    ("who are you", WhoAreYou()),
    ("bist du ein Roboter?", WhoAreYou()),
    ("who reads this", WhoReads()),
    ("quem pode ler isso?", WhoReads()),
    ("keep my ticket private", KeepPrivate()),
    ("human canvas is down", TalkToHuman("canvas is down")),
)
