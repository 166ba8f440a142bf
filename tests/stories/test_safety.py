"""Somebody writes that they, or others, may be in danger: what they are told, and what nobody else reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.safety import Harm, Safety
from bot.model.tickets import Priority
from tests.stories.looking import pages, ticket, tickets
from tests.world import HELP_DESK, NORTH, STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")
SAID = ("i feel really bad and want to hurt myself", "they share a naked photo of me", "there is a fire in the lab")


@pytest.mark.parametrize("words", SAID)
def test_whoever_may_be_in_danger_hears_whom_to_turn_to_every_time(world: World, words: str) -> None:
    for _ in range(5):
        world.student.says(words)
        [heard] = world.student.hears()
        assert "adult you trust" in heard or "safe place" in heard
        assert "emergency number" in heard
        assert [button.says for button in world.student.last().buttons] == ["human in private"]
    assert tickets(world) == []
    assert world.staff() == []


@pytest.mark.parametrize("words", SAID)
def test_in_a_channel_it_is_answered_in_private_and_nobody_else_reads_a_word(world: World, words: str) -> None:
    for said in (words, f"@deskbell {words}"):
        assert world.student.says(said, where=HELP_DESK) == "none"
        [heard] = world.student.hears()
        assert "emergency number" in heard
    assert world.chat.at(HELP_DESK) == []
    assert world.staff() == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("i want to die", "delete it there"),
        ("they share a naked photo of me", "delete it there"),
        ("me quiero morir", "puedes borrarlo allí"),
        ("je veux mourir", "vous pouvez l’y supprimer"),
        ("ich will sterben", "du kannst es dort löschen"),
        ("quero morrer", "você pode apagar lá"),
        ("there is a fire in the lab", ""),
    ],
)
def test_who_wrote_it_where_others_read_along_hears_that_it_can_be_deleted(world: World, words: str, hint: str) -> None:
    world.student.says(words, where=HELP_DESK)
    [public] = world.student.hears()
    world.student.says(words)
    [private] = world.student.hears()
    world.student.says(f"/deskbell {words}", where=HELP_DESK)
    assert world.student.hears() == [private]

    assert hint in public
    assert (hint in private) is not bool(hint)
    assert (public == private) is not bool(hint)


def test_it_is_no_miss_and_ends_no_silence_ladder_and_no_walk_through(world: World) -> None:
    world.student.says("login")
    asked = world.student.choices()
    world.student.says("blorp")
    world.student.says("i want to die")
    assert world.work().unknown.figures(world.clock.now().replace(hour=0)).said == 1
    world.student.says("frotz")

    assert world.student.choices() == asked


def test_who_then_asks_for_a_person_gets_a_private_ticket_without_a_word_of_it(world: World) -> None:
    world.student.says("i want to kill myself")
    world.student.presses("Talk to a person")

    assert ticket(world).private
    assert len(pages(world.first)) == 1
    everything = [text(post.card) for post in world.chat.posts.values()] + [ticket(world).summary]
    assert not [said for said in everything if "kill" in said]
    world.student.says("human in private")
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("wish", ["human", "can i talk to somebody please", "@deskbell human"])
def test_who_types_the_wish_gets_the_same_whatever_they_were_asked(world: World, wish: str) -> None:
    world.student.says("login")
    world.student.says("i want to kill myself")
    world.student.says(wish, where=HELP_DESK if wish.startswith("@") else None)
    world.student.says(wish)

    assert ticket(world).private
    assert len(tickets(world)) == 1
    assert len(pages(world.first)) == 1


def test_another_wish_for_a_person_is_an_ordinary_one(world: World) -> None:
    world.student.says("i want to kill myself")
    world.student.says("human about my broken mouse")
    assert not ticket(world).private
    world.passes(hours=1)
    world.teacher.says("there is a fire in the lab")
    world.passes(hours=1)
    world.teacher.says("human")
    assert not ticket(world, 2).private


@pytest.mark.parametrize("contact", ["", "Ms Silva, room 12"])
def test_when_nobody_takes_that_ticket_they_hear_again_whom_to_turn_to(world: World, contact: str) -> None:
    world.schools = (replace(NORTH, safety=Safety(contact)),)
    world.start()
    world.student.says("i want to kill myself")
    world.student.presses("Talk to a person")
    world.passes(hours=1)
    [told] = [said for said in world.student.hears() if "Nobody has taken your ticket 1 yet" in said]

    assert "class" not in told
    assert (contact or "an adult you trust") in told
    assert "emergency number" in told


def test_a_ticket_that_is_opened_with_such_words_is_none_and_a_comment_is_kept(world: World) -> None:
    world.student.says("ticket open i am being bullied online")
    assert tickets(world) == []
    world.student.says("human in private")
    world.student.hears()
    world.student.says("comment 1 i am being bullied online")

    known = ticket(world)
    assert [each.text for each in world.work().comments.on(known.id, internal=False)]
    assert "emergency number" in world.student.hears()[-1]


def test_the_form_of_a_ticket_with_such_words_opens_none_and_keeps_none(world: World) -> None:
    form = world.student.opens("ticket form")
    world.student.leaves(form, summary="they share a naked photo of me")
    assert world.student.fills(form, summary="they share a naked photo of me") == {}

    assert "emergency number" in world.student.hears()[-1]
    assert tickets(world) == []
    assert world.staff() == []
    assert world.student.opens("ticket form").fields[0].value == ""


def test_the_staff_write_about_such_things_as_they_work(world: World) -> None:
    world.student.says("human in private")
    world.first.hears()
    world.first.says("tell 1 Did somebody threaten you, or want to hurt you? Are you being bullied?")
    world.first.says("a student wants to hurt himself", where=STAFF)

    assert not [said for said in world.first.hears() if "emergency" in said]
    assert "bullied" in world.student.hears()[-1]


def test_a_school_names_whom_to_turn_to_in_its_own_words(world: World) -> None:
    own = Safety("Ms Silva, room 12.", {Harm.NOW: "Leave the building. Call 112."})
    world.schools = (replace(NORTH, safety=own),)
    world.start()
    world.student.says("i want to die")
    assert "Please talk to somebody now: Ms Silva, room 12. Any adult" in world.student.hears()[0]
    world.student.says("there is a fire in the lab")

    assert world.student.hears()[0].startswith("Leave the building. Call 112.")


IN_THEIR_OWN = {
    "me quiero morir": ("Gracias por contármelo.", "Soy solo un programa.", "Hablar con una persona"),
    "on me harcèle en ligne": ("Merci d’en avoir parlé.", "Je ne suis qu’un programme.", "Parler à une personne"),
    "es brennt im Labor": ("Wenn jetzt Gefahr ist", "Ich bin nur ein Programm.", "Mit einem Menschen sprechen"),
    "espalharam fotos íntimas minhas": ("Agradeço por me contar.", "Sou só um programa.", "Falar com uma pessoa"),
}


@pytest.mark.parametrize("words", IN_THEIR_OWN)
def test_who_writes_in_another_language_is_answered_in_it(world: World, words: str) -> None:
    warm, whom, label = IN_THEIR_OWN[words]
    world.student.says(words)
    [heard] = world.student.hears()

    assert heard.startswith(warm)
    assert whom in heard
    assert not {"please", "button", "you"} & set(heard.casefold().split())
    world.student.presses(label)
    assert ticket(world).private


@pytest.mark.parametrize("words", IN_THEIR_OWN)
def test_the_contact_of_the_school_is_named_in_every_language(world: World, words: str) -> None:
    world.schools = (replace(NORTH, safety=Safety("Ms Silva, room 12.", {Harm.NOW: "Call 112."})),)
    world.start()
    world.student.says(words)
    [heard] = world.student.hears()

    if "Labor" in words:
        assert heard.startswith("Call 112.\n")
    else:
        assert IN_THEIR_OWN[words][1] in heard
        assert ": Ms Silva, room 12. " in heard


@pytest.mark.parametrize("words", ["this homework is killing me", "my laptop died", "fire drill tomorrow"])
def test_what_only_sounds_like_it_is_answered_as_ever(world: World, words: str) -> None:
    world.student.says(words)

    assert not [said for said in world.student.hears() if "emergency number" in said]


def test_who_edits_a_message_into_such_words_hears_it_once_and_nobody_reads_them(world: World) -> None:
    world.student.says("see you on friday", where=HELP_DESK)
    world.student.hears()
    assert world.student.edits("i want to hurt myself", stamp="0002") == "edited"
    [heard] = world.student.hears()
    assert "adult you trust" in heard
    world.student.edits("i want to hurt myself today", stamp="0003")

    assert world.student.hears() == []
    assert not world.staff()
    assert not world.chat.at(HELP_DESK)
    assert not tickets(world)


def test_who_was_comforted_is_not_when_they_only_mend_a_letter(world: World) -> None:
    world.student.says("i want to hurt mysefl and kill myself")
    assert len(world.student.hears()) == 1
    world.student.edits("i want to hurt myself and kill myself")

    assert world.student.hears() == []


def test_a_comment_that_is_edited_into_such_words_keeps_its_old_ones(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.student.says("comment 1 it is the one in room 12")
    world.student.hears()
    world.student.edits("comment 1 i want to kill myself")

    assert "emergency number" in world.student.hears()[-1]
    assert not [said for said in world.thread_says() if "kill" in said]


@pytest.mark.parametrize("words", ["no", "yes", "whatever", "the gronk ate it"])
def test_what_is_not_understood_just_after_it_leads_to_a_person_and_to_nothing_else(world: World, words: str) -> None:
    world.student.says("i want to die")
    world.student.hears()

    assert world.student.says(words) == "unknown"
    assert world.student.hears() == [
        "I am only a program and do not understand that. Press the first button: the support team reads that you would "
        "like to talk to a person, and not what you wrote here."
    ]
    assert [button.says for button in world.student.last().buttons] == ["human in private", "help all"]

    world.passes(hours=2)
    world.student.says("the gronk ate my work")
    assert world.student.hears()[-1].startswith("I did not understand")


@pytest.mark.parametrize(
    ("told", "asked", "begins"),
    [
        *(("i want to die", asked, "With computers") for asked in ("help me", "pls help", "help", "/help")),
        *(("me quiero morir", "ayuda", "Con los ordenadores"), ("ich will sterben", "hilfe", "Bei Computern")),
        *(("je veux mourir", "aide moi", "Pour les"), ("quero morrer", "me ajuda", "Com computadores")),
        *(("im being bullied", "what can you do", "With computers"), ("im being bullied", "asdf", "I am only")),
        *(("ich will sterben", "asdf", "Ich bin nur"), ("un compañero me pega", "asdf", "Soy solo")),
    ],
)
def test_who_asks_for_help_just_after_it_is_led_to_a_person_first(
    world: World, told: str, asked: str, begins: str
) -> None:
    world.student.says(told)
    world.student.says(asked)
    assert world.student.hears()[-1].startswith(begins)
    assert [button.says for button in world.student.last().buttons] == ["human in private", "help all"]

    world.student.presses("What can I do?")
    assert world.student.hears()[-1].startswith("How can I help?")


@pytest.mark.parametrize("words", ["jk", "it was my sister", "are you telling my mom", "help"])
def test_who_has_called_a_person_hears_so_and_can_call_it_off(world: World, words: str) -> None:
    world.student.says("ich will sterben")
    world.student.presses("Mit einem Menschen sprechen")
    world.student.says(words)
    assert world.student.hears()[-1].startswith(
        "Ein Mensch weiß schon, dass du sprechen möchtest: Es ist dein Ticket 1."
    )

    world.student.presses("I need nobody now")
    assert not ticket(world, 1).state.open


def test_a_talk_in_private_after_a_word_on_danger_is_of_high_priority(world: World) -> None:
    world.student.says("i want to die")
    world.student.presses("Talk to a person")

    assert ticket(world, 1).priority is Priority.P2
    assert "Ticket 1 · P2, high" in world.staff()[0]
