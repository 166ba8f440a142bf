"""The systems a school works with, and the names people have for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class System:
    """A system. `key` is what walk-throughs call it, `parts` what they call a part of it; `names` are people's own.

    `playbook` walks somebody through trouble with it; `category` and `subcategory` are those of an outage's ticket.
    """

    key: str
    label: str
    playbook: str
    category: str
    subcategory: str
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A system as somebody named it. `value`: the part they named, as walk-throughs call it, else the system's key."""

    system: System
    value: str

    @property
    def values(self) -> tuple[str, ...]:
        """What walk-throughs may have called it."""
        return (self.value, *self.system.parts) if self.value == self.system.key else kin(self.value)


SYSTEMS = (
    System(
        "lms",
        "the course site",
        "coursework",
        "access",
        "service_down",
        ("canvas", "moodle", "blackboard", "brightspace", "google classroom", "classroom", "course site"),
    ),
    System(
        "live",
        "live classes",
        "audio_video",
        "live_class",
        "platform_down",
        ("live classes", "live class", "zoom", "teams", "microsoft teams", "google meet", "meet", "bigbluebutton"),
        ("zoom", "teams", "meet"),
    ),
    System(
        "mail",
        "school mail and accounts",
        "login",
        "access",
        "service_down",
        (
            *("school mail", "email", "e-mail", "mails", "emails", "outlook", "gmail", "microsoft 365", "office 365"),
            *("google account", "microsoft account", "google konto", "compte google", "cuenta de google"),
            *("conta do google", "conta google"),
        ),
    ),
    System(
        "network",
        "the network",
        "connectivity",
        "network",
        "network_down",
        ("wifi", "wi-fi", "wlan", "eduroam", "internet", "vpn"),
        ("wifi", "guest", "vpn", "wired", "call"),
    ),
    System(
        "exam program",
        "the exam program",
        "compatibility",
        "access",
        "service_down",
        (
            *("exam browser", "exam software", "lockdown browser", "safe exam browser", "respondus", "proctorio"),
            *("proctoring", "honorlock", "prüfungsbrowser", "pruefungsbrowser", "prüfungsprogramm", "klausurbrowser"),
            *("navegador de examen", "navegador de exámenes", "programa de examen", "programa de exámenes"),
            *("navigateur d'examen", "navigateur d’examen", "programme d'examen", "logiciel d'examen"),
            *("navegador de exame", "navegador de prova", "programa de exame", "programa de prova"),
        ),
    ),
)
_PRODUCTS = {"exam": "exam program"}
"""What the check of a device calls a system by another name."""
_WIRELESS = re.compile(r"\b(?:wi-?fi|wlan)\b", re.IGNORECASE)
_LINES = {
    "vpn": re.compile(r"\bvpn\b", re.IGNORECASE),
    "wifi": re.compile(rf"\beduroam\b|\b(?:school|campus)(?:['’]s)? {_WIRELESS.pattern}", re.IGNORECASE),
    "guest": re.compile(rf"\bguest (?:network\b|{_WIRELESS.pattern})", re.IGNORECASE),
    "home": re.compile(
        rf"\b(?:(?:at|from) home|hotspot|zu ?hause|daheim|(?:en|em|de) casa|(?:à|a) la maison|chez moi)\b|"
        rf"\bhome (?:internet|line|{_WIRELESS.pattern})",
        re.IGNORECASE,
    ),
    "wired": re.compile(r"\b(?:ethernet|(?:lan|network) cable|wall socket)\b", re.IGNORECASE),
}
"""What people say of how they are connected."""
_NAMED = {name: Named(system, system.key) for system in SYSTEMS for name in (system.key, *system.names)}
_NAMED |= {part: Named(system, part) for system in SYSTEMS for part in system.parts if part in system.names}
_NAMED |= {
    name: Named(_NAMED[part].system, part)
    for name, part in (
        ("wi-fi", "wifi"),
        ("wlan", "wifi"),
        ("eduroam", "wifi"),
        ("microsoft teams", "teams"),
        ("google meet", "meet"),
    )
}
NAMES = tuple(sorted(_NAMED, key=len, reverse=True))
"""Every name there is, the longest first."""
_ANY = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in NAMES)
_FIRST = re.compile(rf"\s*(?:the\s+)?({_ANY})(?![\w-])[\s,:;.-]*", re.IGNORECASE)
_WE_MEET = re.compile(
    r"\b(?:i|we|you|they|us|let's|lets)\s+(?:(?:will|can|could|must|should|may|all|always|usually|only|also)\s+)*meet\b",
    re.IGNORECASE,
)
"""People who meet, and no program."""
_ANYWHERE = re.compile(rf"(?<![\w-])({_ANY})(?![\w-])", re.IGNORECASE)
_AND = r"(?:\s*[,&+/]\s*(?:and\s+)?|\s+(?:and|or|und|oder|y|o|et|ou|e)\s+)(?:the\s+)?"
_ROW = re.compile(rf"(?<![\w-])(?:{_ANY})(?:{_AND}(?:{_ANY})(?![\w-]))+", re.IGNORECASE)
_ROW_FIRST = re.compile(rf"\s*(?:(?:of|for|on|in|the)\s+)*{_ROW.pattern}", re.IGNORECASE)


