"""How a person walks through a playbook."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.playbooks import (
    Ended,
    NotAnOption,
    Outcome,
    Prompt,
    Run,
    Shelf,
    StepKind,
    answer,
    back,
    begin,
    fits,
    hand_over,
    opened,
    proceed,
    prompt,
    restart,
    restore,
    serialise,
    shelve,
    wake,
)
from tests.model.lamp import BOOK
from tests.model.playbook_stops import walks

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def shelf() -> Shelf:
    return shelve({"lamp": BOOK})


def begun(shelf: Shelf) -> Run:
    return proceed(shelf, begin(shelf["lamp"]), {}, NOW)


def after(shelf: Shelf, run: Run, *said: int | str, **facts: bool) -> Run:
    for each in said:
        run = proceed(shelf, answer(shelf, run, each), facts, NOW)
    return run


def ticket_of(shown: Prompt) -> str:
    assert shown.end is not None
    assert shown.end.ticket is not None
    return shown.end.ticket.subcategory


def test_an_instruction_is_shown_with_the_question_after_it(shelf: Shelf) -> None:
    shown = prompt(shelf, after(shelf, begun(shelf), 1))

    assert shown.texts == ("Press the switch.", "Is there light?")
    assert shown.options == ("Yes", "No")


def test_a_branch_goes_by_what_the_desk_knows(shelf: Shelf) -> None:
    shown = prompt(shelf, after(shelf, begun(shelf), 1, known_outage=True))

    assert shown.texts == ("It is known.",)
    assert shown.end is not None
    assert shown.end.outcome is Outcome.ATTACH


@pytest.mark.parametrize("said", [1, "1", " 1. ", "1)", "It is dark", "it  IS dark."])
def test_an_option_is_meant_by_its_number_or_its_words(shelf: Shelf, said: int | str) -> None:
    run = after(shelf, begun(shelf), said)

    assert run.step == "lamp:D"
    assert run.values == {"sight": "dark"}


@pytest.mark.parametrize("said", [0, 5, -1, "", "maybe", "yes", "9" * 5000, "²"])
def test_what_is_no_option_is_refused(shelf: Shelf, said: int | str) -> None:
    with pytest.raises(NotAnOption):
        answer(shelf, begun(shelf), said)


@pytest.mark.parametrize(("said", "step"), [("yes", "lamp:GOOD"), ("NO", "lamp:D")])
def test_yes_and_no_are_understood_in_a_choice(shelf: Shelf, said: str, step: str) -> None:
    asked_again = proceed(shelf, wake(shelf, after(shelf, begun(shelf), 1, "no")), {}, NOW)

    assert after(shelf, asked_again, said).step == step


def test_a_wait_goes_on_when_its_time_has_come(shelf: Shelf) -> None:
    waiting = after(shelf, begun(shelf), 1, "No")
    woken = proceed(shelf, wake(shelf, waiting), {}, NOW)

    assert waiting.wake_at == NOW + timedelta(minutes=30)
    assert prompt(shelf, waiting).texts == ("Please wait.",)
    assert prompt(shelf, woken).texts == ("And now?",)
    assert woken.wake_at is None
    assert wake(shelf, woken) == woken


def test_a_person_need_not_wait(shelf: Shelf) -> None:
    waiting = after(shelf, begun(shelf), 1, "No")

    assert prompt(shelf, waiting).options == ("Ask me now",)
    assert after(shelf, waiting, "ask me now").step == "lamp:AGAIN"


def test_looking_at_a_wait_again_does_not_make_it_longer(shelf: Shelf) -> None:
    waiting = after(shelf, begun(shelf), 1, "No")

    assert proceed(shelf, waiting, {}, NOW + timedelta(minutes=20)) == waiting


def test_an_end_for_now_asks_again_later(shelf: Shelf) -> None:
    over = after(shelf, begun(shelf), 1, "No", 1, "Tomorrow")
    woken = proceed(shelf, wake(shelf, over), {}, NOW)

    shown = prompt(shelf, over)
    assert shown.end is not None
    assert shown.end.outcome is Outcome.LATER
    assert shown.wake_at == NOW + timedelta(days=1)
    assert woken.ended is None
    assert prompt(shelf, woken).texts == ("Is there light?",)


def test_an_action_opens_one_ticket_and_goes_on(shelf: Shelf) -> None:
    acting = after(shelf, begun(shelf), 3)
    wanted = prompt(shelf, acting).open_ticket
    asked = proceed(shelf, opened(acting, 7), {}, NOW)
    second_time = after(shelf, back(shelf, asked), 3)

    assert wanted is not None
    assert wanted.subcategory == "blocked_before_class"
    assert prompt(shelf, asked).texts == ("I opened a ticket.", "Is there light?")
    assert second_time.step == "lamp:D"
    assert prompt(shelf, second_time).open_ticket is None


@pytest.mark.parametrize(
    ("pasted", "kept", "step"),
    [
        ("LAMP50001: the bulb", "50001 (bulb)", "lamp:BULB"),
        ("lamp-50001", "50001 (bulb)", "lamp:BULB"),
        ("error 50001", "50001 (bulb)", "lamp:BULB"),
        ("LAMP99999 at 10:00", "unknown code LAMP99999", "lamp:TICKET"),
        ("my code is 123456", "unknown code", "lamp:TICKET"),
        ("password HORSE1234", "unknown code", "lamp:TICKET"),
        ("MYLAMP99999", "unknown code", "lamp:TICKET"),
        ("150001 500012 x50001", "unknown code", "lamp:TICKET"),
        ("", "unknown code", "lamp:TICKET"),
        ("x" * 3000 + " LAMP50001", "unknown code", "lamp:TICKET"),
    ],
)
def test_only_a_code_is_kept_of_what_was_pasted(shelf: Shelf, pasted: str, kept: str, step: str) -> None:
    run = after(shelf, begun(shelf), 2, pasted)

    assert run.answers[-1].label == kept
    assert run.step == step


def test_a_ticket_tells_what_was_tried(shelf: Shelf) -> None:
    run = after(shelf, begun(shelf), 1, "No")

    pairs = [(each.question, each.label) for each in run.answers]
    assert pairs == [("What do you see?", "It is dark"), ("Pressed the switch. Is there light?", "No")]


def test_going_back_drops_the_answer(shelf: Shelf) -> None:
    first = begun(shelf)
    second = after(shelf, first, 1)
    again = back(shelf, second)

    assert (again.step, again.path, again.answers, again.values) == (first.step, first.path, (), {})
    assert again.visit > second.visit > first.visit
    assert back(shelf, first) == first


def test_a_finished_walk_takes_no_answer_and_no_way_back(shelf: Shelf) -> None:
    over = after(shelf, begun(shelf), 1, "Yes")

    assert back(shelf, over) == over
    with pytest.raises(NotAnOption):
        answer(shelf, over, 1)


def test_the_third_visit_ends_in_the_ticket_of_the_branch(shelf: Shelf) -> None:
    run = after(shelf, begun(shelf), 1, "No", 1, "No", "No", 1, "No")

    shown = prompt(shelf, run)
    assert run.ended is Ended.ROUND
    assert shown.end is not None
    assert shown.end.outcome is Outcome.TICKET
    assert ticket_of(shown) == "loan"


def test_who_wants_a_person_gets_the_ticket_of_the_branch(shelf: Shelf) -> None:
    at_once = prompt(shelf, hand_over(begun(shelf)))
    later = prompt(shelf, hand_over(after(shelf, begun(shelf), 1, "No", 1)))

    assert ticket_of(at_once) == "peripheral"
    assert ticket_of(later) == "loan"
    assert later.end is not None
    assert later.end.ticket is not None
    assert (later.end.ticket.impact, later.end.ticket.urgency, later.end.ticket.private) == (3, 2, True)


def test_a_playbook_that_is_not_there_becomes_a_ticket(shelf: Shelf) -> None:
    run = after(shelf, begun(shelf), "Smoke")

    shown = prompt(shelf, run)
    assert run.ended is Ended.ELSEWHERE
    assert shown.texts == ("Leave the room.",)
    assert ticket_of(shown) == "question"


def test_a_playbook_that_is_there_is_walked_into_and_back_out_of() -> None:
    fire = BOOK.replace("step.A]", "step.F1]").replace('"A"', '"F1"').replace("fire:F1", "lamp:start")
    shelf = shelve({"lamp": BOOK, "fire": fire.replace("elsewhere.fire", "elsewhere.lamp")})

    inside = after(shelf, begun(shelf), "Smoke")
    assert (inside.step, inside.book, inside.ended) == ("fire:F1", "fire", None)
    assert back(shelf, inside).step == "lamp:A"
    assert after(shelf, inside, "Smoke").step == "lamp:A"


def test_beginning_again_forgets_the_answers_but_not_the_ticket(shelf: Shelf) -> None:
    run = after(shelf, opened(begun(shelf), 7), 1)

    again = restart(shelf["lamp"], run)
    assert (again.step, again.answers, again.ticket, again.visit) == ("lamp:A", (), 7, run.visit + 1)


def test_a_walk_outlives_a_restart_of_the_program(shelf: Shelf) -> None:
    run = after(shelf, begun(shelf), 1, "No")

    kept = json.loads(json.dumps(serialise(run))) | {"from a newer version": 1}
    assert restore(kept) == run
    assert fits(shelf, run)


def test_a_walk_whose_step_was_edited_away_does_not_fit(shelf: Shelf) -> None:
    run = after(shelf, begun(shelf), 1)

    edited = shelve({"lamp": BOOK.replace("step.D]", "step.E]").replace('"D"', '"E"')})
    assert not fits(edited, run)
    assert fits(edited, begin(edited["lamp"]))


def test_every_way_through_a_playbook_with_a_loop_comes_to_an_end(shelf: Shelf) -> None:
    found = list(walks(shelf, shelf["lamp"], NOW))

    assert {run.ended for run in found} == {Ended.END, Ended.ROUND, Ended.ELSEWHERE}
    assert all(len(run.path) <= 2 * len(shelf["lamp"].steps) for run in found)
    assert len({(run.step, run.path, run.answers) for run in found}) == len(found)
    assert all(prompt(shelf, run).kind is StepKind.END for run in found)
