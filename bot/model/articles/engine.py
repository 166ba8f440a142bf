"""The full-text engine of SQLite over articles: in memory, filled once, and only asked from then on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any
from weakref import finalize

from bot.model.articles.article import ArticleError

_TABLES = """
    CREATE VIRTUAL TABLE articles USING fts5(title, phrases, body, content='', tokenize='porter unicode61');
    CREATE VIRTUAL TABLE vocabulary USING fts5(word, tokenize='porter unicode61');
"""
_WORTH = "SELECT rowid, -bm25(articles, 10.0, 8.0, 1.0) AS worth FROM articles WHERE articles MATCH ? AND rowid "
"""A word in the title counts more than one in a phrase, and that far more than one in the text."""
_BEST = f"{_WORTH} <= ? ORDER BY worth DESC, rowid LIMIT ?"
_ONE = f"{_WORTH} = ?"
_FORM = "SELECT word FROM vocabulary WHERE vocabulary MATCH ? ORDER BY rowid LIMIT 1"
MISSING = "Articles cannot be searched: the SQLite of this Python has no FTS5. Use a Python from python.org."


class Engine:
    """Any thread may ask. Raises `ArticleError` where Python came without FTS5."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tables = sqlite3.connect(":memory:", check_same_thread=False)
        finalize(self, self._tables.close)
        try:
            self._tables.executescript(_TABLES)
        except sqlite3.DatabaseError:
            raise ArticleError([MISSING]) from None

    def learn(self, words: Iterable[str]) -> None:
        """Words of which others are to be known as forms."""
        self._tables.executemany("INSERT INTO vocabulary VALUES (?)", ((word,) for word in words))

    def fill(self, texts: Iterable[tuple[str, str, str]]) -> None:
        """Title, phrases and text of each article; from then on it is known by its number, from 1 on."""
        self._tables.executemany("INSERT INTO articles(title, phrases, body) VALUES (?, ?, ?)", texts)
        self._tables.execute("INSERT INTO articles(articles) VALUES ('optimize')")

    def form(self, word: str) -> str:
        """The first of the words learnt that is this one but for its ending; empty when none is."""
        found = self._asked(_FORM, _quoted([word]))
        return str(found[0][0]) if found else ""

    def best(self, words: Iterable[str], last: int, count: int) -> Sequence[tuple[int, float]]:
        """The articles up to this number that have any of the words, and how well they answer them, the best first."""
        return self._asked(_BEST, _quoted(words), last, count)

    def worth(self, words: Iterable[str], number: int) -> float:
        """How well one article answers words; 0 when it has none of them."""
        return next((worth for _, worth in self._asked(_ONE, _quoted(words), number)), 0.0)

    def _asked(self, statement: str, *given: str | int) -> Sequence[tuple[Any, ...]]:
        with self._lock:
            return self._tables.execute(statement, given).fetchall()


def _quoted(words: Iterable[str]) -> str:
    """A query for any of these: each as a string, in which no sign is part of the language of queries
    (https://sqlite.org/fts5.html#fts5_strings).
    """
    written = (word.encode("utf-8", "replace").decode().replace("\0", " ").replace('"', '""') for word in words)
    return " OR ".join(f'"{word}"' for word in written) or '""'
