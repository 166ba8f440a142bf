"""Writes the reference pages from the program itself, so that they cannot say anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer.main import get_command

from adapters import found
from adapters.settings import Setting
from bot import settings
from bot.cli import app
from bot.files.school import PARTS, SchoolFile
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Written by `make docs`; change the program, not this page. -->"
_TYPES: Mapping[object, str] = {
    str: "text",
    int: "number",
    timedelta: "length of time: `15m`, `24h`, `3d`",
    time: "time of day: `08:00:00`",
    date: "day: `2026-12-25`",
    tuple[str, str]: "`platform:workspace`",
    tuple[str, str, str]: "`platform:workspace:id`",
}


def commands() -> str:
    """Every command of the terminal and every command of the chat."""
    lines = ["# Commands", "", NOTE, "", "## In the terminal", ""]
    for name, command in _terminal(get_command(app)):
        lines += [f"### `deskbell {name}`", "", " ".join(command.help.split()), ""]
        lines += _table(("Option", "Default", "Meaning"), (_option(each) for each in command.params))
    lines += ["## In the chat", "", *_how_to_read()]
    for topic in Topic:
        lines += [f"### {topic.value}", ""]
        lines += _table(
            ("Command", "Who", "What it does", "Understood as"), (_said(k) for k in CATALOGUE if k.topic is topic)
        )
    lines += ["### In a walk-through", "", "While a question is open, its answers can be typed as well as pressed.", ""]
    lines += _beside(kind for kind in CATALOGUE if kind.topic is None and kind is not Courtesy)
    lines += ["### Any time", "", *_beside([Courtesy])]
    return "\n".join(lines).rstrip() + "\n"


def _terminal(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command, and those inside another one by their whole names."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _terminal(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def environment() -> str:
    """Every setting of the environment and every line of a school's file."""
    lines = ["# Settings", "", NOTE, "", "## The environment", ""]
    lines += [
        "Read from the environment and from a file `.env` in the working folder; the environment wins. "
        "`deskbell check` tells every problem at once.",
        "",
    ]
    lines += _settings("The program", settings.OWN)
    for name, module in found.platforms().items():
        lines += _settings(name.capitalize(), module.SETTINGS) if module.SETTINGS else []
    lines += ["## The school's file", "", *_about_the_file()]
    lines += _fields("At the top", SchoolFile)
    for name, part in (("[people.HANDLE]", "people"), ("[hours]", "hours"), ("[reminders]", "reminders")):
        lines += _fields(name, PARTS[part])
    for part in ("unknown", "privacy", "safety"):
        lines += _fields(f"[{part}]", PARTS[part])
    lines += _fields("[requirements]", PARTS["requirements"]) + _fields("[requirements.speed]", PARTS["speed"])
    lines += _fields("sound, picture and teaching of a speed", PARTS["sound"]) + _fields(
        "[requirements.product.NAME]", PARTS["product"]
    )
    lines += _fields("[requirements.uploads]", PARTS["uploads"]) + _fields("[requirements.locks]", PARTS["locks"])
    lines += _fields("[requirements.seats]", PARTS["seats"])
    lines += _fields("[roles]", PARTS["roles"]) + _fields("[roles.ROLE]", PARTS["on_call"])
    lines += _fields("[[ladder]]", PARTS["ladder"]) + _fields("steps and last_resort of a ladder", PARTS["steps"])
    return "\n".join(lines).rstrip() + "\n"


PAGES: Mapping[str, Callable[[], str]] = {"commands.md": commands, "settings.md": environment}


def write() -> None:
    """Write every page anew."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), "utf-8")


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    """A table, or nothing when it has no rows."""
    written = [" | ".join(["", *(cell.replace("|", r"\|") for cell in row), ""]).strip() for row in rows]
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *written, ""] if written else []


def _beside(kinds: Iterable[type[Intent]]) -> list[str]:
    """What is no command to look for, and is understood all the same."""
    return _table(("What it does", "Who", "Understood as"), ((_help(k), _who(k), _patterns(k)) for k in kinds))


def _option(option: Any) -> tuple[str, str, str]:
    name = option.opts[0] if option.param_type_name == "option" else option.metavar or option.opts[0].upper()
    if isinstance(option.default, Enum):
        choices = ", ".join(f"`{each.value}`" for each in type(option.default))
        return f"`{name}`", f"`{option.default.value}`", f"{option.help} One of {choices}."
    default = "must be given" if option.required else f"`{option.default}`" if option.default else ""
    return f"`{name}`", default, option.help or ""


def _said(kind: type[Intent]) -> tuple[str, str, str, str]:
    return f"`{kind.shown}`", _who(kind), _help(kind), _patterns(kind)


def _help(kind: type[Intent]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _who(kind: type[Intent]) -> str:
    return _word(kind.allowed)


def _patterns(kind: type[Intent]) -> str:
    below = [f"below its card: `{pattern}`" for pattern in kind.below]
    return "<br>".join([*(f"`{pattern}`" for pattern in (*kind.words, *kind.sentences)), *below])


def _word(value: Enum) -> str:
    return value.name.lower().replace("_", " ")


def _how_to_read() -> list[str]:
    roles = ", ".join(_word(role) for role in Role)
    return [
        "Type a command to the desk in private, after its name in a channel, or after the slash command. In a ticket's "
        "thread the number may be left out, and below the card of a class too.",
        "",
        f"Who: the roles are {roles}; each may do all that the ones before it may.",
        "",
        "Understood as: `{name}` stands for words of yours, `(a|b)` for either, `[a]` for what may be left out, "
        "`{name=a|b}` for words of yours that begin with one of these, `{name:a|b}` for one of these.",
        "",
    ]


def _settings(title: str, which: tuple[Setting, ...]) -> list[str]:
    rows = (
        (
            f"`{each.name}`",
            f"`{each.default}`" if each.default else "",
            each.meaning + (" Secret." if each.secret else ""),
        )
        for each in which
    )
    return [f"### {title}", "", *_table(("Name", "Default", "Meaning"), rows)]


def _about_the_file() -> list[str]:
    return [
        "`school.toml` in the working folder, or wherever `DESKBELL_SCHOOL` points. "
        "An example: [school.example.toml](../../bot/content/school.example.toml).",
        "",
    ]


def _fields(title: str, part: type[BaseModel]) -> list[str]:
    rows = (
        (f"`{name}`", _type(field.annotation), _default(field), field.description or "")
        for name, field in part.model_fields.items()
    )
    return [f"### {title}", "", *_table(("Name", "Type", "Default", "Meaning"), rows)]


def _type(annotation: object) -> str:
    if get_origin(annotation) is Annotated:
        return _type(get_args(annotation)[0])
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if annotation in _TYPES:
        return _TYPES[annotation]
    if get_origin(annotation) is dict:
        return "tables"
    if get_origin(annotation) is list:
        return f"list of {_type(inner[0])}"
    if inner:
        return _type(inner[0])
    return "table" if isinstance(annotation, type) and issubclass(annotation, BaseModel) else "word"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    return _value(field.default)


def _value(value: object) -> str:
    match value:
        case None | BaseModel() | [] | {}:
            return ""
        case [*parts]:
            return ", ".join(_value(part) for part in parts)
        case Enum():
            return f"`{_word(value)}`"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            size, unit = next((size, unit) for size, unit in ((1440, "d"), (60, "h"), (1, "m")) if minutes % size == 0)
            return f"`{minutes // size}{unit}`"
    return f"`{value}`"


if __name__ == "__main__":
    write()
