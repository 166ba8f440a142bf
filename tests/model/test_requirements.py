"""What somebody tells of a device, compared with what a product needs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.files.requirements import LocksPart, RequirementsPart, SeatsPart, UploadsPart, requirements
from bot.model.requirement_words import told
from bot.model.requirements import NOTHING_KNOWN, Requirements, device_facts

PUBLISHED = requirements(RequirementsPart())


@pytest.mark.parametrize(
    ("product", "told", "fact"),
    [
        ("teams", "Windows 11, 8 GB, Chrome 142", ""),
        ("teams", "windows 10 4gb", "device_minimum"),
        ("teams", "Windows 7, 8 GB", "device_below"),
        ("teams", "Windows 11, 2 GB", "device_below"),
        ("teams", "Windows 11, 8 GB, Chrome 120", "browser_old"),
        ("teams", "8 GB, Chrome 142", "device_unclear"),
        ("zoom", "Windows 11", ""),
        ("lms", "Windows 11, 8 GB", "device_unclear"),
        ("lms", "Windows 11, Firefox 144", ""),
        ("lms", "Linux, Firefox 140", "browser_old"),
        ("exam", "Ubuntu 24.04, 16 GB", "device_below"),
        ("term", "macOS 26, 4 GB, Safari 26", "device_minimum"),
        ("nothing known", "Windows 11, 8 GB", "device_unclear"),
    ],
)
def test_a_device_is_enough_too_little_or_not_told_well_enough(product: str, told: str, fact: str) -> None:
    assert device_facts(told, product, PUBLISHED) == ({fact} if fact else frozenset())


def words(of: str, needs: Requirements) -> str:
    said = told(of, "", needs)
    return said.template.format_map({name: str(fact) for name, fact in said.facts})


def test_the_limits_of_uploads_and_the_length_of_locks_are_told_with_their_day() -> None:
    day = PUBLISHED.checked_on.isoformat()
    assert words("uploads", PUBLISHED).endswith(
        f"Your own store is 50 MB; graded work takes no room in it. Checked on {day}."
    )
    assert words("locks", PUBLISHED).endswith(f"are often locked for 15 to 30 min. Checked on {day}.")


def test_the_line_for_teaching_and_the_size_of_meetings_are_told_with_their_day() -> None:
    day = PUBLISHED.checked_on.isoformat()
    assert words("teaching", PUBLISHED) == f"Teachers need about 4 Mbps down and 4 up, or better. Checked on {day}."
    assert words("seats", PUBLISHED) == (
        f"Google Meet takes 100, 150, 500 or 1,000 people, by licence. Checked on {day}."
    )
    own = requirements(RequirementsPart(seats=SeatsPart(name="Zoom", most=[300])))
    assert words("seats", own).startswith("Zoom takes 300 people")


def test_a_school_tells_its_own_limits_and_locks() -> None:
    own = RequirementsPart(
        checked_on=date(2031, 5, 6), uploads=UploadsPart(name="Moodle", file=2), locks=LocksPart(others=(20, 45))
    )
    needs = requirements(own)
    assert words("uploads", needs).startswith("Moodle takes 2 GB a file, and 500 MB")
    assert "for 20 to 45 min. Checked on 2031-05-06." in words("locks", needs)


def test_what_nobody_published_is_not_made_up() -> None:
    assert words("teaching", NOTHING_KNOWN) == "Teachers need a faster line than listeners."
    assert words("seats", NOTHING_KNOWN) == "How many people a meeting takes depends on the licence."
    assert words("uploads", NOTHING_KNOWN) == "How big a file may be is on the pages of the course site."
    assert words("locks", NOTHING_KNOWN) == "How long a lock lasts depends on the account."
