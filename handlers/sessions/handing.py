"""A class that another teacher takes: who it is, and who hears of it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from bot.model.errors import AskBack, BotError, Refused
from bot.model.intents.sessions import HandSession, MoveSession
from bot.model.messages import Button, Place, Reply
from bot.model.people import Person, Role
from bot.model.sessions import Session, handed
from bot.model.understanding.politeness import without_kindness
from bot.model.unsaid import Lack
from bot.model.words import Fact, Said, lines, say, shortened, visible
from handlers.sessions.asked import BACK, Deed
from handlers.sessions.cards import MINE, also_taught, change_notice, planned, planned_card, recipients
from handlers.sessions.choice import which_class
from handlers.sessions.guests import as_typed
from handlers.sessions.lists import cover
from handlers.sessions.people import known_as
from handlers.sessions.planning import kept_anew, move, own
from handlers.sessions.reminders import known_of
from handlers.sessions.words import named
from handlers.turn import TALK, Turn
from handlers.unsaid import excuse

_QUOTED = 40
_TITLE = re.compile(
    r"^(?:(?:la|el|le|die|der|den|dem|a|o)\s+)?(?:(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?a?|sir|madam|teacher|senora?"
    r"|señora?|sra?|don|doña|monsieur|madame|mme|mlle|herrn?|frau|colleague)\.?\s+)+",
    re.IGNORECASE,
)
"""How somebody is addressed, before their name."""
_WHO = "Who shall teach it? Say @name."


def hand(intent: HandSession, turn: Turn) -> list[Reply]:
    if intent.number is None:
        return _asked(intent.who, turn)
    work, session = turn.work, own(turn, intent.number)
    teacher = _teacher(intent.who, as_typed(turn, "hand", session.number, intent.who))
    if teacher is None and turn.message.words.casefold().lstrip().startswith("transfer"):
        return move(MoveSession(session.number, intent.who), turn)  # to another day
    if teacher is None:
        asked = AskBack(lines(_unknown(intent.who), say(_WHO)) if intent.who.strip() else _WHO, MINE, TALK)
        raise asked.answered_by(Lack.PERSON, f"session hand {session.number} to")
    invited, before = known_of(work, session), work.people.get(session.instructor)
    changed = handed(session, teacher.id)
    work.reminders.hold(session.id)
    work.sessions.remove(session.id, teacher.id)
    kept, due = kept_anew(work, changed, invited)
    return [_answer(turn, kept, (before, teacher), invited), *_notices(turn, kept, (before, teacher), invited), *due]


def _answer(turn: Turn, session: Session, of: tuple[Person, Person], invited: bool) -> Reply:
    """What whoever handed it on reads; where it is theirs no more, all of it that they can press is to ask for it."""
    before, teacher = of
    name = "You" if teacher.id == turn.person.id else teacher.name
    text = say("{name} will teach “{title}” on {start}.", name=name, title=session.title, start=session.starts_at)
    told = say("Everybody is told." if invited else "The teacher is told; nobody else was invited yet.")
    text = lines(say("{text} {told}", text=text, told=told), *also_taught(turn.work, session, turn.person))
    if turn.person.role >= Role.ON_CALL or teacher.id == turn.person.id:
        answer = planned(turn, session, text)
        back = Button(BACK, f"session hand {session.number} to @{known_as(before, turn)}")
        return replace(answer, card=replace(answer.card, buttons=(back, *answer.card.buttons)))
    ask = say("Ask for it back")
    return turn.whisper(text, Button(ask, f"human about getting session {session.number} back"), MINE, TALK)


def _notices(turn: Turn, session: Session, of: tuple[Person, Person], invited: bool) -> list[Reply]:
    """Who taught it and who does now hear so in any case, and everybody who was invited."""
    before, teacher = of
    facts: dict[str, Fact] = {
        "title": session.title,
        "start": session.starts_at,
        "name": teacher.name,
        "before": before.name,
    }
    guests: list[Person | Place] = [one for one in recipients(turn.work, session) if one != teacher] if invited else []
    others = [one for one in (*guests, before) if one != turn.person]
    said = change_notice(session, say("{name} will teach “{title}” on {start}.", **facts), others)
    if teacher == turn.person:
        return said
    text = say("You will teach “{title}” on {start}, in place of {before}.", **facts)
    card = planned_card(turn.work, session, text, teacher)
    back = Button(say("Give it back"), f"session hand {session.number} to @{known_as(before, turn)}")
    theirs = change_notice(session, text, [teacher])
    return [*said, *(replace(each, card=replace(card, buttons=(back, *card.buttons))) for each in theirs)]


def _asked(who: str, turn: Turn) -> list[Reply]:
    """The question which class it is, or whether it is the one that can be meant; a person, where nobody is known by
    that name.
    """
    spoken = as_typed(turn, "hand", None, who)
    if not who.strip():
        raise which_class(turn, "session hand {number} to", Deed.HAND, "")
    teacher = _teacher(who, spoken)
    if teacher is None:
        first, *rest = cover(None, turn)
        return [replace(first, card=replace(first.card, text=lines(_unknown(who), first.card.text))), *rest]
    command = f"session hand {{number}} to @{known_as(teacher, turn)}"
    return [excuse(turn, which_class(turn, command, Deed.HAND, "", teacher.name))]


def may_teach(who: str, turn: Turn) -> bool:
    """Whether this may be a teacher in free words: somebody known, or one who is written as people write a name."""
    if _TITLE.match(who) or who[:1].isupper() or who.startswith("@"):
        return True
    with suppress(BotError):
        return _teacher(who, turn) is not None
    return True


def _unknown(who: str) -> Said:
    return say("I know no teacher called {name}.", name=shortened(visible(without_kindness(who)), _QUOTED))


def _teacher(who: str, turn: Turn) -> Person | None:
    """Who is meant, also by a family name; None where nobody is known by it. Raises `BotError` for more than one, and
    for somebody who may not teach, or cannot be told.
    """
    called = _TITLE.sub("", without_kindness(who).strip(" ,.!?"))
    if called.casefold() in ("me", "myself"):
        return turn.person
    token = called if called.startswith(("@", "<")) else f"@{called}"
    if token not in turn.message.mentions and not turn.work.people.called(token):
        token = _by_family_name(called.removeprefix("@"), turn)
    persons = named(token, turn).persons if token else ()
    if len(persons) != 1:
        return None
    if persons[0].role < Role.INSTRUCTOR or persons[0].away:
        why = "{name} is no teacher that I can tell, so I have changed nothing. A person can look into it."
        raise Refused(why, MINE, TALK, name=persons[0].name)
    return persons[0]


def _by_family_name(name: str, turn: Turn) -> str:
    """`@handle` of the one who may teach and has this family name; empty where there is none, or more than one."""
    wanted = name.casefold()
    listed = (one for one in turn.school.people if one.role >= Role.INSTRUCTOR)
    found = [one.handle for one in listed if wanted and one.name.casefold().split()[-1:] == [wanted]]
    return f"@{found[0]}" if len(found) == 1 else ""
