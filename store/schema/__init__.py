"""Every table. Each row but the last tick belongs to one school; times are aware UTC; enums stand as text."""

from store.schema.articles import article_verdicts
from store.schema.columns import metadata
from store.schema.covers import covers
from store.schema.escalation import escalations
from store.schema.forms import drafts
from store.schema.journal import journal
from store.schema.limits import attempts, in_hand, limits, paces, undone
from store.schema.maintenance import maintenance
from store.schema.mutes import mutes
from store.schema.offers import offers
from store.schema.origins import origins
from store.schema.outbox import cards, heard, outbox, place_references
from store.schema.people import identities, joined, links, misses, people, roster, schools, visitors
from store.schema.phrases import taught, unknown
from store.schema.sessions import participants, reminders, sessions
from store.schema.tickets import affected, comments, tickets
from store.schema.ticks import ticks
from store.schema.unanswered import unanswered
from store.schema.walkthroughs import walkthroughs

__all__ = [
    "affected",
    "article_verdicts",
    "attempts",
    "cards",
    "comments",
    "covers",
    "drafts",
    "escalations",
    "heard",
    "identities",
    "in_hand",
    "joined",
    "journal",
    "limits",
    "links",
    "maintenance",
    "metadata",
    "misses",
    "mutes",
    "offers",
    "origins",
    "outbox",
    "paces",
    "participants",
    "people",
    "place_references",
    "reminders",
    "roster",
    "schools",
    "sessions",
    "taught",
    "tickets",
    "ticks",
    "unanswered",
    "undone",
    "unknown",
    "visitors",
    "walkthroughs",
]
