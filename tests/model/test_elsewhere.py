"""What sounds like a fault and is none of the school's, and what only looks like that."""

from __future__ import annotations

import pytest

from bot.model.understanding.elsewhere import is_none_of_ours

NONE = (
    "the wifi at my sister's school is down",
    "mums work zoom kept freezing all dinner long",
    "bei meiner Schwester im Betrieb ist seit gestern das Netz weg",
    "en el trabajo de mi madre no hay internet",
    "au travail de ma mère le wifi ne marche pas",
    "no escritório do meu pai a rede caiu",
    '"The network is down" is the first line of chapter two, what does the author mean?',
    "essay topic: should cameras be allowed in classrooms",
    "who covers chapter 5 in our presentation, you or me?",
    "the poster in the hall says REPORT PHISHING",
    "error 404 motivation not found",
    "my brain is offline today",
    "it's not the internet, it's my handwriting",
    "for english we must write a complaint letter about a broken laptop, any ideas?",
    "wir müssen für Deutsch einen Brief über einen kaputten Laptop schreiben",
    'Ms Duarte wrote in her mail "the projector is broken again" and we both had to laugh',
    "the connection between scene 2 and 3 in the play is not clear to me",
    "heute im Deutschdiktat: Der Drucker druckt nicht. Ich hab Drucker mit zwei k geschrieben",
    "ay no, soñé que no podía entrar al examen y desperté sudando",
    "my alarm clock is broken",
    "mon chum dit que son char veut pas se connecter au bluetooth",
    "the principal said that nobody can log in to heaven with excuses",
    "meu cérebro travou",
    "en la obra yo digo 'se cayó el sistema' y todos se ríen",
    "my ps5 does not start",
    "my car broke down on the way to school",
    "my car does not start and that is why i am late for class",
    "ma voiture ne démarre pas",
    'a parent wrote that our school is "completely offline, emotionally"',
)
OURS = (
    "my mum's school account does not work",
    "my brother cannot log in",
    "I can't open chapter 5 in moodle",
    "the poem I wrote does not upload, it says error",
    "my sister's laptop from the school is broken",
    "the author field is missing and I cannot hand in",
    "my four laptops do not work",
    "my auto-login is broken",
    "dictation: it does not work",
    "in the school play my phone got stolen backstage",
    "canvas is down",
    "i must write an essay about Macbeth but Word does not open",
    "I wrote an essay about dogs and it does not upload",
    "I am writing a report about bees. Word does not open",
    "i dreamed i couldn't log in and now i really can't log in",
    "i dreamed of horses. my account was hacked",
    "I am in my car and cannot join the class",
    "my car broke down so i can't join zoom",
    'a student wrote "I cannot log in to moodle"',
    'it says "cannot connect" lol',
    "the fridge in the staff kitchen is broken",
    "my ps5 cannot connect to the dorm wifi",
    "my playstation does not connect to eduroam",
    "my auto reply in outlook is not working",
    "our coffee machine in the library does not work",
    "unsere Kaffeemaschine im Lehrerzimmer geht nicht",
    "mi coche no conecta al wifi de la escuela",
    "my car registration does not load on the portal",
    "write an essay about whales and word keeps crashing",
    "we must write a story about a robot and zoom does not start",
)


@pytest.mark.parametrize("words", NONE)
def test_what_is_none_of_ours_is_known(words: str) -> None:
    assert is_none_of_ours(words)


@pytest.mark.parametrize("words", OURS)
def test_what_only_looks_like_it_is_ours(words: str) -> None:
    assert not is_none_of_ours(words)
