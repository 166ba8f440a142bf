"""What a story looks at: cards as they stand, rows as they are."""

from __future__ import annotations

from dataclasses import replace

from bot.model.messages import Place
from bot.model.tickets import Priority, Ticket, TicketState
from tests.world import Someone, World, text

URGENT = "/ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting"
CRITICAL = "/ticket open nobody can hear me, my class starts in ten minutes"
CALM = "/ticket open the projector stays dark"
TAKEN_BY_ANA = "Ana Alves has taken ticket 1. Nobody else will be pinged."
DARK = "/ticket open the projector stays dark"
FIRST = "Which service will not let you in?"
SECOND = "Does a class, an exam or a deadline start in the next 30 minutes?"
POINTER = "I answer you in private: please look at your direct messages with me."
FORGOTTEN = ("login", "1", "2", "2", "2")
LOOPING = ("login", "1", "2", "5", "None of these", "2", "No")
SAME = ("login", "1", "yes")
"""Whoever comes when several have that already, and has the same."""
AT = {
    "choice": ("login", "1"),
    "confirm": ("login", "1", "2", "1", "None of these"),
    "wait": ("login", "3", "2", "3", "2"),
    "look_up": ("login", "3", "2", "11"),
    "later": ("login", "3", "2", "6", "2", "1"),
    "after an action": ("login", "1", "1"),
}
"""How to get to a step of each kind."""


def now_reads(someone: Someone) -> list[str]:
    """What stands in somebody's own conversation with the desk, as it is now."""
    return [text(post.card) for _, post in someone.world.chat.at(someone.place)]


def pages(someone: Someone) -> list[str]:
    return [words for words in someone.hears() if " needs you: " in words]


def own_thread(someone: Someone, words: str) -> Place:
    """The thread under a message in somebody's own conversation."""
    posts = someone.world.chat.at(someone.place)
    return replace(someone.place, thread=next(number for number, post in posts if words in text(post.card)))


def state(world: World, number: int = 1) -> TicketState:
    return world.work().tickets.numbered(number).state


def ticket(world: World, number: int = 1) -> Ticket:
    return world.work().tickets.numbered(number)


def comments(world: World, number: int = 1) -> list[tuple[str, bool]]:
    work = world.work()
    return [(each.text, each.internal) for each in work.comments.on(work.tickets.numbered(number).id, internal=True)]


def reply_below(someone: Someone, below: str, words: str) -> str:
    """Answer in the thread of something in one's own conversation with the desk."""
    posts = someone.world.chat.at(someone.place)
    root = next(number for number, post in reversed(posts) if below in text(post.card))
    return someone.says(words, where=replace(someone.place, thread=root))


def fact(world: World, place: Place, label: str, below: str = "icket 1") -> str:
    """What the card of a ticket says beside a label."""
    card = next(post.card for _, post in world.chat.at(place) if below in text(post.card))
    facts = {
        text(replace(card, title=None, text=name)): text(replace(card, title=None, text=said))
        for name, said in card.facts
    }
    return facts.get(label, "")


def says_all(someone: Someone, *words: str) -> list[str]:
    for each in words:
        someone.says(each)
    return someone.hears()


def tickets(world: World) -> list[tuple[str, str, Priority]]:
    return [(each.category, each.subcategory, each.priority) for each in world.work().tickets.find()]


def facts(world: World, number: int = 1) -> dict[str, str]:
    """What a ticket's card says to one of the staff in private."""
    world.last.says(f"ticket {number}")
    card = world.last.last()
    return {
        text(replace(card, title=None, text=name)): text(replace(card, title=None, text=said))
        for name, said in card.facts
    }
