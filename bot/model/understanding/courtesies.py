"""Words that are nothing but kind: thanks, a greeting, an ok. Anything more said to the desk is answered."""

from __future__ import annotations

import re

from bot.model.intents.help import Courtesy
from bot.model.letters import plain
from bot.model.understanding.context import Context
from bot.model.understanding.signals import heard

_THANKS = frozenset(("thanks",))
_KIND = frozenset(("happy", "bye", "okword", "solved", "nowfine", "praise"))
_LAUGHS = frozenset(("chuckle",))
_MOST = {_THANKS: 10, _KIND: 6, _LAUGHS: 3}
"""In so many words at most each is all that is said."""
_NO_MORE = 3
"""So few words behind `ok` or `thanks` only go with it."""
_TROUBLE = frozenset(("broken", "cannot", "harm"))
_ASKED = re.compile(r"\?(?![\w=&/%])")
_WILL = re.compile(
    r"\W*(?:ok\W+|okay\W+|thanks\W+|so\W+)?(?:(?:i|we)(?:'?ll| will)|let me|vou|voy a|je vais|(?:ich )?(?:probiere?|"
    r"schaue?|versuche?|frage?)) ?(?:\w+ )?(?:try|do|check|look|see|ask|wait|go|tell|write|come|restart|test|be back|"
    r"tentar|ver|perguntar|esperar|probar|intentar|preguntar|essayer|voir|demander|attendre|es|das|mal|ich)\b"
)
"""What somebody goes on to do by themselves."""


def only_kind(said: Courtesy, words: str, exact: bool) -> bool:
    """Whether this courtesy, said in these words, wants no answer. `exact`: it begins as the grammar has it."""
    more = said.more if exact else words
    if exact and not more:
        return True
    if _ASKED.search(words):
        return False
    listened = heard(more, Context())
    if listened.concepts & _TROUBLE:
        return False
    count = len(listened.words)
    if _WILL.match(plain(words)) or count == 0 or (exact and count <= _NO_MORE):
        return True
    return any(kinds & listened.concepts and count <= most for kinds, most in _MOST.items())
