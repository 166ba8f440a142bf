"""What was given up, for whoever runs the desk: what was not said, answered or done. A list, try again, let go."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

import typer
from sqlalchemy import Connection

from adapters.plain import plain_text
from bot.clock import MachineClock
from bot.model.messages import Message
from bot.model.words import visible
from bot.run import database, stop
from store import dead, due, figures, unanswered
from store.payloads import Spoken

_SHOWN = 100
_LARGEST = 2**63 - 1
"""No row has a larger number, and no database takes one."""
Which: TypeAlias = tuple[str, int]
"""A noun and the number of a row; messages that were not said have no noun."""


def show_all() -> None:
    """One line for each, without a word of what it says."""
    now = MachineClock().now()
    with database() as store, store.looking() as connection:
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
    typer.echo("\nWhat could not be answered, or done when it was due:")
    typer.echo(f"{'ID':<24}  {'SCHOOL':<16}  {'AGE':>5}  ERROR")
    for each in rows:
        typer.echo(f"{f'{each.noun}/{each.row}':<24}  {each.school:<16}  {_age(now - each.at):>5}  {_code(each.error)}")
    if count > len(rows):
        typer.echo(f"These are the newest {len(rows)} of {count}.")


def show(which: Which, words: bool) -> None:
    """Everything about one of them; what it says only when asked for."""
    noun, number = which
    if number > _LARGEST:
        raise _nothing(which)
    with database() as store, store.looking() as connection:
        found = None if noun else dead.one(connection, number)
        undone = due.one(connection, which) if noun else None
        heard = unanswered.shown(connection, number) if undone and noun == unanswered.NOUN else None
    if found:
        _show_unsaid(*found, words)
    elif undone:
        _show_undone(undone, heard, words)
    else:
        raise _nothing(which)


def _nothing(which: Which) -> typer.Exit:
    return stop([f"No {_named(which)} was given up. `deskbell dead list` shows which were."])


def _named(which: Which) -> str:
    noun, number = which
    return f"{noun}/{number}" if noun else f"message {number}"


def _show_unsaid(each: dead.Dead, spoken: Spoken | None, words: bool) -> None:
    facts = {
        "school": each.school,
        "platform": each.platform or "nobody is reachable there",
        "place": _place(spoken) if spoken else "it cannot be read",
        "lane": each.lane.name.lower(),
        "decided": f"{each.due:%Y-%m-%d %H:%M:%S} UTC",
        "tries": str(each.attempts),
        "error": _code(each.error),
    }
    _print(facts)
    if words and spoken:
        typer.echo(f"\n{plain_text(spoken.card, spoken.reader)}")


def _show_undone(each: due.Undone, heard: tuple[str, Message | None] | None, words: bool) -> None:
    code, message = heard or ("", None)
    facts = {"school": each.school}
    if heard:
        facts |= {"code": code, "place": _heard_in(message) if message else "it cannot be read"}
    if message:
        facts |= {"from": message.author.user, "kind": message.kind.value}
    tried = f"{each.at:%Y-%m-%d %H:%M:%S} UTC"
    _print({**facts, "last try": tried, "tries": str(each.tries), "error": _code(each.error)})
    if words and message:
        said = "\n".join(filter(None, (message.words, *message.fields.values())))
        typer.echo(f"\n{visible(said)}")


def _print(facts: Mapping[str, str]) -> None:
    for name, value in facts.items():
        typer.echo(f"{name + ':':<10}{value}")


def retry(which: Which | None) -> None:
    """Try one again, or all messages that were not said."""
    if which and which[0]:
        _tried_again(_change(which, lambda connection, _: due.retry(connection, which)))
        return
    done = _change(which, lambda connection, now: dead.retry(connection, _ids(which), now))
    typer.echo(f"{_messages(done)} will be said again, as soon as a process runs.")


def retry_due() -> None:
    """Try again all that was put aside."""
    _tried_again(_change(None, lambda connection, _: due.retry(connection)))


def _tried_again(done: int) -> None:
    rows = "One row" if done == 1 else f"{done} rows"
    typer.echo(f"{rows} will be tried again, as soon as a process runs that looks at the clock.")


def drop(which: Which | None) -> None:
    """Let one go, or all messages that were not said."""
    if which and which[0]:
        _change(which, lambda connection, _: _let_go(connection, which))
        typer.echo("One row will not be tried again.")
        return
    done = _change(which, lambda connection, _: dead.drop(connection, _ids(which)))
    typer.echo(f"{_messages(done)} will not be said.")


def _let_go(connection: Connection, which: Which) -> int:
    done = due.drop(connection, which)
    if done and which[0] == unanswered.NOUN:
        unanswered.drop(connection, which[1])
    return done


def _ids(which: Which | None) -> list[int] | None:
    return None if which is None else [which[1]]


def _change(which: Which | None, change: Callable[[Connection, datetime], int]) -> int:
    """What `change` makes of what is there at this time, of the server where there is one: processes go by that."""
    if which and which[1] > _LARGEST:
        raise _nothing(which)
    with database() as store:
        now = store.now() or MachineClock().now()
        with store.transaction() as connection:
            done = change(connection, now)
    if which and not done:
        what = _named(which) if which[0] else f"a {_named(which)}"
        raise stop([f"Nothing can be done about {what}. `deskbell dead list` shows which were given up."])
    return done


def _messages(count: int) -> str:
    return "One message" if count == 1 else f"{count} messages"


def _place(spoken: Spoken) -> str:
    place = "/".join(filter(None, (spoken.place.workspace, spoken.place.channel, spoken.place.thread)))
    return f"{place}, for {spoken.private_to.user} alone" if spoken.private_to else place


def _heard_in(message: Message) -> str:
    place = message.place
    return "/".join(filter(None, (place.platform, place.workspace, place.channel, place.thread)))


def _code(error: str) -> str:
    """Reasons and codes are short and plain; nothing else is printed."""
    return re.sub(r"[^\w .:,/()-]", "", error)[:100]


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds()) // 60
    return f"{minutes}m" if minutes < 120 else f"{minutes // 60}h" if minutes < 2880 else f"{minutes // 1440}d"
