"""Files that are sent along in Slack."""

from __future__ import annotations

from adapters.slack.hear import heard
from tests.adapters.test_slack_hear import recorded


def test_files_are_heard_by_their_kind_and_never_by_their_name() -> None:
    event = recorded("event-message-im")
    event["event"] |= {
        "subtype": "file_share",
        "text": "",
        "files": [{"id": "F1", "name": "sam.png", "mimetype": "image/png"}, {"id": "F2", "mode": "file_access"}],
    }
    message = heard(event)
    assert message is not None
    assert (message.words, message.files) == ("", ("picture", "file"))
