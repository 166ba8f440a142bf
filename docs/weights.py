"""Learns the weights of free words from the examples, and writes them down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bot.model.understanding.context import Context
from bot.model.understanding.deciding import ruled
from bot.model.understanding.examples import features, written
from bot.model.understanding.learning import Example, learn
from bot.model.understanding.signals import heard
from bot.model.understanding.weighing import weighed

CONTENT = Path(__file__).parent.parent / "bot" / "content"
_WHERE = {
    "incident_thread": Context(addressed=False, direct=False, ticket=1),
    "session_thread": Context(addressed=False, direct=False, session=1),
}


def voices() -> dict[str, list[Example]]:
    """The examples by who says them."""
    return {file.stem: list(_examples(file)) for file in sorted((CONTENT / "examples").glob("*.jsonl"))}


def _examples(file: Path) -> Iterator[Example]:
    for line in file.read_text("utf-8").splitlines():
        said = json.loads(line)
        context = _WHERE.get(said.get("context", ""), Context())
        told = heard(said["text"], context)
        yield Example(features(told), said["intent"], ruled(weighed(told)))


def page() -> str:
    """The file of weights."""
    return written(learn(example for told in voices().values() for example in told))


if __name__ == "__main__":
    (CONTENT / "weights.tsv").write_text(page(), "utf-8")
