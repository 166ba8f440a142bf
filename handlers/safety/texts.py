"""What is said to whoever may be in danger, in the language they write in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.safety import Harm, Safety, Tongue
from bot.model.words import Said, say
from handlers.turn import TALK


@dataclass(frozen=True, slots=True)
class Words:
    """`warm` comes first; `whom` to turn to, or `contact` with whom the school names; `alone`: who reads what.
    `stands`: that others can read what was written where they read along.
    """

    warm: Mapping[Harm, str]
    whom: str
    contact: str
    alone: str
    stands: str
    talk: Said
    adult: str
    """Whom to talk to where there is no hurry and the school names nobody."""
    someone: str
    """The same with whom it names."""
    colleague: str
    """As `adult`, for whoever teaches."""
    puzzled: str
    """To what is not understood just after it."""
    helps: str
    """To whoever asks for help just after it."""
    reads: str
    """What happens when the button is pressed."""
    called: str
    """That a person was called already."""


_WORDS: Mapping[Tongue, Words] = {
    Tongue.ENGLISH: Words(
        {
            Harm.SELF: "Thank you for telling me. I am sorry that it is so hard. You are not alone with this.",
            Harm.OTHERS: "Thank you for telling me. Nobody may treat you or anybody else like that. "
            "It is not your fault.",
            Harm.NOW: "If there is danger now, go to a safe place first, and take others with you.",
            Harm.GRIEF: "I am sorry. It is hard to lose somebody, and you need not carry it alone.",
            Harm.COMPLAINT: "You can say that, and somebody will listen. It is a matter for a person, not for me.",
            Harm.STRAIN: "That sounds like a lot, and you need not manage it alone. If something that does not work is "
            "part of it, tell me what, and I will help with that.",
        },
        "I am only a program. Please talk now to an adult you trust: a teacher, the school office, somebody at home. "
        "If you or somebody else is in danger now, call the emergency number.",
        "I am only a program. Please talk to somebody now: {contact}. Any adult you trust can help as well. "
        "If you or somebody else is in danger now, call the emergency number.",
        "I say this to you alone. The button opens a private ticket: the support team reads that you would like to "
        "talk to a person, and not what you wrote here.",
        "What you wrote still stands in the conversation with others. If they should not read it, delete it there.",
        TALK.label,
        "I am only a program. It can help to talk to an adult you trust: a teacher, the school office, somebody "
        "at home.",
        "I am only a program. It can help to talk to somebody: {contact}, or any adult you trust.",
        "I am only a program. It can help to talk to somebody you trust: a colleague, the head of the school, the "
        "school office.",
        "I am only a program and do not understand that.",
        "With computers and classes I can help. A person can help with everything else.",
        "Press the first button: the support team reads that you would like to talk to a person, and not what you "
        "wrote here.",
        "A person knows already that you would like to talk: it is your ticket {number}. They do not read what you "
        "wrote here.",
    ),
    Tongue.SPANISH: Words(
        {
            Harm.SELF: "Gracias por contármelo. Siento mucho que sea tan difícil. No tienes que pasar por esto sin "
            "ayuda.",
            Harm.OTHERS: "Gracias por contármelo. Nadie puede tratarte así, ni a ti ni a otra persona. "
            "No es culpa tuya.",
            Harm.NOW: "Si hay peligro ahora, ve primero a un lugar seguro y lleva a otros contigo.",
            Harm.GRIEF: "Lo siento mucho. Perder a alguien duele, y no tienes que llevarlo a solas.",
            Harm.COMPLAINT: "Puedes contarlo, y alguien te escuchará. Es un asunto para una persona, no para mí.",
            Harm.STRAIN: "Eso suena a mucho, y no tienes que llevarlo a solas. Si algo que no funciona es parte de "
            "ello, dime qué es y te ayudo con eso.",
        },
        "Soy solo un programa. Por favor, habla ahora con una persona adulta de confianza: alguien que da clase, la "
        "secretaría de la escuela, alguien en casa. Si hay peligro ahora para ti o para otra persona, llama al "
        "número de emergencias.",
        "Soy solo un programa. Por favor, habla ahora con alguien: {contact}. También puede ayudarte cualquier persona "
        "adulta de confianza. Si hay peligro ahora para ti o para otra persona, llama al número de emergencias.",
        "Esto te lo digo solo a ti. El botón abre un ticket privado: el equipo de ayuda lee que quieres hablar con una "
        "persona, y no lo que has escrito aquí. Lo que sigue está en inglés; puedes escribir en español.",
        "Lo que has escrito sigue en la conversación con otros. Si no deben leerlo, puedes borrarlo allí.",
        say("Hablar con una persona"),
        "Soy solo un programa. Puede ayudarte hablar con una persona adulta de confianza: alguien que da clase, "
        "la secretaría de la escuela, alguien en casa.",
        "Soy solo un programa. Puede ayudarte hablar con alguien: {contact}, o con cualquier persona adulta de "
        "confianza.",
        "Soy solo un programa. Puede ayudarte hablar con alguien de confianza: un colega, la dirección o la "
        "secretaría de la escuela.",
        "Soy solo un programa y eso no lo entiendo.",
        "Con los ordenadores y las clases puedo ayudarte yo. Con todo lo demás puede ayudarte una persona.",
        "Pulsa el primer botón: el equipo de ayuda lee que quieres hablar con una persona, y no lo que has escrito "
        "aquí.",
        "Una persona ya sabe que quieres hablar: es tu ticket {number}. No lee lo que has escrito aquí.",
    ),
    Tongue.FRENCH: Words(
        {
            Harm.SELF: "Merci d’en avoir parlé. Ce que vous vivez est très dur, et vous n’avez pas à le porter sans "
            "aide.",
            Harm.OTHERS: "Merci d’en avoir parlé. Personne n’a le droit de vous traiter ainsi, ni vous ni quelqu’un "
            "d’autre. Ce n’est pas votre faute.",
            Harm.NOW: "S’il y a un danger en ce moment, allez d’abord dans un endroit sûr et emmenez les autres.",
            Harm.GRIEF: "Je suis désolé. Perdre quelqu’un est dur, et vous n’avez pas à le porter sans aide.",
            Harm.COMPLAINT: "Vous pouvez en parler, et quelqu’un vous écoutera. C’est à une personne de s’en "
            "occuper, pas à moi.",
            Harm.STRAIN: "Cela fait beaucoup, et vous n’avez pas à le porter sans aide. Si quelque chose qui ne marche "
            "pas y est pour une part, dites-moi quoi, et je vous aide pour cela.",
        },
        "Je ne suis qu’un programme. Parlez maintenant à un adulte de confiance : un professeur, le secrétariat de "
        "l’école, quelqu’un à la maison. En cas de danger immédiat, appelez le numéro d’urgence de votre pays.",
        "Je ne suis qu’un programme. Parlez maintenant à quelqu’un : {contact}. Tout adulte de confiance peut aider "
        "aussi. En cas de danger immédiat, appelez le numéro d’urgence de votre pays.",
        "Je ne le dis qu’à vous. Le bouton ouvre un ticket privé : l’équipe d’aide lit que vous voulez "
        "parler à une personne, et non ce que vous avez écrit ici. La suite est en anglais ; vous pouvez écrire en "
        "français.",
        "Ce que vous avez écrit est toujours dans la conversation avec d’autres. Si on ne doit pas le lire, vous "
        "pouvez l’y supprimer.",
        say("Parler à une personne"),
        "Je ne suis qu’un programme. Parler peut aider : à un adulte de confiance, un professeur, le secrétariat "
        "de l’école, quelqu’un à la maison.",
        "Je ne suis qu’un programme. Parler peut aider : {contact}, ou tout adulte de confiance.",
        "Je ne suis qu’un programme. Parler peut aider : à un collègue de confiance, à la direction ou au "
        "secrétariat de l’école.",
        "Je ne suis qu’un programme et je ne comprends pas cela.",
        "Pour les ordinateurs et les cours, je peux vous aider. Pour tout le reste, une personne le peut.",
        "Appuyez sur le premier bouton : l’équipe d’aide lit que vous voulez parler à une personne, et non ce que "
        "vous avez écrit ici.",
        "Une personne sait déjà que vous voulez parler : c’est votre ticket {number}. Elle ne lit pas ce que vous avez "
        "écrit ici.",
    ),
    Tongue.GERMAN: Words(
        {
            Harm.SELF: "Danke, dass du das sagst. Es tut mir leid, dass es so schwer ist. Du bist damit nicht allein.",
            Harm.OTHERS: "Danke, dass du das sagst. Niemand darf dich oder andere so behandeln. Du bist nicht schuld "
            "daran.",
            Harm.NOW: "Wenn jetzt Gefahr ist: Geh zuerst an einen sicheren Ort und nimm andere mit.",
            Harm.GRIEF: "Das tut mir leid. Jemanden zu verlieren ist schwer, und du musst es nicht allein tragen.",
            Harm.COMPLAINT: "Das darfst du sagen, und jemand hört dir zu. Darum kümmert sich ein Mensch, nicht ich.",
            Harm.STRAIN: "Das klingt nach viel, und du musst es nicht allein schaffen. Wenn etwas dazugehört, was "
            "nicht funktioniert, sag mir was, und ich helfe dir damit.",
        },
        "Ich bin nur ein Programm. Sprich bitte jetzt mit einem Erwachsenen, dem du vertraust: einer Lehrkraft, dem "
        "Sekretariat der Schule, jemandem zu Hause. Wenn du oder jemand anders jetzt in Gefahr ist, wähle den "
        "Notruf.",
        "Ich bin nur ein Programm. Sprich bitte jetzt mit jemandem: {contact}. Auch jeder Erwachsene, dem du "
        "vertraust, kann helfen. Wenn du oder jemand anders jetzt in Gefahr ist, wähle den Notruf.",
        "Das sage ich nur dir. Der Knopf öffnet ein privates Ticket: Das Support-Team liest, dass du mit einem "
        "Menschen sprechen möchtest, und nicht, was du hier geschrieben hast. Was danach kommt, ist auf Englisch; "
        "schreiben kannst du auf Deutsch.",
        "Was du geschrieben hast, steht noch in der Unterhaltung mit anderen. Wenn sie es nicht lesen sollen: du "
        "kannst es dort löschen.",
        say("Mit einem Menschen sprechen"),
        "Ich bin nur ein Programm. Es kann helfen, mit einem Erwachsenen zu sprechen, dem du vertraust: einer "
        "Lehrkraft, dem Sekretariat der Schule, jemandem zu Hause.",
        "Ich bin nur ein Programm. Es kann helfen, mit jemandem zu sprechen: {contact}, oder mit jedem "
        "Erwachsenen, dem du vertraust.",
        "Ich bin nur ein Programm. Es kann helfen, mit jemandem zu sprechen, dem du vertraust: jemandem aus dem "
        "Kollegium, der Schulleitung, dem Sekretariat der Schule.",
        "Ich bin nur ein Programm und verstehe das nicht.",
        "Bei Computern und beim Unterricht kann ich helfen. Bei allem anderen hilft dir ein Mensch.",
        "Drück den ersten Knopf: Das Support-Team liest, dass du mit einem Menschen sprechen möchtest, und nicht, was "
        "du hier geschrieben hast.",
        "Ein Mensch weiß schon, dass du sprechen möchtest: Es ist dein Ticket {number}. Was du hier geschrieben hast, "
        "liest er nicht.",
    ),
    Tongue.PORTUGUESE: Words(
        {
            Harm.SELF: "Agradeço por me contar. Sinto muito que esteja tão difícil. Você não precisa passar por isso "
            "sem ajuda.",
            Harm.OTHERS: "Agradeço por me contar. Ninguém pode tratar você, ou outra pessoa, assim. A culpa não é sua.",
            Harm.NOW: "Se há perigo agora, vá primeiro para um lugar seguro e leve outras pessoas com você.",
            Harm.GRIEF: "Sinto muito. Perder alguém dói, e você não precisa passar por isso sem ajuda.",
            Harm.COMPLAINT: "Você pode contar isso, e alguém vai ouvir. É assunto para uma pessoa, não para mim.",
            Harm.STRAIN: "Isso parece muita coisa, e você não precisa passar por isso sem ajuda. Se algo que não "
            "funciona faz parte disso, diga o quê, e eu ajudo com isso.",
        },
        "Sou só um programa. Por favor, fale agora com uma pessoa adulta de confiança: alguém que dá aula, a "
        "secretaria da escola, alguém em casa. Se você ou outra pessoa está em perigo agora, ligue para o número "
        "de emergência.",
        "Sou só um programa. Por favor, fale agora com alguém: {contact}. Qualquer pessoa adulta de confiança também "
        "pode ajudar. Se você ou outra pessoa está em perigo agora, ligue para o número de emergência.",
        "Digo isto só a você. O botão abre um ticket privado: a equipe de ajuda lê que você quer falar com uma pessoa, "
        "e não o que você escreveu aqui. O que vem depois está em inglês; você pode escrever em português.",
        "O que você escreveu ainda está na conversa com outras pessoas. Se não devem ler, você pode apagar lá.",
        say("Falar com uma pessoa"),
        "Sou só um programa. Pode ajudar falar com uma pessoa adulta de confiança: alguém que dá aula, a "
        "secretaria da escola, alguém em casa.",
        "Sou só um programa. Pode ajudar falar com alguém: {contact}, ou com qualquer pessoa adulta de confiança.",
        "Sou só um programa. Pode ajudar falar com alguém de confiança: um colega, a direção ou a secretaria da "
        "escola.",
        "Sou só um programa e não entendo isso.",
        "Com computadores e aulas eu posso ajudar. Com todo o resto, uma pessoa pode ajudar.",
        "Aperte o primeiro botão: a equipe de ajuda lê que você quer falar com uma pessoa, e não o que você escreveu "
        "aqui.",
        "Uma pessoa já sabe que você quer falar: é o seu ticket {number}. Ela não lê o que você escreveu aqui.",
    ),
}


def told(safety: Safety, harm: Harm, tongue: Tongue, among_others: bool) -> list[Said]:
    """The lines of the text: the school's own where it has one, else ours. `among_others`: they wrote it where others
    read along; of a danger that is there now these shall know.
    """
    words = _WORDS[tongue]
    own = safety.texts.get(harm)
    first = [say("{text}", text=own)] if own else [say(words.warm[harm]), whom(safety, tongue)]
    stands = [say(words.stands)] if among_others and harm is not Harm.NOW else []
    return [*first, say(words.alone), *stands]


def calmly(safety: Safety, harm: Harm, tongue: Tongue, teaches: bool) -> list[Said]:
    """The lines for whoever has lost somebody, wants to report a teacher, or can bear no more: no danger, so no
    emergency number.
    """
    words = _WORDS[tongue]
    anybody = say(words.colleague if teaches else words.adult)
    someone = say(words.someone, contact=safety.contact.rstrip(".")) if safety.contact else anybody
    return [say(words.warm[harm]), someone, say(words.alone)]


def whom(safety: Safety, tongue: Tongue = Tongue.ENGLISH) -> Said:
    """Whom to turn to now."""
    words = _WORDS[tongue]
    return say(words.contact, contact=safety.contact.rstrip(".")) if safety.contact else say(words.whom)


def talk(tongue: Tongue) -> Said:
    """What stands on the button that leads to a person."""
    return _WORDS[tongue].talk


def not_understood(tongue: Tongue) -> Said:
    """What just after it means nothing here."""
    words = _WORDS[tongue]
    return say("{first} {then}", first=say(words.puzzled), then=say(words.reads))


def helps(tongue: Tongue) -> Said:
    """To whoever asks for help just after it."""
    words = _WORDS[tongue]
    return say("{first} {then}", first=say(words.helps), then=say(words.reads))


def called(tongue: Tongue, number: int) -> Said:
    """To whoever has asked for a person since; `number`: of their private ticket."""
    return say(_WORDS[tongue].called, number=number)
