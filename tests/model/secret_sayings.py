"""What people write with a secret in it, in five languages, and what only looks like that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.learning import Told
from bot.model.secrets.learnt import weights
from bot.model.secrets.masking import masked
from docs.secret_weights import marked, of_file

SAID: tuple[Told, ...] = tuple(marked())
_PLAIN = ("first", "sentences", "announced", "voices", "words", "strangers")
"""What these files tell is told the plain way, and found in whatever words it is said."""


def _of_its_own(secret: str) -> bool:
    """Whether it stands nowhere but where it was told."""
    words = re.findall(r"\w+", secret.casefold())
    return len(secret) > 5 and any(len(word) > 5 and not weights().how_usual(word) for word in words)


def found_secrets() -> Iterator[tuple[str, str]]:
    """Secrets that are found, each with the words it is told in. To find them all takes a second."""
    for name in _PLAIN:
        for told in of_file(name):
            own = [secret for secret in told.secrets if _of_its_own(secret)]
            kept = masked(told.text) if own else ""
            yield from ((secret, told.text) for secret in own if secret not in kept)
