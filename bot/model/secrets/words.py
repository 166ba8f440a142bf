"""The words around secrets, in the languages of our schools: what a password is called, what is said of it."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PASSWORDS = _set(
    """
    password pword passwd passphrase passcode pwd pw pasword passwrd passwrod passowrd passord passwort pswd psw
    kennwort contraseña contrasena clave mdp senha palavra-passe passwords passwörter kennwörter contraseñas senhas
    wlan-passwort wifi-password wlan-schlüssel
    """
)
PASSWORD_PAIRS = frozenset(
    (
        *(("de", "passe"), ("palavra", "passe"), ("pass", "word"), ("pass", "phrase"), ("security", "answer")),
        ("community", "string"),
        *((net, name) for net in ("wifi", "wi-fi", "wlan") for name in ("code", "key")),
    )
)
WEAK = _set("pass key token secret cookie psk schlüssel clé chave llave")
"""What a password may be called, and many other things too."""
CODES = _set(
    """
    code codes passcode passcodes pincode otp pin tan cvv cvc sms verify totp 2fa mfa authenticator código codigo
    códigos codigos einmalpasswort einmalkennwort
    """
)
PINS = _set("pin otp tan passcode pincode cvv cvc")
"""What is a secret of somebody's own, whatever it is for."""
ONCE = _set("one-time onetime time once einmal temporary")
"""What stands before `password` where it is a code."""
NUMBER = _set("number no nr num nº número numero numéro nummer #")
KINDS = _set(
    """
    ticket tickets line page id room student class course order invoice error err case raum sala salle bestellung
    pedido commande phone tel call extension ext close reopen ack resolve fehler erro erreur
    """
)
"""What a number is of that is no code."""
CHANGED = _set(
    """
    changed change set reset switched updated cambié cambiado cambiar geändert ändern changé changer mudei alterei
    mudar
    """
)
NOT_CODES = _set(
    """
    postcode zipcode barcode errorcode fehlercode unicode decode encode vscode leetcode kurscode raumcode klassencode
    zimmercode
    """
)
OTHER_CODES = _set(
    """
    error err erreur fehler erro status class classroom course room zip postal post area country subject exit event
    meeting join item product qr bar source dress discount aadsts http
    """
)
"""Kinds of codes that are no secrets."""
AS = _set("as als comme como")
"""What stands between a secret and its name, as in `I type 1234 as my code`."""
THE = _set("la le el a o as os")
OF_CODES = _set(
    """
    d'erreur error erro erreur postal postale curso cours turma clase classe livro libro livre sala salle review
    prints returns outputs runs compiles crashes line lines
    """
)
"""What stands behind `code` where it is none, or that of a program."""
FOR_CODES = _set(
    """
    verificación verificacion verificação verificacao vérification verification seguridad segurança seguranca
    sécurité acceso acesso accès recuperación recuperacion recuperação recuperacao récupération secours respaldo
    desbloqueo déverrouillage desbloqueio connexion confirmation confirmación confirmação autenticación autenticação
    ingreso entrada
    """
)
"""What a code is for that is a secret, as in `code de connexion`."""
OF_DAYS = _set(
    """
    deadline due date day until by since from on release frist datum tag bis seit am vom fecha día plazo hasta desde
    date jour depuis jusqu'au délai prazo data dia até
    """
)
"""What speaks of a day."""
IN_WORDS = _set(
    """
    zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety double
    null eins zwei zwo drei vier fünf fuenf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
    siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
    dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa
    zéro un deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente
    quarante cinquante soixante septante huitante octante nonante
    um dois três quatro sete oito nove dez doze treze catorze quatorze dezasseis dezesseis dezassete dezessete dezoito
    dezanove dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa meia
    """
)
"""Numbers in words, as codes are told."""
GIVEN_OUT = _set(
    """
    kahoot game quiz menti menti.com mentimeter serial product license licence discount promo voucher enrolment
    enrollment meeting
    """
)
"""What stands before a key or a code that is no secret of anybody."""
OF_ONES_OWN = ("backup", "bypass", "recovery", "emergency", "scratch", "ersatz", "wiederherstellung", "notfall")
"""What lists of codes begin with in one word, as in `Backup-Codes`; or it stands before."""
LETS_IN = _set("reset magic activation verification confirmation one-time passwordless resetlink")
"""What stands before a link that lets its reader in."""
ACCOUNTS = _set("user username login usr uid account benutzer usuario usuário utilisateur")
OWN_CODES = _set(
    """
    my recovery backup bypass verification security login access host proctor unlock entry activation setup set-up mi
    mon mein meu
    """
)
"""What stands before a code of letters that is one."""
MY = _set(
    "a valid mot de palavra my the new old own our current mi mon mein meu minha la le das el o a nueva nouveau neues"
)
IS = _set("is was are were lautet heisst heißt ist war sind es era est était é c'est = == => -> → : –")
ARROWS = _set("<- <-- <= ←")
"""As in `1234a <- password`."""
TO = _set("to from into auf zu von a à de en para por in - — ← no nr")
AND = _set("and but or yet so because y pero o et mais ou und aber oder e mas")
ORDINARY = _set(
    """
    nowhere misspelt dunno history mort morte esqueci olvidé
    fait certa certo nüm nimmer dasselbe correta correto kaputt identical mandatory optional obvious temporary
    automatic alphanumeric familiar similar outdated personal confidential sensitive compulsory necessary visible
    obsolete stale weird stupid awkward odd funny default predictable unchanged initial original special official wonky
    dodgy flagged toast kaput hinüber futsch cassé cassée glitchy buggy janky bogus
    identisch kompliziert erforderlich gleich weg anders unklar unbrauchbar pflicht verloren aktuell
    igual complicada complicado antigua antiguo distinta distinto común temporal obligatorio fija pareil compliqué
    compliquée obligatoire identique différent ancien antiga antigo obrigatória diferentes iguais pessoal longa curta
    confusa about after again also already always annoying asked away back been before being blank blocked broken
    complicated correct dead different difficult does doesn't doesnt don't dont done down easy empty even fine expired
    forgot forgotten from gone good hard have here hers hidden incorrect invalid just like lost long maybe mine missing
    much needed never next nobody none nothing now okay older only ours over perhaps please private public random right
    safe same secret shared short simple some somebody someone something still stolen strong stuck that their theirs
    then there they this today tomorrow unique unknown unsafe useless valid very weak what when where which will with
    without wrong yesterday your yours abgelaufen abgelehnt falsch geändert geheim gestohlen gesperrt korrekt lang kurz
    leer neu nicht nötig richtig schwach sicher ungültig unbekannt unsicher vergessen aceptada bloqueada caducada
    cambiada correcta corta débil diferente difícil equivocada errada esquecida expirada fácil necesaria necesario
    necessária nécessaire notwendig inactiva incorrecta incorreta inválida invalida larga mala misma mudada nueva
    obligatoria olvidada perdida rechazada recusada rejeitada robada roubada secreta segura vacía vazia vencida válida
    vieja accepté bloqué bloquée changé court expiré expirée faible faux fausse incorrecte invalide modifié oublié
    oubliée perdu perdue refusé refusée rejeté valide volé
    """
)
"""What people say of a password instead of telling it."""
SPOKEN = _set(
    """
    a an the my your his her our their this that these those it its it's i you he she we they me us him them who whom
    is isn't are was were be been am has hasn't have had do does did can can't cannot could will won't would should may
    must to of in on at by for from with without as if than then so too not no nor or and but because since until while
    when where how why all any every each only just even ever never once one two three again still now today yesterday
    tomorrow morning evening night monday tuesday wednesday thursday friday saturday sunday week weeks day days month
    months hour hours minute minutes time times year years single long short letters letter characters character
    digits digit symbols numbers number uppercase lowercase capital capitals works work says say said tells told shows
    show gives gave keeps keep gets get got makes make made lets let goes go went comes come came needs need want wants
    help please thanks thank sorry hello moodle canvas zoom outlook site page screen login mail email computer
    laptop phone app wifi class teacher school desk account user username everyone everybody nobody somebody anybody
    up out off down over into about your yours enough case sensitive
    der die das den dem des ein eine einen im in auf an am zu von für bei mit ohne nicht kein keine nie mehr noch
    schon seit wird werden wurde kann ich er sie es wir ihr mein dein und oder aber sehr immer wieder heute gestern
    le la les un une dans sur pour par pas plus de du des au aux avec sans mon ma ton ne que qui depuis toujours
    el los las uno una en del al para por con sin no más ya mi tu su que desde siempre muy pero
    o os as um uma em na da do dos das ao com sem não mais já meu minha seu sua que desde sempre muito mas
    """
)
"""Words that sentences are made of: what has one of them says something of a password, and is none."""
USED = _set("that which i we you they always use used typed type have had got get gave give given me us chose set put")
"""What stands between a password and what it is: `the password I use is`."""
OF_PASSES = _set(
    """
    ready done free cheap expensive digital electronic plastic paper torn bent wet pink yellow blue green white grey
    black orange upstairs downstairs outside inside due overdue gold silver
    """
)
"""What is said of a pass on paper, which is shown to somebody."""
UNSAID = _set(
    """
    reset recovery manager field page link prompt enter policy change request form box issue issues problem problems
    error hilfe ayuda ajuda aide trouble fails failed failing fehlt fehler geht problema problème restablecer recuperar
    réinitialiser
    """
)
"""What stands behind the name of a secret and is none, as in `kim@school.example password reset`."""
SAID_OF = _set(
    """
    gegeben verraten gesagt eingegeben weitergegeben gewechselt zurückgesetzt gespeichert vertauscht verlegt notiert
    aufgeschrieben mitgeteilt geteilt bekommen gefunden gelöscht verwechselt correctos correctas corretos corretas
    corrects correctes incorretas incorrectas válidas válidos
    phrase accents seguridad segurança sécurité sicherheit dasselbe correta correto fait certa certo nüm nimmer nimma
    mismatch mandatory differ differs optional passwords screen incorrectos inválidos incorretos errados ungültige
    capslock mayúsculas mayusculas minúsculas minusculas maiúsculas maiusculas certinho direitinho
    alone although anymore anyway bro btw bruh caps either first hmm idk kinda last lmao lol nah nope often omg
    otherwise second somehow somewhere sometimes soon therefore third though tonight twice thrice yet cause cuz didnt
    isnt wasnt cant wont hasnt aint admin apps button changer checker checks creation default dialog encryption entry
    expiry expiration export extension file files generator guest hash hint hints import input keeper length lengths
    list lists lock lockout managers meme message messages notebook notes option options pages pin portal program
    protection question questions requests resets rotation rule rules screens settings sheet sms stuff strength sync
    synchronisation synchronization token update updates vault window windows reminder office office365 google
    classroom gmail eduroam wi-fi wlan vpn iserv pronote ent blackboard webuntis untis mebis mails e-mail correo
    correio courriel campus siga sigaa suap intranet microsoft apple icloud mac iphone ipad android kahoot netflix
    instagram discord spotify schule escuela escola école ecole student parents pupils staff leider irgendwie einfach
    auch grad gerade halt trotzdem doch überall dort hier oft mehrmals mehrfach morgen jetzt zurücksetzen zuruecksetzen
    ändern aendern eingabe seite feld fenster abfrage vorgabe richtlinie speichern speicher alt alte altes alten neue
    neues neuen anders bisher bislang inzwischen genau gar überhaupt ständig dauernd danach dann alles beides dies
    bitte wohl vielleicht nuevo antigua anterior actual original temporal genérica generica buena principal maestra
    escolar personal académica academica universitaria corporativa inicial ayer hoy ahora antes después despues sigue
    tampoco además también tambien aún aun todavía todavia casi nunca jamás luego aquí aqui ahí ahi bien tal creo pues
    profe porfa porfavor gracias hola cuando donde como porque aunque solo sólo hace tiene tenía fue sea está esta nova
    novo antiga atual temporária temporaria provisória provisoria mesma boa pessoal acadêmica padrão ontem hoje agora
    depois continua também tambem ainda quase jamais ali bem acho pois prof quando onde embora tipo mano cara então
    entao mesmo tava nouveau ancien actuel habituel temporaire provisoire même bon initial perso personnel
    professionnel académique scolaire numérique aujourd maintenant avant après apres aussi encore presque ici donc
    parce quand juste genre frère wesh svp stp merci bonjour marche fonctionne passe car alors cela ceci tout tous
    enregistré sauvegardé généré autofill chat popup feature tool system service server website code codes matches fits
    appears arrives opens expires desktop tablet cellphone device printer projector klappt stimmt passt gilt läuft
    laeuft mag nimmt nimmts funktioniert eingeben bestätigen bestaetigen angeben wechseln wiederherstellen anzeigen
    generieren rechner handy drucker beamer konto kiste ordenador portátil portatil compu computadora celular móvil
    movil tableta usuario cuenta impresora proyector entra vale sirve jala anda coge acepta pasa ordinateur ordi
    tablette téléphone compte imprimante utilisateur rentre sert computador telemóvel telemovel telefone conta
    impressora expirou caducou falhou mudou parou venceu deixou acabou sumiu caduco expiro fallo vencio cambio
    desapareció dejó usuário utilizador funciona pega serve aula classe clase sala turma curso cours kurs raum klasse
    """
)
"""What else stands between the name of a password and that it is refused: when, how, where it is for."""
MANNERS = (
    *("tly", "bly", "dly", "rly", "nly", "sly", "wly", "kly", "gly", "ely", "ally", "ply", "ully", "easily"),
    *("mente", "ment", "lich", "weise", "mal", "ung", "ada", "ida", "ional", "ó"),
)
"""How words end that say how or which."""
QUALITIES = (
    *("ous", "ional", "onal", "ical", "ential", "idual", "atory", "ulsory", "atoria", "atorio"),
    *("atória", "atório", "atoire", "umeric", "numérica", "umerisch", "omatic", "ática", "omatique", "ável", "ível"),
    *("ísima", "ísimo", "isima", "isimo"),
    *("ificado", "ificada", "izada", "ziert", "iliert", "iniert", "liziert", "gültig", "fällig"),
)
"""How words end that say how something is, and are the names of hardly anything."""
ORS = _set("or and und oder y o et ou e")
"""What stands between two of the same kind."""
PERHAPS = _set(
    """
    maybe perhaps probably possibly either vielleicht evtl entweder quizás quizas quizá quiza peut-être soit talvez
    """
)
UNSURE = PERHAPS | _set(
    """
    even else also then i think guess believe the new old other one is auch sonst ich glaube das neue alte andere ist
    tal vez creo la nueva vieja otra es sinon je crois pense le nouveau l'ancien l'autre est acho que a nova velha
    outra é
    """
)
"""What stands there, too, where somebody does not know which of them it is."""
ENDINGS = ("ed", "ing", "able", "less", "ble")
NO_SECRET = re.compile(
    r"(?:aadsts|err|error|http|saml|auth)[_-]?\d{2,8}.*|https?:.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]*(?:/[\w.-]*)+|"
    r"[#@][\w-]*|(?:ctrl|strg|alt|shift|cmd|command|option|win|fn)(?:\+\w{1,9}){1,3}",
    re.IGNORECASE | re.DOTALL,
)
"""Error codes, addresses, names of channels and people, keys pressed together: what looks odd and is no secret."""
