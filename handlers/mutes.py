"""Which reminders somebody gets: shown and changed, and who of a class hears one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model.errors import AskBack
from bot.model.intents import mutes as intents
from bot.model.messages import Button, Card, Place, Reply
from bot.model.mutes import EVERY, Wanted, wanted
from bot.model.people import Person
from bot.model.sessions import ReminderKind, Session
from bot.model.understanding.spelling import plain_words
from bot.model.words import Said, Typed, lines, say, shortened
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_LOOKED_AT, _OFFERED, _LABEL = 50, 5, 40
_FILLING = frozenset(("a", "an", "the", "my", "our", "class", "classes", "please", "session", "reminders"))
_ALL_OF_THEM = frozenset(("all", "every", "everything", "any"))
_SAID = {
    Wanted.ALL: say("all reminders"),
    Wanted.LAST: say("only the last reminder"),
    Wanted.NONE: say("no reminders"),
}
_WAYS = {
    Wanted.ALL: Button(say("All reminders"), "reminders on"),
    Wanted.LAST: Button(say("Only the last one"), "reminders last"),
    Wanted.NONE: Button(say("No reminders"), "reminders off"),
}
REMINDERS = Button(say("Reminders"), "reminders")
_ALWAYS = say("Invitations always come. You hear it, too, when a class moves or is cancelled.")


def show(_: intents.ShowReminders, turn: Turn) -> list[Reply]:
    """Which reminders somebody gets now."""
    return [_answer(turn, {})]


def mute(intent: intents.MuteReminders, turn: Turn) -> list[Reply]:
    return _want(turn, intent.about, Wanted.NONE, "reminders off")


def shorten(intent: intents.ShortenReminders, turn: Turn) -> list[Reply]:
    return _want(turn, intent.about, Wanted.LAST, "reminders last")


def hear(intent: intents.HearReminders, turn: Turn) -> list[Reply]:
    return _want(turn, intent.about, Wanted.ALL, "reminders on")


def listening(
    work: UnitOfWork, session: Session, kind: ReminderKind, everybody: Sequence[Person | Place]
) -> list[Person | Place]:
    """Those of a class who want this reminder: its channel, and everybody who has not said otherwise."""
    choices = work.mutes.of(one.id for one in everybody if isinstance(one, Person))
    return [
        one for one in everybody if isinstance(one, Place) or wanted(choices.get(one.id, {}), session.title).hears(kind)
    ]


def _want(turn: Turn, about: str, choice: Wanted, command: str) -> list[Reply]:
    title = _title(turn, about, command)
    turn.work.mutes.want(turn.person.id, title.casefold(), choice)
    said = say("You get {what} of “{title}” now.", what=_SAID[choice], title=title)
    return [_answer(turn, {title.casefold(): said} if title else {})]


def _answer(turn: Turn, said: Mapping[str, Said]) -> Reply:
    """Which reminders somebody gets; `said`: the class they have just decided about, and what follows from it."""
    choices = turn.work.mutes.of([turn.person.id]).get(turn.person.id, {})
    usual = wanted(choices, EVERY)
    others = [(title, choice) for title, choice in sorted(choices.items()) if title not in (EVERY, *said)]
    rows = [say("“{title}”: {what}", title=title, what=_SAID[choice]) for title, choice in others]
    text = "Of all other classes you get {what}." if said or rows else "You get {what} of your classes."
    ways = [button for choice, button in _WAYS.items() if choice is not usual]
    return turn.whisper(Card(lines(*said.values(), *rows, say(text, what=_SAID[usual]), _ALWAYS)), *ways, TALK)


def _title(turn: Turn, about: str, command: str) -> str:
    """The name of the class that is meant, `EVERY` when none is named; asked back when it is none of theirs."""
    words = [word for word in plain_words(about) if word not in _FILLING]
    if not words or set(words) <= _ALL_OF_THEM:
        return EVERY
    ahead = turn.work.sessions.upcoming(turn.now, turn.person.id, _LOOKED_AT)
    mine = list(dict.fromkeys(one.title for one in ahead))
    if len(words) == 1 and words[0].isdecimal() and (found := [o.title for o in ahead if str(o.number) == words[0]]):
        return found[0]
    named = [title for title in mine if set(words) <= set(plain_words(title))]
    exact = [title for title in named if set(plain_words(title)) == set(words)]
    if len(exact or named) == 1:
        return (exact or named)[0]
    labels = [(title, say("{title}", title=shortened(title, _LABEL))) for title in (named or mine)[:_OFFERED]]
    choices = tuple(Button(label, f"{command} for {title}") for title, label in labels)
    if not mine:
        raise AskBack("You have no class ahead that I know of. Of all it is {how}.", TALK, how=Typed(command))
    raise AskBack("Which class do you mean? Of all of them it is {how}.", TALK, choices=choices, how=Typed(command))
