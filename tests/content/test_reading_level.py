"""Everything people read is written in words that somebody of twelve can read."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from bot.content import library, playbooks
from bot.model import errors
from bot.model.intents.catalogue import CATALOGUE
from tests.content.test_playbooks import reading_age
from tests.test_architecture import product, walked

MOST = 7
"""School years: whoever has gone to school for so long can read it."""
SAYS = {"say"} | {
    name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, errors.BotError)
}
_FACT = re.compile(r"\{\w+\}")


def said() -> Iterator[tuple[str, str]]:
    """Every sentence the program says, with a name in place of each fact, and where it stands."""
    for file, tree in product().items():
        for call in walked(tree):
            if isinstance(call, ast.Call) and call.args and name_of(call.func) in SAYS:
                for each in ast.walk(call.args[0]):
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield f"{file}:{each.lineno}", _FACT.sub("Sam", each.value)


def name_of(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def asked() -> Iterator[tuple[str, str]]:
    """Every text of a playbook."""
    for book in playbooks().values():
        for step in book.steps.values():
            where = f"{book.name}:{step.id}"
            yield from ((where, text) for text in (step.text, step.asks, step.trouble, *step.items))
            yield from ((where, option.label) for option in step.options)


def told() -> Iterator[tuple[str, str]]:
    """Every paragraph of an article."""
    for article in library().articles:
        yield from ((article.name, part) for part in (article.title, *article.body.split("\n\n")))


def helped() -> Iterator[tuple[str, str]]:
    """What `help` says of every command."""
    yield from ((intent.name, intent.__doc__ or "") for intent in CATALOGUE)


@pytest.mark.parametrize(("texts", "least"), [(said, 400), (asked, 900), (told, 150), (helped, 80)])
def test_no_text_asks_for_more_than_seven_years_of_school(
    texts: Callable[[], Iterator[tuple[str, str]]], least: int
) -> None:
    found = list(texts())
    assert len(found) >= least
    assert [(where, text) for where, text in found if reading_age(text) > MOST] == []


def test_a_hard_text_is_known_from_an_easy_one() -> None:
    hard = "Authentication failures necessitate administrative verification of organisational credentials immediately."
    easy = "Your password was not right. Please try it once more, or talk to a person of the school."
    assert reading_age(f"{hard} {hard}") > MOST > reading_age(easy)
