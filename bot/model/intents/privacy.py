"""What people ask about the desk itself: what it is, and who reads what they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent
from bot.model.people import Role

_HI = "[hi|hey|hello|sorry|so|wait|ok|and|but|hola|bonjour|salut|hallo|olá|ola|oi]"
_MADE = "bot|robot|machine|program|computer|chatbot|ai|human|person|human being|man|woman|teacher"
_FAIT = "bot|robot|machine|programme|ordinateur|humain|humaine|personne|ia"
_HECHO = "bot|robot|máquina|maquina|programa|persona|humano|humana|ia"
_FEITO = "bot|robô|robo|robot|máquina|maquina|programa|pessoa|humano|humana|ia"
_GEMACHT = "bot|roboter|maschine|programm|computer|mensch|menschen|person|ki"
_OR = "[or a human|or a person|or a real person|or a bot|or a robot|or a machine|or a program|or human|or what|or not]"
_O = "[o una persona|o un humano|o un robot|o un bot|o una máquina|o una maquina|o qué|o que]"
_OU = "[ou une personne|ou un humain|ou un robot|ou une machine|ou quoi]"
_ODER = "[oder ein mensch|oder ein bot|oder eine maschine|oder ein roboter|oder was]"
_OU_PT = "[ou uma pessoa|ou um humano|ou um robô|ou um robo|ou uma máquina|ou o quê]"
_WRITTEN = (
    "this|that|it|these|this chat|this here|our chat|my messages|my message|my words|my chats|my chat|my ticket|"
    "my tickets|the ticket|the tickets|tickets|what i write|what i say|what i type|what i tell you|what i wrote|"
    "what i write here|what i say here|what i write to you|my data|everything|our conversation|my conversation"
)
_OTHERS = (
    "my teacher|my teachers|the teacher|teachers|the teachers|my parents|parents|other students|students|others|"
    "my classmates|my class|anyone else|anybody else|someone else|somebody else|other people|people|everyone|"
    "everybody|anyone|anybody|the school|the principal|the headteacher"
)


@dataclass(frozen=True, slots=True)
class WhoAreYou(Intent):
    """Ask whether I am a person or a program."""

    name: ClassVar[str] = "about_desk"
    words: ClassVar[tuple[str, ...]] = ("(who|what) are you",)
    sentences: ClassVar[tuple[str, ...]] = (
        f"{_HI} (who|what) (are you|r u) [exactly|really|please|then|again]",
        f"{_HI} who (am i|are we) (talking|speaking|writing|chatting) (to|with) [here]",
        f"{_HI} (are you|r u) (a|an|just a|only a) [real|actual|live] ({_MADE}) {_OR} [please]",
        f"{_HI} (are you|r u) (real|human|alive|automated|automatic|chatgpt|ai) {_OR}",
        f"{_HI} (am i|are we) [really] (talking|speaking|writing|chatting) (to|with) (a|an) [real|actual] ({_MADE}) "
        f"{_OR} [here]",
        f"{_HI} is (this|it|that) (a|an|just a|only a) [real|actual|live] ({_MADE}) {_OR} [here|answering]",
        f"{_HI} (eres|es usted|sos) (un|una) [verdadera|verdadero] ({_HECHO}) [real|de verdad] {_O}",
        f"{_HI} (quién|quien|qué|que) (eres|es usted|sos) [tú|tu]",
        f"{_HI} (estoy hablando|hablo) con (un|una) [verdadera|verdadero] ({_HECHO}) [real|de verdad] {_O}",
        f"{_HI} con (quién|quien) (hablo|estoy hablando)",
        f"{_HI} (es-tu|es tu|êtes-vous|etes-vous|êtes vous|tu es|t'es|vous êtes|vous etes) (un|une) [vrai|vraie] "
        f"({_FAIT}) {_OU}",
        f"{_HI} (qui|qu') [es-tu|es tu|êtes-vous|etes-vous|êtes vous]",
        f"{_HI} (tu es|t'es|vous êtes|vous etes) (qui|quoi)",
        f"{_HI} (je parle|je parle bien|est-ce que je parle) (à|a|avec) (un|une) [vrai|vraie] ({_FAIT}) {_OU}",
        f"{_HI} (à|a|avec) qui (je parle|est-ce que je parle|ai-je affaire)",
        f"{_HI} (bist du|sind sie|bist du nur) (ein|eine) [echter|echte] ({_GEMACHT}) {_ODER}",
        f"{_HI} (wer|was) (bist du|sind sie) [eigentlich|denn]",
        f"{_HI} (rede|spreche|schreibe) ich [hier] mit (einem|einer) [echten] ({_GEMACHT}) {_ODER}",
        f"{_HI} mit wem (rede|spreche|schreibe) ich [hier|da]",
        f"{_HI} (você|voce|tu) (é|e|és|es) (um|uma) ({_FEITO}) [real|de verdade] {_OU_PT}",
        f"(és|é) (um|uma) ({_FEITO}) [real|de verdade] {_OU_PT}",
        f"{_HI} quem (é|e|és|es) [você|voce|tu]",
        f"{_HI} o que (você|voce|tu) (é|e|és|es)",
        f"{_HI} (estou|tô|to) (falando com|a falar com) (um|uma) ({_FEITO}) [real|de verdade] {_OU_PT}",
        f"{_HI} com quem (estou falando|estou a falar|eu falo|falo)",
    )
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class WhoReads(Intent):
    """Ask who reads what you write, and what is kept."""

    name: ClassVar[str] = "who_reads"
    words: ClassVar[tuple[str, ...]] = (
        "who can read this",
        "who reads this",
        "what do you know about me",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        f"{_HI} who (can|can else|else can|will|could|all can|else will) [else|also] (read|see) ({_WRITTEN}) [here]",
        f"{_HI} who [else|all] (reads|sees) ({_WRITTEN}) [here]",
        f"{_HI} who has access to ({_WRITTEN})",
        f"{_HI} (can|will|do|does|could) ({_OTHERS}) [also] (read|see) ({_WRITTEN}) [here|too]",
        f"{_HI} (is|are) ({_WRITTEN}) [really] (private|confidential|anonymous|secret) [here]",
        f"{_HI} what (do you|do u) [all] (know|save|keep|store|remember|collect) (about me|about us|of me)",
        f"{_HI} (what|which) (data|information|things) (do you|do u) (have|save|keep|store|collect) [about me|of me]",
        f"{_HI} (do you|do u|are you going to|will you) (save|keep|store|record|remember) ({_WRITTEN})",
        f"{_HI} what happens (to|with) (my data|my messages|what i write|what i say)",
        "(quién|quien) [más|mas] (puede leer|lee|puede ver|ve) (esto|mis mensajes|lo que escribo|mi ticket) [aquí]",
        "(qué|que) (sabes|guardas|sabe usted) (de mí|de mi|sobre mí|sobre mi)",
        "(esto es|es esto|es) (privado|confidencial|anónimo|anonimo) [esto]",
        "qui [d'autre] (peut lire|lit|peut voir|voit) (ça|ca|ceci|mes messages|ce que j'écris|ce que j'ecris) [ici]",
        "(que|qu'est-ce que) (sais-tu|savez-vous|tu sais|vous savez|tu gardes|vous gardez) (de moi|sur moi)",
        "(c'est|est-ce) (privé|prive|confidentiel|anonyme) [ici]",
        "wer [sonst] (kann das|kann es|kann meine nachrichten|kann dies) [alles|hier|noch] (lesen|sehen)",
        "wer liest (das|das hier|meine nachrichten|mit|hier mit|was ich schreibe)",
        "was (weißt du|weisst du|wissen sie|speicherst du) (über mich|ueber mich|von mir|uber mich)",
        "ist (das|das hier|es) (privat|vertraulich|anonym)",
        "quem [mais] (pode ler|lê|le|pode ver|vê|ve) (isso|isto|minhas mensagens|as minhas mensagens|o que escrevo)",
        "o que (você|voce|tu) (sabe|sabes|guarda|guardas) (de mim|sobre mim)",
        "(isso é|isto é|é|isso e) (privado|confidencial|anônimo|anónimo|anonimo)",
    )
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class KeepPrivate(Intent):
    """Ask that others do not read a ticket."""

    name: ClassVar[str] = "keep_private"
    words: ClassVar[tuple[str, ...]] = ("[make|keep] (my|the|this) ticket (private|secret|confidential) [please|pls]",)
    sentences: ClassVar[tuple[str, ...]] = (
        "[please] (i want|i would like|i'd like|i need|want|can|could|may|should) [to have] (my|the|this) ticket "
        "[{number}] [to] [be|stay] (private|secret|confidential|hidden) [please|pls]",
        "[please|can you|could you|i want to|how do i|how can i|can i] (make|keep|set) (my|the|this) ticket [{number}] "
        "[to] (private|secret|confidential|hidden) [please|pls]",
        "(i don't want|i dont want|i do not want) [that|anyone|anybody] [else] "
        f"({_OTHERS}|them|him|her|my mum|my mom|my dad|the staff) [to] (read|reads|see|sees|know|knows|know about) "
        f"({_WRITTEN}|about it|about this)",
        "(nobody|no one|noone) [else] (should|shall|may|must|can) (read|see|know) "
        f"({_WRITTEN}|about it|about this) [please]",
        "(please|can you|could you) hide (my|the|this) ticket [from others|from my teacher] [please]",
        "(please don't|please dont|don't|dont|please do not|do not) (tell|show) (anyone|anybody|my teacher|my parents|"
        "others) [this|that|my ticket|about it|about this|please]",
        "(quiero que|puede ser|haz) mi ticket [sea] privado [por favor]",
        "(je veux que|peux-tu rendre|pouvez-vous rendre) mon ticket [soit] (privé|prive) [s'il vous plaît|svp]",
        "(mein|das) ticket (soll|muss) (privat|geheim|vertraulich) (sein|bleiben) [bitte]",
        "(quero que) (meu|o meu) ticket (seja|fique) (privado|secreto) [por favor]",
    )
    allowed: ClassVar[Role] = Role.GUEST
    number: int | None = None
