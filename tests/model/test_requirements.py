"""What somebody tells of a device, compared with what a product needs."""

from __future__ import annotations

import pytest

from bot.model.requirements import device_facts
from bot.requirements_file import RequirementsPart, requirements

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
