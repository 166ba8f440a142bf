"""A class called by whose it is or by its day, in five languages: what is meant is said of `my class`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.letters import plain
from bot.model.moments.weekdays import BY_NUMBER, WEEKDAYS, either

_CLASS = r"(?:class|session|lesson|lecture|clase|sesion|cours|classe|seance|stunde|klasse|unterricht|kurs|aula|sessao)"
_OWN = r"(?:my|our|mi|nuestra|mon|ma|notre|meine?[nrms]?|unsere?[nrms]?|(?:a )?(?:minha|nossa))"
_THE = r"(?:the|la|el|le|die|der|den|das|a)"
_DAY = (
    rf"(?:today|tomorrow|hoy|manana|aujourd'hui|demain|heute|morgen|hoje|amanha|{either(WEEKDAYS)}|{either(BY_NUMBER)})"
)
_OF_DAY = rf"(?: (?:on|of|for|de|del|du|d'|von|vom|am|da|el|le|na))*(?: |(?<=')){_DAY}(?!\w)"
_CALLED = "my class"
_ITS_DAY = re.compile(rf"(?<!\w)(?:{_OWN}|{_THE}) {_CLASS}{_OF_DAY}|(?<!\w){_OWN} {_DAY} {_CLASS}(?!\w)")
_ITS_OWN = re.compile(rf"(?<!\w){_OWN} {_CLASS}(?!\w)")


def own_class(words: str) -> Iterator[str]:
    """The words with `my class` in the place of such a class, first without its day: behind it stands where it goes.
    Nothing where none is called so.
    """
    known = plain(words)
    for way in (_ITS_DAY, _ITS_OWN):
        if found := way.search(known):
            yield f"{words[: found.start()]}{_CALLED}{words[found.end() :]}"
