"""Standard input and output: either may be closed, or of an encoding without all letters."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def usable(stream: TextIO | None, mode: str) -> TextIO:
    """The same, where nothing that is read or written raises for its letters; a closed one is empty, or takes all."""
    if stream is None:
        return io.TextIOWrapper(io.FileIO(os.devnull, mode), "utf-8", write_through=True)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace" if mode == "r" else "backslashreplace")
    return stream


def open_all() -> None:
    """Of this process."""
    sys.stdin, sys.stdout, sys.stderr = usable(sys.stdin, "r"), usable(sys.stdout, "w"), usable(sys.stderr, "w")
