"""Ways that lead round and round: where no end is ever reached, or where nobody is asked anything on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from bot.model.playbooks.book import Shelf, StepKind, find
from bot.model.playbooks.source import Source

Ways = Mapping[str, tuple[str, ...]]
"""By the address of each step, the addresses of those it leads to."""
_BY_THEMSELVES = {StepKind.INSTRUCTION, StepKind.INFO, StepKind.BRANCH, StepKind.ACTION}


def check_rounds(shelf: Shelf, sources: Mapping[str, Source]) -> None:
    """Note every step of the files in `sources` from which no end is reached, whatever is answered; and a round of
    steps that ask nobody. A way into a playbook that is not on the shelf counts as an end.
    """
    steps = {book.address(step.id): step for book in shelf.values() for step in book.steps.values()}
    ways = {address: _inside(shelf, step.exits) for address, step in steps.items()}
    ending = [address for address, step in steps.items() if not step.exits or _leaves(shelf, step.exits)]
    lost = steps.keys() - spread(ending, _turned(ways))
    for address in (address for address in steps if address in lost):
        _note(address, _never_ends(address, ways, sources), sources)
    if not lost:
        _check_asking(
            {address: ways[address] for address, step in steps.items() if step.kind in _BY_THEMSELVES}, sources
        )


def spread(start: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that can be reached from there, the start included."""
    found: set[str] = set()
    left = list(start)
    while left:
        address = left.pop()
        if address not in found:
            found.add(address)
            left.extend(ways[address])
    return found


def _never_ends(address: str, ways: Ways, sources: Mapping[str, Source]) -> str:
    name = address.partition(":")[0]
    told = name in sources and not sources[name].full
    round_ = spread(ways[address], ways) if told else set()
    if address not in round_:
        return "cannot reach an end"
    return f"goes round for ever and never reaches an end ({_listed(name, [each for each in ways if each in round_])})"


def _check_asking(ways: Ways, sources: Mapping[str, Source]) -> None:
    """What the desk knows is the same each time round, so such a round has no way out for whoever is in it."""
    try:
        TopologicalSorter({address: [to for to in exits if to in ways] for address, exits in ways.items()}).prepare()
    except CycleError as error:
        round_ = set(error.args[1])
        ours = [address for address in ways if address in round_ and address.partition(":")[0] in sources]
        for address in ours[:1]:
            listed = _listed(address.partition(":")[0], [each for each in ways if each in round_])
            _note(address, f"goes round without asking anybody ({listed})", sources)


def _note(address: str, why: str, sources: Mapping[str, Source]) -> None:
    name, _, id_ = address.partition(":")
    if name in sources:
        sources[name].problem(f"step.{id_}", why)


def _listed(name: str, addresses: Iterable[str]) -> str:
    """Steps of the playbook itself by their names, those of others with the other's."""
    return ", ".join(address.removeprefix(f"{name}:") for address in addresses)


def _inside(shelf: Shelf, exits: Iterable[str]) -> tuple[str, ...]:
    return tuple(found[0].address(found[1].id) for to in exits if (found := find(shelf, to)))


def _leaves(shelf: Shelf, exits: Iterable[str]) -> bool:
    """Whether a way leads off the shelf; a way to nowhere is reported elsewhere."""
    return any(find(shelf, to) is None for to in exits)


def _turned(ways: Ways) -> Mapping[str, list[str]]:
    back: dict[str, list[str]] = {address: [] for address in ways}
    for address, exits in ways.items():
        for to in exits:
            back[to].append(address)
    return back
