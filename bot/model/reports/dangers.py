"""What reports of something dangerous sound like, in five languages: a stolen account, a virus, a lost device."""

from __future__ import annotations

import re
from itertools import permutations

from bot.model.reports.codes_told import CODE, CODE_TOLD
from bot.model.understanding.spelling import folded

_HINT = re.compile(
    r"hack|ackead|jaque|pirat|invadi|compromised|taken over|my account|mi cuenta|mon compte|minha conta|mein konto|"
    r"meinem konto|password|passwort|contrasena|clave|mot de passe|senha|sign-?ins?|log-?ins?|ware|ransom|virus|"
    r"trojan|"
    r"encrypted|losegeld|erpress|rancon|rescate|resgate|phish|scam|hameconn|suspicious|strange|fake|weird|verdachtig|"
    r"seltsam|gefalscht|sospechos|rar[oa]\b|extran|fals|suspect|bizarre|fraud|suspeit|estranh|lost|stole|missing|"
    r"gone|"
    r"gestohlen|geklaut|verloren|weg\b|roba|perdi|perdu|vole|rouba|furta|leak|breach|wrong|datenleck|fuga|fuite|"
    r"vazamento|bomb|intrud|uninvited|intrus|fremde|desconoc|inconnu|desconhec|betrug|estafa|golpe|equivocad|mauvais|"
    r"errad|code|codigo|outside|random|porn|obs[cz]|nacktbild|horri|asquer|disgust|"
    r"nasty|dirty|"
    r"naked|not (?:from|in) our|public|offentlich|online|en ligne|en linea|internet|"
    r"website|can (?:see|open|read|download)\b"
)
"""What one of these stands in every report of the kind; a report without is looked at no further."""
_DEVICE = (
    r"(?:school )?(?:laptop|notebook|chromebook|computer|tablet|ipad|phone|smartphone|iphone|usb stick|handy|rechner|"
    r"telefon|portatil|ordenador|computadora|movil|celular|tableta|telefono|ordinateur|portable|telephone|tablette|"
    r"computador|telemovel|telefone)"
)
_OF_MINE = r"(?:(?:my|a|the|our|mein\w*|das|den|mi|el|la|mon|ma|le|l'|un|meu|o)\s?){0,2}"
_TAKEN = (
    r"(?:stolen|stole|lost|gestohlen|geklaut|verloren|robad[oa]|robaron|roban|perdi|perdido|volee?|perdue?|"
    r"roubad[oa]|"
    r"roubaram|furtad[oa])"
)
_IS = r"(?:was|is|got|has|been|were|wurde|worden|ist|mir|me|lo|la|ha|han|sido|fue|a|ete|est|foi|m'a)"
_STRANGER = (
    r"(?:caller|strangers?|some(?:body|one)|scam\w*|phish\w*|fake|unknown|hackers?|phone|anrufer\w*|fremd\w*|"
    r"desconocid[oa]|llamada|inconnue?|appel|desconhecid[oa]|chamada)"
)
_WAY_IN = r"(?:password|login|passwort|contrasena|clave|mot de passe|senha)"
_GAVE = (
    r"(?:gave|given|told|handed|sent|shared|typed|entered|verraten|gegeben|gab|"
    r"di|dije|dado|donne|envoye|dei|passei|dito)"
)
_ODD = r"(?:suspicious|strange|fake|weird|verdachtige\w*|seltsame\w*|gefalschte\w*|komische\w*)"
_ODD_AFTER = (
    r"(?:sospechos[oa]|rar[oa]|extran[oa]|fals[oa]|suspecte?|bizarre|etrange|frauduleu[xs]e?|suspeit[oa]|estranh[oa])"
)
_PAGE = r"(?:page|site|website|web ?site|form|seite|webseite|formular|pagina|formulario|sitio|formulaire)"
_MESSAGE = r"(?:e-?mails?|mails?|messages?|links?|sms|nachricht\w*|correo|mensaje|enlace|courriel|lien|mensagem)"
_DATA = (
    r"(?:(?:student|pupil|parent|personal|class|staff|school|family|health|medical)?s?'?s? ?(?:data|records|details)|"
    r"grades|marks|report cards?|(?:student|class|pupil|address|name) ?lists?|lists? (?:of|with) \w+|addresses|"
    r"phone numbers|daten|\w+daten|noten|\w*zeugnis\w*|(?:schuler|klassen|adress|noten)listen?|adressen|datos|notas|"
    r"calificaciones|direcciones|expedientes?|listas? (?:de|con|com|dos) \w+|donnees|notes|bulletins?|adresses|"
    r"dossiers?|"
    r"listes? (?:des|avec|d')\s?\w+|dados|moradas|enderecos|processos)"
)
"""What is kept of people."""
_SENT = (
    r"(?:sent|mailed|e-?mailed|forwarded|shared|posted|uploaded|gave|given|went|geschickt|gesendet|verschickt|"
    r"weitergeleitet|ging|gegangen|gegeben|envie|enviado?s?|enviadas?|enviamos|envio|enviaron|mande|mandado|mandamos|"
    r"compartid[oa]s?|comparti|envoyee?s?|transmise?s?|partagee?s?|enviei|enviaram|mandei|partilhei|partilhad[oa]s?)"
)
_WRONG = (
    r"(?:wrong (?:person|people|class|address|list|group|parents?|famil\w+|students?|teacher|pupil|recipients?|"
    r"mail|e-?mail|"
    r"school|mother|father|number)|falsche\w* \w+|equivocad[oa]s?|mauvaise?s? (?:personnes?|destinataires?|parents?|"
    r"adresses?|classe|famille|groupe|eleve|mail)|errad[oa]s?)"
)
_GONE_ASTRAY = "|".join(rf"{a}\b.{{0,60}}\b{b}\b.{{0,60}}\b{c}\b" for a, b, c in permutations((_DATA, _SENT, _WRONG)))
_OF_PEOPLE = (
    r"(?:(?:student|pupil|parent|personal|staff|famil(?:y|ies)|teacher)s?'?s? (?:\w+ )?(?:data|addresses|names|"
    r"numbers|"
    r"records|grades|lists?)|(?:data|addresses|names|grades|records|numbers) of (?:\w+ ){0,2}"
    r"(?:students|pupils|parents|families|children|staff)|(?:list|file|sheet|spreadsheet|table|page) (?:of|"
    r"with) (?:\w+ ){0,3}"
    r"(?:students?|pupils?|parents?|addresses|grades|numbers)|schuler(?:daten|liste|namen|adressen)|"
    r"personliche daten|"
    r"(?:daten|adressen|namen|noten|telefonnummern|liste) (?:der|von|mit) (?:\w+ ){0,2}(?:schuler\w*|eltern|"
    r"adressen|noten)|"
    r"(?:lista|datos|direcciones|notas|telefonos|dados|moradas|enderecos) (?:de|con|com|dos|das|de los|de las) "
    r"(?:\w+ ){0,2}(?:alumn[oa]s|estudiantes|padres|direcciones|notas|alun[oa]s|pais|moradas|enderecos)|"
    r"(?:liste|donnees|adresses|notes|numeros) (?:des|avec|de|d')\s?(?:\w+ ){0,3}(?:eleves|parents|adresses|notes)|"
    r"datos personales|donnees personnelles|dados pessoais)"
)
"""What is kept of others, of whom nobody else may read it."""
_STANDS = (
    r"(?:is|are|was|were|got|became|been|stands?|appears?|ist|sind|steht|stehen|war|waren|es|son|esta|estan|"
    r"quedo|aparecen?|"
    r"est|sont|apparait|e|sao|estao|ficou|ficaram|aparece)"
)
_FOR_ALL = (
    r"(?:public(?:ly|o|a|os|as|s|que|ques)?|visible (?:to|for) (?:every|any|all|the public)\w*|(?:on|in) (?:our|"
    r"the|a) (?:\w+ )?"
    r"(?:web ?site|web|internet)|online|offentlich|auf (?:unserer|der) (?:web\w*|homepage|seite|schulseite)|"
    r"im (?:internet|netz)|"
    r"en (?:nuestra|la) (?:web|pagina)|en internet|en linea|sur (?:notre|le) site|en ligne|sur internet|"
    r"no (?:nosso )?site|na internet)"
)
_ALL_READ = r"(?:every(?:one|body)|any(?:one|body)|all (?:students|parents)) can (?:see|open|read|download)"
_NOT = r"(?:not|n't|never|nicht|nie|keine?|pas|nao|no (?:esta|estan|es|son))\b"
_LURE = (
    rf"(?:phish\w*|scam\w*|hameconn\w*|betrug\w*|estafa|golpe|{_ODD} (?:\w+ )?(?:{_MESSAGE}|{_PAGE})|"
    rf"(?:{_MESSAGE}|{_PAGE}) (?:muy |tres |muito |de )?(?:{_ODD_AFTER}|estafa|golpe)|(?:faux|"
    rf"fausse) (?:{_MESSAGE}|{_PAGE})|"
    rf"wrong (?:page|site|website))"
)
_TYPED = (
    rf"(?:(?:{_GAVE}|put|filled|wrote|submitted|logged in|signed in|puse|escribi|introduje|ingrese|meti|saisi|"
    rf"tape|entre|mis|"
    rf"digitei|coloquei|inseri|introduzi|escrevi|pus)\b.{{0,40}}\b(?:{_WAY_IN}|credentials|pin)\b|"
    rf"(?:{_WAY_IN}|zugangsdaten)\b(?:(?!nicht|nie\b).){{0,40}}\b(?:eingegeben|eingetippt|verraten|gegeben|getippt))"
)
_NOT_TYPED = r"(?:not|n't|never|without|nicht|kein\w*|no|pas|jamais|nao|nunca|sin|sans|sem)\b"
"""Who says that they gave nothing away gave nothing away."""
_STRANGE = (
    r"(?:strangers?|uninvited|intruders?|fremde\w*|extran[oa]s?|desconocid[oa]s?|inconnue?s?|intruse?s?|"
    r"desconhecid[oa]s?)"
)
_OUTSIDER = (
    r"(?:random (?:\w+ )?(?:guys?|person|people|kids?|men|man|boys?|dudes?|adults?)|"
    r"(?:boys?|girls?|m[ae]n|guys?|kids?|person|people|some(?:one|body)) (?:who (?:is|are|was|were) )?"
    r"(?:from outside|not (?:from|in) our (?:class|school))|jemand von aussen|"
    r"(?:alguien|gente) de fuera|quelqu'un de l'exterieur|(?:alguem|gente) de fora)"
)
_GOT_IN = (
    r"(?:got|gets|came|comes|joined|joins|entered|enters|showed up|appeared|popped|jumped|broke|is|was|ist|kam|war|"
    r"entro|se metio|se colo|esta|est|a rejoint|entrou|apareceu)"
)
_SHOWN = (
    r"(?:show(?:ed|s|ing|n)|shar(?:ed|es|ing)|post(?:ed|s|ing)|put|puts|putting|play(?:ed|s|ing)|stream(?:ed|ing)|"
    r"puso|pone[rn]?|"
    r"poniendo|mostro|compartio|zeigte?|gezeigt|geteilt|montre|montrait|partage|diffuse|mostrou|colocou|compartilhou|"
    r"partilhou)"
)
_OBSCENE = (
    r"(?:porn\w*|obscen\w*|obszon\w*|nacktbild\w*|(?:horrible|disgusting|nasty|dirty|naked) (?:pictures?|videos?|"
    r"images?)|"
    r"(?:fotos|imagenes|imagens) (?:horrible|horrivei|asquerosa|obscena|nojenta)s|images (?:horribles|obscenes))"
)
_LESSON = r"(?:class|meeting|lesson|session|zoom|unterricht|stunde|clase|cours|seance|aula|reunion|reuniao)"
_DANGERS = tuple(
    (part, re.compile(rf"\b(?:{words})", re.DOTALL))
    for part, words in (
        (
            "malware",
            r"malware\b|ransom(?:ware| note|s?)\b|spyware\b|trojan\b|losegeld|erpresser|erpressungs|rancon\b|"
            r"(?:nota|pedido) de res[cg]at|files? .{0,20}\bencrypted\b|"
            rf"{_DEVICE}\b.{{0,25}}\bvirus\b(?! ?(?:scan|protect|check|program|soft))|"
            rf"virus (?:on|in|auf|im|en|sur|no|dans) {_OF_MINE}{_DEVICE}",
        ),
        (
            "compromised",
            r"hacked\b|gehackt\b|hackead[oa]s?\b|hackearon\b|hackearam\b|jaquead[oa]\b|"
            r"hackers? (?:has|have|is|are|got|in)\b|"
            r"(?:compte|mot de passe|ordinateur|ete|suis|fait) .{0,25}\bpirate|pirate (?:mon|notre)\b|"
            r"(?:conta|email|senha|computador) .{0,15}\binvadid|invadiram\b|"
            r"account\b.{0,15}\b(?:compromised|taken over|stolen)|(?:konto|cuenta|compte|conta)\b.{0,20}"
            rf"\b{_TAKEN}\b|"
            r"some(?:body|one) (?:else )?(?:is in|is using|uses|used|got into|(?:logged|"
            r"signed) in(?:to)?) my account|"
            r"jemand (?:anders )?(?:ist|benutzt|nutzt|war)\b.{0,10}\b(?:in )?meine?[mns]? konto|"
            r"alguien (?:usa|entro|esta|ha entrado)\b.{0,15}\bmi cuenta|"
            r"quelqu'un (?:utilise|est|a)\b.{0,20}\bmon compte|"
            r"alguem (?:usa|entrou|esta)\b.{0,15}\bminha conta|"
            rf"{_GAVE} (?:\w+ ){{0,3}}{_WAY_IN}\b.{{0,30}}\b{_STRANGER}|"
            rf"{_GAVE} (?:\w+ )?{_STRANGER} (?:\w+ ){{0,2}}{_WAY_IN}|{_WAY_IN}\b.{{0,30}}\b{_STRANGER} {_GAVE}|"
            rf"{_STRANGER} (?:\w+ ){{0,2}}{_WAY_IN} {_GAVE}|"
            r"(?:strange|odd|unknown|suspicious|foreign) (?:sign|log)-?ins?\b|"
            rf"{CODE_TOLD}|"
            rf"{_LURE}\b(?:(?!{_NOT_TYPED}).){{0,80}}\b{_TYPED}|"
            rf"(?<!not )(?<!never )(?<!no )(?<!nicht )(?<!nao ){_TYPED}\b.{{0,60}}\b{_LURE}",
        ),
        (
            "data_exposure",
            r"data (?:breach|leak)|(?:data|grades|records)\b.{0,30}\bleaked|"
            r"(?:sent|mailed|shared|posted)\b.{0,40}\bto the wrong (?:person|people|class|address|list|group|parent)|"
            rf"{_GONE_ASTRAY}|"
            rf"{_OF_PEOPLE}\b(?:(?!{_NOT}).){{0,30}}\b{_STANDS}\b(?:(?!{_NOT}).){{0,40}}\b{_FOR_ALL}\b|"
            rf"{_ALL_READ}\b.{{0,20}}\b(?:{_OF_PEOPLE}|of (?:all|other|the) (?:students|pupils|parents|people))\b|"
            r"datenleck|fuga de datos|fuite de donnees|vazamento de dados",
        ),
        (
            "meeting_intrusion",
            rf"zoom-?bomb|{_LESSON}\b.{{0,40}}\b{_SHOWN} .{{0,20}}{_OBSCENE}\b|"
            rf"{_SHOWN} .{{0,20}}{_OBSCENE}\b.{{0,30}}\b{_LESSON}\b|"
            rf"{_OUTSIDER} (?:\w+ )?{_GOT_IN}\b.{{0,25}}\b{_LESSON}\b|{_STRANGE} .{{0,25}}"
            r"\b(?:class|meeting|lesson|session|unterricht|clase|cours|aula|reunion)\b",
        ),
        (
            "phishing",
            r"phishing|phished\b|scam(?:s|mer|mers|med)?\b|hameconnage|"
            rf"{_ODD} {_MESSAGE}\b|{_MESSAGE} (?:muy |tres |muito )?{_ODD_AFTER}\b",
        ),
        (
            "lost_device",
            rf"{_TAKEN} {_OF_MINE}{_DEVICE}s?\b(?! ?(?:link|number|call|connection|charger|charging|cable))|"
            rf"{_DEVICE}s? (?:{_IS} ){{0,3}}(?:{_TAKEN}|missing|gone|weg)\b|"
            rf"{_DEVICE} .{{0,15}}\b(?:gestohlen|geklaut)\b",
        ),
    )
)
"""The first line whose words stand in a report is the one; what needs somebody soonest comes first."""
_RANSOM = re.compile(r"\b(?:ransom|losegeld|erpress|rancon|(?:nota|pedido) de res[cg]at|files? .{0,20}\bencrypted)")
IN_PROGRESS = frozenset({"malware", "compromised", "data_exposure", "meeting_intrusion", "lost_device"})
"""What goes on doing harm until somebody ends it."""


