"""Commands that are asked for kindly: `please ack 3`, `session cancel 1 please`, in five languages."""

from __future__ import annotations

import re

from bot.model.intents.intent import Intent
from bot.model.understanding.grammar import Wanted, exact

_PLEASE = r"please|pls|plz|por favor|se faz favor|bitte|s['’]il (?:te|vous) pla[iî]t|svp"
_THANKS = (
    r"(?:many |muchas |vielen )?(?:thanks|thank you|thank u|thx|gracias|merci|danke|dank|obrigad[oa])"
    r"(?: (?:a lot|so much|very much|in advance|beaucoup|sch[oö]n|muito))?"
)
_BEFORE = re.compile(
    rf"[\s,!/]*(?:(?:(?:can|could) (?:you|u)(?! help)|{_PLEASE}|kindly)[\s,:!]+)+(?!\s*help\b)", re.IGNORECASE
)
"""`please help me with the microphone` is a sentence of somebody whom the menu does not help."""
_BEHIND = re.compile(rf"(?:[\s,.!;–-]+(?:{_PLEASE}|{_THANKS}))+[\s.!?]*$", re.IGNORECASE)
_ONLY_THANKS = re.compile(
    rf"\W*(?:(?:the|my) )?(?:ticket|class|session|lesson)? ?#?\d+[\s,.!;–-]+{_THANKS}\W*", re.IGNORECASE
)
"""As in `ticket 12, thank you`, which asks for nothing."""
_LONGEST = 100
"""Letters at the end of what somebody wrote: more is not only polite, and would take long to look through."""


def asked_kindly(words: str, wanted: Wanted) -> Intent | None:
    """The command that words are as the help may write it, without what is only polite before and behind it."""
    asked = _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words
    whole = exact(asked, wanted)
    if whole and whole.verbatim:
        return whole if asked == words else exact(words, wanted)  # a sentence knows better where its words begin
    plain = asked if _ONLY_THANKS.fullmatch(asked) else without_kindness(asked)
    bare = None if plain == asked else exact(plain, lambda kind: wanted(kind) and not kind.verbatim)
    return bare or whole or (None if asked == words else exact(words, wanted))


def without_kindness(words: str) -> str:
    """The words without a please or thanks behind them."""
    return words[:-_LONGEST] + _BEHIND.sub("", words[-_LONGEST:])
