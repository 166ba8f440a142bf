"""Every table. Each row but the last tick belongs to one school; times are aware UTC; enums stand as text."""

from store.schema.columns import metadata
from store.schema.escalation import escalations
from store.schema.forms import drafts
from store.schema.journal import journal
from store.schema.limits import attempts, limits
from store.schema.outbox import cards, heard, outbox, place_references
from store.schema.people import identities, misses, people, schools, visitors
from store.schema.sessions import participants, reminders, sessions
from store.schema.tickets import affected, comments, tickets
from store.schema.ticks import ticks
from store.schema.troubleshooting import walkthroughs

__all__ = [
    "affected",
    "attempts",
    "cards",
    "comments",
    "drafts",
    "escalations",
    "heard",
    "identities",
    "journal",
    "limits",
    "metadata",
    "misses",
    "outbox",
    "participants",
    "people",
    "place_references",
    "reminders",
    "schools",
    "sessions",
    "tickets",
    "ticks",
    "visitors",
    "walkthroughs",
]
