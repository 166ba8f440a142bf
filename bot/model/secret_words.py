"""The words around secrets, in the languages of our schools: what a password is called, what is said of it."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PASSWORDS = _set(
    """
    password passwd passphrase passcode pwd pw kennwort passwort contraseña contrasena clave mdp senha
    palavra-passe
    """
)
PASSE = frozenset(("de", "palavra"))
"""What stands before `passe` where it is a password."""
CODES = _set("code codes passcode passcodes otp pin tan código codigo códigos codigos")
NOT_CODES = _set("postcode zipcode barcode errorcode fehlercode unicode decode encode vscode leetcode")
OTHER_CODES = _set(
    """
    error err erreur fehler erro status class classroom course room zip postal post area country subject exit event
    meeting join item product qr bar source dress discount aadsts http
    """
)
"""Kinds of codes that are no secrets."""
OWN_CODES = _set("my recovery backup bypass verification security login mi mon mein meu")
"""What stands before a code of letters that is one."""
MY = _set("my the new old own our current mi mon mein meu minha la le das el o a nueva nouveau neues")
IS = _set("is was are lautet ist war es era est était é c'est = == => -> : –")
TO = _set("to from into auf zu von a à de en para por in")
AND = _set("and but or yet so because y pero o et mais ou und aber oder e mas")
ORDINARY = _set(
    """
    about after again already also always asked away back been before being blank blocked broken correct dead different
    does doesn't doesnt don't dont done down empty even fine forgotten from gone good have here hidden incorrect invalid
    just like lost long maybe missing much needed never next nobody none nothing okay older only over perhaps please
    right safe same shared short some somebody someone something still stolen strong stuck that their then there they
    this unknown unsafe useless valid very weak what when where which will with without wrong your yours
    abgelaufen falsch gesperrt korrekt leer nicht richtig ungültig unbekannt vergessen
    caducada correcta errada esquecida expirada inactiva incorrecta incorreta inválida invalida mala olvidada perdida
    vacía vencida bloqueada bloqué bloquée expiré expirée faux fausse incorrecte invalide oublié oubliée perdu perdue
    """
)
"""What people say of a password instead of telling it."""
ENDINGS = ("ed", "ing", "able", "less", "ble")
NATIONAL = _set("ssn nif dni nie cpf curp nino passport steuer-id steuernummer social-security")
NO_SECRET = re.compile(
    r"(?:aadsts|err|error|http|saml|auth)[_-]?\d{2,8}.*|https?:.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]*(?:/[\w.-]*)+|"
    r"[#@][\w-]*",
    re.IGNORECASE | re.DOTALL,
)
"""Error codes, addresses, names of channels and people: what looks odd and is no secret."""
