"""What people ask of the desk itself, in five languages and in nothing but these words: what it is, who reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.model.intents.intent import Intent
from bot.model.intents.oncall import OpeningHours
from bot.model.intents.privacy import AskPassword, ForgetMe, KeepPrivate, WhoAreYou, WhoReads
from bot.model.understanding.spelling import folded

_MARKS = re.compile(r"[\W_]+")
_LONGEST = 120
"""Letters; who writes more asks something else besides."""
_HI = r"(?:(?:hi|hey|hello|sorry|so|wait|ok|and|but|hola|bonjour|salut|hallo|ola|oi) )*"
_END = (
    r"(?: (?:here|now|then|again|really|exactly|please|pls|too|there|tu|aqui|ici|hier|da|bitte|por favor|svp|denn|"
    r"eigentlich|alles|real|de verdad|de verdade))*"
)
_A = r"(?:(?:a|an|just|only|un|una|une|ein|eine|einen|einem|einer|um|uma) )+"
_KIND = r"(?:(?:real|actual|live|vrai|vraie|echte[rnm]?|verdader[oa]) )*"
_MADE = (
    r"(?:(?:ro)?bot|chatbot|roboter|robo|machine|maschine|maquina|program|programm|programme|programa|computer|ai|ki|"
    r"ia|human(?: being)?|humain|humaine|humano|humana|mensch|menschen|person|personne|persona|pessoa)"
)
_OR = rf"(?: (?:or|o|ou|oder) (?:not|what|que|quoi|was|{_A}?{_KIND}{_MADE}))?"
_BE = (
    r"(?:are you|r u|is (?:this|it|that)|am i (?:really )?(?:talking|speaking|writing|chatting) (?:to|with)|eres|"
    r"es usted|(?:estoy hablando|hablo) con|es tu|etes vous|tu es|tes|vous etes|je parle (?:a|avec)|bist du|sind sie|"
    r"(?:rede|spreche|schreibe) ich (?:hier )?mit|(?:voce|tu) es?|(?:estou|to) (?:falando|a falar) com)"
)
_WHAT = (
    rf"{_BE} {_A}{_KIND}{_MADE}{_OR}|(?:are you|r u) (?:real|human|alive|automated|chatgpt|ai){_OR}|"
    r"(?:who|what) (?:are you|r u)|who am i (?:talking|speaking|writing|chatting) (?:to|with)|"
    r"(?:quien|que) (?:eres|es usted)|con quien (?:hablo|estoy hablando)|qui (?:es tu|etes vous)|"
    r"(?:tu es|vous etes) qui|(?:a|avec) qui (?:je parle|est ce que je parle)|(?:wer|was) (?:bist du|sind sie)|"
    r"mit wem (?:rede|spreche|schreibe) ich|quem es?(?: (?:voce|tu))?|o que (?:voce|tu) es?|"
    r"com quem (?:estou (?:falando|a falar)|(?:eu )?falo)|"
    r"what(?:s| is) (?:this|(?:this|the) )?(?:support|support desk|help ?desk|deskbell)|"
    r"que es (?:el|este) (?:soporte|servicio)(?: tecnico)?|cest quoi (?:le|ce) (?:support|service)|"
    r"quest ce que (?:cest que )?(?:le|ce) (?:support|service)|was ist (?:der|das|dieser) (?:it )?(?:support|helpdesk)|"
    r"o que e (?:o|este|esse) (?:suporte|servico)"
)
_SOMEBODY = (
    r"(?:some ?(?:one|body)|any ?(?:one|body)|a person|you|the (?:school|office|help ?desk|support(?: team)?)|alguien|"
    r"alguno|a la escuela|quelqu ?un|lecole|jemand(?:en|em)?|wen|die schule|alguem|a escola)"
)
_CALLS = (
    r"(?:(?:do|should|shall|must|can) (?:i|we) (?:now |also )?(?:(?:have|need) to )?(?:call|phone|ring|telephone)|"
    r"(?:tengo que|tenemos que|debo|hay que) llamar(?: a)?|"
    r"(?:(?:est ce que )?(?:je dois|il faut(?: que j)?)|dois je|faut il) (?:appeler|appelle|telephoner a)|"
    r"(?:muss|soll|sollte) ich|(?:tenho (?:que|de)|devo|preciso(?: de)?) (?:ligar|chamar|telefonar)(?: (?:para|a))?)"
)
_TO_CALL = rf"{_CALLS} {_SOMEBODY}(?: (?:an|anrufen|telefonieren|informar))?(?: (?:for|about) (?:this|that|it|help))?"
_WORDS = (
    r"(?:th(?:is|at|ese)|it|(?:this|our|my) (?:chat|conversation)|my (?:messages?|words|data|tickets?)|everything|"
    r"what i (?:write|wrote|say|said|type|tell you)(?: to you)?)"
)
_OTHERS = (
    r"(?:(?:my|the) (?:teachers?|parents|mum|mom|dad|class(?:mates)?|principal)|teachers|parents|(?:other )?students|"
    r"others|(?:any|some)(?:one|body)(?: else)?|every(?:one|body)|other people|people|the (?:school|staff)|them)"
)
_READS = (
    rf"who (?:else )?(?:can|will|could) (?:else |also )?(?:read|see) {_WORDS}|who (?:else )?(?:reads|sees) {_WORDS}|"
    rf"who has access to {_WORDS}|(?:can|will|do|does|could) {_OTHERS} (?:also )?(?:read|see) {_WORDS}|"
    rf"(?:is|are) {_WORDS} (?:private|confidential|anonymous|secret)|"
    r"what do (?:you|u) (?:know|save|keep|store|remember|collect) (?:about|of) (?:me|us)|"
    r"(?:what|which) (?:data|information|things) do (?:you|u) (?:have|save|keep|store|collect)(?: (?:about|of) me)?|"
    rf"(?:do|will) (?:you|u) (?:save|keep|store|record|remember) {_WORDS}|"
    r"quien (?:mas )?(?:puede (?:leer|ver)|lee|ve) (?:esto|mis mensajes|lo que escribo|mi ticket)|"
    r"que (?:sabes|guardas|sabe usted) (?:de|sobre) mi|(?:esto es|es esto) (?:privado|confidencial|anonimo)|"
    r"qui (?:dautre )?(?:peut (?:lire|voir)|lit|voit) (?:ca|ceci|mes messages|ce que jecris)|"
    r"(?:que|quest ce que) (?:sais tu|savez vous|tu sais|vous savez|tu gardes|vous gardez) (?:de|sur) moi|"
    r"(?:cest|est ce) (?:prive|confidentiel|anonyme)|"
    r"wer (?:sonst )?kann (?:das|es|meine nachrichten) (?:hier |alles )?(?:mit)?lesen|"
    r"wer liest (?:hier )?(?:das|mit|meine nachrichten|was ich schreibe)|"
    r"was (?:weisst du|wissen sie|speicherst du) (?:uber|von) mi(?:ch|r)|"
    r"ist (?:das|es) (?:hier )?(?:privat|vertraulich|anonym)|"
    r"quem (?:mais )?(?:pode (?:ler|ver)|le|ve) (?:isso|isto|(?:as )?minhas mensagens|o que escrevo)|"
    r"o que (?:voce|tu) (?:sabes?|guardas?) (?:de|sobre) mim|(?:isso|isto) e (?:privado|confidencial|anonimo)"
)
_WISHED = (
    r"(?:(?:please|pls|can you|could you|will you|you must|i (?:want|need|would like) (?:you )?to|id like (?:you )?to|"
    r"puedes|podrias|por favor|quiero que|peux tu|pouvez vous|je (?:veux|voudrais) que tu|bitte|kannst du|konnen sie|"
    r"podes|voce pode|pode|quero que) )*"
)
_KNOWN = r"(?:know|have|keep|kept|saved|stored|collected)"
_DELETE = r"(?:delete|erase|remove|wipe)"
_OF_ME = (
    r"lo que (?:sabes|tienes|guardas) (?:de|sobre) mi",
    r"(?:sur moi|ce que (?:tu sais|vous savez|tu as|tu gardes)(?: (?:sur|de) moi)?)",
    r"(?:uber mich|was (?:du|sie) (?:uber|von) mi(?:ch|r) (?:weisst|wissen|hast|haben|speicherst|gespeichert hast))",
    r"(?:sobre mim|o que (?:voce )?(?:sabes?|tens|tem|guardas?) (?:de|sobre) mim)",
)
"""All of somebody that is known here, in four languages."""
_GOES = (
    rf"(?:{_DELETE}|forget) (?:everything|all)(?: of (?:it|this))?(?: (?:that )?(?:you|u) {_KNOWN}"
    rf"(?: (?:about|of|on) (?:me|us))?| about me| {_WORDS})?|"
    rf"(?:{_DELETE}|forget) (?:all )?(?:of )?my (?:personal )?data|"
    rf"{_DELETE} (?:all )?(?:of )?my (?:information|messages?|words|history)|"
    rf"{_DELETE} what (?:you|u) {_KNOWN}(?: (?:about|of|on) me)?|"
    rf"{_DELETE} (?:that|what) i (?:told|wrote|said|sent|typed)(?: (?:you|u|here))?"
    r"(?: (?:my|a|the) \w+(?: \w+){0,2})?|"
    rf"(?:borra|borrar|borre|borres|borrarlo|elimina|eliminar|elimines) (?:todo(?: lo mio| {_OF_ME[0]})?|"
    rf"mis (?:datos|mensajes))|olvid\w+ todo {_OF_ME[0]}|"
    rf"(?:efface|effacer|effacez|effaces|supprime|supprimer|supprimez|supprimes) (?:tout(?: {_OF_ME[1]})?|"
    rf"mes (?:donnees|messages))|oubli\w+ tout {_OF_ME[1]}|"
    rf"losche?n? (?:(?:sie|bitte) )*(?:alles(?: {_OF_ME[2]})?|meine (?:daten|nachrichten))|vergiss alles {_OF_ME[2]}|"
    r"(?:alles|meine daten|meine nachrichten) loschen|"
    rf"(?:apaga|apague|apagar|apagues|exclui|exclua|excluir|elimina|eliminar) (?:tudo(?: {_OF_ME[3]})?|"
    rf"(?:os )?meus dados|(?:as )?minhas mensagens)|esquece tudo {_OF_ME[3]}"
)
_FORGETS = rf"{_WISHED}(?:{_GOES})"
_UNSEEN = r"(?:private|secret|confidential|hidden)"
_KEEP = (
    rf"(?:please )?(?:i want|i would like|id like|i need|can|could|may|should) (?:my|the|this) ticket "
    rf"(?:\d+ )?(?:to )?(?:be |stay )?{_UNSEEN}|"
    r"(?:(?:please|(?:can|could) you|i want to|how (?:do|can) i|can i) )*(?:make|keep|set) (?:my|the|this) ticket "
    rf"(?:\d+ )?(?:to )?{_UNSEEN}|"
    rf"i (?:dont|do not) want (?:that )?{_OTHERS} (?:to )?(?:reads?|sees?|knows?) (?:{_WORDS}|about (?:it|this))|"
    rf"(?:nobody|no ?one) (?:else )?(?:should|shall|may|must|can) (?:read|see|know) (?:{_WORDS}|about (?:it|this))|"
    r"(?:(?:please|(?:can|could) you) )+hide (?:my|the|this) ticket(?: from \w+(?: \w+)?)?|"
    rf"(?:please )?(?:dont|do not) (?:tell|show) {_OTHERS}(?: (?:this|that|about (?:it|this)))?|"
    r"quiero que mi ticket sea privado|je veux que mon ticket soit prive|"
    r"mein ticket (?:soll|muss) (?:privat|geheim|vertraulich) (?:sein|bleiben)|"
    r"quero que (?:o )?meu ticket (?:seja|fique) (?:privado|secreto)"
)
_OF = r"(?:(?:the|your|ur|our|this|la|el|le|l|das|dem|der|die|a|o|school|schools|guest|students?) )*"
_NET = r"(?:wi ?fi|wlan|wireless|eduroam|internet|network|reseau|netzwerk|rede)"
_SPANISH = r"(?:clave|contrasena) de (?:la )?red(?: wi ?fi)?"
"""Only so is `red` a network, and no colour: a `code red` is an emergency."""
_WAY_IN = (
    r"(?:pass ?words?|pass|pw|passcode|code|key|contrasena|clave|mot de passe|mdp|passwort|kennwort|schlussel|senha|"
    r"palavra passe)"
)
_KEY = (
    rf"{_OF}(?:{_NET} (?:s )?{_WAY_IN}|(?:mot de passe|mdp) {_NET}|{_SPANISH}|"
    rf"{_WAY_IN} (?:for|of|to|on|de|del|du|d|da|do|pour|para|fur|vom|von|zum) {_OF}{_NET}(?: (?:wi ?fi|network))?)"
)
_TELLS = r"(?:(?:give|tell|send|show) (?:me|us)|have|get|know)"
_WISHES = (
    r"(?:do you know |tell me |please )?what(?:s| is| was)?|where(?:s| is| can (?:i|we) (?:find|get|see))|"
    r"how (?:do|can) (?:i|we) (?:get|find)|"
    rf"(?:(?:can|could|may|will|would) (?:i|we|you|u|someone|somebody) (?:please |pls |plz )?|please |pls )?{_TELLS}|"
    r"(?:(?:i|we) )?(?:need|want)|"
    r"(?:do|does) (?:you|u|anyone|anybody|someone) (?:know|have)|"
    r"(?:cual|que) es|cual era|(?:me )?(?:puedes?|podeis|podria\w*) (?:dar(?:me|nos)?|decir(?:me|nos)?|pasar(?:me)?)|"
    r"dime|dame|pasame|me (?:das?|dices?|pasas?)|necesito|quiero|"
    r"quel(?:le)? (?:est|etait)|cest quoi|(?:tu peux|vous pouvez|pouvez vous|peux tu) (?:me|nous) (?:donner|dire)|"
    r"donne(?:z)? moi|je (?:veux|voudrais|cherche)|wie (?:ist|lautet|heisst|war)|was ist|"
    r"(?:kannst du|konnen sie|kann) (?:mir|uns|ich)(?: (?:jemand|bitte))?|gib mir|ich (?:brauche|will)|brauche|"
    r"qual (?:e|era)|qual|(?:voce )?pode(?:m)? me (?:dar|passar|dizer)|me (?:da|passa|diz|fala)|"
    r"(?:eu )?(?:preciso(?: d[aeo])?|quero)"
)
_GIVES = r"(?: (?:geben|sagen|haben|bekommen|verraten))?"
_GUESTS = r"(?: (?:for|para|pour|fur) (?:(?:the|los|les|die|os) )?(?:guests?|visitors?|students?))?"
_PASSWORD = (
    rf"(?:{_WISHES}) {_KEY}{_GUESTS}{_GIVES}(?: (?:is|again))?|(?:welches|que) {_WAY_IN} (?:hat|tiene|tem) {_OF}{_NET}"
)
_NAMED = re.compile(f"{_HI}{_KEY}{_GUESTS}{_END}")
_ASKED: Mapping[type[Intent], re.Pattern[str]] = {
    kind: re.compile(f"{_HI}(?:{shape}){_END}")
    for kind, shape in (
        (WhoAreYou, _WHAT),
        (OpeningHours, _TO_CALL),
        (WhoReads, _READS),
        (ForgetMe, _FORGETS),
        (KeepPrivate, _KEEP),
        (AskPassword, _PASSWORD),
    )
}


def of_the_desk(words: str) -> type[Intent] | None:
    """Which of these questions the words are, and nothing else besides."""
    said = _plain(words)
    return next((kind for kind, shape in _ASKED.items() if said and shape.fullmatch(said)), None)


def names_password(words: str) -> bool:
    """Whether the words name the password of the Wi-Fi and say no more: a wish, unless they were asked something."""
    return _NAMED.fullmatch(_plain(words)) is not None


def _plain(words: str) -> str:
    """The words without marks and accents; none of more than anybody asks in."""
    if len(words) > _LONGEST:
        return ""
    return _MARKS.sub(" ", folded(words).replace("'", "").replace("ß", "ss")).strip()
