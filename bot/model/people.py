"""People: who they are to the school, and under which names the platforms know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Role(IntEnum):
    """What a person is to the school; each role may do all that the ones before it may."""

    GUEST = 0
    STUDENT = 1
    INSTRUCTOR = 2
    ON_CALL = 3
    """Support staff: may see every ticket and may be paged."""
    ADMIN = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """One person as one platform knows them.

    `workspace` and `user` are the platform's own ids, taken from the verified envelope. `name`, `zone` (IANA) and
    `locale` are what the platform told us, empty when it did not; `nick` is a short name to use as long as there is
    no better one. `guest`: whether they belong to another organisation, or are here by invitation alone; None when it
    was not told. With it come `email`, in small letters, only when the platform vouches that it is theirs and they are
    no guest, and `groups`, the ids of the groups there that they are in, of those that give roles; None: not told.
    """

    platform: str
    workspace: str
    user: str
    name: str = field(default="", compare=False)
    zone: str = field(default="", compare=False)
    locale: str = field(default="", compare=False)
    nick: str = field(default="", compare=False)
    guest: bool | None = field(default=None, compare=False)
    email: str = field(default="", compare=False)
    groups: frozenset[str] | None = field(default=None, compare=False)
    away: bool = field(default=False, compare=False)
    """Nothing can be said to them there, until they speak there again."""


@dataclass(frozen=True, slots=True)
class Person:
    """A human of one school. `zone` is an IANA name; `identities` has the most recently used one first."""

    id: int
    name: str
    role: Role
    zone: str
    locale: str = "en"
    handle: str = ""
    """The short name the school's file uses for this person; empty for those it does not list."""
    identities: tuple[Identity, ...] = ()

    @property
    def away(self) -> bool:
        """Whether nothing can be said to them anywhere."""
        return all(identity.away for identity in self.identities)

    def on(self, platform: str, workspace: str) -> Identity | None:
        """This person's identity in one workspace."""
        return next((i for i in self.identities if (i.platform, i.workspace) == (platform, workspace)), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a text is written: `zone` is an IANA name."""

    zone: str
    locale: str = "en"
