"""The words around secrets, in the languages of our schools: what a password is called, what is said of it."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PASSWORDS = _set(
    """
    password pword passwd passphrase passcode pwd pw pasword passwrd passwrod passowrd passord passwort pswd psw
    kennwort contraseña contrasena clave mdp senha palavra-passe passwords passwörter kennwörter contraseñas senhas
    wlan-passwort wifi-password wlan-schlüssel
    """
)
PASSWORD_PAIRS = frozenset(
    (
        *(("de", "passe"), ("palavra", "passe"), ("pass", "word"), ("pass", "phrase"), ("security", "answer")),
        ("community", "string"),
        *((net, name) for net in ("wifi", "wi-fi", "wlan") for name in ("code", "key")),
    )
)
CODES = _set(
    """
    code codes passcode passcodes pincode otp pin tan cvv cvc sms verify totp 2fa mfa authenticator código codigo
    códigos codigos einmalpasswort einmalkennwort
    """
)
PINS = _set("pin otp tan passcode pincode cvv cvc")
"""What is a secret of somebody's own, whatever it is for."""
ONCE = _set("one-time onetime time once einmal temporary")
"""What stands before `password` where it is a code."""
NOT_CODES = _set(
    """
    postcode zipcode barcode errorcode fehlercode unicode decode encode vscode leetcode kurscode raumcode klassencode
    zimmercode
    """
)
OTHER_CODES = _set(
    """
    error err erreur fehler erro status class classroom course room zip postal post area country subject exit event
    meeting join item product qr bar source dress discount aadsts http
    """
)
"""Kinds of codes that are no secrets."""
THE = _set("la le el a o as os")
OF_CODES = _set(
    """
    d'erreur error erro erreur postal postale curso cours turma clase classe livro libro livre sala salle review
    prints returns outputs runs compiles crashes line lines
    """
)
"""What stands behind `code` where it is none, or that of a program."""
FOR_CODES = _set(
    """
    verificación verificacion verificação verificacao vérification verification seguridad segurança seguranca
    sécurité acceso acesso accès recuperación recuperacion recuperação recuperacao récupération secours respaldo
    desbloqueo déverrouillage desbloqueio connexion confirmation confirmación confirmação autenticación autenticação
    ingreso entrada
    """
)
"""What a code is for that is a secret, as in `code de connexion`."""
GIVEN_OUT = _set(
    """
    kahoot game quiz menti menti.com mentimeter serial product license licence discount promo voucher enrolment
    enrollment meeting
    """
)
"""What stands before a key or a code that is no secret of anybody."""
LETS_IN = _set("reset magic activation verification confirmation one-time passwordless resetlink")
"""What stands before a link that lets its reader in."""
UNSAID = _set(
    """
    reset recovery manager field page link prompt enter policy change request form box issue issues problem problems
    error hilfe ayuda ajuda aide trouble fails failed failing fehlt fehler geht problema problème restablecer recuperar
    réinitialiser
    """
)
"""What stands behind the name of a secret and is none, as in `kim@school.example password reset`."""
NO_SECRET = re.compile(
    r"(?:aadsts|err|error|http|saml|auth)[_-]?\d{2,8}.*|https?:.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]*(?:/[\w.-]*)+|"
    r"[#@][\w-]*|(?:ctrl|strg|alt|shift|cmd|command|option|win|fn)(?:\+\w{1,9}){1,3}",
    re.IGNORECASE | re.DOTALL,
)
"""Error codes, addresses, names of channels and people, keys pressed together: what looks odd and is no secret."""
