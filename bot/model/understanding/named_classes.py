"""A class called by its name in a sentence, or as `it`: what is meant is said of `my class`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.class_subjects import named_so, subject, without_gym
from bot.model.letters import plain
from bot.model.moments.lengths import lengths
from bot.model.moments.readings import Span

_CALLED = "my class"
_COMMON = frozenset(
    {"a", "an", "the", "my", "our", "your", "class", "classes", "session", "sessions", "lesson", "lessons"}
    | {"course", "courses", "lecture", "seminar", "to", "of", "and", "for", "in", "on", "with", "new", "online"}
    | {"help", "room", "login", "ticket", "account", "support", "first", "second", "third", "basic", "advanced"}
    | {"intro", "test"}
)
"""Words in names of classes that mean something else in most sentences."""
_SHORTEST = 3
_UNQUOTED = str.maketrans(dict.fromkeys('"“”„«»', " "))
_BEFORE = (
    r"(?:(?:(?:the|my|our|el|la|mi|las|nuestra|le|les|ma|mon|notre|die|der|das|den|meine?[nr]?|minha|nossa)"
    r" )?(?:(?:clase|sesion|cours|lecon|seance|stunde|(?:a )?sessao|(?:a|minha|nossa) aula) (?:de |d'|in )|l')?)?"
)
"""An `aula` with a Spanish article is a room."""
_BEHIND = r"(?: (?:class|session|lesson|lecture|course|seminar)(?!\w))?"
_IT = re.compile(
    r"(?<!\w)(?P<deed>cancel|call off|move|reschedule|postpone|shift|push|delay|bring) (?:it|that|this)"
    r"(?: one| class| session| lesson)?(?!\w)"
)
_IS_IT = re.compile(
    r"it|(?:(?:the|my|our|this|that) )?(?:next )?(?:class|session|lesson|lecture|seminar)"
    r"|(?:(?:la|mi|esta) )?(?:clase|sesion)|(?:(?:le|mon|ce) )?cours|(?:(?:die|meine|diese) )?stunde"
    r"|(?:(?:a|minha|esta) )?aula"
)
_INVITES = re.compile(
    r"(?:(?:please|pls|can you|could you) )?invite (\S[^\n]*) to my (?:session|class|lesson|lecture|seminar)"
    r"\W{0,5}(?:please|pls)?\W{0,5}",
    re.IGNORECASE,
)
_WHO_COMES = re.compile(
    r"(?<!\w)(?:(?:who|which (?:students|people|pupils)|how many (?:students|people|pupils)|quien(?:es)?|qui|wer|quem)"
    r"(?: (?:all|else|is|are|was|were|has|have|been|will|be|come|comes|coming|goes|going|invited|enrolled|listed|in|to|"
    r"for|on|the|list|of|attends?|attending|esta|estan|viene|vienen|va|invitad[oa]s?|al?|en|est|sont|vient|invitee?s?|"
    r"dans|kommt|ist|sind|alle|zu|zur|in|foi|vem|vai|convidad[oa]s?|para|na))+"
    r"|(?:is|are) \w+(?: \w+)? (?:invited|coming|enrolled|listed) (?:to|in|for)) my class(?: eingeladen)?\W*"
)
_LATE = re.compile(
    r"(?<!\w)(?:(?:i'?m|i am|i'?ll be|i will be|running|be) (?:\w+ ){0,4}late|(?:llego|llegare|voy) tarde"
    r"|(?:suis|serai) en retard|komme (?:\w{1,12} )?zu spat|verspate mich"
    r"|(?:estou|vou|chego|chegar) (?:\w{1,8} )?atrasad[oa])(?!\w)"
)


_A_LINK = re.compile(r"\b(?:link|enlace|lien)\b")
_NO_LINK = re.compile(
    r"\b(?:(?:can'?t|cannot|couldn'?t) (?:find|see)|(?:don'?t|do not|didn'?t|did not) (?:have|see|get|find|receive)"
    r"|where(?:'s| is| do i find| can i find)|lost|missing|need|(?:(?<!has )|(?<=class has ))no"
    r"|what(?:'s| is)|(?:send|give) me|no (?:encuentro|tengo|veo)|donde esta|(?:trouve|vois|ai) pas|ou est"
    r"|finde?|habe|brauche|wo ist|nao (?:encontro|acho|tenho)|onde esta)"
    r"\b(?: [\w'-]+){0,4} (?:link|enlace|lien)\b"
)
_BEHIND_LINK = re.compile(
    r"(?:\W|\b(?:to|for|of|in|into|the|my|our|your|this|that|and|so|from|on"
    r"|class(?:es)?|lessons?|sessions?|lectures?|seminars?|courses?|zoom|meet|meetings?|calls?|video|room|online"
    r"|today'?s?|now|next|first|morning|afternoon|join\w*|enter|get|chat|channel|invitation"
    r"|i|it|one|is|am|i'?m|has|have|starts?|started|starting|begins?|begun|began|already|soon|late|minutes?|\d+"
    r"|again|any ?more|anywhere|yet|either|please|pls|thanks?|thx|thank|you|u|can|could|would|send|give|share|tell"
    r"|show|me|us|help|sorry|hi|hello|hey"
    r"|a|al?|de|del|da|do|du|des|la|le|el|il|las|los|les|os|as|para|pra|por|pour|zu[mr]?|fur|von|vom|dem|den|der|die|das"
    r"|mi|mon|ma|mein\w*|minha|clases?|sesion|reunion|reuniao|cours|seance|visio|aulas?|sessao"
    r"|unterricht\w*|stunde\w*|besprechung|konferenz|hoy|heute|hoje|aujourd'hui|nicht|nao|pas|mehr|mas|mais|plus|no"
    r"|favor|bitte|danke|gracias|merci|obrigad[oa]|s'il|vous|te|plait)\b)*"
)
"""What may follow the link to a class: the class, its time and courtesy. All else is another link."""
_LINK_FAILS = re.compile(
    r"\b(?:work\w*|open\w*|broken|expired|load\w*|click\w*|invalid|error|says|reset|password|recover\w*|activation"
    r"|verif\w*|homework|assignments?|recordings?|lms|quiz|exam|paper|form|survey|book|account|mail|file"
    r"|funciona|abre|marche|ouvre|geht|funktioniert|offnet)\b"
)
"""Of a link that does not work, or leads elsewhere."""


_IS_DEAD = re.compile(
    r"\b(?:(?:(?:does|do|did|is|was|has)(?:n'?t| not)|won'?t|will not|can'?t|cannot|never|not) "
    r"(?:\w+ )?(?:work\w*|open\w*|load\w*|valid|active|let(?:ting)?)|stopped working"
    r"|broken|expired|dead|invalid|wrong|(?:out of|an? old) (?:date|link|one)"
    r"|no (?:\w+ )?(?:funciona|abre|sirve|va)|caducad[oa]|vencid[oa]|rot[oa]|nao (?:\w+ )?(?:funciona|abre|entra|da)"
    r"|(?:marche|fonctionne|ouvre)s? pas|expire|perime|mort|(?:geht|funktioniert|klappt|offnet(?: sich)?) nicht"
    r"|abgelaufen|ungultig|kaputt|quebrad[oa]|expirou|expirad[oa])\b"
)
"""Of a link that leads nowhere; unlike the above nothing of one that leads elsewhere."""
_TO_A_CLASS = re.compile(
    r"\b(?:link|enlace|lien)(?: (?:to|for|of|a|de|del|da|do|du|des|para|pour|fur|zu[mr]?|von|vom|my|our|the|this|la|el"
    r"|le|mi|mon|minha|meine[nmr]?|mein|den|der|die|das)){1,3}"
    r" (?:class|lesson|lecture|seminar|course|clase|cours|seance|aula|unterricht|stunde)\b"
)


def is_dead_link(words: str, to_a_class: bool = False) -> bool:
    """Whether a link is spoken of that leads nowhere; `to_a_class`: whether it must be said that it leads to one."""
    named = bool(_TO_A_CLASS.search(plain(words))) if to_a_class else names_a_link(words)
    return named and bool(_IS_DEAD.search(plain(words)))


def names_a_link(words: str) -> bool:
    """Whether a link is spoken of at all."""
    return bool(_A_LINK.search(plain(words)))


def lacks_the_link(words: str) -> bool:
    """Whether somebody has no link, and not one that does not work."""
    known = plain(words)
    found = _NO_LINK.search(known)
    return bool(found and _BEHIND_LINK.fullmatch(known, found.end())) and not _LINK_FAILS.search(known)


def of_my_class(words: str, titles: Iterable[str]) -> str | None:
    """The words with `my class` in the place of the name of a class; None when there is no name in them."""
    found = name_in(words, titles)
    return f"{words[: found[0]]}{_CALLED}{words[found[1] :]}" if found else None


def name_in(words: str, titles: Iterable[str]) -> Span | None:
    """Where in the words the name of a class stands, whole or by one word that tells it apart."""
    known = without_gym(plain(words.translate(_UNQUOTED)))
    said = frozenset(map(subject, _words(known)))
    names = [_words(plain(title)) for title in titles]
    whole = [name for name in names if said >= set(map(subject, name)) and set(name) - _COMMON]
    parts = [[word] for name in names for word in name if subject(word) in said and _tells_apart(word)]
    for name in [*whole, *parts][:1]:
        called = r"\W{1,3}".join(named_so(word).pattern for word in name)
        if match := re.search(rf"(?<!\w){_BEFORE}{called}(?!\w){_BEHIND}", known):
            return match.span()
    return None


def it_is_my_class(words: str) -> str | None:
    """The words with `my class` in the place of `it`, where something is done with it that is done with classes."""
    match = _IT.search(plain(words))
    return f"{words[: match.start()]}{match['deed']} {_CALLED}{words[match.end() :]}" if match else None


def is_it(said: str) -> bool:
    """Whether this calls a class without its name: `it`, `my class`."""
    return bool(_IS_IT.fullmatch(plain(said.strip())))


def invited(words: str) -> str | None:
    """Who shall be invited to `my class`, as it was typed; None where nobody shall."""
    match = _INVITES.fullmatch(words.strip())
    return match[1] if match else None


def asks_who_comes(said: str) -> bool:
    """Whether somebody asks who is invited to `my class`, in five languages."""
    return bool(_WHO_COMES.fullmatch(plain(said)))


def late_by(words: str) -> str | None:
    """By how much who says that they are late would begin later; empty where they do not say that, None where they say
    nothing of the kind.
    """
    known = plain(words)
    if not _LATE.search(known):
        return None
    return next((f"by {known[slice(*span)]}" for _, span in lengths(known)), "")


def _tells_apart(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit() and word not in _COMMON


def _words(plain_words: str) -> list[str]:
    return re.findall(r"\w+", plain_words)
