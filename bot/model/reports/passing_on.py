"""What the staff say to whoever reported a ticket: whether it is surely meant for them, and how they read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGIN = ("will", "may", "can")
"""Names that are words with which a sentence begins."""
_THEM = r"the (?:student|reporter|user|teacher|person)"
_STATES = r"to|not|that|we|i|it|its|it['’]s|you|your|she|he|they|this|there|please|if|when"
_QUESTION = r"wh(?:o|om|ose|at|ich|en|ere|y|ether)|how"
_VERB = (
    r"is|are|was|were|do|does|did|can|could|will|would|has|have|had|may|might|shall|should|must|isn['’]t|aren['’]t|"
    r"wasn['’]t|doesn['’]t|didn['’]t|can['’]t"
)
_TOLD_ON = rf"(?=(?:{_STATES}|try|restart|reboot|come|wait|bring|go)\b)"
"""What shows that `her` and `the user` are told something: `her laptop` and `the user account` are not they."""
_ASKED_ON = rf"(?=(?:{_STATES}|for|about|{_QUESTION}|{_VERB})\b)"
_THEM_ALONE = r"them +(?!(?:all|both|about|everything|off|apart|again|later|yourself)\b)(?=\w)"
"""Behind it stands what they shall do: `tell them try again`."""
_DIRECT = re.compile(
    rf"(?:and |but |so |or )?(?:(?:since|from|for|on|in|at|to|until) )?(?:{_QUESTION}|{_VERB})\b.*\?\s*$",
    re.I | re.S,
)
_SPOKEN_TO_THEM = re.compile(
    r"(?:i|i['’](?:m|ve|ll)|we|we['’](?:re|ve|ll)|it['’]s|it (?:is|was|works?)|please|sorry|thanks|hello|hi)\b",
    re.IGNORECASE,
)
"""What begins a sentence: nobody says `tell I have unlocked it` to a colleague."""
_ASKS = re.compile(rf"(?:for|to|if|{_QUESTION}|{_VERB})\b", re.IGNORECASE)
_THAT = re.compile(rf"that +(?!(?:{_VERB}|one|works|does)\b)(?!['’])(?=\S)", re.IGNORECASE)
_NO_VERB = r"(?:the|a|an|whom?|which|what|my|your|our|his|her|their)\b"
_TO = re.compile(rf"(?P<not>not )?to (?P<too>not )?(?!{_NO_VERB})(?=\w)", re.IGNORECASE)
_FOR = re.compile(r"for (?!how\b|which\b|what\b|whom\b)(?:(?P<own>his|her|their) )?(?P<what>.*\w)\W*", re.I | re.S)
_OF_THEM = re.compile(
    r"(?P<if>(?:if|whether) )?(?:he|she|they) (?=(?:can|could|will|would|may|might|should|must)\b)", re.IGNORECASE
)
_THEIRS = re.compile(r"(?:his|her|their) (?=\w)", re.IGNORECASE)
_YOURSELF = re.compile(r"\byourself\b", re.IGNORECASE)
_FEWEST = 2
"""Words; `tell him yourself` and `ask him again` are said to a colleague."""
_NUMBERED = re.compile(r"\W*\w+ +(?:ticket +)?#?\d")


@dataclass(frozen=True, slots=True)
class Passed:
    """`text` is what who reported it reads. `sure`: it can hardly be said to a colleague."""

    text: str
    sure: bool


def numbered(said: str) -> bool:
    """Whether a command is said with the number of its ticket right behind it."""
    return bool(_NUMBERED.match(said))


def told(words: str, name: str) -> Passed:
    """What stands behind `tell`, for the person of this name: `him to come at 3` is `please come at 3`."""
    rest, named, _ = _without_whom(words, name, _TOLD_ON)
    talks = rest.rstrip().endswith("?") or len(rest.split()) < _FEWEST or bool(_YOURSELF.search(rest))
    meant = named or bool(_SPOKEN_TO_THEM.match(rest))
    return Passed(_said_to_them(rest, named), meant and not talks)


def asked(words: str, name: str) -> Passed:
    """What stands behind `ask`: `him for the serial number` is `can you give us the serial number?`."""
    rest, named, apart = _without_whom(words, name, _ASKED_ON)
    asks = (named and (apart or bool(_ASKS.match(rest)))) or bool(_DIRECT.match(rest))
    sure = asks and len(rest.split()) >= _FEWEST and not _YOURSELF.search(rest)
    if wanted := _FOR.fullmatch(rest):
        own = "your " if wanted["own"] else ""
        return Passed(f"can you give us {own}{wanted['what']}?", sure)
    return Passed(_said_to_them(rest, named), sure)


def _without_whom(words: str, name: str, goes_on: str) -> tuple[str, bool, bool]:
    """What is to be said without whom in front; whether they were named, and set off by a mark."""
    names = [re.escape(each) for each in (name, name.partition(" ")[0]) if each and each.lower() not in _BEGIN]
    whom = rf"@?(?:{'|'.join(('him', *names))})(?:(?P<mark>[,:]) *| +)(?=\S)"
    others = rf"(?:her|them|{_THEM})(?:(?P<apart>[,:]) *(?=\S)| +{goes_on})"
    found = re.match(rf"(?:{whom}|{others}|{_THEM_ALONE})", words, re.IGNORECASE)
    if found is None:
        return words, False, False
    return words[found.end() :], True, bool(found["mark"] or found["apart"])


def _said_to_them(rest: str, named: bool) -> str:
    rest = _THAT.sub("", rest, count=1) if _THAT.match(rest) else rest
    rest = f"your {rest[owned.end() :]}" if named and (owned := _THEIRS.match(rest)) else rest
    if wish := _TO.match(rest):
        return f"please {'do not ' if wish['not'] or wish['too'] else ''}{rest[wish.end() :]}"
    if named and (spoken_of := _OF_THEM.match(rest)):
        return f"{spoken_of['if'] or ''}you {rest[spoken_of.end() :]}"
    return rest