def line_in(words: str, building: str) -> str:
    """How somebody who tells of the network is connected, as its walk-through calls it; empty where that is not clear.
    `building`: the one they name; a wireless network there is that of the school.
    """
    found = [line for line, said in _LINES.items() if said.search(words)]
    if not found and building and _WIRELESS.search(words):
        return "wifi"
    return found[0] if len(found) == 1 or found == ["vpn", "home"] else ""


def service(given: Mapping[str, str]) -> str:
    """The service that the answers of a walk-through name: the product somebody wants to use, where they were asked."""
    product = given.get("product", "")
    return _PRODUCTS.get(product, product) or given.get("system", "")


def named_first(words: str) -> tuple[Named | None, str]:
    """The system that the words begin with, and what follows it."""
    found = _FIRST.match(words)
    return (_known(found[1]), words[found.end() :].strip()) if found else (None, words.strip())


def named_in(words: str) -> Named | None:
    """The first system that the words name."""
    found = _ANYWHERE.search(_WE_MEET.sub(" ", words))
    return _known(found[1]) if found else None


def named_in_a_row(words: str, first: bool = False) -> tuple[tuple[Named, ...], str]:
    """The systems that are named one behind the other, as in `wifi and lms`, each once, and what follows them; none
    where there are not several. `first`: only those that the words begin with.
    """
    found = _ROW_FIRST.match(words) if first else _ROW.search(words)
    named = [_known(name) for name in _ANYWHERE.findall(found[0])] if found else []
    several = tuple({each.system.key: each for each in reversed(named)}.values())[::-1]
    return (several, words[found.end() :].strip(" ,:")) if found and len(several) > 1 else ((), "")


def unnamed(words: str) -> str:
    """The words without the names of systems."""
    return _ANYWHERE.sub(" ", words)


def nearest(word: str) -> list[str]:
    """The systems' keys a mistyped name may have meant, the likeliest first; all of them when it is like none."""
    close = get_close_matches(word.casefold(), NAMES, n=3, cutoff=0.6)
    return list(dict.fromkeys(_NAMED[name].value for name in close)) or [system.key for system in SYSTEMS]


def kin(value: str) -> tuple[str, ...]:
    """What an outage of this may stand under: the part itself, and the whole it is a part of."""
    return (value, *(system.key for system in SYSTEMS if value in system.parts))


def whole(value: str) -> tuple[str, ...]:
    """What may be called so in a report when this is away: the system with its parts, or the part with its whole."""
    system = system_of(value)
    return Named(system, value).values if system else (value,)


def system_of(value: str) -> System | None:
    """The system that a walk-through calls so."""
    return next((system for system in SYSTEMS if value in (system.key, *system.parts)), None)


def _known(name: str) -> Named:
    return _NAMED[" ".join(name.casefold().split())]
