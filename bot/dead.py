"""What was given up, for whoever runs the desk: messages and rows that were due, a list, try again, let go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

import typer
from sqlalchemy import Connection

from adapters.plain import plain_text
from bot.clock import MachineClock
from bot.model.errors import Unavailable
from bot.run import database, stop
from store import dead, due, figures
from store.payloads import Spoken
from store.store import Store

_SHOWN = 100


def show_all() -> None:
    """One line for each, without a word of what it says."""
    now = MachineClock().now()
    with _looking() as connection:
        count, rows = figures.dead(connection), dead.newest(connection, _SHOWN)
        undone, put_aside = figures.undone(connection), due.put_aside(connection, _SHOWN)
    if not rows:
        typer.echo("No message was given up.")
    else:
        _list(rows, count, now)
    if put_aside:
        _list_due(put_aside, undone, now)


def _list(rows: Sequence[dead.Dead], count: int, now: datetime) -> None:
    typer.echo(f"{'ID':>8}  {'SCHOOL':<16}  {'PLATFORM':<10}  {'LANE':<6}  {'AGE':>5}  ERROR")
    for each in rows:
        lane, age = each.lane.name.lower(), _age(now - each.due)
        platform = each.platform or "-"
        typer.echo(f"{each.id:>8}  {each.school:<16}  {platform:<10}  {lane:<6}  {age:>5}  {_code(each.error)}")
    if count > len(rows):
        typer.echo(f"These are the newest {len(rows)} of {count}.")


def _list_due(rows: Sequence[due.Undone], count: int, now: datetime) -> None:
    typer.echo("\nWhat was due, and could not be done:")
    typer.echo(f"{'ROW':<24}  {'SCHOOL':<16}  {'AGE':>5}  ERROR")
    for each in rows:
        typer.echo(f"{f'{each.noun} {each.row}':<24}  {each.school:<16}  {_age(now - each.at):>5}  {_code(each.error)}")
    if count > len(rows):
        typer.echo(f"These are the newest {len(rows)} of {count}.")


def show(number: int, words: bool) -> None:
    """Everything about one of them; what it says only when asked for."""
    with _looking() as connection:
        found = dead.one(connection, number)
    if found is None:
        raise stop([f"No message {number} was given up. `deskbell dead list` shows which were."])
    each, spoken = found
    facts = {
        "school": each.school,
        "platform": each.platform or "nobody is reachable there",
        "place": _place(spoken) if spoken else "it cannot be read",
        "lane": each.lane.name.lower(),
        "decided": f"{each.due:%Y-%m-%d %H:%M:%S} UTC",
        "tries": str(each.attempts),
        "error": _code(each.error),
    }
    for name, value in facts.items():
        typer.echo(f"{name + ':':<10}{value}")
    if words and spoken:
        typer.echo(f"\n{plain_text(spoken.card, spoken.reader)}")


def retry(number: int | None) -> None:
    """Try one again, or all."""
    now = MachineClock().now()
    done = _change(number, lambda connection, ids: dead.retry(connection, ids, now))
    typer.echo(f"{_messages(done)} will be said again, as soon as a process runs.")


def retry_due() -> None:
    """Try again all that was due and is put aside."""
    with _store() as store, store.transaction() as connection:
        done = due.retry(connection)
    rows = "One row" if done == 1 else f"{done} rows"
    typer.echo(f"{rows} will be tried again, as soon as a process runs that looks at the clock.")


def drop(number: int | None) -> None:
    """Let one go, or all."""
    typer.echo(f"{_messages(_change(number, dead.drop))} will not be said.")


def _change(number: int | None, change: Callable[[Connection, list[int] | None], int]) -> int:
    with _store() as store, store.transaction() as connection:
        done = change(connection, None if number is None else [number])
    if number is not None and not done:
        raise stop([f"Nothing can be done about a message {number}. `deskbell dead list` shows which were given up."])
    return done


def _messages(count: int) -> str:
    return "One message" if count == 1 else f"{count} messages"


def _place(spoken: Spoken) -> str:
    place = "/".join(filter(None, (spoken.place.workspace, spoken.place.channel, spoken.place.thread)))
    return f"{place}, for {spoken.private_to.user} alone" if spoken.private_to else place


def _code(error: str) -> str:
    """Reasons and codes are short and plain; nothing else is printed."""
    return re.sub(r"[^\w .:,/()-]", "", error)[:100]


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds()) // 60
    return f"{minutes}m" if minutes < 120 else f"{minutes // 60}h" if minutes < 2880 else f"{minutes // 1440}d"


@contextmanager
def _looking() -> Iterator[Connection]:
    with _store() as store, store.looking() as connection:
        yield connection


@contextmanager
def _store() -> Iterator[Store]:
    """The database, also while the program runs on it: each change is one short transaction."""
    with database() as store:
        try:
            yield store
        except Unavailable:
            raise stop(["The database cannot be used just now. Please try again."]) from None
