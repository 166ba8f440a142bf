"""Whatever people type is only words to the engine: nothing of it is a query, and every thread gets the same answer."""

from __future__ import annotations

import inspect
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import library
from bot.model.articles.engine import Engine
from bot.model.articles.search import Library
from bot.model.people import Role
from tests.test_architecture import imported, product

HOSTILE = (
    *('"', '""', '"camera', "'", "*", "cam*", "-", "-camera", "^camera", "(", ")", "((((", "+", ":", ";", "--", "\\"),
    *("title:", "title : camera", "{title phrases} : camera", "- body : camera", "NEAR(camera lamp, 2)", "NEAR", "NOT"),
    *(
        "AND",
        "OR",
        "camera AND",
        "AND OR NOT",
        '"a" OR "b"',
        '" OR 1=1 --',
        "'; DROP TABLE articles; --",
        "%",
        "?",
        "?1",
    ),
    *("\0", "camera\0", "\0camera", "\ud800", "camera \udfff", "\u202ecamera", "\ufeff", "\u0301", "e\u0301" * 9, "²½"),
    *("_", "a_b", "__init__", "\U0001f4f7", "ß", "İ", "ﬁle", "相机", "камера", "🇵🇹" * 50, "\n\t\r", " ", ""),
)
ENORMOUS = (
    "a" * 100_000,
    "camera " * 20_000,
    '"' * 100_000,
    "(" * 100_000,
    "\u0301" * 100_000,
    "a b c d e f g " * 9_000,
)


@pytest.mark.parametrize("typed", HOSTILE, ids=repr)
def test_no_sign_is_part_of_a_query(typed: str) -> None:
    found = [article.name for article in library().search(typed, Role.ADMIN)]
    assert found[:1] == ["camera"] or "camera" not in typed
    assert found == [] or any(map(str.isalnum, typed))
    assert library().likely(typed, Role.ADMIN) is None
    assert library().search(f"{typed} eduroam", Role.STUDENT)[0].name == "eduroam"


@pytest.mark.parametrize("typed", HOSTILE, ids=repr)
def test_the_engine_itself_takes_every_sign_for_a_part_of_a_word(typed: str) -> None:
    engine = Engine()
    engine.learn(["camera"])
    engine.fill([("camera", "", ""), ("lamp", "", "")])
    assert engine.form(typed) in ("", "camera")
    assert {number for number, _ in engine.best([typed, "lamp"], 2, 9)} in ({2}, {1, 2})
    assert engine.worth([typed], 2) == 0
    assert [number for number, _ in engine.best(["camera"], 2, 9)] == [1]


@pytest.mark.parametrize("typed", ENORMOUS, ids=lambda typed: repr(typed[:8]))
def test_what_never_ends_is_answered_at_once(typed: str) -> None:
    library().prepare()
    began = process_time()
    assert len(library().search(typed, Role.ADMIN)) <= 3
    assert library().likely(typed, Role.ADMIN) is None
    assert process_time() - began < 1


@given(st.text(max_size=40))
def test_any_text_may_be_asked(typed: str) -> None:
    assert len(library().search(typed, Role.ADMIN)) <= 3
    found = library().likely(typed, Role.STUDENT)
    assert found is None or found.audience <= Role.STUDENT


@given(st.lists(st.text(max_size=5), max_size=5))
def test_any_words_may_be_looked_up_in_the_engine(words: list[str]) -> None:
    engine = Engine()
    engine.fill([("camera", "", "")])
    assert engine.best(words, 1, 9) == [] or engine.worth(words, 1) > 0


def test_nothing_is_found_where_nothing_is() -> None:
    assert Library().search("camera", Role.ADMIN) == []
    assert Library().likely("camera black", Role.ADMIN) is None
    assert Library().get("camera", Role.ADMIN) is None


def test_many_threads_ask_at_once_and_each_gets_what_one_would_get() -> None:
    questions = [phrase for article in library().articles for phrase in article.phrases]
    alone = [library().search(question, Role.STUDENT) for question in questions]
    shelf = Library(library().articles)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda question: shelf.search(question, Role.STUDENT), questions)) == alone


def test_schools_of_one_process_have_their_own_words_each() -> None:
    north = Library(library().articles, {"oracle": "wifi"})
    south = Library(library().articles, {"oracle": "printer"})
    found = [[each.name for each in school.search("oracle", Role.STUDENT)] for school in (north, south)]
    assert "printing" in found[1]
    assert not set(found[0]) & set(found[1])
    assert library().search("oracle", Role.STUDENT) == []


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_not_read_takes_no_place_among_what_it_finds(role: Role) -> None:
    for article in library().articles:
        for words in (article.title, *article.phrases):
            found = library().search(words, role)
            assert all(role >= each.audience for each in found)
            likely = library().likely(words, role)
            assert likely is None or role >= likely.audience
    staff = [
        replace(each, name=f"{each.name}-{n}", audience=Role.ON_CALL) for each in library().articles for n in "abc"
    ]
    crowded = Library((*library().articles, *staff))
    assert crowded.search("eduroam android", Role.STUDENT)[0].name == "eduroam"


def test_no_other_file_than_the_store_s_and_this_engine_knows_how_a_database_is_opened() -> None:
    found = {file for file, tree in product().items() if "sqlite3" in imported(tree)}
    assert found == {"store/database.py", "bot/model/articles/engine.py"}
    assert "connect(" in (engine := Path(inspect.getfile(Engine)).read_text("utf-8"))
    assert engine.count("connect(") == engine.count('connect(":memory:"')
