"""Amid a walk-through somebody tells more of their trouble than they are asked for: it is kept, and never unclear."""

from __future__ import annotations

import pytest

from tests.stories.looking import SECOND, pages, says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SERVICE = "Which service will not let you in?"
KEPT = "I keep that for whoever helps you. To go on, please answer this:"
TOLD = ("he is on his school laptop", "he tried that already", "since yesterday", "only mine", "an meinem Handy",
    "seit gestern", "depuis ce matin", "toute la classe", "desde ayer",
    "só o meu", "chromebook, since monday")  # fmt: skip


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


@pytest.mark.parametrize("words", ["i already told you", "did you try that already?", "plugh since you ask"])
def test_what_tells_nothing_of_it_is_still_unclear(world: World, words: str) -> None:
    says_all(world.student, "i cant log in")

    assert KEPT not in says_all(world.student, words)[0]
