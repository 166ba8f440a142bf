"""A class that has begun and is not over: it is shown with the way in, and can still be changed."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS, facts, in_class, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

LINK = "https://zoom.us/j/1"
TODAY = "Mon 23 Nov 2026, 10:00 Lisbon time"


def begun(world: World) -> None:
    """A class of 90 minutes that has been running for five."""
    world.student.says("thanks")
    plans(world, f'"Algebra 2" today 10:00 90m #algebra @sam {LINK}')
    world.passes(minutes=65)
    for someone in (world.teacher, world.student):
        someone.hears()


@pytest.mark.parametrize("words", ["sessions", "when is my class", "my classes today"])
def test_whoever_is_late_finds_the_class_that_is_running_with_its_link(world: World, words: str) -> None:
    begun(world)
    world.student.says(words)

    running = f"{TODAY}, 90 minutes, running now, Join the class ({LINK})"
    assert facts(world.student.last()) == {"1: Algebra 2": running}


def test_a_class_that_is_over_is_listed_no_more(world: World) -> None:
    begun(world)
    world.passes(minutes=85)
    world.student.says("sessions")

    assert world.student.hears() == ["You have no class ahead that I know of."]


@pytest.mark.parametrize("words", ["make it 30 minutes longer", "extend my class to 2 hours", "session length 1 2h"])
def test_a_class_that_is_running_is_made_longer(world: World, words: str) -> None:
    begun(world)
    world.teacher.says(words)
    if not words.startswith("session"):
        world.teacher.says("yes")

    assert in_class(world)[-1] == f"“Algebra 2” on {TODAY} lasts 120 minutes."
    assert world.student.hears() == [f"“Algebra 2” on {TODAY} lasts 120 minutes."]


@pytest.mark.parametrize("words", ["session length 1 5m", "make it 5 minutes", "make my class 5 minutes long"])
def test_a_class_that_is_running_is_not_made_so_short_that_it_would_be_over(world: World, words: str) -> None:
    begun(world)
    world.teacher.says("session 1")
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears() == ["It would be over by now. Say how long it is from its start to its end."]


def test_a_class_that_was_cancelled_after_it_began_is_held_after_all(world: World) -> None:
    begun(world)
    world.teacher.says("cancel my class")
    world.teacher.says("yes")
    world.teacher.presses("Hold it after all")

    cancelled, held = (f"“Algebra 2” on {TODAY} {told}." for told in ("is cancelled", "takes place after all"))
    assert in_class(world)[-2:] == [cancelled, held]


def test_a_class_that_would_be_over_is_not_held_after_all(world: World) -> None:
    begun(world)
    world.teacher.says("session cancel 1")
    world.passes(hours=2)
    world.teacher.says("session restore 1")

    assert world.teacher.hears()[-1] == "Session 1 is over. Plan a new one instead."


def test_whoever_is_invited_while_a_class_is_running_hears_of_it(world: World) -> None:
    begun(world)
    kim = world.person("kim")
    world.teacher.says("session invite 1 @kim", mentions=MENTIONS)

    assert kim.hears() == [f"You are invited to “Algebra 2” on {TODAY}."]


def test_a_time_that_comes_twice_stays_the_one_it_was_when_its_length_changes(world: World) -> None:
    plans(world, '"Algebra 2" 31 oct 2027 01:30 second #algebra')
    world.teacher.says("session length 1 90m")

    assert facts(world.teacher.last())["Length"] == "90 minutes"


@pytest.mark.parametrize(
    "words",
    [
        "i can't find the zoom link",
        "where is the link to algebra",
        "i dont have the link",
        "what's the link for today's class, can you send it please?",
        "no link and algebra starts in 5 minutes",
        "where is the link to get into my lesson",
        "no encuentro el enlace",
        "ich finde den Link nicht",
        "je ne trouve pas le lien",
        "não tenho o link",
    ],
)
def test_whoever_has_not_got_the_link_is_given_it_and_nobody_is_called(world: World, words: str) -> None:
    begun(world)
    world.student.says(words)

    shown = {"Class": "1: Algebra 2", "Starts": TODAY, "Length": "90 minutes", "Link": LINK}
    assert facts(world.student.last()) in (
        shown,
        {"1: Algebra 2": f"{TODAY}, 90 minutes, running now, Join the class ({LINK})"},
    )
    assert world.staff() == []


@pytest.mark.parametrize(
    "words",
    [
        "the zoom link does not open",
        "i need the password reset link",
        "no link to my homework",
        "i need a link between two chapters",
        "my dog has no link",
        "send me a link to your mixtape lol",
    ],
)
def test_whoever_lacks_something_else_is_not_shown_the_class(world: World, words: str) -> None:
    begun(world)
    world.student.says(words)

    assert LINK not in str(facts(world.student.last()))


@pytest.mark.parametrize(
    "words",
    [
        "the link for math class doesnt work",
        "the zoom link for english is dead",
        "the link for algebra expired",
        "the meeting link for my lesson won't open",
        "el enlace de la clase no funciona",
        "le lien de mon cours ne marche pas",
        "der Link für meinen Unterricht geht nicht",
        "o link da aula não abre",
    ],
)
def test_whoever_has_a_link_that_leads_nowhere_is_helped_to_get_in(world: World, words: str) -> None:
    world.student.says(words)

    asked = ("Which program is the class in?", "Is the class going on right now?")
    assert world.student.hears()[-1].startswith(asked)


@pytest.mark.parametrize("words", ["where is the link for my next class", "link for my lesson please"])
def test_whoever_asks_for_a_link_hears_which_classes_are_ahead(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears()[-1].startswith("You have no class ahead")


def test_whoever_is_late_is_told_whom_to_tell(world: World) -> None:
    begun(world)
    world.student.says("i'm late")

    assert world.student.hears()[0].startswith("I keep no attendance lists")


def test_a_class_over_midnight_is_of_today_while_it_is_on(world: World) -> None:
    plans(world, '"Stars" today 23:30 90m @sam')
    plans(world, '"Moon" tomorrow 20:00 @sam')
    world.teacher.says("what do i teach tomorrow")
    assert [*facts(world.teacher.last())] == ["2: Moon"]
    world.passes(hours=15.5)
    world.teacher.says("what do i teach today")

    assert [*facts(world.teacher.last())] == ["1: Stars", "2: Moon"]


def test_a_class_that_is_over_can_be_held_again_and_not_be_changed(world: World) -> None:
    plans(world, '"Optics" today 10:00')
    world.passes(hours=3)
    world.teacher.says("session 1")
    assert labels(world.teacher.last()) == ["My classes", "Hold it again", "Talk to a person"]
    world.teacher.says("session move 1 to 20:00")
    world.teacher.presses("Hold it again")
    world.teacher.says("friday 9:00")

    assert facts(world.teacher.last())["Starts"] == "Fri 27 Nov 2026, 09:00 Lisbon time"


@pytest.mark.parametrize(
    "words", ["ben will teach optics instead of me", "can ben take over my class", "give optics to ben"]
)
def test_who_names_a_colleague_is_asked_whether_they_teach_it(world: World, words: str) -> None:
    plans(world, '"Optics" today 10:00')
    world.teacher.says(words)

    assert labels(world.teacher.last()) == ["Hand over 1: Optics", "My classes", "Talk to a person"]


@pytest.mark.parametrize(
    "words", ["mr smith will teach optics instead of me", "can zoe take over my class", "give optics to a colleague"]
)
def test_who_names_a_substitute_nobody_knows_is_led_to_a_person(world: World, words: str) -> None:
    plans(world, '"Optics" today 10:00')
    world.teacher.says(words)

    assert labels(world.teacher.last())[0] == "Yes, hand it on"
