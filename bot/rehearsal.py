"""What is read and compiled when the first words are understood, at the start instead: nobody waits for it."""

from __future__ import annotations

from bot.model.people import Role
from bot.model.safety import harm_in
from bot.model.secrets.masking import masked
from bot.model.understanding import grammar
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

WORDS = "Nothing I do helps, and my password is not taken"
"""No command, and with the name of a secret: all that words are read with is needed for them."""


def rehearse() -> None:
    """Understand words for everybody who may say them. Takes a second or two, the first time in a process."""
    grammar.compile_all()
    harm_in(masked(WORDS))
    for role in Role:
        understand(WORDS, role, Context())
