"""Who is called, or asked to take a ticket, answers in private in a word or two, half asleep."""

from __future__ import annotations

import pytest

from tests.stories.looking import CALM, URGENT, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def owner(world: World, number: int = 1) -> str | None:
    held = ticket(world, number).owner
    return world.work().people.get(held).name if held else None


@pytest.mark.parametrize(
    "words",
    ["yes", "ok", "👍", "👀", "got it", "i got it", "i'm on it", "i am on it", "yes on it", "doing it now", "looking",
     "will do", "sure", "sí, voy", "ja", "Oui.", "yes, give me 5 minutes",
     "yes give me 5 minutes", "yes, thanks", "yes one sec", "sure give me 5", "ok coming", "ok give me 10 minutes",
     "ok 👍", "take it",
     "k 2 min", "yes, but give me 5 minutes", "i can in 5 minutes", "sí, dame cinco minutos", "vale, ahora voy",
     "ja, gib mir 5 Minuten", "bin gleich da", "oui donne-moi 5 minutes", "j'arrive", "sim, me dá 5 minutos", "já vou",
     "no, i'll take it"],
)  # fmt: skip
def test_a_word_to_the_call_takes_the_ticket(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.hears()
    world.first.says(words)

    assert world.first.hears()[-1] == "You have taken ticket 1. Nobody else will be pinged."
    world.passes(hours=1)
    assert pages(world.second) == []


@pytest.mark.parametrize("words", ["what is this", "where", "which room?", "?", "was ist los", "qué pasa"])
def test_who_asks_what_they_are_called_for_is_shown_it(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)

    assert world.first.hears()[-1].startswith("Ticket 1 · P1, critical: nobody can hear me")
    assert owner(world) is None


@pytest.mark.parametrize("words", ["resolvido", "c'est réparé", "listo, ya funciona", "erledigt"])
def test_who_has_taken_it_says_in_their_own_tongue_that_it_is_done(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says("ok coming")
    world.first.says(words)
    assert world.first.hears()[-1].startswith("Shall I say that it is solved")


@pytest.mark.parametrize("words", ["don't call ben", "someone else has the same"])
def test_what_is_said_of_somebody_else_declines_nothing(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)

    assert "Shall I call the next person" not in world.first.hears()[-1]
    assert owner(world) is None


@pytest.mark.parametrize("words", ["i'm on it", "will do"])
def test_who_looked_at_it_first_takes_it_with_words_that_say_so(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says("ticket 1")
    world.first.says("ok thanks")
    assert owner(world) is None
    world.first.says(words)

    assert owner(world) == "Ana Alves"


@pytest.mark.parametrize("words", ["thanks", "ok?", "which room?", "good night", "ok thanks", "never mind"])
def test_what_is_no_answer_takes_nothing(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)

    assert owner(world) is None


@pytest.mark.parametrize("words", ["ok", "yes", "no"])
def test_what_is_said_to_an_answer_that_came_since_is_not_said_to_the_call(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.passes(seconds=20)
    world.first.says("queue")
    world.first.says(words)

    assert owner(world) is None
    assert pages(world.second) == []


@pytest.mark.parametrize("words", ["ok", "yes", "i'm on it"])
def test_of_two_calls_it_is_asked_which_one_is_taken(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.person("mia").says(f"{URGENT} in room 12")
    world.first.hears()
    world.first.says(words)
    assert world.first.hears() == ["Which one do you take?"]
    world.first.says("2")

    assert (owner(world), owner(world, 2)) == (None, "Ana Alves")


@pytest.mark.parametrize("words", ["ok", "ack"])
def test_what_a_colleague_took_while_it_was_asked_which_one_is_not_taken_from_them(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.person("mia").says(f"{URGENT} in room 12")
    world.first.says(words)
    world.second.says("ack 2")
    world.first.says("2")

    assert owner(world, 2) == "Ben Okafor"
    assert world.first.hears()[-1].startswith("Ticket 2 is already with Ben Okafor")


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "i can't",
        "can't, i'm driving",
        "not now",
        "no sorry",
        "👎",
        "nein",
        "no, i'm ill",
        "i can't right now, sorry",
        "not now but in 5 minutes",
        "can't make it",
        "no, give me 10 minutes",
        "no puedo, estoy en clase",
        "je ne peux pas",
        "ich kann gerade nicht",
        "não posso",
        "i'm in class",
        "no in class",
        "i'm not on call today",
        "not my shift",
        "i'm away until 14:00",
        "stop calling me",
        "can someone else take it?",
        "wrong person",
        "ok not now",
        "yes, after class",
        "yes in an hour",
        "ok remind me in 10 minutes",
        "one sec",
        "gib mir 5 Minuten",
    ],
)
def test_who_cannot_is_asked_whether_the_next_one_is_called_now(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)
    assert world.first.hears()[-1] == "Shall I call the next person for ticket 1 now?"
    assert pages(world.second) == []
    world.first.says("yes")

    assert len(pages(world.second)) == 1
    assert owner(world) is None


@pytest.mark.parametrize(
    "words", ["i cannot log in either", "i can't open the ticket", "can't print from my laptop", "busy line in room 3",
              "no, the printer in room 4 is broken", "no, it works for me", "yes, it works now", "yes, let ben do it",
              "yes, escalate it to ben", "ok ben can do it",
              "i'm in class, the projector is dark", "yes. my own password does not work"],
)  # fmt: skip
def test_a_trouble_or_a_wish_that_only_begins_like_an_answer_is_none(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)

    assert owner(world) is None
    assert "Shall I call the next person" not in world.first.hears()[-1]


def test_a_yes_with_a_but_takes_nothing(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("yes, but not now")

    assert owner(world) is None


def asked(world: World) -> None:
    """Ben has been asked to take Ana's ticket 1."""
    world.student.says(CALM)
    world.first.says("ack 1")
    world.first.says("assign 1 to ben")
    for person in (world.first, world.second):
        person.hears()


@pytest.mark.parametrize("words", ["yes", "ok", "sure", "👍", "yes i will", "of course", "i'm on it", "ja", "claro"])
def test_a_yes_to_a_colleague_takes_their_ticket(world: World, words: str) -> None:
    asked(world)
    world.second.says(words)

    assert owner(world) == "Ben Okafor"
    assert world.first.hears() == ["Ben Okafor has taken over ticket 1 from you: the projector stays dark"]


@pytest.mark.parametrize("words", ["no", "no, i'm in class", "sorry, can't", "not now", "I cannot"])
def test_a_no_is_told_to_the_colleague_who_asked(world: World, words: str) -> None:
    asked(world)
    if words == "I cannot":
        world.second.presses(words)
    else:
        world.second.says(words)

    assert world.second.hears() == ["I have told Ana Alves that you cannot take ticket 1."]
    [told] = world.first.hears()
    assert told.startswith("Ben Okafor cannot take ticket 1: the projector stays dark")
    assert ("i'm in class" in told) == ("class" in words)
    assert owner(world) == "Ana Alves"
    world.first.presses("Give it back", on="cannot take ticket 1")
    assert owner(world) is None


def test_a_no_that_comes_late_is_told_to_whose_the_ticket_is_and_calls_nobody(world: World) -> None:
    asked(world)
    for _ in range(6):
        world.second.says("queue")
    world.second.presses("I cannot", on="asks you to take ticket 1")
    assert world.second.hears()[-1] == "I have told Ana Alves that you cannot take ticket 1."
    assert world.first.hears()[-1].startswith("Ben Okafor cannot take ticket 1")
    world.first.says("release 1")
    world.second.presses("I cannot", on="asks you to take ticket 1")

    assert world.second.hears()[-1] == "You are not called for ticket 1."
    assert pages(world.last) == []


def test_a_no_of_somebody_who_is_not_called_calls_nobody(world: World) -> None:
    world.student.says(URGENT)
    world.second.says("decline 1")

    assert world.second.hears() == ["You are not called for ticket 1."]


def test_a_yes_behind_a_no_takes_nothing(world: World) -> None:
    asked(world)
    world.second.says("no")
    world.second.says("yes")

    assert owner(world) == "Ana Alves"


def test_who_was_called_for_another_one_since_says_no_to_that(world: World) -> None:
    asked(world)
    world.passes(minutes=1)
    world.last.says(URGENT)
    world.first.says("escalate 2")
    world.second.says("no")

    assert world.second.hears()[-1] == "Shall I call the next person for ticket 2 now?"
    assert world.first.hears()[-1].startswith("I call the next person for ticket 2")


def test_who_was_asked_for_another_one_since_they_were_called_says_no_to_that(world: World) -> None:
    world.student.says(URGENT)
    world.last.says(CALM)
    world.second.says("ack 2")
    world.passes(minutes=1)
    world.second.says("assign 2 to ana")
    world.first.says("not me")

    assert world.first.hears()[-1] == "I have told Ben Okafor that you cannot take ticket 2."
    assert pages(world.second) == []


@pytest.mark.parametrize("words", ["i can't, i'm driving", "not me", "can't"])
def test_who_cannot_is_understood_also_after_another_answer(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.passes(seconds=20)
    world.first.says("hm what is it")
    world.first.says(words)
    assert world.first.hears()[-1] == "Shall I call the next person for ticket 1 now?"
    world.first.presses("I take it")

    assert owner(world) == "Ana Alves"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("tell him i'm coming", "Shall I tell Sam Rivera: “i'm coming”? Ticket 1: "),
        ("ask him which room", "Shall I ask Sam Rivera: “which room”? Ticket 1: "),
        ("let ben do it", "Shall I hand it over to ben? Ticket 1: "),
        ("escalate", "Shall I call the next person? Ticket 1: "),
    ],
)
def test_who_has_nothing_in_hand_speaks_of_what_they_are_called_for(world: World, words: str, asked: str) -> None:
    world.student.says(URGENT)
    world.first.says(words)

    assert world.first.hears()[-1].startswith(asked)
