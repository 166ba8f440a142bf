"""Letters that no database keeps, in any field of what a platform tells, end nowhere in a fault of ours."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from adapters.requests import json_object
from adapters.slack.form import sent
from adapters.slack.hear import heard as heard_in_slack
from adapters.teams.hear import heard as heard_in_teams
from bot.engine import Engine
from bot.model.errors import WrongFields
from bot.model.messages import Message
from tests.adapters import test_slack_hear, test_teams_hear
from tests.faults.doors import NAMES
from tests.faults.test_doors import changed, paths
from tests.world import NORTH, World

ODD = "\x00\udfff\ud800\uffff"
EMOJI = {"white_check_mark": "ack", "ticket": "ticket open"}
FORM = '{"says": "ticket form"}'


def messages(platform: str, name: str) -> Iterator[tuple[Any, Message]]:
    """What is heard when one field after the other has odd letters behind it."""
    module = test_slack_hear if platform == "slack" else test_teams_hear
    found = module.recorded(name)
    if "view" in found:
        found["view"] |= {"callback_id": "deskbell_form", "private_metadata": FORM}
    for path in paths(found):
        if isinstance(value_at(found, path), str):
            odd = json_object(json.dumps(changed(found, path, f"{value_at(found, path)}{ODD}")))
            if platform == "slack":
                message = sent(odd) or heard_in_slack(odd, "", EMOJI)
            else:
                message = heard_in_teams(odd, "https://smba.trafficmanager.net/emea/")
            if message:
                yield path, message


def value_at(found: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        found = found[name]
    return found


@pytest.mark.parametrize("platform", NAMES)
def test_odd_letters_are_heard_without_trouble(world: World, platform: str) -> None:
    """Each under a name of its own: a copy would not be looked at."""
    engine = Engine(world.store, [replace(NORTH, workspaces=frozenset())], world.engine.shelf)
    wrong, heard = [], Counter[str]()
    for name in NAMES[platform]:
        for number, (path, message) in enumerate(messages(platform, name)):
            told = replace(message, keys=tuple(f"{key}{name}{number}" for key in message.keys))
            with suppress(WrongFields):
                outcome = engine.hear(told, world.clock.now())
                heard[outcome] += 1
                if outcome == "error":
                    wrong.append((name, path))
    assert wrong == []
    assert heard["copy"] < heard.total() / 20, heard
