"""Amid a walk-through somebody tells more of their trouble than they are asked for: it is kept, and never unclear."""

from __future__ import annotations

import pytest

from tests.stories.looking import SECOND, pages, says_all, ticket
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SERVICE = "Which service will not let you in?"
KEPT = "I keep that for whoever helps you. To go on, please answer this:"
TOLD = ("he is on his school laptop", "he already restarted it twice", "since yesterday", "only mine",
    "an meinem Handy",
    "seit gestern", "depuis ce matin", "toute la classe", "desde ayer",
    "só o meu", "chromebook, since monday", "it says account not found", "yes she has a test tomorrow")  # fmt: skip


@pytest.mark.parametrize("words", TOLD)
def test_what_belongs_to_the_trouble_is_kept_for_a_person(world: World, words: str) -> None:
    says_all(world.student, "i cant log in")

    assert says_all(world.student, words) == [f"{KEPT}\n{SERVICE}"]
    says_all(world.student, "moodle", "no", "human")
    assert words in dict(ticket(world).answers)["In their own words"]


def test_who_tells_one_thing_after_the_other_reads_nothing_twice_and_is_led_to_a_person(world: World) -> None:
    says_all(world.student, "i cant log in")
    said = [says_all(world.student, words)[0] for words in TOLD[:5]]

    assert len(set(said)) == 5
    assert not [each for each in said if "not understand" in each or "do not get on" in each]
    assert "human" in [button.says for button in world.student.last().buttons]


def test_who_says_amid_it_that_a_class_begins_is_believed_and_not_asked_for_it(world: World) -> None:
    says_all(world.student, "i cant log in")

    (said,) = says_all(world.student, "its urgent my class starts in 5 min")
    assert said == f"I know now that there is little time. To go on, please answer this:\n{SERVICE}"
    said = "\n".join(says_all(world.student, "zoom"))
    assert SECOND not in said
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(
    "words",
    [
        *("my laptop has a virus, since yesterday", "my chromebook got stolen, yesterday"),
        "i clicked a phishing link yesterday, typed my password on my laptop",
        "somebody took over my account yesterday, changed my password this morning",
        *("laptop broken, since monday", "canvas has been down since yesterday, mail too since monday"),
    ],
)
def test_another_trouble_is_not_kept_because_it_tells_since_when_it_is(world: World, words: str) -> None:
    says_all(world.student, "my wifi is not working")

    assert not any(KEPT in said for said in says_all(world.student, words))


@pytest.mark.parametrize("words", ["i am exhausted all day, i can't do this anymore", "i am exhausted since monday",
    "I cannot do this anymore since yesterday", "I cannot cope since last week"])  # fmt: skip
def test_who_can_bear_no_more_reads_a_kind_word_and_it_is_not_kept(world: World, words: str) -> None:
    says_all(world.student, "my wifi is not working")

    assert says_all(world.student, words)[0].startswith("That sounds like a lot")


def test_what_may_be_another_trouble_has_a_button_for_a_ticket_of_its_own(world: World) -> None:
    says_all(world.student, "my wifi is not working", "my locker lock is stuck since yesterday")
    assert labels(world.student)[-1] == "No, open a ticket for this"

    says_all(world.student, "since yesterday")
    assert "No, open a ticket for this" not in labels(world.student)


@pytest.mark.parametrize("words", ["i already told you", "did you try that already?", "plugh since you ask"])
def test_what_tells_nothing_of_it_is_still_unclear(world: World, words: str) -> None:
    says_all(world.student, "i cant log in")

    assert KEPT not in says_all(world.student, words)[0]


def test_who_teaches_right_now_answers_the_question_for_it(world: World) -> None:
    says_all(world.teacher, "cannot hear students on zoom")

    assert says_all(world.teacher, "teaching right now!!")[0].startswith("I opened a ticket, because a class is near.")


def test_a_mother_answers_for_her_child(world: World) -> None:
    says_all(world.student, "my son cannot log in to moodle", "he says no")

    assert says_all(world.student, "he forgot his password")[-1].startswith("Did you set up a way to reset")


@pytest.mark.parametrize("words", ["my daughter cant get into her google account",
    "ich komme nicht in mein google konto", "j'ai oublié le mot de passe de mon compte google"])  # fmt: skip
def test_whose_account_it_is_need_not_be_said_twice(world: World, words: str) -> None:
    assert says_all(world.student, words) == [SECOND]


def test_what_is_lost_need_not_be_said_twice(world: World) -> None:
    said = "\n".join(says_all(world.student, "i lost my phone with the authenticator app on it"))

    assert "What is missing?" not in said
    assert ticket(world).summary == "Security: Phone with the sign-in app is lost"
