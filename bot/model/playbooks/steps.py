"""The steps of a playbook file, each kind with what it may say about itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from bot.model.playbooks.book import FACTS, MOMENTS, TOLD, Code, Option, Outcome, Step, StepKind, TicketSpec
from bot.model.playbooks.categories import CATEGORIES
from bot.model.playbooks.source import LONGEST_LABEL, Section
from bot.model.requirements import FIGURES, MEASURES

Tables: TypeAlias = Mapping[str, Section]

MOST_OPTIONS = 12
MOST_ITEMS = 12
LONGEST_TITLE = 48
SKIP = "Skip"
"""What is pressed where words may be typed and none are."""
TRIED = "tried"
"""What the answers to the question of this kind set: addresses."""
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,30}")
_BESIDE = (("value", LONGEST_LABEL), ("title", LONGEST_TITLE))
"""What an option may say besides its label, and in how many letters."""
_TIME = re.compile(r"([1-9]\d{0,2}) (minute|hour|day)s?")


def read_step(section: Section, id_: str, tables: Tables) -> Step | None:
    if not _ID.fullmatch(id_) or id_ == "start":
        section.problem(f"'{id_}' cannot be the name of a step")
    kind = section.one_of("kind", [kind.value for kind in StepKind])
    if kind is None:
        return None
    keys, read = _READERS[StepKind(kind)]
    section.only("kind", "stuck", *keys.split())
    return read(section, id_, tables)


def _plain(section: Section, id_: str, kind: StepKind, text_required: bool = True) -> Step:
    text = section.words("text", required=text_required)
    return Step(id_, kind, text, stuck=section.words("stuck", LONGEST_LABEL, required=False))


def _choice(section: Section, id_: str, _: Tables) -> Step:
    options = tuple(_option(each) for each in section.sections("options"))
    if not 2 <= len(options) <= MOST_OPTIONS:
        section.problem(f"has {len(options)} options; 2 to {MOST_OPTIONS} are possible", "options")
    seen: set[str] = set()
    for label in (option.label for option in options if option.label):
        if label.casefold() in seen:
            section.problem(f"the label '{label}' is there twice", label)
        seen.add(label.casefold())
    sets = section.words("set", LONGEST_LABEL, required=False)
    return replace(_plain(section, id_, StepKind.CHOICE), options=options, sets=sets)


def _option(section: Section) -> Option:
    section.only("label", "title", "value", "next")
    label = section.words("label", LONGEST_LABEL)
    value, title = (section.words(key, most, required=False) for key, most in _BESIDE)
    return Option(label, section.target("next"), value or label, title)


def _confirm(section: Section, id_: str, _: Tables) -> Step:
    options = (Option("Yes", section.target("yes"), "yes"), Option("No", section.target("no"), "no"))
    return replace(_plain(section, id_, StepKind.CONFIRM), options=options)


def _tried(section: Section, id_: str, _: Tables) -> Step:
    remedies = section.targets("remedies")
    if not 1 <= len(remedies) < MOST_OPTIONS:
        section.problem(f"has {len(remedies)} remedies; 1 to {MOST_OPTIONS - 1} are possible", "remedies")
    return replace(_plain(section, id_, StepKind.TRIED), remedies=remedies, next=section.target("next"), sets=TRIED)


def _input(section: Section, id_: str, _: Tables) -> Step:
    skip = Option(SKIP, section.target("next"), "")
    sets = section.words("set", LONGEST_LABEL, required=False)
    step = replace(_plain(section, id_, StepKind.INPUT), options=(skip,), titled=section.flag("title"))
    return replace(step, next=section.target("next"), sets=sets)


def _measure(section: Section, id_: str, _: Tables) -> Step:
    of = section.one_of("of", MEASURES) or ""
    unknown = Option("I do not know", section.target("unknown"), "")
    step = _plain(section, id_, StepKind.MEASURE)
    return replace(step, of=of, sets=of, options=(unknown,), next=section.target("next"))


def _checklist(section: Section, id_: str, _: Tables) -> Step:
    items = section.strings("items")
    if not 1 <= len(items) <= MOST_ITEMS:
        section.problem(f"has {len(items)} items; 1 to {MOST_ITEMS} are possible", "items")
    options = [Option("All done", section.target("done"), "yes")]
    for each in section.sections("otherwise"):
        options.append(_option(each))
    if len(options) > MOST_OPTIONS:
        section.problem(f"has {len(options)} answers; at most {MOST_OPTIONS} are possible", "otherwise")
    return replace(_plain(section, id_, StepKind.CHECKLIST), items=items, options=tuple(options))


def _info(section: Section, id_: str, _: Tables) -> Step:
    return replace(_plain(section, id_, StepKind.INFO), next=section.target("next"), figures=_figures(section))


def _figures(section: Section) -> str:
    return (section.one_of("figures", FIGURES) or "") if section.has("figures") else ""


def _approval(section: Section, id_: str, _: Tables) -> Step:
    options = [
        Option("Approve", section.target("approved"), "approved"),
        Option("Reject", section.target("rejected"), "rejected"),
    ]
    if section.has("more"):
        options.append(Option("More information", section.target("more"), "more"))
    step = replace(_plain(section, id_, StepKind.APPROVAL), asks=section.words("asks"))
    return replace(step, options=tuple(options), after=_after(section), next=section.target("next"))


def _instruction(section: Section, id_: str, _: Tables) -> Step:
    tried = section.words("tried", LONGEST_LABEL)
    step = _plain(section, id_, StepKind.INSTRUCTION)
    return replace(step, next=section.target("next"), tried=tried, figures=_figures(section))


def _wait(section: Section, id_: str, _: Tables) -> Step:
    step = _plain(section, id_, StepKind.WAIT)
    return replace(step, next=section.target("next"), after=_after(section), until=_until(section))


def _until(section: Section) -> str:
    return (section.one_of("until", MOMENTS) or "") if section.has("until") else ""


def _look_up(section: Section, id_: str, tables: Tables) -> Step:
    table = section.one_of("table", tables)
    prefixes = section.strings("prefixes")
    if not all(re.fullmatch(r"[A-Z]{2,10}", prefix) for prefix in prefixes):
        section.problem("'prefixes' are two to ten capital letters each", "prefixes")
    codes = {digits: _code(each, digits) for digits, each in tables[table].children()} if table else {}
    step = _plain(section, id_, StepKind.LOOK_UP)
    return replace(step, next=section.target("unknown"), codes=codes, prefixes=prefixes)


def _code(section: Section, digits: str) -> Code:
    section.only("means", "next")
    if not re.fullmatch(r"\d{5,7}", digits):
        section.problem("a code is five to seven digits", digits)
    return Code(section.words("means", LONGEST_LABEL - 10), section.target("next"))


def _branch(section: Section, id_: str, _: Tables) -> Step:
    cases = []
    for each in section.sections("when"):
        each.only("fact", "answer", "is", "next")
        cases.append((_condition(each), each.target("next")))
    if not cases:
        section.problem("'when' is missing: at least one fact to choose by")
    step = _plain(section, id_, StepKind.BRANCH, text_required=False)
    return replace(step, cases=tuple(cases), next=section.target("next"))


def _condition(section: Section) -> str:
    """A fact, or the name and value of an answer with a sign between them."""
    if section.has("answer"):
        return f"{section.words('answer', LONGEST_LABEL)}={section.words('is', LONGEST_LABEL)}"
    return section.one_of("fact", FACTS) or ""


def _action(section: Section, id_: str, _: Tables) -> Step:
    ticket, apart = read_ticket(section), section.flag("apart")
    tell = (section.one_of("tell", TOLD) or "") if section.has("tell") else ""
    if (ticket is None) is not section.has("tell"):
        section.problem("an action has either 'ticket' or 'tell'")
    if apart and ticket is None:
        section.problem("'apart' is only for an action with a ticket", "apart")
    step = replace(_plain(section, id_, StepKind.ACTION), trouble=section.words("trouble", LONGEST_LABEL, bool(tell)))
    return replace(step, next=section.target("next"), ticket=ticket, apart=apart, tell=tell)


def _end(section: Section, id_: str, _: Tables) -> Step:
    word = section.one_of("outcome", [outcome.value for outcome in Outcome])
    outcome = Outcome(word) if word else None
    ticket = read_ticket(section)
    if outcome is Outcome.TICKET and ticket is None:
        section.problem("'ticket' is missing: the outcome is a ticket")
    if ticket and outcome not in (Outcome.TICKET, Outcome.INFO, None):
        section.problem(f"the outcome {word} has no ticket")
    if ticket and ticket.optional is (outcome is Outcome.TICKET):
        section.problem("a ticket is optional when the outcome is info, and only then")
    step = replace(_plain(section, id_, StepKind.END), outcome=outcome, ticket=ticket)
    if outcome is Outcome.LATER:
        return replace(step, after=_after(section), until=_until(section), next=section.target("next"))
    for key in filter(section.has, ("after", "until", "next")):
        section.problem(f"'{key}' is only for an end whose outcome is later", key)
    return step


def _after(section: Section) -> timedelta | None:
    text = section.words("after")
    match = _TIME.fullmatch(text)
    if match is None:
        section.problem("'after' is a time like '30 minutes', '2 hours' or '1 day'", "after")
        return None
    return int(match[1]) * timedelta(**{f"{match[2]}s": 1})


def read_ticket(section: Section) -> TicketSpec | None:
    ticket = section.section("ticket")
    if ticket is None:
        return None
    flags = ("private", "verification_required", "optional", "notify", "class_soon")
    ticket.only("category", "subcategory", "impact", "urgency", "evidence", "tasks", *flags)
    category = ticket.one_of("category", CATEGORIES) or ""
    return TicketSpec(
        category,
        (ticket.one_of("subcategory", CATEGORIES[category]) or "") if category else "",
        ticket.number("impact", 1, 3),
        ticket.number("urgency", 1, 3),
        ticket.strings("evidence"),
        ticket.strings("tasks"),
        **{flag: ticket.flag(flag) for flag in flags},
    )


_READERS: dict[StepKind, tuple[str, Callable[[Section, str, Tables], Step]]] = {
    StepKind.CHOICE: ("text options set", _choice),
    StepKind.CONFIRM: ("text yes no", _confirm),
    StepKind.TRIED: ("text remedies next", _tried),
    StepKind.INPUT: ("text title set next", _input),
    StepKind.MEASURE: ("text of unknown next", _measure),
    StepKind.CHECKLIST: ("text items done otherwise", _checklist),
    StepKind.INSTRUCTION: ("text tried next figures", _instruction),
    StepKind.INFO: ("text figures next", _info),
    StepKind.WAIT: ("text after until next", _wait),
    StepKind.LOOK_UP: ("text table prefixes unknown", _look_up),
    StepKind.BRANCH: ("text when next", _branch),
    StepKind.ACTION: ("text ticket apart tell trouble next", _action),
    StepKind.APPROVAL: ("text asks approved rejected more after next", _approval),
    StepKind.END: ("text outcome ticket after until next", _end),
}
"""What each kind of step may say about itself, and who reads it."""
