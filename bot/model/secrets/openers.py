"""The words around codes of doors, safes and locks, and around keys that are typed."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LOCKS = _set(
    """
    door doors gate gates safe alarm keypad locker lockers padlock padlocks lock lockbox keybox shed garage cabinet
    cupboard storeroom elevator copier photocopier kopierer fotocopiadora photocopieuse copiadora tür türen tuer tor
    tore tresor alarmanlage spind spinde schließfach schliessfach schloss zahlenschloss fahrradkeller
    schlüsselkasten puerta puertas portón porton caja alarma taquilla casillero candado cerradura armario porte
    portes portail coffre coffre-fort alarme casier cadenas serrure digicode porta portas portão portao cofre
    armário cacifo cadeado fechadura
    """
)
"""What opens with a code, or keeps quiet with one."""
WITH = _set("with takes take wants using mit nimmt con avec com")
"""What stands before a code that opens something."""
FROM_TO = _set("from to von auf")
TYPED = _set(
    """
    use used using type typed typing enter entered put tried try press pressed dial uso usé pongo puse marco tecleo uso
    usei digito digitei coloco mets mis tape tapé tippe nehme benutze
    """
)
"""What stands before what somebody types."""
LOCKED_BY = _set(
    """
    combination combo kombination kombi zahlenkombination combinación combinacion combinaison combinação combinacao
    digicode
    """
)
"""What such a code is called beside `code` and `pin`."""
KEYS = _set("key keys schlüssel clé cle chave llave")
OF_KEYS = _set(
    """
    exam exams quiz test proctor proctoring proctored invigilator assessment seb lockdown host claim admin recovery
    backup setup set-up authenticator activation unlock bitlocker filevault router hotspot network ssid wpa wpa2 wep
    preshared pre-shared vpn wifi wi-fi wlan security encryption prüfung klausur gastgeber wiederherstellung
    netzwerk examen prueba parcial anfitrión recuperación red respaldo épreuve contrôle hôte récupération réseau
    secours prova exame anfitrião recuperação rede
    """
)
"""What a key is for that is no thing of metal."""
