"""Articles are read from their files, every mistake is told with its line, and words find the right one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.articles.article import Article, ArticleError
from bot.model.articles.engine import Engine
from bot.model.articles.parse import parse
from bot.model.articles.search import Library
from bot.model.articles.terms import Terms, plain
from bot.model.people import Role
from bot.model.words import Link, Typed

FILLING = "Each of these lines has ten short words in it today.\n" * 6
TEXT = f"""---
title: The lamp in the lab
owner: Lab team
audience: student
review: 2027-09-01
words: lamp dark, lab light
---
The **lamp** has a switch. Type `my tickets`, or read [the page](https://lab.example/lamp).

- {FILLING}
Still dark? [Open a ticket](ticket form) or [My classes](sessions).
"""


def read(text: str = TEXT, name: str = "lamp") -> Article:
    return parse({name: text}, "articles")[0]


def problems(text: str, name: str = "lamp") -> list[str]:
    with pytest.raises(ArticleError) as caught:
        parse({name: text}, "articles")
    return list(caught.value.problems)


def written(name: str, **fields: str) -> str:
    told = {"title": name.title(), "owner": "Us", "audience": "student", "review": "2027-01-01", "words": name} | fields
    head = "\n".join(f"{key}: {value}" for key, value in told.items() if key != "text")
    body = told.get("text", FILLING) + "\n[Open a ticket](ticket form)"
    return f"---\n{head}\n---\n{body}\n"


def library(**texts: dict[str, str]) -> Library:
    return Library(parse({name.replace("_", "-"): written(name, **fields) for name, fields in texts.items()}))


def names(shelf: Library, words: str) -> list[str]:
    return [found.name for found in shelf.search(words, Role.STUDENT)]


def test_a_whole_one_is_read_with_its_links_and_ways() -> None:
    lamp = read()
    assert (lamp.name, lamp.title, lamp.owner, lamp.audience) == (
        "lamp",
        "The lamp in the lab",
        "Lab team",
        Role.STUDENT,
    )
    assert (lamp.review, lamp.phrases) == (date(2027, 9, 1), ("lamp dark", "lab light"))
    assert lamp.opening == "The lamp has a switch."
    assert [fact for _, fact in lamp.text.facts] == [Typed("my tickets"), Link("https://lab.example/lamp", "the page")]
    assert "• Each of these" in lamp.text.template
    assert "Still dark? **Open a ticket** or **My classes**." in lamp.text.template
    assert [(way.says, way.form) for way in lamp.ways] == [("ticket form", True), ("sessions", False)]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("title: The lamp in the lab", "titel: The lamp", "line 2: 'titel: The lamp' is none of"),
        ("title: The lamp in the lab\n", "", "line 1: title is missing"),
        ("owner: Lab team", "owner:", "line 3: owner is missing"),
        ("owner: Lab team", "title: Again", "line 3: title stands here twice"),
        ("The lamp in the lab", "The lamp " * 6, "line 2: the title has 53 letters, more than 48"),
        ("audience: student", "audience: pupils", "line 4: 'pupils' is no audience: guest, student"),
        ("2027-09-01", "soon", "line 5: 'soon' is no day"),
        ("The **lamp** has", "# Lamp", "line 8: an article has no headings"),
        ("The **lamp**", "The **lamp", "line 8: a ** or a ` is not closed"),
        ("The **lamp**", "The {lamp}", "line 8: curly brackets"),
        ("The **lamp**", "The <b>lamp", "line 8: HTML"),
        ("The **lamp**", "The *lamp*", "line 8: words are marked with **"),
        ("The **lamp**", "**The** _lamp_", "line 8: words are marked with **"),
        ("The **lamp**", "The ~~lamp~~", "line 8: words are marked with **"),
        ("The **lamp**", "![The](lamp)", "line 8: an article has no pictures"),
        ("`my tickets`", "`my tikets`", "line 8: 'my tikets' is no command of the desk"),
        ("https://lab", "http://lab", "line 8: 'http://lab.example/lamp' is no command of the desk"),
        ("[My classes](sessions)", "[The queue](queue)", "line 17: 'queue' is not for everybody who may read this"),
        ("Still dark?", "word " * 26, "line 17: a sentence has 32 words, more than 25"),
        ("The **lamp**", "Electroencephalograms", "line 8: 'Electroencephalograms' is long"),
        (FILLING, "Short.\n", "line 8: the text has 21 words: write 60 to 200"),
        (FILLING, FILLING * 4, "words: write 60 to 200"),
        ("Still dark?", "[One](login) [Two](wifi)", "line 17: it leads to 4 commands: 2 become buttons"),
        ("[Open a ticket](ticket form) or [My classes](sessions).", "Wait.", "line 17: the last paragraph leads on"),
        ("---\ntitle", "title", "line 1: it begins with a line ---"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(right: str, wrong: str, told: str) -> None:
    assert right in TEXT
    found = problems(TEXT.replace(right, wrong, 1))
    assert any(told in problem for problem in found), found
    assert all(problem.startswith("articles/lamp.md, line ") for problem in found)


def test_every_mistake_of_every_file_is_told_at_once() -> None:
    with pytest.raises(ArticleError) as caught:
        parse({"a": TEXT.replace("2027-09-01", "soon"), "b": TEXT.replace("`my tickets`", "`my tikets`")})
    assert [problem.split(",")[0] for problem in caught.value.problems] == ["a.md", "b.md"]


@pytest.mark.parametrize("piece", ["[", "`", "**", "[a](", "a. ", "- ", "{", "<"])
def test_a_file_that_never_ends_is_refused_at_once(piece: str) -> None:
    assert "far more than an article" in problems(TEXT + piece * 50_000)[0]
    assert problems(TEXT + piece * (4000 // len(piece)))


@pytest.mark.parametrize("name", ["Lamp", "the lamp", "lamp-", "l\u00e4mp"])
def test_the_name_of_a_file_is_one_that_can_be_typed(name: str) -> None:
    assert "the name of the file" in problems(TEXT, name)[0]


def terms(words: str) -> list[str]:
    """In a school whose articles have these words and no others."""
    vocabulary = plain("submit cafe file connected internet lost password two factor print printer")
    return sorted(Terms(Engine(), {}, vocabulary).of(words))


def test_words_are_compared_without_endings_accents_and_what_every_sentence_has() -> None:
    assert terms("How do I submit the Caf\u00e9's files?") == terms("submitted caf\u00e9s file")
    assert terms("wi-fi, Wi\u2011Fi and WIFI") == ["wifi"]
    assert terms("it doesn't work and I can\u2019t, please help me, it's late") == ["late"]
    assert terms("my printers print, printing") == ["print", "printer"]


def test_words_for_the_same_are_one_in_every_language_and_form() -> None:
    for said in ("2FA", "second step", "dos pasos", "zwei Faktor"):
        assert terms(said) == ["mfa"], said
    for said in ("pw", "Passwort", "Passw\u00f6rter", "contrase\u00f1as", "mots de passe", "le mot de passe", "senhas"):
        assert terms(said) == ["password"], said
    assert terms("grava\u00e7\u00f5es") == terms("grabaciones") == terms("recordings")
    assert terms("compartir la pantalla") == terms("screensharing") == terms("share my screen")


def test_what_articles_say_themselves_is_looked_for_beside_what_it_stands_for() -> None:
    assert terms("two-factor") == ["factor", "mfa", "two"]
    assert terms("connected but no internet") == terms("conectado, sin internet") == ["connect", "internet"]
    assert terms("perd\u00ed la contrase\u00f1a") == ["forgot", "lost", "password"]


def test_a_word_that_only_looks_like_a_form_of_another_is_none() -> None:
    assert "sign" in terms("me connecter")
    assert "sign" not in terms("connecting")


def test_words_for_the_same_count_in_articles_as_well() -> None:
    assert names(library(lamp={}, beamer={}), "projector") == ["beamer"]


def test_a_school_finds_articles_by_its_own_words_and_still_by_what_these_are_called() -> None:
    texts = library(lamp={}, login={}, beamer={}, door={}, gate={}, roof={}, wall={}).articles
    shelf = Library(texts, {"esp": "login", "the beamer": "lamp", "big oracle": "ticket open my login"})
    assert names(Library(texts), "esp") == []
    assert names(shelf, "ESP") == ["login"]
    assert set(names(shelf, "beamer")) == {"beamer", "lamp"}
    assert names(shelf, "the big oracle") == ["login"]


def test_a_title_counts_more_than_a_word_in_the_text() -> None:
    shelf = library(lamp={}, desk={"text": FILLING + "It has a lamp."}, door={}, gate={}, roof={})
    assert names(shelf, "lamp") == ["lamp", "desk"]
    assert names(shelf, "lamp desk")[0] == "desk"


def test_what_has_all_of_a_phrase_comes_before_what_is_more_like_it() -> None:
    named = {"title": "Lamp, lamp and light", "words": "lamp, light"}
    shelf = library(other=named, certain={"title": "Dark", "words": "lamp light, lab"}, door={}, gate={}, roof={})
    assert names(shelf, "light of the lamp") == ["certain", "other"]
    assert names(shelf, "lamp") == ["other", "certain"]


def test_a_slip_of_one_letter_finds_it_all_the_same() -> None:
    shelf = library(projector={}, printer={})
    for slip in ("projektor", "projectr", "projecttor", "porjector", "PROJECTORS", "projwctor"):
        assert names(shelf, slip) == ["projector"], slip
    assert names(shelf, "prajektar") == []


@pytest.mark.parametrize("slip", ["camra", "cemera", "camrea", "kamra", "webcm"])
def test_a_short_word_is_heard_through_too_where_it_is_no_other_one(slip: str) -> None:
    assert names(library(camera={"title": "The camera"}), slip) == ["camera"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("mark", "dark"), ("plug", "plugh"), ("planet", "plane"), ("mother", "moth")],
)
def test_short_words_are_not_taken_for_others(name: str, words: str) -> None:
    assert names(library(**{name: {}}), words) == []


def test_a_word_that_there_is_is_no_slip() -> None:
    shelf = library(charge={})
    assert names(shelf, "chargr") == ["charge"]
    assert names(shelf, "change") == []


def test_what_has_little_of_the_question_is_no_answer() -> None:
    shelf = library(lamp={}, door={})
    assert shelf.search("green elephants dance under lamp posts at night", Role.STUDENT) == []
    assert shelf.search("it does not work", Role.STUDENT) == []


def test_at_most_three_are_found_and_always_in_the_same_order() -> None:
    shelf = library(**{f"lamp_{letter}": {"title": "Lamp", "words": "lamp"} for letter in "abcd"}, door={})
    for ordered in (shelf, Library(shelf.articles[::-1])):
        assert names(ordered, "lamp") == ["lamp-a", "lamp-b", "lamp-c"]
        assert ordered.likely("lamp", Role.STUDENT) is None


def test_nobody_finds_what_is_for_a_higher_role() -> None:
    shelf = library(lamp={"audience": "staff", "words": "lamp dark"})
    for role in Role:
        may = role >= Role.ON_CALL
        assert bool(shelf.search("lamp", role)) is may
        assert bool(shelf.likely("the lamp is dark", role)) is may
        assert bool(shelf.get("lamp", role)) is may


def test_only_all_words_of_a_phrase_make_it_certain() -> None:
    shelf = library(light={"words": "lamp dark, lab"}, other={"words": "lamp dark room"})
    for words, name in (
        ("my lamp stays dark", "light"),
        ("the lamp in room 3 is dark", "other"),
        ("the lamp hums", None),
        ("the lab", None),
        ("", None),
    ):
        found = shelf.likely(words, Role.STUDENT)
        assert (found.name if found else None) == name, words
