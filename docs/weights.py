"""Learns the weights of free words from the examples, and writes them down with what they were learnt from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from bot.model.understanding import learning
from bot.model.understanding.context import Context
from bot.model.understanding.deciding import ruled
from bot.model.understanding.examples import features
from bot.model.understanding.learning import Example, learn
from bot.model.understanding.signals import heard
from bot.model.understanding.weighing import weighed
from bot.model.understanding.weights import written

CONTENT = Path(__file__).parent.parent / "bot" / "content"
_WHERE = {
    "incident_thread": Context(addressed=False, direct=False, ticket=1),
    "session_thread": Context(addressed=False, direct=False, session=1),
}


@cache
def voices() -> dict[str, list[Example]]:
    """The examples of each voice, read once."""
    return {file.stem: list(_examples(file)) for file in sorted((CONTENT / "examples").glob("*.jsonl"))}


def _examples(file: Path) -> Iterator[Example]:
    for line in file.read_text("utf-8").splitlines():
        said = json.loads(line)
        context = _WHERE.get(said.get("context", ""), Context())
        told = heard(said["text"], context)
        yield Example(features(told), said["intent"], ruled(weighed(told)))


def page() -> str:
    """The file of weights."""
    said = voices()
    return written(learn(example for told in said.values() for example in told), source(said))


def source(said: Mapping[str, Iterable[Example]]) -> str:
    """What stands for these examples and for how is learnt from them: weights of another source are out of date. To
    compare it takes no time, and it is the same with every Python, of which some add up more exactly.
    """
    digest = sha256(Path(learning.__file__).read_bytes())
    for told in said.values():
        for example in told:
            digest.update(repr((sorted(example.told), example.intent, sorted(example.ruled.items()))).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    (CONTENT / "weights.tsv").write_text(page(), "utf-8")
