"""The words around secrets, in the languages of our schools: what a password is called, what is said of it."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PASSWORDS = _set(
    """
    password passwd passphrase passcode pwd pw pasword passwrd passwrod passowrd passord passwort pswd psw kennwort
    contraseña contrasena clave mdp senha palavra-passe passwords passwörter kennwörter contraseñas senhas
    wlan-passwort wifi-password wlan-schlüssel
    """
)
PASSWORD_PAIRS = frozenset(
    (("de", "passe"), ("palavra", "passe"), ("pass", "word"), ("pass", "phrase"), ("security", "answer"))
)
WEAK = _set("pass key token secret cookie psk schlüssel clé chave llave")
"""What a password may be called, and many other things too."""
CODES = _set(
    """
    code codes passcode passcodes otp pin tan cvv cvc sms verify totp 2fa mfa authenticator código codigo códigos
    codigos einmalpasswort einmalkennwort
    """
)
PINS = _set("pin otp tan passcode cvv cvc")
"""What is a secret of somebody's own, whatever it is for."""
ONCE = _set("one-time onetime time once einmal temporary")
"""What stands before `password` where it is a code."""
NUMBER = _set("number no nr num nº número numero numéro nummer #")
KINDS = _set(
    """
    ticket tickets line page id room student class course order invoice error err case raum sala salle bestellung
    pedido commande phone tel call extension ext close reopen ack resolve fehler erro erreur
    """
)
"""What a number is of that is no code."""
CHANGED = _set(
    """
    changed change set reset switched updated cambié cambiado cambiar geändert ändern changé changer mudei alterei
    mudar
    """
)
NOT_CODES = _set("postcode zipcode barcode errorcode fehlercode unicode decode encode vscode leetcode")
OTHER_CODES = _set(
    """
    error err erreur fehler erro status class classroom course room zip postal post area country subject exit event
    meeting join item product qr bar source dress discount aadsts http
    """
)
"""Kinds of codes that are no secrets."""
AS = _set("as als comme como")
"""What stands between a secret and its name, as in `I type 1234 as my code`."""
OF_CODES = _set("d'erreur error erro erreur prints returns outputs runs compiles crashes line lines")
"""What stands behind `code` where it is none, or that of a program."""
GIVEN_OUT = _set(
    """
    kahoot game quiz menti menti.com mentimeter serial product license licence discount promo voucher enrolment
    enrollment meeting
    """
)
"""What stands before a key or a code that is no secret of anybody."""
OF_ONES_OWN = ("backup", "bypass", "recovery", "emergency", "scratch", "ersatz", "wiederherstellung", "notfall")
"""What lists of codes begin with in one word, as in `Backup-Codes`; or it stands before."""
LETS_IN = _set("reset magic activation verification confirmation one-time passwordless resetlink")
"""What stands before a link that lets its reader in."""
ACCOUNTS = _set("user username login usr uid account benutzer usuario usuário utilisateur")
OWN_CODES = _set("my recovery backup bypass verification security login mi mon mein meu")
"""What stands before a code of letters that is one."""
MY = _set(
    "a valid mot de palavra my the new old own our current mi mon mein meu minha la le das el o a nueva nouveau neues"
)
IS = _set("is was are were lautet heisst heißt ist war sind es era est était é c'est = == => -> → : –")
TO = _set("to from into auf zu von a à de en para por in - — no nr")
AND = _set("and but or yet so because y pero o et mais ou und aber oder e mas")
ORDINARY = _set(
    """
    about after again also already always annoying asked away back been before being blank blocked broken
    complicated correct dead different difficult does doesn't doesnt don't dont done down easy empty even fine
    forgotten from gone good hard have here hers hidden incorrect invalid just like lost long maybe mine missing
    much needed never next nobody none nothing now okay older only ours over perhaps please private public random
    right safe same secret shared short simple some somebody someone something still stolen strong stuck that their
    theirs then there they this today tomorrow unique unknown unsafe useless valid very weak what when where which
    will with without wrong yesterday your yours abgelaufen abgelehnt falsch geändert geheim gestohlen gesperrt
    korrekt lang kurz leer neu nicht nötig richtig schwach sicher ungültig unbekannt unsicher vergessen aceptada
    bloqueada caducada cambiada correcta corta débil diferente difícil equivocada errada esquecida expirada fácil
    necesaria necesario necessária nécessaire notwendig
    inactiva incorrecta incorreta inválida invalida larga mala misma mudada nueva obligatoria olvidada perdida
    rechazada recusada rejeitada robada roubada secreta segura vacía vazia vencida válida vieja accepté bloqué
    bloquée changé correct court expiré expirée faible faux fausse incorrecte invalide modifié oublié oubliée perdu
    perdue refusé refusée rejeté valide volé
    """
)
"""What people say of a password instead of telling it."""
SPOKEN = _set(
    """
    a an the my your his her our their this that these those it its it's i you he she we they me us him them who whom
    is isn't are was were be been am has hasn't have had do does did can can't cannot could will won't would should may
    must to of in on at by for from with without as if than then so too not no nor or and but because since until while
    when where how why all any every each only just even ever never once one two three again still now today yesterday
    tomorrow morning evening night monday tuesday wednesday thursday friday saturday sunday week weeks day days month
    months hour hours minute minutes time times year years single long short letters letter characters character
    digits digit symbols numbers number uppercase lowercase capital capitals works work says say said tells told shows
    show gives gave keeps keep gets get got makes make made lets let goes go went comes come came needs need want wants
    help please thanks thank sorry hello moodle canvas zoom outlook site page screen login mail email computer
    laptop phone app wifi class teacher school desk account user username everyone everybody nobody somebody anybody
    up out off down over into about your yours enough case sensitive
    der die das den dem des ein eine einen im in auf an am zu von für bei mit ohne nicht kein keine nie mehr noch
    schon seit wird werden wurde kann ich er sie es wir ihr mein dein und oder aber sehr immer wieder heute gestern
    le la les un une dans sur pour par pas plus de du des au aux avec sans mon ma ton ne que qui depuis toujours
    el los las uno una en del al para por con sin no más ya mi tu su que desde siempre muy pero
    o os as um uma em na da do dos das ao com sem não mais já meu minha seu sua que desde sempre muito mas
    """
)
"""Words that sentences are made of: what has one of them says something of a password, and is none."""
USED = _set("that which i we you they always use used typed type have had got get gave give given me us chose set put")
"""What stands between a password and what it is: `the password I use is`."""
UNSAID = _set(
    """
    reset recovery manager field page link prompt policy change request form box issue issues problem problems error
    hilfe ayuda ajuda aide trouble fails failed failing fehlt fehler geht problema problème restablecer recuperar
    réinitialiser
    """
)
"""What stands behind the name of a secret and is none, as in `kim@school.example password reset`."""
ORS = _set("or and und oder y o et ou e")
"""What stands between two of the same kind."""
ENDINGS = ("ed", "ing", "able", "less", "ble")
NATIONAL = _set(
    """
    ssn nif dni nie rut nhs cédula cedula cpf curp nino bsn iban passport passeport pasaporte passaporte reisepass
    ausweis ausweisnummer personalausweis personalausweisnummer reisepassnummer passnummer steuer-id steuernummer
    social-security sozialversicherungsnummer sécu secu führerschein führerscheinnummer
    """
)
NATIONAL_PAIRS = frozenset(
    (
        *("social security", "my social", "national insurance", "ni number", "id card", "identity card"),
        *("national id", "driver's licence", "driver's license", "driving licence", "driving license"),
        *("de cidadão", "de identidad", "de conducir", "de conduire", "de condução"),
        *("sécurité sociale", "seguridad social", "segurança social", "carte d'identité", "cartão cidadão"),
    )
)
NO_SECRET = re.compile(
    r"(?:aadsts|err|error|http|saml|auth)[_-]?\d{2,8}.*|https?:.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]*(?:/[\w.-]*)+|"
    r"[#@][\w-]*",
    re.IGNORECASE | re.DOTALL,
)
"""Error codes, addresses, names of channels and people: what looks odd and is no secret."""
