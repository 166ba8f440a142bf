"""Which words name a secret: a password or a code."""

from __future__ import annotations

from bot.model.secrets import words as known
from bot.model.secrets.text import Word


def is_password(words: list[Word], at: int) -> bool:
    plain = words[at].name
    return plain in known.PASSWORDS or (at > 0 and (words[at - 1].plain, plain) in known.PASSWORD_PAIRS)


def is_code(words: list[Word], at: int) -> bool:
    plain = words[at].name
    if at and plain in known.PASSWORDS and words[at - 1].plain in known.ONCE:
        return True
    if plain not in known.CODES and (not plain.endswith("code") or plain in known.NOT_CODES):
        return False
    after = {word.plain for word in [each for each in words[at + 1 : at + 4] if each.plain not in known.THE][:2]}
    before = words[at - 1].plain if at else ""
    return before not in known.OTHER_CODES and not after & known.OF_CODES
