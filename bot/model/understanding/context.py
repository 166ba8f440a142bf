"""What a message stands in: the thread it answers, the question that is open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """`addressed`, `direct`: as in `Message` and `Place`. `ticket`, `session`: numbers, when the thread is about one;
    what was not addressed is about a class only when its instructor said it.

    `options`: the answers the open question of a walk-through has; None when none is open. `unseen`: it has more, at
    which they did not look yet. `asked`: its words. `typed`:
    it takes words; `free`: whatever they are, but for a command as the help writes it. `command`: it is a slash
    command. `staff`: it stands in a channel of the staff. `colleagues`: the names of the staff in small letters, who
    talk with each other below a ticket.
    """

    addressed: bool = True
    direct: bool = True
    ticket: int | None = None
    session: int | None = None
    options: tuple[str, ...] | None = None
    unseen: bool = False
    asked: str = ""
    typed: bool = False
    free: bool = False
    command: bool = False
    staff: bool = False
    colleagues: frozenset[str] = frozenset()
