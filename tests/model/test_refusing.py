"""Who says that a class or a ticket shall stay as it is has nothing done to it, in five languages."""

from __future__ import annotations

import pytest

from bot.model.intents.help import TalkToHuman
from bot.model.intents.sessions import MoveSession
from bot.model.intents.tickets import Reopen
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.refusing import complains, only_refuses, refuses_all
from bot.model.understanding.understand import understand

ALONE = Context(addressed=True, direct=True)
REFUSED = """i do not want to move class 1 to 16:00
i dont want to move class 1
do not move class 1 to 16:00
please don't move class 1 to tomorrow
never move my class
i don't want class 1 moved
please don't cancel class 1
don't cancel it
i do not want to cancel class 1
i don't want to reschedule my class
don't change class 1
i do not want to close my ticket
please do not close ticket 1
don't escalate this
please do not escalate ticket 1
do not assign 1 to ben
please do not snooze 1 till tomorrow
don't resolve 1
don't invite ben to class 1
no quiero mover la clase 1 a las 16:00
no canceles la clase 1
no la canceles, la clase 1
por favor no cierres mi ticket
no quiero cerrar mi ticket
je ne veux pas déplacer le cours 1 à 16:00
n'annulez pas le cours 1
ne ferme pas mon ticket
je ne veux pas annuler mon cours
ich will klasse 1 nicht auf 16:00 verschieben
bitte klasse 1 nicht absagen
sag klasse 1 nicht ab
bitte mein ticket nicht schließen
schließ mein ticket nicht
não quero mover a aula 1 para as 16:00
não cancele a aula 1
não fechem meu ticket"""
SOMETHING_ELSE = """move class 1 to 16:00
do not cancel class 1, move it to 16:00
i changed my mind, cancel class 1
i can not come, move class 1 to 16:00
why not move class 1 to 16:00
why don't you close my ticket
i can not move class 1
i can't close my ticket
i don't know why i cannot cancel class 1
they do not close my ticket
la puerta de la clase 9 no cierra
la porte de la classe ne ferme pas
die Tür der Klasse schließt nicht
ich möchte melden, dass die Tür der Klasse nicht schließt
a porta da aula não fecha
ich kann klasse 1 nicht absagen
je ne peux pas annuler le cours 1
não consigo fechar meu ticket
don't move class 1?
the mouse does not move
the lid does not close
resolve 2 the lid was not closed
no puedo venir, cancela la clase 1
ich kann nicht kommen, verschieb klasse 1 auf 16:00
je ne peux pas venir, annulez le cours 1"""
COMPLAINTS = """you never resolved my ticket
never resolved it, still broken
my class was never moved
my class has never been moved
you never reopened my ticket"""
CALLS = """i want a human, don't close my ticket
please don't close my ticket, it still fails
ich will einen Menschen, schließ mein ticket nicht
quiero una persona, no cierres mi ticket
je veux une personne, ne ferme pas mon ticket
quero uma pessoa, não feche meu ticket"""
LEFT_FOR_NOW = """my ticket must never be closed
don't close my ticket yet
bitte mein ticket noch nicht schließen
ne ferme pas encore mon ticket
ainda não feche meu ticket"""


@pytest.mark.parametrize("words", REFUSED.splitlines())
def test_what_shall_stay_as_it_is_is_left(words: str) -> None:
    assert only_refuses(words)
    assert understand(words, Role.ON_CALL, ALONE).intent is None


@pytest.mark.parametrize("words", SOMETHING_ELSE.splitlines())
def test_what_is_wanted_or_no_class_and_no_ticket_is_not_refused(words: str) -> None:
    assert not refuses_all(words)


def test_where_nothing_tells_of_a_class_or_a_ticket_it_is_not_the_desk_that_is_refused() -> None:
    assert not only_refuses("i do not want to change my password")
    assert only_refuses("i do not want to change my class")


def test_more_than_a_few_words_beside_it_are_not_hidden_by_it() -> None:
    assert not only_refuses("please do not close my ticket, the sound in my room is still gone")
    assert refuses_all("please do not close my ticket, the sound in my room is still gone")


def test_a_class_that_shall_be_moved_and_not_cancelled_is_moved() -> None:
    meant = understand("i do not want to cancel class 1, move it to 16:00", Role.INSTRUCTOR, ALONE).intent
    assert meant is None or isinstance(meant, MoveSession)


@pytest.mark.parametrize("words", COMPLAINTS.splitlines())
def test_what_was_never_done_should_have_been(words: str) -> None:
    assert complains(words)
    assert not only_refuses(words)


@pytest.mark.parametrize("words", CALLS.splitlines())
def test_who_calls_for_help_beside_it_does_not_only_refuse(words: str) -> None:
    assert not only_refuses(words)


@pytest.mark.parametrize("words", LEFT_FOR_NOW.splitlines())
def test_what_must_never_be_done_or_not_yet_is_refused(words: str) -> None:
    assert only_refuses(words)


def test_a_complaint_that_calls_for_a_person_or_goes_on_with_a_ticket_is_heard() -> None:
    told = understand("human please, you never resolved my ticket", Role.STUDENT, ALONE).intent
    assert isinstance(told, TalkToHuman)
    assert isinstance(understand("never resolved it, still broken", Role.STUDENT, ALONE).intent, Reopen)
