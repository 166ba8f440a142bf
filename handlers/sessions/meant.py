"""What somebody wants of a class that they call by its name, or by `it`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.model.cover_words import only_ill
from bot.model.intents.articles import Search
from bot.model.intents.attendance import CheckIn
from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import AccountRequest, AudioVideoHelp, ClassroomSetup
from bot.model.intents.sessions import (
    AddSession,
    CancelSession,
    ChangeSession,
    CoverSession,
    FilesOfSessions,
    InviteToSession,
    LengthenSession,
    ListSessions,
    MoveSession,
    RemindersOfSession,
    ShowSession,
    UninviteFromSession,
)
from bot.model.intents.timetables import CancelSessions, CopySession, InviteToSessions
from bot.model.moments.class_days import days_said
from bot.model.moments.lengths import sounds_like_one
from bot.model.moments.zones import local_time
from bot.model.sessions import HELD_AGAIN, NEAR, Session, day_of
from bot.model.understanding.class_files import wants_a_file
from bot.model.understanding.class_guests import invited_to_all, speaks_of_classes
from bot.model.understanding.class_handing import handed
from bot.model.understanding.class_names import renamed
from bot.model.understanding.class_starts import begins_by
from bot.model.understanding.class_timetables import (
    all_beside_a_name,
    all_of_them,
    exception_in,
    may_be_once_more,
    none_then,
    once_more,
)
from bot.model.understanding.class_wishes import calls_it_a_class, wish
from bot.model.understanding.context import Context
from bot.model.understanding.named_classes import (
    asks_who_comes,
    invited,
    is_dead_link,
    is_it,
    it_is_my_class,
    lacks_the_link,
    late_by,
    name_in,
    names_a_link,
    of_my_class,
)
from bot.model.understanding.own_classes import own_class
from bot.model.understanding.understand import understand
from handlers.sessions.asked import last_shown, spoken_of
from handlers.sessions.guests import names_somebody
from handlers.sessions.handing import may_teach
from handlers.turn import Turn

HEARD_AS = (AccountRequest, AddSession, CancelSession, ClassroomSetup, ListSessions, MoveSession, Search, TalkToHuman)
"""What words about a class are first heard as."""
_LOOKED_AT = 50
"""So many classes ahead are looked at for a name."""
_SOON = timedelta(hours=2)
"""Who is late and teaches a class so soon would have it begin later."""


def meant(turn: Turn, context: Context) -> Intent | None:
    """What is wanted of a class of theirs by words that mean nothing otherwise. Which one it is, is asked back."""
    words, person = turn.message.words, turn.person
    if wants_a_file(words):
        return FilesOfSessions()
    ahead = _ahead(turn)
    if told := begins_later(turn, ahead) or _wished(turn, ahead):
        return told
    said = of_my_class(words, [one.title for one in ahead])
    if shown := _who_comes(turn, ahead, said):
        return shown
    teaches = any(one.instructor == person.id for one in ahead)
    if teaches and (who := invited(said or words)):
        return InviteToSession(None, who)
    if said is None and teaches and not turn.work.tickets.open_of(person.id):
        said = it_is_my_class(words)
    if said is None:
        return None
    found = understand(said, person.role, context).intent
    if isinstance(found, CancelSession | MoveSession | ChangeSession | LengthenSession) and found.number is None:
        return found
    return found if isinstance(found, ListSessions) else None


def _who_comes(turn: Turn, ahead: Sequence[Session], said: str | None) -> Intent | None:
    """The class of which somebody asks who comes, by its name or its day; `said`: with `my class` for its name."""
    words = turn.message.words
    if said and asks_who_comes(said):
        named = name_in(words, [one.title for one in ahead])
        return ShowSession(next(one.number for one in ahead if name_in(words, (one.title,)) == named))
    if not any(map(asks_who_comes, own_class(words))):
        return None
    then = _then(turn, ahead)
    return ShowSession(then[0].number) if len(then) == 1 else ListSessions()


def rather(turn: Turn, heard: Intent) -> Intent | None:
    """What is wanted of a class of theirs by words that are first heard as something near it."""
    if getattr(heard, "number", None) is not None:
        return None
    if wants_a_file(turn.message.words):
        return FilesOfSessions()
    ahead = _ahead(turn)
    if wished := _wished(turn, ahead) or _who_comes(turn, ahead, None):
        return wished
    said = of_my_class(turn.message.words, (one.title for one in ahead))
    found = understand(said, turn.person.role, Context(addressed=True, direct=True)).intent if said else None
    if not isinstance(heard, AddSession | MoveSession):
        return None
    if isinstance(found, MoveSession):
        return found if sounds_like_one(found.when) else None
    return found if isinstance(found, ChangeSession | LengthenSession) else None


def _wished(turn: Turn, ahead: Sequence[Session]) -> Intent | None:
    """What is plainly said of a class by its name, as `my class` or as `it`; by the last, while they wait for no
    ticket that it may be. Whoever teaches none can only ask who covers one.
    """
    words, person = turn.message.words, turn.person
    if only_ill(words) and (then := _then(turn, ahead)):
        return CoverSession() if any(one.instructor == person.id for one in then) else CheckIn()
    if person.role >= CancelSessions.allowed and (several := _several(turn, ahead)):
        return several
    taught = [one for one in ahead if one.instructor == person.id]
    titles = [one.title for one in ahead]
    named = of_my_class(words, titles)
    if taught and (told := _to_all(words, named) or _of_a_day(turn, taught, named)):
        return told
    known = [named or words, *own_class(words)]
    found = _renamed(words, titles) or next(filter(None, (_asked_of_it(each, turn) for each in known)), None)
    if found is None or person.role < found.allowed:
        return None
    if isinstance(found, CoverSession | ListSessions):
        return found
    if not taught:
        return None
    called = named or known[1:] or getattr(found, "called", "") not in ("", "it") or calls_it_a_class(words)
    if isinstance(found, UninviteFromSession) and not (called or _of_it(found, turn, taught)):
        return None
    return (
        found if called or isinstance(found, RemindersOfSession) or not turn.work.tickets.open_of(person.id) else None
    )


def _to_all(words: str, named: str | None) -> InviteToSessions | None:
    """That people are invited to all classes: other things have every one of them, too."""
    return invited_to_all(words) if named or speaks_of_classes(words) else None


def _of_a_day(turn: Turn, taught: Sequence[Session], named: str | None) -> Intent | None:
    """That whoever teaches holds no class on some days, or begins so much later on one of them, or in the next; nothing
    where a class is named and not left out.
    """
    words = turn.message.words
    if named and not exception_in(words):
        return all_beside_a_name(words)
    by = begins_by(words)
    if by and (_then(turn, taught) or not days_said(words, turn.person.zone, turn.now)):
        return MoveSession(None, by)
    none = none_then(words)
    asks_of_it = isinstance(none, ListSessions) and last_shown(turn, list(taught))  # the class itself answers that
    return None if asks_of_it else none


def _asked_of_it(said: str, turn: Turn) -> Intent | None:
    """What is wanted of `my class`, or that somebody else takes it."""
    taken = handed(said)
    return taken if taken and may_teach(taken.who, turn) else wish(said)


def _several(turn: Turn, ahead: Sequence[Session]) -> CancelSessions | CopySession | None:
    """What is said of all classes of a day, or of one that shall be held again, which may be over."""
    words = turn.message.words
    if every := all_of_them(words):
        return every
    if not may_be_once_more(words):
        return None
    since = turn.now - HELD_AGAIN
    titles = [one.title for one in (*ahead, *turn.work.sessions.unfinished(since, turn.person.id, _LOOKED_AT))]
    return once_more(of_my_class(words, titles) or words)


def _then(turn: Turn, ahead: Sequence[Session]) -> list[Session]:
    """Their classes on the day that is said, or today."""
    zone = turn.person.zone
    days = days_said(turn.message.words, zone, turn.now)
    today = local_time(turn.now, zone).date()
    first, last = (days.first, days.last) if days else (today, today)
    return [one for one in ahead if first <= day_of(one, turn.now, zone) <= last]


def _of_it(found: UninviteFromSession, turn: Turn, taught: list[Session]) -> bool:
    """Whether `it` may be a class that somebody is in: more is taken out of other things than people."""
    return names_somebody(found.who, turn) and bool(spoken_of(turn, taught))


def _renamed(words: str, titles: Sequence[str]) -> ChangeSession | None:
    """Another name for one of these classes, or for what is called a class or `it`: other things have names, too."""
    found = renamed(words)
    return found if found and (is_it(found.called) or name_in(found.called, titles)) else None


def way_in(turn: Turn) -> ShowSession | None:
    """The class that is running or near, for whoever has not got the link that the desk knows."""
    words = turn.message.words
    if not names_a_link(words):
        return None
    ahead = _ahead(turn)
    if not lacks_the_link(of_my_class(words, (one.title for one in ahead)) or words):
        return None
    near = (one for one in ahead if one.link and one.starts_at <= turn.now + NEAR)
    session = next(near, None)
    return ShowSession(session.number) if session else None


def dead_link(turn: Turn, heard: Intent | None) -> AudioVideoHelp | None:
    """Help with getting in, for whoever has a link that leads nowhere: to be told which classes are ahead is none."""
    asked = heard is None or isinstance(heard, ListSessions)
    return AudioVideoHelp() if asked and is_dead_link(turn.message.words, to_a_class=heard is None) else None


def begins_later(turn: Turn, ahead: Sequence[Session] | None = None) -> MoveSession | CheckIn | None:
    """That a class begins later whose teacher says shortly before that they are late; who takes part is late for it."""
    late = late_by(turn.message.words)
    if late is None:
        return None
    ahead = ahead or _ahead(turn)
    soon = [one for one in ahead if one.starts_at <= turn.now + _SOON]
    taught = [one for one in soon if one.instructor == turn.person.id]
    if taught:
        return MoveSession(taught[0].number, late, asks=True) if len(taught) == 1 else MoveSession(None, late)
    return CheckIn() if soon else None


def _ahead(turn: Turn) -> list[Session]:
    return turn.work.sessions.unfinished(turn.now, turn.person.id, _LOOKED_AT)
