"""Words that tell of a secret near them, in the languages of our schools."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STRONG = _set(
    """
    password passwords passwort passwörter kennwort kennwörter contraseña contrasena contraseñas clave claves senha
    senhas pass pw pwd pswd passwd passcode passcodes passphrase pin pins puk mdp pasword passwrd passwrod pasward
    paswort pword psw pswrd contra otp
    """
)
"""What hardly names anything but a secret."""
WEAK = _set(
    """
    code codes código codigo códigos codigos kode key keys schlüssel clé cle clef chave llave token tan sms 2fa mfa
    login logins zugang zugangsdaten credentials passe palavra secret secreta geheim recovery phrase pattern combo
    combination kombination combinación authenticator duo security question pregunta frage pergunta answer respuesta
    antwort réponse resposta wifi wlan wi-fi alarm door lock locker padlock schloss cadena candado cadeado tür puerta
    porte porta
    """
)
"""What may name a secret, and many other things too."""
NAMES = STRONG | WEAK
BEGINS = ("passw", "contrase", "kennw", "senha")
ENDS = ("code", "passwort", "kennwort", "pin", "schlüssel")
"""What longer names of secrets begin or end with."""
IS = _set("is was es era ist war est était é be are were sind lautet son sont são : = → -> – -")
"""What stands between a name and what it names."""
TOLD = _set(
    """
    type typed typing put puts putting enter entered entering use used using tried try set press pressed pressing punch
    punched send sent wrote write gave give given told read got keyed key tapped paste pasted chose picked made
    introduje introduzco puse pongo pone escribo escribí meto metí uso usé usaba mando mandé di dije marqué marco tape
    tapé tapais saisi saisis entre entré mets mis utilise utilisé donné envoyé eingegeben eingebe gebe gib tippe getippt
    benutze benutzt nehme genommen verwende verwendet geschickt geschrieben durchgegeben vorgelesen nutze digito digitei
    digitar coloquei coloco ponho pus usei usava mandei escrevi dei passei boto botei
    """
)
"""How a secret gets somewhere: typed, sent, read out."""
CHANGED = _set(
    """
    changed change reset new old now previous last before until became switched updated cambié cambie cambiado nueva
    ahora antes antigua vieja nuevo changé changer nouveau nouvelle désormais maintenant avant ancien ancienne geändert
    neues neue altes alte jetzt vorher früher mudei troquei alterei nova agora antiga velha trocar alterar
    """
)
"""What speaks of an old one and a new one."""
USERS = _set(
    """
    user username login usuario usuário benutzer benutzername utilisateur identifiant account konto cuenta compte conta
    id email mail utilizador kennung name
    """
)
"""What stands beside a secret of somebody, and is none."""
KINDS = _set(
    """
    error errors erreur erro fehler fehlercode err aadsts ticket tickets room raum sala salle class klasse clase turma
    course kurs curso cours page seite página zip postal order serial model modell modelo version versión versão
    extension ext durchwahl asset inventory student matrícula matricula schülernummer meeting zoom id status trace
    request correlation event issue bug chapter period year grade exam building floor bus line platform
    """
)
"""What a number, or what looks made up, is of that is no secret."""
COUNTED = _set(
    """
    ticket tickets room raum sala salle page seite página class klasse session close reopen withdraw resolve ack take
    comment tell ask escalate details triage resume supplier wait waiting note hold assign link merge move cancel invite
    """
)
"""What stands right before its number."""
PLACES = _set(
    """
    bldg bldng blg building rm room floor wing campus geb gebäude raum stock edif edificio sala bât bâtiment salle
    prédio
    """
)
"""Where something is, as people shorten it: no secret whatever stands around it."""
ENDINGS = frozenset(".!?¶;")
QUOTES = frozenset("\"'“„«‘(‚`*[")
_TO_TYPE = _set(
    """
    type typed typing enter entered entering pressed punch punched keyed paste pasted introduje introduzco escribo
    escribí marqué tape tapé tapais saisi saisis eingegeben eingebe tippe getippt durchgegeben vorgelesen digito digitei
    digitar coloquei coloco dialled dialed tecleo tecleé
    """
)
_SPELT = _set(
    """
    capital capitals uppercase lowercase letters words spelled spelt digit digits majuscule majuscules minuscule
    minuscules lettres chiffres mayúscula mayúsculas minúscula minúsculas maiúscula maiúsculas cifras dígitos
    großgeschrieben kleingeschrieben buchstaben ziffern zahlen
    """
)
_TRIED = _set(
    """
    tried used chose answered write reset locked unlocks unlock opens quiz essayé écris ouvre probé intenté abre puse
    escrevo tentei genommen probiert schreibe öffnet abre bitwarden lastpass keepass 1password
    """
)
_CHANGE = _set("changed switched cambié cambie cambiado changé geändert mudei troquei alterei trocar alterar")
_OTHERS = _set("user usuario benutzer utilisateur account konto cuenta compte conta psk push approve")
CUES = NAMES | _TO_TYPE | _SPELT | _TRIED | _CHANGE | _OTHERS
PIECES = ("pass", "code", "codes", "código", "login", "sign", "pin ", "senha", "contras", "schlüssel", " / ", "kennw")
"""What is in nearly every message that tells a secret without its shape."""
