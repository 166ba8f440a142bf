"""Settings from the environment and `.env`: read once, every problem told at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from ipaddress import ip_address
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from adapters import found
from adapters.settings import Setting, SettingsError
from bot.files.ordinary import Unreadable, text_of
from store.database import Nowhere, UnknownOption, address

OWN = (
    Setting("DATABASE_URL", "The database: `sqlite:///file` or `postgresql://...`.", True, "sqlite:///deskbell.db"),
    Setting("DATABASE_POOLER", "`1` when PostgreSQL is behind a transaction pooler such as pgbouncer."),
    Setting("HOST", "The address the web server listens on.", default="127.0.0.1"),
    Setting("PORT", "The port the web server listens on.", default="8080"),
    Setting("WORKER_PORT", "The port on which a `worker` tells how it is; without it, it listens nowhere."),
    Setting("DESKBELL_SCHOOL", "The school's file, or a folder with one file a school.", default="school.toml"),
    Setting("LOG_LEVEL", "`debug`, `info`, `warning` or `error`.", default="info"),
)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII | re.IGNORECASE)
_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. `values` has the settings of the platforms; they are read by their adapters.

    `database_url` is empty when what was said is no address, `worker_port` None when a worker shall not listen.
    """

    database_url: str
    pooler: bool
    host: str
    port: int
    worker_port: int | None
    school: Path
    log_level: str
    values: Mapping[str, str]


def everything() -> tuple[Setting, ...]:
    """Every setting there is."""
    return (*OWN, *found.settings())


def read(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings; `.env` in `folder` fills in what the environment does not have. Raises `SettingsError`."""
    told, problems = look(environment, folder)
    if problems:
        raise SettingsError(problems)
    return told


def look(environment: Mapping[str, str], folder: Path) -> tuple[Settings, list[str]]:
    """The settings, with the default in place of what is wrong, and every problem."""
    filed, unread = _filed(folder / ".env")
    merged = {**filed, **environment}
    known = {setting.name: setting for setting in everything()}
    values = {name: merged.get(name, "").strip() or setting.default for name, setting in known.items()}
    wrong = _wrong(values)
    values |= {name: "" if name == "DATABASE_URL" else known[name].default for name in wrong}
    told = Settings(
        database_url=values["DATABASE_URL"],
        pooler=values["DATABASE_POOLER"] == "1",
        host=values["HOST"],
        port=int(values["PORT"]),
        worker_port=int(values["WORKER_PORT"]) if values["WORKER_PORT"] else None,
        school=folder / values["DESKBELL_SCHOOL"],
        log_level=values["LOG_LEVEL"].lower(),
        values=merged,
    )
    return told, [*unread, *_unknown(filed, environment, list(known)), *wrong.values()]


def _filed(file: Path) -> tuple[dict[str, str], list[str]]:
    """What stands in `.env`, where there is one, and the lines of it that say nothing."""
    if not file.exists():
        return {}, []
    try:
        text = text_of(file)
    except Unreadable as error:
        return {}, [error.told(file.name)]
    lines = list(parse_stream(StringIO(text)))
    empty = [line for line in lines if line.error or (line.key and line.value is None)]
    rest = "".join(line.original.string for line in lines if line not in empty)
    values = {name: value for name, value in dotenv_values(stream=StringIO(rest)).items() if value is not None}
    return values, [f"{file.name}:{_number(line)}: write NAME=value." for line in empty]  # it may be a secret


def repeated(file: Path) -> list[str]:
    """Names that stand more than once in a `.env` that can be read, each with its lines."""
    if not file.exists():
        return []
    lines = [(line.key, _number(line)) for line in parse_stream(StringIO(text_of(file))) if line.key]
    counts = Counter(name for name, _ in lines)
    return [
        f"{name} in lines {', '.join(str(at) for other, at in lines if other == name)}"
        for name, count in counts.items()
        if count > 1
    ]


def _number(line: Binding) -> int:
    """Where it stands; lines with nothing in them are counted as a part of the next."""
    words = line.original.string
    return line.original.line + len(words) - len(words.lstrip("\n"))


def _unknown(filed: Mapping[str, str], environment: Mapping[str, str], known: list[str]) -> list[str]:
    """Names that are no settings: all such of `.env`; of the environment, shared with others, the misspelt ones."""
    near = {name: get_close_matches(name.upper(), known, 1, 0.6) for name in filed}
    near |= {name: found for name in environment if (found := get_close_matches(name, known, 1, 0.9))}
    return [
        f"{name} is not a setting." + (f" Did you mean {found[0]}?" if found else "")
        for name, found in near.items()
        if name not in known
    ]


def _wrong(values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with settings, by their names."""
    problems = {}
    if problem := _of_the_database(values["DATABASE_URL"]):
        problems["DATABASE_URL"] = problem
    if not _is_host(values["HOST"]):
        problems["HOST"] = f"must be an address, such as 127.0.0.1 or 0.0.0.0, not {values['HOST']!r}."
    for name in ("PORT", "WORKER_PORT"):
        if not _is_port(values[name]) and (name == "PORT" or values[name]):
            problems[name] = f"must be a number from 0 to 65535, not {values[name]!r}."
    if (level := values["LOG_LEVEL"].lower()) not in _LEVELS:
        near = get_close_matches(level, _LEVELS, 1, 0.6)
        problems["LOG_LEVEL"] = f"must be one of {', '.join(_LEVELS)}." + (f" Did you mean {near[0]}?" if near else "")
    if values["DATABASE_POOLER"] not in ("", "0", "1"):
        problems["DATABASE_POOLER"] = "must be 1 or 0."
    return {name: f"{name} {problem}" for name, problem in problems.items()}


def _of_the_database(url: str) -> str:
    try:
        named = address(url)
    except Nowhere:
        return "names no file, so nothing would be kept: say one, as in `sqlite:///deskbell.db`."
    except UnknownOption as error:
        return f"has the option `{error}`, which PostgreSQL does not know: leave it out."
    except ValueError:  # its words may hold a part of the password
        return "must be like `sqlite:///deskbell.db` or `postgresql://user:password@host/name`."
    file = named.database if named.get_backend_name() == "sqlite" else None
    if file and not file.startswith("file:") and not (folder := Path(file).parent).is_dir():
        return f"names a file in the folder {folder}, which is not there: make that folder, or name another file."
    return ""


def _is_host(value: str) -> bool:
    """An address of either protocol, or a name."""
    try:
        return bool(ip_address(value))
    except ValueError:
        return len(value) <= 253 and all(map(_LABEL.fullmatch, value.split(".")))


def _is_port(value: str) -> bool:
    return value.isdecimal() and 0 <= int(value) < 65536
