"""What looks like a secret is hidden; what does not stays as it was written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.model import secrets
from bot.model.secrets.alone import is_password
from bot.model.secrets.masking import masked

FILES = {str(path) for path in Path(secrets.__path__[0]).glob("*.py")}
TOLD = (
    ("my password is Maple#77 and the site still says no", "my password is ••• and the site still says no"),
    ("my password is sunshine, nothing works", "my password is •••, nothing works"),
    ('the password is "purple cow on ice" for canvas', 'the password is "•••" for canvas'),
    ("password for moodle is Maple#77", "password for moodle is •••"),
    ("pw: river2rock", "pw: •••"),
    ("login sam password=river2rock", "login sam password=•••"),
    ("I changed my password from Maple#77 to Maple#78", "I changed my password from ••• to •••"),
    ("Maple#77 is my new password", "••• is my new password"),
    ("password river2rock is refused", "password ••• is refused"),
    ("mi contraseña es Gato2030, no entra", "mi contraseña es •••, no entra"),
    ("mot de passe: Lune88!", "mot de passe: •••"),
    ("mon mot de passe est Lune88", "mon mot de passe est •••"),
    ("mein Passwort lautet Berg#12", "mein Passwort lautet •••"),
    ("senha Praia99 não funciona", "senha ••• não funciona"),
    ("minha palavra-passe é Praia99", "minha palavra-passe é •••"),
    ("the code is 204816", "the code is •••"),
    ("escribo Sevilla2031 y dice contraseña incorrecta", "escribo ••• y dice contraseña incorrecta"),
    ("je tape Toulouse14 et ça dit mot de passe incorrect", "je tape ••• et ça dit mot de passe incorrect"),
    ("coloco Coqueiro11 e diz senha incorreta", "coloco ••• e diz senha incorreta"),
    ("204816 is my code", "••• is my code"),
    ("somebody wanted my code and I read out 204 816 to him", "somebody wanted my code and I read out ••• to him"),
    ("my pin is 7391", "my pin is •••"),
    ("mein Bestätigungscode ist 204816", "mein Bestätigungscode ist •••"),
    ("my recovery code is ab3d-9xk2", "my recovery code is •••"),
    ("https://id.example.edu/reset?token=9f8e7d6c5b4a is dead", "https://id.example.edu/reset••• is dead"),
    ("see https://id.example.edu/a?x=1&code=9f8e7d", "see https://id.example.edu/a?•••"),
    ("https://id.example.edu/reset/9f8e7d6c5b4a3f2e", "https://id.example.edu/reset/•••"),
    ("card 4111 1111 1111 1111 was charged", "card ••• was charged"),
    ("ssn 078-05-1120", "ssn •••"),
    ("my social security number is 078051120", "my social security number is •••"),
    ("DNI 12345678Z", "DNI •••"),
    ("Authorization: Bearer abcdef0123456789abcdef", "Authorization: Bearer •••"),
    ("key sk-abcdefGHIJKL0123456789", "key •••"),
)
HARMLESS = (
    "I forgot my password",
    "password reset does not work",
    "my password is wrong",
    "my password is not accepted, I was asked twice",
    "my password is driving me mad",
    "MY PASSWORD HAS EXPIRED",
    "password: how do I change it?",
    "mi contraseña es incorrecta",
    "mein Passwort ist falsch",
    "mot de passe oublié",
    "ticket 204816 is about my password",
    "wrong password for sam@north.example",
    "wrong password, AADSTS50126",
    "AADSTS50126: invalid username or password. Trace ID: 9c3a1b2d-1111-2222-3333-444455556666",
    "error code 530035",
    "Sign-in error code: 50076",
    "the error code is 700016",
    "código de error 530035",
    "class code 204816",
    "no code came to +351 912 345 678",
    "the code never came, at 10:30 in room 204 on 2026-11-20",
    "my password stopped working on 2026-11-20 at 14:30",
    "join at https://meet.example/j/123456789?pwd=QwErTy12",
    "https://school.example/password/reset",
    "order 4111 1111 1111 1112",
    "call 555-123-4567",
    "answer 2 at 41.7",
    "open the ticket of 41.7",
    'session add "Algebra" friday 10:00 60m @sam #algebra',
    "student number 20231234",
    "",
)
PIECES = (
    *(
        "a",
        "1",
        "1 ",
        "password ",
        "password:",
        "password is '",
        "code is ",
        " is my password",
        "4111 ",
        "123-",
        "111 ",
    ),
    *("https://a.b/?", "https://a.b/reset/", "?token", "eyJ", "eyJ.", "sk-", "x!", "'", "ssn ", "bearer ", "•••", "ä"),
    *("DE89 ", "PRIVATE KEY-----", "key ", "my codes a1b2 ", '"a ', '" as password ', "1 passport ", "set to a#b1c2d "),
    *("passphrase is lamp ", "passwords: a1b2, or ", "code: 482913, ", "sent me ", "typed ", "x / ", "born on "),
    *("password a ", "password sunshine is ", "typed my password lamp ", "code is one ", "code 48 29 "),
    *("set my password to lamp ", "set set password a a ", "password for a a is lamp ", "my password from a to "),
    *("password of ab1 is ", "it is lamp, thats my password ", "a@b.cc Lamp2024 ", "user a password lamp ", "p$$w "),
    *("typed 482913 ", "six digits a ", "code they sent is 4 ", "a text 482913 ", "told him the my ", "my visa is 12 "),
    *("p\u200bassword is lamp ", "ｐ", "make ", "psw", "my iban 1 2 3 ", "password is now now lamp ", "set ", "sms "),
    *("lamp is what i use as my ", "my password", "contra-", "@a.bc "),
    *(
        "password: a ",
        "password: a and ",
        "my password is a-b ",
        "password:\n- a-b\n",
        "<password>a",
        "<password value ",
    ),
    *(
        "password is the a ",
        "passwords: a-b, a-b ",
        "backup codes\na-b\n",
        "password for no is ",
        "login: a ",
        "verification number is 1 ",
    ),
    *("log in with a.b and a1b2c3 ", "a1b2 or is my password ", "typed lamps and wrong password "),
    *("cookie: a=", "ccc", "my card 4111 1111 1111 1112 ", "push number 47 ", "bypass code 123456789 "),
    *(
        "sam pass is lamps, ",
        "password velvet otter, ",
        "wifi code: a-b ",
        "code of the wifi ",
        "password: a1b2, or maybe ",
    ),
    *("user a / lamp12 ", "enter 47 in the "),
    *("PASS=lamp, pass2: ", "a,pass\nb,c\n", "door code 1234 and ", "gate with 1234 ", "key ab12 cd34 "),
    *("password a b c ", "what did you type? lamp ", "tried 'lamp' or 'a' ", "net user a b ", "password lamp2024 "),
    *(
        "login Kr0kodil_x ",
        "changed it from a to R4dish! ",
        "token=a1b2c3d4e5f6a7b8 ",
        "password a (Lamp) ",
        "type 71 ",
    ),
    *(
        "pw: a b\nx: y\n",
        "pw as always, Lamp, ",
        "login a1-",
        "duo type 12 and ",
        "access code AB-12-",
        "exam code (AB-1C) ",
    ),
    *("4 July ", "maiden name is ", "security question: my pet is ", "4111 1111 1111 1111 ", "4111-1111 12/27 "),
)


@pytest.mark.parametrize(("words", "kept"), TOLD)
def test_a_secret_is_hidden_and_the_rest_stays(words: str, kept: str) -> None:
    assert masked(words) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize("words", HARMLESS)
def test_what_is_no_secret_stays(words: str) -> None:
    assert masked(words) == words


@pytest.mark.parametrize("mark", ["*{}*", "_{}_", "`{}`", "({})", "“{}”", "{}.", "{},", "{}?", "\n{}\n", "> {}"])
def test_marks_around_a_secret_do_not_show_it(mark: str) -> None:
    for name in ("my password is {}", "password: {}", "*password:* {}", "{} is my password", "contraseña: {}"):
        assert "Maple#7731" not in masked(name.format(mark.format("Maple#7731")))


@pytest.mark.parametrize(
    "words",
    ["Tiger_2024", "Winter2026!", "Maple#7731", "q7Rt!2pz", "Hunter22!", "sunshine!1", "x7Kp-92Lm-qQ3z", "Tr0ub4dor&3"],
)
def test_what_is_no_word_is_a_password_by_itself(words: str) -> None:
    assert is_password(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Dell-5420", "HP-ProBook-450G8", "Lab2-PC07", "3D-Printer", "Year10-Maths", "help!!!1", "Building-B12"),
        *("tomorrow@9", "Mrs.Smith2", "Win11-23H2", "monday@10:30", "Acer-C733-14", "Epson-ET2850", "Grade7-Science"),
        *("BIO-101-Section2", "Chapter3-Quiz", "iPad-9th-Gen", "Ms.Lee3", "ROOM-B204", "EB-X41"),
    ],
)
def test_the_name_of_a_device_a_room_or_a_class_is_none(words: str) -> None:
    assert not is_password(words)


@pytest.mark.parametrize("piece", PIECES)
def test_hiding_takes_time_in_proportion_to_the_words(piece: str) -> None:
    short, long = (steps(piece * (size // len(piece))) for size in (500, 2_500))

    assert long <= 6 * short + 500
    masked(piece * (10_000 // len(piece)))  # a pattern that goes back and forth would never come to its end


def steps(words: str) -> int:
    """How many lines of the module run while the words are looked at; its patterns repeat nothing without a limit."""
    count = 0

    def counting(frame: object, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return counting

    def entering(frame: object, event: str, argument: object) -> object:
        inside = getattr(frame, "f_code").co_filename in FILES  # noqa: B009
        return counting(frame, event, argument) if inside else None

    before = sys.gettrace()
    sys.settrace(entering)  # type: ignore[arg-type]  # the frame's type is not needed
    try:
        masked(words)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("card 4111.1111.1111.1111 is refused", "1111.1111"),
        ("it is 2223003122003222", "2223003122003222"),
        ("https://school.example/forgot?u=sam&k=Zk39Qp1x", "Zk39Qp1x"),
        ("reset link: https://school.example/r/Zk39Qp1xAbC", "Zk39Qp1xAbC"),
        ("https://school.example/x?otl=abc123", "abc123"),
        ("https://school.example/?session_id=abcdef1234567", "abcdef1234567"),
        ("https://school.example/acs?SAMLResponse=PHNhbWx", "PHNhbWx"),
        ("my token ya29.a0AfH6SMBx1234567890abc", "a0AfH6SMBx"),
        ("SG.abcdefghijkl.mnopqrstuvwx123", "abcdefghijkl"),
        ("AWS secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1", "bPxRfi"),
        ("https://calendar.example/ical/private-abcdef123456/basic.ics", "abcdef123456"),
    ],
)
def test_what_lets_somebody_in_is_known_by_its_shape(words: str, secret: str) -> None:
    assert secret not in masked(words)


@pytest.mark.parametrize(
    "words",
    [
        "see https://school.example/help/login2023 please",
        "https://lms.example/courses/12345/assignments/678",
        "version 3.14.1592.65358 of the program",
        "call 3512.9876.5432.10 at the gate",
        "the secret santa list for class 10b",
        "Forgot password,\nThanks\nKim",
        "Problem: login, password\nClass: 10b, math",
        "the copier jams with 2000 pages",
        "the locker comes with 1234 stickers",
    ],
)
def test_what_only_looks_alike_stays(words: str) -> None:
    assert masked(words) == words
