"""What somebody says in a walk-through besides its answers is all there for the person they ask for, and no wish is."""

from __future__ import annotations

import pytest

from tests.stories.looking import facts, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
WORDS = "In their own words"
FIRST = "i cant log in to canvas, i got a new phone on friday"
TOLD = ("it says invalid", "i restarted it", "my mum tried too")
BUILDING = "Which building are you in? Its name or number is enough."


def test_what_it_began_with_and_all_that_was_said_since_is_on_the_ticket(world: World) -> None:
    says_all(world.student, FIRST, *TOLD, "human")

    said = facts(world)[WORDS].split(" / ")
    assert said[0] == FIRST
    assert sorted(said[1:]) == sorted(TOLD)


def test_of_very_many_words_the_first_and_the_last_ones_are_kept(world: World) -> None:
    says_all(world.student, FIRST, *(f"the flarn zorps {letter} my quux" for letter in "abcdefghijkl"), "human")

    said = facts(world)[WORDS].split(" / ")
    assert said[0] == FIRST
    assert said[-1] == "the flarn zorps l my quux"
    assert len(said) == 8


@pytest.mark.parametrize("wish", ["human", "mensch", "je veux un humain", "quero falar com alguém por favor",
    "ich möchte mit einem menschen sprechen", "i want to talk to someone"])  # fmt: skip
def test_the_wish_for_a_person_is_no_fact(world: World, wish: str) -> None:
    says_all(world.student, "salut le son marche pas sur meet", "oui j'ai autorisé le micro", wish)

    assert facts(world)[WORDS] == "salut le son marche pas sur meet / oui j'ai autorisé le micro"


def test_what_was_not_understood_amid_the_answers_goes_to_a_person_with_a_press(world: World) -> None:
    says_all(world.student, "login", "1", "I am her mother")
    world.student.presses("Talk to a person")

    assert facts(world)[WORDS] == "I am her mother"


def test_what_was_not_understood_is_on_no_ticket_that_was_not_asked_for(world: World) -> None:
    says_all(world.student, "login", "1", "I am her mother", "1")

    assert len(tickets(world)) == 1
    assert "mother" not in str(ticket(world).answers)


@pytest.mark.parametrize("wish", ["persona", "pessoa", "humano", "humain", "humain svp", "mensch", "una persona",
    "eine Person bitte"])  # fmt: skip
@pytest.mark.parametrize("way", [(), ("login", "1"), ("wifi not working", "1")])
def test_a_person_is_called_so_in_five_languages_whatever_was_asked(
    world: World, wish: str, way: tuple[str, ...]
) -> None:
    says_all(world.student, *way)
    assert world.student.says(wish) == "talk_to_human"
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("words", ["are you a human", "i do not want a person", "hola gente"])
def test_whoever_denies_it_or_asks_what_the_desk_is_gets_none_at_the_building(world: World, words: str) -> None:
    says_all(world.student, "wifi not working", "1", words)

    assert tickets(world) == []


def test_a_question_where_a_building_is_asked_for_is_answered(world: World) -> None:
    says_all(world.student, "wifi not working", "1")
    assert says_all(world.student, "whats eduroam")[-1].startswith("What I found about “whats eduroam”")

    says_all(world.student, "library", "human")
    assert ticket(world).summary == "School Wi-Fi, library"


@pytest.mark.parametrize("words", ["what is a building", "how do i know that", "qué es un edificio",
    "c'est quoi un bâtiment", "was ist ein gebäude", "o que é um prédio"])  # fmt: skip
def test_any_other_question_is_no_building_either(world: World, words: str) -> None:
    says_all(world.student, "wifi not working", "1")
    assert says_all(world.student, words)[-1].endswith(BUILDING)

    says_all(world.student, "library", "human")
    assert ticket(world).summary == "School Wi-Fi, library"
