"""What a device lost of itself, or what belongs to one: it is broken then, and not missing itself."""

from __future__ import annotations

import re

from bot.model.understanding.forgotten import THING

_LOOKED_AT = 300
_HINT = re.compile(r"lost|perd|verloren", re.IGNORECASE)
_SUBJECT = (
    rf"\b(?:{THING}|device|projector|beamer|screen|display|monitor|keyboard|trackpad|touchpad|mouse|printer|headset|"
    r"headphones|camera|webcam|mic|microphone|speakers?|whiteboard|smartboard|tastatur|bildschirm|drucker|maus|clavier|"
    r"[ée]cran|imprimante|souris|teclado|pantalla|impresora|rat[óo]n)"
)
_TIME = (
    r"(?: (?:an?|the|one|two|three|some|several|many|half|all|most|other|few|couple|of|whole|last|first|second|next))*"
    r" (?:day|night|week|weekend|month|year|morning|afternoon|evening|hour|minute|lesson|class|break|time)s?\b"
)
_SOME = r" (?:its|an?|the|one|two|three|four|five|some|several|many|half|all|most|every|any|part)\b"
_SHAPELESS = (
    r" (?:(?:my|our|the|its|all|any) )?(?:network |wi-?fi |internet |hdmi |video )?"
    r"(?:signal|connection|network|wi-?fi|internet|sound|audio|power|charge|picture|image|colou?rs?|focus|touch|pixels)"
    r"(?=$|[.,;:!?\n]| (?:on|in|at|to|from|of|for|with|by|and|but|or|again|now|since|when|while|during|after|today)\b)"
)
_PIECE = (
    r" (?:(?!(?:and|or|with|plus)\b)\w+ ){0,3}"
    r"(?:chargers?|charging cables?|stylus|screen protectors?|key ?caps?|dongle|"
    rf"keys? (?:from|of|on|off|in) (?:\w+ )?(?:{THING} )?(?:keyboard|{THING}))\b"
)
_NOT_BOTH = rf"(?!.*(?:\b(?:and|or|with|plus)\b|[&,+]) ?(?:\w+ ){{0,2}}{THING}\b)"
_NO_OTHER = rf"(?! (?:\w+ ){{0,2}}{THING}\b)"
"""A device that is lost by somebody who has another one is gone all the same."""
_LOST = tuple(
    (re.compile(found, re.IGNORECASE), instead)
    for found, instead in (
        (rf"\b(?:ha(?:s|ve|d) )?lost(?={_SHAPELESS}{_NOT_BOTH})", "has no"),
        (rf"\blost(?={_PIECE}{_NOT_BOTH})", "broke"),
        (rf"({_SUBJECT}(?: (?:has|have|had|just|suddenly))*) lost(?={_SOME})(?!{_TIME}){_NO_OTHER}", r"\1 broke"),
        (rf"({_SUBJECT} hat (?:(?!{THING}\b)\w+ ){{1,4}})verloren\b(?! gegangen)", r"\1kaputt"),
        (rf"({_SUBJECT}) a perdu(?= ){_NO_OTHER}", r"\1 a cassé"),
        (rf"({_SUBJECT}) ha perdido(?= (?:un|una|su|sus|el|la|los|las)\b){_NO_OTHER}", r"\1 ha roto"),
    )
)


def with_parts_lost(words: str) -> str:
    """The words with what a device lost of itself as what is broken on it."""
    if len(words) > _LOOKED_AT or not _HINT.search(words):
        return words
    for lost, instead in _LOST:
        words = lost.sub(instead, words)
    return words