def danger(words: str) -> str:
    """The subcategory of security that a report is about; empty when it is about nothing dangerous."""
    said = folded(words)
    if not _HINT.search(said):
        return ""
    return next((part for part, found in _DANGERS if found.search(said)), "")


def harm(part: str, words: str) -> tuple[int, int] | None:
    """Impact and urgency of what goes on doing harm; None for all else. A ransom note concerns the whole school."""
    if part not in IN_PROGRESS:
        return None
    return 1 if _RANSOM.search(folded(words)) else 3, 1


_TYPED_IN = re.compile(
    rf"\b(?:{_GAVE}|put|filled|wrote|submitted|used|signed in|logged in|puse|escribi|saisi|tape|digitei)\b"
    rf".{{0,40}}\b(?:{_WAY_IN}|credentials|pin)\b|\b(?:{_WAY_IN})\b.{{0,30}}\b(?:eingegeben|verraten|gegeben)\b"
)
_CODE_GIVEN = re.compile(rf"\b(?:{_GAVE}|approved|accepted)\b.{{0,30}}(?:{CODE}|\bprompt\b)")
_SOMEWHERE_ODD = re.compile(
    rf"\b(?:{_ODD}|{_ODD_AFTER}|phish\w*|scam\w*|{_STRANGER}|{_MESSAGE}|clicked|wrong (?:page|site|website))\b"
)
_JOINED = re.compile(
    r"\b(?:strangers?|intruders?|uninvited|some(?:body|one) (?:unknown|we do not know|nobody knows)|"
    r"unknown (?:person|man|people))\b"
    r".{0,40}\b(?:joined|came|entered|got in\w*|is in|are in|in (?:my|our|the)|shows?|showing|shouts?|zoom|class)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|nothing|nobody asked|without|no one|don't|didn't|haven't|hasn't|nicht|nie|no lo|pas|nao)\b"
)
_CLICKED = re.compile(
    r"\b(?:click\w*|opened|answered|replied|downloaded|geklickt|geoffnet|clique\w*|cliquei|hice clic|abri)\b"
)
_CLICKED_OR_TYPED = "clicked or typed on a strange page"
_EVENTS = {
    "compromised": "somebody else uses the account",
    "meeting_intrusion": "uninvited person in a class",
    "malware": "virus or strange pop-ups",
    "lost_device": "lost or stolen device, card or papers",
}


def happened(words: str, odd: bool = False) -> tuple[str, ...]:
    """What the words say of the first questions about security, as tickets call the answers; nothing where they may say
    that it did not happen. `odd`: they are said of something odd, whether they name it or not.
    """
    said = folded(words)
    if _DENIED.search(said):
        return ()
    if _JOINED.search(said):
        return (_EVENTS["meeting_intrusion"],)
    if odd or _SOMEWHERE_ODD.search(said):
        for found, what in ((_TYPED_IN, "password was typed on a strange page"), (_CODE_GIVEN, "code was given away")):
            if found.search(said):
                return _CLICKED_OR_TYPED, what
    if odd and _CLICKED.search(said):
        return (_CLICKED_OR_TYPED,)
    event = _EVENTS.get(danger(words), "")
    return (event,) if event else ()
