"""Whether the journal tells everything."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from store import schema, seals
from store.journal import plain
from tests.world import World


def gaps(world: World, *nouns: str) -> list[str]:
    """Rows that are not what their lines add up to, lines that are missing between two others, and broken seals."""
    work = world.work()
    found = list(seals.broken(work.connection))
    lines = select(schema.journal.c.noun, schema.journal.c.row, schema.journal.c.change).order_by(schema.journal.c.id)
    told: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for noun, row, change in work.connection.execute(lines):
        so_far = told[noun, row]
        version = change.get("version", 0)
        if noun in nouns and version and version != so_far.get("version", 0) + 1:
            found.append(f"{noun} {row}: {version} after {so_far.get('version')}")
        so_far.update(change)
    for noun in nouns:
        kept = getattr(work, noun)
        for row in kept.find(limit=10_000):
            stands = {c.name: plain(getattr(row, c.name)) for c in kept.columns if c.name != "id"}
            if told[noun, row.id] != stands:
                found.append(f"{noun} {row.id}: {told[noun, row.id]} is not {stands}")
    return found
