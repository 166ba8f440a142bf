"""Which class is meant when its number was not said: by its name or its time, or asked back."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.class_subjects import subject, without_gym
from bot.model.errors import AskBack
from bot.model.letters import QUOTES, plain
from bot.model.messages import Button
from bot.model.moments.class_days import a_day, names_a_weekday
from bot.model.moments.moments import read_moment, written
from bot.model.moments.readings import Moment, beside, left_over
from bot.model.moments.zones import local_time
from bot.model.sessions import Session
from bot.model.understanding.named_classes import name_in
from bot.model.understanding.spelling import plain_words
from bot.model.words import lines, say, shortened, visible
from handlers.sessions.asked import Deed, deed_button, spoken_of, the_one
from handlers.sessions.cards import MINE
from handlers.sessions.words import EMPTY
from handlers.turn import TALK, Turn

_LOOKED_AT, _OFFERED, _LABEL = 50, 5, 40
"""So many classes ahead are looked at for a name, so many are offered as buttons, with so much of their names."""
_ANY = frozenset(
    {"a", "an", "the", "my", "our", "class", "classes", "session", "sessions", "lesson", "course", "room"}
    | {"to", "of", "and"}
)
"""Words that many classes have in their names, and many sentences about any of them."""

_JOINS = re.compile(r"^[\W_]*(?:(?:to|class|session)\b[\W_]*)*", re.IGNORECASE)
"""What joins the name of a class to what is wanted of it."""
_REASON = re.compile(r"\s*[,;:]\s*|\s+(?=because\b)", re.IGNORECASE)
_WHERE_TO = re.compile(r" (?:to|for|until|al|a las?|à|au|auf|para)(?!\w)", re.IGNORECASE)
_OF_ITS_DAY = (Deed.CANCEL, Deed.INVITE, Deed.UNINVITE, Deed.HAND)
"""What is said of these may name the day of the class, and no other one."""
_WHICHEVER = frozenset(("next", "first", "last", "other", "one", "all"))


def which_class(turn: Turn, command: str, deed: Deed, said: str, whom: str = "") -> AskBack:
    """The question which class is meant, if they teach any: those that the words name or whose time they say, or else
    the next ones. Each button says the command with its number.

    `said`: words that may name the class; what else they say stands for `{said}` in the command.
    `whom`: the names of those who are invited or taken out, or what the class gets.
    """
    ahead = turn.work.sessions.unfinished(turn.now, turn.person.id, _LOOKED_AT)
    mine = [one for one in ahead if one.instructor == turn.person.id]
    if not mine:
        text = "You have no class ahead that I know of. Is it another one? Say its number after the command."
        return AskBack(text, MINE, TALK)
    named = named_in(turn, mine)
    timed = _timed(turn, deed, named or mine)
    name, rest = ("", _without_name(said, named, turn, deed)) if named else _unknown(said, turn, deed)
    if not (named or timed or name) and deed in _OF_ITS_DAY and (day := _day_said(turn)):
        return AskBack("You teach no class on {day} that I know of.", MINE, TALK, day=day)
    meant = timed or named or (spoken_of(turn, mine) if not name else []) or mine
    offered = meant[:_OFFERED]
    say_it = command.replace("{said}", rest).rstrip(" ,")
    if len(meant) == 1 and not name:
        return the_one(turn, deed, meant[0], (say_it, rest), whom)
    buttons = [deed_button(deed, one, say_it) for one in offered]
    asked = say(f"{deed.value[0]} Press one of these, or say its number after the command.")
    if name:
        asked = say("You teach no class called “{name}” that I know of. Is it one of these?", name=name)
    alike = len({one.title for one in offered}) < len(offered)
    rows = (say("{number}: {at}", number=one.number, at=one.starts_at) for one in offered if alike)
    return AskBack(lines(asked, *rows), *buttons, MINE, TALK).to_choose(len(buttons))


def meant_by_words(turn: Turn) -> list[Session]:
    """The classes that somebody teaches and speaks of: those they name, those of the day they say, or all to come."""
    ahead = turn.work.sessions.unfinished(turn.now, turn.person.id, _LOOKED_AT)
    mine = [one for one in ahead if one.instructor == turn.person.id]
    named = named_in(turn, mine)
    timed = _timed(turn, Deed.CANCEL, named or mine)
    return timed or named or ([] if _day_said(turn) else mine)


def _without_name(said: str, named: list[Session], turn: Turn, deed: Deed) -> str:
    """What is wanted of a class that is named: the words without its name, and without those joining the two."""
    found = name_in(said, [one.title for one in named])
    rest = _JOINS.sub("", EMPTY.sub(" ", f"{said[: found[0]]} {said[found[1] :]}") if found else said).strip()
    only_when = deed is Deed.CANCEL and not left_over(rest, a_day(rest, turn.person.zone, turn.now).spans)
    return "" if only_when else rest


def _unknown(said: str, turn: Turn, deed: Deed) -> tuple[str, str]:
    """What looks like the name of a class that is not there, and what else was said: the time, or the reason."""
    if deed is Deed.LENGTHEN:
        return "", said
    name, rest = _parted(said, deed)
    read = a_day(name, turn.person.zone, turn.now)
    spans = [(start, end) for start, end in read.spans if end <= len(name)]
    if deed is Deed.MOVE and not rest:
        rest = " ".join(name[slice(*span)] for span in spans)
        if not isinstance(read, Moment):
            return "", said
    unread = set(left_over(name, spans).casefold().split()) - _WHICHEVER
    return shortened(visible(beside(name, spans)).strip(QUOTES), _LABEL) if unread else "", rest


def _parted(said: str, deed: Deed) -> tuple[str, str]:
    """What may name a class, and what is wanted of it."""
    if deed is Deed.CANCEL:
        parts = _REASON.split(said, maxsplit=1)
        return parts[0], "".join(parts[1:])
    name, _, behind = said.partition(" to ") if deed is Deed.MOVE else (said, "", "")
    return name, behind.strip()


def changes(session: Session) -> tuple[Button, Button]:
    """What who teaches a class can do with it from a list."""
    move = deed_button(Deed.MOVE, session, "session move {number}")
    return move, deed_button(Deed.CANCEL, session, "session call off {number}")


def _day_said(turn: Turn) -> str:
    """The day that was said, as people write it; empty where none was."""
    read = a_day(turn.message.words, turn.person.zone, turn.now)
    return written(read.at, turn.person.zone).partition(",")[0] if isinstance(read, Moment) and read.day_named else ""


def _timed(turn: Turn, deed: Deed, mine: list[Session]) -> list[Session]:
    """The classes at the time or on the day that was said; who moves one says where to behind `to`."""
    zone = turn.person.zone
    said = (
        _WHERE_TO.split(turn.message.words)[0]
        if deed in (Deed.MOVE, Deed.CHANGE, Deed.LENGTHEN)
        else turn.message.words
    )
    read = read_moment(said, zone, turn.now)
    if isinstance(read, Moment) and (exact := [one for one in mine if one.starts_at == read.at]):
        return exact
    if isinstance(read, Moment) and not read.day_named:
        clock = local_time(read.at, zone).time()
        return [one for one in mine if local_time(one.starts_at, zone).time() == clock]
    day = a_day(said, zone, turn.now)
    if not isinstance(day, Moment):
        return []
    meant, today = local_time(day.at, zone).date(), local_time(turn.now, zone).date()
    found = [one for one in mine if local_time(one.starts_at, zone).date() == meant]
    if not found and meant == today and names_a_weekday(said):
        return [one for one in mine if local_time(one.starts_at, zone).date() == today + timedelta(days=7)]
    return found


def named_in(turn: Turn, mine: list[Session]) -> list[Session]:
    """The classes whose names stand in what was said, whole or at least in one word that tells them apart."""
    words = plain_words(without_gym(plain(turn.message.words)))
    said = {subject(word) for each in words for word in (each, each.removesuffix("s"))} - _ANY
    names = {one.id: set(map(subject, plain_words(one.title))) - _ANY for one in mine}
    whole = [one for one in mine if names[one.id] and names[one.id] <= said]
    return whole or [one for one in mine if {word for word in names[one.id] if not word.isdigit()} & said]
