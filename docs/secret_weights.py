"""Learns what tells of secrets from the messages in which they are marked, and writes down with what it was learnt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from bot.model.secrets import clue_words, clues, learning
from bot.model.secrets.learning import Told, learn
from bot.model.secrets.learnt import written
from bot.model.secrets.masking import shown

CONTENT = Path(__file__).parent.parent / "bot" / "content"
_OF_OTHERS = 2
"""One of so many ordinary messages is learnt from."""


def marked() -> list[Told]:
    """The messages in which it is marked what is secret."""
    return [told for file in sorted((CONTENT / "secrets").glob("*.jsonl")) for told in of_file(file.stem)]


def of_file(name: str) -> list[Told]:
    return [Told(said["text"], tuple(said["redact"])) for said in _lines(CONTENT / "secrets" / f"{name}.jsonl")]


def ordinary() -> Iterator[Told]:
    """Messages without secrets, as people write to the desk."""
    files = sorted((CONTENT / "examples").glob("*.jsonl"))
    for at, said in enumerate(said for file in files for said in _lines(file)):
        text = said["text"]
        if at % _OF_OTHERS == 0 and not any(shown(text)):
            yield Told(text, ())


def _lines(file: Path) -> Iterator[dict[str, str]]:
    return map(json.loads, file.read_text("utf-8").splitlines())


def source(told: Iterable[Told]) -> str:
    """What stands for the marked messages and for how is learnt from them: weights of another source are out of date.
    The ordinary ones count for too little to learn anew with each of them.
    """
    digest = sha256()
    for module in (clue_words, clues, learning):
        digest.update(Path(str(module.__file__)).read_bytes())
    for each in told:
        digest.update(repr(each).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    with_secrets = marked()
    learnt = learn(with_secrets, ordinary())
    (CONTENT / "secret_weights.tsv").write_text(written(learnt, source(with_secrets)), "utf-8")
