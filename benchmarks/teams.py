"""Turns in Teams, from the signed activity to the answer in its conversation: a stock bot, our adapter, all of it."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.diverted import SERVICE
from benchmarks.processes import beside, free_port, serving
from tests.fakes.bot_service_keys import APP, TENANT

ROUNDS = 3
KINDS = {
    "echo": "CloudAdapter, an echo",
    "adapter": "our adapter alone, an echo",
    "deskbell": "all of Deskbell, SQLite",
}
LEAST = {"adapter": 5.0, "deskbell": 5.0}
"""Turns a second for each of the stock bot's."""
_SCHOOL = f"""
id = "north"
name = "North School"
zone = "Europe/Lisbon"
workspaces = ["teams:{TENANT}"]
"""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Teams:
    """The process that plays Teams and the people in it."""

    process: subprocess.Popen[str]
    origin: str

    def talk(self, url: str, service: str, seconds: float) -> Figures:
        """Let everybody talk with the bot at `url` for so long."""
        assert self.process.stdin
        assert self.process.stdout
        asked = json.dumps({"url": url, "service": service, "seconds": seconds})
        print(asked, file=self.process.stdin, flush=True)
        figures: Figures = json.loads(self.process.stdout.readline())
        return figures


def compare(new_database: Callable[[], str], seconds: float) -> tuple[str, list[tuple[bool, str]]]:
    """A table, and the limits with whether they hold."""
    runs: dict[str, list[Figures]] = {kind: [] for kind in KINDS}
    with _teams() as teams:
        for _ in range(ROUNDS):
            for kind, figures in runs.items():
                figures.append(_run(kind, teams, new_database(), seconds))
    return _table(runs), list(_verdicts(runs))


def _run(kind: str, teams: Teams, database: str, seconds: float) -> Figures:
    port = free_port()
    command = {
        "echo": ["benchmarks.echo", teams.origin, str(port)],
        "adapter": ["benchmarks.diverted", teams.origin, str(port)],
        "deskbell": ["benchmarks.diverted", teams.origin],
    }[kind]
    with tempfile.TemporaryDirectory() as folder:
        school = Path(folder) / "school.toml"
        school.write_text(_SCHOOL, "utf-8")
        settings = {
            "DATABASE_URL": database,
            "PORT": str(port),
            "DESKBELL_SCHOOL": str(school),
            "TEAMS_APP_ID": APP,
            "TEAMS_APP_PASSWORD": "fake-password",
            "TEAMS_TENANT_ID": TENANT,
            "TEAMS_OPENID_URL": f"{teams.origin}/v1/.well-known/openidconfiguration",
            "TEAMS_LOGIN_URL": teams.origin,
        }
        with serving(command, settings, port) as url:
            return teams.talk(url, f"{teams.origin}/" if kind == "echo" else f"{SERVICE}emea/", seconds)


@contextmanager
def _teams() -> Iterator[Teams]:
    with beside("benchmarks.connector") as (process, origin):
        yield Teams(process, origin)


def _ratio(runs: dict[str, list[Figures]], kind: str) -> float:
    """Each round by itself: what else the machine does meanwhile, it does to both."""
    return median(ours["rate"] / stock["rate"] for ours, stock in zip(runs[kind], runs["echo"], strict=True))


def _table(runs: dict[str, list[Figures]]) -> str:
    rows = ["| bot in Teams | turns/s | p50 ms | p99 ms | times the stock bot |", "| --- | ---: | ---: | ---: | ---: |"]
    for kind, figures in runs.items():
        rate, p50, p99 = (median(run[name] for run in figures) for name in ("rate", "p50", "p99"))
        ratio = "" if kind == "echo" else f"{_ratio(runs, kind):.1f}"
        rows.append(f"| {KINDS[kind]} | {rate:,.0f} | {p50:.0f} | {p99:.0f} | {ratio} |")
    return "\n".join(rows)


def _verdicts(runs: dict[str, list[Figures]]) -> Iterator[tuple[bool, str]]:
    for kind, least in LEAST.items():
        ratio = _ratio(runs, kind)
        yield ratio >= least, f"{KINDS[kind]}: {ratio:.1f} times the stock bot in Teams (at least {least:g})"
    wrong = sum(run["wrong"] for figures in runs.values() for run in figures)
    yield not wrong, f"{wrong:.0f} activities of Teams were not answered with 200"
