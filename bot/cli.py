"""The commands. What a command needs is imported when it runs, so that `deskbell --help` answers at once."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import streams
from bot.cli_dead import dead
from bot.cli_playbooks import playbooks

app = typer.Typer(
    name="deskbell",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_PLATFORM = "The platform. Without one, this says which there are."
_READ_CHANNELS = (
    "Ask for the right to see what is said without mentioning the desk, where it must be asked for. "
    "Without it, replies in a thread that do not mention the desk are not seen: press the buttons, or mention it."
)
_EMAILS = (
    "Ask for the right to see e-mail addresses, where it must be asked for: they tell which accounts are one person's."
)
_NAMES = "student, teacher, ana, ben, carla"
_WHO_TALKS = f"Who says it: a role (student, instructor, on-call, admin), or {_NAMES}."
_WHO_SAYS = (
    f"Who says it: a role (guest, student, instructor, on-call, admin), or {_NAMES}. If left out, a student; in a "
    "file, somebody who may do everything."
)
_MESSAGES = (
    'A file of messages instead, each line a JSON object: "text"; if you like "context" (incident_thread or '
    'session_thread); "intent", what it should be. Without --json, how many were right and what was taken for what.'
)
_SCHOOL = typer.Option(help="The id of the school, where there is more than one.")
_PERSON = typer.Argument(help="Who: platform:workspace:id, an e-mail address, or a name.", metavar="PERSON")
_WHERE = "Where it is said: channel, dm, ticket-thread or session-thread."


class Where(StrEnum):
    """Where words are said."""

    CHANNEL = "channel"
    DM = "dm"
    TICKET_THREAD = "ticket-thread"
    SESSION_THREAD = "session-thread"


app.add_typer(dead, help="Look through messages that were given up. Try them again, or let them go.")
app.add_typer(playbooks, help="Look through the walk-throughs. What is wrong with them, what became of them, pictures.")


def _somewhere(where: str) -> str:
    if where not in set(Where):
        raise typer.BadParameter(f"There is no place {where!r}. Say one of: {', '.join(Where)}.")
    return where


def _somebody(name: str) -> str:
    from bot import somebody

    if somebody.role(name) is None:
        known = ", ".join(somebody.ROLES), ", ".join(somebody.DEMO)
        raise typer.BadParameter(f"Nobody is called {name!r}. Say a role ({known[0]}) or one of {known[1]}.")
    return name


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("deskbell"))
        raise typer.Exit


@app.callback()
def deskbell(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version, and end.")
    ] = False,
) -> None:
    """A school's support desk inside its chat."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the page; 0 is any free one.")] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser window.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again with a new school.")] = False,
    database: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path("demo.db"),
) -> None:
    """Try everything on a page of your own. It has a student, an instructor, the person on call, and a clock you
    push."""
    from bot import run

    run.demo(port, not no_browser, fresh, database)


@app.command()
def chat(
    role: Annotated[str, typer.Option("--as", help=_WHO_TALKS, callback=_somebody)] = "student",
    script: Annotated[Path | None, typer.Option(help="Say the lines of this file; `-` is standard input.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again with a new school.")] = False,
    database: Annotated[Path, typer.Option(help="Where the conversation is kept.")] = Path("chat.db"),
) -> None:
    """Talk with the desk in this terminal."""
    from bot import run

    run.chat(role, script, fresh, database)


@app.command("run")
def run_all() -> None:
    """Everything in one process: the web server and the clock."""
    from bot import run

    run.serve(web=True, clock=True)


@app.command()
def web() -> None:
    """Hear over HTTP and answer. Any number of these may run on one PostgreSQL database."""
    from bot import run

    run.serve(web=True, clock=False)


@app.command()
def worker() -> None:
    """Look at the clock: escalations, reminders, what is unsaid. Any number may run on PostgreSQL."""
    from bot import run

    run.serve(web=False, clock=True)


