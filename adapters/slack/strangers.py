"""What a workspace hears that no school of ours has."""

from __future__ import annotations

import json

from slack_bolt.response import BoltResponse

from adapters.slack.dialect import Mrkdwn
from adapters.slack.reading import PLATFORM, Payload
from bot.model.people import Reader
from bot.model.words import render, say

_SAID = (
    "This workspace is not set up with Deskbell yet, so I cannot help you here. I have kept nothing of what you wrote. "
    "Please ask your school's office, or whoever looks after its computers.\n"
    "For the person who runs Deskbell: add `{workspace}` to `workspaces` in school.toml, and start Deskbell again."
)


def turned_away(payload: Payload, workspace: str) -> BoltResponse:
    """A command is answered in the answer to its request, to the asker alone; to all else there is nothing to say.

    https://docs.slack.dev/interactivity/implementing-slash-commands
    """
    if "command" not in payload or payload.get("type"):
        return BoltResponse(status=200, body="")
    text = render(say(_SAID, workspace=f"{PLATFORM}:{workspace}"), Mrkdwn(workspace), Reader("UTC"))
    answer = json.dumps({"response_type": "ephemeral", "text": text})
    return BoltResponse(status=200, body=answer, headers={"content-type": ["application/json"]})
