"""What the staff say in free words of tickets that there are: the command for it, with its number if one is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model.intents.escalation import Acknowledge, Assign, Escalate, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.joining import SameTrouble
from bot.model.intents.tickets import Ask, Comment, ListQueue, ShowTicket, Tell
from bot.model.intents.triage import SetUrgency
from bot.model.intents.waiting import WaitForSupplier
from bot.model.letters import plain

_LOOKED_AT = 1_000
_PLEASE = (
    r"\W*(?:(?:please|pls|ok|hi|hello|and|so|good (?:morning|afternoon|evening)|can you|could you"
    r"|bitte|kannst du|por favor|puedes|peux[- ]tu|tu peux|podes|voce pode)"
    r"[\s,.!]+)*"
)
_THEM = r"(?:the|our) (?:student|pupil|user|teacher|reporter|person)"
_WHOM = rf"(?P<whom>{_THEM}|@?[a-z][\w.-]*)"
_ENGLISH = frozenset(("him", "her", "them"))
_PRONOUNS = _ENGLISH | frozenset(("ihm", "ihr", "ihnen", "ihn", "sie", "lui", "leur", "lhe", "lhes"))
_HE = frozenset(("he", "she", "they"))
_NUMBER = r"(?:ticket )?#?(?P<number>\d{1,9})"
_OTHER = r"(?:ticket )?#?(?P<other>\d{1,9})"
_ONE = rf"(?:{_NUMBER}|it|this|that|this one|that one|(?:this|that|the) ticket)"
_AHEAD = rf"\W*(?:{_NUMBER}\W+)?"
_IT_IS = (
    r"(?:(?:it|this|that|this one|we|i)(?:'s| is|'re| are|'m| am)? |(?:its|is|was|all|ok|okay|now|still|already|just|"
    r"very|really|so|esta|ya|ja|es|das|ist|c'est|e|isto|esto|muy|sehr|tres|muito|make it|make this)[ ,]+){0,6}"
)
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
    return Assign(said.number, said.whom) if said.whom in names.staff else None


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


_TEXT, _END, _ASKED = (
    r"(?P<text>\S.*)",
    r"(?:[\s,]+(?:please|pls|now|thanks|bitte|por favor|stp|svp))?[\s.!]*",
    r"[\s?!.]*",
)
_RULES: Sequence[tuple[Sequence[re.Pattern[str]], _Made]] = (
    _rule(
        _give,
        rf"{_PLEASE}(?:give|hand|pass|assign|reassign|transfer) {_ONE}(?: over| on)? to {_WHOM}{_END}",
        rf"{_PLEASE}(?:call|page|ping|wake|get) {_WHOM}(?: (?:for|about|on) {_ONE}| instead)?{_END}",
        rf"{_PLEASE}(?:ask |let |can |could |will )?{_WHOM}(?:, (?:can|could) you| if (?:he|she|they) can| to)? "
        rf"(?:take|do|handle|have|should take|can take|will take|takes) "
        rf"{_ONE}(?: over)?{_ASKED}",
        rf"{_PLEASE}(?:(?:pasa|da)se?lo|(?:pasa|da) (?:el |la )?{_NUMBER}) a {_WHOM}{_END}",
        rf"{_PLEASE}(?:gib|ubergib) (?:es|das|ihn|{_NUMBER}) (?:an )?{_WHOM}{_END}",
        rf"{_PLEASE}(?:passe|donne)(?:-(?:le|la)| (?:le |la )?{_NUMBER}) a {_WHOM}{_END}",
        rf"{_PLEASE}(?:passa|da|entrega)(?:-[oa]| isso| isto| [oa] {_NUMBER})? (?:para o|para a|ao|a) {_WHOM}{_END}",
    ),
    _rule(
        _tell,
        rf"{_PLEASE}(?:tell|inform|remind|answer|message|write(?: to)?|reply to) {_WHOM}[,:]? {_TEXT}",
        rf"{_PLEASE}let {_WHOM} know[,:]? {_TEXT}",
        rf"{_PLEASE}(?:dile|digale|decile|avisale)(?: a {_WHOM})?(?: que)?[,:]? {_TEXT}",
        rf"{_PLEASE}(?:sage?|schreibe?) {_WHOM}(?:,? dass)?[,:]? {_TEXT}",
        rf"{_PLEASE}(?:dis|dites)(?:-| a ){_WHOM}(?: que)?[,:]? {_TEXT}",
        rf"{_PLEASE}(?:diga|diz|avise)(?:-| ao? ){_WHOM}(?: que)?[,:]? {_TEXT}",
    ),
    _rule(
        _ask,
        rf"{_PLEASE}ask {_WHOM}[,:]? {_TEXT}",
        rf"{_PLEASE}(?:preguntale|preguntele)(?: a {_WHOM})?[,:]? {_TEXT}",
        rf"{_PLEASE}frage? {_WHOM}[,:]? {_TEXT}",
        rf"{_PLEASE}(?:demande|demandez)(?:-| a | ){_WHOM}[,:]? {_TEXT}",
        rf"{_PLEASE}(?:pergunta|pergunte)(?:-| ao? ){_WHOM}[,:]? {_TEXT}",
    ),
    _rule(
        lambda said, _: WaitForSupplier(said.number, said.text),
        rf"{_AHEAD}{_IT_IS}(?P<text>{_WAITING} (?:[\w']+ ){{0,3}}{_SUPPLY}\b[^?]*)",
        rf"\W*{_NUMBER}\W+{_IT_IS}(?P<text>{_WAITING} (?:an?|some|more|new|\d+|una?|eine?n?|une) [^?]+)",
    ),
    _rule(
        _works,
        rf"\W*(?P<whom>@?[a-z][\w.-]*) (?:says?|said|confirmed|confirms|wrote|tells me)(?: that)? "
        rf"(?:it|that)(?:'s| is)? (?:all )?(?:works?|working|fine|fixed|solved|ok)(?: fine)?(?: now| again)*{_END}",
    ),
    _rule(
        lambda said, _: Escalate(said.number),
        rf"{_PLEASE}(?:i |we )?(?:need|want) (?:some |more )?(?:help|backup|support) (?:with|on|for) {_NUMBER}{_END}",
    ),
    _rule(_done, rf"{_AHEAD}{_IT_IS}{_DONE}(?: now| already)?(?:\s*[,.:;!-]+\s*(?P<text>\w[^?]*)|{_END})"),
    _rule(
        lambda said, _: SetUrgency(said.number, "high"),
        rf"{_AHEAD}{_IT_IS}(?:urgent|urgente|dringend|high priority|top priority){_END}",
        rf"{_PLEASE}(?:set|change|raise|put|make|mark|priority) (?:it|this|that|{_NUMBER})(?: to| as)? "
        rf"(?:high|urgent|critical)(?: priority| urgency)?{_END}",
    ),
    _rule(
        lambda said, _: SetUrgency(said.number, "low"),
        rf"{_AHEAD}{_IT_IS}(?:not|no es|nicht|ce n'est pas|pas|nao e) (?:that |so |very |really )?"
        rf"(?:urgent|urgente|dringend){_END}",
        rf"{_AHEAD}{_IT_IS}(?:can wait|low priority){_END}",
        rf"{_PLEASE}(?:set|change|lower|put) (?:it|this|that)(?: to)? low(?: priority| urgency)?{_END}",
    ),
    _rule(
        lambda said, _: SetUrgency(said.number, said.text),
        rf"\W*{_NUMBER}(?: is (?:not )?(?:that |so |very |really )?urgent)?[\s,:.;-]+(?:is |to )?"
        rf"(?P<text>p[1-4]){_END}",
        rf"{_PLEASE}(?:set|change|raise|lower|put|make|mark|priority) {_NUMBER} (?:to |as )?(?P<text>p[1-4]){_END}",
    ),
    _rule(
        lambda said, _: Comment(said.number, said.text),
        rf"{_AHEAD}(?:internal |staff )?(?:note|nota|notiz|remarque)(?: interna?)?\s*[:,-]\s*{_TEXT}",
        rf"{_PLEASE}(?:add )?(?:a )?(?:internal |staff )?(?:note|nota|notiz) (?:(?:to|on|for) )?{_NUMBER}[\s:,-]+"
        rf"{_TEXT}",
        rf"{_PLEASE}(?:add|make|take) (?:a |an )?(?:internal )?note(?: that|:) {_TEXT}",
    ),
    _rule(
        _same,
        rf"\W*{_NUMBER} (?:is|looks like) (?:a |the )?(?:same(?: \w+)? as|duplicate of) {_OTHER}{_END}",
        rf"\W*(?:tickets? )?{_NUMBER} and {_OTHER} are (?:the same|duplicates)(?: \w+)?{_END}",
        rf"\W*(?:(?:it|this)(?: is|'s) |its )?(?:a |the )?(?:same(?: \w+)? as|duplicate of) {_OTHER}{_END}",
        rf"\W*{_NUMBER} (?:es (?:lo mismo|igual) que|ist dasselbe wie|c'est la meme chose que|e o mesmo que) "
        rf"{_OTHER}{_END}",
    ),
    _rule(
        lambda said, _: Acknowledge(said.number),
        rf"\W*{_NUMBER},? (?:(?:is )?mine|me|on it|i (?:have|take|got) it){_END}",
        r"\W*(?:je prends|(?:ich )?nehme?|(?:yo )?(?:tomo|cojo)|me quedo con|(?:eu )?(?:fico com|pego)|i(?:'ll)? take) "
        rf"(?:le |la |el |den |das |die |o |a )?{_NUMBER}{_END}",
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
        rf"{_NUMBER}{_ASKED}",
    ),
)
_TICKETS = r"(?:ones?|tickets?|things?)"
_CLOCK = r"\b\d{1,2}(?::\d\d(?!\d)| ?[ap]m\b)"
"""The only figures before a list: others are of a ticket."""
_LISTS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (which, re.compile(rf"{_PLEASE}(?:{shape})(?:,? please)?{_ASKED}"))
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
    rf"(?:(?:[^?\d]|{_CLOCK}){{0,60}}[,.;:!] ?)?{_PLEASE}"
    r"(?:(?:show|list|see|give|pull up|what are|which are|how many|any|are there(?: any)?|is there a|muestra(?:me)?|"
    r"zeige?|liste|montre(?:-moi)?|mostra(?:-me)?)(?: me| mir)? )?"
    r"(?:(?:just|only|all|the|my|our|open|of|los|las|die|les|os|as|todos|alle|offenen?|abiert[oa]s|tickets) ){0,4}"
    rf"p(?P<level>[1-4])'?s?(?: {_TICKETS})?"
    rf"(?: (?:that |which )?(?:(?:are|is) )?(?:there|open|left|pending|waiting|abiert[oa]s|offen|ouverts?|abertos))?"
    rf"{_ASKED}"
)
