"""Phrases nobody understood: taught by the staff, and known from then on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.engine import Engine
from bot.model.messages import Kind, Message
from bot.model.school import School
from store.store import Store
from tests.faults.sayings import rows
from tests.stories.looking import AT, says_all
from tests.stories.outages import labels
from tests.world import HELP_DESK, NORTH, ZONE, World

ATE = "the gronk ate my work"


def test_a_phrase_that_was_taught_is_known_from_then_on(checked: World) -> None:
    world = checked
    assert world.student.says(ATE) == "unknown"
    assert world.first.says(f'teach "{ATE}" as playbook coursework') == "phrase_teach"

    assert world.first.hears() == [f"From now on “{ATE}” means coursework, whoever says it to me."]
    for words in (ATE, "The GRONK ate my work!!", f"/desk {ATE}", f"/help {ATE}", f"help with {ATE}"):
        assert world.student.says(words) == "coursework_help", words
    assert world.student.says(f"@deskbell {ATE}", where=HELP_DESK) == "coursework_help"
    assert world.student.says(ATE, where=HELP_DESK) == "talk"


def test_a_wrong_letter_is_heard_through_in_a_phrase_of_the_school(checked: World) -> None:
    checked.first.says('teach "the flubber is stuck" = sound')

    assert checked.student.says("the fluber is stuck") == "av_help"
    assert checked.student.says("the flubbre is stuck") == "av_help"
    assert checked.student.says("the flubber is loud") == "unknown"


def test_another_process_knows_it_at_once_and_forgets_it_at_once(checked: World) -> None:
    world = checked
    other = Engine(Store(world.database_url), world.schools, world.engine.shelf)

    def says_there(words: str) -> str:
        message = Message((f"there{world.count()}",), world.student.identity, world.student.place, words, Kind.SAID)
        return other.hear(message, world.clock.now())

    try:
        assert says_there(ATE) == "unknown"
        world.first.says(f'teach "{ATE}" as coursework')
        assert says_there(ATE) == "coursework_help"
        world.first.says(f'teach "{ATE}" as wifi')
        assert says_there(ATE) == "connectivity_help"
        world.first.presses("Take it back")
        assert says_there(ATE) == "unknown"
    finally:
        other.store.close()


def test_what_was_taught_is_listed_and_taken_back(checked: World) -> None:
    first = checked.first
    first.says("teach list")
    assert first.hears()[-1].startswith("I was taught no phrase yet.")

    first.says(f'teach "{ATE}" as coursework')
    first.says("teach “esp is mad” means login_help")
    first.says("teach list")
    assert first.hears()[-1].splitlines()[:2] == [
        "What I was taught: “esp is mad” means login",
        f"“{ATE}” means coursework",
    ]

    assert first.says("forget “ESP is mad!”") == "phrase_forget"
    assert first.hears()[-1] == "I have forgotten “esp is mad”: it does not mean login any more."
    assert checked.student.says("esp is mad") == "unknown"
    assert first.says('forget "esp is mad"') == "refused"
    first.presses("Teach it again")
    assert checked.student.says("esp is mad") == "login_help"


def test_a_name_that_is_not_known_is_asked_back_with_the_nearest(checked: World) -> None:
    assert checked.first.says(f'teach "{ATE}" as playbook corsework') == "refused"

    assert labels(checked.first) == ["coursework", "Talk to a person"]
    checked.first.presses("coursework")
    assert checked.student.says(ATE) == "coursework_help"


def test_the_name_of_an_intent_that_wants_words_gets_those_of_the_phrase(checked: World) -> None:
    checked.first.says('teach "the flux is broken" as ticket_create')
    checked.student.says("The flux is broken.")

    assert checked.work().tickets.numbered(1).summary == "the flux is broken"


@pytest.mark.parametrize(
    "taught",
    [
        *(
            '"x y z" as close 1',
            '"x y z" as resolve 1 done',
            '"x y z" as queue',
            '"x y z" as unlink',
            '"x y z" as link',
        ),
        *('"x y z" as outage lms "gone"', '"x y z" as session cancel 1', '"x y z" as on call override me friday'),
        *('"x y z" as restart', '"x y z" as teach "a b" as login', '"x y z" as forget "a b"', '"x y z" as approve 1.1'),
        *(
            '"login" as wifi',
            '"a" as login',
            '"the" as login',
            '"  ?" as wifi',
            '"help me" as wifi',
            f'"{"flux " * 40}" as wifi',
            '"x y z" as',
            '"queue" as wifi',
            f'"x y z" as ticket open {"flux " * 20}',
        ),
    ],
)
def test_what_may_not_be_taught_is_told_and_changes_nothing(checked: World, taught: str) -> None:
    assert checked.first.says(f"teach {taught}") == "refused"

    assert checked.work().phrases.all() == {}
    assert checked.student.says("x y z") == "unknown"


@pytest.mark.parametrize("words", ["resolve 1 it was nothing", "close 1", "queue", 'teach "a" as login', "unlink"])
def test_whatever_stands_in_the_table_a_student_does_nothing_by_it_that_their_role_may_not(
    checked: World, words: str
) -> None:
    world, mia = checked, checked.person("mia", "Mia Moser")
    world.student.says("ticket open the projector stays dark")
    mia.says("help")
    with world.store.begin(NORTH, world.clock.now()) as work:
        work.phrases.teach("abracadabra now", words, 1)
    noted = ("heard", "outbox", "misses", "unknown")
    before = rows(world.store, "north", *noted)

    assert mia.says("abracadabra now") == "unknown"
    assert rows(world.store, "north", *noted) == before


def test_without_quotation_marks_nothing_is_done_but_taught(checked: World) -> None:
    world = checked
    world.teacher.says('session add "Algebra" tomorrow 10:00')
    assert world.first.says("teach the lamp is sad means sound") == "phrase_teach"
    world.first.says('session add "Duty" tomorrow 12:00')
    assert world.first.says("teach xyzzy means session cancel 2") == "refused"

    assert world.first.hears()[-1].startswith("“session cancel 2” cannot be taught.")
    assert world.student.says("the lamp is sad") == "av_help"


def test_a_student_may_not_teach(checked: World) -> None:
    for words in (f'teach "{ATE}" as login', "unknown", "teach list", f'forget "{ATE}"'):
        assert checked.student.says(words) == "refused"
    for words in ("teach me how to use the wifi", "teach me what eduroam means"):
        assert checked.student.says(words) != "refused"
    assert checked.work().phrases.all() == {}


def test_what_another_school_was_taught_is_not_known_here(world_of: Callable[..., World]) -> None:
    south = School("south", "South", ZONE, workspaces=frozenset({("chat", "south")}), people=NORTH.people[:1])
    world = world_of(NORTH, south)
    world.first.says(f'teach "{ATE}" as coursework')

    assert world.person("kim", "Kim", "south").says(ATE) == "unknown"
    assert world.student.says(ATE) == "coursework_help"


def test_an_open_question_gets_its_answer_whatever_was_taught(checked: World) -> None:
    world = checked
    world.first.says('teach "the second one" as sound')
    world.first.says('teach "the blue cart" as sound')
    world.student.says("login")
    label = world.student.choices()[0]
    world.first.says(f'teach "{label}" as wifi')

    assert world.student.says(label) == "answer"
    assert world.student.says("the second one") == "answer"
    assert world.student.says("the blue cart") == "av_help"


def test_a_question_that_wants_words_takes_those_of_a_phrase_and_of_a_command_of_the_staff(checked: World) -> None:
    checked.first.says('teach "the red one" as sound')
    for words in ("the red one", "unknown", "queue"):
        says_all(checked.student, *AT["look_up"])
        assert checked.student.says(words) == "answer", words
    assert checked.student.says("unknown") == "refused"
    assert checked.student.says("the red one") == "av_help"


def test_the_school_s_own_words_come_first_and_cannot_be_taught(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, words={"esp": "login"}))

    assert world.first.says('teach "ESP" as wifi') == "refused"
    assert world.student.says("esp") == "login_help"


def test_what_is_taught_in_a_message_that_fails_is_not_known(checked: World) -> None:
    world = checked

    def taught_in_vain() -> None:
        with world.store.begin(NORTH, world.clock.now()) as work:
            work.phrases.teach(ATE, "wifi", 1)
            assert world.store.taught(work).meaning(ATE) == "wifi"
            work.connection.rollback()

    taught_in_vain()
    world.first.says('teach "zorp my flux" as coursework')
    assert world.student.says(ATE) == "unknown"
    taught_in_vain()
    assert world.student.says(ATE) == "unknown"
    assert world.student.says("zorp my flux") == "coursework_help"


@pytest.mark.parametrize("phrase", ["my pw is Hunter2!", "my pw is •••", "Blue$kies42 flurb"])
def test_a_phrase_with_a_secret_in_it_is_not_learned(checked: World, phrase: str) -> None:
    assert checked.first.says(f'teach "{phrase}" as login') == "refused"
    assert checked.first.hears()[-1].startswith("There is something in that phrase that looks like a secret")

    checked.first.says("teach list")
    assert checked.first.hears()[-1].startswith("I was taught no phrase yet.")


@pytest.mark.parametrize("words", ["please florp the wug", "florp the wug please", "Hi, florp the wug por favor!"])
def test_courtesies_around_a_phrase_do_not_matter(checked: World, words: str) -> None:
    checked.first.says('teach "florp the wug" as coursework')
    assert checked.student.says(words) == "coursework_help"


@pytest.mark.parametrize("phrase", ["yes", "No", "ok", "1", "two", "sí", "nein", "oui", "não", "none of these"])
def test_what_answers_questions_is_not_taught(checked: World, phrase: str) -> None:
    assert checked.first.says(f'teach "{phrase}" as wifi') == "refused"
    assert checked.work().phrases.all() == {}


def test_what_has_a_name_and_cannot_be_taught_is_told_so(checked: World) -> None:
    assert checked.first.says('teach "drop it" as session_cancel') == "refused"
    told = checked.first.hears()[-1]
    assert told.startswith("“session_cancel” cannot be taught. A phrase stands for what every student may ask for")


@pytest.mark.parametrize(
    "words",
    ["help with esp please", "esp broken", "esp does not work", "please esp", "my esp is not working", "esp thanks"],
)
def test_a_word_of_the_school_counts_inside_a_sentence(world_of: Callable[..., World], words: str) -> None:
    world = world_of(replace(NORTH, words={"esp": "login"}))
    assert world.student.says(words) == "login_help"


def test_a_word_of_the_school_in_what_wants_nothing_starts_nothing(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, words={"esp": "login", "mi escritorio": "my tickets"}))
    assert world.student.says("esp is great") == "none"
    assert world.student.says("mi escritorio azul") == "unknown"
    assert world.student.says("ticket open esp broken") == "ticket_create"
