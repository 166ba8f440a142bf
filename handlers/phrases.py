"""What was not understood: counted, shown to the staff, and taught."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TypeVar

from bot.model.errors import AskBack, Conflict, NotFound
from bot.model.intents import phrases as intents
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.messages import Button, Card, Kind, Message, Reply
from bot.model.people import Identity, Role
from bot.model.secrets.alone import guarded
from bot.model.secrets.masking import HIDDEN
from bot.model.understanding.grammar import command
from bot.model.understanding.phrases import (
    LONGEST,
    answers_questions,
    command_of,
    known_name,
    nearest,
    normal,
    parted,
    teachable,
    tells_nothing,
)
from bot.model.understanding.understand import guesses
from bot.model.understanding.unknown import REWORDED, Shape, as_kept, kept, shape_of, whole
from bot.model.words import Said, Typed, lines, say, shortened
from handlers.turn import TALK, Turn
from store.unknown import Figures, Miss, Phrase

SHOWN_FOR = timedelta(days=6)
"""Before today: a week in all."""
MOST_SHOWN, MOST_LISTED, MOST_TAUGHT = 5, 25, 500
_OFFERED = frozenset((*(kind.pressed() for kind in CATALOGUE), TALK.says))
_Key = TypeVar("_Key")
_ARTICLE = re.compile(r"article [a-z0-9-]{1,80}")


def missed(turn: Turn) -> int:
    """Count that somebody was not understood, and with what; returns how often in a row."""
    said = turn.message.words
    phrase = kept(said, _names(turn)) if turn.school.keeps_phrases else ""
    miss = Miss(turn.now, shape_of(said).value, phrase)
    turn.work.unknown.count(miss)
    return turn.work.people.missed(turn.person.id, miss)


def choice(message: Message, intent: Intent | None = None) -> str:
    """What somebody asks for after they were not understood: the words of a guess they pressed, or that other words
    worked; empty when that tells nothing.
    """
    if message.kind is Kind.PRESSED and isinstance(intent, TalkToHuman):
        return TALK.says
    if message.kind is Kind.PRESSED:
        offered = message.words in _OFFERED or _ARTICLE.fullmatch(message.words)
        return message.words if offered else ""
    return REWORDED if intent is not None and intent.name != "none" else ""


def report(_: intents.ShowUnknown, turn: Turn) -> list[Reply]:
    since = turn.now - SHOWN_FOR
    figures = turn.work.unknown.figures(since)
    if not figures.said:
        return [turn.whisper(say("In the last 7 days I understood all that was said to me."), _LIST)]
    known = turn.work.phrases.all()
    phrases = [each for each in turn.work.unknown.phrases(since) if normal(each.words) not in known][:MOST_SHOWN]
    texts = [_answered(figures), *map(_line, phrases), _how(turn, bool(phrases))]
    facts = tuple((_SHAPES[shape], say("{n}", n=n)) for shape, n in _most(figures.shapes))
    buttons = [_file(each.words) for each in phrases if whole(each.words)]
    title = say("What I did not understand")
    return [turn.whisper(Card(lines(*texts), title, facts, buttons=(*buttons, _LIST)))]


def teach(intent: intents.Teach, turn: Turn) -> list[Reply]:
    typed, meaning = parted(intent.text)
    phrase = _phrase(typed, turn)
    if not meaning:
        raise _ask_meaning(phrase, as_kept(typed), turn)
    if len(meaning) > LONGEST:
        raise AskBack("What it means is too long. Say it in a shorter command.", _LIST)
    says = command_of(meaning, phrase)
    if says is None:
        raise _not_taught(phrase, meaning) if known_name(meaning) else _ask_name(phrase, meaning)
    if not teachable(says):
        raise _not_taught(phrase, meaning)
    before = turn.work.phrases.says(phrase)
    if before is None and turn.work.phrases.count() >= MOST_TAUGHT:
        raise Conflict("I know {most} phrases already, and no more fit. Take one back first.", _LIST, most=MOST_TAUGHT)
    turn.work.phrases.teach(phrase, says, turn.person.id)
    text = say("From now on “{phrase}” means {command}, whoever says it to me.", phrase=phrase, command=Typed(says))
    if before not in (None, says):
        text = lines(text, say("Until now it meant {command}.", command=Typed(before or "")))
    return [turn.whisper(text, Button(say("Take it back"), f'forget "{phrase}"'), _MORE)]


def list_taught(_: intents.ListTaught, turn: Turn) -> list[Reply]:
    taught = turn.work.phrases.all()
    if not taught:
        return [turn.whisper(say("I was taught no phrase yet. Type {teach}.", teach=_EXAMPLE), _MORE)]
    rows = [_means(phrase, says) for phrase, says in list(taught.items())[:MOST_LISTED]]
    if len(taught) > MOST_LISTED:
        rows.append(say("And {more} more.", more=len(taught) - MOST_LISTED))
    how = say("To take one back, type {forget}.", forget=Typed('forget "PHRASE"'))
    return [turn.whisper(Card(lines(*rows, how), title=say("What I was taught"), buttons=(_MORE,)))]


def forget(intent: intents.Forget, turn: Turn) -> list[Reply]:
    phrase = normal(parted(intent.phrase)[0])
    says = turn.work.phrases.says(phrase)
    if says is None:
        raise NotFound("I was not taught “{phrase}”.", _LIST, phrase=shortened(phrase, 60) or "nothing")
    turn.work.phrases.forget(phrase)
    text = say("I have forgotten “{phrase}”: it does not mean {command} any more.", phrase=phrase, command=Typed(says))
    return [turn.whisper(text, Button(say("Teach it again"), f'teach "{phrase}" as {says}'), _LIST)]


_LIST = Button(say("What I was taught"), intents.ListTaught.example)
_MORE = Button(say("What was not understood"), intents.ShowUnknown.example)
_EXAMPLE = Typed('teach "the beamer is dark" as sound')
_SHAPES: Mapping[Shape, Said] = {
    Shape.NOTHING: say("Nothing to read"),
    Shape.FEW: say("Up to three words"),
    Shape.QUESTION: say("Questions"),
    Shape.SENTENCE: say("Other sentences"),
    Shape.LONG: say("More than 15 words"),
}


def _names(turn: Turn) -> Iterable[str]:
    """The names that may stand in the words: the speaker's, those mentioned, and those of the school's file."""
    yield turn.person.name
    here = turn.message.place
    for token, user in turn.message.mentions.items():
        mentioned = turn.work.people.behind(Identity(here.platform, here.workspace, user))
        yield mentioned.name if mentioned else token.lstrip("@#")
    for each in turn.school.people:
        yield from (each.name, each.handle)


def _phrase(typed: str, turn: Turn) -> str:
    """The phrase as it is kept; raises when it cannot be taught."""
    if turn.hidden or HIDDEN in guarded(typed):
        raise Conflict(
            "There is something in that phrase that looks like a secret, so I do not learn it. Teach me the words "
            "without it, such as {teach}.",
            _LIST,
            teach=_EXAMPLE,
        )
    phrase = normal(typed)
    if not phrase:
        raise AskBack("Which phrase? Type for example {teach}.", TALK, teach=_EXAMPLE)
    if len(phrase) > LONGEST:
        raise AskBack("That is too long to be said twice in the same words. Teach me a shorter phrase.", TALK)
    if tells_nothing(phrase):
        raise Conflict("“{phrase}” is said of anything. Teach me a phrase that means one thing.", _LIST, phrase=phrase)
    if answers_questions(phrase):
        raise Conflict("“{phrase}” answers questions, so it can mean nothing else.", _LIST, phrase=phrase)
    if phrase in turn.school.words:
        raise Conflict("“{phrase}” stands in the school's file, which comes first.", _LIST, phrase=phrase)
    if command(typed) is not None or command(phrase) is not None:
        raise Conflict("“{phrase}” is a command already, and stays one.", _LIST, phrase=phrase)
    return phrase


def _ask_meaning(phrase: str, typed: str, turn: Turn) -> AskBack:
    """What people chose after saying it, and what it may be about; `typed`: as it is kept."""
    found = turn.work.unknown.phrases(turn.now - SHOWN_FOR, phrase, typed)
    chosen = [words for each in found for words, _ in _most(each.choices) if words != REWORDED]
    likely = [kind.example for kind in guesses(phrase, Role.STUDENT) if kind.example]
    return AskBack(
        "What do people want who say “{phrase}”? Press it, or type {teach} with a command of yours.",
        *_ways(phrase, (*chosen[:2], *likely, TALK.says)),
        phrase=phrase,
        teach=Typed(f'teach "{phrase}" as COMMAND'),
    )


def _not_taught(phrase: str, meaning: str) -> Conflict:
    """Say what can be taught, to somebody who named something that cannot."""
    return Conflict(
        "“{command}” cannot be taught. A phrase stands for what every student may ask for, such as {teach}, never for "
        "a number or for something that ends or changes what is there.",
        *_ways(phrase, nearest(meaning)),
        _LIST,
        command=shortened(meaning, 60),
        teach=Typed(f'teach "{phrase}" as login'),
    )


def _ask_name(phrase: str, meaning: str) -> AskBack:
    near = nearest(meaning)
    text = (
        "I know nothing called “{meaning}”. Did you mean one of these? Or type a command, such as {teach}."
        if near
        else "I know nothing called “{meaning}”. Type a command or the name of an intent, such as {teach}."
    )
    example = Typed(f'teach "{phrase}" as login')
    return AskBack(text, *_ways(phrase, near), meaning=shortened(meaning, 60), teach=example)


def _ways(phrase: str, commands: Iterable[str]) -> list[Button]:
    told = (words for words in dict.fromkeys(commands) if (says := command_of(words, phrase)) and teachable(says))
    return [Button(say("{words}", words=words), f'teach "{phrase}" as {words}') for words in told][:MOST_SHOWN]


def _answered(figures: Figures) -> Said:
    chosen = sum(figures.choices.values())
    return say(
        "Messages of the last 7 days that I did not understand: {said}. After {chosen} of them ({share} %) people went "
        "on with one of my guesses or in other words.",
        said=figures.said,
        chosen=chosen,
        share=round(100 * chosen / figures.said),
    )


def _line(phrase: Phrase) -> Said:
    often = say("once") if phrase.said == 1 else say("{n} times", n=phrase.said)
    text = say("“{phrase}”: {often}", phrase=phrase.words, often=often)
    chosen = [say("{n} then chose {words}", n=n, words=_shown(words)) for words, n in _most(phrase.choices)[:2]]
    return say("{text}; {chosen}", text=text, chosen=_joined(chosen)) if chosen else text


def _joined(texts: list[Said]) -> Said:
    return texts[0] if len(texts) == 1 else say("{one}, {other}", one=texts[0], other=texts[1])


def _shown(words: str) -> Typed | Said:
    return say(REWORDED) if words == REWORDED else Typed(words)


def _how(turn: Turn, some: bool) -> Said:
    if some:
        return say("Press one to tell me what it means, or type {teach}.", teach=_EXAMPLE)
    if turn.school.keeps_phrases:
        return say("You can teach me any phrase: type {teach}.", teach=_EXAMPLE)
    return say(
        "Their words are not kept; the school's file can change that. You can teach me any phrase: type {teach}.",
        teach=_EXAMPLE,
    )


def _file(phrase: str) -> Button:
    return Button(say("File “{phrase}”", phrase=shortened(phrase, 40)), f'teach "{phrase}"')


def _means(phrase: str, says: str) -> Said:
    return say("“{phrase}” means {command}", phrase=phrase, command=Typed(shortened(says, 60)))


def _most(counted: Mapping[_Key, int]) -> list[tuple[_Key, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], str(each[0])))
