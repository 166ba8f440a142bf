"""Somebody answers a question with how they stand: how do I do that, I did, wait, just fix it. It leads on."""

from __future__ import annotations

import pytest

from tests.stories.looking import AT, SECOND, says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
BUILDING = "Which building are you in? Its name or number is enough."
STEPS = ("wifi", "1", "library", "no", "none", "3", "3")
"""To steps that are to be followed, and whether the internet is back."""
BACK = "Is the internet back?"
HOW = "I know no more about this than what I wrote."
PUZZLED = "Nothing you answer here can break anything"
TOLD = "I keep that for whoever helps you. To go on, please answer this:"


@pytest.mark.parametrize("words", ["how do i do that?", "where is that", "wo finde ich das?", "c'est où ça ?",
    "dónde está eso", "como faço isso?", "i cant find it", "which one?", "what do i do now"])  # fmt: skip
def test_who_cannot_follow_the_steps_is_told_to_leave_them_out_or_ask_a_person(world: World, words: str) -> None:
    says_all(world.student, *STEPS)

    (said,) = says_all(world.student, words)
    assert said.startswith(HOW)
    assert world.student.last().buttons[0].says == "wifi"
    assert says_all(world.student, "no")[0].startswith("I made a ticket")


@pytest.mark.parametrize("words", ["how do i do that", "c'est où ça ?", "what do i do now?", "which one?", "welche?"])
def test_who_asks_back_at_a_choice_is_told_that_nothing_can_break(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, words)[0].startswith(PUZZLED)


@pytest.mark.parametrize("words", ["done", "ok did that", "i did it", "now what?", "next", "ya lo hice", "c'est fait",
    "hab ich gemacht", "já fiz isso"])  # fmt: skip
def test_who_did_what_was_said_is_asked_the_bare_question_as_often_as_they_say_so(world: World, words: str) -> None:
    says_all(world.student, *STEPS)

    for _ in range(4):
        assert says_all(world.student, words) == [f"Good. Now please tell me this:\n{BACK}"]
    assert says_all(world.student, "yes")[0].startswith("Good, that works.")


def test_who_did_one_of_several_is_asked_which(world: World) -> None:
    says_all(world.student, *STEPS[:4])

    assert says_all(world.student, "did that already")[0].startswith("Which of these did you do?")


@pytest.mark.parametrize("words", ["wait", "hold on", "one sec", "let me try", "espera", "attends", "warte mal",
    "um momento"])  # fmt: skip
@pytest.mark.parametrize("way", [STEPS, STEPS[:2], STEPS[:4]])
def test_who_wants_a_moment_has_it_and_says_nothing_on_the_ticket(
    world: World, words: str, way: tuple[str, ...]
) -> None:
    question = says_all(world.student, *way)[-1]
    assert says_all(world.student, words)[0].startswith("All right. This waits for you")

    world.passes(minutes=10)
    assert says_all(world.student, "back") == [question]


@pytest.mark.parametrize("words", ["im back", "back", "what was the question?", "continue", "where were we", "weiter",
    "je suis de retour", "ya volví", "voltei"])  # fmt: skip
@pytest.mark.parametrize("hours", [0, 2])
def test_who_is_back_reads_the_question_again(world: World, words: str, hours: int) -> None:
    question = says_all(world.student, *STEPS[:2])[-1]
    says_all(world.student, "brb")
    world.passes(hours=hours, minutes=10)

    assert says_all(world.student, words) == [question]
    assert says_all(world.student, "back")[-1].startswith("How are you connected?")


@pytest.mark.parametrize("words", ["ok back to it", "back to it"])
def test_back_to_it_is_said_of_the_question_and_no_answer_to_it(world: World, words: str) -> None:
    question = says_all(world.student, *AT["choice"], "2")[-1]

    assert says_all(world.student, words) == [question]


def test_who_is_back_after_more_than_a_day_can_begin_again(world: World) -> None:
    says_all(world.student, *STEPS[:2])
    world.passes(hours=25)

    assert says_all(world.student, "continue") == ["That walk-through is over."]


@pytest.mark.parametrize("words", ["can't you just fix it", "just fix it", "kannst du das nicht einfach reparieren"])
def test_who_wants_it_repaired_at_once_opens_no_ticket_with_these_words(world: World, words: str) -> None:
    says_all(world.student, *STEPS[:3])

    said = says_all(world.student, words)
    assert said[0].startswith("I am a program and cannot repair it myself.")
    assert said[0].endswith(SECOND)
    says_all(world.student, "human")
    assert ticket(world).summary == "School Wi-Fi, library"
    assert "In their own words" not in dict(ticket(world).answers)


@pytest.mark.parametrize("words", ["just fix it", "done", "still broken"])
@pytest.mark.parametrize("taken", [False, True])
def test_that_a_ticket_was_opened_is_said_once(world: World, words: str, taken: bool) -> None:
    assert any("Until a person answers" in said for said in says_all(world.student, "login", "1", "yes"))
    says_all(world.first, *["ack 1"] * taken)
    world.student.hears()

    (said,) = says_all(world.student, words)
    assert said.endswith("\nWhat do you see?")
    assert "Until a person answers" not in said


