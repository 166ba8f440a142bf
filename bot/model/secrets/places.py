"""Passwords that are plain words, known by the place where they stand: set to it, told alone, told behind the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.announced import ADVERBS, BY, IS, NAMES, OWN, WHOSE, told_behind
from bot.model.secrets.ordinary import is_ordinary, says_something
from bot.model.secrets.phrases import describes, is_joined, is_phrase, says
from bot.model.secrets.shapes import Span, exclaimed, odd, spaced, strong, thing
from bot.model.secrets.text import FILE
from bot.model.secrets.words import OF_PASSES

_NAME = rf"(?:(?<![\w-])(?:{'|'.join(NAMES)}|(?P<weak>pass|contra))(?![\w-]))"
_X = (
    r"[\"'“„«‘*_`(]{0,2}((?!\d)[^\W_]{4,30}|[^\W_]{2,30}(?:[-_.][^\W_]{1,30}){1,8})!{0,2}"
    rf"(?:(?={FILE})|(?![\w'’@-]|[./]\w))"
)
"""A word of a language, with some digits behind it if need be; or some that are joined."""
_CLOSED = r"[\"”“»’'*_`)]{0,2}\s{0,3}"
_END = (
    rf"(?={_CLOSED}(?:[],.;!?\n)<}}]|$)|[\"”»]|"
    r" (?:and|but|so|because|cause|y|pero|et|mais|e|mas|und|aber|please|pls|plz|"
    r"thanks|thx|por favor|porfa|bitte|svp|stp|merci|gracias|obrigad[oa]|instead|asap|again|today|yesterday|now|"
    r"wieder|heute|gestern|hoy|ayer|ahora|hier|hoje|ontem|agora|maintenant|zurück|setzen|ändern|um|sein|before|vorher|antes|"
    r"avant)\b)"
)
_SET = (
    r"(?<!\w)(?:set|reset|chang(?:e|ed|ing)|make|made|switch(?:ed)?|updated?|turn|want|need|put|pon(?:er|ga|gan|me)?|"
    r"puse|"
    r"cambi\w{1,5}|restablec\w{1,5}|quiero|quero|mets|mettre|remets|changer?|changez|changé|remplace\w?|setz\w{0,2}|"
    r"änder\w{0,2}|geändert|stell\w{0,2}|mach\w{0,2}|mud\w{1,3}|troc\w{1,4}|troqu\w{1,3}|alter\w{1,3}|coloc\w{1,4}|põe|"
    r"(?:re)?defin\w{1,4})\b"
)
_TO = (
    r"(?:back )?(?:to be|to|as|into|=|=>|->|a|por|como|sea|en|à|par|soit|auf|zu|als|para|pra|seja|de|ser)"
    r"(?: (?:again|wieder|the word|la palabra|das wort|le mot|a palavra))?"
)
_SURELY_TO = "(?:back )?(?:to be|to|into|=|=>|->|auf)"
_FROM, _INTO = "(?:from|de|von|del)", "(?:to|a|auf|zu|para|pra|por|à|en)"
_OTHERS = r"(?: [^\s.,;!?]{1,20}){0,4}?"
_USED = r"(?:us(?:e|ed)|typ(?:e|ed)|enter(?:ed)?|have|had|put|tried|chose|picked)"
_USER = (
    r"\b(?:user(?:name)?|usr|uid|usuario|usuário|utilisateur|utilizador|identifiant|benutzer(?:name)?|login|account|"
    r"konto|"
    r"compte|cuenta|conta)\b:? [^\s,;]{2,60}[,;]?(?: (?:and|und|y|et|e|with|mit|con|com))?"
)
_CHANGED = r"(?:ändern|setzen|stellen|umstellen|geändert|gesetzt|gestellt)\b"
_THATS = (
    r"(?:that['’]?s|that is|thats|its|it['’]?s|this is|das (?:ist|war)|es(?:o|to|ta|a)? (?:es|era)|es|"
    r"c['’](?:est|était)|(?:essa |esse |isso )?(?:é|era))"
    r"(?: (?:been|always|immer|siempre|toujours|sempre|the right|actually|really))?"
)
_WHICH_IS = r"which (?:is|was)|qu[ei] (?:es|era|est|é)"
_ITS = r"(?:its|it['’]s|it is|es|c['’]est|é|ist es)"
_NAMED = spaced(_NAME)
_AHEAD = 160
"""So many letters before its name tell what is said of a password."""
_TOLD_BEFORE = spaced(
    rf"(?<![\w@#-]){_X} (?:is|was) (?:what|the one|the word) (?:i|we|you) (?:\w{{2,10}} )?{_USED} (?:as|for) {OWN}\Z"
)
_AS_BEFORE = spaced(rf"(?<![\w@#-]){_X} (?:as|als|como|comme) {OWN}\Z|{_ITS} {_X}, {OWN}\Z")
_AS, _NEAR = re.compile(r"\b(?:as|for|als|como|comme)\b|[,.;!-]", re.I), 48
"""One of these stands so near before the name in all of them, and is found faster."""
_START = r"(?:(?:^|[.,;:!?(>*/])\s{0,3}|\b(?:open|\d{1,6}) )"
"""What is said begins there, also behind `ticket open` and `comment 1`."""
_KEEPER = spaced(r" (?:manager|keeper|vault|app|safe|tool|store|generator|extension|hint|list)\b")
"""Behind its name it is a program for passwords."""
_ODD_BEFORE, _ODD_RUNS_ON = (
    spaced(rf"(?<!\S)(?=\S{{0,40}}\d)([^\s,;]{{5,40}})(?: [^\s,;.!?]{{1,20}})?{stop}(?:{_THATS}|{_WHICH_IS}) {OWN}\Z")
    for stop in (r"\s?[,;.!?-]\s{0,3}", " ")
)
_SAID_BEFORE = spaced(
    rf"(?:^|[.!?;:\n]) ?{_X}\s?[,.!;-]\s{{0,3}}(?:{_THATS}|{_WHICH_IS}) {OWN}\Z".replace(" ?", r"\s{0,3}")
)
"""A sentence of one word, told to be a password in the next."""
_GOES_ON = spaced(rf"(?: (?:for|of|to|from|i|lol|bro|btw|haha)\b|{_END})")
"""Behind its name where no stop was before; not as in `keepass2 which is the password manager`."""
_ITS_OWNER = spaced(r"(?<!\w)(?:my|her|his|their|mi|tu|su|la|meu|mein|mon|ma) \Z")
"""Without one *pass* is a word as any other."""
_NO_NAME = (
    r"(?:the|a|an|this|that|which|one|bus|train|travel|rail|tram|metro|day|season|year|hall|gym|library|ski|pool|lunch|"
    r"visitor|guest|parking|press|boarding|backstage|mountain|game|battle|student|school|class|staff)\b"
)
"""Not of somebody is a pass behind these."""
_WEAKLY = (
    (spaced(rf"{_USER} \Z"), spaced(rf":? {_X}{_END}"), False),
    (
        spaced(rf"{_START}(?!{_NO_NAME})[^\W\d_]{{2,20}}(?:['’]s)? \Z"),
        spaced(rf" is {_X}{_END}"),
        True,
    ),
)
"""Where it is a password all the same: `user sam pass tulip`, `sam pass is tulip`. Each with
whether it may be any word that nobody says of a pass."""
_SAME = (
    r"(?:same as|names?|birthday|birth ?date|geburtstag|cumpleaños|nombre|nom|anniversaire|nome|aniversário)"
    r"(?: (?:mine|my|birthday|of|mein\w{0,2}|the)){0,3}"
)
_AS_ALWAYS = (
    r"(?:as (?:always|before|usual|ever|last \w{4,5})|wie immer|como siempre|comme (?:toujours|d['’]habitude)|"
    r"como sempre)"
)
_AS_OF = spaced(rf"[^.!?\n]{{0,40}}?\b{_SAME}[\s,(:=-]{{1,3}}(?:so |also )?([^\s.,;!?)\]\"”»]{{4,40}})")
"""As in `my password is the same as my birthday, 01022003`."""
_BEHIND = tuple(
    (before and spaced(rf"{before}\Z"), spaced(behind))
    for before, behind in (
        (rf"{_SET}(?: [^\s.,;!?]{{1,20}}){{0,4}}? ", rf"{_OTHERS} {_TO} {_X}{_END}"),
        (
            rf"(?!(?:want|need|put)\b){_SET}(?: [^\s.,;!?]{{1,20}}){{0,4}}? ",
            rf"{_OTHERS} {_SURELY_TO} {_X}{_END}",
        ),
        ("", rf" {_FROM} {_X} {_INTO} (?=[^\W_]{{4}})"),
        ("", rf" {_FROM} [^\s.,;!?]{{4,30}} {_INTO} {_X}"),
        ("", rf" (?:wieder )?{_INTO} {_X} {_CHANGED}"),
        ("", rf"(?: \([^()\n]{{1,40}}\)| {BY}(?: [^\s.,;!?]{{1,20}}){{0,8}}?)?{IS}{ADVERBS} {_X}"),
        (rf"{_SET}(?: (?:it|le|lo|la|me|te|se|ihm|ihr))? (?:de|como|as|for|als|comme|en) {OWN}", rf" {_X}"),
        ("", rf" {BY}(?: [^\s.,;!?:=]{{1,20}}){{1,4}}?\s?[:=] {_X}{_END}"),
        ("", rf" {_X} (?:ist|war|lautet|is|was|es|est|é)\s?(?:[,.;!?)\n]|$)"),
        (r"\b(?:my|his|her|our|their|your|mi|su|mein|mon|meu|minha) ", r" [(\[]([^\W\d_]{4,30})[)\]]"),
        ("", r"(?: [^\s.,;!?()]{1,20}){0,4} [(\[]((?-i:[A-Z][a-z]{2,20}[A-Z][a-z]{2,20}))[)\]]"),
        (
            "",
            rf"(?: (?:is|was|ist|war|es|est|é))?(?: (?:the )?same)? {_AS_ALWAYS},? "
            r"((?-i:[A-ZÀ-Þ])[^\W\d_]{3,30})(?=,)",
        ),
    )
)
"""What stands before the name, if something has to, and behind it."""
_LOOSELY = 3
"""The last of them are told by their place only where nobody says such a word at a desk."""
_SURELY = frozenset((_SAID_BEFORE, _AS_OF, *(behind for _, behind in _BEHIND[1:-_LOOSELY])))
"""Behind which any word is one that is not said of passwords."""
_BEFORE = (_SAID_BEFORE, _TOLD_BEFORE, _AS_BEFORE)
"""What stands before the name."""
_RUNS_ON = spaced(r" ((?-i:[a-zà-ÿ]{5,30}))(?= (?:on|at|but|it|he|she|auf|aber|sur|mais|pero|mas)\b)")
_TWO = spaced(rf" ([^\W\d_]{{3,20}} [^\W\d_]{{3,20}})(?={_CLOSED}(?:[],.;!?<}}]|$)|[\"”»])")
_BEGINS = spaced(rf"(?:{_START}|{_USER} ){OWN}\Z")
_ALONE = spaced(rf" {_X}(?={_CLOSED}(?:[],.;!?<}}]|$)|[\"”»])")
_CALLED = spaced(
    rf" (?:of|called|named|namens|llamada) (?=[^\W\d_]{{3,30}}\d){_X} (?:gets?|is|was|does|isn|not|no|won)"
)
_BEHIND_ADDRESS = re.compile(
    r"(?<=\w)@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}[,;]?\s{1,3}([^\s\"”\]]{6,64})(?=[\"”\]]|[ \t]{0,3}$)", re.M
)
_BESIDE = re.compile(r"\s{1,3}([^\W\d_]{2,30})")
_YEARED = re.compile(r"[^\W\d_]{3,30}\d{4}")


def in_places(text: str, named: bool) -> Iterator[Span]:
    """`named`: whether the name of a password stands in the text."""
    for name in _NAMED.finditer(text) if named else ():
        start = max(0, name.start() - _AHEAD)
        yield from (match.span(match.lastindex or 0) for match in _found(name, start))
    yield from told_behind(text) if named else ()
    if "@" in text:
        yield from (match.span(1) for match in _BEHIND_ADDRESS.finditer(text) if _is_behind(match[1]))


def _found(name: re.Match[str], start: int) -> Iterator[re.Match[str]]:
    for before, behind, any_word in _WEAKLY:
        match = behind.match(name.string, name.end())
        told = match and (_is_told(match[1]) or (name["weak"] and any_word and _is_of_somebody(match[1])))
        if match and told and before.search(name.string, start, name.start()):
            yield match
    if not name["weak"] or _ITS_OWNER.search(name.string, start, name.start()):
        two = _TWO.match(name.string, name.end())
        if two and _are_told(two[1], name[0]) and _BEGINS.search(name.string, start, name.start()):
            yield two
        yield from (match for match in _told(name, start) if _is_one(name[0], match))
        yield from (match for match in _told_oddly(name, start) if odd(match[1]) and not _aside(match[1]))


def _told(name: re.Match[str], start: int) -> Iterator[re.Match[str]]:
    text, end = name.string, name.start()
    for before, behind in _BEHIND:
        match = behind.match(text, name.end())
        if match and (not before or before.search(text, start, end)):
            yield match
    if told := _AS_OF.match(text, name.end()):
        yield told
    if not WHOSE.search(text, start, end):
        yield from filter(None, (shape.match(text, name.end()) for shape in (_ALONE, _RUNS_ON)))
    if _AS.search(text, max(0, end - _NEAR), end) and not _KEEPER.match(text, name.end()):
        yield from filter(None, (shape.search(text, start, end) for shape in _BEFORE))


def _told_oddly(name: re.Match[str], start: int) -> Iterator[re.Match[str]]:
    told = _ODD_BEFORE.search(name.string, start, name.start())
    if not told and _GOES_ON.match(name.string, name.end()):
        told = _ODD_RUNS_ON.search(name.string, start, name.start())
    yield from filter(None, (told, _CALLED.match(name.string, name.end())))


def _is_one(name: str, match: re.Match[str]) -> bool:
    """Whether any word that is told there is a password, whatever else it means."""
    word, end = match[match.lastindex or 0], match.end(match.lastindex or 0)
    if match.re is _AS_OF and (odd(word) or not word.istitle()):
        return odd(word)
    if not word.isalpha() or match.re not in _SURELY:
        return _is_told(word)
    plain = word.casefold()
    if says(plain) or (name.casefold() == "clave" and plain.endswith(("ar", "er", "ir"))):
        return False  # as in `la clave es estudiar mucho`, where it is what matters
    behind = _BESIDE.match(match.string, end) if end == match.end() else None
    return not (behind and describes(behind[1].casefold()))


def _is_told(word: str) -> bool:
    if is_joined(word):
        return True
    letters = word.rstrip("0123456789")
    if letters == word:
        return word.isalpha() and not is_ordinary(word)
    return letters.isalpha() and not _aside(word)


def _are_told(said: str, name: str) -> bool:
    """Whether two words are a password with nothing else around it; not the name of somebody, nor what people say."""
    words = said.casefold().split()
    return not (said.istitle() or any(map(says_something, words)) or is_ordinary(words[-1])) and is_phrase(words, name)


def _is_behind(core: str) -> bool:
    return (strong(core) or bool(_YEARED.fullmatch(core))) and odd(core) and not _aside(core)


def _aside(core: str) -> bool:
    return core.isdecimal() or thing(core) or exclaimed(core)


def _is_of_somebody(word: str) -> bool:
    return word.isalpha() and not says_something(word) and word.casefold() not in OF_PASSES
