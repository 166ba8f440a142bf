"""Whether the words behind `my password is` speak of it, or are the password: `tiger lily`, `i love cats`."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model.secrets.ordinary import is_ordinary, says_something
from bot.model.secrets.words import IN_WORDS, ORDINARY, PASSWORDS, PERHAPS, QUALITIES, SAID_OF, SPOKEN, UNSAID


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LONGEST = 8
"""So many words a password has at most."""
_ARTICLES = _set(
    """
    a an the my your his her our their this that its der die das den dem des ein eine einen mein dein el los las un una
    mi tu su la le les une mon ma o os as um uma meu minha seu sua
    son sa ses leur notre votre sein seine unser unsere nuestra nuestro nossa nosso
    """
)
_PLACES = _set(
    """
    between entre zwischen
    in on at by from with without for as to of under behind beside near inside above below within about after
    before since until till beyond against per via out off up down over into back
    im auf an am zu von vom bei beim mit für ohne unter neben hinter vor nach seit zum zur aus wie so
    en al del de con sin para por sobre bajo tras desde hasta detrás debajo junto como
    dans sur sous pour par chez avec sans du des au aux depuis derrière comme
    em no na nos nas do da dos das ao com sem pelo pela desde até atrás embaixo
    """
)
"""Where it is, what it is for, or how: none of these begins a password."""
_DEGREES = _set(
    "too very so more less most quite rather pretty kinda super zu sehr ziemlich muy más mas menos demasiado tan très "
    "tres trop assez plutôt muito mais menos demais bem bastante"
)
_PEOPLE = _set(
    "i you he she it we they me us him them ich er sie es wir ihr je j' tu il elle nous vous yo te eu ele ela"
)
_THINGS = _set(
    """
    much mucho muito day days night morning evening monday tuesday wednesday thursday friday saturday sunday week weeks
    month months year years hour hours minute minutes moodle canvas zoom site page screen login mail email computer
    laptop phone app wifi class classe clase aula sala turma school schule escuela escola école ecole teacher desk
    room rooms raum student parents pupils chat window windows vault notebook notes note message messages file
    files list image games
    mac apple siga caps cara mano juste frère genre handy kiste caja cuenta ordi guest memes meme tool input pages
    """
)
"""Of what people say at a desk, words that say nothing about a password by themselves."""
_TROUBLES = _set(
    """
    ok old older bad worse worst ugly crazy silly mess nightmare joke pain headache mystery trouble troubles problem
    problems disaster rubbish trash garbage useless normal known see name named whether although high low top bit
    sent kept set made read put told left held cut hit shut caught known ask enter check contact type tap keep
    knows dunno idk minimum maximum least nonsense chaos history impossible misspelt total totally pure complete
    written shown given longer shorter taken chosen spoken than date going quadro
    uralt forbidden verboten assim asi así null none undefined nil own business length online offline half full meant
    whatever past found chose chosen expire expires mine viel otra otro outra outro aceite
    aceita todas todos toutes shorter
    birthday bullshit crap suck sucks rejects wants seems looks stays happened happens belongs lies sits stands means
    nervig verschwunden komplett ahnung verschwand fragen eingeben siehe mindestens
    idea imposible olvidó olvide acuerdo supuestamente mínimo pregunta ingresa escribe
    idée soit disant aucune sais impossible demande entre saisir voir
    ideia nem impossível lembra supostamente digite pergunte
    seen torn
    entfallen katastrophe bekannt klein groß ähnlich überall tot kaputt gilt steht liegt klebt heißt lautet müll mist
    olvidé olvidado sé tengo tiene puedo dice sale funciona está sirve fatal rara raro pegada escrita anotada
    sais ai est sont marche collé écrit écrite mort morte bizarre nul oublié veut dit bug bugué peux
    esqueci sei tenho tem posso quero diz consigo funciona está estranha colada escrita anotada lembro lembrar errado
    """
)
"""What else is said of passwords that give trouble."""
_NEUTRAL = (_ARTICLES | _PLACES | _PEOPLE | _THINGS | IN_WORDS | _set("and or not shall y e et und ne")) - _set(
    "one no"
)
_SAYING = ((ORDINARY | UNSAID | SAID_OF | SPOKEN | PERHAPS) - _NEUTRAL) | _TROUBLES | _DEGREES - _set("so mais")
_WAYS = (*QUALITIES, "tly", "bly", "dly", "rly", "nly", "sly", "ely", "ally", "ply", "mente", "n't")
_DONE = re.compile(r"[^\W\d_]{2,20}(?:ed|ing|able|less)|[^\W\d_]{3,20}(?:ad[ao]|id[ao]|ée?s?|iert|elt)")
"""As in `saved`, `forgetting`, `guardada` and `gespeichert`."""
_PARTS = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]{1,30}(?:[-_.+,~|][^\W_]{1,30}){1,8}|[^\W\d_]{3,30}/[^\W\d_]{3,30}")
_SMALL = _set(
    """
    in out up off on down to no one two wi fi e mail of the post it pop sign log self time pre auto read non user age
    check year day peut être
    """
)
GOES_ON = PASSWORDS | _set(
    """
    and but so because cause cuz y pero porque et mais ou e mas und aber oder or please pls plz thanks thx thank lol
    bitte danke por porfa gracias svp stp merci obrigado obrigada can could kannst puedes peux pode help hilfe ayuda
    aide ajuda sir miss mrs mr ms profe prof professor teacher bro dude mate guys until till instead asap today
    yesterday now again haha hahaha jaja jajaja kkk kkkk rs rsrs lmao lmaoo lmaooo mdr xd omg jeje hehe heute gestern
    hoy ayer ahora hier hoje ontem agora maintenant anymore
    """
)
"""What stands behind a password in the same breath."""
_BEGIN = _set(
    """
    i im i'm it its it's he she they we u idk dunno why what how when where whats doesnt doesn't wont won't cant can't
    not ich es er sie geht klappt warum wieso nicht weiß weiss wie wo il elle ça ca je on marche ne pourquoi no ya
    me se porque não nao n ele ela eu cómo dónde comment où onde quem
    """
)
"""What begins to speak of trouble."""
_UNTOLD = (_NEUTRAL - IN_WORDS) | _SAYING | _DEGREES | _PLACES | GOES_ON | _BEGIN
FEWEST_NOT_SAID = 3
"""So many of them stand behind `correct` in a password that begins with it."""


def says(word: str) -> bool:
    """Whether it can be said of a password, or begins to speak of something else; in small letters."""
    return word in _UNTOLD or says_something(word) or bool(_DONE.fullmatch(word))


def describes(word: str) -> bool:
    """Whether what stands before it says how much, as in `crazy long`; in small letters."""
    return _says(word) and word not in GOES_ON and word not in _BEGIN


def is_joined(word: str) -> bool:
    """Whether it is put together from parts, as in `tiger_lily`, and not as in `out-of-date`."""
    if not _JOINED.fullmatch(word) or not any(map(str.isalpha, word)):
        return False
    parts = _PARTS.findall(word.casefold())
    return not all(part.isdecimal() or part in _SMALL or _says(part) or part in _NEUTRAL for part in parts)


def ahead_of_trouble(words: list[str]) -> int:
    """How many plain words tell the password before trouble is spoken of without a stop between: `tiger lily i cant
    login`. None where the trouble begins at once.
    """
    for number, word in enumerate(words):
        if word in _BEGIN or (number > 1 and _says(word)):
            single = number == 1 and is_ordinary(words[0])
            return 0 if single or (words[0] == "correct" and number <= FEWEST_NOT_SAID) else number
        if word in _NEUTRAL or not _plain(word) or (_says(word) and (number or word != "correct")):
            return 0
    return 0


def is_phrase(words: list[str], name: str) -> bool:
    """Whether plain words, in small letters, are a password. `name`: what it was called."""
    if not 1 < len(words) <= LONGEST or words[0] in _PLACES | _DEGREES or not all(map(_plain, words)):
        return False
    if name == "clave" and words[0].endswith(("ar", "er", "ir")):
        return False  # as in `la clave es estudiar mucho`, where it is what matters
    if words[0] == "correct":
        return len(words) > FEWEST_NOT_SAID and not any(map(_says, words[1:]))
    told = [word for word in words if word not in _NEUTRAL]
    return len(told) >= 1 + (words[0] in _ARTICLES) and not any(map(_says, words))


def _plain(word: str) -> bool:
    return word.replace("'", "").isalnum() or word in ("&", "+")


@lru_cache(5000)
def _says(word: str) -> bool:
    """Whether it says something of a password."""
    if word in _NEUTRAL:
        return False
    return word in _SAYING or word.endswith(_WAYS) or bool(_DONE.fullmatch(word))
