"""Whether a question asks for a secret, in the languages of our schools."""

from __future__ import annotations

import pytest

from bot.model.secrets.asked import asks_for_secret

ASKED = """
what password do you use?
which password did you type?
what is your pin
what's your Canvas password
send me the code you got
send me the code
give me your ID card number
please tell me your password
can you send me your password please
I need your password to look at it
can I have your PIN?
what code did you get by text?
what is the verification code
what is your passport number
what is your social security number
tell us the 6 digit code
wie lautet dein Passwort?
welches Passwort benutzt du?
schick mir den Code, den du bekommen hast
sag mir bitte dein Passwort
ich brauche dein Passwort
kannst du mir dein Passwort schicken?
gib mir deine Ausweisnummer
cuál es tu contraseña?
qué contraseña usas?
mándame el código que te llegó
dime tu clave
necesito tu contraseña
puedes enviarme tu contraseña
quel est ton mot de passe ?
quel mot de passe utilises-tu ?
envoie-moi le code que tu as reçu
peux-tu m'envoyer ton mot de passe
j'ai besoin de votre mot de passe
donne-moi le numéro de ton passeport
qual é a tua senha?
que senha você usa?
me manda o código que você recebeu
preciso da sua senha
pode me passar sua senha?
diz-me a tua palavra-passe
"""
BARE = ("your password please?", "password?", "and your PIN?")
HARMLESS = """
do you know your password?
did the password reset mail come?
which error code is shown?
what is the room code
does it say wrong password?
what does it say when you type your password?
what is wrong with your password?
tell me if your password works now
tell me whether the code arrived
do not send me your password
please never tell anybody your password
I will tell you your new password in person
we will send you a new code
please type your password again on the sign-in page
you need your password to sign in
send me a picture of the password page
what is the course code?
which code is shown on the error page?
send me the error code
give me the code of the room
have you changed your password?
is your password older than a year?
when did you change your password?
I need to reset your password
please bring your ID card to the office
can you come to the desk with your ID card?
what is your student number?
what is your name?
what device do you use?
what password rule does it name?
what is the meeting passcode
kennst du dein Passwort?
welcher Fehlercode steht da?
schick mir nicht dein Passwort
steht da falsches Passwort?
hast du dein Passwort geändert?
wie lautet der Raumcode?
sabes tu contraseña?
qué código de error sale?
no me mandes tu contraseña
llegó el correo de la contraseña?
connais-tu ton mot de passe ?
quel code d'erreur est affiché ?
ne m'envoie pas ton mot de passe
as-tu reçu le code ?
você sabe a sua senha?
qual é o código de erro?
não me mande a sua senha
o código chegou?
"""


@pytest.mark.parametrize("question", ASKED.strip().splitlines())
def test_a_question_for_a_secret_is_known(question: str) -> None:
    assert asks_for_secret(question)
    assert asks_for_secret(f"Hi Sam, {question}")


@pytest.mark.parametrize("question", BARE)
def test_the_name_of_a_secret_alone_asks_for_it(question: str) -> None:
    assert asks_for_secret(question)


@pytest.mark.parametrize("question", HARMLESS.strip().splitlines())
def test_other_questions_are_none(question: str) -> None:
    assert not asks_for_secret(question)
    assert not asks_for_secret(f"Hi Sam, {question}")
