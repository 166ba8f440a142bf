"""What is answered in another language to the question what is wrong is the answer that it is in English."""

from __future__ import annotations

import pytest

from bot.content import playbooks
from bot.model.understanding.options import spoken_of

ANSWERS = {
    ("login", "L10", "I forgot my password or user name"): (
        "mot de passe oublié, olvidé mi contraseña, Passwort vergessen, esqueci minha senha, j'ai oublié mon mot de "
        "passe, ich habe mein Passwort vergessen, contraseña olvidada, mot de passe perdu, senha esquecida, mdp oublié"
    ),
    ("login", "L10", "Wrong user name or password"): (
        "passwort falsch, mot de passe incorrect, contraseña incorrecta, senha errada, mot de passe refusé"
    ),
    ("login", "L10", "Account locked, or too many tries"): (
        "konto gesperrt, compte bloqué, cuenta bloqueada, conta bloqueada"
    ),
    ("login", "L10", "Blank page, error page, or the page does not load"): (
        "leere Seite, page blanche, página en blanco, página em branco"
    ),
    ("audio_video", "A03", "Others cannot hear me"): (
        "people cannot hear me, ils ne m'entendent pas, no me oyen, sie hören mich nicht, não me ouvem, mein Mikro "
        "geht nicht, mon micro ne marche pas, el micrófono no funciona, o microfone não funciona"
    ),
    ("audio_video", "A03", "I cannot hear others"): (
        "ich höre nichts, je n'entends rien, no oigo nada, não ouço nada, i hear nothing"
    ),
    ("audio_video", "A03", "My camera is black or not found"): (
        "Kamera geht nicht, la caméra ne marche pas, la cámara no funciona, a câmera não funciona"
    ),
    ("connectivity", "C00", "Home line or phone hotspot"): "zu Hause, à la maison, en casa, em casa",
    ("connectivity", "C14", "Connected, but no internet"): (
        "verbunden aber kein Internet, connecté mais pas d'internet, conectado pero sin internet, conectado mas sem "
        "internet"
    ),
    ("connectivity", "C14", "The network is not in the list"): (
        "WLAN nicht in der Liste, le wifi n'apparaît pas, no aparece la red, a rede não aparece"
    ),
    ("coursework", "Q03", "File too large, or no room left"): (
        "Datei zu groß, fichier trop gros, archivo demasiado grande, arquivo muito grande"
    ),
}


@pytest.mark.parametrize(
    ("where", "words"), [(where, words.strip()) for where, said in ANSWERS.items() for words in said.split(",")]
)
def test_it_is_answered_as_in_english(where: tuple[str, str, str], words: str) -> None:
    playbook, step, label = where
    labels = _labels(playbook, step)

    assert spoken_of(words, labels).meant == labels.index(label) + 1


@pytest.mark.parametrize("words", ["mein Hund ist weg", "no me oyen?", "je ne sais pas", "neues Handy"])
def test_what_is_no_answer_is_none_in_another_language_either(words: str) -> None:
    for playbook, step in (("login", "L10"), ("audio_video", "A03"), ("connectivity", "C14")):
        assert spoken_of(words, _labels(playbook, step)).meant is None


def _labels(playbook: str, step: str) -> tuple[str, ...]:
    return tuple(option.label for option in playbooks()[playbook].steps[step].options)
