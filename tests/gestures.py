"""What a platform tells when people edit, delete, react, come and leave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.model.messages import Kind, Message, Original, Place
from bot.model.people import Identity


def edit(last: Message, number: int, words: str, more: dict[str, Any]) -> Message:
    """Other words in the place of what was said; `more` is what a forged event would say."""
    original = Original(last.keys[0], stamp=more.pop("stamp", f"{number:06d}"))
    told = {"keys": (f"e{number}",), "kind": Kind.EDITED, "words": words, "about": last.remote_id}
    return replace(last, **{**told, "remote_id": None, "original": original, **more})


def deletion(last: Message, number: int, more: dict[str, Any]) -> Message:
    told = {"keys": (f"d{number}",), "kind": Kind.DELETED, "words": "", "about": last.remote_id}
    return replace(last, **{**told, "remote_id": None, "original": Original(last.keys[0], last.author), **more})


def reaction(who: Identity, number: int, says: str, to: Message | tuple[str, Place], more: dict[str, Any]) -> Message:
    """To what somebody wrote, or to a card of the desk's."""
    if isinstance(to, Message):
        about, place, original = to.remote_id, to.place.whole, Original(to.keys[0], to.author, to.words)
    else:
        about, place, original = to[0], to[1].whole, None
    told = {"kind": Kind.REACTED, "addressed": False, "about": about, "original": original}
    return Message((f"x{number}",), who, place, says, **{**told, **more})


def move(who: Identity, number: int, kind: Kind, where: Place) -> Message:
    return Message((f"moves{number}",), who, where, "", kind, addressed=False, persons=(who,))
