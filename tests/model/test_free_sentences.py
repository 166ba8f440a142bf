"""Stories and everyday sentences: the request is heard wherever it stands, and in five languages."""

from __future__ import annotations

import pytest

from bot.model.intents.articles import Search
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Close, Comment, Reopen, ShowTicket
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.understand import understand

TOLD = "We have three children. The eldest is ill, and the other two are at home with us since Monday. "


def meant(words: str, role: Role = Role.ADMIN) -> Intent | None:
    return understand(words, role, Context()).intent


def named(words: str, role: Role = Role.ADMIN) -> str:
    intent = meant(words, role)
    return intent.name if intent else "none"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("I bought new speakers. My husband set them up. Now nobody can hear me in the video lesson.", "av_help"),
        ("Our son is abroad. He has the phone with the app. Could somebody please ring me?", "talk_to_human"),
        ("My cousin gave us his old laptop. It runs Windows 8. Will it do for Teams?", "compatibility_help"),
        (TOLD + "Please cancel my lesson tomorrow.", "session_cancel"),
        (TOLD + "Nobody gets into Moodle. Is it down?", "outage_check"),
        ("Mr. Hill said hello. What time is my class tomorrow?", "session_list"),
    ],
)
def test_what_a_story_asks_for_stands_in_its_last_sentence(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("Ticket 3120 is about our printer. You sent a man. Is there any news?", ShowTicket(3120)),
        ("You told us 3120 was over. It began again today. So please reopen it.", Reopen),
        ("I wrote to you about 3120. The cable was loose. You may close it.", Close),
    ],
)
def test_the_number_may_stand_in_another_sentence(words: str, intent: Intent | type[Intent]) -> None:
    told = meant(words)

    assert getattr(told, "number", None) == 3120
    assert told == intent or type(told) is intent


def test_an_article_is_looked_for_with_the_question_and_not_with_the_story() -> None:
    assert meant("I teach three classes. All is new to me. How do I export grades from moodle?") == Search(
        "How do I export grades from moodle"
    )


@pytest.mark.parametrize(
    "words",
    [
        "We were in Wales. The car broke down twice. It was lovely.",
        "Thank you for helping Tom. He was so worried about his login. Now he smiles again.",
        "Last year his laptop broke before the exams. We had it repaired in town. It has been fine since.",
        "My neighbour works for another school. They open tickets for everything. I am glad we do not.",
        "My sister once lost her password. She laughed for an hour. That is how she is.",
    ],
)
def test_a_story_that_wants_nothing_starts_nothing(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize("piece", ["Is it? ", "a. ", "wifi. ", "\n\n", "3.14 ", "Mr. "])
def test_a_very_long_story_is_read_at_its_end_only(piece: str) -> None:
    assert named(piece * 50_000 + "Please cancel my lesson tomorrow.") in ("session_cancel", "none")


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("how do i connect to eduroam?", "connectivity_help"),
        ("i need help", "help_menu"),
        ("forgot my pass for the portal lol", "login_help"),
        ("je n'arrive plus à ouvrir ma session", "login_help"),
        ("gibt es gerade eine Störung?", "outage_check"),
        ("fällt moodle gerade aus?", "outage_check"),
        ("got an email saying my account closes today unless i click", "security_report"),
        ("this is useless", "feedback"),
        ("mi red no va", "connectivity_help"),
        ("alguém entrou na minha conta", "security_report"),
        ("quelqu'un peut me rappeler ?", "talk_to_human"),
        ("meine stunde morgen findet nicht statt", "session_cancel"),
        ("tell me when my next class is", "session_list"),
        ("tell us who is on call", "oncall_who"),
    ],
)
def test_everyday_sentences_in_five_languages_are_understood(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    "words",
    [
        *("class was boring today", "red", "the light is red", "tell me a joke", "who's on the poster"),
        *("hat jemand einen stift", "i got locked out of my house yesterday", "mi abuela no tiene internet"),
        *("wasn't moodle offline yesterday", "my wifi at home was so bad last night"),
        *("se me olvidó el bocadillo", "mein bruder hat sein passwort auch schon mal vergessen", "j'ai oublié mon sac"),
    ],
)
@pytest.mark.parametrize("role", [Role.STUDENT, Role.ADMIN])
def test_what_only_sounds_like_a_request_starts_nothing(words: str, role: Role) -> None:
    assert named(words, role) == "none"


def test_what_began_yesterday_and_goes_on_is_no_story() -> None:
    assert named("i could not log in yesterday at home and still cannot") == "login_help"


@pytest.mark.parametrize(
    "word",
    [
        "stift",
        "poster",
        "shark",
        "beach",
        "chemise",
        "brazo",
        "raupe",
        "peixe",
        "horse",
        "sable",
        "queso",
        "tower",
        "llave",
        "reise",
    ],
)
def test_an_everyday_word_is_not_taken_for_another_one(word: str) -> None:
    assert lexicon().spelling.mended((word,)) == (word,)


@pytest.mark.parametrize("context", [Context(ticket=7), Context(addressed=False, direct=False, ticket=7)])
def test_below_a_ticket_a_story_stays_a_comment(context: Context) -> None:
    intent = understand(TOLD + "Please cancel my lesson tomorrow.", Role.STUDENT, context).intent

    assert isinstance(intent, Comment)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("se me olvidó el pass y no logro ingresar al portal", "login_help"),
        ("pásame el horario del lunes", "session_list"),
        ("me hago cargo", "ack"),
        ("páseme con el encargado de sistemas", "talk_to_human"),
        ("jarrive plus a me connecter", "login_help"),
        ("les autres me voient figé", "av_help"),
        ("y a-t-il une coupure réseau ?", "outage_check"),
        ("mon horaire de vendredi", "session_list"),
        ("i chume nüm in mein konto", "login_help"),
        ("stundenplan montag", "session_list"),
        ("flieg dauernd ausm wlan", "connectivity_help"),
        ("gibts fortschritte bei 5120", "ticket_status"),
        ("não tô conseguindo logar", "login_help"),
        ("aparece usuário inexistente", "login_help"),
        ("eu trato disso", "ack"),
        ("tem alguma falha na rede agora?", "outage_check"),
    ],
)
def test_what_is_typed_in_haste_or_said_in_one_region_is_understood(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    "words",
    [
        *("yo me encargo de los vasos", "compré tickets para el partido", "mañana no hay clase, yupi"),
        *("ma voiture est en panne", "je m'occupe des boissons", "pas de cours demain youpi"),
        *(
            "ich kümmere mich um die getränke",
            "der fahrplan vom zug ist neu",
            "ich rede mit einem menschen von der bank",
        ),
        *("deixa comigo o bolo", "a rede da varanda rasgou", "meu carro caiu no buraco"),
    ],
)
def test_talk_with_the_words_of_commands_in_it_starts_nothing(words: str) -> None:
    assert named(words) == "none"
