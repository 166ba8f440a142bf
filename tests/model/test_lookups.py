"""Looking something up: with a wrong letter in the command, and in other languages."""

from __future__ import annotations

import pytest

from bot.model.intents.articles import Search, ShowArticle
from bot.model.intents.intent import Intent
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand


def understood(words: str) -> Intent | None:
    return understand(words, Role.STUDENT, Context()).intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("serch printer", Search("printer")),
        ("Serach for the vpn", Search("the vpn")),
        ("/seach camera", Search("camera")),
        ("articel camera", ShowArticle("camera")),
    ],
)
def test_a_wrong_letter_in_the_command_looks_it_up_all_the_same(words: str, intent: Intent) -> None:
    assert understood(words) == intent


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("buscar impresora", "impresora"),
        ("Busca contraseña", "contraseña"),
        ("chercher imprimante", "imprimante"),
        ("cherche mot de passe", "mot de passe"),
        ("je cherche l'imprimante", "l'imprimante"),
        ("por favor, busca: impresora", "impresora"),
        ("look up eduroam", "eduroam"),
        ("search about printers", "printers"),
        ("suche drucker", "drucker"),
        ("suche nach passwort", "passwort"),
        ("procurar impressora", "impressora"),
        ("pesquisar senha", "senha"),
    ],
)
def test_in_other_languages_it_is_looked_up_too(words: str, query: str) -> None:
    assert understood(words) == Search(query)


@pytest.mark.parametrize(
    "words",
    [
        *("busca mi portátil, lo perdí", "suche meinen Laptop, er ist weg", "cherche mon téléphone"),
        *("busco mi mochila", "suche wohnung in berlin", "procuro meu caderno", "pesquisa de opinião", "busco ayuda"),
        *("perch printer", "sketch printer"),
    ],
)
def test_who_looks_for_a_thing_a_person_or_help_looks_nothing_up(words: str) -> None:
    assert not isinstance(understood(words), Search)
