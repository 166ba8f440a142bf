"""Walk-throughs: playbooks as schools write them, and one person's way through one."""

from __future__ import annotations

from bot.model.playbooks.answers import NotAnOption
from bot.model.playbooks.book import (
    FACTS,
    Outcome,
    Playbook,
    PlaybookError,
    Shelf,
    Step,
    StepKind,
    TicketSpec,
    ends,
    find,
)
from bot.model.playbooks.categories import CATEGORIES
from bot.model.playbooks.parse import parse, shelve
from bot.model.playbooks.place import Answer, Decision, Ended, Run
from bot.model.playbooks.prompts import End, Prompt, labels, prompt
from bot.model.playbooks.rows import restore, serialise
from bot.model.playbooks.run import (
    acted,
    answer,
    back,
    begin,
    changed,
    coded,
    decided,
    fits,
    hand_over,
    marked,
    opened,
    proceed,
    restart,
    salvaged,
    take_up,
    taken_back,
    wake,
)

__all__ = [
    "CATEGORIES",
    "FACTS",
    "Answer",
    "Decision",
    "End",
    "Ended",
    "NotAnOption",
    "Outcome",
    "Playbook",
    "PlaybookError",
    "Prompt",
    "Run",
    "Shelf",
    "Step",
    "StepKind",
    "TicketSpec",
    "acted",
    "answer",
    "back",
    "begin",
    "changed",
    "coded",
    "decided",
    "ends",
    "find",
    "fits",
    "hand_over",
    "labels",
    "marked",
    "opened",
    "parse",
    "proceed",
    "prompt",
    "restart",
    "restore",
    "salvaged",
    "serialise",
    "shelve",
    "take_up",
    "taken_back",
    "wake",
]