def test_without_a_walk_it_is_asked_what_shall_be_repaired_in_place_of_a_ticket_that_says_nothing(
    world: World,
) -> None:
    (said,) = says_all(world.student, "can't you just fix it")

    assert said.startswith("You have no ticket yet. What does not work?")


@pytest.mark.parametrize("words", ["wait", "done", "hold on"])
def test_what_asks_for_nothing_where_nothing_is_asked_needs_no_answer(world: World, words: str) -> None:
    assert says_all(world.student, words) == []


@pytest.mark.parametrize("words", ["done", "ok did that", "wait"])
def test_what_answers_the_staff_reaches_them(world: World, words: str) -> None:
    says_all(world.student, "my charger is broken")
    says_all(world.first, "ack 1", "ask 1 can you restart it?")
    says_all(world.student, words)

    assert world.thread_says()[-1] == f"Sam Rivera: {words}"


@pytest.mark.parametrize("words", ["still broken", "ça marche toujours pas", "still doesn't fucking work"])
def test_that_it_still_fails_is_heard_in_the_middle_of_a_walk(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, words)[0].startswith("I am sorry that it still does not work.")


@pytest.mark.parametrize("words", ["oh wait it works", "wait, it works now"])
def test_who_finds_that_it_works_is_asked_nothing_more(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, words)[0].startswith("Good that it works.")


def test_words_of_anger_change_no_answer(world: World) -> None:
    says_all(world.student, *STEPS)

    assert says_all(world.student, "still doesnt fucking work")[0].startswith("I made a ticket")


@pytest.mark.parametrize("words", ["am i in trouble", "is it my fault?", "bin ich schuld?", "tengo miedo"])
def test_whoever_is_afraid_is_not_told_that_it_was_no_answer(world: World, words: str) -> None:
    says_all(world.student, "i got a weird email asking for my password", "2")

    assert says_all(world.student, words)[0].startswith("It is good that you tell us.")


@pytest.mark.parametrize("words", ["lol", "ugh", "not working", "no", "both", "how do i do that", "wtf"])
def test_a_remark_is_no_building_and_stands_on_no_ticket(world: World, words: str) -> None:
    says_all(world.student, *STEPS[:2])
    assert says_all(world.student, words)[0].splitlines()[-1] in (BUILDING, *PUZZLED_CARD)

    assert SECOND in says_all(world.student, words)[-1]
    says_all(world.student, "human")
    assert ticket(world).summary == "School Wi-Fi"
    assert "In their own words" not in dict(ticket(world).answers)


PUZZLED_CARD = (
    "Nothing you answer here can break anything: take what comes nearest, and back undoes it. Or a person can help, "
    "and sees what you have answered so far.",
)


def test_a_remark_is_not_what_is_wrong_either(world: World) -> None:
    says_all(world.student, *STEPS[:6], "5", "lol", "lol")

    assert ticket(world).summary == "School Wi-Fi, library"


@pytest.mark.parametrize("words", ["my friend has it too", "bei allen so", "it says file too big",
    "how do i make it smaller"])  # fmt: skip
def test_more_of_the_same_trouble_is_kept_and_neither_searched_for_nor_a_ticket_of_its_own(
    world: World, words: str
) -> None:
    says_all(world.student, "coursework", "1")
    (said,) = says_all(world.student, words)
    assert said == f"{TOLD}\nWhen is it due?"
    assert world.work().tickets.find() == []

    says_all(world.student, "human")
    assert dict(ticket(world).answers)["In their own words"] == words


def test_what_was_something_else_all_the_same_is_a_ticket_with_one_press(world: World) -> None:
    says_all(world.student, "coursework", "1", "the vending machine is broken and ate my money")
    if not world.work().tickets.find():
        world.student.presses("No, open a ticket for this")

    assert ticket(world).summary == "the vending machine is broken and ate my money"


def test_the_trouble_said_again_is_kept_and_the_question_asked_again(world: World) -> None:
    says_all(world.student, "cant log in", "canvas")

    assert says_all(world.student, "wrong password") == [f"{TOLD}\n{SECOND}"]
    assert says_all(world.student, "no")[0].startswith("You told me: Wrong user name or password.")


def test_an_answer_given_before_is_known(world: World) -> None:
    says_all(world.student, "no puedo entrar en moodle")

    assert says_all(world.student, "moodle")[0].startswith("You told me that already, and I have kept it.")


def test_a_picture_beside_words_is_not_seen_and_said_so(world: World) -> None:
    says_all(world.student, "login", "1")
    world.student.says("this is what i see", files=("picture",))
    assert world.student.hears()[-1].startswith("I cannot look at pictures or files.")

    says_all(world.student, "stop")
    world.student.says("look at this", files=("picture",))
    assert world.student.hears() == [
        "I cannot look at pictures or files. Please type in words what yours shows, or what is wrong."
    ]


def test_back_is_the_question_before_where_nobody_was_away(world: World) -> None:
    says_all(world.student, *AT["choice"])

    assert says_all(world.student, "back")[-1].startswith("Which service will not let you in?")
