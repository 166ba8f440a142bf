"""What stands around words so that they look like something: tags, stars, addresses behind a link's words."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,300}\)")
_MARKED = re.compile(r"(?<![\w*_~`])(\*{1,3}|_{1,3}|~{1,2}|`{1,3})(?![\s*_~`])([^*_~`\n]{1,300})(?<!\s)\1(?![\w*_~`])")


def unmarked(words: str) -> str:
    """The words without what only marks them; they are as they were where there is nothing of the kind."""
    bare = _MARKED.sub(r"\2", _LINK.sub(r"\1", _TAG.sub("", words)))
    return " ".join(bare.split()) if bare != words else words
