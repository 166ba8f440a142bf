"""What is wanted of `my class`, which stands in a sentence in the place of its name: said in five languages.

Each is a whole sentence but for what is polite around it: words that go on to something else are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import (
    CancelSession,
    ChangeSession,
    CoverSession,
    InviteToSession,
    ListSessions,
    MoveSession,
    RemindersOfSession,
    UninviteFromSession,
)
from bot.model.letters import plain
from bot.model.moments.days import one_day
from bot.model.moments.readings import Stop
from bot.model.moments.spoken_hours import in_figures
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_lengths import amount_said, new_length
from bot.model.understanding.replies import says

_LONGEST = 200
"""So many letters say what one wants; more is a story."""
_POLITE = re.compile(
    r"\W*(?:(?:(?:would |could |will )?(?:you )?be so (?:kind|good) (?:as to|and)|would you mind"
    r"|please|pls|plz|can you|could you|(?:can|could|shall|may) we|would you|will you"
    r"|i (?:want|need|would like) (?:you )?to|i'd like to|i (?:would|should) like(?: to)?|hi|hey|hello|ok|so|and|also"
    r"|sorry|kindly|dear (?:colleagues?|all|team)"
    r"|(?:might|would) it be possible to|one more thing|i am afraid"
    r"|i (?:have to|must) (?:change|move) it(?=[:;,.])|bitte|por favor|puedes?|podrias?|quiero|quisiera|me gustaria"
    r"|tengo que|kannst du|konn(?:t?en) sie|konntest du"
    r"|ich (?:mochte|muss)|peux-tu|pou(?:vez|rriez)[- ]vous|s'il (?:te|vous) plait|je (?:voudrais|dois)"
    r"|pod(?:e|eria)|quero|gostaria de|tenho (?:de|que))\b[\s,:;!.-]*)*"
)
_TAIL = re.compile(r"(?:[\s,.!?]|\b(?:please|pls|plz|thanks|thank you|bitte|por favor|merci|danke|instead|now)\b)*$")
_OF_A_DAY = r"(?:(?:my|this|that|the) )?(?:\w+day|today|tomorrow)(?:'?s)? (?:class|session|lesson)"
_IT = rf"(?:my (?:class|session|lesson)|it|(?:this|that|the) (?:class|session|lesson)|{_OF_A_DAY})"
_MY = r"my (?:class|session|lesson)"
_TO_A = r"(?:(?:al?|as|au|pour|para(?: as?)?) (?!(?:las? |as )?\d))?"
"""Before an hour it tells that it is one: `15h` alone is how long."""
_ON_ITS_DAY = r"(?: (?:today|tomm?orr?ow|(?:on |this |next )?\w+day))?"
_OFF = (
    rf"(?:there is |there's )?no {_MY}{_ON_ITS_DAY}",
    rf"{_MY}{_ON_ITS_DAY} (?:is |has been |will be )?(?:off|called off|cancell?ed){_ON_ITS_DAY}",
    rf"{_MY} (?:no hay|n'a pas lieu|fallt aus|nao ha|se cancela|queda cancelada|est annulee?|esta cancelada)"
    r"(?: (?:hoy|manana|aujourd'hui|demain|heute|morgen|hoje|amanha))?",
)
_DAS = r"(?:my class|(?:die|meine) (?:stunde|sitzung)|(?:den|meinen) (?:unterricht|kurs)|sie|ihn|es)"
_OF_IT = rf"(?: (?:of|for|de|von|fur|da|du|do|para|pour|pra) {_IT})?"
_ROOM_WORD = r"(?:room|classroom|lab|hall|studio|gym|library|auditorium|aula|sala|salle|raum)"
_ROOM = rf"(?P<room>(?:the )?(?:[\w-]+ )?{_ROOM_WORD}(?: [\w.-]{{1,8}})?)"
_ANY_ROOM = rf"(?P<room>(?:[\w-]+ )?(?:{_ROOM_WORD} )?[a-z]{{0,2}}[- ]?\d{{1,4}}[a-z]?|the [\w-]+(?: [\w-]+)?)"
_THE_ROOM = r"(?:the |its |our |el |la |die |den |der |a |o )?(?:room|classroom|aula|sala|salle|raum)"
_ROOMS = (
    rf"(?:change[rz]?|set|move|switch|cambia|pon|mets|mude|muda|andere) {_THE_ROOM}{_OF_IT} "
    rf"(?:to|is|a|en|auf|para|pour|em|est|ist|es|e) {_ANY_ROOM}",
    rf"(?:move|put|switch) {_IT} (?:in|into|to) {_ROOM}",
    rf"{_MY} (?:is|will be|meets|takes place|es|esta|est|sera|ist|e|findet) (?:now |jetzt |ahora |agora |maintenant )?"
    rf"(?:in|en|dans|im|na|no) (?:la |el )?{_ROOM}(?: statt)?",
    rf"{_MY}(?:'s)? room is (?:now )?{_ANY_ROOM}",
    rf"(?:we are|we're|we meet) in {_ROOM} for {_MY}",
    rf"(?:the )?(?:new )?room (?:of|for) {_MY} (?:is|:) ?{_ANY_ROOM}",
    rf"{_ROOM} for {_MY}",
)
_URL = r"(?P<link>https?://\S+)"
_LINKS = (
    r"(?:(?:here is|here's|this is|use|set|put) )?(?:the |a |its |el |le |der |o )?"
    rf"(?:new |nuevo |nouveau |neuer |novo )?(?:link|lien|enlace){_OF_IT}(?: to it)?"
    rf"(?: (?:is|has changed|changed|to|ist|est|es|e))*(?: now)?[ :]+{_URL}",
    rf"(?:change|update|set) (?:the |its )?link{_OF_IT} to {_URL}",
    rf"{_MY} (?:has|gets) (?:a )?(?:new )?link[ :]+{_URL}",
    rf"(?:use )?{_URL} (?:is (?:the (?:new )?link )?)?(?:for|of) {_MY}",
)
_COVERS = (
    r"(?:can|could|will|would|who|is there)? ?(?:someone|somebody|anyone|anybody|a colleague|who)(?: else)? ?"
    r"(?:can|could|will|to)? ?(?:cover|take over|take|teach|hold|stand in|fill in|do)(?: for me)?(?: in| for)? "
    rf"{_MY}(?: .{{1,30}})?",
    rf"(?:[^,.;]{{1,40}}[,.;] )?(?:(?:quien|alguien) (?:me )?(?:puede |podria )?cubr\w+|qui peut (?:me )?remplacer"
    rf"|quem pode (?:cobrir|substituir)|wer kann)(?: mi clase| minha aula)?(?: de| en| in| pour| a)? {_MY}"
    r"(?: .{1,30})?",
    r"(?:can|could|will|would) (?!(?:i|we|they|he|she|students?|pupils?|kids|children)\b)[\w'-]+ "
    rf"(?:cover|take over|take|teach|hold) {_MY}(?: .{{1,30}})?",
    rf"[\w'-]+ (?:will |can |is going to )?(?:covers?|takes? over|takes?|teach(?:es)?|holds?) {_MY} "
    r"(?:instead of me|for me|in my place)(?: .{1,30})?",
    rf"(?:give|hand)(?: over)? {_MY} (?:over )?to (?!\d)[@\w][\w' -]{{1,40}}",
    rf"i (?:can'?t|cannot|won'?t(?: be able to)?|am not able to) (?:teach|hold|make(?: it to)?|come to|do|be (?:at|in))"
    rf" {_MY}(?: .{{1,30}})?",
    rf"cover(?: for me in)? {_MY}(?: .{{1,30}})?",
    r"(?:i (?:need|want|am looking for|will need)|i'm looking for|we need|find(?: me)?|get(?: me)?|is there"
    r"|necesito|busco|j'ai besoin d'|je cherche|il me faut|ich (?:brauche|suche)|preciso de|procuro) ?"
    r"(?:a |an |my |the |une? |eine? |einen |uma? )?(?:substitute|sub|cover|supply|stand-?in|sustitut[oa]|suplente"
    r"|remplacante?|vertretung|substitut[oa])(?: teacher)?(?: (?:for|on|in|this|next|today|tomorrow|who|para|pour|fur"
    r"|el|le|am|hoy|manana|demain|heute|morgen|amanha)\b.{0,40})?",
)
_WHOEVER = (
    r"(?:to|of|about|a|an|them|everybody|everyone|all|the|my|for|in|students?|pupils?|class|session|lesson|people|kids?"
    r"|parents|guests?|participants|alle|sie|la|le|les|los|os|el|de|an|clase|cours|alumnos|eleves|schuler|alunos)"
)
_REMINDERS = (
    r"(?!.*\b(?:me|mich|moi)\b)(?:send (?:them |out )?(?:a |the )?reminders?|remind|recuerda\w*|rappelle\w*|erinnere?"
    rf"|lembra\w*)\b(?: {_WHOEVER})*"
    r"(?: .{1,30}(?:before|vorher|antes|avant)\b.*| (?:on|at|today|tomorrow)\b.{0,30})?",
    r"(?:will|do|does|are|is|when|how|have|did|at what time|what time)\b(?!.*\b(?:i|me|my reminders)\b).{0,40}"
    r"\b(?:remind\w*|notified)\b.{0,40}",
    rf"(?:will|is|are|when|has|have)\b.{{0,40}}\b(?:told|informed|know|hear) (?:about|of) {_MY}",
)
_WHO = r"(?P<who>(?!(?:a|an|some|more|this|that|it|my class|one|the (?:room|link|time|date))\b|\d+\b)\S.*?)"
_INVITED = (
    rf"(?:add|invite|put) {_WHO} (?:to|in|into|on|onto) (?:{_MY}|it)"
    r"(?: (?:on|at|tomorrow|today|this|next)\b.{1,30})?",
    rf"(?:anade|agrega|invita|ajoute|adiciona|convid[ae]) (?:a |o )?{_WHO} (?:a|au?|para|na|no) {_MY}",
    rf"(?:lade?|fuge|nimm) {_WHO} (?:zu|in|fur) {_MY}(?: (?:ein|hinzu|auf))?",
)
_UNINVITED = (
    rf"(?:take|remove|drop|kick|uninvite|disinvite|delete|get) {_WHO} (?:off|from|out of|of) (?:{_MY}|it|the list)",
    rf"(?:quita|saca|elimina|enleve|retire|tira) (?:a |o )?{_WHO} (?:de|da|du) {_MY}",
    rf"(?:nimm|entferne) {_WHO} (?:aus|von) {_MY}(?: heraus| raus)?",
    rf"{_WHO} (?:is|are) (?:not|no longer) in {_MY}(?: any ?more)?",
)
_A_WHEN = r"(?=.*(?:day\b|\btomorrow|\bnoon|\d ?[ap]m|\d[:.h]\d|o'clock|\bat \d))(?!.*\broom\b).+?"
"""A day or a time of the clock."""
_MOVED = (
    rf"(?:move|reschedule|shift|postpone|push|bring|start|begin|put) {_IT} (?:back (?=to|on))?"
    r"(?:(?:to|for|on|until|till|at) )?(?P<when>(?:by )?.+)",
    rf"(?:mueve|cambia|aplaza|deplace|reporte|verschiebe?|verlege?|mud[ae]|mova|adi[ae]) {_IT} "
    rf"(?:(?:auf|zu|para) )?{_TO_A}(?P<when>.+)",
    rf"{_MY} (?:is|starts|begins|takes place) (?:now|instead) (?P<when>.+)",
    rf"{_MY}{_ON_ITS_DAY} (?:will )?(?:starts?|begins?|is|be) (?P<when>(?:at|on) .+?) instead(?: of .+)?",
    rf"(?:do|have|hold) {_MY} (?P<when>.+?)(?: instead(?: of .+)?)?",
    rf"{_MY} (?:has )?(?:moved|moves|is moved) (?:to )?(?P<when>.+)",
    rf"{_MY} (?:se )?(?:passa|muda|pasa|cambia|passe|est (?:deplace|reporte)e?|foi adiad[ao]) {_TO_A}(?P<when>.+)",
    rf"{_MY} (?!(?:is|has|was|in|with)\b)(?P<when>{_A_WHEN}) instead(?: of .+)?",
    rf"{_MY} (?:wird|ist) auf (?P<when>.+) (?:verlegt|verschoben)",
    rf"(?:moving|shifting|postponing) {_IT} (?:to |until )?(?P<when>.+)",
    rf"change {_IT} to (?P<when>(?:\d|half|a quarter|\w+day|tomorrow|noon).*)",
    r"(?:begin|start)(?: it)? (?:at|on) (?P<when>.+)",
    rf"(?:cambiar?|mover?|muev[ae]|aplazar?|pasar?|pase)(?:la|lo) {_TO_A}(?P<when>.+)",
    rf"(?:cambiar|mover|aplazar|pasar) {_IT} {_TO_A}(?P<when>.+)",
    rf"l[ea] (?:deplacer|reporter|decaler|mettre) {_TO_A}(?P<when>.+)",
    rf"(?:deplacer|reporter|decaler|(?:deplace|reporte|decale)z?)(?:-l[ea]| {_IT}) {_TO_A}(?P<when>.+)",
    rf"{_DAS} (?:bitte )?(?:auf|um|zu) (?P<when>.+) (?:verlegen|verschieben|legen|schieben)",
    rf"(?:mudar?|mude|passar?|passe|adiar?|adie)(?:-l?[oa])?(?: {_IT})? para "
    r"(?P<when>(?:as? \d|meio-dia|amanha|\w+-feira|sabado|domingo).*)",
)
_SHOWN = (
    r"(?:am|are|is|will) (?:i|we) (?:be )?(?:free|busy|teaching|available)"
    r"(?: (?:on|at|this|next|today|tomorrow|now|in|from|between|after|before|\w+day)\b.{0,40})?",
    rf"is {_MY} (?:still )?(?:on|cancelled|canceled|moved|happening)(?: .{{1,20}})?",
    r"(?:estoy libre|suis-je libre|je suis libre|bin ich frei|habe ich frei|estou livre)\b.{0,40}",
)
_WAYS = {
    "room": _ROOMS,
    "link": _LINKS,
    "cover": _COVERS,
    "reminded": _REMINDERS,
    "invited": _INVITED,
    "uninvited": _UNINVITED,
    "later": (
        rf"(?:delay|postpone|push(?: back)?) {_IT} (?:for |by )?(?P<when>.+)",
        rf"(?:aplaza|pospon|retrasa|decale[rz]?|reporte[rz]?|verschiebe?|adi[ae]|atras[ae]) {_IT} "
        r"(?:um |de |por |d')?(?P<when>.+)",
    ),
    "when": _MOVED,
    "shown": _SHOWN,
}
_COMPILED = [(kind, re.compile(way)) for kind, ways in _WAYS.items() for way in ways]
_TIME_LIKE = re.compile(
    r"\d|\b(?:half an hour|an hour|noon|midnight|weeks?|later|earlier|same|mesma|misma|meme|gleiche|past|o'clock)\b"
)
_AT_HOUR = re.compile(r"[aà] (\d{1,2}) ?h(?:eures?)?", re.IGNORECASE)
"""An hour of the day; `15h` alone is how long."""
_PLAINLY = re.compile(rf"\bmy class|\b{_OF_A_DAY}\b")
_WISHED = re.compile(
    r"\b(?:(?:can|could|would|will) you|(?:can|could|shall|may) we|be so good"
    r"|(?:might|would) it be possible|please|bitte|por favor|puedes?|podrias?|kannst du"
    r"|konn(?:t?en) sie|peux-tu|pou(?:vez|rriez)[- ]vous|pod(?:e|eria))\b"
)
"""Behind this a question is a wish."""
_DENIES = re.compile(r"\b(?:not|never|don'?t|doesn'?t|won'?t|no(?! longer)|nicht|kein\w*|pas|nao)\b")
_LEFT = re.compile(r"\b(?:is|are) (?:not|no longer) in my class\b")
_OFFS = tuple(map(re.compile, _OFF))
_ASKED_OF = frozenset(("cover", "reminded", "shown"))
"""A question for these is answered; nothing else is done for one."""

_MADE: dict[str, Callable[[str], Intent]] = {
    "room": lambda said: ChangeSession(room=said),
    "link": lambda said: ChangeSession(link=said),
    "cover": lambda _: CoverSession(),
    "reminded": lambda _: RemindersOfSession(),
    "invited": lambda said: InviteToSession(None, said),
    "uninvited": lambda said: UninviteFromSession(None, said),
    "shown": lambda _: ListSessions(),
}


def wish(words: str) -> Intent | None:
    """What they want done with `my class`, or with `it`; None when these words say no such thing."""
    known = plain(words)
    if len(known) > _LONGEST or says(words, ("yes", "no")):
        return None
    start, end = inner(known)
    said = known[start:end]
    if any(way.fullmatch(said) for way in _OFFS):
        return ListSessions() if "?" in words else CancelSession()
    said += " instead" * ("instead" in known[end:])
    refused = denied(said)
    asked = only_asks(MoveSession(), words) and not wishes(known[:start])
    if (length := new_length(said)) and not (refused or asked):
        return MoveSession(None, length)
    if refused:
        return None
    fits = ((kind, match) for kind, way in _COMPILED if (match := way.fullmatch(said)))
    wished = (_made(kind, words[start:end], match) for kind, match in fits if not asked or kind in _ASKED_OF)
    return next(filter(None, wished), None)


def wishes(begins: str) -> bool:
    """Whether a question that begins with these plain words is a wish."""
    return bool(_WISHED.search(begins))


def is_a_time(said: str) -> bool:
    """Whether words may say a day or a time, or how much later."""
    return bool(_TIME_LIKE.search(in_figures(plain(said)))) or is_a_day(said)


def is_a_day(said: str) -> bool:
    """Whether words say a day."""
    with suppress(Stop):
        return bool(one_day(in_figures(plain(said)))[0])
    return True  # more than one


def calls_it_a_class(words: str) -> bool:
    """Whether it is called `my class`, or the class of a day."""
    return bool(_PLAINLY.search(plain(words)))


def denied(known: str) -> bool:
    """Whether the words say that it shall not be done."""
    return bool(_DENIES.search(_LEFT.sub(" ", known)))


def inner(known: str) -> tuple[int, int]:
    """The part of the words between the polite ones."""
    begins = _POLITE.match(known)
    tail = _TAIL.search(known)
    return begins.end() if begins else 0, tail.start() if tail else len(known)


def _made(kind: str, said: str, match: re.Match[str]) -> Intent | None:
    name = next(iter(name for name, text in match.groupdict().items() if text), "")
    value = said[slice(*match.span(name))].strip() if name else ""
    if kind == "later":
        value = amount_said(value)
        return MoveSession(None, f"{value} later") if value else None
    if kind == "when":
        value = f"{hour[1]}:00" if (hour := _AT_HOUR.fullmatch(value)) else value
        return MoveSession(None, value) if is_a_time(value) else None
    return _MADE[kind](value)
