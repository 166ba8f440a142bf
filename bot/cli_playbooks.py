"""The commands about playbooks. What they need is imported when they run, as in `bot/cli.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

playbooks = typer.Typer(name="playbooks", no_args_is_help=True, rich_markup_mode=None)

_NAME = typer.Argument(help="The name of the playbook, as `deskbell playbooks list` shows it.", metavar="NAME")
_SCHOOL = typer.Option(help="The id of the school, where there is more than one.")


@playbooks.command("list")
def list_playbooks() -> None:
    """List them. Each has its name, steps, ends, what to type to begin it, and its title."""
    from bot.commands import playbooks

    playbooks.show_all()


@playbooks.command("check")
def check_playbooks(
    file: Annotated[Path | None, typer.Argument(help="A file to check with the others; without one, all.")] = None,
) -> None:
    """Say everything that is wrong. It has file, line and step, and what a platform could not show as it is written."""
    from bot.commands import playbooks

    playbooks.check(file)


@playbooks.command("figures")
def figures_of_playbooks(
    name: Annotated[str, _NAME] = "",
    days: Annotated[int, typer.Option(min=1, max=3660, help="Of those begun in so many days.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    school: Annotated[str, _SCHOOL] = "",
) -> None:
    """Print what became of walk-throughs. Of all, or of one step by step. Nobody's name or words are in it."""
    from bot.commands import playbooks

    playbooks.show_figures(name, days, as_json, school)


@playbooks.command("draw")
def draw_playbook(
    name: Annotated[str, _NAME],
    days: Annotated[
        int | None,
        typer.Option(
            min=0, max=3660, help="Write figures of so many days into it; 0 for none, and of 30 where there are any."
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    school: Annotated[str, _SCHOOL] = "",
) -> None:
    """Draw one as a picture (SVG). It has every step, where each answer leads, and how often it did."""
    from bot.commands import playbooks

    playbooks.draw(name, days, output, school)
