"""Finding one's way, and not being understood."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.errors import Refused
from bot.model.intents.articles import Search
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.help import Help, HelpAll, SpeakMyLanguage, TalkToHuman
from bot.model.intents.intent import Intent, Topic, topic_of
from bot.model.intents.outages import TellOutage
from bot.model.intents.playbooks import Begin
from bot.model.intents.sessions import AddSession, ListSessions
from bot.model.intents.tickets import ListQueue, ListTickets, OpenTicket, Tell
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.messages import Button, Card, Kind, Reply, Style
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.understanding.grammar import command
from bot.model.understanding.spelling import plain_words
from bot.model.understanding.understand import GUESSES
from bot.model.words import Said, lines, say, shortened, visible
from handlers.articles.finding import guessed
from handlers.help.vague import COMMONEST, question_for, which_trouble
from handlers.offers import offering
from handlers.offers.additions import may_add
from handlers.phrases import missed
from handlers.playbooks import to_question
from handlers.tickets import answers as ticket_answers
from handlers.tickets import spoken as ticket_spoken
from handlers.tickets.goes_on import goes_on
from handlers.tickets.handover import for_a_ticket
from handlers.turn import DESK, HELP, MY_TICKETS, OPEN_TICKET, TALK, Turn
from handlers.walkthroughs import screens as walkthrough_screens
from handlers.walkthroughs.unclear import asked_once_more
from handlers.walkthroughs.words import not_heard, own_words, to_a_person

_DAILY = (ListQueue, Acknowledge, Tell, Resolve, Escalate, TellOutage)
"""What the staff need most, where they ask for help: it stands first."""
_MOST = (LoginHelp, OpenTicket, ListTickets, Search, ListSessions, AddSession, TalkToHuman)
"""What everybody else needs most."""
_ANY_TONGUE = say(
    "I understand English, Spanish, French, German and Portuguese, and I answer in English. "
    "A person can help you too: press the button or type `human`."
)
_TONGUES = (
    (
        ("spanish", "español", "espanol", "castellano", "inglés", "ingles"),
        say(
            "Sí, entiendo español: escríbeme así. Respondo en inglés, con frases cortas y botones. Si prefieres hablar "
            "con una persona, pulsa el botón o escribe `human`."
        ),
    ),
    (
        ("french", "français", "francais", "anglais"),
        say(
            "Oui, je comprends le français : écrivez-moi ainsi. Je réponds en anglais, avec des phrases courtes et des "
            "boutons. Pour parler à une personne, appuyez sur le bouton ou tapez `human`."
        ),
    ),
    (
        ("german", "deutsch", "englisch", "alemán", "aleman", "allemand", "alemão", "alemao"),
        say(
            "Ja, ich verstehe Deutsch: schreib mir so. Ich antworte auf Englisch, mit kurzen Sätzen und Knöpfen. Wenn "
            "du lieber mit einem Menschen sprichst, drück den Knopf oder tippe `human`."
        ),
    ),
    (
        ("portuguese", "português", "portugues", "inglês"),
        say(
            "Sim, entendo português: escreva assim. Respondo em inglês, com frases curtas e botões. Para falar com uma "
            "pessoa, aperte o botão ou escreva `human`."
        ),
    ),
)
"""The languages that are understood, by what they are called by whoever asks for one or has no English."""
_REMEMBERED = 3
"""Among so many answers the words that were not understood are looked for: they need not be guessed at twice."""
_SENTENCE = 2
"""Words; one alone tells too little to be put on a ticket."""
_SMALL = 2
"""Letters of words that stand in any sentence."""
_JUST_REPORTED = timedelta(minutes=10)
_PLAINLY = 2
"""As the second time in a row it is asked."""
_PATIENCE = 3
"""So often in a row it is asked back where others read along."""
_WHO_MAY = {
    Role.GUEST: "everybody",
    Role.STUDENT: "members of the school",
    Role.INSTRUCTOR: "teachers and the support staff",
    Role.ON_CALL: "the support staff",
    Role.ADMIN: "those who run this desk",
}


def show_help(intent: Help, turn: Turn) -> list[Reply]:
    topic = topic_of(intent.about)
    if topic is None:
        return [turn.whisper(_overview(turn))]
    rows = [_row(kind) for kind in _offered(turn) if kind.topic is topic]
    if not rows:
        return [turn.whisper(_overview(turn))]
    return [turn.whisper(Card(lines(*rows), title=say(topic.value), buttons=(HELP, TALK)))]


def show_all(_: HelpAll, turn: Turn) -> list[Reply]:
    return [turn.whisper(_overview(turn, whole=True))]


def welcome(turn: Turn) -> list[Reply]:
    """A few words, once ever, when somebody adds the desk to their own conversation."""
    here = turn.message.place
    if not here.direct or not turn.message.references.get(here):
        return []
    card = Card(
        say("Hello, I am {school}'s support desk, a program. What do you need?", school=turn.school.name),
        buttons=(Button(say("Help me sign in"), "login", Style.PRIMARY), DESK, HELP, TALK),
    )
    return [Reply(here, card, reader=turn.person, key=f"welcome/{here.platform}/{here.workspace}/{here.channel}")]


def refusal(intent: Intent) -> Refused:
    """What a person hears when their role does not allow something, wherever they say it."""
    whom = _WHO_MAY[intent.allowed]
    return Refused("That is for {whom} alone. `help` shows what you can do.", HELP, whom=say(whom))


def speak(intent: SpeakMyLanguage, turn: Turn) -> list[Reply]:
    """Say in their own language which languages the desk reads."""
    tongue, asked = intent.tongue.casefold(), turn.message.words.casefold()
    if tongue == "ingles" and re.search(r"n[aã]o|fal", asked):
        tongue = "inglês"
    own = next((text for names, text in _TONGUES if tongue in names), None)
    return [turn.whisper(own or _ANY_TONGUE, TALK, HELP)]


def not_understood(turn: Turn, guesses: tuple[type[Intent], ...]) -> list[Reply]:
    """First ask back with what may have been meant; the second time offer a person, or a button that puts the words on
    their ticket. Where others read along the third answer is the last until they say something clear.
    """
    times, alone, typed = missed(turn), turn.message.place.direct, turn.message.kind is Kind.COMMAND
    if times > _PATIENCE and not (alone or typed):
        return []
    amid = alone and not typed and not _other_trouble(turn, guesses) and not offering.waits_for_more(turn)
    if amid and (asked := asked_once_more(turn)):
        return asked
    if times == 1 and alone and own_words(turn) in not_heard(turn, _REMEMBERED):
        times = 2  # the same words, with an answer or two between
    elif (
        asked := _for_their_ticket(turn, times)
        or _which_trouble(turn, times)
        or ([] if way_back(turn) else walkthrough_screens.which(turn))
    ):
        return asked
    said = shortened(visible(guarded(turn.message.words)).strip(), 60)
    adds, back, talk = ticket_answers.buttons(turn) or ticket_spoken.adds(turn), way_back(turn), to_a_person(turn)
    if times > 1:
        return [turn.whisper(_without_repeating(turn, said, times, alone or typed), *back, *adds, talk, HELP)]
    text, articles = say("I did not understand “{said}”. Did you mean one of these?", said=said), guessed(turn)
    if not said:
        text = say("I can read no words in that. Did you mean one of these?")
    elif back and (other := _other_trouble(turn, guesses)):
        text = say(
            "You are in the middle of something else. Do you want to go on with that, or with “{said}”?", said=said
        )
        guesses, articles = (*other, *guesses), ()
    meant = [guess(kind) for kind in guesses if kind.pressed() not in {each.says for each in back}]
    ways = list(dict.fromkeys((*back, *adds, *articles, *meant)))[:GUESSES]
    return [turn.whisper(Card(text, buttons=(*ways, talk, *((HELP,) if typed else ())), listed=len(ways)))]


def _for_their_ticket(turn: Turn, times: int) -> list[Reply]:
    """Ask whether the words belong on a ticket of theirs: at once when they say that something is still so."""
    if held := may_add(turn):
        return held
    if times == 1 and not _just_reported(turn):
        return [] if way_back(turn) else goes_on(turn)
    asked = goes_on(turn) if times == 1 else []
    return asked or (for_a_ticket(turn, times if times > 1 else _PLAINLY) if turn.message.place.direct else [])


def _which_trouble(turn: Turn, times: int) -> list[Reply]:
    """Ask which of the commonest troubles it is, where words name none: once, and once more in other words."""
    text = None if way_back(turn) or times > _PLAINLY else question_for(turn, times > 1)
    return which_trouble(turn, text, {kind: guess(kind) for kind in COMMONEST}) if text else []


def _just_reported(turn: Turn) -> bool:
    """Whether their only open ticket was opened a moment ago: what they say next is mostly about it."""
    if way_back(turn) or len(plain_words(turn.message.words)) < _SENTENCE:
        return False
    mine = ticket_answers.mine(turn)  # as was read to see whether the staff are answered
    return len(mine) == 1 and turn.now - mine[0].opened_at < _JUST_REPORTED


def _without_repeating(turn: Turn, said: str, times: int, answers: bool) -> Said:
    """Never the same sentence twice in a row; somebody who repeats themselves gets a count in it."""
    if times > _PATIENCE and answers and said and own_words(turn) in not_heard(turn, _REMEMBERED):
        return say(
            "I still have no answer to “{said}” (message {times}). Press the button, and a person reads it.",
            said=said,
            times=times,
        )
    return _once_more(said, times, answers)


def _once_more(said: str, times: int, answers: bool) -> Said:
    """Other words than the first time; `answers`: they are not left alone after that."""
    if times == 2:
        return say(
            "I still do not understand. A person can help you: press the button or type `human`. "
            "`help` shows what I can do."
        )
    if not answers:
        return say("I will keep quiet now until you type `help` or `human`.")
    if not said:
        return say("I can read no words in that. A person can help you: press the button or type `human`.")
    return say("I have no answer to “{said}”. A person reads it when you press the button.", said=said)


def _other_trouble(turn: Turn, guesses: tuple[type[Intent], ...]) -> list[type[Intent]]:
    """The walk-throughs that fit the words of somebody who is in another one; a picture beside them is of this one."""
    if turn.message.files:
        return []
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    said = {word for word in plain_words(turn.message.words) if len(word) > _SMALL}
    here = kept.playbook if kept else ""
    begins = (kind for kind in guesses if issubclass(kind, Begin) and kind.playbook in turn.playbooks.keys() - {here})
    return [kind for kind in begins if said.intersection(plain_words(kind.hints))]


def way_back(turn: Turn) -> tuple[Button, ...]:
    """A button that leads back to the open question of their walk-through."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    return (to_question(kept),) if kept and kept.state.open and kept.playbook in turn.playbooks else ()


