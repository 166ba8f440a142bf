"""Secrets without a word beside them, and what is left of a message when they are taken out."""

from __future__ import annotations

import re

from bot.model.secrets.learnt import is_usual
from bot.model.secrets.masking import HIDDEN, has_secret, told_to_others
from bot.model.secrets.names import is_code
from bot.model.secrets.names import is_password as names_password
from bot.model.secrets.programs import without_programs
from bot.model.secrets.shapes import exclaimed, label, may_be_odd, odd, strong, thing, very_odd
from bot.model.secrets.text import EDGES, Word, words_of


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CODE = re.compile(r"(?:G-)?(\d{6,8})|(\d{3})[ -](\d{3})")
_NAMED = re.compile(r"(codes?|c[oó]digos?|otp|pins?|tan)\s{1,3}" + re.escape(HIDDEN), re.I)
"""A code that is spoken of, and not only told, as behind `is`."""
_ISSUE = re.compile(r"[^\W\d_]{2,20}[#-]\d{1,3}")
"""As in `Algebra-2` and `ticket#17`."""
_NUMBERED = re.compile(r"[^\W\d_]{2,20}-\d{1,3}")
_HANDED_OUT = re.compile(r"[A-Z][a-z]{3,20}\d{2,4}[!?]?")
"""As in `Welcome77`, which is given to somebody with a new account."""
_HANDS_OUT = re.compile(r"\b(?:use|used|with|reset (?:it )?to|changed (?:it )?to|nimm|mit|usa|con|utilise|avec|com)$")
"""What stands right before it."""
_LETS_IN = frozenset(("log", "sign", "login", "signin", "reset", "changed", "anmelden", "einloggen", "entrar"))
_TELLING = _set(
    """
    it it's its is was be are here there this that these the my your his her new old one usual mine ok okay yes hi
    i we you use used using try tried type typed enter with to as for in into log sign login signin reset changed
    change set now then again and please thanks get got access say says said now back him
    es ist das der die mein meine neu neue lautet hier bitte danke mit zum anmelden einloggen nimm nehme
    la el mi tu nueva nuevo aquí aqui está esta usa uso con para entrar iniciar sesión y por favor gracias
    c'est voici le ma mon nouveau nouvelle utilise avec pour se connecter et merci voilà
    é e o a minha meu nova novo usar com obrigado obrigada
    """
)
"""What may stand around a secret where there is nothing else."""
_MOST_AROUND = 8
_PAIRED = re.compile(r"\s*([\w.@-]{2,60})\s?[/|]\s?(\S{6,64})\s*")
"""As in `kim / lamp1234`."""
_SURELY = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\w+(?:[!$%*^~€£§]\w*[^\W_]|#\d*[^\W\d_]\w*)[!?]?")
"""With a sign among small and capital letters and digits; not `Kevin#1234`, the name of a player, nor a shout."""
SHORTEST = 8
SHORTEST_ODD = 6
MOST_PARTS = 4
_TOLD = re.compile(
    r"(?:\b(?:my|the|a|your|this|mein|der|mi|el|mon|le|meu|o)\s{1,3})?"
    r"(?:\b\w{0,20}(?:codes?|codigo|código|pins?|otp|tan|cards?|tokens?|keys?|cvc|cvv)(?:['’]s)?"
    r"(?:\s{1,3}(?:number|is|was|are|ist|es|est|é)){0,2}\s{0,3}[:=]?\s{0,3})?" + re.escape(HIDDEN)
)


def code_in(text: str, longest: int) -> int | None:
    """The number that is all there is in these words and may be a code that came to somebody's telephone."""
    match = _CODE.fullmatch(text.strip(" \t\n.!?,"))
    digits = "".join(filter(None, match.groups())) if match else ""
    return int(digits) if digits and len(digits) <= longest else None


def is_password(text: str) -> bool:
    """Whether all there is in these words is one that can hardly be of a language."""
    if len(text.split(None, MOST_PARTS)) > MOST_PARTS:  # nearly all messages, and looking at each word takes long
        return False
    words = words_of(without_programs(text))
    if len(words) != 1 or exclaimed(text.strip()):
        return False
    return words[0].text.startswith(words[0].core) and _password_like(words[0])


def stands_in(text: str, addressed: bool) -> bool:
    """Whether there is a secret in a message. In words that are not `addressed` to the desk only what is one surely:
    people talk of devices, files and players of games.
    """
    if not addressed:
        return told_to_others(text) or (is_password(text) and bool(_SURELY.fullmatch(text.strip())))
    return has_secret(text) or is_password(text)


def announced(text: str, access: bool = False) -> str:
    """Words in which there is nothing but a secret and what announces it, without the secret: `it is Tulip!2024`.

    `access`: passwords or codes were spoken of; then what looks like no word is one, and else only what is one surely.
    """
    if not may_be_odd(text):
        return text
    if access and (paired := _PAIRED.fullmatch(text)) and _is_pair(paired[1], paired[2]):
        return text[: paired.start(2)] + HIDDEN
    bare = without_programs(text)
    parts = bare.split(None, _MOST_AROUND + 1)
    if len(parts) > _MOST_AROUND + 1 or any(map(_says_more, parts)):
        return text  # nearly all messages
    said = [word for word in words_of(bare) if re.search(r"\w", word.core)]
    found = [word for at, word in enumerate(said) if _stands_out(said, at, access)]
    if not found or any(word.plain not in _TELLING for word in said if word not in found):
        return text
    for word in reversed(found):
        text = text[: word.start] + HIDDEN + text[word.end :]
    return text


def _is_pair(account: str, core: str) -> bool:
    return odd(core) and not (core.isdecimal() or thing(core) or label(core) or is_usual(account))


def _says_more(part: str) -> bool:
    """Whether it is a word of letters that announces nothing, beside which nothing stands out."""
    core = part.strip(EDGES)
    return core.isalpha() and core.casefold() not in _TELLING


def speaks_of_access(text: str) -> bool:
    """Whether a password or a code to get in with is named."""
    words = words_of(text)
    return any(names_password(words, at) or is_code(words, at) for at in range(len(words)))


def _stands_out(words: list[Word], at: int, access: bool) -> bool:
    word = words[at]
    core = word.core
    if _ISSUE.fullmatch(core) or thing(core):
        return False
    if _password_like(word) if len(words) == 1 else odd(core) and strong(core):
        return True
    lets_in = any(each.plain in _LETS_IN for each in words)
    if lets_in and _HANDED_OUT.fullmatch(core) and _HANDS_OUT.search(" ".join(each.plain for each in words[:at])):
        return True
    return access and len(core) >= SHORTEST_ODD and odd(core) and not core.isdecimal()


def guarded(text: str) -> str:
    """Masked words for where they are said again, without those that look like a secret by themselves."""
    at, kept = 0, []
    for word in words_of(without_programs(text)):
        if _password_like(word):
            kept += [text[at : word.start], HIDDEN]
            at = word.end
    return "".join((*kept, text[at:]))


def without_told(text: str) -> str:
    """What is left of masked words: without the codes and numbers that were hidden, and what announces them."""
    return _TOLD.sub(" ", text) if HIDDEN in text else text


def spoken_of(text: str) -> str:
    """What is said in masked words besides what was hidden. What names a code stays where something is said of it:
    `my code ••• is not accepted`.
    """
    if nothing_left(text):
        return without_told(text)
    return without_told(_NAMED.sub(r"\1", text))


def nothing_left(text: str) -> bool:
    """Whether a secret was all there was in these masked words."""
    return HIDDEN in text and not re.search(r"\w", without_told(text))


def only_told(text: str) -> bool:
    """Whether masked words say no more than which secret it is, of a password too: `my password is` and what it was."""
    words = words_of(text)
    return HIDDEN in text and all(
        word.plain in _TELLING or names_password(words, at) or is_code(words, at)
        for at, word in enumerate(words)
        if re.search(r"\w", word.core)
    )


def _password_like(word: Word) -> bool:
    core = word.core
    if thing(core) or not odd(core) or _NUMBERED.fullmatch(core):
        return False
    return strong(core) or (len(core) >= SHORTEST and very_odd(core))
