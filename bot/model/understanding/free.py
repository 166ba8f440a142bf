"""Words that are no command as the help writes it: what they are about, where that is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.privacy import AskPassword
from bot.model.intents.tickets import OpenTicket
from bot.model.people import Role
from bot.model.reports.reports import read_report
from bot.model.tickets import OUTAGES
from bot.model.understanding.context import Context
from bot.model.understanding.deciding import Weighed, ahead, clearly_talk, decided, weighed_together
from bot.model.understanding.denying import ALL_WELL, TOLD, beside_denial
from bot.model.understanding.desk_questions import names_password
from bot.model.understanding.dials import of_a_dial, of_teaching
from bot.model.understanding.elsewhere import is_none_of_ours
from bot.model.understanding.examples import features
from bot.model.understanding.filling import filled, kind_of
from bot.model.understanding.forgotten import forgotten
from bot.model.understanding.grammar import command
from bot.model.understanding.lost_parts import with_parts_lost
from bot.model.understanding.sentences import WISHES, told_apart
from bot.model.understanding.signals import Heard, heard
from bot.model.understanding.speakers import FOR_STAFF, GUARDED, is_own
from bot.model.understanding.spelling import MOST_WORDS
from bot.model.understanding.weighing import ASKED_FOR, CHANGES, NOTHING
from bot.model.understanding.weights import weights
from bot.model.understanding.working import beside_working

_QUOTED = re.compile(r"\"[^\"]*\"|[“„][^“”„]*[“”]|«[^»]*»|(?<!\w)['‘][^'‘’]{8,}['’](?!\w)")
_REASONS = 5
_OVER = frozenset(("held", "lastyear", "nowfine"))
_OF_OTHERS = frozenset(("others", "story"))
_FINE = "nowfine"
_TROUBLE = frozenset(("broken", "cannot"))
_TOLD = TOLD | {NOTHING}
_WISHED = frozenset(("number", "ticketword", "please", "want"))
"""Something else is wanted by whoever says one of these and that something works."""
_UNTROUBLED = frozenset((_FINE, "happy", "noneed", "held", "others", "story", "asks"))
_ABOUT_FAULTS = TOLD | {"oncall_who", "change_request"}
_OPINION = "feedback"
_IN_ONE = frozenset(kind.name for kind in CATALOGUE if kind.of_a_sentence)
_CERTAIN = 1.0
"""By how much the whole must be ahead that no sentence of it says otherwise."""
_MOST_SAID = 40
"""Words below a card that say what one does; more are a log or a letter that somebody passes on."""
_A_GUESS = 1.5
"""What an intent must weigh to be a guess by the examples alone."""


def meant_freely(words: str, role: Role, context: Context) -> Intent | None:
    """What is clearly meant, and may be done by somebody with this role; of what is not said to the desk, only what is
    understood in threads.
    """
    if context.options is None and context.ticket is None and names_password(words):
        return AskPassword()
    name, said, listened = _of_the_trouble(words, context) or _clearest(words, context)
    intent = filled(name, said, listened) if name else _reported(words, listened)
    about_trouble = intent.name in _TOLD if intent else not listened.concepts & _WISHED
    left = beside_denial(words) if about_trouble or name == _OPINION else None
    if left == "" or (left and about_trouble):
        return _beside(left, intent, context)
    if intent is None or role < intent.allowed:
        return None
    if isinstance(intent, OpenTicket) and (of_teaching(words) or of_a_dial(words)):
        return None
    if name == NOTHING and (context.options is not None or context.command or _tells_trouble(listened, context)):
        return None
    if context.ticket is not None and not (intent.overheard and intent.name != "none"):
        return None
    if _is_quoted(intent, words, context) or (intent.name in _ABOUT_FAULTS and is_none_of_ours(words)):
        return None
    return intent if _is_meant_so(intent, words, role, context) else None


def _of_the_trouble(words: str, context: Context) -> tuple[str, str, Heard] | None:
    """The same as `_clearest` of what fails, where something else is said to work, or a password or a part of it to be
    lost; None where that is not clear.
    """
    left = beside_working(forgotten(with_parts_lost(words)))
    if left == words:
        return None
    name, _, listened = _clearest(left, context)
    return (name, words, listened) if name in TOLD else None


def _beside(left: str, intent: Intent | None, context: Context) -> Intent | None:
    """What is meant by whoever denies that something is wrong: what else they tell of, or nothing at all."""
    if left:
        return intent if isinstance(intent, Courtesy) or _clearest(left, context)[0] in TOLD else None
    in_place = context.ticket is not None or context.session is not None or context.options is not None
    return None if in_place or context.command else Courtesy(ALL_WELL)


def _is_quoted(intent: Intent, words: str, context: Context) -> bool:
    """Whether what would change something stands in quotation marks only: somebody else's words."""
    said = _QUOTED.sub(" ", words) if intent.name in CHANGES else words
    return said != words and _clearest(said, context)[0] != intent.name


