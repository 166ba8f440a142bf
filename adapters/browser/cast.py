"""Who takes part in the local chat, and which places each of them sees."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.people import Identity

PLATFORM = "browser"
WORKSPACE = "local"


@dataclass(frozen=True, slots=True)
class Character:
    """One person of the local chat, with a column of the page.

    `places` are pairs of channel and label, the first is shown first; a channel is `@` + own user id or begins with
    `#`. `suggestions` are offered while the private conversation is empty; one that ends with "..." is put into the
    box to be completed. `zone` and `locale` are what a real platform would tell of them.
    """

    user: str
    name: str
    title: str
    places: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...] = ()
    zone: str = ""
    locale: str = ""

    @property
    def identity(self) -> Identity:
        return Identity(PLATFORM, WORKSPACE, self.user, self.name, self.zone, self.locale)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    def sees(self, channel: str) -> bool:
        return any(channel == seen for seen, _ in self.places)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour: what to do, with what is typed between backticks.

    It is done when the user `by` has said or pressed words that begin with `says`; with no `by`, when the desk has said
    something in `place`; with neither, when the clock was moved.
    """

    text: str
    by: str = ""
    says: str = ""
    place: str = ""
