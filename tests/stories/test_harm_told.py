"""Who tells of harm that is being done is led at once to the step that limits it."""

from __future__ import annotations

import pytest

from handlers.tickets.cards import TALK_PRIVATELY
from tests.stories.looking import pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
LIMITS = "I made a private ticket, and a person is told. Do not wait for them:"
INTRUDER = "a stranger joined our zoom and shows bad things"


@pytest.mark.parametrize(
    "words",
    [
        "i got a weird mail and typed my password there",
        "i entered my password on a fake page",
        "a caller asked for my password and i gave him the code",
    ],
)
def test_who_gave_a_password_away_is_asked_nothing_before_it_is_changed(world: World, words: str) -> None:
    assert world.student.says(words) == "security_report"

    assert world.student.hears()[0].startswith(LIMITS)
    assert (ticket(world).subcategory, ticket(world).private) == ("compromised", True)
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize("before", [(), ("login", "1"), ("wifi",), ("wifi", "2")])
def test_a_stranger_in_a_class_comes_before_whatever_was_asked(world: World, before: tuple[str, ...]) -> None:
    for words in before:
        world.teacher.says(words)
    world.teacher.hears()

    assert world.teacher.says(INTRUDER) == "security_report"
    assert world.teacher.hears()[0].startswith("1. Lock the meeting.")
    assert ticket(world).subcategory == "meeting_intrusion"


def test_asked_what_happened_after_a_class_it_is_the_answer(world: World) -> None:
    for words in ("end the class", "2"):
        world.teacher.says(words)
    assert world.teacher.says(INTRUDER) == "answer"


@pytest.mark.parametrize("words", ["security", "i clicked a phishing link but did not type my password"])
def test_what_is_not_said_is_asked(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears()[-1].startswith("What happened?")
    assert pages(world.first) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("my grandmother died", "I am sorry. It is hard to lose somebody"),
        ("my dog died yesterday", "I am sorry. It is hard to lose somebody"),
        ("mi abuela murió", "Lo siento mucho."),
        ("ma grand-mère est morte", "Je suis désolé."),
        ("meine Oma ist gestern gestorben", "Das tut mir leid."),
        ("minha avó morreu", "Sinto muito."),
    ],
)
def test_who_has_lost_somebody_hears_a_kind_word_and_whom_to_talk_to_and_no_alarm(
    world: World, words: str, kind: str
) -> None:
    world.student.says(words)
    [heard] = world.student.hears()

    assert heard.startswith(kind)
    assert "emergency" not in heard
    assert [button.says for button in world.student.last().buttons] == ["human in private"]
    assert world.staff() == []


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("my grandma died yesterday and i need to reset my password", "Which service will not let you in?"),
        ("my grandma died and i cannot come to class", "I keep no attendance lists"),
        ("my dad died last week, please close my ticket", "You have no open ticket."),
        ("i cannot log in, my mum died last week", "Which service will not let you in?"),
        ("my uncle passed away. when is my next class?", "You have no class ahead"),
    ],
)
def test_what_is_wanted_beside_a_loss_is_answered_after_the_kind_word(world: World, words: str, begins: str) -> None:
    world.student.says(words)
    kind, answer = world.student.hears()

    assert kind.startswith("I am sorry. It is hard to lose somebody")
    assert answer.startswith(begins)


def test_the_loss_that_is_told_beside_a_report_stays_out_of_its_ticket(world: World) -> None:
    world.student.says("my dog died yesterday, and the chair in room 5 is broken")

    assert world.student.hears()[0].startswith("I am sorry. It is hard to lose somebody")
    assert ticket(world).summary == "the chair in room 5 is broken"
    assert "dog" not in "".join((*world.staff(), *world.thread_says()))


@pytest.mark.parametrize(
    "words",
    [
        *("my mum died and i need to talk to someone", "my dad died and i want to talk to a person"),
        *("my dog died and i am sad", "my grandpa died, he was a teacher", "my aunt died and the funeral is on friday"),
        "mi abuela murió y estoy triste",
    ],
)
def test_who_wants_nothing_else_beside_a_loss_has_the_kind_word_alone(world: World, words: str) -> None:
    world.student.says(words)

    assert len(world.student.hears()) == 1
    assert [button.says for button in world.student.last().buttons] == ["human in private"]
    assert world.staff() == []


@pytest.mark.parametrize(
    "words", ["my teacher touches girls", "mi tío me hace cosas", "i dont want to be here any more"]
)
def test_what_is_done_to_somebody_reaches_no_ticket_that_is_open(world: World, words: str) -> None:
    world.student.says("ticket open my charger is broken")
    world.student.hears()
    for _ in range(3):
        world.student.says(words)
        assert [button.says for button in world.student.last().buttons] == ["human in private"]

    assert words not in "".join((*world.staff(), *world.thread_says()))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("im so stressed i cant do this anymore", "That sounds like a lot"),
        ("ich kann nicht mehr", "Das klingt nach viel"),
        ("je n'en peux plus", "Cela fait beaucoup"),
    ],
)
def test_who_can_bear_no_more_hears_a_kind_word_and_whom_to_talk_to(world: World, words: str, kind: str) -> None:
    world.student.says(words)

    [told] = world.student.hears()
    assert told.startswith(kind)
    assert pages(world.first) == []
    world.student.says("human")
    assert (ticket(world).summary, ticket(world).private) == (TALK_PRIVATELY, True)


def test_who_says_in_one_breath_what_does_not_work_is_helped_with_that(world: World) -> None:
    assert world.student.says("i cant sign in, im so stressed") == "login_help"
