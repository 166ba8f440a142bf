"""A secret that is all that a command is given, or that stands alone in a form, is kept nowhere either."""

from __future__ import annotations

import pytest

from tests.stories.looking import DARK, comments, own_thread, says_all, ticket
from tests.stories.test_secrets import kept, notices
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
REFUSED = "ticket open canvas says wrong password"
LOST = "my password is refused"


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("ticket open Birch#7731", "Birch#7731"),
        ("comment 1 Tulip!2024", "Tulip!2024"),
        ("comment 1 493201", "493201"),
        ("search Cedar#7731", "Cedar#7731"),
        ("reopen 1 it is Tulip!2024", "Tulip!2024"),
    ],
)
def test_what_a_command_is_given_is_looked_at_as_a_whole_message(world: World, words: str, secret: str) -> None:
    says_all(world.student, DARK)

    assert notices(says_all(world.student, words)) == 1
    assert kept(world, secret) == []


@pytest.mark.parametrize("words", ["resolve 1 reset to Welcome77!", "tell 1 use Welcome77 to sign in"])
def test_what_the_staff_hand_out_is_told_by_nobody_but_them(world: World, words: str) -> None:
    says_all(world.student, REFUSED)

    assert notices(says_all(world.first, words)) == 1
    assert kept(world, "Welcome77") == []


@pytest.mark.parametrize(
    "words",
    ["comment 1 room 214", "comment 1 B-204", "comment 1 see ticket#17", "comment 1 20231234", "search Office365"],
)
def test_what_names_a_room_or_a_thing_is_none(world: World, words: str) -> None:
    says_all(world.student, REFUSED)

    assert notices(says_all(world.student, words)) == 0


def test_the_title_of_a_class_is_no_secret_but_for_what_is_one_surely(world: World) -> None:
    for title in ("Algebra-2", "Tulip!2024"):
        world.teacher.says(f'session add "{title}" tomorrow 10:00 #algebra', mentions={"#algebra": "algebra"})
    world.passes(days=2)

    assert kept(world, "Tulip!2024") == []
    assert kept(world, "Algebra-2") != []


def test_it_is_hidden_in_a_command_that_is_edited(world: World) -> None:
    says_all(world.student, DARK, "comment 1 wait a moment")
    world.student.edits("comment 1 Tulip!2024")

    assert kept(world, "Tulip!2024") == []


@pytest.mark.parametrize(
    ("summary", "where", "secret"),
    [
        (LOST, "sunflower9", "sunflower9"),
        (LOST, "493201", "493201"),
        (LOST, "Tulip!2024", "Tulip!2024"),
        ("the screen is dark", "Tulip!2024", "Tulip!2024"),
        ("Tulip!2024", "", "Tulip!2024"),
    ],
)
def test_a_field_of_a_form_is_looked_at_as_a_whole_message(world: World, summary: str, where: str, secret: str) -> None:
    form = world.student.opens("ticket form")
    chosen = {"about": "device", "who": "1", "hurry": "1"}

    assert world.student.fills(form, summary=summary, where=where, **{**chosen, "who": "nobody"}) != {}
    assert kept(world, secret) == []
    assert world.student.fills(form, summary=summary, where=where, **chosen) == {}
    assert notices(world.student.hears()) >= 1
    assert kept(world, secret) == []


@pytest.mark.parametrize("where", ["214", "room 214", "493201", "B12", "iPhone13Pro"])
def test_a_number_is_no_code_where_nothing_was_said_of_codes(world: World, where: str) -> None:
    form = world.student.opens("ticket form")
    world.student.fills(form, summary="the screen is dark", where=where, about="device", who="1", hurry="1")

    assert ticket(world).answers == (("Where, and on which device?", where),)


@pytest.mark.parametrize("text", ["Tulip!2024", "it is Tulip!2024", "493201"])
def test_it_is_hidden_in_details_that_are_added(world: World, text: str) -> None:
    says_all(world.student, DARK)
    world.student.fills(world.student.opens("ticket details 1"), text=text)

    assert "•••" in comments(world)[-1][0]
    assert kept(world, text.split()[-1]) == []


@pytest.mark.parametrize("words", ["it is Tulip!2024", "here: Tulip!2024"])
def test_in_a_thread_what_only_announces_it_makes_it_no_comment(world: World, words: str) -> None:
    says_all(world.student, DARK)
    world.student.says(words, where=own_thread(world.student, "Your ticket 1"))

    assert kept(world, "Tulip!2024") == []


@pytest.mark.parametrize("words", ["my usual one is sunflower9", "sunflower9", "AB1234567", "abcd-efgh-1234"])
def test_where_passwords_are_spoken_of_what_is_no_word_is_one(world: World, words: str) -> None:
    assert notices(says_all(world.student, "login", words)) == 1
    says_all(world.student, "human")

    assert kept(world, words.split()[-1]) == []


@pytest.mark.parametrize("secret", ["sunflower9", "sunflower"])
def test_what_ends_before_the_secret_goes_on_with_the_next_message(world: World, secret: str) -> None:
    assert notices(says_all(world.student, "my password is", secret)) == 1
    says_all(world.student, "human")

    assert kept(world, secret) == []


@pytest.mark.parametrize("words", ["human", "login", "help", "wrong"])
def test_a_command_after_it_is_done(world: World, words: str) -> None:
    assert notices(says_all(world.student, "my password is", words)) == 0


def test_what_was_just_asked_tells_whether_it_is_one(world: World) -> None:
    says_all(world.student, REFUSED)
    world.first.says("ask 1 do you know your password?")
    assert notices(says_all(world.student, "sunflower9")) == 1
    world.first.says("ask 1 which laptop is it?")
    says_all(world.student, "Dell5420")

    assert kept(world, "sunflower9") == []
    assert ("Dell5420", False) in comments(world)


@pytest.mark.parametrize("words", ["it is HP-LaserJet4000", "sign in to Math101", "use s1234567 to sign in"])
def test_the_staff_name_devices_classes_and_accounts(world: World, words: str) -> None:
    says_all(world.student, REFUSED)

    assert notices(says_all(world.first, f"tell 1 {words}")) == 0
    assert any(words in each for each in world.student.hears())


@pytest.mark.parametrize(
    "words", ["Birch#7731", "my password is Birch#7731", "mein Passwort ist Birch#7731", "code 483920", "•••"]
)
def test_who_says_nothing_but_a_secret_is_asked_what_is_wrong_and_gets_no_ticket_of_it(
    world: World, words: str
) -> None:
    world.student.says(f"ticket open {words}")
    assert world.student.hears()[-1].startswith("What is wrong?")
    assert world.work().tickets.find() == []

    world.student.says("ticket open Birch#7731 is my password and it is refused")
    assert len(world.work().tickets.find()) == 1
