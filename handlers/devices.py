"""Devices that are broken, lent or given back: tickets of their category."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.intents.devices import ReportDevice
from bot.model.intents.playbooks import SecurityReport
from bot.model.messages import Reply
from bot.model.triage import sorted_into
from bot.model.understanding.lost_parts import with_parts_lost
from handlers.offers import offering
from handlers.tickets.form import as_chosen
from handlers.tickets.opening import drafted
from handlers.turn import Turn
from handlers.walkthroughs import walk

_DEVICE = "device"
_GONE = re.compile(
    r"\b(lost|stolen|stole|missing since|robad[oa]|vol[ée]e?|gestohlen|verloren|roubad[oa])\b", re.IGNORECASE
)


def report(intent: ReportDevice, turn: Turn) -> list[Reply]:
    """A ticket, or first an article; what is lost or stolen is a matter of security first, and what stands in a room
    one of the room.
    """
    if _GONE.search(with_parts_lost(intent.summary)):
        return walk.begin(SecurityReport(), turn)
    words = intent.summary.strip()
    draft = drafted(words, turn)
    if draft.category == offering.ROOM:
        return offering.considered(turn, draft, words)
    part = sorted_into(_DEVICE, (draft.category, draft.subcategory))
    draft = replace(draft, category=part[0], subcategory=part[1], system="", building="")
    return offering.considered(turn, draft, as_chosen(_DEVICE, words))
