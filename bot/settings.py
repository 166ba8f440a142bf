"""Settings from the environment and `.env`: read once, every problem told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

from adapters import found
from adapters.settings import Setting, SettingsError
from store.database import address

OWN = (
    Setting("DATABASE_URL", "the database: `sqlite:///file` or `postgresql://...`", True, "sqlite:///deskbell.db"),
    Setting("DATABASE_POOLER", "`1` when PostgreSQL is behind a transaction pooler such as pgbouncer"),
    Setting("HOST", "the address the web server listens on", default="127.0.0.1"),
    Setting("PORT", "the port the web server listens on", default="8080"),
    Setting("DESKBELL_SCHOOL", "the school's file, or a folder with one file a school", default="school.toml"),
    Setting("LOG_LEVEL", "`debug`, `info`, `warning` or `error`", default="info"),
)
_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. `values` has the settings of the platforms; they are read by their adapters."""

    database_url: str
    pooler: bool
    host: str
    port: int
    school: Path
    log_level: str
    values: Mapping[str, str]


def everything() -> tuple[Setting, ...]:
    """Every setting there is."""
    return (*OWN, *found.settings())


def read(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings; `.env` in `folder` fills in what the environment does not have. Raises `SettingsError`."""
    filed = {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}
    merged = {**filed, **environment}
    known = {setting.name: setting for setting in everything()}
    values = {name: merged.get(name, "").strip() or setting.default for name, setting in known.items()}
    problems = [*_unknown(filed, environment, list(known)), *_wrong(values)]
    if problems:
        raise SettingsError(problems)
    return Settings(
        database_url=values["DATABASE_URL"],
        pooler=values["DATABASE_POOLER"] == "1",
        host=values["HOST"],
        port=int(values["PORT"]),
        school=folder / values["DESKBELL_SCHOOL"],
        log_level=values["LOG_LEVEL"].lower(),
        values=merged,
    )


def _unknown(filed: Mapping[str, str], environment: Mapping[str, str], known: list[str]) -> list[str]:
    """Names that are no settings: all of `.env`, and of the environment those that begin like ours."""
    ours = {f"{name.split('_')[0]}_" for name in known} - {"DATABASE_", "LOG_", "HOST_", "PORT_"}
    named = [*filed, *(name for name in environment if any(name.startswith(start) for start in ours))]
    problems = []
    for name in dict.fromkeys(named):
        if name not in known:
            near = get_close_matches(name, known, 1, 0.6)
            problems.append(f"{name} is not a setting." + (f" Did you mean {near[0]}?" if near else ""))
    return problems


def _wrong(values: Mapping[str, str]) -> list[str]:
    problems = []
    try:
        address(values["DATABASE_URL"])
    except ValueError as error:
        problems.append(f"DATABASE_URL cannot be used: {error}.")
    if not values["PORT"].isdecimal() or not 0 <= int(values["PORT"]) < 65536:
        problems.append(f"PORT must be a number from 0 to 65535, not {values['PORT']!r}.")
    if values["LOG_LEVEL"].lower() not in _LEVELS:
        near = get_close_matches(values["LOG_LEVEL"].lower(), _LEVELS, 1, 0.4)
        problems.append(
            f"LOG_LEVEL must be one of {', '.join(_LEVELS)}." + (f" Did you mean {near[0]}?" if near else "")
        )
    if values["DATABASE_POOLER"] not in ("", "0", "1"):
        problems.append("DATABASE_POOLER must be 1 or 0.")
    return problems
