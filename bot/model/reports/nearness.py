"""Whether somebody's own words say that a class, an exam or a deadline is near, in five languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.errors import BotError
from bot.model.moments.zones import zone_named
from bot.model.understanding.spelling import folded

WITHIN = 60
"""Minutes; what begins later is not near."""
_EVENTS = (
    r"class|lesson|lecture|session|seminar|tutorial|presentation|exams?|midterm|test|quiz|viva|deadline|due|"
    r"clase|examen|parcial|prueba|leccion|seminario|presentacion|entrega|plazo|"
    r"unterricht|vorlesung|prufung|klausur|kurs|referat|vortrag|prasentation|abgabe|"
    r"cours|epreuve|controle|seminaire|expose|interro|partiel|soutenance|"
    r"aula|exame|prova|teste|apresentacao|prazo"
)
_BEGINS = (
    r"(?:starts?|starting|begins?|beginning|opens?|closes?|due|empieza|comienza|inicia|"
    r"beginnt|startet|fangt|anfangt|commence|debute|comeca|esta por empezar)"
)
_NUMBER = (
    r"(?:[1-5]?\d|60|a few|two|three|five|ten|fifteen|twenty|thirty|forty|unos|cinco|diez|quince|veinte|treinta|"
    r"ein paar|funf|zehn|funfzehn|zwanzig|dreissig|cinq|dix|quinze|vingt|trente|dez|vinte|trinta)"
)
_MINUTES = rf"{_NUMBER} ?m(?:in(?:s|ut(?:e[ns]?|os?))?)?(?![\w/])"
_HOUR = (
    r"(?:(?:half )?an|one|1) hour|a quarter of an hour|(?:una|1|media) hora|un cuarto de hora|"
    r"(?:einer|1) (?:halben |viertel)?stunde|einer dreiviertelstunde|(?:une?|1) (?:demi.)?heure|un quart d'heure|"
    r"(?:uma|1|meia) hora"
)
_IN = (
    r"(?:in|within|en|dentro de|dans|em|numa|daqui a|d'ici)(?: (?:about|just|only|less than|etwa|ca|nur|unos|environ))?"
)
_AHEAD = re.compile(
    rf"\b(?:{_IN} (?:{_MINUTES}|{_HOUR})|numa hora|{_MINUTES} (?:left|to go|until|till|from now|"
    rf"to (?:(?:my|the|our|an?) )?(?:{_EVENTS}))\b|"
    rf"(?:faltan|faltam|il reste|noch|quedan) {_MINUTES})"
)
_ONLY_SOON = re.compile(
    rf"(?:(?:it|it's|its|is|i have it|that|this|like|so|and|es|c'est|e|ist|das ist|{_BEGINS}) )*(?:{_AHEAD.pattern})"
    rf"(?: (?:left|to go))?(?: (?:please|pls|hurry|bitte|por favor|svp))*"
)
_SOON = re.compile(
    rf"{_AHEAD.pattern}|\b(?:now|started|(?:has|have) begun|about to (?:start|begin)|any (?:minute|moment)|"
    rf"{_BEGINS} (?:{_IN} {_NUMBER}(?= *(?:$|[.,;:!?]|(?:and|but|y|pero|und|aber|et|mais|e|mas)\b))|"
    r"soon|shortly|ya|ahora|gleich|jetzt|sofort|bientot|maintenant|tout de suite|agora|ja)\b|"
    r"ya (?:empieza|empezo|comenzo|ha (?:empezado|comenzado))|(?:hat|ist) (?:schon |gerade |bereits )?(?:begonnen|"
    r"angefangen)|(?:gleich|jetzt|sofort) (?:beginnt|fangt|startet)|lauft (?:schon|gerade|bereits|jetzt)|"
    r"(?:a|vient de) (?:deja )?commencer?\b|ja (?:comecou|comeca)|(?:acaba de|vai) (?:comecar|empezar))\b"
)
_BEGUN_AGO = re.compile(
    rf"(?P<event>(?:\b(?:{_EVENTS})|prufung)\b (?:(?:has|just|already|only|ya|ja) )*)"
    rf"(?:(?:started|began|begun) (?:(?:just|about|only) )*{_MINUTES} ago|"
    rf"(?:empezo|comenzo|comecou|a commence) (?:hace|ha|il y a) {_MINUTES}|"
    rf"(?:hat|ist) (?:erst |schon )?vor {_MINUTES} (?:angefangen|begonnen))\b"
)
"""What is named began so few minutes ago that it goes on."""
_WELL = re.compile(r"\b(?:over|fine|vorbei|fini|termin\w+|acab\w+)\b")
_EVENT = re.compile(rf"\b(?:{_EVENTS})\b|prufung\b")
_RUNNING = re.compile(
    rf"\b(?:middle of (?:(?:an?|my|the|our|this|his|her) )?(?:{_EVENTS})|"
    rf"(?:{_EVENTS}) (?:is|are) (?:already |still )?(?:running|going on|live|under ?way|in progress)"
    r"(?! (?:an?\b|on|well|fine|ok|smooth\w*|slow\w*|bad\w*|without))|"
    r"(?:teaching|live|presenting) (?:right now|at the moment)|"
    r"en plena (?:clase|leccion)|en pleno examen|dando clase|clase esta en (?:curso|marcha)|"
    r"en plein (?:cours|examen)|pleine epreuve|cours est en cours|"
    r"mitten (?:im|in (?:der|einer|meiner|meinem|unserem)) (?:unterricht|vorlesung|klausur|prufung|kurs|vortrag)|"
    r"(?:unterricht|vorlesung|klausur|prufung) lauft(?! (?:gut|nicht|super|besser|problemlos))|"
    r"(?:dando|a dar) aula|no meio d[ao] (?:aula|prova|exame|teste))\b"
)
"""That it is going on."""
_TAUGHT = (
    r"(?:(?:students?|pupils|kids|children|learners|teens|class|alumn[oa]s|chicos|ninos|estudiantes|clase|schuler\w*|"
    r"kinder|studenten|studierenden?|klasse|eleves|etudiants|enfants|classe|alunos|estudantes|criancas|turma)\b)"
)
_FACING = re.compile(
    rf"\b{_TAUGHT} (?:(?:is|are|all|just|still|already|now|here|there|and|esta|estan|ya|aqui|sitz(?:t|en)|steh(?:t|en)|"
    r"wart(?:et|en)|schon|bereits|alle|jetzt|hier|est|sont|deja|esta?o|ja) )*"
    r"(?:(?:is|are) (?:all |already |now )*(?:here|there)(?= *(?:$|[.,;:!]))|"
    r"(?:in front of|staring at|looking at|waiting for|watching) (?:me|us)\b|"
    r"wait(?:s(?! in\b)|(?! in\b)|ing)\b(?! (?:on|for|since|until|till|too|to (?:be|get)|list))|"
    r"staring\b|sitting (?:here|there)\b|in the (?:class)?room\b(?= *(?:$|[.,;:!]|and\b))|"
    r"(?:delante|enfrente)\b|(?:esperando|esperan?)\b(?! (?:desde|una?|el|la|su|hasta|por|uma?))|"
    r"en el aula\b|vor (?:mir|uns)\b|(?:sitz(?:t|en)|wart(?:et|en)) (?:schon|hier|da|bereits|alle)\b|wart(?:et|en)$|"
    r"devant moi\b|attend(?:ent)?\b(?! (?:depuis|une?|le|la|les|leurs?|des))|"
    r"dans la salle\b(?! \d)|"
    r"(?:a minha|na minha) frente\b|a espera\b(?! (?:desde|d[aeo]s?|uma?))|na sala\b(?! \d))|"
    rf"(?:(?<!.)|(?<=[.,;:!] )|(?<=am )|(?<=i'm )|(?<=im )|(?<=stand )|(?<=standing )|(?<=here )|"
    rf"(?<=estoy )|(?<=stehe )|(?<=suis )|(?<=estou ))"
    rf"(?:in front of|facing|frente a|delante de|vor|devant|em frente a) "
    rf"(?:(?:an?|my|the|all|un[ae]?|mis?|la|el|los|toda la|d?einer|meiner|der|meinen|ma|mes|les|"
    rf"uma?|minha|meus|os|\d+) )*{_TAUGHT}|"
    r"mid[- ]?(?:class|lesson|lecture|exam|test|presentation)\b(?! (?:break|review|grades?|results?))|"
    r"(?:(?<!.)|(?<=[.,;:!] )|(?:i am|i'm|im|we are|we're) )"
    r"(?:teaching|presenting|lecturing) (?:right now|now|at the moment)\b"
)
"""That those who are taught are there and wait."""
_NOBODY = re.compile(
    r"\b(?:no|not|any|without|when|if|for|kein\w*|ohne|sin|ningun\w*|cuando|pas d['e]|aucune?s?|sans|quand|sem|"
    r"nenhum\w*|quando)(?: (?:the|my|our|all|more|other|die|meine|los|mis|les|mes|os|meus))* *$"
)
"""What stands before them where they are not there, or any who are at any time."""
_ASKS = re.compile(r"[^.!;\n?]*\?")
_PAST = re.compile(
    rf"\b(?:(?:{_EVENTS}) (?:was|were|fue|era|war|etait|foi)|(?:no|kein(?:en?)?|pas de|sin|sem) (?:{_EVENTS})|"
    r"(?:is|are|all) (?:over|done)|(?:hace|ha|il y a) (?:un|\d)\w*|vor \d+|"
    r"ago|ended|finished|took|yesterday|cancell?ed|already submitted|graded|hice|termin[oe]|acabo|ayer|"
    r"hatte|vorbei|gestern|ausgefallen|beendet|abgesagt|fini|annule|terminou|acabou|ontem|cancelad[oa])\b"
)
_STILL_AHEAD = re.compile(rf"\b{_BEGINS}\b")
_ANOTHER_DAY = re.compile(
    r"\b(?:tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day|manana|proxim[oa]|lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo|morgen|nachste[nrs]?|\w+tag|demain|prochaine?|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|amanha|segunda|terca|quarta|quinta|sexta)\b"
)
_THIS_MORNING = re.compile(r"\b(?:(?:guten|heute) morgen|(?:esta|por la|de la) manana|(?:heute|nach)mittag)\b")
_CLAUSE = re.compile(r"[;!?\n]+|[.,](?!\d)|\b(?:and|but|y|pero|und|aber|et|mais|mas)\b")
_AT = re.compile(
    rf"\b(?:{_EVENTS}|{_BEGINS})\b(?: (?:is|starts?|begins?|due|today|es|empieza|hoy|ist|beginnt|heute|startet|est|"
    r"commence|aujourd'hui|comeca|hoje|e))*"
    r" (?:at|by|until|till|@|um|bis|a las?|a|as|ate as) (?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?"
    r"(?! ?(?:min|%|/|percent|[:.]?\d))(?: ?(?P<half>[ap])\.?m\b)?"
)
_PLACE = re.compile(
    r"\b(?:in|at|to|en|al?|im|dans|em|n[ao]) (?:(?:the|el|la|dem|der|o|a) )?[^\W\d_]+ \d+\b"
    r"(?! ?(?:m|min\w*|h|hours?)\b)"
)
"""As in `in room 14`."""
_ASKED = re.compile(r"\b(?:in the next 30 minutes|going on right now)\?")
_HALF_HOUR, _DAY = re.compile(r"In the next 30 minutes\b"), re.compile(r"\b24 hours\b")
_SAYS_SOON = re.compile(r"(?:Yes|In the next 30 minutes|Within 24 hours)\b")
_SAYS_LATER = re.compile(r"(?:No$|Later|It comes later)\b")
_YES = re.compile(r"(?:yes|yeah|yep|yup|ya|si|ja|jep|oui|ouais|sim)\b[\s,.!:;-]*")
_DENIED = re.compile(r"\b(?:not?|never|but|nicht|kein\w*|aber|pas|mais|nao|mas|pero)\b")
_GOES_ON = 180
"""Minutes; no exam takes longer."""
_LATEST_TWICE = 8
"""Who says a later hour without a.m. or p.m. means the one before noon."""


def near(words: str, now: datetime | None = None, zone: str = "UTC", within: int = WITHIN) -> bool:
    """Whether it begins, or ends, within the hour or has begun. With `now` (aware) and the person's zone a time of day
    is read too, as long as it is at most `within` minutes ahead.
    """
    said = _begun_just_now(folded(words))
    if _is_running(said):
        return True
    if not _EVENT.search(said):
        return False
    return _begins(said) or (now is not None and _at(said, _local(now, zone), within))


def beside_when(words: str) -> str:
    """What is said besides that something is near, without accents: `zoom is down, class in 5 minutes` is `zoom is
    down`; empty where nothing is, or nothing is near.
    """
    parts = [part.strip() for part in _CLAUSE.split(folded(words))]
    near_ones = {part for part in parts if _FACING.search(part) or (_SOON.search(part) and _EVENT.search(part))}
    kept = [part for part in parts if part and part not in near_ones]
    return ", ".join(kept) if len(kept) < len([*filter(None, parts)]) else ""


def tells_place(words: str) -> bool:
    """Whether a `now` is said of where it is, as in `my class is in room 14 now`: nothing begins or runs out, and
    nothing else is told.
    """
    said = folded(words).strip(" .!")
    if _CLAUSE.search(said):
        return False
    return bool(_PLACE.search(said)) and not (_AHEAD.search(said) or _STILL_AHEAD.search(said) or _AT.search(said))


def asks_if_near(asked: str) -> bool:
    """Whether a question of a walk-through asks just that."""
    return bool(_ASKED.search(asked.lower()))


def told_when(words: str, now: datetime, zone: str) -> bool | None:
    """Whether a class, an exam or a deadline that is named is near (see `near`); False when it is told to be later,
    None when no time of it is told, or one that is past.
    """
    said, local = folded(words), _local(now, zone)
    if "?" in words:
        return None
    if near(words, now, zone):
        return True
    if not _EVENT.search(said) or _PAST.search(said) or _DENIED.search(said):
        return None
    hours = [_minutes_until(found, local) for found in _AT.finditer(said) if not _begun(found, local)]
    return False if on_another_day(said) or (hours and min(hours) > WITHIN) else None


def option_when(asked: str, labels: Sequence[str], soon: bool) -> int | None:
    """The answer, from 1, that says so to a question if, or when, something is near; None to any other question."""
    day = any(_DAY.search(each) for each in (asked, *labels))
    if not (asks_if_near(asked) or day or any(_HALF_HOUR.match(label) for label in labels)) or (day and not soon):
        return None
    wanted = _SAYS_SOON if soon else _SAYS_LATER
    return next((at for at, label in enumerate(labels, 1) if wanted.match(label)), None)


def said_soon(words: str, asked: str) -> bool:
    """Whether that is yes to the question if something is near: a yes with what and when, or only how soon."""
    if not asks_if_near(asked) or "?" in words:
        return False
    said = folded(words).strip()
    rest = _YES.sub("", said, count=1) if _YES.match(said) else None
    told = said if rest is None else rest
    if _DENIED.search(told) or _PAST.search(told):
        return False
    return bool(_AHEAD.search(told) or (rest and _EVENT.search(rest)))


def says_it_is_soon(words: str) -> bool:
    """Whether a few words say nothing but how soon something is that was spoken of: `its in 5 minutes`."""
    said = folded(words).strip(" .!")
    return "?" not in words and bool(_ONLY_SOON.fullmatch(said))


def on_another_day(said: str) -> bool:
    """Whether folded words name a day that is not today."""
    return bool(_ANOTHER_DAY.search(_THIS_MORNING.sub("", said)))


def _begun_just_now(said: str) -> str:
    """The words with what has begun a few minutes ago as what begins now, unless it is over or on another day."""
    return said if _WELL.search(said) or on_another_day(said) else _BEGUN_AGO.sub(r"\g<event>started", said)


def _is_running(said: str) -> bool:
    past = _PAST.search(said) or re.search(r"\b(?:was|were|had)\b", said)
    running = _faces(said) or (_EVENT.search(said) and _RUNNING.search(said))
    return bool(running) and not past and not on_another_day(said)


def _faces(said: str) -> bool:
    found = _FACING.search(said)
    return found is not None and not (_NOBODY.search(said[: found.start()]) or _ASKS.match(said, found.end()))


def _begins(said: str) -> bool:
    """Whether a part tells it of what begins; or of what is not named there, where what is named is not over."""
    if not _SOON.search(said):
        return False
    parts = _CLAUSE.split(said)
    ahead = [part for part in parts if _ahead(part)]
    if any(_EVENT.search(part) or _STILL_AHEAD.search(part) for part in ahead):
        return True
    return bool(ahead) and not any(_EVENT.search(part) and _PAST.search(part) for part in parts)


def _ahead(clause: str) -> bool:
    """Whether a part of a sentence tells it, and not of what is over, unless something else begins."""
    return bool(_SOON.search(clause)) and (not _PAST.search(clause) or bool(_STILL_AHEAD.search(clause)))


def _at(said: str, local: datetime, within: int) -> bool:
    """Whether a time of day is told at which it is, not longer ahead than that."""
    return any(
        0 <= _minutes_until(found, local) <= within
        for clause in re.split(r"[;!?\n]+|[.,](?!\d)", said)
        if not on_another_day(clause) and not _PAST.search(clause)
        for found in _AT.finditer(clause)
    )


def _minutes_until(found: re.Match[str], local: datetime) -> int:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hours = [hour % 12 + (12 if found["half"] == "p" else 0)]
    else:
        hours = [hour, hour + 12] if hour <= _LATEST_TWICE else [hour]
    ahead = [each * 60 + minute - local.hour * 60 - local.minute for each in hours]
    return min((minutes for minutes in ahead if minutes >= 0), default=-1)


def _begun(found: re.Match[str], local: datetime) -> bool:
    """Whether the time of day, as it is written, was less than some hours ago: it may be going on."""
    ago = local.hour * 60 + local.minute - int(found["hour"]) * 60 - int(found["minute"] or 0)
    return not found["half"] and 0 < ago < _GOES_ON


def _local(now: datetime, zone: str) -> datetime:
    try:
        return now.astimezone(ZoneInfo(zone_named(zone)))
    except BotError:
        return now
