"""What else a message asks for behind its first command: `close 4 and 5`, `ack, and tell him i am on my way`."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from bot.model.intents.intent import Intent
from bot.model.people import Role
from bot.model.understanding.grammar import command
from bot.model.understanding.misspelt import put_right
from bot.model.understanding.more_numbers import NEXT, TOLD, in_a_row, in_lines, numbered

_APART = re.compile(rf"(\s*(?:{NEXT}|&|,\s*and\b)\s*)", re.IGNORECASE)
"""Behind these a new sentence begins; a mere `and` stands in the middle of one more often than not."""
_JOINED = re.compile(r"(\s+(?:and|und|y|et|e)\s+|\s*,\s*)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:(?:and|then|also|please|pls)\s+)+", re.IGNORECASE)
_HIM = re.compile(r"^(?:him|her|them)\s+", re.IGNORECASE)
_IT = re.compile(r"\s+(?:it|this|that|him|her|them)\b", re.IGNORECASE)
_NOTED = re.compile(rf"(?P<verb>{TOLD})\b:?\s+(?!\d)(?P<text>.+)", re.IGNORECASE | re.DOTALL)
_PRIORITY = re.compile(
    r"(?:(?:set )?(?:the )?(?:priority|prio|urgency)(?: is| to)? *p?|p)(?P<priority>[1-4])\W*", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\b(?:and|then|und|y|et|e)\b)\s*", re.IGNORECASE)
_MOST = 5
_LONGEST = 1000
"""In letters: longer words are a story, and no row of commands."""
_FEW = 2
"""Words of a command that may stand behind a mere `and`."""


def also_asked(did: Intent, words: str, role: Role, below: int | None = None) -> tuple[Intent, tuple[str, ...]]:
    """`did`, the first command in the words, without what stands there of the others; and those others, each as it can
    be typed. What names no ticket is about the one of `did`, or the one in whose thread it stands, `below`.
    """
    if len(words := in_lines(words)) > _LONGEST:
        return did, ()
    alone, numbers = in_a_row(words)
    if type(numbered(alone)) is not type(did):
        alone, numbers = words, ()
    alone = put_right(alone, lambda kind: kind is type(did))
    first, commands = _other_commands(did, alone, role, getattr(did, "number", None) or below)
    found = [*numbers, *(each for said in commands for each in _each(said))]
    did = _alone(did, first) if found else did
    return did, tuple(each for each in dict.fromkeys(found) if command(each) != did)


def begun_with(words: str) -> str:
    """The first of several commands that stand one behind the other, each whole and with its number, as in `release 1
    and ack 2`; the words as they are where they are none.
    """
    parts = [part for part in _BETWEEN.split(words.strip()) if part] if len(words) <= _LONGEST else []
    if not 1 < len(parts) <= _MOST or command(words):
        return words
    whole = [meant for part in parts if (meant := command(part)) and meant.joined and getattr(meant, "number", None)]
    return parts[0] if len(whole) == len(parts) else words


def _each(said: str) -> tuple[str, ...]:
    """What is said about each number in a further command."""
    alone, others = in_a_row(said)
    return alone, *others


def _alone(did: Intent, first: str) -> Intent:
    """The command with the arguments that it has in these words alone; its ticket stays."""
    told = command(first)
    if type(told) is not type(did):
        return did
    said = {each.name: getattr(told, each.name) for each in fields(told) if each.name != "number"}
    return replace(did, **said)


def _other_commands(did: Intent, words: str, role: Role, number: int | None) -> tuple[str, list[str]]:
    """The words without the other commands that stand in them, and these."""
    if not did.joined:
        return words, []
    first, *parts = _APART.split(words)
    head, *joined = _JOINED.split(first)
    if type(command(head)) is not type(did) and type(command(first)) is not type(did):
        return words, []
    found: list[str] = []
    for pieces, most in ((joined, _FEW), (parts, _LONGEST)):
        for mark, part in zip(pieces[::2], pieces[1::2], strict=True):
            wish = _BEFORE.sub("", part, count=1) if _BEFORE.match(part) else part
            said = _with_number(wish.strip(), number, role) if len(part.split()) <= most else ""
            found += [said] if said else []
            head += "" if said else f"{mark}{part}"
    return head, found


def _with_number(wish: str, number: int | None, role: Role) -> str:
    """The command with the number of its ticket; empty where it is none that is about a ticket."""
    if number is not None and role >= Role.ON_CALL and (told := _to_ticket(wish, number)):
        return told
    meant = command(wish := put_right(wish))
    if meant is None or role < meant.allowed or not hasattr(meant, "number"):
        return ""
    if meant.number is not None or number is None:
        return wish
    verb, _, rest = _IT.sub("", wish, count=1).partition(" ")
    said = f"{verb} {number} {rest}".strip()
    return said if type(command(said)) is type(meant) else ""


def _to_ticket(wish: str, number: int) -> str:
    """What the staff say to a ticket, or how urgent it is, in the words that are read as that."""
    if told := _NOTED.fullmatch(wish):
        verb = told["verb"].lower().replace("note", "comment")
        return f"{verb} {number} {_HIM.sub('', told['text'])}"
    told = _PRIORITY.fullmatch(wish)
    return f"urgency {number} p{told['priority']}" if told else ""
