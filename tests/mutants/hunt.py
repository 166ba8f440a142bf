"""The hunt: each fault in a copy of the tree, the tests that are nearest first, and a figure in the end."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.changes import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
VERIFICATION = sorted(
    path.relative_to(ROOT).as_posix() for name in ("trust", "keys") for path in ROOT.glob(f"adapters/*/{name}.py")
)
"""What verifies who calls."""
LEAST = 0.9
AT_ONCE = 2
HANGS_AFTER = 900
"""Seconds; a fault that makes the tests hang was noticed."""
_STORE = [["tests/store"], ["tests/test_*.py", "tests/program/test_deadly.py"], ["tests/stories", "tests/invariants"]]
_DOORS = [["tests/adapters/test_*_trust.py", "tests/adapters/test_*_keys.py", "tests/adapters/test_*_doors.py"]]
_OTHERS = "tests/test_architecture.py tests/test_docs.py tests/test_promises.py"
"""They read the tree, and would find every fault, for it is written without a comment."""


def targets() -> list[str]:
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "store").rglob("*.py"))]
    return [file for file in files if "migrations/" not in file] + VERIFICATION


def sample(seed: int, most: int, only: str) -> list[Mutant]:
    """Faults from all files together, in an order of chance."""
    found = [each for file in targets() if only in file for each in mutants(file, (ROOT / file).read_text("utf-8"))]
    tell(f"{len(found)} faults are possible, seed {seed}")
    return random.Random(seed).sample(found, min(most, len(found)))


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Copies:
    """Copies of the tree in which something may be broken."""

    def __init__(self, folder: Path) -> None:
        self._free: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            copied = folder / str(number)
            shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.db*"))
            self._free.put(copied)

    def notices(self, mutant: Mutant) -> bool:
        """Whether a test fails once the fault is there."""
        copied = self._free.get()
        path = copied / mutant.file
        whole = path.read_text("utf-8")
        path.write_text(mutant.source, "utf-8")
        try:
            return any(_red(copied, stage) for stage in stages(copied, mutant.file))
        finally:
            path.write_text(whole, "utf-8")
            self._free.put(copied)


def stages(tree: Path, file: str) -> Iterator[list[str]]:
    """The tests that name the file first, then those around it."""
    module = file.removesuffix(".py").replace("/", ".")
    package, _, name = module.rpartition(".")
    near = [
        path.relative_to(tree).as_posix()
        for path in sorted((tree / "tests").rglob("test_*.py"))
        if module in (text := path.read_text("utf-8")) or f"from {package} import {name}" in text
    ]
    if near:
        yield near
    for patterns in _DOORS if file in VERIFICATION else _STORE:
        yield [path.relative_to(tree).as_posix() for pattern in patterns for path in sorted(tree.glob(pattern))]


def _red(tree: Path, tests: Sequence[str]) -> bool:
    given = [test for test in tests if test not in _OTHERS.split()]
    if not given:
        return False
    told = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *given]
    told += [f"--ignore={other}" for other in _OTHERS.split()]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tree / "compiled")}
    for found in (tree / "compiled").rglob("*.pyc"):
        if "store" in found.parts or "adapters" in found.parts:
            found.unlink()
    try:
        done = subprocess.run(told, cwd=tree, env=environment, timeout=HANGS_AFTER, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--mutants", type=int, default=60, help="at most so many")
    parser.add_argument("--minutes", type=float, default=30, help="none is begun after that")
    parser.add_argument("--only", default="", help="files whose path has this in it")
    given = parser.parse_args()
    chosen, until = sample(given.seed, given.mutants, given.only), time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory(prefix="deskbell-mutants-") as folder, ThreadPoolExecutor(AT_ONCE) as threads:
        copies = Copies(Path(folder))

        def hunted(mutant: Mutant) -> bool | None:
            noticed = copies.notices(mutant) if time.monotonic() < until else None
            if noticed is not None:
                tell(f"{'noticed ' if noticed else 'SURVIVED'}  {mutant}")
            return noticed

        tried = [found for found in threads.map(hunted, chosen) if found is not None]
    share = sum(tried) / len(tried) if tried else 0
    tell(f"{sum(tried)} of {len(tried)} noticed: {share:.0%} (at least {LEAST:.0%})")
    return 0 if share >= LEAST else 1
