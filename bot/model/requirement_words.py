"""Published figures of what is required, in words, with the day somebody looked whether they are still so."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.requirements import Needs, Requirements
from bot.model.words import Said, say


def told(of: str, product: str, needs: Requirements) -> Said:
    """The figures in words, with the day they were checked."""
    day = needs.checked_on.isoformat()
    if of == "speed":
        return say(
            "A class with sound alone needs about {down} Mbps down and {up} up; one with pictures about {wide} down "
            "and {high} up. Checked on {day}.",
            down=f"{needs.sound.down:g}",
            up=f"{needs.sound.up:g}",
            wide=f"{needs.picture.down:g}",
            high=f"{needs.picture.up:g}",
            day=day,
        )
    if of in _TELLS:
        return _TELLS[of](needs, day)
    wanted = needs.products.get(product)
    if wanted is None:
        return say("What each program needs is on its maker's pages.")
    return say("{name} needs: {parts}. Checked on {day}.", name=wanted.name, parts="; ".join(_parts(wanted)), day=day)


def _teaching(needs: Requirements, day: str) -> Said:
    if not needs.teaching.down:
        return say("Teachers need a faster line than listeners.")
    down, up = f"{needs.teaching.down:g}", f"{needs.teaching.up:g}"
    return say(
        "Teachers need about {down} Mbps down and {up} up, or better. Checked on {day}.", down=down, up=up, day=day
    )


def _seats(needs: Requirements, day: str) -> Said:
    if not needs.seats.most:
        return say("How many people a meeting takes depends on the licence.")
    *fewer, last = (f"{each:,}" for each in needs.seats.most)
    most = f"{', '.join(fewer)} or {last}" if fewer else last
    return say("{name} takes {most} people, by licence. Checked on {day}.", name=needs.seats.name, most=most, day=day)


def _uploads(needs: Requirements, day: str) -> Said:
    uploads = needs.uploads
    if not uploads.file:
        return say("How big a file may be is on the pages of the course site.")
    return say(
        "{name} takes {file} GB a file, and {media} MB for sound or video it plays. Your own store is {store} MB; "
        "graded work takes no room in it. Checked on {day}.",
        name=uploads.name,
        file=uploads.file,
        media=uploads.media,
        store=uploads.store,
        day=day,
    )


def _locks(needs: Requirements, day: str) -> Said:
    locks = needs.locks
    if not locks.first:
        return say("How long a lock lasts depends on the account.")
    return say(
        "The first lock of a Microsoft account lasts about {first} min. Other school accounts are often locked for "
        "{least} to {most} min. Checked on {day}.",
        first=locks.first,
        least=locks.others[0],
        most=locks.others[1],
        day=day,
    )


_TELLS = {"teaching": _teaching, "seats": _seats, "uploads": _uploads, "locks": _locks}


def _parts(wanted: Needs) -> Iterator[str]:
    names = [f"{_WRITTEN[system]} {oldest:g} or newer" for system, oldest in wanted.systems.items() if oldest]
    names += [_WRITTEN[system] for system, oldest in wanted.systems.items() if not oldest]
    if names:
        yield ", ".join(names)
    if wanted.memory:
        more = f" (better {wanted.advised_memory})" if wanted.advised_memory > wanted.memory else ""
        yield f"{wanted.memory} GB of memory{more}"
    if wanted.browsers:
        yield "an up-to-date " + " or ".join(_WRITTEN[browser] for browser in wanted.browsers)


_WRITTEN = {
    "windows": "Windows",
    "chromeos": "ChromeOS",
    "ios": "iOS",
    "macos": "macOS",
    "android": "Android",
    "linux": "Linux",
    "edge": "Edge",
    "firefox": "Firefox",
    "safari": "Safari",
    "chrome": "Chrome",
}
