"""Whoever teaches a phrase, in whatever process, every process knows it with the next message."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress

from bot.content import playbooks
from bot.engine import Engine
from bot.model.messages import Kind, Message
from tests.databases import store_on
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.names import Holds
from tests.world import NORTH, World

PHRASES = ("the gronk is loose", "zorp my flubber", "esp")
MEANT = {"login": "login_help", "wifi": "connectivity_help", "sound": "av_help"}
PROCESSES = 2


class Undone(Exception):
    """Something went wrong in a unit of work after a phrase was taught in it."""


def classroom(url: str, story: Sequence[Step]) -> Broken:
    """Phrases are taught, taken back and said, in two processes in turn; some of it is undone."""
    known: dict[str, str] = {}
    wrong: list[str] = []
    with closing(World(url)) as world, closing(store_on(url)) as other:
        world.delivers = False
        engines = (world.engine, Engine(other, world.schools, playbooks()))

        def says(process: int, who: str, words: str) -> str:
            someone = world.person(who)
            said = Message((f"m{world.count()}",), someone.identity, someone.place, words, Kind.SAID)
            return engines[process].hear(said, world.clock.now())

        for step in story:
            process, phrase = step.which % PROCESSES, PHRASES[step.how % len(PHRASES)]
            command = sorted(MEANT)[step.which % len(MEANT)]
            if step.do == "teaches":
                says(process, "ana", f'teach "{phrase}" as {command}')
                known[phrase] = command
            elif step.do == "forgets":
                says(process, "ana", f'forget "{phrase}"')
                known.pop(phrase, None)
            elif step.do == "fails":
                with suppress(Undone), engines[process].store.begin(NORTH, world.clock.now()) as work:
                    work.phrases.teach(phrase, command, 1)
                    engines[process].store.taught(work)
                    raise Undone
            found = [says(each, f"pupil{world.count()}", phrase) for each in range(PROCESSES)]
            expected = MEANT[known[phrase]] if phrase in known else "unknown"
            wrong += [f"{phrase}: {outcome}, not {expected}" for outcome in found if outcome != expected]
    return {Holds.TAUGHT: wrong}


def test_what_was_taught_in_any_process_is_known_in_every_process(ground: Ground) -> None:
    ground.tries(steps(("teaches", "forgets", "fails"), least=4, most=10), classroom, most=10)
