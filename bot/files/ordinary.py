"""The text of a file that somebody wrote: only ordinary files are read, and each other thing has its own reason."""

from __future__ import annotations

from pathlib import Path

from bot.model.playbooks.source import too_large


class Unreadable(Exception):
    """Why there is no text to be had, as the end of a sentence; `line` is the place, 0 where there is none."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.why, self.line = why, line

    def told(self, name: str) -> str:
        """The whole problem of a file with this name."""
        return f"{name}:{self.line}: {self.why}" if self.line else f"{name} cannot be read: {self.why}."


def text_of(file: Path, largest: int | None = None) -> str:
    """What stands in a file of so many bytes at most. Raises `Unreadable`; waits for no pipe and no device."""
    raw = _raw(file, largest)
    if largest is not None and (line := too_large(raw, largest)):
        raise Unreadable(f"the file is larger than {largest // 1024} KB", line)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable("not UTF-8: save the file as UTF-8", line) from None


def files_in(folder: Path, ending: str) -> list[Path]:
    """What in a folder has a name with this ending, whatever it is. Raises `Unreadable`."""
    try:
        return sorted(each for each in folder.iterdir() if each.suffix == ending)
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable("there is no such folder") from None
    except OSError as error:
        raise Unreadable(_reason(error)) from None


def _raw(file: Path, largest: int | None) -> bytes:
    """Its bytes, and one more than is allowed at most."""
    try:
        if file.is_dir():
            raise Unreadable("it is a folder, not a file")
        if file.exists() and not file.is_file():
            raise Unreadable("it is a pipe or a device, not a file with text")
        with file.open("rb") as opened:
            return opened.read(-1 if largest is None else largest + 1)
    except FileNotFoundError:
        link = file.is_symlink()
        raise Unreadable("it is a link to a file that is not there" if link else "there is no such file") from None
    except OSError as error:
        raise Unreadable(_reason(error)) from None


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "its permissions do not let this program read it"
    return (error.strerror or "the disk does not answer").lower()
