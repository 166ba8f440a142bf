"""One person, for whoever runs the desk: all that is kept of them, and to forget them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import typer

from adapters.plain import plain_text
from adapters.requests import keepable
from bot.clock import MachineClock, pause
from bot.commands.school import of_name
from bot.model.errors import Conflict, Unavailable
from bot.model.people import Identity, Person
from bot.run import AWAY, database, open_store, stop, written
from store import figures, forgetting, in_hand, keeping
from store.database import unhurried
from store.joining import REMEMBERED_FOR
from store.records import Stale
from store.store import Store
from store.unit_of_work import UnitOfWork

LONGEST_NUMBER = 18
"""Digits; longer ones are no number of a row."""


class _Undone(Exception):
    """It was only looked at what would be done."""


def forget(said: str, name: str, sure: bool, stand_still: Callable[[float], None] = pause) -> None:
    """Say what would go; when the one who asks is `sure`, let it go."""
    told, school = of_name(name)
    with closing(open_store(told)) as store, _patient():
        try:
            with store.begin(school, MachineClock().now()) as work, unhurried(work.connection):
                person = _the_one(work, said)
                if problems := forgetting.obstacles(work, person):
                    raise stop(problems)
                typer.echo(_known_as(person))
                _tell(forgetting.forget(work, person), sure)
                if not sure:
                    raise _Undone
        except _Undone:
            typer.echo(f"Nothing was changed. `deskbell forget {person.id} --yes` does it.")
            return
        if _somebody_runs(store):
            typer.echo("Programs that run may know them for one minute more. I wait, and look again.")
            stand_still(REMEMBERED_FOR.total_seconds() + 1)
            with store.begin(school, MachineClock().now()) as work, unhurried(work.connection):
                _forget_again(work, person)
    typer.echo("No row tells of them any more. Backups from before still do: let them go, too, when it is time.")


def _forget_again(work: UnitOfWork, person: Person) -> None:
    """Forget what was written meanwhile: of them, and of whom a program met anew when they spoke."""
    forgetting.forget(work, person)
    owners = {owner.id: owner for each in person.identities if (owner := work.people.behind(each))}
    for owner in owners.values():
        if set(owner.identities) <= set(person.identities):
            forgetting.forget(work, owner)
        else:  # somebody linked it to accounts that nobody asked to forget
            typer.echo(f"An account of theirs belongs to somebody else now, who stays: {_known_as(owner)}")


def _tell(done: dict[str, int], sure: bool) -> None:
    typer.echo("This is gone:" if sure else "This would go:")
    for what, count in done.items():
        typer.echo(f"{count:>8}  {what}")


def _somebody_runs(store: Store) -> bool:
    """Whether a program on this server has looked at the clock or heard somebody just now, by the server's own time."""
    now = store.now()
    with store.looking() as connection:
        known = (figures.last_tick(connection), in_hand.newest(connection))
    return any(now - at < REMEMBERED_FOR for at in known if now and at)


def export(said: str, name: str, output: Path | None) -> None:
    """All that is kept of somebody, as JSON."""
    _, school = of_name(name)
    with database() as store, _patient(), store.read(school, MachineClock().now()) as work, unhurried(work.connection):
        person = _the_one(work, said)
        kept: dict[str, Any] = {**keeping.kept_of(work, person)}
        kept["said to them"] = [
            {"at": at, "state": state, "words": keeping.hidden(plain_text(spoken.card, spoken.reader))}
            for at, state, spoken in keeping.said_to(work, person)
        ]
    printed = json.dumps(kept, indent=2, ensure_ascii=False)
    if output is None:
        typer.echo(printed)
        return
    with written(output):
        output.write_text(f"{printed}\n", "utf-8")
    typer.echo(f"All that is kept of {person.name} is in {output}.")


def _the_one(work: UnitOfWork, said: str) -> Person:
    found = _meant(work, keepable(said))
    if not found:
        raise stop([f"Nobody here is known as {said}. Say platform:workspace:id, an address, or a name."])
    if len(found) > 1:
        raise stop([f"{said} may be {len(found)} people. Say the number of one:", *map(_known_as, found)])
    return found[0]


def _meant(work: UnitOfWork, said: str) -> Sequence[Person]:
    """By number, by an account's id, by address, or by what they are called."""
    if said.isdecimal() and len(said) < LONGEST_NUMBER and (numbered := work.people.some([int(said)])):
        return numbered
    if said.count(":") > 1:
        platform, workspace, user = said.split(":", 2)
        known = work.people.behind(Identity(platform, workspace, user))
        return [known] if known else []
    if "@" in said[1:]:
        return work.people.some(work.people.accounts.with_addresses([said.lower()]))
    return work.people.called(said)


def _known_as(person: Person) -> str:
    accounts = ", ".join(":".join((each.platform, each.workspace, each.user)) for each in person.identities)
    return f"{person.id}: {person.name}, {accounts or 'without an account'}"


@contextmanager
def _patient() -> Iterator[None]:
    """What may go wrong with the database, in sentences."""
    try:
        yield
    except Conflict as error:
        raise stop([str(error)]) from None
    except Stale:
        raise stop(["Somebody was changing something of theirs just now. Please try again."]) from None
    except Unavailable:
        raise stop([AWAY]) from None
