"""How Alembic reaches the database: over the connection `store.migrate` gives it."""

from typing import Any, Literal

from alembic import context

from store.schema import metadata
from store.types import Choice, Moment, Seconds, Written

connection = context.config.attributes["connection"]


def plain_type(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """A migration names the types the databases have, not ours: ours may change later."""
    match thing if kind == "type" else None:
        case Moment():
            return "sa.DateTime(timezone=True)"
        case Choice():
            return "sa.Integer()" if isinstance(next(iter(thing.choices)).value, int) else "sa.Text()"
        case Seconds():
            return "sa.Integer()"
        case Written():
            return "sa.Text()"
    return False


context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, render_item=plain_type)
context.run_migrations()