@app.command("migrate")
def migrate_database() -> None:
    """Bring the database to the schema of this program."""
    from bot import run

    run.migrate()


@app.command()
def check() -> None:
    """Say what is wrong with what is set up. The settings, schools, playbooks, articles and the database are looked
    at."""
    from bot.commands import checkup

    checkup.check()


@app.command("roster")
def keep_roster(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns email, name, role, class.")],
    check: Annotated[bool, typer.Option("--check", help="Only say what is wrong with it.")] = False,
    school: Annotated[str, _SCHOOL] = "",
) -> None:
    """Read the school's list of people. It says who is what, and in which classes. All of it is kept, or nothing."""
    from bot.commands import roster

    roster.keep(file, check, school)


@app.command()
def export(
    person: Annotated[str, _PERSON],
    output: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    school: Annotated[str, _SCHOOL] = "",
) -> None:
    """Print all that is kept of one person. It is JSON, with what looks like a secret hidden."""
    from bot.commands import persons

    persons.export(person, school, output)


@app.command()
def forget(
    person: Annotated[str, _PERSON],
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without it, only what would go is printed.")] = False,
    school: Annotated[str, _SCHOOL] = "",
) -> None:
    """Delete all that names one person: names, ids and words. What is counted stays, without them."""
    from bot.commands import persons

    persons.forget(person, school, yes)


@app.command("articles")
def list_articles() -> None:
    """List the articles. Each has its owner, readers, day of review (overdue ones first), and whether it helped."""
    from bot.commands import articles

    articles.show_all()


@app.command()
def understand(
    words: Annotated[str | None, typer.Argument(help="What somebody says.", metavar="WORDS")] = None,
    file: Annotated[Path | None, typer.Option(help=_MESSAGES)] = None,
    role: Annotated[str | None, typer.Option("--as", help=_WHO_SAYS)] = None,
    where: Annotated[str, typer.Option("--in", help=_WHERE, callback=_somewhere)] = Where.DM.value,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line a message.")] = False,
) -> None:
    """Print what words are understood as, and do nothing. They may be the messages of a file. What was taught in the
    chat is not known here."""
    from bot.commands import understood, understood_file

    if (words is None) is (file is None):
        raise typer.BadParameter("Say WORDS, or --file with the name of a file.")
    if file is not None:
        understood_file.show(file, _somebody(role or "admin"), as_json)
    elif words is not None:
        typer.echo(understood.told(words, _somebody(role or "student"), where, as_json))


@app.command("manifest")
@dataclass(frozen=True, slots=True)
class Manifest:
    """Print what a platform wants to know about this app. A platform that wants a package gets a file."""

    # It has more options than a function may have parameters: making it is running it.
    platform: Annotated[str, typer.Argument(help=_PLATFORM, metavar="PLATFORM")] = ""
    command: Annotated[str, typer.Option(help="The name of the command people type, where it may be chosen.")] = "/help"
    url: Annotated[str | None, typer.Option(help="The public address of the web server.")] = None
    socket: Annotated[bool, typer.Option("--socket", help="No public address: connect from here.")] = False
    app_id: Annotated[str, typer.Option(help="The id the platform gave the app, where it must be said.")] = ""
    read_channels: Annotated[bool, typer.Option("--read-channels", help=_READ_CHANNELS)] = False
    emails: Annotated[bool, typer.Option("--emails", help=_EMAILS)] = False
    output: Annotated[Path | None, typer.Option(help="The file to write; a package always becomes one.")] = None

    def __post_init__(self) -> None:
        from adapters.manifest import Wanted
        from bot import run

        wanted = Wanted(self.command, self.url, self.app_id, self.read_channels, self.emails)
        run.manifest(self.platform, wanted, self.socket, self.output)


def main() -> None:
    """The entry of the command line."""
    gc.set_threshold(50_000, 20, 20)  # nothing of what is loaded is garbage: to look for it is a tenth of the start
    streams.open_all()
    with streams.told_when_full():
        app()
