"""What people say to a question besides its answers' own words: yes, no, none of these, the second one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words

_BESIDE = "beside"
REMARKS = ("resume", "how", "did", "fix", "afraid", "noise")
"""What people say of a question and of what they were told to do, in place of an answer."""
_KINDS = (
    "yes",
    "no",
    "works",
    "fails",
    "relapse",
    "none",
    "other",
    "unsure",
    "puzzled",
    "stop",
    "bye",
    "shared",
    _BESIDE,
)
ANYTHING = ("yes", "no", "none", _BESIDE)
"""What could answer any question, or goes with such an answer."""
_NO_HELP = re.compile(
    r"(?:(?:no|nope|sorry|unfortunately|well|ok|hm+|leider|desole|lo siento) )*"
    r"(?:(?:this|that|it|they|these|(?:the|your|these|those) (?:steps?|tips?)) )?(?:still |really )?"
    r"(?:did not|didnt|does not|doesnt|do not|dont|has not|hasnt|have not|havent) "
    r"(?:really |even )?help(?:ed)?(?: me| us)?(?: at all| either| much| sorry)*"
    r"|(?:(?:eso|esto|lo) )?no (?:me |nos )?(?:ha ayudado|ayudo|ayuda|sirvio|sirve)(?: de)?(?: nada)?"
    r"|(?:(?:ca|cela) )?(?:ne |n )?(?:m |nous )?(?:a (?:pas|rien) aide|aide pas)(?: du tout)?"
    r"|(?:(?:das|es) )?hat (?:mir |uns )?(?:leider )?(?:auch )?nichts? geholfen"
    r"|(?:(?:das|es) )?hilft (?:mir |uns )?(?:leider )?nicht"
    r"|(?:(?:isso|isto) )?nao (?:me |nos )?(?:ajudou|ajuda|adiantou|adianta)(?: nada| em nada)?"
)
"""That a remedy was none, in five languages and nothing else; in plain words."""
_TONED = r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*\s*"
_SHORT_TONED = r"(?::skin-tone-\d:)?\s*"
_NODS = re.compile(rf"\s*(?:[👍👌✅]{_TONED}|:(?:\+1|thumbsup|ok_hand|white_check_mark):{_SHORT_TONED})+")
_SHAKES = re.compile(rf"\s*(?:👎{_TONED}|:(?:-1|thumbsdown):{_SHORT_TONED})+")
_GESTURES = re.compile(
    rf"\s*(?:[👍👌✅🙏👏🙌🤝💪🎉💯❤♥💙💚💛🧡💜😊☺🙂😀😃😄😁😉😇🤗🥰😍😅😂]{_TONED}|"
    r":(?:\+1|thumbsup|ok_hand|white_check_mark|pray|clap|raised_hands|handshake|muscle|tada|100|heart|\w+_heart|"
    r"blush|relaxed|smile|smiley|grin|grinning|laughing|joy|wink|innocent|hugging_face|slightly_smiling_face|"
    rf"sweat_smile|heart_eyes):{_SHORT_TONED})+"
)
_VERDICTS = frozenset(("works", "fails"))
_NOW = frozenset(
    ("now", "finally", "just", "jetzt", "nun", "endlich", "gerade", "eben", "maintenant", "enfin", "ahora", "agora")
)
_OTHERS = frozenset(("he", "she", "er", "sie", "ella", "il", "elle", "ele", "ela"))
_REPORTS = frozenset(("says", "said", "thinks", "that", "sagt", "dass", "dice", "que", "dit", "qu", "diz"))
_BESIDE_OTHERS = frozenset(("yes", "no", "well", "sorry", "and", "but"))
"""How whoever writes for a child tells what the child says."""
_LONGEST_REPLY = 12
"""Words; who says more than that says something else besides."""
_A_WISH = 2
"""Words."""
_LOOKED_AT_AGAIN = 4
"""Messages whose words are looked at in several ways, one after the other."""


@dataclass(frozen=True, slots=True)
class Replies:
    """`kinds`: of each phrase. `numbers`: of ordinals; 0 is the last one. `counted`: what a number may stand behind.
    `filler`: words that say nothing in an answer. `alike`: concepts whose words stand for each other.
    `stressed`: words of anger, which say nothing more wherever they stand.
    """

    kinds: Mapping[tuple[str, ...], frozenset[str]]
    longest: int
    numbers: Mapping[str, int]
    counted: frozenset[str]
    filler: frozenset[str]
    alike: frozenset[str]
    stressed: frozenset[str]


@cache
def replies() -> Replies:
    """The replies of the lexicon that comes with the program."""
    table = lexicon().answers
    kinds: dict[tuple[str, ...], frozenset[str]] = {}
    for kind in (*_KINDS, *REMARKS):
        for phrase in map(plain_words, table[kind].split(",")):
            kinds[phrase] = kinds.get(phrase, frozenset()) | {kind}
    numbers = {
        word: number
        for number, words in enumerate(table["numbers"].split(";"), 1)
        for phrase in words.split(",")
        for word in plain_words(phrase)
    }
    return Replies(
        kinds,
        max(map(len, kinds)),
        numbers | dict.fromkeys(_words(table["last"]), 0),
        _words(table["counted"]),
        _words(table["filler"]),
        frozenset(table["alike"].split()),
        _words(table["stressed"]),
    )


def _words(entries: str) -> frozenset[str]:
    return frozenset(" ".join(entries.split(",")).split())


@lru_cache(maxsize=_LOOKED_AT_AGAIN)
def in_words(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words as they were typed and as they are spelt; none of a message that is too long to be an answer."""
    typed = plain_words(said) if said.count(" ") < 2 * _LONGEST_REPLY else ()
    typed = tuple(word for word in typed if word not in replies().stressed) or typed
    typed = typed if len(typed) <= _LONGEST_REPLY else ()
    return typed, lexicon().spelling.mended(typed)


