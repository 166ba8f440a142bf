"""What one person alone shall see, where a platform cannot show it to them among others."""

from __future__ import annotations

from dataclasses import replace

from bot.model.messages import private_place
from bot.model.ports import Post
from bot.model.words import lines, say


def apart(post: Post) -> Post:
    """A whisper goes to the person's own conversation, and tells why; one that is harmless is for everybody there."""
    person = post.private_to
    if not person or post.place.direct or post.harmless:
        return replace(post, private_to=None)
    why = say("You asked where others read along, so I answer here.")
    note = lines(post.card.note, why) if post.card.note else why
    return replace(post, place=private_place(person), card=replace(post.card, note=note), private_to=None)
