"""How many people a report says are hit, in five languages: one, a class, or the whole school."""

from __future__ import annotations

import re

from bot.model.phrasebook import Phrasebook
from bot.model.understanding.spelling import folded

ONE, A_CLASS, EVERYBODY = 3, 2, 1
"""Impact, as tickets have it."""
_GREETED = re.compile(
    r"\b(?:hi|hello|hey|dear|morning|afternoon|thanks|thank you|hola|dias|tardes|gracias|bonjour|salut|coucou|"
    r"bonsoir|merci|hallo|liebe|morgen|danke|ola|oi|dia|tarde|noite|obrigad[oa]),? (?:(?:a|to|an|in) )?"
    r"(?:everyone|everybody|all|todo el mundo|tod[oa]s|tout le monde|tous|alle|todo mundo|pessoal)\b"
)
"""Who is greeted is not hit."""
_PEOPLE = (
    r"(?:classes|students|teachers|instructors|users|pupils|staff|alumn[oa]s|estudiantes|profesores|profes|usuarios|"
    r"eleves|etudiants|profs|professeurs|enseignants|utilisateurs|schuler\w*|klassen|lehrer\w*|studierenden?|"
    r"studenten|lehrkraften?|nutzern?|alunos|estudantes|professores|utilizadores)\b"
)
_HEARD = r"(?! (?:\w+ )?(?:hear|see|help|understand|tell|reach|find|answer) (?:me|my|us)\b)"
_ME = r"(?!.{0,12}\b(?:oirme|escucharme|verme|m'|me (?:oir|ouvir|ver)|ouvir-me|mich|mir)\b)"
"""That nobody hears somebody is their own microphone."""
_CLASS = r"(?:class|course|group|section|clase|curso|grupo|classe|cours|groupe|klasse|gruppe|turma|sala)\b"
_CANNOT = (
    r"(?:can ?not|can'?t|could ?n[o']t|couldnt|(?:is|are) (?:not able|unable|locked|stuck|without)|"
    r"(?:has|have|gets?) no|do(?:es)?(?: not|n'?t) (?:see|hear|get|have)|(?:sees?|hears?|gets?) nothing|loses?|lost)\b"
)
_OF_A_CLASS = (
    r"(?:everyone|everybody|nobody|no one|todos|nadie|tout le monde|personne|alle|niemand|keiner|todo mundo|ninguem)"
    r"(?: \w+){0,4}? (?:in|of|from|de|en|dans|da|na|aus) "
    rf"(?:(?:my|our|the|this|la|mi|ma|notre|der|meiner|unserer|minha|nossa) )?{_CLASS}"
)
_EVERYBODY = (
    rf"everyone\b;everybody\b;all (?:the |our )?{_PEOPLE};(?:whole|entire) (?:school|campus)\b;"
    rf"(?:all over|across) campus\b;"
    rf"campus-?wide;"
    r"(?:nobody|no one) (?:in|at) (?:the |our )?(?:whole |entire )?(?:school|building|campus|office)\b;"
    rf"(?:nobody|no one) (?:can|could|is able to|gets? (?:in|on)|has (?:access|internet|wifi|sound))\b{_HEARD};"
    rf"todo el mundo\b;todos los {_PEOPLE};todas las (?:clases|aulas)\b;"
    r"(?:todo|toda) (?:el|la) (?:escuela|universidad|facultad|uni|colegio|cole|instituto|centro|liceo|campus)\b;"
    r"(?:nos|le|les) (?:pasa|ocurre) a todos\b;"
    rf"nadie (?:puede|logra|consigue|entra|accede|tiene (?:acceso|internet|wifi))\b{_ME};"
    rf"tout le monde\b;tous les {_PEOPLE};toutes les classes\b;toute l'(?:ecole|universite)\b;"
    r"tout (?:le |l')(?:lycee|college|etablissement|campus)\b;"
    rf"personne (?:ne |n')(?:peut|arrive|a acces|y|accede|se|s')\b{_ME};personne (?:peut|arrive|a acces)\b{_ME};"
    rf"(?:alle|allen) (?:anderen )?(?:kollegen\b|{_PEOPLE});"
    r"bei allen\b;wir alle\b;(?:ganze|ganzen) (?:schule|uni|hochschule)\b;schulweit;"
    rf"(?:niemand|keiner) (?:kann|kommt|kriegt|bekommt|schafft)\b{_ME};kann (?:sich )?(?:niemand|keiner)\b{_ME};"
    rf"bei keinem\b;"
    rf"todo (?:o )?mundo\b;toda a gente\b;todos os {_PEOPLE};todas as turmas\b;toda a escola\b;"
    rf"escola (?:toda|inteira)\b;"
    rf"ninguem (?:consegue|pode|entra|acessa|acede|tem (?:acesso|internet|wifi))\b{_ME}"
)
_A_CLASS = (
    r"(?:whole|entire) (?:class|course|group|room|section)\b;my students\b;"
    rf"(?:my|our|the|this)(?<!in my)(?<!in our)(?<!in the)(?<!in this) (?:class|course|group|room|section) {_CANNOT};"
    rf"{_PEOPLE} {_CANNOT};"
    rf"{_PEOPLE} (?:no |n')(?:puede|logra|consigue|entra|accede|tiene|ve|oye)n?\b;"
    rf"{_PEOPLE} (?:ne |n')?(?:peuvent|arrivent|ont|voient|entendent) (?:pas|plus|aucun)\b;"
    rf"{_PEOPLE} (?:konnen|kommen|sehen|horen|kriegen|haben) (?:\w+ ){{0,2}}(?:nicht|nichts|kein\w*)\b;"
    rf"{_PEOPLE} nao (?:podem|conseguem|entram|acedem|acessam|tem|veem|ouvem)\b;"
    r"(?:todo|toda) (?:el|la|mi|nuestr[oa]) (?:clase|grupo|curso|aula|seccion)\b;clase (?:entera|completa)\b;"
    r"mis (?:alumn[oa]s|estudiantes)\b;ningun alumno\b;"
    r"toute (?:la|ma|notre) (?:classe|promo)\b;tout (?:le|mon) (?:groupe|cours)\b;classe entiere\b;"
    r"mes (?:eleves|etudiants)\b;aucun (?:de mes )?eleve;"
    r"(?:ganze|ganzen|ganzer|gesamte|gesamten) (?:klasse|gruppe|kurs|stufe|raum)\b;"
    r"(?:meine|meinen|meiner) (?:ganzen? )?(?:schuler\w*|studierenden|studenten|klasse)\b;"
    r"toda a (?:turma|classe|sala)\b;turma (?:toda|inteira)\b;meus alunos\b;nenhum aluno\b"
)
_BOOK = Phrasebook((_OF_A_CLASS, _EVERYBODY, _A_CLASS))
_IMPACTS = (A_CLASS, EVERYBODY, A_CLASS)


def told_affected(words: str) -> str:
    """How many they say are hit, as a ticket shows it."""
    return {EVERYBODY: "everybody, they say", A_CLASS: "a whole class, they say"}.get(affected(folded(words)), "1")


def affected(said: str) -> int:
    """Impact as folded words suggest it: everybody, everybody of a class, or one person."""
    line = _BOOK.first(said)
    if line == 1 and (greeted := _GREETED.sub(" ", said)) != said:
        line = _BOOK.first(greeted)
    return ONE if line is None else _IMPACTS[line]
