"""Who somebody on the command line says they are: a role, or one of the people of the demo."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.model.people import Role

ROLES: Mapping[str, Role] = {role.name.lower().replace("_", "-"): role for role in Role}
DEMO: Mapping[str, Role] = {
    "student": Role.STUDENT,
    "teacher": Role.INSTRUCTOR,
    "ana": Role.ON_CALL,
    "ben": Role.ON_CALL,
    "carla": Role.ADMIN,
}
"""The people of the demo's school, by their handles."""


def role(name: str) -> Role | None:
    """The role that somebody called so has; None when there is nobody."""
    known = {_plain(each): its for each, its in {**ROLES, **DEMO}.items()}
    return known.get(_plain(name))


def handle(name: str) -> str | None:
    """Whom of the demo this means: somebody's handle, or a role, which means the first who has it."""
    wanted = role(name)
    return name.lower() if name.lower() in DEMO else next((h for h, its in DEMO.items() if its is wanted), None)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name.lower())
