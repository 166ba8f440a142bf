"""The roster, for whoever runs the desk: from the command line into the database, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import typer

from bot.clock import MachineClock
from bot.commands.school import mistakes_told, of_name
from bot.files import roster as roster_file
from bot.model.roles import Line
from bot.model.school import School
from bot.run import open_store
from store.store import Store


def keep(file: Path, check: bool, name: str) -> None:
    """Read a roster and keep it; with `check` only say what is wrong with it."""
    told, school = of_name(name)
    with mistakes_told():
        lines = roster_file.read(file, school)
    if check:
        typer.echo(f"Every line is good: {len(lines)} in all. Nothing was kept.")
        return
    with closing(open_store(told)) as store:
        known = kept(store, school, lines, MachineClock().now())
    typer.echo(f"Lines kept: {len(lines)}. People known by their address already: {known}.")


def kept(store: Store, school: School, lines: Sequence[Line], now: datetime) -> int:
    """How many of these people are known already; what the roster says of them counts from now on."""
    with store.begin(school, now) as work:
        known = work.people.standing.roster.keep(lines)
        work.people.standing.reconsider(known)
    return len(known)
