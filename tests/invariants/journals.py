"""Whether the journal tells everything."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from store import folded, schema, seals
from tests.world import World


def gaps(world: World, *nouns: str) -> list[str]:
    """Rows that are not what their lines add up to, lines that are missing between two others, and broken seals."""
    work = world.work()
    found = [*seals.broken(work.connection), *folded.astray(work.connection)]
    lines = select(schema.journal.c.noun, schema.journal.c.row, schema.journal.c.change).order_by(schema.journal.c.id)
    told: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for noun, row, change in work.connection.execute(lines):
        so_far = told[noun, row]
        version = change.get("version", 0)
        if noun in nouns and version and version != so_far.get("version", 0) + 1:
            found.append(f"{noun} {row}: {version} after {so_far.get('version')}")
        so_far.update(change)
    for (noun, row), change in told.items():
        if noun in nouns and (untold := {c.name for c in getattr(work, noun).columns} - {"id", *change}):
            found.append(f"{noun} {row}: nothing tells {untold}")
    return found
