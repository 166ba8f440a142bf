"""What is said in front of words only to call the desk: the name of a slash command, and `help`."""

from __future__ import annotations

import re

from bot.model.intents.help import Help, HelpAll
from bot.model.intents.home import Home
from bot.model.intents.intent import topic_of
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind, Message
from bot.model.secrets.masking import masked
from bot.model.understanding.grammar import command

_HELP = re.compile(
    r"[/!\s]*help\b(?:[\s,:;.!?]+(?:me|us|with|about|please|pls)\b)*[\s,:;.!?]*(.*)", re.IGNORECASE | re.DOTALL
)
_NAMES = (Help, Home, OpenTicket)
"""What a school may well call its command that is none behind it."""
_NAME = re.compile(r"[\w-]*")
_CALLS = frozenset((Kind.SAID, Kind.COMMAND, Kind.EDITED))


def called_by(name: str, text: str) -> str:
    """The words of a slash command, whatever name a school gave it: what stands behind the name, or `help` where
    nothing does. Both together where they are a command, as `/ticket open` or `/login`; `help` may ask for a topic, and
    a name may be what tells that a secret stands behind it.
    """
    name, text = name.strip().lstrip("/"), text.strip()
    whole = f"{name} {text}".strip()
    if name.lower() == "help" or (text and command(whole) is not None):
        return whole
    if masked(whole) != f"{name} {masked(text)}".strip():
        return whole
    alone = command(name)
    return text or "help" if alone is None or isinstance(alone, _NAMES) else whole


def typed_after(slash: str) -> str:
    """The same for one that was typed where there are none, so that its name is anything."""
    said = slash.strip().lstrip("/").strip()
    name, _, text = said.partition(" ")
    if not _NAME.fullmatch(name) or (not text and command(said) is not None):
        return said
    return called_by(name, text)


def meant_by(message: Message, words: str) -> str:
    """What is left of the words of a message to the desk without `help` in front, unless they ask for a topic of the
    help. Below a card nothing is taken off: there they may be kept as they are.
    """
    here = message.kind in _CALLS and message.addressed and (message.place.thread is None)
    return without_help(words) if here or message.kind is Kind.COMMAND else words


def without_help(words: str) -> str:
    """Words without `help` in front, unless that is all they are, or a topic or the whole of the help."""
    match = _HELP.fullmatch(words)
    if match is None or not re.search(r"\w", match[1]) or topic_of(match[1]) or isinstance(command(words), HelpAll):
        return words
    return match[1]
