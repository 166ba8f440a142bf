"""What somebody types in their own words about a ticket of theirs, without saying which: that it works, or does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from bot.model.intents.articles import Search
from bot.model.intents.devices import ReportDevice
from bot.model.intents.escalation import Resolve
from bot.model.intents.help import Courtesy, Help
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.sessions import ListSessions
from bot.model.intents.tickets import Close, Comment, ListTickets, OpenTicket, Reopen, ShowTicket, Withdraw
from bot.model.intents.walkthroughs import Back, Leave, Unhelpful
from bot.model.messages import Card
from bot.model.people import Role
from bot.model.reports.awaiting import asks_for_answer, is_calm, urges
from bot.model.reports.nearness import tells_place
from bot.model.tickets import TicketState
from bot.model.understanding.answers import answered, yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import deeds
from bot.model.understanding.replies import in_words, remark, says, tells_of_another
from bot.model.understanding.spelling import folded
from bot.model.understanding.staff_words import Names, of_tickets
from bot.model.understanding.understand import Understanding
from bot.model.walkthroughs import EXPIRES_AFTER
from handlers.articles import words as article_words
from handlers.outages.ends import ASKED_AT_THE_END, asked_of
from handlers.tickets import answers as ticket_answers
from handlers.tickets.cards import IT_WORKS
from handlers.tickets.ends import STAYS_OPEN, may_work, waits_for_a_yes
from handlers.turn import Turn
from handlers.walkthroughs.cards import AT_THE_END
from handlers.walkthroughs.words import carried

_RATHER = (Search, ListSessions, ListTickets, Courtesy, WhoIsOnCall)
"""What such words may be taken for where nothing else is known."""
_CANCELS = re.compile(r"\W*(?:cancel|annul|abbrech|storn)")
_BARE = 4
"""Words; who says more than that nobody answers reports something else."""
_LOOKED_BACK = 4
_LATELY = timedelta(hours=1)
_OVER = 2
"""Cards that end a ticket: that it is closed, and the ticket as it is then."""


def _helps(turn: Turn) -> bool:
    """Whether somebody of the staff speaks of a person they help, or says that what they have in hand is done, with no
    trouble of their own.
    """
    words, person = turn.message.words, turn.person
    if person.role < Role.ON_CALL or tells_of_another(words):
        return person.role >= Role.ON_CALL
    said = of_tickets(words, Names(turn.school.names_of_staff(), lambda _: False))
    if not isinstance(said, Resolve) or turn.work.walkthroughs.open_of(person.id) or may_work(turn):
        return False
    return bool(turn.work.tickets.held_by(person.id, 1))


def verdict(turn: Turn, question: Callable[[], Context]) -> Intent | None:
    """What that it works, or does not, is said of: the question they have just read, the one of a walk-through
    (`question`), what helped, or their ticket. None where these words say no such thing, or somebody else asks for it.
    """
    words = turn.message.words
    said = yes_or_no(words, ASKED_AT_THE_END)
    if said != "yes" and (taken_back := _taken_back(turn)):
        return taken_back
    if said is None:
        return None
    if number := _just_asked(turn):
        return Close(number, IT_WORKS) if said == "yes" else Reopen(number, words)
    works = says(words, ("works",))
    if not (works or says(words, ("fails",))) or _helps(turn):
        return None
    asked = question()
    if answered(words, asked):
        return None
    if asked.options is not None:
        return Leave(words) if works else None
    if asked_of(turn.work, turn.person):
        return None
    return article_words.meant(turn) or (_works(turn) if works else _fails(turn))


def seems_reported(found: Understanding) -> bool:
    """Whether words were heard as a report that are perhaps none: `brauche ich nicht mehr`."""
    return not found.exact and isinstance(found.intent, OpenTicket | ReportDevice)


def called_off(turn: Turn) -> Intent | None:
    """That nothing is to be done any more, of whoever has a ticket that is open; a word of cancelling right behind the
    question whether it shall be withdrawn is a yes.
    """
    words = turn.message.words
    if not turn.message.place.direct or not says(words, ("stop",)):
        return None
    mine = ticket_answers.mine(turn)
    if len(mine) != 1:
        return Withdraw() if mine else None
    gone = Withdraw(mine[0].number)
    return gone if _CANCELS.match(folded(words)) and gone in deeds(turn.last_said()) else Courtesy()


def of_thread(turn: Turn, number: int) -> Intent | None:
    """The same below a card about this ticket, in their own conversation, once it is solved."""
    said = yes_or_no(turn.message.words, ASKED_AT_THE_END) if turn.message.place.direct else None
    ticket = turn.work.tickets.numbered(number) if said else None
    if ticket is None or ticket.reporter != turn.person.id or ticket.state is not TicketState.RESOLVED:
        return None
    return Close(number, IT_WORKS) if said == "yes" else Reopen(number, turn.message.words)


def awaited(found: Understanding, turn: Turn) -> Intent | None:
    """What somebody says of the ticket they wait for, when it is nothing else: that it is urgent or not, or when an
    answer comes.
    """
    words = turn.message.words
    urgent = urges(words) or (turn.soon(words) and not tells_place(words))
    asks = asks_for_answer(words) or _is_lost(found, turn)
    bare = asks and len(words.split()) <= _BARE and found.intent == OpenTicket(words)
    bare = bare or (asks and (found.intent == ShowTicket() or isinstance(found.intent, Help)))
    if found.intent is not None and (found.exact or not (bare or isinstance(found.intent, _RATHER))):
        return None
    calm = is_calm(words)
    mine = turn.work.tickets.reported_by(turn.person.id, 1) if urgent or asks or calm else []
    if not mine:
        return None
    return Comment(mine[0].number, words) if urgent or calm else ShowTicket(mine[0].number)


def _is_lost(found: Understanding, turn: Turn) -> bool:
    """Whether they ask what they are to do, a moment after they opened their ticket."""
    if not isinstance(found.intent, Help) or found.intent.about or remark(turn.message.words) != "how":
        return False
    mine = turn.work.tickets.reported_by(turn.person.id, 1)
    return bool(mine) and turn.now - mine[0].opened_at < _LATELY


def offered(found: Understanding, turn: Turn) -> Intent | None:
    """The ticket that the last answer offers, for somebody who says now that there is little time."""
    words = turn.message.words
    if found.intent is not None or not turn.soon(words):
        return None
    last = turn.last_said()
    ticket = next((each for each in deeds(last) if isinstance(each, OpenTicket) and each.summary), None)
    return OpenTicket(f"{ticket.summary}, {words}") if ticket else None


def done_as_asked(found: Understanding, turn: Turn) -> Intent | None:
    """That it is done, of what the staff have asked for."""
    done = isinstance(found.intent, Courtesy) and remark(turn.message.words) == "did"
    return ticket_answers.answer(turn) if done else None


def _works(turn: Turn) -> Intent | None:
    mine = may_work(turn)
    if not mine and turn.work.walkthroughs.asked_of(turn.person.id, turn.now - EXPIRES_AFTER):
        return None
    if not mine:
        return Courtesy(IT_WORKS)
    if len(mine) != 1 or (waits_for_a_yes(mine[0], turn) and not _asked_to_close(turn, mine[0].number)):
        return Close(None, IT_WORKS)
    return Close(mine[0].number, IT_WORKS)


def _fails(turn: Turn) -> Intent | None:
    solved = [ticket for ticket in may_work(turn) if ticket.state is TicketState.RESOLVED]
    return Reopen(solved[0].number, turn.message.words) if len(solved) == 1 else None


def _asked_to_close(turn: Turn, number: int) -> bool:
    """Whether the last thing they read asks whether this ticket shall be closed."""
    last = turn.last_said()
    says = {button.says for card in last for button in card.buttons}
    return says.issuperset((f"close {number}, {IT_WORKS}", STAYS_OPEN))


def _taken_back(turn: Turn) -> Intent | None:
    """What leads back to the trouble, for whoever was just told that it is over and says now that it is not. A bare no
    may be an answer to whatever else that card asks.
    """
    words = turn.message.words
    bare = says(words, ("no",)) and "not" not in in_words(words)[1]
    if bare or not says(words, ("no", "fails", "relapse")):
        return None
    said = deeds(_read_last(turn, _OVER))
    if any(isinstance(each, Close | Unhelpful) for each in said):
        return None
    over = next((each for each in said if isinstance(each, Reopen | Back) and _leads_back(each)), None)
    return Reopen(over.number, words) if isinstance(over, Reopen) else over


def _leads_back(deed: Reopen | Back) -> bool:
    return isinstance(deed, Reopen) or deed.at.endswith(AT_THE_END)


def _just_asked(turn: Turn) -> int | None:
    """The ticket of which the last thing they read asks whether it works; that I did not understand them is not it."""
    return next(map(_asks, _read_last(turn, 1)), None)


def _read_last(turn: Turn, most: int) -> list[Card]:
    """The newest cards they have read that answer more than that they were not understood."""
    last = turn.last_said(_LOOKED_BACK)
    return [card for card in last if not carried(card)][-most:]


def _asks(card: Card) -> int | None:
    said = deeds([card])
    number = next((deed.number for deed in said if isinstance(deed, Close) and deed.reason == IT_WORKS), None)
    return number if Reopen(number, "still not working") in said else None
