"""Words that look like nothing else, in messages that speak of getting in, wherever they stand there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.model.secrets.ordinary import is_ordinary
from bot.model.secrets.shapes import Span, exclaimed, label, thing, very_odd
from bot.model.secrets.words import ACCOUNTS, KINDS, NO_SECRET, NUMBER


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LONG = 12
"""So many letters and digits a key has at least."""
FAR = 200
"""So many letters from what speaks of getting in: the sentence and its neighbours."""
NEAR = 48
"""So many letters before a key its name stands."""
FEWEST_TURNS, FEWEST_OF_KEY = 3, 6
"""So often digits and letters take turns in what is made by chance; oftener in a long key."""
_MIXED = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_][^\w\s]\d)|(?<=[^\W\d_]_\d)|(?=[^\W\d_]))")
"""A digit beside a letter, as in all of them; found faster than they are."""
_STEMS = _set(
    """
    pass pw psk wor contra clave lave senha mdp cod cód pin otp token secret creden zugang schl key log sign meld conne
    inici entr lock sperr bloqu typ tipp tap escrib digit cces zugriff auth presh account konten cuenta compte conta
    eduroam wifi wi-fi wlan change
    """
)
"""Something of this, in small letters, is in whatever speaks of getting in."""
_CANDIDATE = re.compile(
    r"(?<![^\s\"'“„«‘`(\[{<>=:|,;*])(?=[^\s\"'“”„«»‘’`()\[\]{}<>=:/|,;*\\]{0,40}\d|\w@)"
    r"[^\W_](?:(?!&\w{1,20}=)[^\s\"'“”„«»‘’`()\[\]{}<>=:/|,;*\\]){5,64}(?![\\/(])"
)
_SPEAKS = re.compile(
    r"pass(?:w|phrase|code|e\b|\b)|pwd|\bpw|_pw\b|psk\b|preshared|kenn?wort|contrase|\bcontra\b|clave|llave\b|senha\b|\bmdp\b|"
    r"code[sn]?\b|c[oó]digos?\b|\bpins?\b|\botp\b|token|secret|credential|zugangsdaten|schlüssel|digicode|\bkeys?\b|"
    r"(?:log|sign)(?:s|ged|ged|ging|ed|ing)?[ -]?in\b|einlog|eingelog|anmeld|connexion|connecte|iniciar ses|"
    r"\b(?:entro|entrar)\b|lock(?:ed)? (?:me |us |him |her )?out|gesperrt|bloqu[eé]|\btyp(?:ed?|ing)\b|\btippe|getippt|"
    r"\btap[eé]\b|escrib[ií]|digit(?:o|ei)\b|"
    r"(?:access|zugriff|acceso|accès|acesso) (?:denied|verweigert|denegado|refusé|negado)|"
    r"auth(?:entication)? fail|changed it|\b(?:eduroam|wi-?fi|wlan|accounts|konten|cuentas|comptes|contas)\b"
)
"""What speaks of getting in, in small letters."""
_KEYED = re.compile(r"(?:token|secret|key|pass|auth|schlüssel|clave|clé|chave)\w{0,4}\W", re.I)
_OPENED = r"[\"'“„«‘(*`]"
_TOLD = re.compile(
    rf"(?:[:=]\s{{0,3}}{_OPENED}{{0,2}}|\s/\s|[^\W\d_]{_OPENED}{{1,2}}|"
    r"\b(?:(?:chang\w{1,3}|cambi\w{1,3}|mudei|geändert|set) (?:it |le |la |lo )?(?:to|a|por|en|para|auf)|"
    r"with|typ(?:e|ed|ing)|enter(?:ed|ing)?|reads|from|mit|con|avec|com|tippe|de|von|escrib[ío]|tap[ée]|digit(?:ei|o)|"
    rf"puse|contra)\s{{1,3}}{_OPENED}{{0,2}})\Z",
    re.I,
)
"""What stands right before something that is told."""
_KINDS = (
    KINDS
    | NUMBER
    | ACCOUNTS
    | _set(
        """
    rooms error errors errorcode chapter period year version model models serial asset tag users usernames accounts
    server servers printer printers pc pcs host hosts hostname laptop laptops file files ids trace request build update
    ssid network isbn firmware driver app program tablet camera seite kurs klasse benutzername nutzer rechner drucker
    datei fehlercode cuenta archivo aula conta utilizador identifiant compte fichier cours turma clase curso impresora
    equipo imprimante impressora as
    """
    )
)
_OF_A_KIND = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(_KINDS, key=lambda kind: (-len(kind), kind)))})"
    rf"(?:\s(?:number|name|in as|is|ist|es|est|é|the|code)){{0,2}}[\s:=#.-]{{1,3}}{_OPENED}{{0,2}}\Z",
    re.I,
)
"""What says what stands behind it: the number of a room, somebody's name at a system."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SIGNED = re.compile(r"\w[!#$%^&+~€£§]+\w|\w[!$%^~]+\Z")
_INNER = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,20}[!$^~][^\W_]{1,20}")
"""As in `Lamp!13`, whatever its word is."""
_PLAYER = re.compile(r"[^\W_]+#\d{1,5}|[^\W\d_]{1,2}[&+#]{1,2}[^\W_]{1,6}|\d+[%$€£+]+[^\W\d_]*")
"""As in `Kevin#1234`, `C++11`, `50%off`."""
_DISGUISED = re.compile(
    r"(?<![^\W_])[^\W\d_]@[a-z]{2}|[^\W\d_][013457][a-zà-ÿ]{2}|[a-zà-ÿ]{2}[013457][a-zà-ÿ][-_.+]?[A-Z]|[a-z][013457][A-Z][a-z]{2}"
)
"""A digit in the place of a letter: `r4dish`."""
_TITLED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2}")
_NUMBERED = re.compile(
    r"(?=.{0,40}[-_+])(?:[^\W\d_]{3,20}[-_+]){0,3}[^\W\d_]{3,20}[-_+]?\d{1,4}[a-z]?|[^\W\d_]{4,20}\d{1,4}"
)
"""As in `Maple-31` and `Walnut_Tree7`."""
_MACHINE = re.compile(
    r"[A-Z]{1,5}-?\d{1,5}[A-Za-z]{0,3}(?:[-.][A-Z\d]{1,6})*|[a-zA-Z]{2,12}\d{1,2}(?:[-.]\w{1,12})*\.[a-z]{2,10}|"
    r"[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,10}|v?\d+(?:\.\d+)+\w{0,8}|\d+[a-zA-Z]{1,4}|[^\W\d_]+\d{1,4}(?:\.\d+)+|"
    r"(?:[0-9a-f]{2}-){5}[0-9a-f]{2}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"
    r"(?:\d{1,2}(?:st|nd|rd|th|h|am|pm)\b.{0,8})|[\d.:/_-]+|x\d{2}[_-]\d{2}|0x\w+|IMG_\w+|(?:ERR|DLG|E)_\w+|[A-Z\d_-]+"
)
"""The names of models, machines, files, versions, addresses of devices, codes of errors, times."""
_CHANGED = re.compile(
    r"\b(?:changed?|cambi[eéóo]|changé|mudei|geändert)\s(?:(?:it|la|lo|le|o|a)\s)?(?:from|de|von)\s(\S{3,40})\s(?:to|a|en|para|auf|zu)\s([^\s.,;?]{5,40})",
    re.I,
)
"""One of which looks like nothing else, as in `I changed it from tulip to T0lipan!`."""
_COUNTED = re.compile(r"[^\W\d_]{4,20}\d{2,4}[!*$]")
"""As in `Lamp13!`, whatever its word is."""
_TURN = re.compile(r"(?<=\d)[^\W\d_]|(?<=[^\W\d_])\d")


