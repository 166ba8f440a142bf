"""Whether somebody whose ticket is open asks when and who answers, or urges, in five languages."""

from __future__ import annotations

import re

from bot.model.understanding.spelling import folded

_SOMEBODY = r"(?:(?:some|any) ?(?:body|one)|they|a person|the (?:staff|team|support))"
_DOES = r"(?:answer\w*|repl\w+|respond\w*|help\w*|com(?:e|es|ing)|work\w*|look\w*|fix\w*|there|call\w*|see|seen|take)"
_AT_IT = r"(?:answer\w*|repl\w+|respond\w*|(?:working|looking) (?:on|at) (?:it|this|that|my)|on it|coming)"
_ASKS = re.compile(
    rf"\b(?:no ?(?:body|one) (?:has |is |will |ever )?(?:yet )?{_DOES}\b|how (?:much )?long(?:er)?\b|"
    r"still (?:waiting|no (?:answer|reply|response|news))|any (?:news|answer|reply|update|progress)|"
    rf"(?:when|what time)\b.{{0,20}}\b{_SOMEBODY}\b.{{0,20}}\b{_DOES}|(?:when|what time)\b.{{0,30}}\b{_AT_IT}\b|"
    rf"(?:can|could|will|is|are|has|have|does|did) (?:{_SOMEBODY} (?:\w+ )?{_DOES}|\w+ (?:\w+ )?{_AT_IT})\b|"
    r"who (?:is|has|will|can) (?:\w+ )?(?:answer\w*|help\w*|working|looking|it|my ticket)|"
    r"waiting for (?:an answer|a reply|hours|so long|ages)|"
    r"nadie (?:me )?(?:responde|contesta|ayuda|viene)|cuando (?:me )?(?:van?|vais|responden?|contestan?|alguien)|"
    r"cuanto (?:tarda|tiempo|falta)|sigo esperando|alguna novedad|quien (?:esta|tiene|se encarga)|"
    r"niemand (?:antwortet|hilft|kommt|meldet)|wann (?:antwortet|hilft|kommt|meldet|bekomme)|wie lange|"
    r"(?:ich )?warte (?:noch|immer noch|schon)|gibt es (?:was|etwas) neues|wer (?:kummert|ist dran|arbeitet)|"
    r"personne ne (?:me )?(?:repond|m'aide|vient)|quand (?:est-ce que?|va|vont|quelqu'un|allez)|combien de temps|"
    r"j'attends (?:toujours|encore)|des nouvelles|qui s'en occupe|"
    r"ninguem (?:me )?(?:responde|ajuda|vem)|quando (?:alguem|vao|vai|respondem)|quanto tempo|"
    r"(?:ainda )?estou (?:a espera|esperando)|alguma novidade|quem (?:esta|vai))"
)
_URGES = re.compile(
    r"\b(?:hurry|urgent\w*|asap|as soon as possible|quick(?:ly)?|immediately|right away|emergency|"
    r"rapido|de prisa|apurense|dense prisa|urgente|dringend|beeil\w*|schnell|so schnell wie moglich|eilt|"
    r"vite|depechez|urgence|depressa|o mais rapido)\b"
)
_HURRY = (
    r"(?:urgent\w*|urgence|dringend|eilig|asap|as soon as possible|hurry|rush|emergency|emergencia|notfall|prisa|"
    r"pressa|right away|immediately)"
)
# No two of the words between may read the same letters, else a long row of them takes for ever.
_NO_HURRY = re.compile(
    r"\b(?:not|no|isn't|isnt|ain't|never|nicht|kein\w*|pas|nao|nem|don't|dont|sin|sem)(?: (?:so|that|very|really|super|"
    r"all|at|an?|any|in|need(?: it| this)?|to|be|es|e|muy|una?|hay|tengo|corre|mucha|tres|de|si|vraiment|"
    rf"sehr|ist|uma?|tem|muito|tao|estou|com))*? (?:d')?{_HURRY}\b"
    rf"|\b(?:eilt|drangt|pressiert) (?:\w+ )?nicht\b|\b{_HURRY}\s*\?+\s*(?:no|nope|nah|not really|nein|non|nao)\b"
)
_LONGEST = 200


def asks_for_answer(words: str) -> bool:
    """Whether they ask when somebody answers, who, or say that nobody does."""
    return len(words) <= _LONGEST and bool(_ASKS.search(folded(words)))


def urges(words: str) -> bool:
    """Whether they say that it must be soon."""
    return bool(_URGES.search(without_calm(folded(words))))


def is_calm(words: str) -> bool:
    """Whether they say that there is time, and nothing else that urges."""
    return bool(_NO_HURRY.search(folded(words))) and not urges(words)


def without_calm(said: str) -> str:
    """Folded words without what says that there is no hurry: `not urgent`, `urgent? no`."""
    return _NO_HURRY.sub(" ", said)
