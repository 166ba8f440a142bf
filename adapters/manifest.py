"""What a platform's manifest is made from, as the command line tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"https://(?P<host>[A-Za-z0-9.-]+)(:\d+)?(/[^\s?#]*)?")
"""Where a platform can reach the web server."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the app shall be like; a platform takes from it what it knows.

    `command` is what people type, `url` the public address of the web server (None when there is none), `app_id` the id
    the platform gave the app (empty when it has not yet), `reads_channels` whether it may see what is not said to it,
    `reads_emails` and `reads_groups` whether it may see people's addresses, and who is in which group.
    """

    command: str = "/help"
    url: str | None = None
    app_id: str = ""
    reads_channels: bool = False
    reads_emails: bool = False
    reads_groups: bool = False
