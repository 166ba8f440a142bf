"""The playbooks of a school's own: read from its folder, and again whenever a file there has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import structlog

from bot.content import playbooks
from bot.files import ordinary as ordinary_files
from bot.files.ordinary import Unreadable, files_in
from bot.model.playbooks import PlaybookError, Shelf, shelve
from bot.model.playbooks.source import LARGEST_FILE
from bot.model.school import School

Stamp = tuple[tuple[str, int, int], ...]
_log = structlog.get_logger()


def shelf_of(folder: Path) -> Shelf:
    """The playbooks that come with the program, and those of a folder, which count where both have one name.

    Raises `PlaybookError` with every problem.
    """
    texts, problems = dict[str, str](), list[str]()
    try:
        files = files_in(folder, ".toml")
    except Unreadable as error:
        raise PlaybookError((f"{folder.name}: {error.why}.",)) from None
    for file in files:
        try:
            texts[file.stem] = text_of(file)
        except PlaybookError as error:
            problems += error.problems
    if problems:
        raise PlaybookError(tuple(problems))
    return shelve(texts, playbooks())


def text_of(file: Path) -> str:
    """What stands in a file. Raises `PlaybookError` for one that is no text, too large or cannot be read."""
    try:
        return ordinary_files.text_of(file, LARGEST_FILE)
    except Unreadable as error:
        raise PlaybookError((error.told(file.name),)) from None


class Bookshelf:
    """Looks after the folders of all schools. `stock` takes the playbooks that a school is to have from now on."""

    def __init__(self, schools: Sequence[School], stock: Callable[[str, Shelf], None]) -> None:
        self.stock = stock
        self.folders = {school.id: Path(school.playbooks_from) for school in schools if school.playbooks_from}
        self.problems: dict[str, Sequence[str]] = {}
        """By the id of a school, why what stands in its folder now is not in force."""
        self._known: dict[str, Stamp] = {school.id: school.playbooks_seen for school in schools}
        self._seen = dict(self._known)

    def look(self) -> None:
        """Read what has changed; a folder that changes still is left for the next look."""
        for name, folder in self.folders.items():
            stamp = stamp_of(folder)
            if stamp != self._known[name] and stamp == self._seen[name]:
                self._known[name] = stamp
                self._read(name, folder)
            self._seen[name] = stamp

    def told(self) -> Mapping[str, str | float]:
        """What whoever runs the program should know about these folders."""
        told = [f"{name}: {problem}" for name, problems in self.problems.items() for problem in problems]
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        return {"warning": f"{told[0]}{more}; the playbooks from before stay in force"} if told else {}

    def _read(self, name: str, folder: Path) -> None:
        try:
            shelf = shelf_of(folder)
        except PlaybookError as error:
            self.problems[name] = error.problems
            _log.error("playbooks refused", school=name, problems=list(error.problems), advice="the old ones stay")
            return
        self.problems.pop(name, None)
        self.stock(name, shelf)
        _log.info("playbooks read again", school=name)


def stamp_of(folder: Path) -> Stamp:
    """A value that changes with every change of a file; empty when there is none."""
    try:
        return tuple(map(_mark, sorted(folder.glob("*.toml"))))
    except OSError:
        return ()


def _mark(file: Path) -> tuple[str, int, int]:
    """Of a link that leads nowhere, that of the link."""
    known = file.stat() if file.exists() else file.lstat()
    return file.name, known.st_mtime_ns, known.st_size
