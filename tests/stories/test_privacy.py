"""What the desk says of itself: that it is a program, who reads what, and how something is kept among few."""

from __future__ import annotations

import pytest

from tests.stories.looking import comments, says_all, ticket, tickets
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
PROGRAM = "I am a program, North School's support desk: no person writes these answers."
READ = "What you write to me in private and what I answer is for you alone, until it is on a ticket."


@pytest.mark.parametrize(
    "words",
    [
        *("are you a bot", "are you a robot?", "are you a bot or a human?", "am I talking to a human", "are you real"),
        *("what are you", "who are you?", "hey, is this a real person", "¿eres un robot?", "¿quién eres?"),
        *("¿hablo con una persona?", "es-tu un robot ?", "tu es un humain ou un robot ?", "qui es-tu"),
        *("bist du ein Mensch oder ein Bot?", "wer bist du", "mit wem schreibe ich hier"),
        *("você é um robô?", "quem é você", "estou falando com uma pessoa?", "c'est quoi le support ?"),
        *("what is the support desk?", "was ist der Support?", "¿qué es el soporte?", "o que é o suporte?"),
    ],
)
def test_who_asks_what_the_desk_is_hears_that_it_is_a_program_and_how_to_get_to_a_person(
    world: World, words: str
) -> None:
    [heard] = says_all(world.student, words)

    assert heard.startswith(PROGRAM)
    assert "Talk to a person" in labels(world.student)
    assert tickets(world) == []


@pytest.mark.parametrize(
    "words",
    [
        *("who can read this", "who reads what I write here?", "can my teacher see this?", "is this private?"),
        *("what do you know about me", "do you save my messages?", "¿quién puede leer esto?", "¿qué sabes de mí?"),
        *("qui peut lire ça ?", "que savez-vous sur moi ?", "wer kann das lesen?", "was weißt du über mich?"),
        *("quem pode ler isso?", "o que você sabe sobre mim?"),
    ],
)
def test_who_asks_who_reads_it_hears_who_does_and_what_is_kept(world: World, words: str) -> None:
    [heard] = says_all(world.student, words)

    assert heard.startswith(READ)
    assert "I keep your name" in heard
    assert labels(world.student) == ["Talk in private", "My tickets", "Talk to a person"]


FORGET = (
    *("delete everything you know about me", "i want you to delete my data", "can you delete my data?"),
    *("please forget everything you know about me", "can you delete that i told you my password"),
    *("lösch alles was du über mich weisst", "lösche bitte meine Daten", "supprime tout ce que tu sais sur moi"),
    *("efface mes données", "borra todo lo que sabes de mí", "apaga tudo o que sabes de mim"),
    *("vergiss alles was du über mich weißt", "olvida todo lo que sabes de mí", "apague as minhas mensagens"),
)


@pytest.mark.parametrize("words", FORGET)
def test_who_wants_to_be_forgotten_hears_what_is_kept_and_a_yes_asks_a_person_for_it(world: World, words: str) -> None:
    [heard] = says_all(world.student, words)
    assert heard.startswith("I keep your name")
    assert "I cannot delete it myself, a person can. Shall I ask one?" in heard
    assert labels(world.student) == ["Have it deleted", "It is about my school account", "Talk to a person"]

    says_all(world.student, "yes")
    assert ticket(world).summary == "Would like to talk to a person: deleting what the desk keeps of me"


@pytest.mark.parametrize("words", ["forget what i said", "delete everything about my son, he left the school"])
def test_who_takes_words_back_or_speaks_of_others_asks_for_something_else(world: World, words: str) -> None:
    assert not any("I cannot delete it myself" in each for each in says_all(world.student, words))


@pytest.mark.parametrize(
    "words",
    [
        *("do i have to call someone?", "should i call someone?", "¿tengo que llamar a alguien?"),
        *("muss ich jemanden anrufen?", "dois-je appeler quelqu'un ?", "tenho que ligar para alguém?"),
    ],
)
def test_who_asks_whether_to_call_somebody_hears_when_people_answer_and_calls_nobody(world: World, words: str) -> None:
    [heard] = says_all(world.student, words)

    assert heard.startswith("The support team of North School answers")
    assert "What is urgent calls somebody at any time" in heard
    assert "Talk to a person" in labels(world.student)
    assert tickets(world) == []


@pytest.mark.parametrize(
    "words",
    [
        *("i want my ticket to be private", "please keep my ticket private", "can you make my ticket private?"),
        *("I don't want my teacher to see this", "nobody should see my ticket", "please don't tell my parents"),
        *("quiero que mi ticket sea privado", "je veux que mon ticket soit privé", "mein Ticket soll privat sein"),
        "quero que meu ticket seja privado",
    ],
)
def test_who_wants_a_ticket_kept_private_is_offered_a_private_talk(world: World, words: str) -> None:
    says_all(world.student, "ticket open my charger is broken")
    says_all(world.student, words)
    assert comments(world) == []

    world.student.presses("Talk in private")
    assert ticket(world, 2).private
    assert words not in "".join((*world.staff(), *world.thread_says()))


def test_who_told_of_harm_and_wants_it_kept_is_pointed_to_a_person(world: World) -> None:
    says_all(world.student, "my dad hits me every day")
    [heard] = says_all(world.student, "please don't tell my parents")
    assert heard.startswith("I am only a program and do not understand that. Press the first button")

    world.student.presses("Talk to a person")
    assert ticket(world).private


def test_who_has_none_but_private_tickets_hears_that_they_are(world: World) -> None:
    says_all(world.student, "human in private")
    [heard] = says_all(world.student, "please keep my ticket private")
    assert heard.startswith("Your ticket 1 is private: the support team's channel reads only its number")
    assert labels(world.student) == ["Show my ticket", "What can I do?", "Talk to a person"]

    says_all(world.student, "ticket open my charger is broken")
    [heard] = says_all(world.student, "please keep my ticket private")
    assert heard.startswith("The support team reads an open ticket in its own channel")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("human canvas is down", "canvas is down"),
        ("human when is my next class", "when is my next class"),
        ("human, i am late and cannot print", "i am late and cannot print"),
        ("Human please i will miss class", "i will miss class"),
    ],
)
def test_words_that_begin_with_human_bring_a_person_who_reads_the_rest(world: World, words: str, about: str) -> None:
    says_all(world.student, words)

    assert ticket(world).summary == f"Would like to talk to a person: {about}"


@pytest.mark.parametrize("words", ["human resources page is down", "human biology essay does not upload"])
def test_the_word_in_another_name_brings_nobody(world: World, words: str) -> None:
    says_all(world.student, words)

    assert not any("talk to a person" in each.summary for each in world.work().tickets.find())


@pytest.mark.parametrize(
    "words",
    ["who are you and what do you do", "are you free tomorrow?", "is this link private by default in drive?"],
)
def test_other_questions_are_none_of_these(world: World, words: str) -> None:
    assert not any(each.startswith((PROGRAM, READ)) for each in says_all(world.student, words))
