"""What the staff say in free words of tickets that there are: the command for it, with its number if one is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model.intents.escalation import Acknowledge, Assign, Escalate, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.joining import SameTrouble
from bot.model.intents.tickets import Ask, Comment, ListQueue, ShowTicket, Tell
from bot.model.intents.waiting import WaitForSupplier
from bot.model.letters import plain
from bot.model.understanding.staff_shapes import AHEAD, END, HANDS, IT_IS, JOINS, NUMBER, PLEASE
from bot.model.understanding.urgency_words import urgency

_LOOKED_AT = 1_000
_THEM = r"(?:the|our) (?:student|pupil|user|teacher|reporter|person)"
_WHOM = rf"(?P<whom>{_THEM}|@?[a-z][\w.-]*)"
_COLLEAGUE = r"@?(?P<whom>[a-z][\w.-]*?(?: [a-z][\w.-]*?)??)"
_ENGLISH = frozenset(("him", "her", "them"))
_PRONOUNS = _ENGLISH | frozenset(("ihm", "ihr", "ihnen", "ihn", "sie", "lui", "leur", "lhe", "lhes"))
_ALL_MINE = r"(?:everything|(?:all|my|all of|all my|all of my|the rest of my)(?: open)? (?:tickets|work|stuff))"
_LEAVING = r"(?:i(?:'m| am) [^,.;]{1,40}[,.;]\s*|my shift is over[,.;]?\s*)?"
_GONE = (
    r"(?:i(?:'m| am) (?:going|off|leaving|done|out|away|heading|sick|ill)\b[^,.;]{0,40}[,.;]\s*|"
    r"my shift is over[,.;]?\s*)"
)
"""That they leave: only behind it is that a colleague has their tickets no mere fact."""
_HE = frozenset(("he", "she", "they"))
_OTHER = r"(?:ticket )?#?(?P<other>\d{1,9})"
_ONE = rf"(?:{NUMBER}|it|this|that|this one|that one|(?:this|that|the) ticket)"
_DONE = (
    r"(?:done|fini|ya esta|finished|sorted|fixed|solved|resolved|hecho|listo|resuelto|arreglado|solucionado|"
    r"erledigt|fertig|gelost|behoben|fait|resolu|repare|regle|feito|resolvido|pronto|concluido)"
)
_DOUBTS = re.compile(r"(?:but|however|not|almost|until|maybe|only|pero|casi|aber|fast|mais|presque|mas|quase)\b")
_SUPPLY = (
    r"(?:parts?|spares?|deliver\w+|supplier|vendor|replacement|shipment|order|manufacturer|workshop|warranty|piezas?|"
    r"repuestos?|proveedor|(?:ersatz)?teile?|lieferung|lieferanten|pieces?|fournisseur|livraison|pecas?|fornecedor|"
    r"entrega)"
)
_WAITING = (
    r"(?:wait(?:ing|s)? (?:for|on)|(?:estamos |estoy |estou )?(?:esperando|espero)|a la espera de|"
    r"(?:wir )?wart(?:en?|et) auf|(?:on |j')?attend(?:s|ons)?|en attente de?s?|(?:estamos )?a espera d\w+|aguardando)"
)


@dataclass(frozen=True, slots=True)
class Names:
    """`staff`: first names and handles in small letters. `is_reporter`: whether who reported what they have in hand is
    called so; it is asked only where that decides.
    """

    staff: frozenset[str]
    is_reporter: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Said:
    """The parts of a rule that fits: `text` as it was written, `whom` in small letters."""

    number: int | None
    whom: str
    text: str
    other: int


_Made = Callable[[_Said, Names], Intent | None]


def of_tickets(words: str, names: Names) -> Intent | None:
    """The command that these words are of somebody of the staff; None where they are none of these."""
    said = plain(words[:_LOOKED_AT])
    if sets := urgency(said):
        return sets
    for shapes, made in _RULES:
        match = next((found for shape in shapes if (found := shape.fullmatch(said))), None)
        if match and (intent := made(_parts(match, words), names)):
            return intent
    which = next((which for which, shape in _LISTS if shape.fullmatch(said)), None)
    if which is None and (level := _OF_PRIORITY.fullmatch(said)):
        which = f"p{level['level']}"
    return None if which is None else ListQueue(which)


def _parts(match: re.Match[str], words: str) -> _Said:
    found = match.groupdict()
    text = words[slice(*match.span("text"))] if found.get("text") else ""
    number = found.get("number")
    return _Said(
        int(number) if number else None,
        (found.get("whom") or "").lstrip("@"),
        text.strip(),
        int(found.get("other") or 0),
    )


def _is_reporter(whom: str, names: Names) -> bool:
    return whom in _PRONOUNS or " " in whom or names.is_reporter(whom)


def _tell(said: _Said, names: Names) -> Intent | None:
    return Tell(said.number, _passed(said)) if not said.whom or _is_reporter(said.whom, names) else None


def _ask(said: _Said, names: Names) -> Intent | None:
    return Ask(said.number, _passed(said)) if not said.whom or _is_reporter(said.whom, names) else None


def _passed(said: _Said) -> str:
    """What is passed on, behind whom it is for where that is said in English: there it is read once more."""
    return said.text if not said.whom or said.whom in _PRONOUNS - _ENGLISH else f"{said.whom} {said.text}"


def _give(said: _Said, names: Names) -> Intent | None:
    return Assign(said.number, said.whom) if said.whom.partition(" ")[0] in names.staff else None


def _give_all(said: _Said, names: Names) -> Intent | None:
    return Assign(None, said.whom, every=True) if said.whom in names.staff else None


def _works(said: _Said, names: Names) -> Intent | None:
    return Resolve(said.number) if said.whom in _HE or names.is_reporter(said.whom) else None


def _done(said: _Said, _: Names) -> Intent | None:
    return None if _DOUBTS.match(plain(said.text)) else Resolve(said.number, said.text)


def _same(said: _Said, _: Names) -> Intent | None:
    return SameTrouble(said.number, said.other)


def _show(said: _Said, names: Names) -> Intent | None:
    theirs = not said.whom or said.whom in _HE or _is_reporter(said.whom, names)
    return ShowTicket(said.number) if theirs else None


def _rule(made: _Made, *shapes: str) -> tuple[Sequence[re.Pattern[str]], _Made]:
    return tuple(re.compile(shape, re.DOTALL) for shape in shapes), made


_TEXT, _ASKED = r"(?P<text>\S.*)", r"[\s?!.]*"
_RULES: Sequence[tuple[Sequence[re.Pattern[str]], _Made]] = (
    _rule(
        _give,
        rf"{PLEASE}{HANDS}(?: {_ONE})?(?: over| on)? to {_COLLEAGUE}(?:{END}|(?:[,;:.]| -| because)\s+\S.*)",
        rf"{PLEASE}(?:call|page|ping|wake|get) {_WHOM}(?: (?:for|about|on) {_ONE}| instead)?{END}",
        rf"{PLEASE}(?:ask |let |can |could |will )?{_WHOM}"
        r"(?:, (?:can|could) you| (?:if|whether) (?:he|she|they) can| to)? "
        rf"(?:take|do|handle|have|should take|can take|will take|takes) "
        rf"{_ONE}(?: over)?{_ASKED}",
        rf"{PLEASE}(?:(?:pasa|da)se?lo|(?:pasa|da) (?:el |la )?{NUMBER}) a {_WHOM}{END}",
        rf"{PLEASE}(?:gib|ubergib) (?:es|das|ihn|{NUMBER}) (?:an )?{_WHOM}{END}",
        rf"{PLEASE}(?:passe|donne)(?:-(?:le|la)| (?:le |la )?{NUMBER}) a {_WHOM}{END}",
        rf"{PLEASE}(?:passa|da|entrega)(?:-[oa]| isso| isto| [oa] {NUMBER})? (?:para o|para a|ao|a) {_WHOM}{END}",
    ),
    _rule(
        _give_all,
        rf"{_LEAVING}{PLEASE}{HANDS}(?: over)? {_ALL_MINE}(?: over| on)? to {_WHOM}{END}",
        rf"{_LEAVING}{PLEASE}{_WHOM} (?:takes?|gets|will take|will have|is taking|can have|can take)(?: over)? "
        rf"{_ALL_MINE}"
        rf"(?: over)?{END}",
        rf"{_GONE}{_WHOM} has {_ALL_MINE}{END}",
    ),
    _rule(
        _tell,
        rf"{PLEASE}(?:tell|inform|remind|answer|message|write(?: to)?|reply to) {_WHOM}[,:]? {_TEXT}",
        rf"{PLEASE}let {_WHOM} know[,:]? {_TEXT}",
        rf"{PLEASE}(?:dile|digale|decile|avisale)(?: a {_WHOM})?(?: que)?[,:]? {_TEXT}",
        rf"{PLEASE}(?:sage?|schreibe?) {_WHOM}(?:,? dass)?[,:]? {_TEXT}",
        rf"{PLEASE}(?:dis|dites)(?:-| a ){_WHOM}(?: que)?[,:]? {_TEXT}",
        rf"{PLEASE}(?:diga|diz|avise)(?:-| ao? ){_WHOM}(?: que)?[,:]? {_TEXT}",
    ),
    _rule(
        _ask,
        rf"{PLEASE}ask {_WHOM}[,:]? {_TEXT}",
        rf"{PLEASE}(?:preguntale|preguntele)(?: a {_WHOM})?[,:]? {_TEXT}",
        rf"{PLEASE}frage? {_WHOM}[,:]? {_TEXT}",
        rf"{PLEASE}(?:demande|demandez)(?:-| a | ){_WHOM}[,:]? {_TEXT}",
        rf"{PLEASE}(?:pergunta|pergunte)(?:-| ao? ){_WHOM}[,:]? {_TEXT}",
    ),
    _rule(
        lambda said, _: WaitForSupplier(said.number, said.text),
        rf"{AHEAD}{IT_IS}(?P<text>{_WAITING} (?:[\w']+ ){{0,3}}{_SUPPLY}\b[^?]*)",
        rf"\W*{NUMBER}\W+{IT_IS}(?P<text>{_WAITING} (?:an?|some|more|new|\d+|una?|eine?n?|une) [^?]+)",
    ),
    _rule(
        _works,
        rf"\W*(?P<whom>@?[a-z][\w.-]*) (?:says?|said|confirmed|confirms|wrote|tells me)(?: that)? "
        rf"(?:it|that)(?:'s| is)? (?:all )?(?:works?|working|fine|fixed|solved|ok)(?: fine)?(?: now| again)*{END}",
    ),
    _rule(
        lambda said, _: Escalate(said.number),
        rf"{PLEASE}(?:i |we )?(?:need|want) (?:some |more )?(?:help|backup|support) (?:with|on|for) {NUMBER}{END}",
    ),
    _rule(_done, rf"{AHEAD}{IT_IS}{_DONE}(?: now| already)?(?:\s*[,.:;!-]+\s*(?P<text>\w[^?]*)|{END})"),
    _rule(
        lambda said, _: Comment(said.number, said.text),
        rf"{AHEAD}(?:internal |staff )?(?:note|nota|notiz|remarque)(?: interna?)?\s*[:,-]\s*{_TEXT}",
        rf"{PLEASE}(?:add )?(?:a )?(?:internal |staff )?(?:note|nota|notiz) (?:(?:to|on|for) )?{NUMBER}[\s:,-]+"
        rf"{_TEXT}",
        rf"{PLEASE}(?:add|make|take) (?:a |an )?(?:internal )?note(?: that|:) {_TEXT}",
    ),
    _rule(
        _same,
        rf"\W*{NUMBER} (?:is|looks like) (?:a |the )?(?:same(?: \w+)? as|duplicate of) {_OTHER}{END}",
        rf"\W*(?:tickets? )?{NUMBER} and {_OTHER} are (?:the same|duplicates)(?: \w+)?{END}",
        rf"\W*(?:(?:it|this)(?: is|'s) |its )?(?:a |the )?(?:same(?: \w+)? as|duplicate of) {_OTHER}{END}",
        rf"{PLEASE}{JOINS}(?: {_ONE})?(?: with| into| to| and)? {_OTHER}{END}",
        rf"\W*{NUMBER} (?:es (?:lo mismo|igual) que|ist dasselbe wie|c'est la meme chose que|e o mesmo que) "
        rf"{_OTHER}{END}",
    ),
    _rule(
        lambda said, _: Acknowledge(said.number),
        rf"\W*{NUMBER},? (?:(?:is )?mine|me|on it|i (?:have|take|got) it){END}",
        r"\W*(?:je prends|(?:ich )?nehme?|(?:yo )?(?:tomo|cojo)|me quedo con|(?:eu )?(?:fico com|pego)|i(?:'ll)? take) "
        rf"(?:le |la |el |den |das |die |o |a )?{NUMBER}{END}",
    ),
    _rule(
        _show,
        rf"\W*(?:t|st|nr|no)[ .#]?(?P<number>\d{{1,9}}){_ASKED}",
        rf"\W*(?:(?:can you )?tell me )?who(?:'s| is| has)? "
        rf"(?:has|took|owns|got|handles|taken|on|working on|looking at) {_ONE}(?: now)?{_ASKED}",
        rf"\W*who has {_ONE}(?: now)?{_ASKED}",
        rf"\W*(?:what happened (?:to|with)|what about|what(?:'s| is) the status of|"
        rf"is any(?:one|body) on|any news (?:on|of|about)) {_ONE}{_ASKED}",
        rf"\W*what did {_WHOM} (?:say|answer|write|reply){_ASKED}",
        rf"\W*did {_WHOM} (?:answer|reply|write back){_ASKED}",
        rf"\W*(?:quien (?:tiene|lleva)|wer hat|qui a|quem tem|quem esta com) (?:el |den |das |le |la |o )?"
        rf"{NUMBER}{_ASKED}",
    ),
)
_TICKETS = r"(?:ones?|tickets?|things?)"
_CLOCK = r"\b\d{1,2}(?::\d\d(?!\d)| ?[ap]m\b)"
"""The only figures before a list: others are of a ticket."""
_LISTS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (which, re.compile(rf"{PLEASE}(?:{shape})(?:,? please)?{_ASKED}"))
    for which, shape in (
        (
            "",
            r"(?:(?:give|show|send)(?: me| us)? )?(?:an? |the )?(?:overview|list|summary) of "
            r"(?:all )?(?:the |our )?(?:open )?tickets",
        ),
        (
            "urgent",
            rf"(?:(?:show|list|see|give)(?: me)? )?(?:just |only |all )?(?:the )?urgent {_TICKETS}|"
            rf"(?:what|which)(?: {_TICKETS})?(?:'s| is| are) urgent|(?:is )?anything urgent|"
            r"how many(?: of (?:them|these|those))? are urgent|(?:\w+, )?what(?:'s| is) (?:burning|on fire)|"
            r"(?:cuales son los |was ist |lesquels sont |quais sao os )urgentes?|was ist dringend",
        ),
        (
            "new",
            r"(?:show me )?what came in(?: tonight| today| last night| lately)?|"
            rf"(?:is there )?anything new|what(?:'s| is|s) new|(?:which|show(?: me)? the) new {_TICKETS}|"
            rf"which {_TICKETS} are new|(?:show )?(?:the )?(?:unassigned|untaken)(?: {_TICKETS})?|"
            r"(?:hay )?algo nuevo|que hay de nuevo|(?:gibt es )?(?:et)?was neues|quoi de neuf|o que ha de novo",
        ),
        (
            "mine",
            r"(?:what|which)(?: (?:ones?|tickets?))?(?:'s| is| are|s) mine|my (?:work|queue)|"
            r"what (?:do i have|have i got|am i working on|is on my plate)|"
            r"(?:cuales son|que es lo) mios?|was ist meins|qu'est-ce qui est a moi|o que e meu",
        ),
        (
            "oldest",
            rf"(?:which|what) (?:{_TICKETS} )?(?:have|has) been (?:open|waiting) (?:the )?longest|"
            r"(?:(?:show|list|see)(?: me)? )?(?:the )?oldest(?: first| ones?| tickets?)?|(?:sort(?:ed)? )?by age",
        ),
        (
            "week",
            r"(?:please )?(?:(?:give|show|send|get)(?: me| us)? )?(?:an? |the |our |some )?(?:weekly |short )?"
            r"(?:overview|summary|report|figures|numbers|statistics|stats)(?: (?:of|for|from) (?:this|the) week)?|"
            r"how are we doing(?: this week)?|how busy (?:are we|is it)(?: this week)?|"
            r"this week|how many (?:tickets )?(?:were there |came in |came |did we (?:get|have) )?this week|"
            r"how (?:was|is) (?:this|the) week",
        ),
    )
)
_OF_PRIORITY = re.compile(
    rf"(?:(?:[^?\d]|{_CLOCK}){{0,60}}[,.;:!] ?)?{PLEASE}"
    r"(?:(?:show|list|see|give|pull up|what are|which are|how many|any|are there(?: any)?|is there a|muestra(?:me)?|"
    r"zeige?|liste|montre(?:-moi)?|mostra(?:-me)?)(?: me| mir)? )?"
    r"(?:(?:just|only|all|the|my|our|open|of|los|las|die|les|os|as|todos|alle|offenen?|abiert[oa]s|tickets) ){0,4}"
    rf"p(?P<level>[1-4])'?s?(?: {_TICKETS})?"
    rf"(?: (?:that |which )?(?:(?:are|is) )?(?:there|open|left|pending|waiting|abiert[oa]s|offen|ouverts?|abertos))?"
    rf"{_ASKED}"
)