def unlike(text: str, plain: str) -> Iterator[Span]:
    """Where they stand; `plain`: the text in small letters."""
    if not _MIXED.search(text) or not any(map(plain.__contains__, _STEMS)):
        return
    if not (found := list(_CANDIDATE.finditer(text))) or not (spoken := [m.start() for m in _SPEAKS.finditer(plain)]):
        return
    found_at = set()
    for match in found:
        core = match[0].rstrip(".?!") + "!" * match[0].rstrip(".?").endswith("!")
        at = bisect_left(spoken, match.start() - FAR)
        if at < len(spoken) and spoken[at] <= match.end() + FAR and _stands_out(match, core):
            yield match.start(), match.start() + len(core)
            found_at.add(match.start())
    for match in _CHANGED.finditer(text):
        if not found_at.isdisjoint((match.start(1), match.start(2))) or _is_counted_on(match[2]):
            yield from (match.span(1), match.span(2))


def _is_counted_on(core: str) -> bool:
    """Whether it is a word with a number and a sign, and no thing."""
    return bool(_COUNTED.fullmatch(core)) and not thing(core)


def _stands_out(match: re.Match[str], core: str) -> bool:
    text, start = match.string, match.start()
    if _looks_like_something(core) or _OF_A_KIND.search(text, max(0, start - NEAR), start):
        return False
    if _is_by_chance(core) and (len(core) < LONG or _KEYED.search(text, max(0, start - NEAR), start)):
        return True
    if _is_of_words(core):
        return False
    if _is_made_up(core):
        return True
    may_be = _TITLED.search(core) and (_NUMBERED.fullmatch(core) or very_odd(core))
    return bool(may_be and _TOLD.search(text, max(0, start - NEAR), start))


def _looks_like_something(core: str) -> bool:
    bare = core.rstrip("!")
    named = thing(bare) or any(shape.fullmatch(bare) for shape in (_MACHINE, _PLAYER))
    return named or exclaimed(core) or bool(NO_SECRET.fullmatch(core))


def _is_of_words(core: str) -> bool:
    """Whether it is put together from words that people say at a desk: `Assignment3_final`."""
    parts = _LETTERS.findall(core)
    return bool(parts) and all(map(is_ordinary, parts)) and not _INNER.match(core)


def _is_made_up(core: str) -> bool:
    """Whether there are signs or digits in the middle of its words."""
    if _DISGUISED.search(core):
        return True
    return bool(_SIGNED.search(core)) and any(map(str.isdigit, core)) and bool(_LETTERS.search(core))


def _is_by_chance(core: str) -> bool:
    """Whether digits and letters take turns in it, as in `h7q-9wm-22`."""
    turns = 0 if label(core) else len(_TURN.findall(core))
    if len(core) >= LONG:
        return turns >= FEWEST_OF_KEY
    return turns >= FEWEST_TURNS and core != core.upper() and core != core.lower()
