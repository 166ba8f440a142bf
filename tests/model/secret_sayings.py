"""What people write with a secret in it, in five languages, and what only looks like that."""

from __future__ import annotations

import json
from pathlib import Path

from bot import content

_ROWS = [
    json.loads(line)
    for name in ("first", "sentences", "announced", "voices", "words", "strangers")
    for line in (Path(content.__path__[0]) / "secrets" / f"{name}.jsonl").read_text("utf-8").splitlines()
]
SECRETS: tuple[tuple[str, str], ...] = tuple((secret, row["text"]) for row in _ROWS for secret in row["redact"])
"""A secret, and the words it is told in."""
INNOCENT: tuple[str, ...] = tuple(row["text"] for row in _ROWS if not row["redact"])
"""Words that stay as they are."""
