"""Who says that nothing is wrong, or that something works, begins nothing; who tells of a trouble besides does."""

from __future__ import annotations

import pytest

from bot.model.intents.help import Courtesy
from bot.model.intents.sessions import CancelSession
from bot.model.intents.waiting import Snooze
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.denying import ALL_WELL, TOLD
from bot.model.understanding.understand import understand

ALL_IS_WELL = """my mouse isn't broken
my account was not hacked
I did not forget my password
my wifi is not broken
my camera works fine
nothing is wrong with my laptop
there is no problem with my wifi
yesterday canvas didn't work but today it does
it wasn't a virus after all
nobody stole my phone
no problem, my laptop isn't broken
mi cuenta no fue hackeada
mi micrófono funciona
no olvidé mi contraseña
no tengo ningún problema con el wifi
ayer no funcionaba el wifi, pero hoy funciona
mon compte n'a pas été piraté
je n'ai pas oublié mon mot de passe
personne ne m'a piraté
le son marche très bien
hier le wifi ne marchait pas mais aujourd'hui ça marche
mein Konto wurde nicht gehackt
ich habe mein passwort nicht vergessen
niemand hat mich gehackt
die kamera funktioniert
gestern ging das WLAN nicht, aber heute geht es
minha conta não foi hackeada
não esqueci minha senha
ninguém me hackeou
ontem o wifi não funcionava mas hoje funciona"""
SOMETHING_BESIDES = """my screen isn't cracked, it's just dirty lol
no, nobody hacked me, i just changed my picture
i didn't lose my charger, it was in my bag"""
TROUBLES = """my mouse isn't working
mi micrófono no funciona
it is not that my password is wrong, I can't get in at all
my mouse isn't broken, it just doesn't move
my laptop isn't broken, it's just slow
my mouse stopped working
no, my account was hacked
i'm not sure if my account was hacked
there is no echo but no sound at all
my mic works in zoom but not in teams
the mic works, my students hear an echo
i did not forget my password but it does not accept it
i didn't forget my password, please reset it
mein mikro geht in zoom nicht
não consigo entrar, esqueci minha senha
je n'arrive pas à me connecter, j'ai oublié mon mot de passe
no puedo entrar, olvidé mi contraseña"""


def meant(words: str, context: Context = Context()) -> object:  # noqa: B008
    return understand(words, Role.STUDENT, context).intent


@pytest.mark.parametrize("words", ALL_IS_WELL.splitlines())
def test_who_says_that_all_is_well_begins_nothing(words: str) -> None:
    assert meant(words) == Courtesy(ALL_WELL)


@pytest.mark.parametrize("words", SOMETHING_BESIDES.splitlines())
def test_who_says_more_than_that_is_asked_back(words: str) -> None:
    assert meant(words) is None


@pytest.mark.parametrize("words", TROUBLES.splitlines())
def test_who_tells_of_a_trouble_besides_is_helped(words: str) -> None:
    found = understand(words, Role.STUDENT, Context()).intent

    assert found is not None
    assert found.name in TOLD


def test_where_something_else_is_asked_a_denial_is_no_courtesy() -> None:
    assert meant("my mouse isn't broken", Context(addressed=False, direct=False)) is None
    assert meant("my mouse isn't broken", Context(options=())) is None


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("AADSTS50126", "login_help"),
        ("was ist eduroam", "kb_search"),
        ("what is a vpn", "kb_search"),
        ("export attendance for algebra", "kb_search"),
        ("i need help with the printer", "ticket_create"),
        ("i need help with the wifi", "connectivity_help"),
        ("ich brauche hilfe mit dem drucker", "ticket_create"),
    ],
)
def test_few_plain_words_are_enough(words: str, intent: str) -> None:
    found = understand(words, Role.INSTRUCTOR, Context()).intent

    assert found is not None
    assert found.name == intent


def test_a_deed_in_quotation_marks_is_somebody_else_s() -> None:
    assert understand('the teacher wrote "cancel the class" on the board', Role.INSTRUCTOR, Context()).intent is None
    assert isinstance(understand('cancel my class "Algebra"', Role.INSTRUCTOR, Context()).intent, CancelSession)


def test_a_ticket_with_a_number_is_put_off_and_no_reminder_of_a_class_is_stopped() -> None:
    found = understand("dont remind me about 1203 before tomorrow 8am", Role.ON_CALL, Context()).intent

    assert isinstance(found, Snooze)
    assert found.number == 1203
