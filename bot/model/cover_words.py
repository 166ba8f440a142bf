"""Standing in for somebody, said in Spanish, French, German or Portuguese: the same in the English that is read."""

from __future__ import annotations

import re

from bot.model.letters import plain
from bot.model.moments.asked_days import in_english as days_in_english

_SHIFT = r"(?:guardia|turno|garde|astreinte|schicht|dienst|bereitschaft|plantao|servico|permanence)s?"
_MINE = r"(?:mi|ma|mon|meine?[nr]?|(?:o )?meu|(?:a )?minha)"
_COVER = (
    r"(?:cubr\w+|reemplaz\w+|su[bs]?stitu(?:y\w+|i(?:r\w*|u)?|o|a)|remplac\w+|releve\w*|vertret\w*|vertritt|vertrate|ersetz\w+|"
    r"cobr(?:e|ir|em))"
)
_OTHERS = rf"(?! (?:\w+ ){{0,2}}{_COVER})"
"""Who cannot stand in for somebody is not away."""
_OF_ME = r"(?:me|mich|moi|m')"
_CLOCK = r"(\d{1,2}(?:(?:[:.]| ?h ?)\d\d)?)(?: ?(?:h|uhr|horas?|heures?)\b)?"
_AT = r"(?:las? |as |os |zu |um )?"
_DAY = r"(?:\w+day|tomorrow|tonight|midnight|mitternacht|medianoche|minuit|meia-noite)\b"
_PHRASES = tuple(
    (re.compile(rf"(?<!\w)(?:{said})(?:(?<=\s)|(?!\w))"), meant)
    for said, meant in (
        # times: read as `from 9 to 12` and `until 22:00`
        (rf"(?:von|de|das|da|del?|desde|entre|zwischen) {_AT}{_CLOCK} (?:bis|a|as|hasta|ate|y|et|und|e) {_AT}{_CLOCK}",
         r" from \1 to \2"),
        (rf"(?:bis|hasta|jusqu'a|jusqu'|ate) {_AT}{_CLOCK}", r" until \1"),
        (rf"(?:ab|a partir (?:de|das?)|desde|des) {_AT}{_CLOCK}", r" from \1"),
        (rf"(?:bis|hasta|jusqu'a|jusqu'|ate) (?:(?:el|la|zum|au|ao?|le|o) )?(?={_DAY})", " until "),
        (r"hoy|heute|hoje|aujourd'hui", "today"),
        (r"(?:la |na |a )?(?:proxima semana|semana que vi?ene?m?|semaine prochaine)"
         r"|(?:in der )?(?:nachste|kommende)[nr]? woche", "next week"),
        (r"(?:no |am |le |el |este |dieses |ce )?(?:fi[nm] de semana|wochenende|week-end|finde)", "weekend"),
        # who is not there
        (r"je suis en (?:vacances|conge)|ich bin im urlaub|estoy de vacaciones|estou de ferias", "i am away"),
        (rf"(?:(?:yo )?no (?:estoy|estare|puedo{_OTHERS})|estoy (?:de baja|fuera|enferm[oa])|"
         rf"je (?:ne )?(?:suis|serai) (?:pas la|absente?|malade)|je ne (?:peux|pourrai) pas{_OTHERS}|j'ai conge|"
         r"ich bin (\w+ )?(?:nicht da|weg|krank|im urlaub)|ich kann nicht|(?:eu )?nao "
         rf"(?:estou|estarei|posso{_OTHERS})|estou (?:fora|doente|de folga))", r"i am away \1"),
        # whose place it is
        (rf"{_MINE} {_SHIFT}", "my shift"),
        (rf"(?:la |le |el |l'|den |die |o |a )?{_SHIFT} (?:de |do |da |d'|von )", "for "),
        (r"(?:no|el|im|en el) (?:meu|mi|meinem?) (?:lugar|platz)|a ma place|an meiner stelle", "for me"),
        (r"(?:fur|anstatt|statt|anstelle von|pour|por|en lugar de|en vez de|a la place d[e']|no lugar d[eao]|"
         r"em vez d[eao]) (?:mich|mir|moi|mi|mim)", "for me"),
        (r"(?:fur|anstatt|statt|anstelle von|pour|por|en lugar de|en vez de|a la place d[e']|no lugar d[eao]|"
         r"em vez d[eao]) (?!la\b|a\b|as\b|las\b|favor\b|\d)", "for "),
        # who stands in
        (rf"(?:kann|soll|wird|konnte) {_OF_ME} ((?:\w+ ){{0,6}}){_COVER}", r"covers me \1"),
        (rf"(?:puede |podria |peut |pourrait |pode |kann |soll |wird |va (?:a )?|vai )?{_OF_ME} ?"
         rf"(?:puede |podria |peut |pourrait |pode |va (?:a )?|vai )?{_COVER}", "covers me"),
        (rf"{_COVER}(?:-| )?{_OF_ME}", "covers me"),
        (r"(?:cubro|cubrire|reemplazo|reemplazare|sustituyo|sustituire) (?:a |al |la )?", "i cover "),
        (rf"{_COVER} (?:a |al |o |ao |la |den |die )?", "covers "),
        (r"ubern(?:imm\w*|ehm\w*)|(?:me )?(?:toma|hace|cojo|coge|tomo|hago)|prend(?:s|ra|rai)?|"
         r"(?<!\bi )(?<!\bwe )(?<!'d )(?<!would )assum(?:e|o|ira|irei|iu)|"
         r"fic(?:a|o|ara) com|mache|macht", "takes"),
        (r"ich|yo|je|eu", "i"),
        (r"mich|moi", "me"),
    )
)  # fmt: skip
"""In this order: what a phrase has taken is not read once more. Nothing of it is an English word but a name."""
_HOURS = re.compile(r"(?<=\d) ?h ?(?=\d\d)|(?<=\d)\.(?=\d\d\b)")
_WHO = re.compile(r"(?:quien|alguien|qui|quelqu'un|wer|jemand|quem|alguem)\b.{0,40}\bcovers\b")
_LONGEST = 300
"""So many letters say who stands in; more is a story."""
_MY_PLACE = re.compile(r"\b(?:covers me|for me|my shift)\b")
_STANDS_IN = re.compile(r"\b(?:covers?|takes)\b")
_NOT = re.compile(r"\b(?:no|nao|nicht|pas|jamais|nunca|nadie|niemand|ninguem)\b")

