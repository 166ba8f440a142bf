"""A slash command in Slack, whatever a school calls it."""

from __future__ import annotations

import pytest

from adapters.slack.hear import heard
from tests.adapters.test_slack_hear import recorded


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("/desk", "lgoin", "lgoin"),
        ("/desk", "my projector is broken", "my projector is broken"),
        ("/it-help", "login", "login"),
        ("/desk", "", "help"),
        ("/it-help", " ", "help"),
        ("/help", "", "help"),
        ("/help", "about tickets", "help about tickets"),
        ("/ticket", "open it is dark", "ticket open it is dark"),
        ("/ticket", "my projector is broken", "my projector is broken"),
    ],
)
def test_the_name_of_a_command_is_no_part_of_the_words_but_where_both_are_a_command(
    name: str, text: str, words: str
) -> None:
    message = heard({**recorded("command"), "command": name, "text": text})
    assert message is not None
    assert message.words == words


def test_a_name_that_tells_of_a_secret_stays_so_that_it_is_hidden() -> None:
    message = heard({**recorded("command"), "command": "/password", "text": "is Maple7731"})
    assert message is not None
    assert message.words == "password is Maple7731"
