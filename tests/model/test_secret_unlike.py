"""Words that look like nothing else are secrets where getting in is spoken of; names of machines are none."""

from __future__ import annotations

import pytest

from bot.model.secrets.masking import masked

TOLD = (
    ("login for the lab pc is labuser / Copper_41 and fails", "login for the lab pc is labuser / ••• and fails"),
    ("typed Kr0kodil_x twice, locked out", "typed ••• twice, locked out"),
    (
        "I changed it from winter to Gl0wworm! and now I cannot log in",
        "I changed it from ••• to ••• and now I cannot log in",
    ),
    ("I changed it from Lamp to Lamp22!, locked out", "I changed it from ••• to •••, locked out"),
    ("vpn preshared: corn0nTheCob, auth failed", "vpn preshared: •••, auth failed"),
    ("cfg->dbpass = 'r4dish-Pump'; access denied", "cfg->dbpass = '•••'; access denied"),
    ("wstoken=4be1c0a97d2f46e08f31 fails", "wstoken=••• fails"),
    ("https://id.example/pwd/set/ey71-bb02-4cd9-77aa", "https://id.example/pwd/set/•••"),
    ("https://id.example/restablecer?clave=Pm40xRtt9", "https://id.example/restablecer?•••"),
    ("usuario jlopez y de contra perrito77", "usuario jlopez y de contra •••"),
)
NEARBY = (
    ("quiz access code MITO-SIS-22 fails", "quiz access code ••• fails"),
    ("the one time pin is QF-3391-ZB", "the one time pin is •••"),
    ("backup codes: 7741-bqkd and 0093-mzte", "backup codes: ••• and •••"),
    ("the exam password (HeisenbergCat) fails", "the exam password (•••) fails"),
    ("I told him my password (bluebell) by phone", "I told him my password (•••) by phone"),
    ("pw same as always, Marigold, capital M", "pw same as always, •••, capital M"),
    ("the pw mum set is daisy daisy, it fails", "the pw mum set is •••, it fails"),
    ("ssid: Dorm-4F\npassphrase: pickled onions\nwont join", "ssid: Dorm-4F\npassphrase: •••\nwont join"),
    ("security question is first pet, answer Biscuit, no", "security question is first pet, answer •••, no"),
    ("it texted me 55 19 03 is that you", "it texted me ••• is that you"),
    ("the number on my phone, I read him 620 448", "the number on my phone, I read him •••"),
    (
        "duo wants me to type 71 on my phone, i typed 71 and no",
        "duo wants me to type ••• on my phone, i typed ••• and no",
    ),
    ("the alarm goes off, i type 9036 like always", "the alarm goes off, i type ••• like always"),
    ("le digicode de la salle des profs 52A8 est mort", "le digicode de la salle des profs ••• est mort"),
    ("Türcode Serverraum 8840* piept", "Türcode Serverraum ••• piept"),
)
STAYS = (
    "locked out on Dell-5420 and EOS-R50 since v2.3",
    "user Kaylee_T22 says access denied",
    "logged in as Copper_41, no drive",
    "i changed it from Period3 to Period4, cannot log in",
    "ErrorCode=InvalidGrant70008 when i sign in",
    "ERR_SSL_VERSION_2 at login, Win11-23H2",
    "the exam code CHEM-2210-04",
    "password manager (English)",
    "my password is the same as always, Canvas, help",
    "security question is first pet",
    "the wifi key on the poster is torn off",
    "my password was seen by a friend",
    "call me at 06 12 34 56 78, it sent no code",
    "duo partner and i type 12 lines each",
    "the digicode panel in 3B12 is dead",
    "my class code is Xk7-p2q-a4",
)


SHOWN = (
    *("me sale un codigo 1132", "zoom no funciona, aparece código 5003", "ça affiche le code 1132"),
    *("zoom marche pas, ça affiche le code 10004", "aparece o codigo 1132", "mostra o código 5003"),
    *("da steht code 1132", "it shows code 1132", "me sale un código 1132 cuando abro zoom"),
)
NOT_ONLY_SHOWN = (
    *("me sale un codigo 4821 en el móvil", "me sale un codigo 482913", "ça affiche le code 4821 et je le tape"),
    *("aparece o código 4821 e eu digito", "il met le code 4471", "me llega el código 4821", "el codigo 5003"),
    *("mi hermano dice código 4471", "der Zettel an der Tür zeigt Code 4471", "me sale el código 4821 por sms"),
)


@pytest.mark.parametrize("words", SHOWN)
def test_a_short_code_that_a_screen_shows_stays(words: str) -> None:
    assert masked(words) == words


@pytest.mark.parametrize("words", NOT_ONLY_SHOWN)
def test_one_that_somebody_was_given_or_types_or_may_have_been_is_hidden(words: str) -> None:
    assert "•••" in masked(words)


@pytest.mark.parametrize(("words", "kept"), [*TOLD, *NEARBY])
def test_what_looks_like_nothing_else_is_hidden_where_getting_in_is_spoken_of(words: str, kept: str) -> None:
    assert masked(words) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize("words", STAYS)
def test_what_has_a_kind_or_a_name_stays(words: str) -> None:
    assert masked(words) == words


def test_where_nobody_speaks_of_getting_in_it_stays() -> None:
    assert masked("the frog is called Kr0kodil_x in the story") == "the frog is called Kr0kodil_x in the story"
