"""What the commands do: read the settings, put the program together, run it."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import structlog
import typer

from adapters import found, local
from adapters.manifest import Wanted
from adapters.settings import SettingsError, loopback
from bot import logs, settings, somebody
from bot.app import App, Duty
from bot.clock import MachineClock, SharedClock
from bot.commands.checkup import unusable
from bot.demo import school as show
from bot.files import schools
from bot.files.values import nearest
from bot.model.articles.article import ArticleError
from bot.model.errors import Unavailable
from bot.model.ports import Clock
from bot.model.school import School
from bot.schema_versions import ahead, outdated
from bot.settings import Settings
from store import migrate as schema
from store.store import Busy, Store

_log = structlog.get_logger()
AWAY = "The database cannot be used just now. Please try again."


def stop(problems: Sequence[str]) -> typer.Exit:
    """Tell what is wrong; raise what this returns to end with status 1."""
    for problem in problems:
        typer.echo(problem, err=True)
    return typer.Exit(1)


def demo(port: int, browser: bool, fresh: bool, database: Path) -> None:
    """Serve the demo's page until it is told to stop."""
    logs.configure("warning")
    with _listener("127.0.0.1", port, "Try another one with --port, or --port 0 for any.") as listener:
        with _local(database):
            app, _ = show.page(database, fresh)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        typer.echo(f"Open {url}  (Ctrl+C stops; data in {database}; --fresh begins again)")
        if browser and _has_screen():
            webbrowser.open(url)
        _run(app, listener)


def chat(name: str, script: Path | None, fresh: bool, database: Path) -> None:
    """A conversation in the terminal, until the lines end."""
    logs.configure("error")
    handle = somebody.handle(name)
    if handle is None:
        raise stop([f"Nobody in the demo's school is a {name}: say one of {', '.join(somebody.DEMO)}."])
    interactive = script is None and sys.stdin.isatty()

    async def talk(source: TextIO) -> None:
        lines = local.typed_lines(source, sys.stdout) if interactive else local.scripted(source, sys.stdout)
        with _local(database):
            app, _ = show.conversation(database, fresh, handle, lines, sys.stdout)
        if interactive:
            typer.echo("Type to Deskbell; `help` shows what it can do, `quit` or Ctrl+D ends.\n")
        await app.run_until_heard()

    with _script(script) as source:
        asyncio.run(talk(source))


def serve(web: bool, clock: bool) -> None:
    """Run as one of the Procfile's processes."""
    shared = SharedClock(MachineClock())
    told, tenants, adapters = _everything(shared)
    if web and not loopback(told.host) and (trusting := [n for n, each in adapters.items() if each.abilities.local]):
        raise stop([f"{trusting[0]} is set up to take everybody at their word: HOST must be 127.0.0.1 for that."])
    logs.configure(told.log_level)
    duty = (Duty.WEB if web else Duty(0)) | (Duty.CLOCK if clock else Duty(0))
    with closing(open_store(told, waits=True)) as store, ExitStack() as stack:
        name, port = ("PORT", told.port) if web else ("WORKER_PORT", told.worker_port)
        opened = None if port is None else _listener(told.host, port, f"Set {name} to another one.")
        listener = stack.enter_context(opened) if opened else None
        heard_at = f"{told.host}:{listener.getsockname()[1]}" if listener else "nowhere"
        _log.info("running", schools=[school.id for school in tenants], platforms=list(adapters), web=heard_at)
        _run(App(store, tenants, adapters, shared, duty), listener)


def migrate() -> None:
    """Bring the database to the newest schema."""
    told = _settings()
    with closing(Store(told.database_url, told.pooler)) as store:
        try:
            with written(store.url.database):
                store.lock()
            before, wanted = schema.version(store), schema.newest()
            if ahead(before):
                raise stop([outdated(before) or ""])
            schema.upgrade(store)
        except Unavailable:
            raise stop([unusable(store)]) from None
        typer.echo(f"The database has schema {wanted}" + (", as before." if before == wanted else "."))


def manifest(platform: str, wanted: Wanted, connects: bool, output: Path | None) -> None:
    """Print what a platform wants to know about this app; a package, which cannot be printed, becomes a file."""
    known = {name: module for name, module in found.platforms().items() if hasattr(module, "manifest")}
    if platform not in known:
        which = f"Say for which platform: {', '.join(known)}."
        raise stop([f"There is no manifest for {platform!r}. {which}{nearest(platform, known)}" if platform else which])
    if (wanted.url is None) is not connects:
        raise stop(["Say either --url with the public address of the web server, or --socket when there is none."])
    try:
        wanted = replace(wanted, reads_groups=_names_groups(platform))
        made: str | bytes = known[platform].manifest(wanted)
    except ValueError as error:
        raise stop([str(error)]) from None
    if isinstance(made, str) and output is None:
        typer.echo(made)
        return
    path = output or Path(f"deskbell-{platform}.zip")
    with written(path):
        path.write_bytes(made.encode() if isinstance(made, str) else made)
    typer.echo(f"The manifest is in {path}.")