_ITS_DAY = (
    r"(?:today|tonight|tomorrow|(?:this|next) \w+|(?:on )?\w+day|hoy|heute|hoje|aujourd'hui|manana|morgen|demain|amanha"
    r"|(?:la )?(?:proxima semana|semana que vi?e[nm]e?|semaine prochaine)|nachste woche"
    r"|from \w+day (?:to|until) \w+day)"
)
_ILL = re.compile(
    r"\W*(?:(?:hi|hello|hey|sorry|unfortunately|leider|hola|bonjour|hallo|ola|ich|yo|eu)\W+)*"
    r"(?:(?:i'?m|i am|i will be|i'll be|bin|estoy|je suis|estou) (?:\w+ ){0,2}"
    rf"(?:ill|sick|(?:away|off)(?= {_ITS_DAY})|on (?:holidays?|vacation|leave)"
    r"|krank|im urlaub|enferm[oa]|de (?:vacaciones|baja)|malade|en (?:vacances|conge)|doente"
    r"|de (?:ferias|folga))|(?:i (?:have|take|am taking)|i'?m taking) (?:a |the )?days? off)"
    rf"(?: {_ITS_DAY})?"
    rf"(?:,? (?:and )?(?:cannot|can'?t|won'?t) (?:come|work|teach|be there|make it)(?: {_ITS_DAY})?)?\W*"
)

