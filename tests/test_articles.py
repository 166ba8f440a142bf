"""A school's own articles are read and checked with its file, and whoever looks after them sees what became of them."""

from __future__ import annotations

import os
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from bot.clock import MachineClock
from bot.commands import checkup
from bot.commands.articles import listed
from bot.content import library
from bot.files import schools
from bot.model.articles.engine import MISSING
from bot.model.articles.parse import parse
from bot.model.articles.search import Library
from bot.model.people import Identity, Role
from store.articles import Tally
from store.store import Store
from tests.commands import SLACK, refused, told
from tests.test_docs import ROOT

SCHOOL = 'id = "north"\nname = "North School"\nzone = "Europe/Lisbon"\narticles = "own"\n'
GUIDE = (ROOT / "docs/how-to/write-an-article.md").read_text("utf-8")
EXAMPLE = next(iter(re.findall(r"^```text\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)))


@pytest.fixture
def own(folder: Path) -> Path:
    """The folder of a school's articles, with the one of the guide in it, as Windows writes it."""
    (folder / "school.toml").write_text(SCHOOL)
    (folder / "own").mkdir()
    (folder / "own" / "library-printer.md").write_text(EXAMPLE, "utf-8-sig", newline="\r\n")
    return folder / "own"


def test_a_school_s_own_articles_are_found_beside_those_that_come_with_the_program(own: Path) -> None:
    [school] = schools.read(own.parent / "school.toml")
    assert len(school.library.articles) == len(library().articles) + 1
    assert school.library.search("library printer", Role.STUDENT)[0].owner == "Library team"
    assert school.library.search("eduroam", Role.STUDENT)[0].name == "eduroam"


def test_the_school_s_own_words_find_articles_with_and_without_own_ones(folder: Path) -> None:
    for heading in (SCHOOL, SCHOOL.replace('articles = "own"\n', "")):
        (folder / "own").mkdir(exist_ok=True)
        (folder / "school.toml").write_text(f'{heading}[words]\n"the oracle" = "wifi"\n')
        [school] = schools.read(folder / "school.toml")
        assert "slow-internet" in [found.name for found in school.library.search("oracle", Role.STUDENT)]
        assert library().search("oracle", Role.STUDENT) == []


def test_one_of_the_same_name_takes_the_place_of_ours(own: Path) -> None:
    (own / "library-printer.md").rename(own / "printing.md")
    [school] = schools.read(own.parent / "school.toml")
    mine = school.library.get("printing", Role.STUDENT)
    assert mine is not None
    assert (mine.owner, len(school.library.articles)) == ("Library team", len(library().articles))


def test_a_mistake_in_one_is_told_at_the_start_and_by_the_check(own: Path) -> None:
    (own / "library-printer.md").write_text(EXAMPLE.replace("2027-09-01", "soon"))
    problem = "own/library-printer.md, line 5: 'soon' is no day: write it like 2027-09-01"
    with pytest.raises(SettingsError) as caught:
        schools.read(own.parent / "school.toml")
    assert caught.value.problems == [f"school.toml: {problem}"]
    assert f"problem  schools: school.toml: {problem}" in told("check").output.splitlines()


def test_what_cannot_be_read_is_told(own: Path) -> None:
    (own / "library-printer.md").write_bytes(b"\xff\xfe\x00")
    for problem in ("own/library-printer.md:1: not UTF-8", "there is no folder 'own' beside this file"):
        with pytest.raises(SettingsError) as caught:
            schools.read(own.parent / "school.toml")
        assert problem in caught.value.problems[0]
        (own / "library-printer.md").unlink(missing_ok=True)
        own.rmdir() if own.exists() else None


def test_a_pipe_or_a_folder_among_them_is_told_and_nothing_waits_for_it(own: Path) -> None:
    os.mkfifo(own / "a.md")
    with pytest.raises(SettingsError, match=r"articles: own/a\.md cannot be read: it is a pipe"):
        schools.read(own.parent / "school.toml")
    (own / "a.md").unlink()
    (own / "a.md").mkdir()
    with pytest.raises(SettingsError, match=r"articles: own/a\.md cannot be read: it is a folder"):
        schools.read(own.parent / "school.toml")


def test_the_check_counts_the_articles(folder: Path) -> None:
    assert f"ok       articles: {len(library().articles)} read" in told("check").output.splitlines()


def test_the_list_has_owners_days_and_verdicts_and_what_is_overdue_first(own: Path) -> None:
    told("migrate")
    [school] = schools.read(own.parent / "school.toml")
    store = Store(f"sqlite:///{own.parent / 'deskbell.db'}")
    with store.begin(school, MachineClock().now()) as work:
        for user, helped in (("sam", True), ("mia", False), ("zoe", None)):
            person = work.people.meet(Identity("chat", "north", user)).id
            work.articles.read(person, "library-printer")
            if helped is not None:
                work.articles.judge(person, "library-printer", helped)
    store.close()

    lines = told("articles").output.splitlines()
    assert lines[0] == f"North School: {len(school.library.articles)} articles"
    assert lines[1].split() == ["ARTICLE", "OWNER", "FOR", "REVIEW", "READ", "HELPED", "NOT"]
    [mine] = [line for line in lines if line.startswith("library-printer ")]
    assert mine.split() == ["library-printer", "Library", "team", "student", "2027-09-01", "3", "1", "1"]


def test_the_list_needs_a_school_and_a_database(folder: Path) -> None:
    assert "deskbell migrate" in refused("articles")[0]
    (folder / "school.toml").unlink()
    assert "school.toml cannot be read" in refused("articles")[0]


def test_what_is_overdue_stands_first_and_says_so() -> None:
    texts = {"a": EXAMPLE, "b": EXAMPLE.replace("2027-09-01", "2026-01-31"), "c": EXAMPLE}
    lines = listed(parse(texts), {"c": Tally(2, 1, 0)}, date(2026, 2, 1))
    assert [line.split()[0] for line in lines[1:]] == ["b", "a", "c"]
    assert ["overdue" in line for line in lines[1:]] == [True, False, False]
    assert "overdue" not in listed(parse(texts), {}, date(2026, 1, 31))[1]


@pytest.fixture
def without_full_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python whose SQLite makes no tables for full text, and a library nobody has asked yet."""

    class Poor(sqlite3.Connection):
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]  # handed through as it came
            self.set_authorizer(lambda action, *_: action == sqlite3.SQLITE_CREATE_VTABLE and sqlite3.SQLITE_DENY)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, **named, factory=Poor))
    for module in (checkup, schools):
        monkeypatch.setattr(module, "library", lambda: Library(library().articles))


@pytest.mark.usefixtures("without_full_text")
def test_a_python_that_cannot_search_is_told_by_the_check_and_at_the_start(folder: Path) -> None:
    (folder / "school.toml").write_text(SCHOOL.replace('articles = "own"\n', ""))
    checked = told("check")
    assert checked.exit_code == 1
    assert f"problem  articles: {MISSING}" in checked.output.splitlines()
    assert refused("run", **SLACK) == [MISSING]
    assert refused("chat", "--as", "student") == [MISSING]
    assert refused("demo", "--port", "0", "--no-browser") == [MISSING]


def test_every_article_that_is_no_text_is_told_at_once_with_the_other_mistakes(own: Path) -> None:
    for name in ("one", "two"):
        (own / f"{name}.md").write_bytes(b"caf\xe9")
    (own / "three.md").write_text("no head")
    with pytest.raises(SettingsError) as wrong:
        schools.read(own.parent / "school.toml")
    told = "\n".join(wrong.value.problems)
    assert all(f"own/{name}.md" in told for name in ("one", "two", "three"))
