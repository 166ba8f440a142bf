"""Several answers meant by their places are heard in five languages."""

from __future__ import annotations

import pytest

from bot.model.understanding.places_said import places_said

SAID: dict[str, tuple[int, ...] | None] = {
    "i did the second one": (2,),
    "I already did the first one": (1,),
    "the first two": (1, 2),
    "I've tried the last two": (2, 3),
    "the first and the third": (1, 3),
    "first and last": (1, 3),
    "2 and 3": (2, 3),
    "all of them": (1, 2, 3),
    "i tried everything": (1, 2, 3),
    "all three": (1, 2, 3),
    "none of these": (),
    "neither of them": (),
    "I did not try any of them": (),
    "not any of these": (),
    "no, not any": (),
    "none of the three": (),
    "didn't try any of them": (),
    "haven't tried anything yet": (),
    "havent done any of that": (),
    "I have not": (),
    "not yet": (),
    "todavía no he intentado nada": (),
    "rien du tout pour l'instant": (),
    "je n'ai pas encore essayé": (),
    "ich habe noch gar nichts versucht": (),
    "ainda não experimentei nenhum": (),
    "not two": None,
    "i didn't try restarting": None,
    "i have not tried the second one": None,
    "nothing works": None,
    "ya hice el segundo": (2,),
    "las dos primeras": (1, 2),
    "todos": (1, 2, 3),
    "los tres": (1, 2, 3),
    "ninguno de estos": (),
    "no he hecho ninguno": (),
    "j'ai fait le deuxième": (2,),
    "les deux premiers": (1, 2),
    "je les ai tous faits": (1, 2, 3),
    "aucun": (),
    "aucun d'entre eux": (),
    "das zweite habe ich gemacht": (2,),
    "die ersten beiden": (1, 2),
    "die letzten zwei": (2, 3),
    "alle drei": (1, 2, 3),
    "keins davon": (),
    "fiz o segundo": (2,),
    "os dois primeiros": (1, 2),
    "já fiz todos eles": (1, 2, 3),
    "nenhum desses": (),
    "não fiz nenhum": (),
    "both": None,
    "the two": None,
    "the fifth": None,
    "all but the first": None,
    "not the first": None,
    "not all": None,
    "any of them": None,
    "any": None,
    "any of the three": None,
    "the second one?": None,
    "2": None,
    "I did two": None,
    "my first class is over": None,
    "restarted everything twice": None,
}
OF_TWO = ("both", "I did both", "both of them", "the two of them", "los dos", "las dos", "ambos", "les deux")
OF_TWO_MORE = ("tous les deux", "beide", "alle beide", "os dois", "as duas", "ambas", "all", "1 and 2", "the first two")


@pytest.mark.parametrize("words", SAID)
def test_of_three_those_are_meant_whose_places_are_said(words: str) -> None:
    assert places_said(words, 3) == SAID[words]


@pytest.mark.parametrize("words", [*OF_TWO, *OF_TWO_MORE])
def test_of_two_both_are_meant(words: str) -> None:
    assert places_said(words, 2) == (1, 2)