def _is_meant_so(intent: Intent, words: str, role: Role, context: Context) -> bool:
    """Whether what staff do is said of the speaker and of now."""
    overheard = context.ticket is not None and not context.addressed
    if intent.name not in (GUARDED if overheard else FOR_STAFF):
        return True
    if overheard and len(words.split()) > _MOST_SAID:
        return False

    def alone(clause: str) -> bool:
        short = command(clause, lambda kind: kind.overheard and role >= kind.allowed)
        return intent.name in (short.name if short else None, _clearest(clause, context)[0])

    return is_own(intent.name, words, context, alone)


def _clearest(words: str, context: Context) -> tuple[str | None, str, Heard]:
    """What is meant, and the words and signals that say so: all, or of a story the sentence that asks for it."""
    whole = heard(words, context)
    together = weighed_together(whole)
    name = decided(whole, together)
    if context.ticket is not None or context.session is not None:
        return name, words, whole
    certain = ahead(together) if len(whole.words) < MOST_WORDS else 0.0
    unclear = name in (None, NOTHING)
    for said, part in told_apart(words, whole, context, unclear):
        found = weighed_together(part)
        meant = decided(part, found)
        if meant is None or _says_nothing(meant, part, found, together):
            continue
        says_better = unclear or meant == name or certain < min(ahead(found), _CERTAIN)
        if (part.concepts & WISHES and says_better) or (unclear and _FINE not in whole.concepts):
            return meant, said if meant in _IN_ONE else words, part
    return name, words, whole


def _says_nothing(meant: str, part: Heard, found: Weighed, together: Weighed) -> bool:
    """Whether a sentence wants nothing: neither a rule nor the whole speaks for it, or it tells what is over, or what
    others do.
    """
    unfounded = meant not in dict(found.rules) and meant != together.together[0][0]
    return meant == NOTHING or unfounded or _is_told(part, meant)


def _is_told(part: Heard, meant: str) -> bool:
    """Whether a sentence tells what is over, or what others do who want nothing."""
    return bool(part.concepts & _OVER) or (meant in ASKED_FOR and bool(part.concepts & _OF_OTHERS))


def _tells_trouble(listened: Heard, context: Context) -> bool:
    """Whether words said to the desk alone tell of something that does not work: they are asked back about."""
    told = context.addressed and context.direct and bool(listened.concepts & _TROUBLE)
    return told and not listened.concepts & _UNTROUBLED


def _reported(words: str, listened: Heard) -> Intent | None:
    """A ticket, where no more than that is clear: a system does not work."""
    elsewhere = listened.concepts & {"asks", "held", "ticket", "session"}
    return None if elsewhere or read_report(words).subcategory not in OUTAGES else OpenTicket(words)


def says_nothing(words: str, context: Context) -> bool:
    """Whether examples say that these words want nothing."""
    return clearly_talk(weighed_together(heard(words, context)))


def is_talk(words: str, context: Context) -> bool:
    """Whether these words, overheard, are talk: asked, not meant to be done, in a few words, or nothing but kind."""
    listened = heard(words, context)
    found = weighed_together(listened)
    asked = listened.concepts & {"asks", "short", "held", "guessing"}
    return bool(asked) or NOTHING in dict(found.rules) or clearly_talk(found)


def likely(words: str, context: Context) -> tuple[type[Intent], ...]:
    """The commands these words may be about, best first."""
    kinds = (kind_of(name) for name in _likely(words, context))
    return tuple(kind for kind in kinds if kind is not None)


def reasons(words: str, name: str, context: Context) -> list[str]:
    """What in these words speaks most for an intent by the examples: `w:` words, `x:` words and how they are said, `n:`
    pieces of words, `b:` pairs, `l:` how many there are (halved), and `c:` concepts of the lexicon.
    """
    return weights().reasons(features(heard(words, context)), name)[:_REASONS]


def _likely(words: str, context: Context) -> Iterator[str]:
    """What rules or examples speak for, but for talk; what is said to work is none of it."""
    found = weighed_together(heard(beside_working(words), context))
    by_rule = dict(found.rules)
    if of_a_dial(words):
        yield OpenTicket.name
    yield from (name for name, weight in found.together if name != NOTHING and (weight > _A_GUESS or name in by_rule))
