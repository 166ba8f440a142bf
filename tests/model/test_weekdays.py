"""Days of the week are read in five languages, by their whole names and the short ones, with a time and without."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.moments.asked_days import asked_for
from bot.model.moments.days import bare_day, one_day
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Why

SUNDAY_BEFORE = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
ZONE = "Europe/Lisbon"
WHOLE = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "en short": "mon tue wed thu fri sat sun",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "pt alone": "segunda terça quarta quinta sexta sábado domingo",
}
SHORT = {
    "es short": "lun mar mié jue vie sáb dom",
    "es dotted": "lun. mar. mié. jue. vie. sáb. dom.",
    "fr short": "lun mar mer jeu ven sam dim",
    "fr dotted": "lun. mar. mer. jeu. ven. sam. dim.",
    "de dotted": "Mo. Di. Mi. Do. Fr. Sa. So.",
    "pt short": "seg ter qua qui sex sáb dom",
}
WITH_TIME = ("{} 10:00", "{}, 10:00", "{} 10h", "{} 10h00")
IN_WORDS = {
    "en": ("on {} at 10am", "{} at 10:00"),
    "es": ("el {} a las 10:00", "el {} a las 10h"),
    "fr": ("{} à 10h", "le {} à 10h00"),
    "de": ("am {} um 10 Uhr", "{} um 10:00 Uhr"),
    "pt": ("na {} às 10h", "{} às 10:00"),
}


def days(languages: dict[str, str]) -> list[tuple[str, int]]:
    return [(name, day) for names in languages.values() for day, name in enumerate(names.split())]


@pytest.mark.parametrize(("name", "day"), days(WHOLE | SHORT))
@pytest.mark.parametrize("form", WITH_TIME)
def test_a_day_with_a_time_is_the_next_such_day(form: str, name: str, day: int) -> None:
    found = read_moment(form.format(name), ZONE, SUNDAY_BEFORE)

    assert isinstance(found, Moment), found
    assert (found.local.weekday(), found.local.hour) == (day, 10)
    assert found.spans[0][0] == 0, "what is left would be a name"


@pytest.mark.parametrize("language", IN_WORDS)
def test_a_day_with_a_time_in_words_is_read(language: str) -> None:
    for name, day in days({key: names for key, names in WHOLE.items() if key.startswith(language)}):
        for form in IN_WORDS[language]:
            found = read_moment(form.format(name), ZONE, SUNDAY_BEFORE)
            assert isinstance(found, Moment), (form, name, found)
            assert (found.local.weekday(), found.local.hour) == (day, 10), (form, name)


@pytest.mark.parametrize(("name", "day"), days(WHOLE))
def test_a_day_alone_lacks_a_time_and_says_who_is_called_then(name: str, day: int) -> None:
    read = read_moment(name, ZONE, SUNDAY_BEFORE)
    asked = asked_for(name, ZONE, SUNDAY_BEFORE)

    assert not isinstance(read, Moment)
    assert read.why is Why.NO_TIME
    assert asked is not None
    assert asked.weekday() == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("mueve la segunda clase al viernes a las 10:00", 4),
        ("a segunda aula na sexta às 10h", 4),
        ("sexta feira 10:00", 4),
        ("what I do at 10:00 on friday", 4),
        ("so 10:00 on tuesday", 1),
        ("@sam 10:00 tuesday", 1),
        ("Sam 10:00 tuesday", 1),
        ("tutoring with Sam at 10:00 tuesday", 1),
        ("Office hours for Sam, 15:00 friday 30m", 4),
        ("what Dom 10:00 means for tuesday", 1),
        ('"lunch" with ven 12:00 tuesday', 1),
        ("weds 10:00", 2),
        ("thur 10:00", 3),
    ],
)
def test_what_only_looks_like_a_day_is_none(words: str, day: int) -> None:
    found = read_moment(words, ZONE, SUNDAY_BEFORE)

    assert isinstance(found, Moment), found
    assert found.local.weekday() == day


@pytest.mark.parametrize("words", ["lunch with sam 12:00", "call dom at 10:00", "@dom 12:00", "i am sam, 12:00"])
def test_somebody_whose_name_is_that_of_a_day_is_none(words: str) -> None:
    found = read_moment(words, ZONE, SUNDAY_BEFORE)

    assert isinstance(found, Moment), found
    assert not found.day_named


@pytest.mark.parametrize("words", ['"Algebra" mar 10:00', "class el mar 10:00", "cours le mar 10h", "aula ter. 10h"])
def test_a_short_name_is_a_day_by_its_point_its_article_or_behind_a_name_in_quotes(words: str) -> None:
    found = read_moment(words, ZONE, SUNDAY_BEFORE)

    assert isinstance(found, Moment), found
    assert (found.local.weekday(), found.local.hour) == (1, 10)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Sam 12:00", "Sam"), ('"lunch" dom 10h', "dom"), ("mar", "mar"), ("sam. 12:00", ""), ("sat 12:00", "")],
)
def test_a_short_name_that_people_have_as_well_is_told_from_others(words: str, name: str) -> None:
    assert bare_day(words) == name


@pytest.mark.parametrize("words", ["mon professeur", "mon ami", "mon cours", "l'examen de mon ami"])
def test_what_is_mine_in_french_is_no_monday(words: str) -> None:
    assert one_day(words)[0] is None


def test_a_short_monday_is_still_one() -> None:
    assert one_day("mon 10:00")[0] is not None