def _overview(turn: Turn, whole: bool = False) -> Card:
    """The commands needed most; `whole`: every command except those of the staff, which have their own page."""
    guided = [kind for kind in _offered(turn) if kind.topic is Topic.TROUBLE and kind is not LoginHelp]
    offered = [kind for kind in _offered(turn) if kind not in guided]
    first = [kind for kind in (*_DAILY, *_MOST) if kind in offered]
    rest = [kind for kind in offered if kind not in first and kind.topic is not Topic.ON_CALL] if whole else []
    other = Button(say("Something else does not work"), f"help about {Topic.TROUBLE.value.lower()}")
    login = Button(say("Help me sign in"), "login", Style.PRIMARY)
    mine = () if turn.person.role >= Role.ON_CALL else (MY_TICKETS,)
    more = tuple(
        Button(say(topic.value), f"help about {topic.value.lower()}")
        for topic in (Topic.SESSIONS, Topic.ON_CALL)
        if turn.person.role >= (Role.ON_CALL if topic is Topic.ON_CALL else Role.INSTRUCTOR)
    )
    text = say(
        "I am {school}'s support desk, a program. Say in a sentence what you need, press a button, or type one of "
        "these.",
        school=turn.school.name,
    )
    text = say("Say in a sentence what you need, or type one of these.") if whole else text
    return Card(
        lines(text, *map(_row, (*first, *rest))),
        title=say("How can I help?"),
        buttons=(login, *((other,) if guided else ()), OPEN_TICKET, *mine, *more, TALK),
        note=None if whole else say("`help all` shows more commands."),
    )


def _offered(turn: Turn) -> list[type[Intent]]:
    """The commands this person may use, without playbooks that the school does not have."""
    may = (kind for kind in CATALOGUE if kind.topic and turn.person.role >= kind.allowed)
    return [kind for kind in may if not issubclass(kind, Begin) or kind.playbook in turn.playbooks]


def _row(kind: type[Intent]) -> Said:
    return say("- `{words}`: {help}", words=kind.shown, help=say(_sentence(kind)))


def _sentence(kind: type[Intent]) -> str:
    return " ".join((kind.__doc__ or "").split())


def guess(kind: type[Intent]) -> Button:
    """A button for what may be meant, labelled with what it does; if it only leads to a list or to the help, the label
    says that.
    """
    words = kind.pressed()
    told = command(words)
    if told and told.opens_form:
        return Button(_label(kind), words, form=True)
    if isinstance(told, Help) and (topic := topic_of(told.about)):
        return Button(say("Show the commands: {topic}", topic=say(topic.value)), words)
    return Button(_label(type(told) if told else kind), words)


def _label(kind: type[Intent]) -> Said:
    """The beginning of what it does."""
    return say(re.split("[:;,.(]", _sentence(kind))[0].strip())
