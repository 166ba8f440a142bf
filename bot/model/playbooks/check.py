"""What must hold between the steps of a playbook: every way leads somewhere, and in the end to an end."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.model.playbooks.book import TYPED, Playbook, Step, StepKind
from bot.model.playbooks.prying import asked_secret, is_secret
from bot.model.playbooks.rounds import check_rounds, spread
from bot.model.playbooks.source import Source, nearest


def check(book: Playbook, source: Source, unread: frozenset[str] = frozenset()) -> None:
    """Note every problem in `source`. `unread` are steps that are there but could not be read."""
    known = {*book.steps, *unread}
    for key, id_ in (("start", book.start), ("stuck", book.stuck)):
        if id_ and id_ not in known:
            source.problem("", f"{key} = '{id_}' is not a step{nearest(id_, known)}", id_)
    given = {(each.sets, option.value) for each in book.steps.values() for option in each.options if each.sets}
    for step in book.steps.values():
        _check_exits(book, step, source, known)
        _check_stuck(book, step.stuck, source, f"step.{step.id}")
        _check_remedies(book, step, source)
        _check_cases(step, source, given)
        _check_secrets(step, source)
    _check_stuck(book, book.stuck, source, "")
    _check_elsewhere(book, source)
    # What an unread step leads to is not known, so nothing can be said about the whole.
    if not unread and book.start in book.steps:
        _check_ways(book, source)


def _check_exits(book: Playbook, step: Step, source: Source, known: Collection[str]) -> None:
    for to in step.exits:
        name, _, id_ = to.partition(":")
        written = id_ if name == book.name else to
        if name != book.name:
            if name not in book.elsewhere:
                why = f"'{to}' is in another playbook, and there is no [elsewhere.{name}]"
                source.problem(f"step.{step.id}", why, written)
        elif id_ != "start" and id_ not in known:
            hint = "" if source.full else nearest(id_, known)
            source.problem(f"step.{step.id}", f"there is no step '{id_}'{hint}", f'"{id_}"')


def _check_stuck(book: Playbook, id_: str, source: Source, section: str) -> None:
    end = book.steps.get(id_)
    if id_ and section and end is None:
        source.problem(section, f"stuck = '{id_}' is not a step", "stuck")
    if end and (end.kind is not StepKind.END or end.ticket is None):
        source.problem(section, f"stuck = '{id_}' is not an end with a ticket", "stuck")


def _check_remedies(book: Playbook, step: Step, source: Source) -> None:
    for id_ in (address.partition(":")[2] for address in step.remedies):
        remedy = book.steps.get(id_)
        asked = book.steps.get(remedy.next.partition(":")[2]) if remedy else None
        if remedy is None or remedy.kind is not StepKind.INSTRUCTION:
            source.problem(f"step.{step.id}", f"'{id_}' is no instruction", f'"{id_}"')
        elif asked is None or asked.kind not in (StepKind.CONFIRM, StepKind.CHOICE):
            source.problem(f"step.{step.id}", f"'{id_}' has neither a confirm nor a choice after it", f'"{id_}"')


def _check_cases(step: Step, source: Source, given: Collection[tuple[str, str]]) -> None:
    """A branch goes by an answer that some question of the same book can give."""
    for name, answered, value in (case.partition("=") for case, _ in step.cases):
        if answered and (name, value) not in given:
            source.problem(f"step.{step.id}", f"no answer sets '{name}' to '{value}'", f'"{value}"')


def _check_secrets(step: Step, source: Source) -> None:
    """Nobody may be asked for anything that would let another person in: it would stay in the chat for good."""
    for text in (step.text, step.tried, step.asks, *step.items, *(option.label for option in step.options)):
        if words := asked_secret(text, step.kind in TYPED):
            source.problem(f"step.{step.id}", f"asks for a secret: '{words}'", words[:20])
    for item in step.ticket.evidence if step.ticket else ():
        if is_secret(item):
            source.problem(f"step.{step.id}.ticket", f"'evidence' asks for a secret: '{item}'", item)


def _check_elsewhere(book: Playbook, source: Source) -> None:
    used = {to.partition(":")[0] for step in book.steps.values() for to in step.exits}
    for name in book.elsewhere:
        if name not in used:
            source.problem(f"elsewhere.{name}", "no step leads to that playbook")


def _check_ways(book: Playbook, source: Source) -> None:
    exits = {
        id_: [each for each in map(_own(book), step.exits) if each in book.steps] for id_, step in book.steps.items()
    }
    reached = spread({book.start}, exits)
    for id_ in book.steps:
        if id_ not in reached:
            source.problem(f"step.{id_}", "no way leads to this step")
    check_rounds({book.name: book}, {book.name: source})


def _own(book: Playbook) -> Callable[[str], str]:
    """The name of a step of the same book by its address; empty for one of another book."""

    def name(to: str) -> str:
        there, _, id_ = to.partition(":")
        return "" if there != book.name else book.start if id_ == "start" else id_

    return name
