"""How people ask whether their language is understood, and who is there."""

from __future__ import annotations

from bot.model.intents.help import SpeakMyLanguage, TalkToHuman
from bot.model.intents.privacy import AskPassword, ForgetMe, KeepPrivate, WhoAreYou, WhoReads

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
    ("delete everything you know about me", ForgetMe()),
    ("apaga tudo o que sabes de mim", ForgetMe()),
    ("keep my ticket private", KeepPrivate()),
    ("whats the wifi password", AskPassword()),
    ("can i get the password for the guest wifi?", AskPassword()),
    ("¿cuál es la contraseña del wifi?", AskPassword()),
    ("c'est quoi le mdp wifi", AskPassword()),
    ("Wie lautet das WLAN-Passwort?", AskPassword()),
    ("me passa a senha do wi-fi", AskPassword()),
    ("need wifi password", AskPassword()),
    ("the wifi password", AskPassword()),
    ("how do i get the wifi password", AskPassword()),
    ("where is the wifi password", AskPassword()),
    ("what's the wifi password for guests", AskPassword()),
    ("welches passwort hat das wlan", AskPassword()),
    ("quiero la contraseña del wifi", AskPassword()),
    ("¿cuál es la clave de la red?", AskPassword()),
    ("mot de passe wifi", AskPassword()),
    ("preciso da senha do wifi", AskPassword()),
    ("human canvas is down", TalkToHuman("canvas is down")),
)
