"""Who asks whether or how something is done ends nothing and calls nobody; who wishes for it politely does."""

from __future__ import annotations

import pytest

from bot.model.intents.sessions import MoveSession
from bot.model.intents.tickets import OpenTicket
from bot.model.people import Role
from bot.model.understanding.asking import wants_no_ticket
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

ALONE = Context(addressed=True, direct=True)
WONDERS = """how do i close a ticket
how can i close my ticket?
can i close a ticket?
should i close ticket 1
do i have to close ticket 1?
cancel ticket 1 or not?
comment fermer un ticket ?
wie schließe ich ein Ticket?
soll ich ticket 1 schließen?
dois-je fermer le ticket 1 ?
close ticket 1? no way
close ticket 1 if it works tomorrow
resolve 2? not yet
resolve ticket 2 or wait?
resolve 3?
close 2?
escalate 2?
escalate 2 only if ben agrees
escalate 2 if i am not back by 5
outage over? no
cancel class 1?
cancel class 1 or move it?
cancel class 1 if it rains
move class 1 to 16:00?
should i move class 1 to 16:00?
restore class 1?
assign 2 to ben?
is it ok to cancel class 1, would the students mind?
cancel class 1? please tell me first
outage lms "login fails" until 14:00?
outage 1 until 14:00?
2 is not urgent
i do not want to withdraw my ticket
i don't want my ticket to be closed
you never opened my ticket
nobody withdrew my ticket
no one closed my ticket yet
i never asked you to close my ticket
i will not cancel class 1
class 1 is not cancelled
class 1 isn't cancelled
class 1 has not been cancelled
je ne veux pas fermer mon ticket
ich will mein ticket nicht zurückziehen
kurs 1 ist nicht abgesagt
no quiero cerrar mi ticket
la clase 1 no está cancelada
não quero fechar meu chamado"""
NO_TICKET = """no quiero abrir un ticket
je ne veux pas de ticket
não quero abrir um chamado
ich will kein Ticket
i don't want to open a ticket
please do not open a ticket for the printer
i'd rather not open a support ticket
don't make this a ticket
i don't want you to open a ticket
i don't need a new ticket, it is about my old ticket"""
ITS_OWN = """i don't want to close my ticket
i do not want to lose my ticket
i can not open the ticket page
the form did not create a ticket
do not close my ticket
no quiero cerrar mi ticket
je ne veux pas fermer mon ticket
não quero fechar meu ticket"""
A_TICKET = """i do not have a ticket yet, please open one: the printer jams
no quiero molestar, pero abran un ticket: la impresora no imprime
ich habe noch kein ticket, bitte eins aufmachen: der drucker streikt"""
NOBODY = """i dont want to talk to a person
i don't want to talk to anyone
i'd rather not talk to a person
no person please
not a person
ich will mit niemandem reden
ich brauche keinen Menschen
bitte niemanden anrufen
je ne veux parler à personne
pas envie de parler à quelqu'un
no quiero hablar con nadie
no necesito hablar con nadie
não quero falar com ninguém"""
PERSONS = """i dont want to talk to a bot, give me a human
i don't want a machine, i want to talk to a person
nobody helps me, i need a person
talk to a person
personne ne répond, je veux parler à quelqu'un
ich will mit einem Menschen reden
quiero hablar con una persona
quero falar com alguém"""
WISHES = """close ticket 1
close 1, it works now
please close ticket 1?
close 1, it works now
it works now, can you close ticket 1?
could you please cancel my class?
my ticket can be closed
kannst du ticket 1 schließen?
puedes cerrar el ticket 1?
resolve 2 restarted it, tell me if it comes back
escalate 2
could someone escalate 2?
cancel class 1, i am ill
escalate 2, it is not urgent but long overdue
i do not need it any more, please close my ticket
i do not need my ticket any more
i never opened this ticket, please close it
close ticket 1, it was not opened by me
i can not come, cancel class 1
the room is not open, cancel class 1
why don't you close my ticket
why not close my ticket
no lo necesito, cierra mi ticket
resolve 2 the lid was not closed
fixed 2, the lid was not closed"""


@pytest.mark.parametrize("words", WONDERS.splitlines())
def test_who_wonders_ends_nothing_and_calls_nobody(words: str) -> None:
    intent = understand(words, Role.ON_CALL, ALONE).intent

    assert intent is None or not intent.weighty


def test_who_politely_wants_a_class_moved_has_it_moved() -> None:
    assert isinstance(understand("can you move class 1 to 16:00?", Role.ON_CALL, ALONE).intent, MoveSession)


@pytest.mark.parametrize("words", NO_TICKET.splitlines())
def test_who_wants_no_ticket_has_none_opened(words: str) -> None:
    assert understand(words, Role.STUDENT, ALONE).intent is None
    assert wants_no_ticket(words)


@pytest.mark.parametrize("words", ITS_OWN.splitlines())
def test_who_speaks_of_the_ticket_they_have_does_not_say_that_none_is_wanted(words: str) -> None:
    assert not wants_no_ticket(words)


@pytest.mark.parametrize("words", A_TICKET.splitlines())
def test_who_has_no_ticket_yet_and_wants_one_has_it(words: str) -> None:
    assert isinstance(understand(words, Role.STUDENT, ALONE).intent, OpenTicket)


@pytest.mark.parametrize("words", WISHES.splitlines())
def test_who_wishes_for_it_is_heard(words: str) -> None:
    intent = understand(words, Role.ON_CALL, ALONE).intent

    assert intent is not None
    assert intent.weighty


@pytest.mark.parametrize("words", NOBODY.splitlines())
def test_nobody_is_called_for_who_wants_nobody(words: str) -> None:
    intent = understand(words, Role.STUDENT, ALONE).intent

    assert intent is None or intent.name not in ("talk_to_human", "ticket_create", "escalate")


@pytest.mark.parametrize("words", PERSONS.splitlines())
def test_a_person_comes_for_who_wants_one(words: str) -> None:
    intent = understand(words, Role.STUDENT, ALONE).intent

    assert intent is not None
    assert intent.name == "talk_to_human"
