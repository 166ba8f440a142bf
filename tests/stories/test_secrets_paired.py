"""A password is known beside the name of an account, in a list, typed and refused; idioms and programs stay."""

from __future__ import annotations

import pytest

from tests.stories.looking import says_all
from tests.stories.test_secrets import kept, notices
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
PAIR = "sam / sunflower77"


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("Rainbow9 <- password", "Rainbow9"),
        ("log in with sam.rivera and Bluebird7", "Bluebird7"),
        ("its Rainbow9 btw thats the pw", "Rainbow9"),
        ("either Bluebird7 or Redbird8 is my password", "Bluebird7"),
        ("password: Apple7 or maybe Banana8", "Banana8"),
        ("i put in dragonfruit and it says wrong password", "dragonfruit"),
        ("sam pass is rainbow", "rainbow"),
        ("the password is cherry I checked", "cherry"),
        ("my password is tuesday I'm sure", "tuesday"),
        ("mon mot de passe est dauphin", "dauphin"),
        ("j'ai essayé le mot de passe football", "football"),
        ("le mot de passe du wifi est papillon", "papillon"),
        ("minha senha é estrela", "estrela"),
        ("tried lovely as password", "lovely"),
        ("https://accounts.google.com/signin/pwd?rapt=AEjHL4Nabcdefgh123456", "AEjHL4N"),
        ("https://login.microsoftonline.com/common/reprocess?ctx=rQQIARAA1234abcd", "rQQIARAA"),
        ("my card 4111 1111 1111 1112", "1112"),
        ("bypass code 123456789", "123456789"),
        ("ccccccbcgujhingjrdejhgfnuetrgigvejhhgbkugded", "gujhing"),
        ("Set-Cookie: session=abc123def456; Path=/", "abc123def456"),
        ("password tiger lily", "lily"),
        ("pincode 4821", "4821"),
        ("wifi code: happy-school", "happy-school"),
    ],
)
def test_what_is_told_is_hidden_and_its_author_warned(world: World, words: str, secret: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 1
    assert kept(world, secret) == []


@pytest.mark.parametrize("before", ["login:", "I cannot log in", "my password is"])
def test_a_name_and_a_password_are_hidden_where_passwords_were_spoken_of(world: World, before: str) -> None:
    assert notices(says_all(world.student, before, PAIR)) == 1
    assert kept(world, "sunflower77") == []


def test_on_a_ticket_a_password_beside_a_name_is_hidden_where_passwords_were_asked_about(world: World) -> None:
    world.student.says("ticket open canvas says wrong password")
    world.first.says("ask 1 does the password fail on the phone, too?", where=world.thread())
    world.student.says(PAIR)

    assert notices(world.student.hears()) == 1
    assert kept(world, "sunflower77") == []


@pytest.mark.parametrize(
    "words",
    [
        "my password is toast",
        "my password is kaput",
        "my password is broken",
        "my password is expired",
        "std::cout<<x1;",
        "the bus pass is yellow",
        "login issues, year10 cannot get in",
        "wifi code is on the board",
    ],
)
def test_what_is_said_of_passwords_and_pieces_of_programs_stay(world: World, words: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 0
