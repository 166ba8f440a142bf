"""A playbook is edited while somebody is in the middle of it: no answer counts for a question they have not seen."""

from __future__ import annotations

from bot.content import playbook_texts
from bot.engine import Engine
from bot.model.playbooks import shelve
from bot.model.walkthroughs import WalkState
from tests.stories.looking import AT, FIRST, FORGOTTEN, SECOND, says_all, ticket, tickets
from tests.world import World

CHANGED = "These questions were changed a moment ago. Please answer once more:"
BEGUN_AGAIN = "These questions were changed a moment ago, so we begin again:"
TURNED_ROUND = ('{ label = "Course site', '{ label = "Something else')
OTHER_WORDS = ("Did that work?", "Does it work now?")


def edited(world: World, *changes: tuple[str, str]) -> None:
    """The login playbook with other words in these places."""
    texts = dict(playbook_texts())
    for before, after in changes:
        assert before in texts["login"], before
        texts["login"] = texts["login"].replace(before, after)
    world.engine = Engine(world.store, world.schools, shelve(texts))


def without_the_step(world: World) -> None:
    """`L01` is called something else from now on."""
    edited(world, ("[step.L01]", "[step.L011]"), ('"L01"', '"L011"'))


def test_an_answer_typed_to_a_question_of_before_is_asked_for_again(world: World) -> None:
    says_all(world.student, "login", "1")
    edited(world, OTHER_WORDS)

    assert says_all(world.student, "2") == [f"{CHANGED}\n{SECOND}"]
    assert says_all(world.student, "2") == ["What do you see?"]


def test_a_button_of_before_counts_for_nothing_and_the_new_one_does(world: World) -> None:
    says_all(world.student, "login", "1")
    edited(world, OTHER_WORDS)
    world.student.presses("No")
    assert world.student.hears() == [f"{CHANGED}\n{SECOND}"]
    world.student.presses("No")

    assert world.student.hears() == ["What do you see?"]


def test_what_was_answered_before_stays_when_every_step_is_still_there(world: World) -> None:
    says_all(world.student, *FORGOTTEN[:-1])
    edited(world, OTHER_WORDS)
    says_all(world.student, "2", "2")

    assert len(tickets(world)) == 1
    assert dict(ticket(world).answers)[SECOND] == "No"


def test_a_step_that_is_gone_begins_it_again_and_the_answer_does_not_count_for_the_first_question(
    world: World,
) -> None:
    says_all(world.student, "login", "1")
    without_the_step(world)

    assert says_all(world.student, "2") == [f"{BEGUN_AGAIN}\n{FIRST}"]
    assert says_all(world.student, "1") == [SECOND]
    assert [each.state for each in world.work().walkthroughs.find()] == [WalkState.ASKING]


def test_who_asks_for_a_person_then_has_everything_on_the_ticket_all_the_same(world: World) -> None:
    says_all(world.student, "login", "1")
    without_the_step(world)
    world.student.says("human")

    assert len(tickets(world)) == 1
    assert dict(ticket(world).answers)[FIRST].startswith("Course site")


def test_who_waits_is_asked_at_the_time_that_was_told_even_when_the_step_is_gone(world: World) -> None:
    says_all(world.student, *AT["wait"])
    without_the_step(world)
    world.passes(minutes=29, seconds=59)
    assert world.student.hears() == []
    world.passes(seconds=1)

    assert world.student.hears() == [f"{BEGUN_AGAIN}\n{FIRST}"]
    world.passes(hours=23)
    assert world.student.hears() == []


def test_who_waits_for_a_step_that_is_still_there_goes_on_as_told(world: World) -> None:
    says_all(world.student, *AT["wait"])
    edited(world, OTHER_WORDS)
    world.passes(minutes=30)

    assert world.student.hears() == ["Is your account unlocked?"]


def test_going_on_with_the_same_command_tells_of_the_change_too(world: World) -> None:
    says_all(world.student, "login", "1")
    without_the_step(world)

    assert says_all(world.student, "login") == [f"{BEGUN_AGAIN}\n{FIRST}"]
    assert says_all(world.student, "login")[0].startswith("You were here.")


def test_a_question_that_became_an_instruction_is_no_place_to_go_back_to(world: World) -> None:
    """The step is still there, and what was answered to it belongs to nothing any more."""
    says_all(world.student, "login", "1")
    before = playbook_texts()["login"].split("[step.L00]")[1].split("\n[step.")[0]
    edited(world, (before, '\nkind = "info"\ntext = "Hello."\nnext = "L01"\n'), ("title", "title"))

    assert says_all(world.student, "back")[0].startswith(BEGUN_AGAIN)


def test_a_playbook_that_is_gone_is_over_and_a_person_is_still_reached(world: World) -> None:
    says_all(world.student, "login", "1")
    texts = {name: text for name, text in playbook_texts().items() if name != "login"}
    world.engine = Engine(world.store, world.schools, shelve(texts))

    assert says_all(world.student, "2") == ["That walk-through is over."]
    world.student.says("human")
    assert len(tickets(world)) == 1
    world.passes(days=2)
    assert [each.state for each in world.work().walkthroughs.find()] == [WalkState.EXPIRED]
