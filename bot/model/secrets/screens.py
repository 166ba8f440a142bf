"""A code that a screen shows where something fails, in five languages: it is no secret, and tells what is wrong.

What somebody types, was sent or was told is none of these, nor what might be: then it stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.shapes import Span

_LONGEST = 160
_BESIDE = (
    r"(?:it|the|an?|screen|page|there|me|nos|se|y|and|et|und|e|ahora|ya|solo|siempre|el|la|un|una|le|que|zoom|"
    r"meet|canvas|moodle|en|pantalla|sur|à|a|l['’]?[eé]cran|na|tela|auf|dem|am|bildschirm|[cç]a|cela|il|elle|es|da|mir|"
    r"nur|immer|wieder|toujours|maintenant|jetzt|agora|sempre|s[oó]|der|ein|den|o|um|now|only|always|error|erreur|"
    r"fehler|erro|mensaje|message|meldung|mensagem|con|avec|mit|com|with|no|n[aã]o|funciona|va|entra|marche|pas|geht|nicht)"
)
"""Words that leave open nothing else."""
_SHOWS = r"(?:shows|displays|sale|sali[oó]|aparece|apareci[oó]|muestra|affiche|[cç]a (?:me )?met|zeigt|steht|mostra)"
_SHOWN = re.compile(
    rf"\s*(?:{_BESIDE}[ ,:]{{1,2}}){{0,8}}{_SHOWS}(?:[ ,:]{{1,2}}{_BESIDE}){{0,4}}"
    r"[ ,:]{1,2}(?:code|c[oó]digo|kode)[ :#]{1,2}(?P<code>\d{4,5})(?![\w.-]|\s\d)"
    rf"(?:(?:[ ,]{{1,2}}{_BESIDE}){{0,6}}[\s.!]*\Z|[.,;!]\s|\s(?:cuando|quand|wenn|quando|when)\s)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"sms|whatsapp|\btext|phone|handy|t[eé]l[eé]|m[oó]vil|celular|mail|corr?eo|\bapp|aplica|authent|autent|verif|"
    r"confirm|acce[sd]|login|anmeld|\bpin\b|pass|contrase|clave|senha|\bmot de|schl[uü]ss|t[uü]r|door|porte?\b|porta\b|"
    r"puerta|lock|candado|cadenas|cadeado|alarm|papel|papier|zettel|\bnot[ae]|token|2fa|mfa|wifi|wlan|wi-fi|safe|caja|"
    r"spind|escrib|pong[oa]|\bpus|introdu|\bmet[oí]|\btap|saisi|tipp|eingeb|digit|\btype|\bente|coloq|ponho|\bg[ai]ve|"
    r"\bdict|llam|\bruf|\bappel|\blig[ao]",
    re.IGNORECASE,
)
"""What gives somebody a code that lets them in, and how one is typed."""


def on_screens(text: str) -> Iterator[Span]:
    """Where a text begins with telling such a code, of four or five digits; nothing where something may have given it
    to somebody, or it is typed.
    """
    found = _SHOWN.match(text) if len(text) <= _LONGEST and not _GIVEN.search(text) else None
    if found:
        yield found.span("code")
