"""The example of a school's file has every setting there is; what is off by default stands in it as a comment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from bot.files import schools
from bot.files.school import SchoolFile
from tests.test_schools import EXAMPLE

_SETTING = re.compile(r"^# (?=\[[a-z]|[a-z_]+ = )", re.MULTILINE)
ELSEWHERE = {"requirements"}
"""Its parts are figures that stand in a file of their own."""


def example() -> str:
    """The whole of it, with what is commented out."""
    return _SETTING.sub("", EXAMPLE.read_text("utf-8"))


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The parts of a file that stand in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def settings(model: type[BaseModel], name: str = "") -> Iterator[str]:
    for field, info in model.model_fields.items():
        yield f"{name}{field}"
        if field not in ELSEWHERE:
            for part in models(info.annotation):
                yield from settings(part, f"{name}{field}.")


def told(file: Any, name: str = "") -> Iterator[str]:
    """What a file says, with the names of its tables."""
    if isinstance(file, list):
        for row in file:
            yield from told(row, name)
    elif isinstance(file, Mapping):
        for key, value in file.items():
            yield f"{name}{key}"
            yield from told(value, f"{name}{key}.")


def test_every_setting_stands_in_the_example() -> None:
    file = tomllib.loads(example())
    file["people"] = [*file["people"].values()]
    assert set(settings(SchoolFile)) - set(told(file)) == set()


def test_the_example_with_all_of_it_is_a_school(tmp_path: Any) -> None:
    for folder in ("articles", "playbooks"):
        (tmp_path / folder).mkdir()
    school = schools.parse(example(), "school.toml", tmp_path)
    assert (school.playbooks_from, school.hours.contact != "") == (str(tmp_path / "playbooks"), True)
