"""What Deskbell says and schools may edit: playbooks, articles and pages, kept as files beside the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.model.articles.parse import parse
from bot.model.articles.search import Library
from bot.model.playbooks import Shelf, shelve


@cache
def pages() -> Mapping[str, str]:
    """What is told about the desk on the web, as HTML, by the path it is found at."""
    paths = {"/": "index", "/privacy": "privacy", "/terms": "terms"}
    return {path: (files("bot.content") / "pages" / f"{name}.html").read_text("utf-8") for path, name in paths.items()}


@cache
def playbooks() -> Shelf:
    """The playbooks that come with the program; `PlaybookError` names every problem in any of them."""
    return shelve(playbook_texts())


@cache
def playbook_texts() -> Mapping[str, str]:
    """Their files by name, as they are written."""
    folder = files("bot.content") / "playbooks"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): file.read_text("utf-8") for file in found}


@cache
def example_contact() -> str:
    """Whom the example of a school names for people in danger: nobody who is there."""
    told = tomllib.loads((files("bot.content") / "school.example.toml").read_text("utf-8"))
    return str(told["safety"]["contact"])


@cache
def library() -> Library:
    """The articles that come with the program; `ArticleError` names every problem in any of them."""
    folder = files("bot.content") / "articles"
    found = (file for file in folder.iterdir() if file.name.endswith(".md"))
    return Library(parse({file.name.removesuffix(".md"): file.read_text("utf-8") for file in found}, "articles"))
