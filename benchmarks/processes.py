"""The processes of a run: the platform, the server under test, the load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from urllib.error import URLError
from urllib.request import urlopen

from bot import content
from tests.fakes.slack import BOT_TOKEN, SECRET

ROOT = Path(__file__).parent.parent
SCHOOL = Path(content.__file__).parent / "school.example.toml"
_STARTS_WITHIN = 300
"""Tenths of a second."""


@dataclass(frozen=True, slots=True)
class Platform:
    """The process that plays the platform."""

    process: subprocess.Popen[str]
    origin: str

    def heard(self) -> int:
        """How many messages came since the last time it was asked."""
        assert self.process.stdin
        assert self.process.stdout
        print(file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


@contextmanager
def beside(module: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of ours, and the address it names in its first line; it is talked with line by line."""
    with subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        yield process, process.stdout.readline().strip()


@contextmanager
def platform() -> Iterator[Platform]:
    with beside("benchmarks.otherside") as (process, origin):
        yield Platform(process, origin)


@contextmanager
def server(kind: str, database_url: str, origin: str) -> Iterator[str]:
    """The address of `naive` or `deskbell`: the program itself, as `deskbell run` starts it."""
    port = free_port()
    settings = {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "DESKBELL_SCHOOL": str(SCHOOL),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{origin}/api/",
    }
    command = ["bot", "run"] if kind == "deskbell" else ["benchmarks.naive", database_url, str(port)]
    with serving(command, settings, port) as address:
        yield address


@contextmanager
def serving(command: Sequence[str], settings: Mapping[str, str], port: int) -> Iterator[str]:
    """The address of a module of ours that serves at a port, with nothing else set."""
    with tempfile.TemporaryDirectory() as empty:
        process = subprocess.Popen([sys.executable, "-m", *command], cwd=empty, env=_environment(settings))
        try:
            yield _ready(process, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(40)


def load(url: str, origin: str, seconds: float) -> dict[str, float]:
    """What the load found."""
    command = [sys.executable, "-m", "benchmarks.load", url, origin, str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "TEAMS_", "DESKBELL_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _ready(process: subprocess.Popen[bytes], url: str) -> str:
    for _ in range(_STARTS_WITHIN):
        try:
            with urlopen(f"{url}/readyz", timeout=5):  # noqa: S310 - our own address
                return url
        except URLError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError("the server ended at once") from None
    raise RuntimeError("the server is not ready")
