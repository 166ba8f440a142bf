"""Hands on somebody, pictures that go round, daily mockery, the wish to be gone, and a death, in five languages."""

from __future__ import annotations

import pytest

from bot.model.safety import Harm, Tongue, beside_grief, grieves, harm_in, is_strained, tongue_of
from tests.model.harm_sayings import MOURNED, TOLD
from tests.model.harmless_sayings import HARMLESS


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, said in TOLD.items() for words in said])
def test_what_is_done_to_somebody_is_heard(kind: Harm, words: str) -> None:
    assert harm_in(words) is kind
    assert harm_in(f"Hello. {words.upper()}!!") is kind


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_words_are_neither_danger_nor_grief(words: str) -> None:
    assert harm_in(words) is None
    assert not grieves(words)


@pytest.mark.parametrize("words", MOURNED)
def test_a_death_is_grief_and_no_danger(words: str) -> None:
    assert grieves(f"hello, {words}.")
    assert harm_in(words) is None


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("my grandma died, please move class 1 to 16:00", "please move class 1 to 16:00"),
        ("I cannot log in and my mum died", "I cannot log in"),
        ("my uncle passed away. when is my next class?", "when is my next class?"),
        ("mi abuela murió y no puedo entrar en canvas", "no puedo entrar en canvas"),
        *(("my dog died!!!", ""), ("no loss is told here, and more", "")),
    ],
)
def test_what_stands_beside_a_loss_is_left_as_it_was_said(words: str, rest: str) -> None:
    assert beside_grief(words) == rest


@pytest.mark.parametrize(
    "words",
    [
        *("my teacher is mean to me", "the coach is so mean to us", "everyone is mean to me", "he's mean to me"),
        *("kids at school are cruel to me", "my teacher yells at me", "mi profesora me grita", "son malos conmigo"),
        *("ma prof me crie dessus", "ils sont méchants avec moi", "mein Lehrer schreit mich an"),
        *("sie sind gemein zu mir", "o professor grita comigo", "eles são maus comigo"),
    ],
)
def test_who_is_treated_badly_is_heard(words: str) -> None:
    assert harm_in(words) is Harm.OTHERS


@pytest.mark.parametrize(
    "words",
    [
        *("this app is mean to me", "the sound is awful to us", "what does mean to me mean", "la impresora me grita"),
        *("my teacher shouts at us to turn the camera on", "my coach yells at me because my laptop is slow"),
    ],
)
def test_what_only_annoys_is_no_harm(words: str) -> None:
    assert harm_in(words) is None


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        *((Tongue.ENGLISH, words) for words in ("im so stressed i cant do this anymore", "I am overwhelmed.")),
        *((Tongue.ENGLISH, words) for words in ("everything is too much", "i cant cope", "i feel so alone")),
        *((Tongue.ENGLISH, words) for words in ("i am exhausted since monday", "my friend left, I had a panic attack")),
        *((Tongue.ENGLISH, words) for words in ("having a panic attack", "nobody understands me", "I'm burnt out")),
        *((Tongue.SPANISH, words) for words in ("estoy muy agobiado", "ya no puedo más", "quiero llorar")),
        *((Tongue.FRENCH, words) for words in ("je n'en peux plus", "je suis à bout", "c'est trop pour moi")),
        *((Tongue.GERMAN, words) for words in ("ich kann nicht mehr", "ich bin überfordert", "mir ist alles zu viel")),
        (Tongue.GERMAN, "ich kann nicht mehr seit gestern"),
        *((Tongue.ENGLISH, words) for words in ("i think im pregnant", "my mum is drunk every day")),
        *((Tongue.ENGLISH, words) for words in ("i feel so alone at school", "im gay and someone told my parents")),
        *((Tongue.SPANISH, "creo que estoy embarazada"), (Tongue.GERMAN, "ich glaube ich bin schwanger")),
        *((Tongue.PORTUGUESE, words) for words in ("estou muito estressada", "não aguento mais", "estou exausta")),
    ],
)
def test_what_is_too_much_for_somebody_is_heard(tongue: Tongue, words: str) -> None:
    assert is_strained(f"Hello. {words.upper()}!!")
    assert harm_in(words) is None
    assert tongue_of(words, Harm.STRAIN) is tongue


@pytest.mark.parametrize(
    "words",
    [
        *("the homework is too much", "i can't do this step", "I can't open it anymore", "it is too much text"),
        *("i am overwhelmed by emails from the desk", "I'm alone in the meeting", "the cpu is stressed"),
        *("nobody listens to me in the meeting because my mic is broken", "ya no puedo más entrar en canvas"),
        *("ich kann das nicht mehr öffnen", "ich kann mich nicht mehr anmelden", "je n'en peux plus de ce wifi"),
        *("não consigo mais entrar", "my student is having a panic attack", "my friend had a panic attack"),
        *("one of my kids gets panic attacks", "mi alumna tiene un ataque de pánico", "I'm alone since 10 on zoom"),
        *(
            "mon élève fait une crise de panique",
            "mein Schüler hat eine Panikattacke",
            "minha aluna teve uma crise de pânico",
        ),
    ],
)
def test_a_task_or_a_thing_that_is_too_much_is_no_plea(words: str) -> None:
    assert not is_strained(words)


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        *(
            (Tongue.ENGLISH, words)
            for words in ("kids keep calling me fat on teams", "guys keep laughing at me on sna")
        ),
        *((Tongue.SPANISH, words) for words in ("un chico me pide fotos desnuda", "un compañero me pega")),
        (Tongue.GERMAN, "ich habe angst, sie will mich mit bullying fertig machen"),
    ],
)
def test_it_is_answered_in_the_language_it_was_told_in(tongue: Tongue, words: str) -> None:
    assert tongue_of(words, Harm.OTHERS) is tongue