_AT_A_TIME = r"(?:next |the )?[\w:.]{1,12}(?: (?:am|pm|noon|morning|afternoon|evening|at [\d:.]{1,5}))?"
_AWAY = re.compile(
    r"\W*(?:(?:hi|hello|hey|sorry|unfortunately)\W+)*(?:i'?m|i am|i will be|i'll be) (?:(?:now|off|out|still) )?"
    r"(?:ill|sick|away|off|out|absent|unavailable|not (?:here|in|there|available)|out of (?:the )?office"
    rf"|on (?:\w+ )?(?:holidays?|vacation|leave))(?: {_ITS_DAY})?"
    rf" (?:(?:until|till?) {_AT_A_TIME}|(?:from|between) {_AT_A_TIME} (?:to|until|till|and) {_AT_A_TIME})\W*"
)
_OVERRIDE = r"(?:on[- ]?call )?(?:override|cover|stand-?in)"
_END_IT = r"\W*(?:please )?(?:cancel|end|remove|undo|stop|delete|take back)"
_WHOM = r"@?(?P<whom>[a-z][\w. -]*?)"
_ENDS = (
    re.compile(rf"{_END_IT} (?:the |my )?{_OVERRIDE} (?:for|of|with|by) {_WHOM}(?:,? please)?[\s.!]*"),
    re.compile(rf"{_END_IT} {_WHOM}'?s? {_OVERRIDE}(?:,? please)?[\s.!]*"),
)
_NO_CALLS = re.compile(
    r"\W*(?:please )?(?:(?:don'?t|do not|never) (?:page|ping|wake|call) me "
    r"(?:until|till?|before|tonight|today|tomorrow|this|on|for|any ?more)\b|"
    r"(?:mute|stop|pause|silence|hold|no) (?:the |my |all )*(?:pages|paging|pager)\b)[^?]{0,60}"
)


def only_ill(words: str) -> bool:
    """Whether somebody says that they are ill, or away, and nothing else."""
    return bool(_ILL.fullmatch(plain(words)))


def is_away(words: str) -> bool:
    """Whether somebody says that they are not there until some time, or between two, and nothing else."""
    return bool(_AWAY.fullmatch(plain(words)))


def ends_of(words: str) -> str:
    """Whose override shall end, as that was said; empty where the words say nothing of that."""
    found = next((match for shape in _ENDS if (match := shape.fullmatch(plain(words)))), None)
    return found["whom"] if found else ""


def is_ill(words: str) -> bool:
    """Whether somebody says that they are ill, or away, whatever else."""
    return bool(_ILL.match(plain(words)))


def wants_no_calls(words: str) -> bool:
    """Whether somebody says that they are not to be called, and nothing else: then another one has to be."""
    return bool(_NO_CALLS.fullmatch(plain(words)))


def in_english(words: str) -> str:
    """The words in English where they are in one of these languages, in small letters and without accents; else as they
    are.
    """
    said = days_in_english(words)
    for shape, meant in _PHRASES:
        said = shape.sub(meant, said)
    return words if said == plain(words) else " ".join(_HOURS.sub(":", said).split())


def stands_in(words: str) -> bool:
    """Whether words in one of these languages say that somebody stands in for somebody."""
    said = in_english(words) if len(words) <= _LONGEST else words
    return said != words and bool(_STANDS_IN.search(said))


def does_not(words: str) -> bool:
    """Whether they say in one of these languages that somebody does not."""
    return stands_in(words) and bool(_NOT.search(in_english(words)))


def asks_who_stands_in(words: str) -> bool:
    """Whether words in one of these languages ask who stands in for somebody."""
    return bool(_WHO.search(in_english(words)))


def is_for_speaker(words: str) -> bool:
    """Whether words in one of these languages are about the place of whoever says them."""
    return bool(_MY_PLACE.search(in_english(words)))
