"""Standard input and output: either may be closed, or of an encoding without all letters."""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_AS_IN_JSON = "as_in_json"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Letters that there are not, so that what is JSON stays so."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_AS_IN_JSON, _escaped)


def usable(stream: TextIO | None, mode: str) -> TextIO:
    """The same, where nothing that is read or written raises for its letters; a closed one is empty, or takes all."""
    if stream is None:
        return io.TextIOWrapper(io.FileIO(os.devnull, mode), "utf-8", write_through=True)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace" if mode == "r" else _AS_IN_JSON)
    return stream


def open_all() -> None:
    """Of this process."""
    sys.stdin, sys.stdout, sys.stderr = usable(sys.stdin, "r"), usable(sys.stdout, "w"), usable(sys.stderr, "w")


@contextmanager
def told_when_full() -> Iterator[None]:
    """What finds no room where it is printed to ends with a sentence, and with status 1; where nobody reads any more,
    all that was wanted was printed.
    """
    try:
        yield
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        sys.exit(0)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # at its end Python writes once more what is left
        sys.exit(f"Not all of this could be printed: {error.strerror}.")
