"""Several systems that are named in one message: what is known of each, and telling everybody of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.errors import AskBack
from bot.model.intents.intent import Intent
from bot.model.intents.outages import OutageCheck
from bot.model.intents.playbooks import AudioVideoHelp, CompatibilityHelp, CourseworkHelp
from bot.model.intents.tickets import OpenTicket
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.messages import Button, Card, Reply, Style
from bot.model.people import Role
from bot.model.reports.systems import Named, named_in_a_row
from bot.model.tickets import Ticket
from bot.model.understanding.context import Context
from bot.model.understanding.signals import heard
from bot.model.understanding.understand import Understanding
from bot.model.words import Said, say, together
from handlers.outages.notices import of_system
from handlers.tickets.notes import full
from handlers.turn import TALK, Turn

_ARE = re.compile(r"are\b\s*", re.IGNORECASE)
_OVER = re.compile(
    r"(?:(?:is|are) )?(?:both |all )?(?:over|ended|fixed|resolved|solved|done|back)(?: again| now)?[\s.!]*",
    re.IGNORECASE,
)
_LONGEST = 300
_NETWORK, _FAILS, _WAY_IN = "network", "trouble", frozenset(("signin", "password", "account", "mfa"))
_LED_IN = re.compile(
    r"\A(?:(?:hi|hey|hello|help|please|pls|sorry|and|but|now|today|both|my|our|mis?|mes|meine?|meus?|minhas?|hola|"
    r"bonjour|hallo|ola|olá)\b[\s,.!:]*)+",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:with|mit|con|avec|com|same time|a la vez|gleichzeitig|m[êe]me temps|mesmo tempo|together|except|only)\b",
    re.IGNORECASE,
)
"""What behind two services makes something else the matter, or only the two of them at once."""
_THINGS = frozenset(("device", "sound", "linkword", "oscheck", "setphone", "compat", "picture"))
_WHAT_FAILS = '"it does not work"'


def nothing_known(turn: Turn, named: Sequence[Named], ticket: Button) -> Reply:
    """That no fault of these is known; the staff may tell everybody of each. `ticket`: opens one."""
    systems = together([each.system.label for each in named])
    if turn.person.role < Role.ON_CALL:
        text = say("I know of no fault of {systems} just now. If it does not work for you, tell us.", systems=systems)
        return turn.whisper(text, ticket, TALK)
    text = say("I know of no fault of {systems} just now. Shall I tell everybody of one?", systems=systems)
    return turn.whisper(text, *(_tells(each, _WHAT_FAILS) for each in named), ticket, TALK)


def reported(turn: Turn, found: Understanding) -> Intent | None:
    """A ticket that names all services that are reported at once: a walk through one of them is not about the rest.
    Without the network none of them works, so that it comes first; one way in may lead to all.
    """
    words = turn.message.words
    one = isinstance(found.intent, OpenTicket | AudioVideoHelp | CompatibilityHelp | CourseworkHelp | LoginHelp | None)
    named, told = named_in_a_row(_LED_IN.sub("", words, count=1), first=True) if one and not found.exact else ((), "")
    if not named or "?" in words or _ANOTHER.search(told):
        return None
    concepts, network = heard(words, Context()).concepts, any(each.system.key == _NETWORK for each in named)
    if network or _FAILS not in concepts or concepts & (_WAY_IN | _THINGS):
        return None
    known = any(turn.work.tickets.outages(*each.values) for each in named)
    return OutageCheck(words) if known else OpenTicket(words)


def first_alone(named: Sequence[Named], told: str) -> str:
    """What is told of the first of these."""
    return f"{named[0].value} {_of_one(told)}"


def others(turn: Turn, named: Sequence[Named], told: str) -> Reply:
    """A button for each of the others, which tells the same of it."""
    text = say("That tells of {system} alone. Press a button to tell the same of the rest.",
               system=named[0].system.label)  # fmt: skip
    return turn.whisper(Card(text, buttons=tuple(_tells(each, _of_one(told)) for each in named[1:])))


def over(told: str) -> bool:
    """Whether this is told of several that are over."""
    return _OVER.fullmatch(told) is not None


def which_is_over(faults: Sequence[Ticket]) -> AskBack:
    """A button for each of these faults, which ends it."""
    ends = [
        Button(say("It is over: {fault}", fault=of_system(each)), f"outage over {each.number}")
        for each in {each.id: each for each in faults}.values()
    ]
    return AskBack("Which one is over? Press a button for each.", TALK, choices=tuple(ends))


def both(before: Ticket | None, kept: Ticket) -> tuple[Said | None, tuple[Button, ...]]:
    """What was told of the same outage until now, where other words have taken its place, and a way to tell both."""
    was, now = before.announced if before else "", kept.announced
    if not was or was in now:
        return None, ()
    said = f"{was}; {now}"
    again = Button(say("Tell both"), f'outage {kept.system} "{said}"')
    fits = len(said) <= _LONGEST and '"' not in said
    return say("Until now I said: “{was}”", was=full(was)), (again,) if fits else ()


def _of_one(told: str) -> str:
    return _ARE.sub("is ", told, count=1) if _ARE.match(told) else told


def _tells(named: Named, told: str) -> Button:
    label = say("Tell everybody: {system}", system=named.system.label)
    return Button(label, f"outage {named.value} {told}", Style.PRIMARY)
