"""Devices that are broken, lent or given back: tickets of their category."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.intents.devices import ReportDevice
from bot.model.intents.playbooks import SecurityReport
from bot.model.messages import Reply
from bot.model.triage import sorted_into
from handlers import troubleshooting
from handlers.tickets import drafted, open_ticket
from handlers.turn import Turn

_GONE = re.compile(
    r"\b(lost|stolen|stole|missing since|robad[oa]|vol[ée]e?|gestohlen|verloren|roubad[oa])\b", re.IGNORECASE
)


def report(intent: ReportDevice, turn: Turn) -> list[Reply]:
    """A ticket; what is lost or stolen is a matter of security first."""
    if _GONE.search(intent.summary):
        return troubleshooting.begin(SecurityReport(), turn)
    draft = drafted(intent.summary.strip(), turn)
    part = sorted_into("device", (draft.category, draft.subcategory))
    return open_ticket(turn, replace(draft, category=part[0], subcategory=part[1], system=""))[1]
