"""The articles that come with the program: plain, findable, and none without a way on."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from bot.content import library
from bot.model.articles.article import AUDIENCES, Article
from bot.model.articles.parse import LONGEST_TITLE
from bot.model.people import Role
from bot.model.words import Link
from tests.content.test_playbooks import ASKING, reading_age

ARTICLES = library().articles
QUESTIONS = [
    line.split("\t")
    for line in (Path(__file__).parent / "questions.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FAULTS = [
    line.split("\t")
    for line in (Path(__file__).parent / "faults.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LANGUAGES = ("en", "es", "fr", "de", "pt")
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def test_there_are_articles_for_everybody() -> None:
    assert len(ARTICLES) >= 20
    assert {article.audience for article in ARTICLES} == {Role.GUEST, Role.STUDENT, Role.INSTRUCTOR, Role.ON_CALL}
    assert len({article.title for article in ARTICLES}) == len(ARTICLES)


@every_article
def test_the_words_are_plain_and_ask_for_no_secret(article: Article) -> None:
    assert reading_age(article.body) <= 8
    assert not ASKING.search(article.body)


@every_article
def test_what_comes_with_the_program_links_to_commands_alone(article: Article) -> None:
    assert article.ways
    assert not any(isinstance(fact, Link) for _, fact in article.text.facts)
    assert len(f"This may help meanwhile: {article.title}") <= 25 + LONGEST_TITLE


@every_article
def test_an_article_is_found_by_its_title_and_by_each_of_its_phrases(article: Article) -> None:
    assert library().search(article.title, article.audience)[0] is article
    for phrase in article.phrases:
        assert article in library().search(phrase, article.audience), phrase


def found(audience: str, question: str) -> list[str]:
    return [article.name for article in library().search(question, AUDIENCES[audience])]


def share(languages: Collection[str], first: int) -> float:
    """How many of a hundred questions in these languages have the right article among the first."""
    asked = [each for each in QUESTIONS if each[1] in languages]
    right = sum(name in found(audience, question)[:first] for audience, _, name, question in asked)
    return 100 * right / len(asked)


def test_what_strangers_ask_has_its_article_among_the_three() -> None:
    assert share(LANGUAGES, first=3) >= 96
    assert share(LANGUAGES, first=1) >= 88


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_understood_worse_than_the_others(language: str) -> None:
    assert share([language], first=3) >= 93


def test_strangers_ask_for_every_article_in_every_language() -> None:
    assert {name for _, _, name, _ in QUESTIONS} == {article.name for article in ARTICLES}
    counts = {language: sum(each[1] == language for each in QUESTIONS) for language in LANGUAGES}
    assert min(counts.values()) >= 10, counts


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("connected but no internet", "wifi-welcome-page"),
        ("it says connected but there is no internet", "wifi-welcome-page"),
        ("conectado pero sin internet", "wifi-welcome-page"),
        ("eduroam android", "eduroam"),
        ("edoroam on my andriod phone", "eduroam"),
        ("vpn mac", "vpn"),
        ("support desk hours", "how-tickets-work"),
        ("late submission policy", "hand-in"),
        ("I have forgotten my password", "forgotten-password"),
        ("nobody hears me in the meeting", "no-sound"),
        ("my webcam does not work", "camera"),
        ("where is the recording of yesterday's lecture", "recordings"),
        ("the printer says paper jam", "printing"),
        ("I clicked on a strange link", "phishing"),
        ("my laptop was stolen", "lost-device"),
        ("projector", "projector"),
        ("2fa", "second-step"),
        ("screensharing", "share-screen"),
        ("virus", "phishing"),
        ("my printer is jammed", "printing"),
        ("beamer", "projector"),
        ("WLAN langsam", "slow-internet"),
        ("Kennwort", "forgotten-password"),
        ("Passwörter zurücksetzen", "forgotten-password"),
        ("Drucker", "printing"),
        ("Bildschirm teilen", "share-screen"),
        ("kein Ton", "no-sound"),
        ("contraseña", "forgotten-password"),
        ("la impresora no funciona", "printing"),
        ("grabaciones de clases", "recordings"),
        ("mot de passe", "forgotten-password"),
        ("l'imprimante ne marche pas", "printing"),
        ("partager mon écran", "share-screen"),
        ("esqueci a minha senha", "forgotten-password"),
        ("gravações", "recordings"),
        ("how do I see my grades", "grades"),
        ("how do I install office", "install-software"),
        ("who can read what I write here", "your-data"),
        ("how do breakout rooms work", "breakout-rooms"),
        ("how do I update zoom", "updates"),
    ],
)
def test_what_people_ask_finds_the_right_one_first(words: str, name: str) -> None:
    assert library().search(words, Role.STUDENT)[0].name == name


def test_an_ordinary_fault_finds_its_article_among_the_three_in_every_language() -> None:
    """Nearly every one is also offered before a ticket, and hardly any other article is."""
    assert [words for name, words in FAULTS if name not in found("student", words)] == []
    offered = [(library().likely(words, Role.STUDENT), name) for name, words in FAULTS]
    assert sum(article is not None and article.name == name for article, name in offered) / len(FAULTS) >= 0.88
    assert sum(article is not None and article.name != name for article, name in offered) <= 1


@pytest.mark.parametrize("words", ["kein Ton", "no sound in class", "pas de son", "no hay sonido", "sem som"])
def test_one_word_and_that_it_fails_are_enough_to_offer_an_article(words: str) -> None:
    article = library().likely(words, Role.STUDENT)
    assert article is not None
    assert article.name == "no-sound"


@pytest.mark.parametrize(
    "words",
    [
        "the sound of the bell is too loud",
        "I broke my hand and cannot type",
        "my chair is broken",
        "no heating in room 4",
        "nobody feeds the fish, the camera crew stood on the plants, and the new lamp of the garden is broken",
    ],
)
def test_that_something_fails_does_not_make_a_word_beside_it_a_fault(words: str) -> None:
    assert library().likely(words, Role.STUDENT) is None


@pytest.mark.parametrize(
    "words",
    [
        "every time in class the light flickers",
        "my new phone has no wifi",
        "a link in the course is broken",
        "I need help with my laptop please",
        "the door of the lab does not close",
    ],
)
def test_a_report_that_only_has_common_words_is_offered_none(words: str) -> None:
    assert library().likely(words, Role.STUDENT) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("my printer is jammed", "printing"),
        ("he olvidado mi contraseña", "forgotten-password"),
        ("ich habe mein Kennwort vergessen", "forgotten-password"),
        ("j'ai oublié mon mot de passe", "forgotten-password"),
        ("a internet está lenta", "slow-internet"),
        ("connected but no internet", "wifi-welcome-page"),
        ("the projector in room 7 stays dark, try 7", None),
    ],
)
def test_a_report_is_offered_what_is_surely_about_it_in_every_language(words: str, name: str | None) -> None:
    found = library().likely(words, Role.STUDENT)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "words",
    [
        *(
            "coffee machine",
            "the bus timetable",
            "how do I pay my fees",
            "where do I buy a uniform",
            "plants in the garden",
            "blue elephants",
        ),
        *("how are you today my dear", "qué tal el fin de semana", "gibt es heute Pizza", "banana bread with walnuts"),
        *("purple elephants dancing on the moon", "lorem ipsum dolor sit amet", "12345 67890", "!!! ???", "the of and"),
        *("xyzzy plugh", "asdfgh", "qwertz uiop", "no funciona", "es geht nicht"),
    ],
)
def test_what_no_article_is_about_finds_none(words: str) -> None:
    assert library().search(words, Role.STUDENT) == []
