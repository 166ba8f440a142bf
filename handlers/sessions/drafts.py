"""A class before it is planned: what it will be, and that it is planned once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model.errors import Conflict
from bot.model.moments.readings import Moment
from bot.model.sessions import Session
from handlers.sessions.cards import MINE, as_long
from handlers.sessions.words import Named
from handlers.turn import Turn

USUAL_LENGTH = timedelta(minutes=60)


def drafted(turn: Turn, title: str, about: Named, moment: Moment) -> Session:
    """The class that somebody plans, with everybody who is named or enrolled in it; without id and number."""
    named = (person.id for person in about.persons)
    whole = dict.fromkeys((*named, *turn.work.people.standing.roster.of_class(title)))
    return Session(
        id=0,
        number=0,
        title=title,
        instructor=turn.person.id,
        starts_at=moment.at,
        duration=moment.duration or USUAL_LENGTH,
        zone=moment.zone,
        local=moment.local,
        link=about.link,
        channel=about.channel,
        participants=tuple(person for person in whole if person != turn.person.id),
    )


def added(turn: Turn, draft: Session, said: timedelta | None = None) -> Session:
    """The class as it is planned now. Raises `Conflict` where its teacher has planned it before, with a way to make
    that one as long as was `said`.
    """
    sessions = turn.work.sessions
    number = sessions.next_number()  # from here on nobody plans another one
    twin = sessions.twin(draft.instructor, draft.title, draft.starts_at)
    if twin is not None:
        longer = [as_long(twin, said, turn)] if said and said != twin.duration else []
        raise Conflict(
            "You have planned this class already: it is session {number}.", *longer, MINE, number=twin.number
        )
    return sessions.add(replace(draft, number=number))
