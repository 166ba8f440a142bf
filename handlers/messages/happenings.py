"""What happens around messages, as the engine takes it in: edits, deletions, reactions, people who come and leave."""

from __future__ import annotations

from collections.abc import Callable

from bot.model.intents.intent import Intent
from bot.model.messages import Kind, Message
from bot.model.safety import harm_in
from bot.model.secrets.alone import stands_in
from bot.model.words import clean
from handlers.messages.changes import concerned, deleted, edited
from handlers.messages.reactions import MEANT, reacted
from handlers.people.left import joined, left, regrouped
from handlers.safety.comforting import comforted_after_edit
from handlers.secrets.notice import hidden_notice, taken_away
from handlers.turn import Happening, Turn
from store.unit_of_work import UnitOfWork

HAPPENINGS: dict[Kind, Happening] = {
    Kind.DELETED: deleted,
    Kind.JOINED: joined,
    Kind.DEPARTED: left,
    Kind.REGROUPED: regrouped,
}
"""What changes something although nobody has said anything to the desk."""
CHANGES = frozenset((Kind.EDITED, Kind.REACTED, *HAPPENINGS))


def changed(
    work: UnitOfWork, message: Message, turned: Callable[[], Turn], meant: Callable[[Turn], Intent | None]
) -> str:
    """What became of messages and people. Nobody becomes known by it to whom it makes no difference.

    `turned`: the turn of the message, which makes its author known; `meant`: what its words mean.
    """
    if happening := HAPPENINGS.get(message.kind):
        work.outbox.add(happening(work, message))
    elif message.kind is Kind.REACTED:
        if message.words not in MEANT:
            return "talk"
        work.outbox.add(reacted(turned()))
    else:
        about = concerned(work, message)
        secret = stands_in(clean(message.words), message.addressed)
        over = [] if secret else taken_away(work, message)
        if about is None and not message.addressed and not secret and harm_in(message.words) is None:
            work.outbox.add(over)
            return "talk"
        turn = turned()
        told = comforted_after_edit(turn)
        replies = edited(turn, about, meant(turn)) if about and not told else told
        work.outbox.add([*replies, *over, *hidden_notice(turn)])
    return str(message.kind.value)
