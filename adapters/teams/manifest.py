"""The app package: the zip an administrator uploads to Teams."""

from __future__ import annotations

import io
import json
import re
from itertools import takewhile
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

from adapters.manifest import ADDRESS, Wanted
from bot.model.intents.articles import Search
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.help import Help, TalkToHuman
from bot.model.intents.home import Home
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.outages import OutageCheck
from bot.model.intents.people import Link
from bot.model.intents.sessions import ListSessions
from bot.model.intents.tickets import ListQueue, ListTickets, OpenTicket
from bot.model.intents.walkthroughs import LoginHelp

SCHEMA = "1.30"
VERSION = "1.0.0"
"""Raise it with every change of the manifest: Teams takes a package as an update only when this is higher."""
ICONS = ("color.png", "outline.png")
READS_CHANNELS = ("ChannelMessage.Read.Group", "ChatMessage.Read.Chat")
EVERYWHERE = (
    *(Help, TalkToHuman, LoginHelp, OpenTicket, ListTickets),
    *(OutageCheck, Search, ListSessions, WhoIsOnCall),
)
IN_PRIVATE = (*EVERYWHERE, Home, ListQueue, Link)
IN_COMPANY = (*EVERYWHERE, Acknowledge, Resolve, Escalate)
"""A list has room for twelve: what else can be said, `help` shows. On call is done where the tickets are shown: in a
team or a group chat. Accounts are joined in one's own chat.
"""
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FULL = (
    "Deskbell is the school's support desk. It helps with signing in, one question at a time. What it cannot solve "
    "becomes a ticket: you see how it stands, and the people on call are told, one after the other, until somebody "
    "has taken it. Before a class begins, it reminds those who take part.\n\n"
    "Write to it in a chat of your own, or mention it in a channel or a group chat where it has been added; there, a "
    "command that begins with a slash is seen by you alone. Say help to see everything it can do."
)


def manifest(wanted: Wanted) -> bytes:
    """The package; what is wanted alike is alike to the byte.

    Raises `ValueError` when the id of the app is no GUID, or the address not one that Teams could reach.
    """
    if not _GUID.fullmatch(wanted.app_id):
        raise ValueError("Say --app-id with the app's id: a GUID like 01234567-89ab-cdef-0123-456789abcdef.")
    url = (wanted.url or "").rstrip("/")
    address = ADDRESS.fullmatch(url)
    if not address:
        raise ValueError("Say --url with the public address: it must start with https:// and the name of a host.")
    said = json.dumps(_manifest(wanted, url, address["host"]), indent=2, ensure_ascii=False) + "\n"
    icons = {name: Path(__file__).with_name(name).read_bytes() for name in ICONS}
    return _zipped({"manifest.json": said.encode(), **icons})


def _manifest(wanted: Wanted, url: str, host: str) -> dict[str, Any]:
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": VERSION,
        "id": wanted.app_id,
        "developer": {
            "name": "Deskbell",
            "websiteUrl": url,
            "privacyUrl": f"{url}/privacy",
            "termsOfUseUrl": f"{url}/terms",
        },
        "name": {"short": "Deskbell", "full": "Deskbell, the school's support desk"},
        "description": {
            "short": "The school's support desk: help with signing in, tickets, class reminders.",
            "full": _FULL,
        },
        "icons": dict(zip(("color", "outline"), ICONS, strict=True)),
        "accentColor": "#2f54c8",
        "bots": [_bot(wanted.app_id)],
        "composeExtensions": [{"botId": wanted.app_id, "commands": _actions()}],
        "validDomains": [host],
        **(_rights(wanted.app_id) if wanted.reads_channels else {}),
    }


def _bot(app_id: str) -> dict[str, Any]:
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsTargetedMessages": True,
        "commandLists": [
            # a chat of two has no slash commands: there is nobody to hide them from
            {"scopes": ["personal"], "triggers": ["mention"], "commands": list(map(_command, IN_PRIVATE))},
            {"scopes": ["team"], "triggers": ["mention", "slash"], "commands": list(map(_command, IN_COMPANY))},
            {"scopes": ["groupChat"], "triggers": ["mention", "slash"], "commands": list(map(_command, IN_COMPANY))},
        ],
    }


def _command(kind: type[Intent]) -> dict[str, str]:
    """The title is what Teams types for a person; what is still to be added stands in the description."""
    fixed = kind.example or " ".join(takewhile(str.islower, kind.shown.split()))
    more = kind.shown.removeprefix(fixed).strip()
    told = " ".join((kind.__doc__ or "").split())
    return {"title": fixed, "description": f"{told} Add: {more}" if more else told}


def _actions() -> list[dict[str, Any]]:
    """Each opens the form of a ticket."""
    return [
        _action("ticket_from_message", "message", "Open a ticket from this message", "Make a ticket of this message."),
        _action("ticket_open", "compose", "Open a ticket", "Ask the support desk for help."),
    ]


def _action(name: str, context: str, title: str, description: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "action",
        "context": [context],
        "title": title,
        "description": description,
        "fetchTask": True,
    }


def _rights(app_id: str) -> dict[str, Any]:
    """To see what is said without a mention. Teams insists on a `resource` and does nothing with it."""
    permissions = [{"name": name, "type": "Application"} for name in READS_CHANNELS]
    return {
        "webApplicationInfo": {"id": app_id, "resource": "https://RscBasedStoreApp"},
        "authorization": {"permissions": {"resourceSpecific": permissions}},
    }


def _zipped(files: dict[str, bytes]) -> bytes:
    """Neither compressed nor dated, so that it never differs by the machine it was made on."""
    package = io.BytesIO()
    with ZipFile(package, "w") as zipped:
        for name, content in files.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            zipped.writestr(entry, content)
    return package.getvalue()
