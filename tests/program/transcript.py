"""Transcripts of conversations in the terminal: playing them again, with every moment written as [time].

A line that begins with `$` is a command, one that begins with `>` is said; the rest is what the program answered.
Whatever the hour, the demo teaches nothing tomorrow evening, so what is planned there is beside nothing else.
`python -m tests.program.transcript` writes all of them anew: look at the difference before you keep it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.program.process import Process

FOLDER = Path(__file__).parent / "transcripts"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d(?: (?:[A-Z][\w-]+ ){1,3}time| UTC)?"
_TYPED = r"\d{4}-\d\d-\d\d \d\d:\d\d"
_MOMENT = re.compile(f"{_DAY}|{_TYPED}")


def commands(transcript: str) -> Iterator[tuple[list[str], list[str]]]:
    """The arguments of each command of a transcript, and what is said to it."""
    for part in re.split(r"^\$ deskbell ", transcript, flags=re.MULTILINE)[1:]:
        command, *others = part.splitlines()
        yield command.split(), [line.removeprefix("> ") for line in others if line.startswith("> ")]


async def played(transcript: str, folder: Path) -> str:
    """The same conversation as it goes today."""
    parts = []
    for number, (arguments, lines) in enumerate(commands(transcript)):
        script = folder / f"script{number}.txt"
        script.write_text("\n".join(lines), "utf-8")
        process = Process(folder, *arguments, "--script", script.name)
        assert (await process.ended(), process.err) == (0, "")
        parts.append(f"$ deskbell {' '.join(arguments)}\n{_MOMENT.sub('[time]', process.out)}")
    return "".join(parts)


async def _write_anew() -> None:
    for path in FOLDER.glob("*.txt"):
        with TemporaryDirectory() as folder:
            path.write_text(await played(path.read_text("utf-8"), Path(folder)), "utf-8")


if __name__ == "__main__":
    asyncio.run(_write_anew())
