"""Secrets known by what they stand behind: a sign, a heading, a door, an exam; and what else stands there."""

from __future__ import annotations

import pytest

from bot.model.secrets.masking import masked

BEHIND_A_SIGN = (
    ("DB_PASS=lamp", "DB_PASS=•••"),
    ('{"user": "kim", "password": "lamp"}', '{"user": "kim", "password": "•••"}'),
    ('<add key="SmtpPassword" value="lamp" />', '<add key="SmtpPassword" value="•••" />'),
    ("<DbPassword>lamp</DbPassword>", "<DbPassword>•••</DbPassword>"),
    ("define('DB_PASSWORD', 'lamp');", "define('DB_PASSWORD', '•••');"),
    ("client_secret: 'aB1~cD.2eF3g'", "client_secret: '•••'"),
    ("JSESSIONID=1A2B3C4D5E6F", "JSESSIONID=•••"),
    ("pass1: Copper-12 pass2: Silver-13", "pass1: ••• pass2: •••"),
    ("WIFI:T:WPA;S:Lab;P:lamp;;", "WIFI:T:WPA;S:Lab;P:•••;;"),
    ("curl -u kim:lamp https://lab.example", "curl -u kim:••• https://lab.example"),
    (r"net use Z: \\fs\a /user:LAB\kim Lamp_6", r"net use Z: \\fs\a /user:LAB\kim •••"),
    ("run it with --password lamp", "run it with --password •••"),
    ("admin / letmein", "admin / •••"),
)
NOTHING_BEHIND_IT = (
    "password: required",
    "password: how do I change it?",
    "Password: •••••• is all I see",
    "password = None",
    '{"password": "required"}',
    "token: expired",
    "secret: santa list",
    "key: value pairs",
    "compass: north",
    "session: algebra",
    "const password = read_input()",
    "admin / teacher rights",
    "reset password: Maria Lopez",
)
IN_A_TABLE = (
    ("| user | pass |\n|---|---|\n| kim | lamp |\nboth fail", "| user | pass |\n|---|---|\n| kim | ••• |\nboth fail"),
    ("name\tpassword\nKim\tlamp\nSam\trock\nthanks", "name\tpassword\nKim\t•••\nSam\t•••\nthanks"),
    ("user,password\nkim,lamp", "user,password\nkim,•••"),
    ("user;token\nkim;lamp", "user;token\nkim;•••"),
)
NO_TABLE = (
    "name, room\nKim, 204",
    "I lost my password, my key and my hope\nhelp, please",
    "user | password\nkim | forgotten",
)
OF_A_LOCK = (
    ("the door code is 4471# and it beeps", "the door code is ••• and it beeps"),
    ("alarm code 90217 stopped working", "alarm code ••• stopped working"),
    ("the safe has combination 31-07-22", "the safe has combination •••"),
    ("keypad code for the shed is 2580 and for the gym 1470", "keypad code for the shed is ••• and for the gym •••"),
    ("lockers in corridor B open with 0451", "lockers in corridor B open with •••"),
    ("der Türcode für den Keller lautet 8836", "der Türcode für den Keller lautet •••"),
    ("el código de la puerta es 5823", "el código de la puerta es •••"),
    ("le code de la porte c'est 24A7", "le code de la porte c'est •••"),
    ("o código do cadeado é 7093", "o código do cadeado é •••"),
)
NO_LOCK = (
    "the code of the door is broken",
    "do I need a new door code for lab B-104?",
    "my locker number is 217",
    "the alarm went off at 0730",
    "the door of room 2044 is locked",
    "gate 12 is closed",
    "error code 5003 at the door",
)
OF_AN_EXAM = (
    ("exam key for the lockdown browser is HX-7742-PQ", "exam key for the lockdown browser is •••"),
    ("Zoom host key 482617 is not accepted", "Zoom host key ••• is not accepted"),
    ("Proctor password for period 3: larkspur.", "Proctor password for period 3: •••."),
    ("Prüfungsschlüssel für SEB: Ahorn-5, geht nicht", "Prüfungsschlüssel für SEB: •••, geht nicht"),
    ("Código de recuperação: WX4T-9KLP-22MN", "Código de recuperação: •••"),
    ("it gave me a key instead: mf3t qk7a 2xlo 9ppr", "it gave me a key instead: •••"),
    ("https://id.example/recuperar/Lk92mmQpX7", "https://id.example/recuperar/•••"),
    ("authenticator wants me to match number 64", "authenticator wants me to match number •••"),
)
NO_EXAM = (
    "the exam key dates are in the calendar",
    "the answer key is on page 204",
    "serial key XK42-99AB-12CD",
    "the recovery key is lost",
    "key stage 3 results are missing",
    "https://school.example/reset/help2024",
)
PLAINLY = (
    ("I set his password to football and it bounced", "I set his password to ••• and it bounced"),
    ("mon mdp c soleil et sa marche pas", "mon mdp c ••• et sa marche pas"),
    ("das mein kennwort mausi ist, war das blöd?", "das mein kennwort ••• ist, war das blöd?"),
    ("my password was just my dogs name, Biscuit", "my password was just my dogs name, •••"),
    ("my password is the same as my birthday, 14092012", "my password is the same as my birthday, •••"),
    ("sunflower. thats my password", "•••. thats my password"),
    ("the password was Sandcastle, the new one is Snowman", "the password was •••, the new one is •••"),
    ("its Hannah2012 or hannah2013, which password", "its ••• or •••, which password"),
    ("the password, tried 'lamp' and 'rock1'", "the password, tried '•••' and '•••'"),
    ('is "pineapple" an ok password', 'is "•••" an ok password'),
    ("my password is t i g e r 7 7", "my password is •••"),
    ("Wrong password. What did you type? skateboard", "Wrong password. What did you type? •••"),
    ("what's the password? it should be trampoline", "what's the password? it should be •••"),
)
PLAIN_WORDS = (
    "my password is so long",
    "my password is crazy long",
    "my password is none of your business",
    "I have to change my password to join the call",
    "reset my password to take the quiz",
    "my password is the same as yours",
    "I typed my password slowly and it says wrong",
    "i changed it yesterday to the new layout",
    "mein passwort ist weg",
    "la clave del éxito es dormir bien",
    "a senha do portal é outra",
    "mon mot de passe est trop court",
    "https://zoom.example/j/1?pwd=QwErTy12 opens nothing",
)


@pytest.mark.parametrize(("words", "kept"), [*BEHIND_A_SIGN, *IN_A_TABLE, *OF_A_LOCK, *OF_AN_EXAM, *PLAINLY])
def test_a_secret_is_hidden_wherever_it_is_told(words: str, kept: str) -> None:
    assert masked(words) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize("words", [*NOTHING_BEHIND_IT, *NO_TABLE, *NO_LOCK, *NO_EXAM, *PLAIN_WORDS])
def test_what_else_stands_in_such_a_place_stays(words: str) -> None:
    assert masked(words) == words
