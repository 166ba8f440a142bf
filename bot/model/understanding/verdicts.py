"""What somebody says of a remedy they were shown: that it helped, or did not, in five languages."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.model.understanding.replies import in_words, not_helped, says
from bot.model.understanding.spelling import plain_words

_BEFORE = r"(?:(?:yes|yep|yeah|thanks|great|si|oui|ja|sim|gracias|merci|danke|obrigado|obrigada|ok) )*"
_HELPED = re.compile(
    _BEFORE + r"(?:"
    r"(?:(?:it|that|this|they|these) )?(?:really |has |have |did |did really )?help(?:ed|s)?(?: me| us)?(?: a lot)?"
    r"|(?:(?:it|that|this) )?(?:was |is )?(?:very |really |so )?(?:helpful|useful)"
    r"|(?:(?:eso|esto|lo) )?(?:si )?(?:me |nos )?(?:ha ayudado|ayudo|sirvio|ha servido)(?: mucho)?"
    r"|(?:(?:ca|cela) )?(?:m |nous )?a (?:bien )?aide(?: merci)?"
    r"|(?:(?:das|es) )?hat (?:mir |uns )?(?:sehr )?geholfen"
    r"|(?:(?:isso|isto) )?(?:me |nos )?(?:ajudou|resolveu)(?: muito)?"
    r")(?: thanks| thank you| gracias| merci| danke| obrigado| obrigada)*"
)
_NO_USE = re.compile(
    r"(?:no |nope )?(?:(?:it|that|this) )?(?:was |is )?"
    r"(?:not (?:very |really |at all |so )?|wasnt |isnt )(?:helpful|useful)(?: at all)?"
    r"|(?:(?:it|that|this) )?(?:was |is )?(?:unhelpful|useless|no use)"
    r"|(?:no |nope )+(?:it|that|this|they) (?:did not|didnt|does not|doesnt|has not|hasnt)"
)
_OPEN = re.compile(
    r"(?:(?:yes|no|ok|please|pls|then|so|just) )*(?:"
    r"(?:open|create|make|send|submit|file) (?:it|one|that|this|(?:the|that|a) ticket)"
    r"|(?:abre|abra|abrir|crea|crear)(?:lo| (?:el|un|mi) (?:ticket|tique))"
    r"|(?:ouvre|ouvrez|ouvrir|cree|creez)(?: le| (?:le|un|mon) ticket)"
    r"|(?:offne|eroffne|erstelle|mach|offnen|erstellen)(?: es| (?:das|ein|mein) ticket)(?: auf)?"
    r"|(?:abre|abra|abrir|cria|crie|criar)(?: (?:o|um|meu) (?:ticket|chamado))"
    r"|(?:das |ein )?ticket (?:offnen|erstellen)"
    r")(?: now| please| pls| then| anyway| por favor| bitte)*"
)
_STAYS = re.compile(
    r"\bstill\b.*\b(?:not|no|nothing|never|cannot|\w+nt)\b|\b(?:sigue|siguen|todavia|aun)\b.*\b(?:no|sin)\b"
    r"|\btoujours\b.*\b(?:pas|rien)\b|\b(?:immer noch|noch immer)\b.*\b(?:nicht|nichts|kein|keine|keinen)\b"
    r"|\b(?:continua|continuam|ainda)\b.*\b(?:nao|sem)\b"
)
_LONGEST = 12
"""Words; who says more tells of something else besides."""


class Verdict(Enum):
    """What is said: of the remedy, or of the ticket that waits beside it."""

    HELPED = auto()
    FAILED = auto()
    OPEN = auto()
    STOP = auto()


_BY_NUMBER = {"1": Verdict.OPEN, "2": Verdict.HELPED, "3": Verdict.FAILED}
"""The places of the buttons of what is held."""


def verdict(words: str) -> Verdict | None:
    """What these words say that name the remedy or the ticket; None when they say something else, or ask."""
    if "?" in words:
        return None
    said = " ".join(in_words(words)[0])
    if not_helped(words) or _NO_USE.fullmatch(said):
        return Verdict.FAILED
    if _HELPED.fullmatch(said):
        return Verdict.HELPED
    return Verdict.OPEN if _OPEN.fullmatch(said) else None


def bare_verdict(words: str) -> Verdict | None:
    """What these words say where they are an answer, for by themselves they could be the answer to any question."""
    if says(words, ("yes", "works")):
        return Verdict.HELPED
    if says(words, ("no", "fails", "none")):
        return Verdict.FAILED
    return Verdict.STOP if says(words, ("stop",)) else None


def numbered_verdict(words: str) -> Verdict | None:
    """The same by the number of a button below what is held."""
    return _BY_NUMBER.get(words.strip(" \t\r\n.#)"))


def stays(words: str) -> bool:
    """Whether a few words say that something is still not right."""
    said = plain_words(words) if "?" not in words and words.count(" ") < 2 * _LONGEST else ()
    return 0 < len(said) <= _LONGEST and bool(_STAYS.search(" ".join(said)))
