"""Where invariants are tried: an empty database for each example, and hypothesis to think of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.invariants.names import Holds

_T = TypeVar("_T")
Broken: TypeAlias = Mapping[Holds, Sequence[object]]
"""What did not hold, and what shows it."""
SOAK = "soak"
"""The profile of a long run."""


class Step(NamedTuple):
    """Something that happens: what, and two numbers that say to whom and how."""

    do: str
    which: int = 0
    how: int = 0


def steps(names: Iterable[str], least: int = 8, most: int = 30) -> st.SearchStrategy[list[Step]]:
    """What may happen, one after the other. A name that stands there twice happens twice as often."""
    step = st.builds(Step, st.sampled_from(list(names)), st.integers(0, 7), st.integers(0, 11))
    return st.lists(step, min_size=least, max_size=most)


@dataclass(frozen=True)
class Ground:
    """`fresh` lends the address of an empty database. `share`: of the examples, where they are dear. `only`: the one
    invariant that is looked at, and the first example that breaks it is enough.
    """

    fresh: Callable[[], AbstractContextManager[str]]
    share: float = 1.0
    only: Holds | None = None

    def tries(self, examples: st.SearchStrategy[_T], story: Callable[[str, _T], Broken], most: int) -> None:
        """Tell the story of as many examples; nothing may be broken by it. In a long run as many as it has time for."""
        soaking = settings.get_current_profile_name() == SOAK
        count = settings.default.max_examples if soaking and settings.default else most
        phases = tuple(Phase) if self.only is None else (Phase.generate,)

        @settings(
            max_examples=max(1, int(count * self.share)),
            phases=[phase for phase in phases if phase is not Phase.explain],
            report_multiple_bugs=False,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(examples)
        def told(example: _T) -> None:
            with self.fresh() as url:
                broken = story(url, example)
            found = {name.value: shown for name, shown in broken.items() if shown and self.only in (None, name)}
            assert not found, found

        told()