def _names_groups(platform: str) -> bool:
    """Whether a group of this platform gives a role; not while there is no school's file, or one with mistakes."""
    told, _ = settings.look(os.environ, Path.cwd())
    try:
        tenants = schools.read(told.school)
    except SettingsError:
        return False
    return any(group[0] == platform for school in tenants for group in school.groups)


def _run(app: App, listener: socket.socket | None) -> None:
    """Until it is told to stop."""

    async def work() -> None:
        app.stop_on_signals()
        await app.run(listener)

    asyncio.run(work())


def _settings() -> Settings:
    try:
        return settings.read(os.environ, Path.cwd())
    except SettingsError as error:
        raise stop(error.problems) from None


def _everything(clock: Clock) -> tuple[Settings, tuple[School, ...], found.Adapters]:
    """The settings, the schools and the platforms, with the problems of all of them told at once. The platforms go by
    the clock of all processes: what one of them wants no more of for a while is told to the others as a moment.
    """
    told, problems = settings.look(os.environ, Path.cwd())
    tenants: tuple[School, ...] = ()
    adapters: found.Adapters = {}
    try:
        tenants = schools.read(told.school)
        for school in tenants:
            school.library.prepare()
    except (SettingsError, ArticleError) as error:
        problems += error.problems
    try:
        adapters = found.build(told.values, clock)
        if not adapters:
            problems.append("No platform is set up. `deskbell demo` needs none; docs/how-to tells how to connect one.")
    except SettingsError as error:
        problems += error.problems
    if problems:
        raise stop(problems)
    return told, tenants, adapters


@contextmanager
def database() -> Iterator[Store]:
    """The database, with the schema this program wants, beside a process that may be running on it: each change is one
    short transaction.
    """
    with closing(Store((told := _settings()).database_url, told.pooler)) as store:
        try:
            problem = outdated(schema.version(store))
        except Unavailable:
            raise stop([unusable(store)]) from None
        if problem:
            raise stop([problem])
        try:
            yield store
        except Unavailable:
            raise stop([AWAY]) from None


def open_store(told: Settings, waits: bool = False) -> Store:
    """The database, ours alone if it is a file, with the schema this program wants; with `waits` also with a newer one,
    beside which the program stands aside, for its host would only start it again.
    """
    store = Store(told.database_url, told.pooler)
    try:
        with written(store.url.database):
            store.lock()
        version = schema.version(store)
    except Unavailable:
        if store.sqlite:
            store.close()
            raise stop([unusable(store)]) from None
        _log.warning("database away", advice="the program waits for it")
        return store
    problem = outdated(version)
    if problem and not (waits and ahead(version)):
        store.close()
        raise stop([problem])
    if problem:
        _log.warning("database ahead", why=problem, advice="the program waits for it")
    return store


@contextmanager
def written(file: object) -> Iterator[None]:
    """What can be wrong with a file that is written, in words."""
    try:
        yield
    except Busy:
        advice = "Only one process may use a SQLite file: stop the other first."
        raise stop([f"Another Deskbell is running on {file}. {advice}"]) from None
    except OSError as error:
        raise stop([f"{file} cannot be written: {error.strerror}."]) from None


@contextmanager
def _local(path: Path) -> Iterator[None]:
    """The same of a file that the person named, with another name as the way out; and what the demo misses."""
    with written(path):
        try:
            yield
        except Unavailable:
            why = "it is no database of a demo, or damaged. Say --database with another name."
            raise stop([f"{path} cannot be used: {why}"]) from None
        except local.Damaged as error:
            raise stop([f"{error}. Begin again with --fresh, or say --database with another name."]) from None
        except ArticleError as error:
            raise stop(error.problems) from None


def _script(script: Path | None) -> AbstractContextManager[TextIO]:
    if script is None or str(script) == "-":
        return nullcontext(sys.stdin)
    try:
        return script.open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise stop([f"{script} cannot be read: {error.strerror}."]) from None


def _listener(host: str, port: int, advice: str) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = str(error.strerror).partition(" (")[0]
        raise stop([f"Port {port} of {host} cannot be used: {why}. {advice}"]) from None


def _has_screen() -> bool:
    """Whether a browser window can be opened: one in the terminal would hide what is printed."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
