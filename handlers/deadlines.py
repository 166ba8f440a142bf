"""What the staff hear when something that was due could not be done, however often it was tried."""

from __future__ import annotations

from bot.model.messages import Card, Lane, Reply
from bot.model.words import Said, say
from store.unit_of_work import UnitOfWork

_WHAT = {
    "escalations": say("call the next person for a ticket"),
    "reminders": say("remind people of a class"),
    "walkthroughs": say("go on with a walk-through"),
    "offers": say("open a ticket that I had kept for somebody"),
    "tickets": say("close a ticket, or ask about it again"),
    "outages": say("ask about the end of an outage"),
    "maintenance": say("tell teachers of planned maintenance"),
    "covers": say("tell who stands in on call"),
    "outbox": say("tell somebody in another way what they did not get"),
    "joined": say("put two accounts of one person together"),
}


_UNANSWERED = say(
    "I could not answer somebody: something is wrong on my side. They were told so, and that a person can help them. "
    "There may be more of them: I say this once a day. Whoever runs this desk sees each with `deskbell dead list`."
)


def put_aside(work: UnitOfWork, which: tuple[str, int], error: str) -> list[Reply]:
    """Tell the staff, once a day for each row (or, of messages, for each kind of error), that something due is not
    tried any more. Nothing in it is quoted: it may be unreadable.
    """
    noun, row = which
    if noun == "unanswered":
        return _told(work, _UNANSWERED, Lane.PAGE, f"{noun}/{error}")
    text = say(
        "I had to {what} and cannot: something is wrong on my side. I have stopped trying. Type `queue` to see the "
        "open tickets. Whoever runs this desk sees more with `deskbell dead list`.",
        what=_WHAT[noun],
    )
    return _told(work, text, Lane.PAGE if noun == "escalations" else Lane.NOTICE, f"{noun}/{row}")


def _told(work: UnitOfWork, text: Said, lane: Lane, about: str) -> list[Reply]:
    key = f"undone/{about}/{work.now:%Y-%m-%d}"
    return [Reply(staff, Card(text), lane=lane, key=key) for staff in work.school.staff[:1]]
