"""By the names of what was heard nobody finds out what it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

import pytest

from adapters.seals import Seal
from adapters.slack.form import sent as sent_in_slack
from adapters.teams.answers import work_in
from bot.model.messages import Message
from tests.adapters.test_slack_hear import recorded as in_slack
from tests.adapters.test_teams_hear import recorded as in_teams
from tests.fakes.bot_service_keys import SERVICE_URL

CODE = "884213"
GUESSES = [sha256(words.encode()).hexdigest() for words in (CODE, json.dumps({"summary": CODE}))]


def dialog(seal: Seal) -> Message | None:
    pressed = in_teams("invoke-task_fetch-personal-with_value")
    data = {"says": "ticket form", "field.summary": CODE, "opened": "one"}
    work = work_in({**pressed, "name": "task/submit", "value": {"data": data}}, SERVICE_URL, True, seal)
    return work.message if work else None


def chat(seal: Seal) -> Message | None:
    work = work_in({**in_teams("message-personal"), "text": CODE}, SERVICE_URL, True, seal)
    return work.message if work else None


def modal(seal: Seal) -> Message | None:
    payload = in_slack("interactive-view_submission")
    way = json.dumps({"says": "ticket form"})
    state = {"values": {"summary": {"value": {"type": "plain_text_input", "value": CODE}}}}
    view = {**payload["view"], "callback_id": "deskbell_form", "private_metadata": way, "state": state}
    return sent_in_slack({**payload, "view": view}, seal)


@pytest.mark.parametrize("way", [dialog, chat, modal])
def test_who_has_not_the_secret_finds_no_words_by_the_name_of_what_said_them(
    way: Callable[[Seal], Message | None],
) -> None:
    heard = [way(Seal(secret)) for secret in ("one", "one", "two")]
    names = [message.keys for message in heard if message]
    assert names[0] == names[1] != names[2]
    written = str(names)
    assert not any(guess[:8] in written for guess in GUESSES)
    assert CODE not in written