def nod(words: str) -> str:
    """`yes` or `no` when a picture is all that is said: a thumb up or down."""
    return "yes" if _NODS.fullmatch(words) else "no" if _SHAKES.fullmatch(words) else ""


def is_gesture(words: str) -> bool:
    """Whether a picture that is only kind is all that is said: a thumb, thanks, a smile."""
    return bool(words.strip() and _GESTURES.fullmatch(words))


def in_our_words(words: str) -> str:
    """What is said in another language in the words that labels have; empty where that changes nothing."""
    said, table = in_words(words)[0], _ours()
    longest = max(map(len, table))
    found, at, changed = list[str](), 0, False
    while at < len(said):
        lengths = range(min(longest, len(said) - at), 0, -1)
        length = next((length for length in lengths if said[at : at + length] in table), 0)
        if length:
            found.append(table[said[at : at + length]])
            changed = True
        elif said[at] not in replies().filler:
            found.append(said[at])
        at += length or 1
    return " ".join(found) if changed else ""


@cache
def _ours() -> Mapping[tuple[str, ...], str]:
    """Words of other languages, and what stands for them."""
    known = {plain_words(phrase): name for name, phrases in lexicon().same.items() for phrase in phrases}
    for entry in lexicon().answers["ours"].split(";"):
        name, _, phrases = entry.partition(":")
        known |= {plain_words(phrase): name.strip() for phrase in phrases.split(",")}
    return known


def says(words: str, kinds: Collection[str]) -> bool:
    """Whether all of these words say one of these kinds and nothing else; who asks says nothing."""
    said, mended = in_words(words)
    if not said or "?" in words:
        return False
    if _all_of(said, kinds) or (mended != said and _all_of(mended, kinds)):
        return True
    told = _of_another(mended)
    if told != mended and _all_of(told, kinds):
        return True
    then = _at_some_time(mended) if _VERDICTS.intersection(kinds) else mended
    return then != mended and _all_of(then, kinds)


def _at_some_time(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words without what says amid them that it is so now: `it is finally working`, `hat jetzt geklappt`."""
    return (*said[:1], *(word for word in said[1:-1] if word not in _NOW), *said[1:][-1:])


def _of_another(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words of whoever writes for somebody else as that one would say them: `she says it does not work`, `he does
    not know`.
    """
    at = 0
    while at < len(said) - 1 and said[at] in _BESIDE_OTHERS:
        at += 1
    if at == len(said) - 1 or said[at] not in _OTHERS:
        return said
    told = said[at + 1 :]
    while len(told) > 1 and told[0] in _REPORTS:
        told = told[1:]
    if told[:2] == ("is", "back"):
        return said  # the person is, and nothing is said of what failed
    return ("do", *told[1:]) if told[0] == "does" else told


def behind_a_stop(words: str) -> str:
    """What is wanted instead by whoever wants no more of what they are in: `wait no forget it, my sound is gone`. Empty
    where that is not said first, or nothing behind it.
    """
    first, _, rest = words.strip().partition(",")
    if len(rest.split()) < _A_WISH or says(first, ("no", "bye")):
        return ""
    return rest.strip() if says(first, ("stop", "no", "bye")) else ""


def tells_of_another(words: str) -> bool:
    """Whether they say what somebody else says."""
    mended = in_words(words)[1]
    return _of_another(mended) != mended


def puzzled(words: str) -> bool:
    """Whether they only say or ask that they did not understand the question."""
    return says(words.replace("?", " "), ("puzzled",))


@lru_cache(maxsize=_LOOKED_AT_AGAIN)
def remark(words: str) -> str:
    """Which remark these words are in place of an answer, and nothing else; empty where they are none."""
    said, kinds = words.replace("?", " "), ("puzzled", *REMARKS)
    return next((kind for kind in kinds if says(said, (kind,))), "") if says(said, kinds) else ""


def not_helped(words: str) -> bool:
    """Whether these words say that something did not help, and nothing else."""
    return "?" not in words and bool(_NO_HELP.fullmatch(" ".join(in_words(words)[0])))


def numbered(words: str, count: int, among_words: bool) -> int | None:
    """Which one of so many is meant by its place, from 1. `among_words`: other words are awaited too, so that a number
    must be said to be one.
    """
    said = tuple(word.removeprefix("#") for word in in_words(words)[0])
    known = replies()
    counted = bool(known.counted.intersection(said))
    if not said or "?" in words or (among_words and not counted):
        return None
    if len(said) == len(said[0]) == 1 and "a" <= said[0] <= "l":
        return ord(said[0]) - ord("a") + 1
    left = [word for word in said if word not in known.filler and word not in known.counted]
    if not left and "one" in said and (counted or len(said) == 1):
        left = ["one"]
    if len(left) != 1:
        return None
    if left[0].isdecimal():
        return int(left[0]) if len(left[0]) <= 2 and len(said) > 1 else None
    number = known.numbers.get(left[0])
    return count if number == 0 else number


def _all_of(said: tuple[str, ...], wanted: Collection[str]) -> bool:
    """Whether the words fall into phrases that are all of a wanted kind, but for those beside; the longest count."""
    known, at, found = replies(), 0, False
    while at < len(said):
        lengths = range(min(known.longest, len(said) - at), 0, -1)
        length = next((length for length in lengths if said[at : at + length] in known.kinds), 0)
        kinds = known.kinds.get(said[at : at + length], frozenset())
        if kinds.intersection(wanted):
            found = True
        elif _BESIDE not in kinds:
            return False
        at += length
    return found
