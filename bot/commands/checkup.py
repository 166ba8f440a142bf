"""Looking everything over: settings, schools, playbooks, articles, database, each with one sentence."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

import typer

from adapters import found
from adapters.settings import SettingsError
from bot import settings
from bot.clock import MachineClock
from bot.content import library, playbooks
from bot.delivery.workspaces import ANSWERS_WITHIN, elsewhere
from bot.files import schools
from bot.files.problems import thoughts, unfit
from bot.model.articles.article import ArticleError
from bot.model.errors import DeliveryError, Unavailable
from bot.model.playbooks import PlaybookError
from bot.model.ports import Adapter, HasWorkspaces
from bot.model.school import School
from bot.schema_versions import outdated
from bot.settings import Settings
from store import folded, migrate, seals
from store.database import at_one_moment
from store.store import Store

MOST_TOLD = 20
"""Problems of the journal."""


class _NotTried(Exception):
    """What could not be looked at from here, or should be thought about, which is no mistake in what is set."""


def check() -> None:
    """Print a line for each part; ends with status 1 when anything is wrong."""
    problems = [*_part("playbooks", lambda: f"{len(playbooks())} read")]
    problems += _part("articles", _articles)
    told, wrong = settings.look(os.environ, Path.cwd())
    problems += _part("settings", lambda: _known(told, wrong))
    problems += _part("schools", lambda: _schools(told))
    problems += _part("platforms", lambda: _platforms(told))
    problems += _part("workspaces", lambda: _workspaces(told))
    if told.database_url:
        wrong = _part("database", lambda: _database(told))
        problems += wrong or _part("journal", lambda: _journal(told))
    if problems:
        raise typer.Exit(1)


def _part(name: str, look: Callable[[], str]) -> list[str]:
    """Print how one part is; its problems."""
    try:
        typer.echo(f"ok       {name}: {look()}")
    except _NotTried as left:
        typer.echo(f"consider {name}: {left}")
    except (SettingsError, PlaybookError, ArticleError) as error:
        for problem in error.problems:
            typer.echo(f"problem  {name}: {problem}")
        return list(error.problems)
    return []


def _known(told: Settings, wrong: Sequence[str]) -> str:
    if wrong:
        raise SettingsError(wrong)
    file = Path.cwd() / ".env"
    doubtful = [f"`.env` has {names}: the last one counts." for names in settings.repeated(file)]
    if _read_by_others(file):
        doubtful.append("everybody on this machine can read `.env`, with its secrets: `chmod 600 .env` ends that.")
    if told.port and told.port == told.worker_port:
        doubtful.append("PORT and WORKER_PORT are the same: a web server and a worker on one machine need two.")
    if doubtful:
        raise _NotTried(" And ".join(doubtful))
    return "all known"


def _read_by_others(file: Path) -> bool:
    return os.name == "posix" and file.exists() and bool(file.stat().st_mode & 0o077)


def _articles() -> str:
    library().prepare()
    return f"{len(library().articles)} read"


def _schools(told: Settings) -> str:
    tenants = schools.read(told.school)
    for school in tenants:
        for thought in thoughts(school):
            typer.echo(f"consider schools: {school.name}: {thought}")
    if problems := [f"{school.name}: {problem}" for school in tenants for problem in unfit(school)]:
        raise SettingsError(problems)
    return ", ".join(map(_named, tenants))


def _named(school: School) -> str:
    """A school, and how much of its own it has beside what comes with the program."""
    usual = {article.name: article for article in library().articles}
    own = sum(usual.get(article.name) != article for article in school.library.articles)
    walks = len(list(Path(school.playbooks_from).glob("*.toml"))) if school.playbooks_from else 0
    has = [f"{what} of its own: {count}" for count, what in ((own, "articles"), (walks, "playbooks")) if count]
    return f"{school.name} ({', '.join(has)})" if has else school.name


def _platforms(told: Settings) -> str:
    platforms = ", ".join(found.build(told.values, MachineClock()))
    if not platforms:
        raise _NotTried("none is set up, so nobody can reach the desk; `deskbell demo` needs none.")
    for doubt in found.doubts(told.values):
        typer.echo(f"consider platforms: {doubt}")
    return platforms


def _workspaces(told: Settings) -> str:
    """Each platform is asked whose the token is."""
    try:
        tenants, adapters = schools.read(told.school), found.build(told.values, MachineClock())
    except SettingsError:
        raise _NotTried("not looked at before the problems above are mended.") from None
    return asyncio.run(_spoken_in(tenants, adapters))


async def _spoken_in(tenants: Sequence[School], adapters: Mapping[str, Adapter]) -> str:
    told, silent, problems = list[str](), list[str](), list[str]()
    for name, adapter in adapters.items():
        try:
            here = await _asked(adapter)
        except (DeliveryError, TimeoutError):
            trouble = adapter.health()
            (problems if trouble else silent).append(trouble or name)
            continue
        finally:
            await adapter.close()
        told += ["all of " + name] if here is None else [f"{name}:{workspace}" for workspace in here]
        problems += [] if here is None else elsewhere(tenants, name, here)
    if problems:
        raise SettingsError(problems)
    if silent:
        who = " and ".join(silent)
        raise _NotTried(f"{who} does not answer from here, so it is not known whether the tokens are right.")
    return ", ".join(told) or "none"


async def _asked(adapter: object) -> Collection[str] | None:
    if not isinstance(adapter, HasWorkspaces):
        return None
    async with asyncio.timeout(ANSWERS_WITHIN):
        return await adapter.workspaces()


def _database(told: Settings) -> str:
    store = Store(told.database_url, told.pooler)
    try:
        version = migrate.version(store)
    except Unavailable:
        raise SettingsError([unusable(store)]) from None
    finally:
        store.close()
    if problem := outdated(version):
        raise SettingsError([problem])
    return f"schema {version}"


def _journal(told: Settings) -> str:
    """Each line has a seal that follows from the line before it, and the lines of each row add up to it."""
    store = Store(told.database_url, told.pooler)
    with closing(store), store.looking() as connection, at_one_moment(connection):
        if problems := list(islice(chain(seals.broken(connection), folded.astray(connection)), MOST_TOLD)):
            raise SettingsError(problems)
    return "as it was written"


def unusable(store: Store) -> str:
    """What to look at when the database does not answer."""
    if store.sqlite:
        return f"{store.url.database} cannot be used: it is no database, or damaged. Is DATABASE_URL right?"
    return "The database cannot be used. Is DATABASE_URL right, and the server running?"
