"""What people write with a secret in it, in five languages, and what only looks like that."""

from __future__ import annotations

from bot.model.secrets.learning import Told
from bot.model.secrets.masking import masked
from docs.secret_weights import marked

SAID: tuple[Told, ...] = tuple(marked())
SECRETS: tuple[tuple[str, str], ...] = tuple(
    (secret, told.text) for told in SAID for secret in told.secrets if secret not in masked(told.text)
)
"""A secret that is found, and the words it is told in."""
INNOCENT: tuple[str, ...] = tuple(told.text for told in SAID if not told.secrets and masked(told.text) == told.text)
"""Words that stay as they are."""
