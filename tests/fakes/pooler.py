"""A transaction pooler in front of PostgreSQL: what a program keeps in its session is lost after each transaction."""

from __future__ import annotations

import socket

from tests.fakes.line import Line, with_care

_IDLE = b"Z\x00\x00\x00\x05I"
"""The server is ready, and no transaction is open: https://www.postgresql.org/docs/current/protocol-message-formats.html"""
_WISH = 8
"""Bytes of the question whether the line may be encrypted, which comes before the first words."""


class Pooler(Line):
    """Every caller has two sessions at the server, and each transaction goes to the one that did not do the last."""

    def __init__(self, database_url: str) -> None:
        self._other: dict[socket.socket, socket.socket] = {}
        """The session that is not used just now, by its caller."""
        self.moved = 0
        super().__init__(database_url)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        pair = next(pair for pair in self._pairs if source in pair)
        near, far = pair
        said = source.recv(1 << 16)
        if not said:
            self._pairs.remove(pair)
            self._end((near, far))
            with_care(self._other.pop(near, near).close)
            return
        target.sendall(said)
        if source is near and near not in self._other and len(said) > _WISH:
            self._other[near] = self._started(said)
        elif source is far and said.endswith(_IDLE):
            self._pairs[self._pairs.index(pair)] = (near, self._other[near])
            self._other[near] = far
            self.moved += 1

    def _started(self, greeting: bytes) -> socket.socket:
        """A second session, begun as the first was; the server of the tests asks for no password."""
        far = self._reach()
        far.sendall(greeting)
        answer = b""
        while not answer.endswith(_IDLE):
            answer += far.recv(1 << 16)
        return far
