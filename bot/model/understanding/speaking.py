"""Shapes of speaking of others, of another time and of what is not so, in five languages, without accents."""

from __future__ import annotations

import re


def _words(*words: str) -> re.Pattern[str]:
    """Any of these anywhere, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


COURTEOUS = _words(
    r"don'?t worry|do not worry|no worries|no prob(?:lem)?|not a problem|never ?mind|good morning|thank you|thanks",
    r"no need to (?:call|ping|page|worry|escalate)(?: (?:anyone|anybody|others|them|us|more))*",
    r"pas de (?:souci|probleme)|t'inquiete(?: pas)?|ne vous inquietez pas|kein problem|keine sorge|macht nichts",
    r"guten morgen|no te preocupes|no se preocupen|no hay problema|no pasa nada|sin problema|sem problemas?",
    r"nao se preocupem?|nao te preocupes|nao ha problema|nao tem problema",
)
"""What denies nothing."""
CLAUSE = re.compile(
    r"[,;!\n]+|[.:]\s|\s[–—-]+\s|\s(?:but|so|and|because|as|since|then|y|pero|porque|asi que|et|"
    r"mais(?! tarde)|donc|car|und|aber|"
    r"weil|denn|also|e|mas(?! tarde)|entao|pois)(?=\s)"
)
_SELF = (
    r"i|i'm|i'll|i've|im|ive|me|my|mine|myself|we|we're|we'll|us|ich|mich|mir|meins|meiner|mein|meine|wir|uns",
    r"yo|mio|mia|mi|nosotros|je|j'\w+|moi|nous|m'en|eu|meu|minha|comigo|conmigo",
)
SELF = _words(*_SELF)
"""Who speaks."""
FIRST = _words(
    *_SELF,
    r"it's|that's|its|thats|it|this|that|these|ticket|incident|one|#?\d+|which|all|ack|acknowledged|looking|"
    r"taking|checking",
    r"working|going|das|dies|dieser|dieses|es|esto|este|eso|ese|c'est|ca|ceci|isto|isso|esse",
)
"""Who speaks, or the ticket: neither is somebody else."""
_INTERJECTIONS = (
    "ok okay k kk yes yep yeah yup sure right hm hmm uh um uhm aye alright fine well oh ah hey hi hello sorry ja "
    "jo klar gut oui si vale bueno bien sim ta bom d'accord danke merci gracias obrigado obrigada cheers cool great "
    "now just"
)
INTERJECTIONS = frozenset(_INTERJECTIONS.split())
SOMEBODY = _words(
    r"nobody|no ?-?one|noone|none|some(?:body|one)|any(?:body|one)|every(?:body|one)|others?|another|who|whoever",
    r"he|she|they|he's|she's|they're|you|u|you're|your turn|him|her|them",
    r"niemand|keiner|keine|jemand|jeder|jemanden|wer|er|sie|ihr|du|nadie|ninguno|alguien|quien|ella|ellos|usted|"
    r"ustedes",
    r"personne|aucun|quelqu'un|il|elle|ils|elles|qui|vous|ninguem|nenhum|alguem|quem|ele|ela|eles|voce|voces|tu",
)
DENIED = _words(
    r"nobody|no ?-?one|noone|not|never|cannot|\w+n't|dont|cant|wont|isnt|nothing(?! (?:left|more|else) to)|"
    r"neither|unable",
    r"niemand|keiner|nicht|nie|kein|keine|keinen|nichts(?! mehr zu)|nadie|nunca|ningun\w*|personne|aucune?|jamais",
    r"no (?:resuel\w+|soluciona\w*|arregl\w+|cerrad[oa]|funciona|anda|sirve|lo|la|me|es|esta|estoy|puedo|voy|tengo|"
    r"se|le|hay|ha|he|hemos|fue|esta)|ne|n'\w+|pas|ninguem|nao",
)
SUPPOSED = _words(
    r"if|unless|maybe|perhaps|might|may|could|would|should|probably|hopefully|supposed",
    r"wenn|falls|sobald|vielleicht|konnte|sollte|wurde|hoffentlich|quizas?|tal vez|a lo mejor|podria|deberia|ojala",
    r"peut-?etre|pourrais|pourrait|devrais|devrait|talvez|poderia|deveria|oxala",
    r"si (?:nadie|puedo|me|tengo|hay|no|il|elle|on|personne|tu|vous|je|j'\w+)|s'il(?! (?:te|vous))|se (?:eu|"
    r"ninguem|puder|for)",
)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"lunes|martes|"
    r"miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda|terca|"
    r"quarta|"
    r"quinta|sexta"
)
_SO_MANY = r"(?:an?|one|two|three|half an|\d+|a few|some|a couple of)"
LATER = _words(
    r"tomorrow|tonight|later|next (?:week|month|time|lesson|year)|this (?:evening|afternoon)|not (?:before|until|"
    r"yet|now)",
    rf"in {_SO_MANY} (?:hours?|days?|weeks?|h)|after (?:lunch|school|work|the (?:exam|weekend|holidays?|lesson|"
    rf"class|break))",
    r"(?<!guten )morgen|spater|nachher|heute abend|nachste woche|ubermorgen|in (?:einer|zwei|drei|\d+) stunden?",
    r"manana|mas tarde|luego|esta (?:noche|tarde)|en (?:una|dos|tres|\d+) horas?|la semana que viene",
    r"demain|plus tard|tout a l'heure|ce soir|dans (?:une|deux|trois|\d+) heures?|la semaine prochaine",
    r"amanha|mais tarde|mais logo|hoje a noite|(?:daqui a|em) (?:uma|duas|tres|\d+) horas?|na proxima semana",
)
AFTERWARDS = _words(
    rf"{_DAY}|after {_SO_MANY} (?:hours?|days?|weeks?|h)|after the meeting",
    r"(?:as soon as|once|when|after) (?:i|i'm|my|we|he|she|they|the)|nach (?:der|dem|den) \w+|despues|depois",
    r"apres (?:le|la|les|mon) \w+|cuando (?:pueda|vuelva|termine)|quand je|quando (?:puder|voltar|eu)",
)
"""When somebody takes it; what is done may have been done then."""
PUTS_OFF = re.compile(
    rf"(?:but |only |just |it |this |that |maybe |perhaps |probably )*(?:{LATER.pattern}|{AFTERWARDS.pattern})|"
    r"(?:not (?:really|me|now|yet|before)|just kidding|kidding|joke)\b"
)
"""A clause that says of the one before it that it is not now, or not one's own."""
REPORTED = _words(
    r"said|says|say|told|tells|asked|thinks?|thought|heard|claims?|wrote|reckons?|according to",
    r"sagte?|meint|meinte|behauptet|laut|dice|dicen|dijo|segun|dit|disait|selon|disse|diz|dizem|segundo",
)
USERS = _words(
    r"users?|teachers?|students?|pupils?|clients?|customers?|callers?|parents?|class|school|i|we|reporter|vendor|"
    r"provider",
    r"lehrer(?:in)?|schuler(?:in)?|nutzer(?:in)?|kunde|profesora?|alumn[oa]|usuari[oa]|cliente|eleve|"
    r"enseignante?|prof",
    r"utilisat(?:eur|rice)|professora?|alun[oa]|utilizador(?:a)?",
)
ALSO = re.compile(
    r"\b(?:have|got|had|mine|same|habe|meins|tengo|mio|ai|tenho|meu|ack)\b(?!.*\b(?:take|taking|nehme|prends|"
    r"tomo|fico)\b).*"
    r"\b(?:too|as well|auch|tambien|aussi|tambem)$|\b(?:auch|tambien|aussi|tambem)\b.*\b(?:habe|tengo|ai|tenho)\b|"
    r"\bmine (?:is|was|has|does|keeps) (?!it\b|now\b)"
)
"""Who has the same trouble, and does not take the ticket."""
OVER = _words(
    r"mistake|mistaken|by accident|accidentally|undo|un-?ack\w*|misclick\w*|typo|kidding|joking|used to|"
    r"instead of me",
    r"yesterday|last (?:week|time|night|year|month)|was (?:on|mine|looking|working|taking|going)|had (?:it|this)|"
    r"no longer",
    r"versehen|versehentlich|gestern|hatte|por error|sin querer|ayer|tenia|par erreur|avais|por engano|ontem|"
    r"tinha|acked it before",
)
BY_OTHERS = re.compile(r"\b(?:ack\w*|taken|handled|owned|done) by (?!me\b|myself\b|us\b)")
BY_SOMEBODY = re.compile(r"^by (?:no|some|any)\w*")
TOO = re.compile(r"\b(?:too|as well|auch|tambien|aussi|tambem)$")
NUMBERED = re.compile(r"\W*\w+ (?:ticket )?#?(?:t-|inc-?)?\d")
GIVEN_AWAY = re.compile(
    r"\b(?:re)?assign (?!.*\b(?:me|myself|us)\b)|"
    r"\b(?:assign|give|hand|pass|leave|giving|assigning|handing|passing|gebe|geb|passe|doy|donne|passo)\w*\b.*"
    r"\b(?:to|an|a|au|para|with) (?!me\b|myself\b|us\b|mi\b|mim\b|moi\b|mich\b)"
)
ELSEWHERE = re.compile(
    r"\b(?:tak(?:e|ing)|move|moving|continue|discuss\w*|talk\w*) (?:it|this|that|it all|about it) "
    r"(?:offline|outside|elsewhere|in private|per dm|by dm|to (?:dms?|email|private|a call))\b"
)
"""Who goes on talking somewhere else, and takes no ticket."""
PLEASE = _words(r"please|pls|plz|bitte|por favor|porfa|s'il (?:te|vous) plait|svp|stp")
_BARE = (
    r"ack|acknowledge|take|look|check|grab|handle|pick|nimm|nehmt|schau|schaut|ubernimm|toma|mira|revisa|prends|"
    r"prenez|regarde|"
    r"regardez|pega|olha|assume|ve"
)
_ENDS = r"resolve|close|fix|solve|finish"
BIDDING = re.compile(
    rf"(?:(?:{'|'.join(sorted(INTERJECTIONS))}) )*(?:(?:take|look|check|grab|handle|pick)\b(?! over\b)|"
    r"(?:nimm|nehmt|schaut?|ubernimm|prenez|regardez)\b)"
)
"""Who begins with what somebody shall do, and names nobody."""
NAMED_FIRST = re.compile(rf"\W*(@?[\w-]+)[\s,:]+(?:please |pls |bitte )?(?:{_BARE}|{_ENDS})\b")
NAMED_LAST = re.compile(
    rf"(?:please|bitte|por favor|(?<!\w)(?:{_BARE}|{_ENDS})|(?:{_BARE}|{_ENDS}) (?:it|this|that|ticket|"
    rf"\d+))[\s,]+@?([\w-]+)\W*$"
)
ASKING = re.compile(
    r"(?:who|whose|what|when|why|how|which|is(?! mine\b)|are|did|does|has|was|shall|should|would|could|am i|"
    r"do (?:i|we|you|they)|"
    r"can (?:i|we|you|he|she|they|some|any)\w*|will (?:you|he|she|they|some|any)\w*|wer|wann|warum|wieso|"
    r"ist (?!meins|es meins)|hat|"
    r"soll|kann (?:jemand|ich|man|wer|einer)|quien|por que|puede|puedes|alguien|est-ce|qui|pourquoi|peux-tu|quem|"
    r"pode|podes)\b"
)
_ARTICLE = (
    r"(?:(?:the|our|my|a|der|die|unser\w*|mein\w*|el|la|los|mi|un|una|nuestro|le|les|mon|notre|o|os|as|um|uma) )?"
)
_SUBJECT = rf"{_ARTICLE}(@?[\w'-]+(?: [\w-]+)?)"
_DO = (
    r"(?:is|are|has|have|was|will|does|needs?|should|must|takes?|looks|works|checks|wants|can|could|may|got|"
    r"takes over|goes|"
    r"comes|ack(?:ed|s)?|ist|sind|hat|wird|soll|muss|macht|nimmt|schaut|kummert|ubernimmt|arbeitet|kommt|kann|"
    r"esta|tiene|va|"
    r"debe|toma|mira|revisa|se encarga|se ocupa|lo tiene|lo toma|lo mira|lo revisa|lo hace|a pris|l'a|prend|"
    r"le prend|regarde|doit|"
    r"s'en occupe|s'en charge|vai|tem|deve|pega|assume|cuida|trata|olha|ja tem|fica)"
)
OF_OTHERS = re.compile(rf"{_SUBJECT}(?:'s| {_DO})(?!\w)")
_ENDED = (
    r"(?:resolv(?:e|es|ed|ing)|fix(?:es|ed|ing)?|clos(?:e|es|ed|ing)|solv(?:e|es|ed|ing)|finish(?:es|ed)?|"
    r"arregl\w+|resuelv\w+|"
    r"cierr\w+|cerr\w+|repar\w+|regl\w+|ferm\w+|fech\w+)"
)
_HAVE = (
    r"(?:has |have |already |just |did |hat |ha |ja |will |should |must |can |could |may |needs? to |has to |"
    r"wants to )*"
)
ENDS_OF_OTHERS = re.compile(
    rf"(?!you can\b){_SUBJECT} {_HAVE}{_ENDED}(?: (?:it|this|that|the|ticket|#?\d+|them|lo|la|das|es|ca|isso|"
    rf"for)\b|$)|"
    rf"{_SUBJECT} (?:hat|ha|a|lo|l'a|o) .{{0,12}}(?:gelost|behoben|repariert|geschlossen|arreglado|resuelto|"
    rf"cerrado|repare|regle|"
    r"resolveu|arranjou|arreglo|resolvio|cerro)\b"
)
RAISED_BY_OTHERS = re.compile(
    rf"{_SUBJECT} {_HAVE}(?:escalat(?:e|es|ed|ing)|snooz(?:e|es|ed|ing)|mut(?:es|ed)|silenc(?:es|ed))\b"
)
BUSY = re.compile(rf"{_SUBJECT} (?:is|are) (?:already )?(?:on it|looking|working on|dealing with)\b")
"""Who is at work on it, so that nobody else is called."""
TO_BE_DONE = re.compile(
    r"\b(?:will|'ll|going to|about to|to be|needs? to|has to|have to|must|should be|can be|gonna|want to|"
    r"trying to|try to)"
    r"(?: \w+)? (?:resolve|fix|close|solve|done|finish|repair)|\b(?:werde|voy a|vais|vou|va a|wird) \w*"
)
"""What is still to be done."""
_WHEN = (
    r"(?:when|once|if|unless|as soon as(?! possible)|until|till|wenn|sobald|falls|cuando|quand|des que|quando|"
    r"assim que)"
)
UNTIL_THEN = re.compile(
    rf"\b(?:resolve|close)\b(?: (?:it|this|that|ticket|#?\d+|only|please))* {_WHEN}\b|"
    r"^(?:resolved?|closed?|fixed|solved|done)(?: (?:it|this|that|ticket|#?\d+|only))* (?:if|unless|tomorrow|"
    r"later|tonight)\b|"
    r"\b(?:if|unless|once|as soon as)\b.*\b(?:resolve|close)\b"
)
RAISED_THEN = re.compile(
    r"(?:it |this |that |only |please )*(?:if|unless|when|once|tomorrow|later|tonight|was|"
    r"means)\b"
)
PARTLY = _words(
    r"half|halfway|partly|partially|in part|almost|nearly|not (?:for )?(?:all|everyone|everybody|completely|"
    r"entirely|quite|fully)",
    r"not yet|halb|zur halfte|teilweise|fast|a medias|medio|casi|en parte|parcialmente|a moitie|en partie|"
    r"presque|pela metade",
    r"meio|quase|em parte",
)
LEFT_OVER = _words(
    r"only (?:for|on|in|one|some|half|partly|two|a few|part)|for (?:one|two|three|some|a few|most|\d+) (?:people|"
    r"users?|"
    r"students?|rooms?|pupils?|classes|of)|others? (?:are|is|still|cannot|can't|not)|some (?:are|is|users|people|"
    r"students|"
    r"rooms|pupils|still)|still (?:locked|down|not|out|broken|failing|fails|dead|slow|cannot|can't|does|waiting|"
    r"open|missing)",
    r"nur (?:fur|in|teilweise)|solo (?:para|en)|seulement (?:pour|en)|so (?:para|em)|apenas (?:para|em)",
)
"""What is done for some only."""
BEGINS_DOUBT = re.compile(
    r"(?:(?:but|however|though|only|or) )*(?:not(?! (?:proud|pretty|elegant|sure (?:why|how|what)\b))|nicht|pas|"
    r"no para|nao|maybe|perhaps|i think|i guess|i hope|"
    r"hopefully|"
    r"vielleicht|peut-etre|quizas?|talvez)\b"
)
ENDING_TAILS = re.compile(
    r"^(?:it |this |that )?(?:by (?:no|some|any)\w*|not|nobody|no one|never|yet\b|please (?!ignore\b|note\b)\w+$|"
    r"someone|somebody|"
    r"nicht|pas|nao|would|should|could|means|button|command)\b"
)
HELD_TAILS = re.compile(
    r"^(?:it |this |that )?(?:was|were|is|isn't|wasn't|does|has|had|by (?!me\b|us\b|\w+ing\b)(?:no|some|any|"
    r"mistake|accident|error)\w*|not|"
    r"nobody|no one|never|please (?!ignore\b|note\b)\w+|someone|somebody|anyone|anybody|if|unless|would|should|"
    r"could|means|"
    r"yet|button|command|nicht|no es|n'est|pas|nao|war|fue|foi|etait)\b"
)
SPOKEN_OF = {
    "snooze": re.compile(
        r"\b(?:don'?t|do not|never|not|no need to|cannot|can't|why|who|nicht|no|ne|nao) (?:to )?(?:snooz|mut|"
        r"silenc|paus)\w*|"
        r"\bsnooz\w* (?:is|was|does|has|button|command)\b"
    ),
    "escalate": re.compile(
        r"\b(?:don'?t|do not|never|not|no need to|nobody|cannot|why|who) (?:to |be |have to )*(?:escalat|"
        r"eskalier|escal)\w*|"
        r"\bescalat\w*(?: it| this)? (?:if|unless|tomorrow|later)\b|\b(?:if|unless)\b.*\bescalat\w*|"
        r"\bescalat\w* (?:is|was)\b|"
        r"\b(?:should|shall|will|said|says)\b.*\bescalat\w*"
    ),
}
