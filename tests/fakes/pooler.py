"""A transaction pooler in front of PostgreSQL: few sessions for all who call, any one of them for each transaction."""

from __future__ import annotations

import select
import socket
import struct
import threading
from collections import deque
from dataclasses import dataclass

from tests.fakes.line import Line, with_care

_VERSION = 196608
_WISHES = (80877103, 80877104)
"""Whether the line may be encrypted: https://www.postgresql.org/docs/current/protocol-message-formats.html"""
_TRACKED = {"user", "database", "client_encoding", "datestyle", "timezone", "standard_conforming_strings"}
_TRACKED |= {"application_name"}
"""What a caller may begin with: https://www.pgbouncer.org/config.html#ignore_startup_parameters"""
_ENDS = b"QSF"
"""What is answered with a word that the server is ready again."""
_READY, _GOODBYE = b"Z", b"X"
_GREETED = b"R\x00\x00\x00\x08\x00\x00\x00\x00"
_IDLE = b"Z\x00\x00\x00\x05I"
_STEP = 0.005


@dataclass
class _Caller:
    """Who calls, the session that its transaction is in, and the one that the last was in. `asked`: answers that are
    still to come.
    """

    near: socket.socket
    greeting: dict[str, str]
    far: socket.socket | None = None
    had: socket.socket | None = None
    asked: int = 0


class Pooler(Line):
    """As pgbouncer with `pool_mode = transaction` and no care for prepared statements. The server asks for no password.

    Of the sessions that nobody is in, the one is given that was not used for longest: what somebody left in theirs is
    not there the next time, and is found by somebody else. `ignores`: what a caller may begin with and the server is
    not told of.
    """

    def __init__(self, database_url: str, sessions: int = 3, ignores: frozenset[str] = frozenset()) -> None:
        self.most, self.ignores = sessions, ignores
        self.moved = 0
        """How often somebody was given another session than the last time."""
        self.opened = 0
        self._free = deque[socket.socket]()
        self._spare = threading.Condition()
        self._callers: list[threading.Thread] = []
        self._told = b""
        super().__init__(database_url)

    def _serve(self) -> None:
        while not self._closed.is_set():
            if select.select([self._listener], [], [], _STEP)[0]:
                near, _ = self._listener.accept()
                near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._callers.append(threading.Thread(target=self._look_after, args=(near,), daemon=True))
                self._callers[-1].start()
        for caller in self._callers:
            caller.join(5)
        for far in self._free:
            far.close()

    def _look_after(self, near: socket.socket) -> None:
        caller = _Caller(near, {})
        try:
            caller.greeting = self._greeting(near)
            if caller.greeting:
                self._introduce(caller)
                while not self._closed.is_set() and self._passed_on(caller):
                    pass
        except OSError:
            pass  # the caller is gone
        finally:
            near.close()
            if caller.far:  # in the middle of a transaction
                caller.far.close()
                self._give_back(None)

    def _greeting(self, near: socket.socket) -> dict[str, str]:
        """What the caller begins with; nothing when it is turned away."""
        while True:
            length, code = struct.unpack("!II", _exactly(near, 8))
            said = _exactly(near, length - 8)
            if code not in _WISHES:
                break
            near.sendall(b"N")
        words = [word.decode() for word in said.split(b"\0")]
        told = dict(zip(words[::2], words[1::2], strict=False)) if code == _VERSION else {}
        for name in {name for name in told if name} - _TRACKED - self.ignores:
            near.sendall(_message(b"E", f"SFATAL\0C08P01\0Munsupported startup parameter: {name}\0\0".encode()))
            return {}
        return {name: value for name, value in told.items() if name in _TRACKED}

    def _introduce(self, caller: _Caller) -> None:
        """Tell what the server tells at the start."""
        if not self._told:
            self._give_back(self._take(caller.greeting))
        caller.near.sendall(_GREETED + self._told + _IDLE)

    def _take(self, greeting: dict[str, str]) -> socket.socket:
        """A session that nobody is in; a new one as long as there are few."""
        with self._spare:
            if self.opened < self.most:
                self.opened += 1
                return self._opened(greeting)
            self._spare.wait_for(lambda: self._free or self._closed.is_set())
            return self._free.popleft()

    def _give_back(self, far: socket.socket | None) -> None:
        with self._spare:
            if far is None:
                self.opened -= 1
            else:
                self._free.append(far)
            self._spare.notify()

    def _opened(self, greeting: dict[str, str]) -> socket.socket:
        far = self._reach()
        words = "".join(f"{name}\0{value}\0" for name, value in greeting.items())
        far.sendall(_message(b"", struct.pack("!I", _VERSION) + f"{words}\0".encode()))
        told = b""
        while (message := _next(far)) != _IDLE:
            told += message if message[:1] == b"S" else b""
        self._told = told
        return far

    def _passed_on(self, caller: _Caller) -> bool:
        """Pass on what is there, one message of each; whether the caller is still there."""
        far = [caller.far] if caller.far else []
        ready = select.select([caller.near, *far], [], [], _STEP)[0]
        for end in far:
            if end in ready:
                self._answer(caller, _next(end))
        if caller.near in ready:
            said = _next(caller.near)
            if said[:1] == _GOODBYE:
                return False
            if caller.far is None:
                caller.far = self._take(caller.greeting)
                self.moved += caller.had not in (None, caller.far)
                caller.had = caller.far
            caller.asked += said[:1] in _ENDS
            caller.far.sendall(said)
        return True

    def _answer(self, caller: _Caller, said: bytes) -> None:
        caller.asked -= said[:1] == _READY
        if said == _IDLE and not caller.asked:
            self._give_back(caller.far)
            caller.far = None
        with_care(caller.near.sendall, said)


def _message(kind: bytes, said: bytes) -> bytes:
    return kind + struct.pack("!I", len(said) + 4) + said


def _next(end: socket.socket) -> bytes:
    """One whole message."""
    head = _exactly(end, 5)
    return head + _exactly(end, struct.unpack("!I", head[1:])[0] - 4)


def _exactly(end: socket.socket, length: int) -> bytes:
    said = b""
    while len(said) < length:
        if not (more := end.recv(length - len(said))):
            raise OSError("hung up")
        said += more
    return said
