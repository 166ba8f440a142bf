"""The service a walk-through is about, and another one that somebody speaks of in the middle of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import playbooks
from bot.model.intents import walkthroughs as intents
from bot.model.intents.playbooks import AudioVideoHelp, Begin, CompatibilityHelp, ConnectivityHelp, SecurityReport
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.playbooks.book import Option
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import here
from bot.model.reports.buildings import told_in
from bot.model.reports.dangers import happened
from bot.model.reports.subjects import guess
from bot.model.reports.systems import kin, line_in, named_in, service
from bot.model.understanding.working import beside_working
from bot.model.walkthroughs import Walkthrough
from bot.model.words import say, shortened
from handlers.playbooks import to_question
from handlers.tickets import goes_on as ticket_goes_on
from handlers.turn import TALK, Turn

_SYSTEM, _PRODUCT = "system", "product"
_LONGEST = 75
_LOOKED_AT = 2000
_PARTS = re.compile(r"[,;.!?]|\b(?:and|but|also|plus)\b", re.IGNORECASE)


def of_a_ticket(turn: Turn, intent: Begin) -> list[Reply]:
    """The question whether what would begin a walk-through is said of their ticket; empty where it is not."""
    book = turn.playbooks.get(intent.playbook)
    pressed = intent.pressed()
    asked = ticket_goes_on.same_thing(turn, pressed)
    if asked or book is None or isinstance(intent, SecurityReport):
        return asked
    return ticket_goes_on.just_reported(turn, book.category, pressed)


def begun(turn: Turn, run: Run, intent: Begin) -> Run:
    """The walk with what was said as the answer to its first questions: the service, or what happened. Whoever pressed
    a button below what they had said means those words.
    """
    words = run.words[-1] if run.words and turn.message.kind is Kind.PRESSED else turn.message.words
    if isinstance(intent, SecurityReport):
        return _at_what_happened(turn, run, happened(words)) if _is_first(turn, run, intent) else run
    number = _number(turn, intent, words)
    return playbooks.answer(turn.playbooks, run, number) if number and _is_first(turn, run, intent) else run


def told_more(turn: Turn, run: Run, intent: Begin) -> Run:
    """The same for whoever says it in the middle: what happened may also answer a later question."""
    if isinstance(intent, SecurityReport):
        return _at_what_happened(turn, run, happened(turn.message.words, odd=True))
    return begun(turn, run, intent)


def _at_what_happened(turn: Turn, run: Run, titles: Sequence[str]) -> Run:
    """The walk at the step that limits the damage, as far as what was said answers the questions before it: an answer
    that is called so, or one that leads where the first question's answer leads.
    """
    book = turn.playbooks[SecurityReport.playbook]
    leads = {option.title: option.next for option in book.steps[book.start].options}
    for title in titles:
        options = here(turn.playbooks, run).options
        fits = (at for at, option in enumerate(options, 1) if title == option.title or leads.get(title) == option.next)
        number = next(fits, None)
        if number is None:
            return run
        run = playbooks.answer(turn.playbooks, run, number)
    return run


def spoken_of(turn: Turn) -> bool:
    """Whether these words name a service that the open walk-through through signing in is not about."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or not kept.state.open or kept.playbook != intents.LoginHelp.playbook:
        return False
    about = playbooks.restore(kept.walk).values.get(_SYSTEM, "")
    named = named_in(turn.message.words)
    return named is not None and about not in kin(named.value)


def of_a_room(turn: Turn) -> bool:
    """Whether words of sound or picture are about what stands in a classroom, at least in one of their parts: nothing
    in a program sets that right.
    """
    words = turn.message.words[:_LOOKED_AT]
    return any(guess(part)[0] == "classroom_av" for part in (words, *_PARTS.split(words)))


def harm_told(turn: Turn, asked: str) -> bool:
    """Whether words that could answer a question tell of harm that is being done; to the question what happened they
    are the answer.
    """
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    about = SecurityReport.playbook
    elsewhere = kept is not None and kept.playbook != about and about in turn.playbooks
    return elsewhere and "happened" not in asked and bool(happened(turn.message.words))


def asked_which(turn: Turn, kept: Walkthrough, intent: Begin) -> list[Reply]:
    """One question with both services, for whom another one than theirs does not let in; nothing where it is theirs."""
    options, number = _options(turn, intent), _number(turn, intent, turn.message.words)
    about = playbooks.restore(kept.walk).values.get(_SYSTEM, "")
    here = next((option for option in options if option.value == about), None)
    named = named_in(turn.message.words) if isinstance(intent, intents.LoginHelp) else None
    if here is None or number is None or named is None or options[number - 1] is here:
        return []
    there = options[number - 1]
    text = say(
        "This is about “{here}”. Do you want to go on with it, or begin with “{there}”?",
        here=_short(here),
        there=_short(there),
    )
    begin = Button(say(shortened(there.label, _LONGEST)), f"login for {named.value}")
    return turn.privately(Card(text, buttons=(to_question(kept), begin, TALK)))


def _short(option: Option) -> str:
    return option.label.partition(" (")[0]


def _number(turn: Turn, intent: Begin, said: str) -> int | None:
    """The answer to the first question that is the service named in what was said, and not as what works."""
    words = beside_working(said)
    asked = isinstance(intent, intents.LoginHelp | AudioVideoHelp | CompatibilityHelp)
    named = named_in(words) if asked else None
    values = kin(named.value) if named else ()
    if isinstance(intent, ConnectivityHelp):
        values = (line_in(words, told_in(words)),)
    options = enumerate(_options(turn, intent), 1)
    return next((at for at, option in options if service({_PRODUCT: option.value}) in values), None)


def _options(turn: Turn, intent: Begin) -> Sequence[Option]:
    """The answers of the first question of a playbook, when it asks for the service."""
    book = turn.playbooks[intent.playbook]
    asked = book.steps[book.start]
    return asked.options if asked.sets in (_SYSTEM, _PRODUCT) else ()


def _is_first(turn: Turn, run: Run, intent: Begin) -> bool:
    book = turn.playbooks[intent.playbook]
    return run.step == book.address(book.start)
