"""The rules of time zones: a class stays at the time people agreed on when those of its zone have changed."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import structlog

from bot.again import Again
from bot.engine import Engine
from bot.model.errors import BotError
from bot.model.school import School
from handlers.sessions.reminders import recount

_log = structlog.get_logger()


def keep_times(engine: Engine, now: datetime) -> None:
    """Once, when a process begins: new rules come with what it is started on. A class whose zone is not known any more
    stays as it is; and one that cannot be read, with all of its school, keeps nobody from beginning.
    """
    again = Again(lambda _: None)
    for school in engine.schools.values():
        try:
            again(partial(_keep, engine, school, now))
        except (BotError, LookupError, ValueError):
            _log.exception("classes not recounted", school=school.id)


def _keep(engine: Engine, school: School, now: datetime) -> None:
    with engine.store.begin(school, now) as work:
        replies, unknown = recount(work)
        work.outbox.add(replies)
    if unknown:
        zones = sorted({session.zone for session in unknown})
        _log.error("classes not recounted", school=school.id, count=len(unknown), zones=zones)
