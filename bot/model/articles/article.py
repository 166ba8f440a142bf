"""What an article is, and what may be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.messages import Button
from bot.model.people import Role
from bot.model.words import Said

AUDIENCES: Mapping[str, Role] = {
    "guest": Role.GUEST,
    "student": Role.STUDENT,
    "instructor": Role.INSTRUCTOR,
    "staff": Role.ON_CALL,
}
"""The lowest role that may read an article, as its file names it."""


class ArticleError(Exception):
    """Something is wrong with articles: `problems` has every mistake, with file and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Article:
    """One answer. `name` is its file's without the ending; `audience` the lowest role that may read it.

    `review`: the day by which its owner looks whether it is still true. `phrases` are words that people say for what it
    is about. `text` is what is shown and `body` its words alone; `opening` is its first sentence, or the first line
    where it has none. `ways` lead on.
    """

    name: str
    title: str
    owner: str
    audience: Role
    review: date
    phrases: tuple[str, ...]
    text: Said
    body: str
    opening: str
    ways: tuple[Button, ...] = ()

    def overdue(self, today: date) -> bool:
        """Whether nobody has looked at it for too long."""
        return self.review < today
