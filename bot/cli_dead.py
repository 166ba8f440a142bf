"""The commands about messages that were given up. What they need is imported when they run, as in `bot/cli.py`."""

from __future__ import annotations

from typing import Annotated

import typer

dead = typer.Typer(name="dead", no_args_is_help=True, rich_markup_mode=None)

_WHICH = typer.Argument(help="As the list names it: a number, or a noun and a number.", metavar="ID")
_ALL = typer.Option("--all", help="All messages that were not said.")


@dead.command("list")
def list_dead() -> None:
    """List them, and what else could not be done. Each with where, since when and the reason, and no word of what it
    says."""
    from bot.commands import dead

    dead.show_all()


@dead.command("show")
def show_dead(
    which: Annotated[str, _WHICH],
    words: Annotated[bool, typer.Option("--words", help="Print what it says, too: it may be private.")] = False,
) -> None:
    """Print all that is known about one."""
    from bot.commands import dead

    dead.show(_read(which), words)


@dead.command("retry")
def retry_dead(
    which: Annotated[str | None, _WHICH] = None,
    everything: Annotated[bool, _ALL] = False,
    due: Annotated[bool, typer.Option("--due", help="All that could not be answered, or done.")] = False,
) -> None:
    """Say one again, or answer or do it. Put right what was wrong first. What may have been said is looked up first."""
    from bot.commands import dead

    if sum((which is not None, everything, due)) != 1:
        raise typer.BadParameter("Say which one, --all, or --due.")
    if due:
        dead.retry_due()
    else:
        dead.retry(None if which is None else _read(which))


@dead.command("drop")
def drop_dead(which: Annotated[str | None, _WHICH] = None, everything: Annotated[bool, _ALL] = False) -> None:
    """Let one go: nobody will hear of it, and nothing is done about it."""
    from bot.commands import dead

    if (which is None) is not everything:
        raise typer.BadParameter("Say which one, or --all.")
    dead.drop(None if which is None else _read(which))


def _read(which: str) -> tuple[str, int]:
    """What the list names, as its noun and its number; a message that was not said has no noun."""
    noun, _, number = which.rpartition("/")
    if not number.isdecimal() or "/" in noun:
        raise typer.BadParameter("Say it as `deskbell dead list` names it: 4711, or tickets/4711.")
    return noun, int(number)
