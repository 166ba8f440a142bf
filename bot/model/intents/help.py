"""Finding one's way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """See what this desk can do."""

    name = "help_menu"
    words = (
        "help [with|about] [{about}]",
        "start",
        "[show me the] (menu|commands) [pls|please]",
        "[hey] [bot] what (can you do|commands do you have|commands do u have)",
        "how do i use this [bot]",
    )
    hints = "help menu commands what can you do start"
    example = "help"
    topic = Topic.HELP
    allowed = Role.GUEST
    about: str = ""


@dataclass(frozen=True, slots=True)
class HelpAll(Intent):
    """Show more commands."""

    name = "help_menu"
    words = ("help (all|everything)", "[show me] (all|every) [the|your] (commands|command)")
    allowed = Role.GUEST


_SPANISH, _FRENCH = "spanish|español|espanol|castellano", "french|français|francais"
_GERMAN, _PORTUGUESE = "german|deutsch|alemán|aleman|allemand|alemão|alemao", "portuguese|português|portugues"
_TONGUE = (
    f"{{tongue:{_SPANISH}|{_FRENCH}|{_GERMAN}|{_PORTUGUESE}|english|inglés|ingles|anglais|englisch|inglês|chinese|"
    "arabic|italian|russian|ukrainian|polish|turkish|dutch|romanian|hindi|urdu|japanese|korean|vietnamese}"
)

_NAMED = re.compile(
    rf"\b(?:{_TONGUE.strip('{}').partition(':')[2]}|languages?|idiomas?|langues?|sprachen?|l[ií]nguas?)\b",
    re.IGNORECASE,
)


def names_a_tongue(words: str) -> bool:
    """Whether words speak of a language by its name."""
    return bool(_NAMED.search(words))


@dataclass(frozen=True, slots=True)
class SpeakMyLanguage(Intent):
    """Ask whether I understand your language."""

    name = "help_menu"
    words = (
        f"[hi|hello|hey] (do|can|could) (you|u) (speak|understand|talk|write|answer|reply) [in] {_TONGUE} [please|pls]",
        f"[can i|could i|may i|can we] (write|speak|talk|ask) [to you] [in] {_TONGUE} [please|pls]",
        f"(is there|do you have) [a|an] {_TONGUE} (version|mode)",
        f"[hola] (hablas|¿hablas|habla|¿habla|entiendes|¿entiendes|se habla|¿se habla) [usted] {_TONGUE} [por favor]",
        f"(puedo|¿puedo|podemos) (escribir|hablar|preguntar) [en] {_TONGUE}",
        f"(no hablo|no entiendo) [bien|mucho] [el] {_TONGUE}",
        f"[bonjour|salut] (parlez-vous|parlez vous|vous parlez|tu parles|parles-tu|parles tu|comprenez-vous|"
        f"tu comprends) [le] {_TONGUE}",
        f"je (ne parle pas|parle pas|ne comprends pas|comprends pas) [bien] {_TONGUE}",
        f"[hallo] (sprichst du|sprechen sie|verstehst du|verstehen sie|kannst du|können sie) [auch] {_TONGUE} "
        "[sprechen]",
        f"ich (spreche kein|kann kein|verstehe kein|spreche nicht gut|kann nicht gut) {_TONGUE}",
        f"[olá|ola] [você|voce|tu|vocês] (fala|falas|falam|entende|entendes) {_TONGUE}",
        f"[eu] (não falo|nao falo|não entendo|nao entendo) [bem] {_TONGUE}",
        f"(auf|en|em|in) {_TONGUE} (bitte|por favor|svp|s'il vous plaît|please|pls)",
    )
    allowed = Role.GUEST
    tongue: str = ""
    """A language, by whatever name."""


@dataclass(frozen=True, slots=True)
class TalkToHuman(Intent):
    """Talk to a person: I open a ticket, and somebody answers you."""

    name = "talk_to_human"
    words = (
        "(human|person|agent|operator) [please|pls]",
        "[can i|i want to|i need to|let me|just let me] (talk|speak) (to|with) (a|an|somebody|someone|some) "
        "[real] [human|person|agent|one]",
        "[can i|i want to|i need to|just let me] (talk|speak) (to|with) (somebody|someone)",
        "human about {about}",
        "human [please|pls|now] {about}",
    )
    sentences = (
        "[please|pls|can you|could you] (get|give|find|bring|call) me (a|an|some|another|somebody|someone) "
        "[real|actual] [human|person|agent|operator] [please|pls|now]",
        "[i] (want|need) (a|an|some|another) [real|actual] (human|person|agent|operator) [please|pls|now]",
        "[hi|hello|hey] [i would like to|i'd like to|could i|may i|please let me] (talk|speak|chat) (to|with) "
        "(a|an|some|somebody|someone) [real|actual] [human|person|agent|operator] [please|pls|now]",
        "[please|pls|can you|could you] (connect|put) me [through] (to|with) (a|an|somebody|someone) [real|actual] "
        "[human|person|agent|operator] [please|pls|now]",
        "[a] real (human|person|agent) [please|pls|now]",
        "is there (a|any) [real|actual] (human|person|agent) [here|there]",
    )
    hints = "human person agent talk somebody phone call staff real"
    example = "human"
    topic = Topic.HELP
    allowed = Role.GUEST
    effect = Effect.BRINGS
    verbatim = True
    about: str = ""


SORRY = (
    "sorry|i am sorry|i'm sorry|im sorry|so sorry|very sorry|oops|ooops|whoops|ups|my bad|my mistake|my fault|"
    "apologies|i apologize|i apologise|excuse me|lo siento|perdón|perdon|perdona|disculpa|disculpe|disculpen|"
    "entschuldigung|tut mir leid|verzeihung|pardon|désolé|désolée|desole|desolee|je suis désolé|je suis désolée|"
    "desculpa|desculpe|desculpem|foi mal"
)
"""That somebody is sorry, in five languages."""


@dataclass(frozen=True, slots=True)
class Courtesy(Intent):
    """Say thank you, or that all is well; nothing needs an answer."""

    name = "none"
    words = (
        "[ok|okay|great|cool|nice|perfect|many] (thanks|thank you|thx|ty|cheers|gracias|merci|danke) "
        "[so much|very much|a lot] [, {more}]",
        "(ok|okay|k|great|cool|nice|perfect|got it|sounds good|no worries|np|never mind|nevermind|bye|good night) "
        "[, {more}]",
        f"[oh|ah|oops|ups|ok|no] ({{more:{SORRY}}}) [about that|for that|again|all|wrong chat]",
    )
    allowed = Role.GUEST
    teachable = True
    verbatim = True
    more: str = ""


@dataclass(frozen=True, slots=True)
class Greet(Intent):
    """Say hello."""

    name = "none"
    words = (
        "(hi|hello|hey|hiya|good morning|good afternoon|good evening|hola|buenos días|buenos dias|buenas tardes|"
        "bonjour|bonsoir|salut|hallo|guten morgen|guten tag|olá|ola|bom dia|boa tarde|boa noite) "
        "[there|again|all|everybody|everyone|team|bot|deskbell|folks|guys|a todos]",
    )
    allowed = Role.GUEST
    teachable = True
