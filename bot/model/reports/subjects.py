"""What a report is about, as its own words suggest it in five languages."""

from __future__ import annotations

from functools import lru_cache

from bot.model.phrasebook import Phrasebook
from bot.model.reports.dangers import danger
from bot.model.understanding.spelling import folded

UNSORTED = ("other", "question")
_ALL = (
    "nobody;no one;everyone;everybody;all students;all users;all (?:my |the |our )?class;"
    "whole (?:class|school|campus|course);"
    "entire (?:class|school|campus|course);nadie;todo el mundo;todos los;toda la (?:clase|escuela);"
    "todo el (?:curso|colegio);"
    "personne;tout le monde;tous les;toute l;niemand;keiner;alle;ganze;ganzen;ninguem;todo mundo;toda a;todos os;"
    "turma inteira"
)
_SIGN_IN = (
    r"(?:(?:sign|log)(?:ging|ning|ged)?[ -]?in\b|iniciar sesion|entrar a (?:su|la) cuenta|loguear|connecter a|"
    r"se connecter|anmelden|einloggen|login|logar|iniciar sessao)"
)
_PERCEIVE = (
    r"(?:hear|see|join|oye|oyen|escucha\w*|ve|ven|entend\w*|voit|voient|rejoindre|hort|horen|sieht|sehen|ouve\w*|ouvir|"
    r"veem)\b"
)


def _all_then(what: str) -> str:
    """Phrases of everybody and something they cannot do."""
    return ";".join(f"{who}{what}" for who in _ALL.split(";"))


