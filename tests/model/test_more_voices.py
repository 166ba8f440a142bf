"""Further voices: spelling by ear, dialects, shorthand of the staff in five languages, and talk that sounds alike."""

from __future__ import annotations

import pytest

from bot.commands.understood import name
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

BELOW = Context(addressed=False, direct=False, ticket=7)


def named(words: str, context: Context = Context()) -> str:  # noqa: B008
    return name(words, understand(words, Role.ADMIN, context), context)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("i carnt get in to my acount", "login_help"),
        ("the intanet iz not wurking in my room", "connectivity_help"),
        ("my skreen is crakt", "asset_report"),
        ("pleez cansel my class tomoro", "session_cancel"),
        ("ma mic winnae work in teams", "av_help"),
        ("nae lesson the morra, tell the weans", "session_cancel"),
        ("that workshop wis great, 8 oot ae 10", "feedback"),
        ("the seminar was fine I suppose, 6 outta 10", "feedback"),
    ],
)
def test_words_spelled_by_ear_and_of_a_dialect_are_heard(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("4418 needs the vendor, we are stuck", "escalate"),
        ("el 4418 que lo vea alguien de arriba", "escalate"),
        ("rappelle-moi le 4418 après la réunion", "snooze"),
        ("me lembra do 4418 depois do almoço", "snooze"),
        ("4418 é meu", "ack"),
        ("4418: tell the technician the ladder is in the shed", "ticket_comment"),
        ("quítame de la guardia del viernes", "oncall_override"),
        ("ich mache netz bis 22 uhr statt Jonas", "oncall_override"),
        ("I must withhold consent to CHG-410, as it falls on the day of the fair", "change_request"),
        ("Tag 4471, battery swollen. Taken out of service.", "asset_report"),
        ("who has AX-12", "asset_report"),
        ("desmarca a monitoria de quinta", "session_cancel"),
        ("I am sick of typing, let somebody ring me", "talk_to_human"),
        ("o que dá pra pedir aqui", "help_menu"),
        ("a man on the phone said he is from IT and wanted my password", "security_report"),
    ],
)
def test_what_staff_say_in_few_words_is_heard_in_five_languages(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("awake. looking at the switch", "ack"),
        ("fin de l'incident", "resolve"),
        ("encerrado o incidente", "resolve"),
        ("voltou, era o switch", "resolve"),
    ],
)
def test_short_words_below_a_ticket_take_it_or_end_it(words: str, intent: str) -> None:
    assert named(words, BELOW) == intent


@pytest.mark.parametrize(
    "words",
    [
        "whose turn is it to bring the biscuits",
        "you can borrow mine, I never use the headset",
        "was getting a DNS error, gone now",
        "wieso gesperrt, die straße ist doch frei",
        "kann wer aufgabe 7 erklären, ich komm nicht rein",
        "j'annule mon anniversaire samedi",
        "mon chum m'a bloqué",
        "los chicos dicen 'se cayó el sistema' cada lunes 😂",
        "wrong chat, sorry",
        "my compiler says error: expected ';' before 'return'",
        "in my previous school the server used to go down every day",
    ],
)
def test_talk_that_sounds_alike_starts_nothing(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("whose turn is it on the pager tonight", "oncall_who"),
        ("canvas has blocked me out of my account", "login_help"),
        ("9 out of 10 students cannot hear me in zoom", "av_help"),
        ("cancel my class on friday, it is a birthday", "session_cancel"),
        ("was getting an error and still am, my account is locked", "login_help"),
    ],
)
def test_what_is_meant_is_not_taken_for_talk(words: str, intent: str) -> None:
    assert named(words) == intent
