"""The line to PostgreSQL, on which everything can go wrong: it stalls, is slow, is cut, or is cut at a commit."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable
from typing import Literal

from sqlalchemy.engine import make_url

_STEP = 0.005
_COMMITS = b"COMMIT\0"


class Line:
    """A proxy on loopback in front of the server that `database_url` names; `url` is the way through it.

    `mute`: nothing is passed on any more, in either direction, nobody is told, and who calls anew is turned away.
    `down`: who calls is turned away. `cut_at_commit`: the line breaks at the next COMMIT, "before" the server gets it
    or "after" it was done.
    """

    def __init__(self, database_url: str) -> None:
        real = make_url(database_url)
        folder, port = str(real.query.get("host") or ""), real.port or 5432
        self._far: tuple[str, int] | str = f"{folder}/.s.PGSQL.{port}" if folder else (str(real.host), port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        there = real.set(host="127.0.0.1", port=self._listener.getsockname()[1], query={})
        self.url = there.render_as_string(hide_password=False)
        self.mute, self.down = False, False
        self.cut_at_commit: Literal["before", "after", ""] = ""
        self.delayed: Callable[[], object] = str
        """Called before each thing the program says is passed on."""
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """Close everything that is open."""
        for pair in self._pairs:
            for end in pair:
                with_care(end.shutdown, socket.SHUT_RDWR)

    def half_close(self) -> None:
        """The server says goodbye, and the program may still talk into the void."""
        for near, _ in self._pairs:
            with_care(near.shutdown, socket.SHUT_WR)

    def close(self) -> None:
        self._closed.set()
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while not self._closed.is_set():
            ends = {end: other for pair in self._pairs for end, other in (pair, pair[::-1])}
            waiting = [self._listener] if self.mute else [self._listener, *ends]
            for ready in select.select(waiting, [], [], _STEP)[0]:
                if ready is self._listener:
                    self._accept()
                elif ready.fileno() >= 0:
                    self._pass_on(ready, ends[ready])
        for pair in self._pairs:
            self._end(pair)

    def _accept(self) -> None:
        near, _ = self._listener.accept()
        if self.down or self.mute:
            near.close()
            return
        self._pairs.append((near, self._reach()))

    def _reach(self) -> socket.socket:
        far = socket.socket(socket.AF_UNIX if isinstance(self._far, str) else socket.AF_INET)
        far.connect(self._far)
        return far

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        pair = next(pair for pair in self._pairs if source in pair)
        try:
            said = source.recv(1 << 16)
        except OSError:
            said = b""
        from_program = source is pair[0]
        if from_program and said:
            self.delayed()
        cut = self.cut_at_commit if from_program and _COMMITS in said else ""
        if cut != "before":
            with_care(target.sendall, said)
        if cut == "after":
            target.recv(1)  # the server has done it, and said so
        if cut or not said:
            self.cut_at_commit = "" if cut else self.cut_at_commit
            self._pairs.remove(pair)
            self._end(pair)

    def _end(self, pair: tuple[socket.socket, socket.socket]) -> None:
        for end in pair:
            end.close()


def with_care(step: Callable[..., object], *given: object) -> None:
    """What is closed already need not be closed again."""
    try:
        step(*given)
    except OSError:
        return