PHRASES = (
    (
        "access",
        "service_down",
        _all_then(rf"\b.{{0,60}}\b{_SIGN_IN}")
        + r";sign[ -]?in (?:is|page is) (?:down|away);log[ -]?in (?:is|page is) (?:down|away)",
    ),
    (
        "access",
        "locked",
        r"locked (?:me )?out\b;account\b.{0,20}\blocked;too many (?:tries|attempts);"
        r"(?:usuario|cuenta|conta)\b.{0,25}\bbloque;"
        r"bloque\w+ (?:mi|la|minha|a) (?:cuenta|conta);demasiados intentos;compte\b.{0,25}\bbloque;"
        r"trop d[e'] ?(?:essais|tentatives);"
        r"konto\b.{0,25}gesperrt;account\b.{0,25}gesperrt;zugang\b.{0,25}gesperrt;ausgesperrt;"
        r"viele (?:fehl)?versuche;muitas tentativas",
    ),
    (
        "access",
        "password",
        r"passwords?\b;passwort;passworter;kennwort;contrasen;contrasena;clave\b;mots? de passe;mdp\b;senhas?\b;"
        r"palavra[ -]passe",
    ),
    (
        "access",
        "mfa_reset",
        r"(?:sms|text)\b.{0,25}\bcodes?\b;"
        r"mfa\b;2fa\b;authenticator\b;second step\b;verification code\b;new phone\b;doble factor;codigo de verifica;"
        r"(?:nuevo|novo) (?:movil|celular|telefono|telemovel);(?:movil|celular|telefono|telemovel) (?:nuevo|novo);"
        r"double (?:authentification|facteur);code de (?:verification|validation);nouveau (?:telephone|portable)\b;"
        r"zweiter faktor;zweiten faktor;bestatigungscode;neues (?:handy|telefon);segundo fator;autenticacao",
    ),
    (
        "access",
        "permissions",
        r"no permissions?\b;access denied\b;not authori[sz]ed\b;acceso denegado;(?:sin|tengo) permiso;acces refuse;"
        r"pas (?:l'autorisation|le droit|les droits);zugriff verweigert;keine (?:berechtigung|rechte)\b;"
        r"acesso negado;sem permissao",
    ),
    (
        "access",
        "expired",
        r"account (?:has |is )?(?:expired|disabled)\b;cuenta\b.{0,15}(?:caduc|expir|desactiv|deshabilit);"
        r"compte\b.{0,15}(?:expire|desactive);"
        r"konto\b.{0,20}(?:abgelaufen|deaktiviert);conta\b.{0,15}(?:expir|desativ)",
    ),
    (
        "access",
        "sso_loop",
        r"back to (?:sign|log)[ -]?in\b;keeps? .{0,20} (?:sign|log)(?:ging|ning|ged)?[ -]?in\b;tourne en boucle",
    ),
    (
        "live_class",
        "screen_share",
        r"shar(?:e|ing) (?:my |the |a )?screens?\b;screen shar;"
        r"(?:compartir|compartilhar|partilhar) (?:la |mi |a |o |minha |meu )?(?:pantalla|tela|ecra);"
        r"partag\w+ (?:d'|l'|mon |son |un )?ecran;bildschirm.{0,12}(?:teilen|freigeb|freigabe)",
    ),
    ("live_class", "breakout", r"breakout;gruppenraum;gruppenraume;salles? de groupe;salas? (?:de grupo|simultanea)"),
    ("live_class", "recording", r"recordings?\b;grabacion;enregistrements?\b;aufzeichnung;aufnahmen?\b;gravac"),
    ("live_class", "whole_class", _all_then(rf"\b.{{0,40}}\b{_PERCEIVE}")),
    (
        "live_class",
        "join",
        r"join\b;waiting room\b;(?:zoom|meeting|class|meeting-|zoom-) ?link\b;unirme a;"
        r"entrar (?:a|en|na|no|em) (?:la |mi |minha |uma )?(?:clase|reunion|videollamada|aula|reuniao);"
        r"(?:enlace|link) (?:de|da|do|para) (?:la |a |el |o )?(?:clase|reunion|zoom|aula|reuniao);rejoindre;"
        r"lien (?:zoom|du cours|de la (?:reunion|visio));beitreten;"
        r"sala de espera;salle d'attente;warteraum",
    ),
    (
        "live_class",
        "av_device",
        r"echo\b;hear\b;sound\b;audio\b;mic\b;micro\b;microphone\b;camera\b;webcam\b;headset\b;sonido;microfono;camara\b;"
        r"auriculares;"
        r"(?:le|de|du|aucun|plus de) son\b;casque\b;entends?\b;entendent\b;(?:kein|der|den|ohne|keinen) ton\b;"
        r"mikro;kamera\b;kopfhorer;horen\b;hort\b;"
        r"som\b;microfone;auscultadores;fones?\b;ouvir\b;ouve\b;ouco\b;oigo\b;oye\b;oyen\b;escuch\w+",
    ),
    (
        "lms",
        "quiz",
        r"quiz\b;quizzes\b;open (?:my |the )?(?:exam|test)\b;submit (?:my |the )?(?:exam|test)\b;"
        r"start (?:my |the )?(?:exam|test)\b;"
        r"cuestionario;(?:abrir|empezar|enviar) (?:el |mi |a |minha )?(?:examen|prova|teste);"
        r"(?:prufung|klausur|test)\b.{0,15}(?:offnen|starten|abgeben);"
        r"(?:ouvrir|demarrer|envoyer) (?:l'|mon |le )?(?:examen|controle|test)",
    ),
    (
        "lms",
        "assignment",
        r"(?:essay|paper|poster|project)\b.{0,30}\b(?:upload|submit|attach);"
        r"assignments?\b;homeworks?\b;hand in\b;submissions?\b;tareas?\b;deberes\b;entregas?\b;entregar\b;"
        r"devoirs\b;mon devoir\b;hausaufgabe;abgabe;abgeben\b;"
        r"trabalhos?\b;tarefas?\b;submeter\b",
    ),
    (
        "lms",
        "gradebook",
        r"gradebook\b;grades?\b;marks\b;calificacion;notas\b;carnet de notes;mes notes\b;bulletins?\b;noten\b;"
        r"notenbuch;boletim\b;pauta\b",
    ),
    (
        "lms",
        "enrolment_missing",
        r"not enrol;course (?:is )?(?:missing|not there|gone)\b;add me to (?:the |my )?course;"
        r"(?:estoy|aparezco) inscrit;falta (?:un|el|mi) curso;"
        r"pas inscrit;kurs\b.{0,12}(?:fehlt|weg)\b;nicht eingeschrieben;estou (?:inscrit|matriculad)",
    ),
    ("network", "eduroam", r"eduroam"),
    ("network", "vpn", r"vpn\b"),
    (
        "network",
        "network_down",
        r"(?:school|campus|building|schule|schulhaus|colegio|ecole|escola)\b.{0,20}\boffline\b",
    ),
    (
        "network",
        "wifi",
        r"wifi\b;wi-fi\b;wlan\b;wireless\b;no (?:internet|network)\b;"
        r"los(?:es?|ing|t) (?:the |my |its )?(?:internet|network|connection)\b;"
        r"internet\b.{0,15}\b(?:down|gone|weg|cai|cae|panne)\b;(?:sin|hay|sem|kein|keine|pas d') ?internet;"
        r"(?:sin|hay) red\b;pas de (?:reseau|connexion|wifi);kein netz\b;sem rede\b",
    ),
    (
        "network",
        "slow",
        r"(?:internet|network|netz|reseau|conexion|connexion|ligacao|rede)\b.{0,15}\b(?:slow|lent[oae]?|"
        r"lentisim[oa]|langsam|rame)\b",
    ),
    (
        "classroom_av",
        "room_equipment",
        r"projectors?\b;beamers?\b;smart ?boards?\b;document cameras?\b;loudspeakers?\b;proyector;altavoz;"
        r"altavoces;pizarra;video ?projecteur;"
        r"projecteur;retroprojecteur;tableau (?:blanc )?(?:interactif|numerique);haut-parleur;projektor;"
        r"lautsprecher;whiteboard;projetor;datashow;"
        r"lousa\b;quadro interativo;caixas? de som",
    ),
    (
        "device",
        "peripheral",
        r"printers?\b;mouse\b;keyboards?\b;monitors?\b;chargers?\b;impresora;raton\b;teclado;cargador;imprimante;"
        r"souris\b;clavier;chargeur;"
        r"drucker;maus\b;tastatur;ladekabel;ladegerat;impressora;carregador",
    ),
    ("device", "tablet", r"tablets?\b;ipads?\b;tabletas?\b;tablettes?\b"),
    (
        "device",
        "laptop",
        r"laptops?\b;notebooks?\b;chromebooks?\b;portatil;ordenador;computadora;compu\b;ordinateur;ordi\b;"
        r"rechner\b;computador\b",
    ),
    ("mail_calendar", "spam", r"spam\b"),
    ("mail_calendar", "calendar", r"calendars?\b;calendario;calendrier;kalender"),
    (
        "mail_calendar",
        "mailbox",
        r"emails?\b;e-mails?\b;mailbox\b;inbox\b;correos?\b;courriels?\b;boite mail;postfach;mails?\b",
    ),
    ("software", "licence", r"licen[cs]es?\b;licencia;lizenz;licenca"),
    ("software", "install", r"install;instal"),
    ("account_request", "guest", r"guest account;cuenta de invitad;compte invite;gastkonto;conta de convidad"),
    (
        "account_request",
        "new",
        r"new account;needs? an account\b;cuenta nueva;nueva cuenta;nouveau compte;neues konto;nova conta;conta nova",
    ),
)
"""The first line whose words stand in a report is the first guess; none of them is certain."""

_BOOK = Phrasebook(phrases for _, _, phrases in PHRASES)


@lru_cache(maxsize=64)  # the same report is looked at more than once
def guess(words: str) -> tuple[str, str]:
    """Category and subcategory as a report's own words suggest them."""
    if part := danger(words):
        return "security", part
    line = _BOOK.first(folded(words))
    return UNSORTED if line is None else PHRASES[line][:2]
