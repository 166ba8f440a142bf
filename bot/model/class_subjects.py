"""What a school's subjects are called in five languages: a class titled Physics is meant by `física` and `Physik`."""

from __future__ import annotations

import re
from functools import cache

_SUBJECTS = (
    "mathematics maths math matematicas matematica mates mathematiques mathe mathematik",
    "physics fisica physique physik",
    "chemistry quimica chimie chemie",
    "biology biologia biologie bio",
    "science sciences ciencias naturwissenschaften",
    "history historia histoire geschichte",
    "geography geografia geographie geo erdkunde",
    "english ingles anglais englisch",
    "german aleman alemao allemand deutsch",
    "french frances francais franzosisch",
    "spanish espanol espanhol espagnol spanisch",
    "portuguese portugues portugais portugiesisch",
    "latin latim latein",
    "music musica musique musik",
    "art arts arte artes kunst",
    "drama theatre theater teatro",
    "sport sports pe deporte deportes desporto",
    "informatics computing informatica informatique informatik",
    "philosophy filosofia philosophie",
    "religion religiao",
    "economics economia economie wirtschaft",
    "algebra algebre",
    "geometry geometria geometrie",
    "statistics estadistica estatistica statistique statistiques statistik",
)
"""Plain words; each line is one subject."""
_LESSON = r"(?:s?(?:unterricht|stunde|kurs|klasse))?"
"""What stands behind it in one word."""
_GYM = re.compile(r"\beduc\w{4,6} (?:fisica|physique)\b")
_GROUPS = {word: line.split() for line in _SUBJECTS for word in line.split()}
_JOINED = re.compile(rf"(\w{{2,}}?){_LESSON}")


@cache
def named_so(word: str) -> re.Pattern[str]:
    """All plain words that mean what this plain word of a title does: itself, or the same subject."""
    others = _GROUPS.get(word)
    return re.compile(f"(?:{'|'.join(map(re.escape, others))}){_LESSON}" if others else re.escape(word))


def subject(word: str) -> str:
    """One name for each subject; another plain word as it is."""
    if word in _GROUPS:
        return _GROUPS[word][0]
    match = _JOINED.fullmatch(word)
    return _GROUPS[match[1]][0] if match and match[1] in _GROUPS else word


def without_gym(known: str) -> str:
    """Plain words, as long as before, in which physical education is not physics."""
    return _GYM.sub(lambda found: "_" * len(found[0]), known)
