"""What people write with a secret in it, in five languages, and what only looks like that."""

from __future__ import annotations

import json
from pathlib import Path

_ROWS = [
    json.loads(line)
    for name in (
        "secrets.jsonl",
        "secret_sentences.jsonl",
        "secret_announced.jsonl",
        "secret_voices.jsonl",
        "secret_words.jsonl",
        "secret_strangers.jsonl",
    )
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
]
SECRETS: tuple[tuple[str, str], ...] = tuple((secret, row["text"]) for row in _ROWS for secret in row["redact"])
"""A secret, and the words it is told in."""
INNOCENT: tuple[str, ...] = tuple(row["text"] for row in _ROWS if not row["redact"])
"""Words that stay as they are."""
