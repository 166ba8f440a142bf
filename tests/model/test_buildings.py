"""One building has one key, however it is written; buildings that only look alike have two."""

from __future__ import annotations

import pytest

from bot.model.reports.buildings import is_none, key_of, named_in

SAME = (
    (
        "b",
        "Building B|B building|building b.|bldg B|Bldg. b|B|the B building|in Building B|I am in building B|"
        "building no. B|room 204 in building B|Building B, room 204|building B 204|building B-204|Building B204|"
        "Building B, 2nd floor|B building, ground floor|Edificio B|el edificio B|no edifício B|o prédio B|"
        "bâtiment B|au bâtiment B|Gebäude B|im Gebäude B|GEBÄUDE B",
    ),
    ("a", "Building A|building a|A building|A|Edificio A"),
    (
        "library",
        "Main library|the library|library|LIBRARY|The Main Library.|la biblioteca|a biblioteca|"
        "Bibliothek|die Bibliothek|la bibliothèque|library building|in the library|Library, second floor|our library",
    ),
    ("music library", "music library|the Music Library|Music library, room 3"),
    ("science", "Science building|the science building|science|building science|SCIENCE BLDG"),
    ("ciencias", "edificio de ciencias|el edificio de Ciencias|Edificio Ciencias"),
    ("block c", "Block C|C block|block c|bloque C|bloco C|bloc C|in block C"),
    ("hall 3", "Hall 3|3 hall|hall no. 3"),
    ("main", "Main building|the main building|edificio principal"),
    ("house kepler", "Kepler house|the Kepler House|Haus Kepler"),
    ("b 204", "B 204|B-204|b 204"),
    ("room 204", "room 204|Room 204|Raum 204"),
    ("b2", "Building B2|B2|B2 building"),
    ("kepler", "Kepler|kepler i think|I think Kepler|is it Kepler?|it's Kepler|Kepler?"),
)
"""The key, and how people write it when they are asked which building they are in."""


@pytest.mark.parametrize(("key", "written"), SAME)
def test_a_building_has_one_key_however_it_is_written(key: str, written: str) -> None:
    assert {each: key_of(each) for each in written.split("|")} == dict.fromkeys(written.split("|"), key)


def test_no_two_buildings_that_look_alike_have_one_key() -> None:
    names = [
        "Building B",
        "Building D",
        "Building 8",
        "Building 13",
        "Building B2",
        "Hall B",
        "Block B",
        "House B",
        "Wing B",
        "Building B annex",
        "library",
        "music library",
        "old library",
        "new library",
        "law library",
        "Main building",
        "Main hall",
        "Kepler",
        "Keppler",
        "North building",
        "North hall",
        "Building I",
        "Building L",
        "Building 1",
        "B 204",
        "D 204",
        "room 204",
        "gym",
        "science",
        "computer science",
    ]

    assert len({key_of(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the wifi does not work in building B", "b"),
        ("no internet in B building since nine", "b"),
        ("wifi is down, bldg B, room 204", "b"),
        ("no wifi in room 204 of building B", "b"),
        ("in the science building there is no wifi", "science"),
        ("the wifi in the library is gone", "library"),
        ("wifi in the music library is gone", "music library"),
        ("no hay wifi en el edificio B", "b"),
        ("pas de wifi dans le bâtiment B", "b"),
        ("kein WLAN im Gebäude B", "b"),
        ("sem wifi no bloco C", "block c"),
        ("wifi is down in B 204", ""),
        ("wifi is down in room 204", ""),
        ("the wifi is down in this building", ""),
        ("the whole building has no wifi", ""),
        ("wifi of the building i am in is gone", ""),
        ("the wifi in a building is gone", ""),
        ("el wifi del edificio no funciona", ""),
        ("le bâtiment a un problème de wifi", ""),
        ("el edificio y la cafetería no tienen wifi", ""),
        ("o prédio e o ginásio estão sem wifi", ""),
        ("in building A the wifi is gone", "a"),
        ("no wifi in building a", "a"),
        ("wifi is slow", ""),
    ],
)
def test_a_report_names_a_building_only_where_its_words_say_so(words: str, key: str) -> None:
    assert named_in(words) == key


@pytest.mark.parametrize(
    "words",
    [
        "i already restarted it",
        "wait actually it is only my laptop",
        "im bored",
        "why do you need that?",
        "es ist nur mein laptop",
        "ich habe schon neugestartet",
        "solo es mi portátil",
        "ya lo reinicié",
        "c'est seulement mon ordi",
        "j'ai déjà redémarré",
        "é só o meu portátil",
        "já reiniciei",
        "i tried it in chrome",
        "it is broken",
        "i think it is just me",
        "is it important?",
        "Why?",
        "which one?",
        "I think I broke it",
        *("android", "my iPhone", "im on a chromebook", "Windows 11", "zoom has no sound"),
    ],
)
def test_what_tells_of_something_else_is_no_building(words: str) -> None:
    assert is_none(words)


@pytest.mark.parametrize(
    "words",
    [
        *("B", "I", "4", "science", "st mary", "the library", "the new one next to the gym", "i am in the gym"),
        *("its building 4", "it is the big one", "im Keller", "at home", "bloco C", "la casa azul", "le gymnase"),
        *("we are in the science building", "dans la grande salle", "dorm", "no pavilhão", "the old tower", "PC 4"),
        *("Kepler I think", "I think Kepler", "is it Kepler", "Kepler?", "je suis au lycée", "je suis à la cantine"),
    ],
)
def test_a_place_is_one_however_it_is_told(words: str) -> None:
    assert not is_none(words)


@pytest.mark.parametrize("mark", ["(", "?", "I think ", " ."])
def test_of_an_endless_answer_the_beginning_is_looked_at(mark: str) -> None:
    assert key_of(mark * 200_000) == key_of(mark * 200)
    assert is_none(mark * 200_000) is is_none(mark * 200)
