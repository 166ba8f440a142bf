"""Short names for words: equal words get equal names, and nobody without the secret can guess the words from one."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256


class Seal:
    """Of one desk. Names of messages are kept for days, and a code of six digits is soon found by a plain digest."""

    def __init__(self, secret: str) -> None:
        """`secret`: what the platform gave to this desk; where there are several processes, the same in all of them."""
        self._secret = secret.encode("utf-8", "replace")

    def __call__(self, words: str) -> str:
        return hmac.new(self._secret, words.encode("utf-8", "replace"), sha256).hexdigest()[:16]

    def of_fields(self, fields: Mapping[str, str]) -> str:
        """The seal of what stands in a form."""
        return self(json.dumps(fields, sort_keys=True))


UNSEALED = Seal("")
"""Of whoever has no secret: a stand-in on one's own machine."""
