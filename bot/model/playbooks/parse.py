"""From the text of a playbook file to a playbook, or to a list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType

from bot.model.playbooks.book import Elsewhere, Playbook, PlaybookError, Shelf, Step, find
from bot.model.playbooks.categories import CATEGORIES
from bot.model.playbooks.check import check
from bot.model.playbooks.rounds import check_rounds
from bot.model.playbooks.source import LONGEST_LABEL, Section, Source
from bot.model.playbooks.steps import read_step, read_ticket

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


def parse(name: str, text: str) -> Playbook:
    """The playbook in a TOML text; `PlaybookError` with every problem when there is one."""
    source = Source(name, text)
    if not _NAME.fullmatch(name):
        source.problem(
            "",
            f"a playbook's file is named in small letters, digits, - and _ alone, like login.toml, not '{source.file}'",
        )
        source.refuse_problems()
    top = Section(source, "", source.load())
    top.only("title", "category", "private", "start", "stuck", "step", "table", "elsewhere")
    tables = dict(_inner(top, "table"))
    steps: dict[str, Step] = {}
    unread: set[str] = set()
    for id_, section in _inner(top, "step"):
        step = read_step(section, id_, tables)
        steps |= {id_: step} if step else {}
        unread |= set() if step else {id_}
    read = {name: _elsewhere(section) for name, section in _inner(top, "elsewhere")}
    elsewhere = {name: each for name, each in read.items() if each}
    book = Playbook(
        name,
        top.words("title", LONGEST_LABEL),
        top.words("start"),
        top.words("stuck"),
        steps,
        top.one_of("category", CATEGORIES) or "",
        elsewhere,
        top.flag("private"),
        sha256(text.encode("utf-8", "replace")).hexdigest()[:12],
    )
    for unused in tables.keys() - set(_tables_used(top)):
        tables[unused].problem("no step looks up this table")
    check(book, source, frozenset(unread))
    source.refuse_problems()
    return book


def shelve(texts: Mapping[str, str], beside: Shelf = MappingProxyType({})) -> Shelf:
    """The playbooks of several files by name, with the ways between them checked as well. `beside`: those that are
    there too, where no file takes their place.
    """
    shelf = dict(beside)
    problems: list[str] = []
    for name, text in texts.items():
        try:
            shelf[name] = parse(name, text)
        except PlaybookError as error:
            problems += error.problems
    sources = {name: Source(name, text) for name, text in texts.items()}
    for book in shelf.values():
        for step in book.steps.values():
            for to in (to for to in step.exits if to.partition(":")[0] in shelf and not find(shelf, to)):
                _lost(book, step, to, sources)
    if not problems:
        check_rounds(shelf, sources)
    if problems or any(source.problems for source in sources.values()):
        raise PlaybookError((*problems, *(each for source in sources.values() for each in source.told())))
    return shelf


def _lost(book: Playbook, step: Step, to: str, sources: Mapping[str, Source]) -> None:
    """Note a way to a step that is not there, in the file that can be mended: where it leads from, or else to."""
    name, _, id_ = to.partition(":")
    if book.name in sources:
        sources[book.name].problem(f"step.{step.id}", f"there is no step '{id_}' in {name}.toml", to)
    else:
        why = f"there is no step '{id_}', and {book.name}.toml leads to it (step {step.id})"
        sources[name].problem("", why)


def _tables_used(top: Section) -> Iterator[str]:
    return (each.words("table", required=False) for _, each in _inner(top, "step"))


def _inner(top: Section, key: str) -> list[tuple[str, Section]]:
    section = top.section(key)
    return list(section.children()) if section else []


def _elsewhere(section: Section) -> Elsewhere | None:
    section.only("text", "ticket")
    ticket = read_ticket(section)
    text = section.words("text")
    if ticket is None:
        section.problem("'ticket' is missing")
        return None
    return Elsewhere(text, ticket)
