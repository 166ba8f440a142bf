"""What begins each playbook, and how it is asked for again."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.playbooks import Begin
from bot.model.messages import Button
from bot.model.walkthroughs import Walkthrough
from bot.model.words import say

BEGINS: Mapping[str, type[Begin]] = {kind.playbook: kind for kind in CATALOGUE if issubclass(kind, Begin)}


def to_question(kept: Walkthrough) -> Button:
    """To the question where it stands."""
    return Button(say("Back to the question"), BEGINS[kept.playbook].example)


def again(kept: Walkthrough) -> Button:
    """To the first question of the same playbook."""
    return Button(say("Begin again"), BEGINS[kept.playbook].example)
