"""What the tree's rules are about: the layers, and every exception with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Which of our own packages, and which libraries, a layer may import. The longest name that fits is a file's layer.
LAYERS: Mapping[str, set[str]] = {
    "bot.model": {"bot.model"},
    "bot.content": {"bot.model"},
    "bot.engine": {"bot.again", "bot.chores", "bot.model", "bot.unanswered", "handlers", "store", "structlog"},
    "bot.unanswered": {"bot.model", "handlers", "store"},
    **{key: {"bot.again", "bot.model", "handlers", "store", "structlog"} for key in ("bot.again", "bot.chores")},
    "bot.delivery.loop": {"bot.model", "store", "structlog"}
    | {
        "bot.database_trouble",
        *(f"bot.delivery.{part}" for part in ("outcomes", "pauses", "reached", "slots", "voice", "workspaces")),
    },
    **{
        f"bot.delivery.{part}": {"bot.model", "bot.delivery.outcomes", "store"}
        for part in ("outcomes", "reached", "slots")
    },
    "store": {"bot.model", "store", "sqlalchemy", "alembic", "orjson", "psycopg"},
    "handlers": {"bot.model", "store", "handlers"},
    "adapters": {"bot.model", "adapters", "aiohttp", "structlog"},
}
RIM = "bot"
"""Everything else in bot/ puts the program together and may know everybody."""
SDKS: Mapping[str, set[str]] = {
    "slack": {"slack_bolt", "slack_sdk"},
    "teams": {"botbuilder", "botframework", "jwt", "msrest"},
}
"""The libraries of a platform; only its own package may import them."""

# Every exception has its reason beside it, and a test fails when it is no longer needed.
NAMES_ELSEWHERE: Mapping[str, set[str]] = {
    "adapters/local.py": {"browser", "terminal"},  # the local chat is a platform in two forms, and this is its door
    **{
        f"bot/{file}.py": {"browser", "terminal"} for file in ("cli", "run", "demo/school")
    },  # the person's own, no platforms
    **{f"bot/model/{f}.py": {"browser"} for f in ("playbooks/book", "intents/playbooks", "playbooks/categories")},
    **{
        f"bot/model/{file}.py": {"browser"} for file in ("requirements", "requirement_words", "outages")
    },  # what a class needs
    "bot/files/requirements.py": {"browser"},
    "bot/model/reports/systems.py": {"teams", "browser"},  # what a school teaches with
}
BROAD_EXCEPTS: Mapping[str, int] = {
    "bot/engine.py": 3,  # a bug in a handler, in what looks at words, one of several heard together: the others go on
    "bot/chores.py": 3,  # a bug in a chore, in what is done for many rows, in what is done for one: the others go on
    "bot/delivery/loop.py": 1,  # a loop that dies says nothing any more
}
CLOCKS: Mapping[str, set[str]] = {
    "bot/clock.py": {"datetime.now", "time.sleep"},  # the one clock
    "bot/delivery/loop.py": {"a task"},  # each is kept in a table until it is done
    **{file: {"asyncio.sleep"} for file in ("bot/inbox.py", "adapters/attempts.py")},  # a turn of the loop, a pause
}
CLOCK_WORDS = re.compile(
    r"(datetime\.(now|utcnow|today)|date\.today|time\.(time|sleep)|asyncio\.sleep|.*\b(create_task|ensure_future))"
)
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "services", "misc"}
NOT_OURS = ("../" + "shared", "/" + "work/", "TO" + "DO", "FIX" + "ME", "XX" + "X")
