"""Whether somebody says that they cannot get into a class: it is no absence they tell of, in five languages."""

from __future__ import annotations

import re

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.named_classes import late_by
from bot.model.understanding.spelling import plain_words

_LONGEST = 200
_CANNOT = (
    r"(?:cannot|can not|could not|couldnt|unable to|not able to|does not let \w+|doesnt let \w+|will not let \w+|"
    r"wont let \w+|struggling to|trouble(?= (?:joining|getting)))"
)
_GETS_IN = re.compile(
    rf"\b{_CANNOT} (?:\w+ )?(?:join\w*|enter|get(?:ting)? (?:in|into)|connect to|access)\b|"
    r"\bno (?:(?:me|nos|le|se) )?(?:pued\w+|podemos|logr\w+|dej\w+|consig\w+) (?:\w+ )?(?:unir\w*|entrar|conect\w+|"
    r"acceder|ingresar)\b|"
    r"\b(?:arriv\w+|peu[xt]|pouv\w+|parvien\w+|reuss\w+) (?:toujours )?pas (?:a )?(?:\w+ )?(?:rejoindre|entrer|acceder|"
    r"connecter)\b|"
    r"\bnao (?:(?:me|nos|se) )?(?:consig\w+|consegu\w+|posso|pode\w*|da (?:para|pra)|deixa) (?:\w+ )?(?:entrar|acessar|"
    r"aceder|conectar|ingressar|juntar)\b|"
    r"\bkomm\w* (?:\w+ ){0,2}nicht (?:\w+ ){1,4}rein\b|\bnicht (?:\w+ )?(?:beitreten|reinkommen)\b"
)
_NOT_THERE = re.compile(r"\bkomm\w* (?:\w+ ){0,2}nicht (?:in|ins|zu[mr]?)\b")
"""Who stays away says so, too; shortly before the class begins it is a trouble."""
_AWAY = frozenset(("sickness", "excuse"))
_DAY = re.compile(
    r"\b(?:today|todays|tonight|tomorrow|(?:this|next) (?:week|morning|afternoon)|(?:mon|tues|wednes|thurs|fri)day|hoy|"
    r"manana|aujourd hui|demain|heute|morgen|hoje|amanha|late|later|work|bus|train|away)\b"
)
"""Who names one of these may well tell that they will not be there."""


def is_kept_out(words: str, soon: bool) -> bool:
    """Whether these words say so, and give no reason to be absent; `soon`: the class is near by the same words."""
    said = lexicon().spelling.mended(plain_words(words)) if len(words) <= _LONGEST else ()
    line = " ".join(said)
    gets_in = _GETS_IN.search(line) or (soon and _NOT_THERE.search(line))
    if not gets_in or lexicon().concepts(said) & _AWAY or late_by(words) is not None:
        return False
    return soon or not _DAY.search(line)
