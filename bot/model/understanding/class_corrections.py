"""What is said of a class right behind the answer about it, without its name: `actually 4pm`, `#algebra too`, `undo`.

Each is all that is said but for a word or two that joins it to the answer, in five languages.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.model.bare_answers import answer, hour
from bot.model.letters import plain
from bot.model.unsaid import Lack

_LONGEST = 80
_RATHER = re.compile(
    r"\W*(?:(?:no(?! (?:class|lesson|session|lecture)[^?]*$)"
    r"|nope|nah|sorry|oops|wait|actually|rather|better|i mean|i meant|make (?:it|that)"
    r"|let'?s (?:say|make it)|it(?:'s| is)|it (?:should|must) be|should be|ok|and|oh|hm+|please|pls"
    r"|(?:change|move|shift|push|reschedule|set) (?:it|that|this)(?: to)?|(?:can|could) (?:we|you)"
    r"|mejor(?: dicho)?|perdon|perdona|que sea|en realidad|plutot|non|pardon|en fait|je voulais dire|disons"
    r"|doch|lieber|besser|nein|nee|eher|ich meine|sagen wir|mach|melhor|nao|alias|na verdade|desculpa|quero dizer"
    r"|por favor|bitte)\b(?!-)[\s,:;.!-]*)+"
)
_ENDS = re.compile(r"(?:[\s,.!]|\b(?:please|pls|instead|rather|then|sorry|thanks|bitte|por favor|merci|lieber)\b)*$")
_WISHES = re.compile(r"\W*(?:(?:ok|and|so|oh|hm+|hi|hey)\W+)*(?:can|could|may|shall) (?:we|you|i)\b")
"""Behind this a question is a wish."""
_AT_HOUR = re.compile(r"(?:at|um|a|a las|as) ([01]?\d|2[0-3]) ?(?:h|uhr|heures?|horas?)")
"""An hour of the day; `11h` alone is how long."""
_JOINS_IN = re.compile(
    r"[^\w@#]*(?:(?:and|also|ok|oh|please|pls|can you|could you|for|with|invite|add|it is for|it's for|everybody in"
    r"|everyone in|all of|the channel|y|tambien|invita a|para|con|et|aussi|invite|pour|avec|und|auch|lade|fur|mit|e|"
    r"tambem|convida|com)\b\s*)*"
)
_JOINED = re.compile(
    r"(?:[\s,.!?]|\b(?:too|as well|also|please|pls|should (?:come|join|be there)|comes|joins|is (?:coming|in it)|to it"
    r"|tambien|aussi|auch|ein|dazu|tambem|por favor|bitte)\b)*$"
)
_OUT = re.compile(
    r"\W*(?:(?:and|also|ok|please|pls|can you|could you)\s+)*(?:remove|uninvite|without|not|take out|drop|quita a"
    r"|saca a|retire|enleve|entferne|ohne|tira|remove o|remove a)\s+"
)
_ASKED = re.compile(
    r"\W*(?:and |so |ok )?(?:who(?:'s| is| are| all is| else is)? (?:invited|coming|in it|in there|in)|how long"
    r" (?:is|does) it(?: take| last)?|when (?:is|does|was) it(?: again| start)?|how many (?:are|people are)"
    r" (?:in it|invited|coming)|quien(?:es)? (?:esta|estan|viene|vienen)(?: invitad[oa]s?)?|qui (?:est invite|vient)"
    r"|wer (?:kommt|ist eingeladen)|quem (?:vem|esta convidad[oa])|cuanto dura|combien de temps(?: dure-t-il)?"
    r"|wie lange dauert (?:es|sie)|quanto (?:tempo )?dura)\W*"
)
_CALLED_OFF = re.compile(
    r"\W*(?:(?:no|ok|actually|please|pls|can you|could you)\b[\s,.!-]*)*"
    r"(?:(?:delete|remove|drop|scrap|kill|cancel|call off)(?: (?:it|that|this)(?: (?:class|session|lesson))?)?"
    r"|(?:cancela|borra|elimina|anula|annule|supprime|loscht?e?|streiche?|apaga)(?:l[ao]|-l[ea]| (?:es|das|sie|isso))?)"
    r"(?:[\s,.!]|\b(?:please|pls|instead|thanks|bitte|por favor)\b)*"
)
_BEFORE_UNDOING = r"\W*(?:(?:no|oh|wait|sorry|oops|please|pls|actually|ok|can you|could you)\b[\s,.!-]*)*"
_BEHIND_UNDOING = r"(?:[\s,.!]|\b(?:please|pls|then|sorry|thanks|bitte|por favor)\b)*"
_UNDONE = re.compile(
    rf"{_BEFORE_UNDOING}(?:undo(?: (?:that|it|this))?|(?:take|move|put|bring) (?:that|it|this) back"
    r"|restore (?:it|that|the class)|hold (?:it|the class) after all|(?:uncancel|reinstate)(?: (?:it|that|the class))?"
    r"|deshaz(?:lo)?|deshacer|recupera(?:la)?|annule ca|retablis(?:-l[ea])?"
    rf"|(?:mache? (?:das|es) )?ruckgangig(?: machen)?|desfaz(?:er)?|desfaca){_BEHIND_UNDOING}"
)
_REGRETTED = re.compile(
    rf"{_BEFORE_UNDOING}(?:(?:keep|do) (?:it|the class) after all|i can (?:do|hold|teach|make) it(?: after all)?"
    r"|it(?: is|'s) on after all|that was (?:wrong|an? (?:mistake|accident))"
    rf"|(?:sie )?findet doch statt){_BEHIND_UNDOING}"
)
"""It may as well be said of something else, and everybody would be told."""


def new_time(words: str, zone: str, now: datetime) -> str:
    """The day, the time or the length that is all these words say; empty where they say anything else."""
    if len(words) > _LONGEST:
        return ""
    known = plain(words)
    if _WISHES.match(known):
        known = known.replace("?", ".")
    leads, ends = _RATHER.match(known), _ENDS.search(known)
    said = words[leads.end() if leads else 0 : ends.start() if ends else len(words)].strip()
    if at := _AT_HOUR.fullmatch(plain(said)):
        said = f"{at[1]}:00"
    return answer(Lack.MOMENT, said, zone, now) or (hour(said) if leads else "")


def guests(words: str) -> str:
    """What may name the people or the channel that shall be invited, and nothing else."""
    if len(words) > _LONGEST:
        return ""
    known = plain(words)
    start, end = _JOINS_IN.match(known), _JOINED.search(known)
    return words[start.end() if start else 0 : end.start() if end else len(words)].strip()


def taken_out(words: str) -> str:
    """What may name who shall come no more; empty where nobody is to go."""
    found = _OUT.match(plain(words)) if len(words) <= _LONGEST else None
    return words[found.end() :].strip(" .,!?") if found else ""


def asks_of_it(words: str) -> bool:
    """Whether somebody asks who comes, when it is, or how long."""
    return len(words) <= _LONGEST and bool(_ASKED.fullmatch(plain(words)))


def calls_off(words: str) -> bool:
    """Whether it shall not be held."""
    return len(words) <= _LONGEST and bool(_CALLED_OFF.fullmatch(plain(words)))


def undoes(words: str) -> bool:
    """Whether what was done just now shall be as it was."""
    return len(words) <= _LONGEST and bool(_UNDONE.fullmatch(plain(words)))


def regrets(words: str) -> bool:
    """Whether what was done just now may be meant to be as it was: that is asked first."""
    return len(words) <= _LONGEST and bool(_REGRETTED.fullmatch(plain(words)))
