"""The documents: what is generated is fresh, links lead somewhere, and every command shown can be typed."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app
from bot.content import playbooks
from bot.figures import Figures
from bot.files import schools
from bot.model.playbooks import FACTS, StepKind, shelve
from bot.model.tickets import Priority
from docs import generate
from store.figures import Counted

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`((?:deskbell|make) [^`\n]+)`(?!`)")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"(?<![\w/.-])((?:bot|adapters|handlers|store|tests|docs|benchmarks|\.ci)/[\w/.*<>-]*[\w/*>])")
NEEDED = (
    "tutorial/first-day",
    "how-to/connect-slack",
    "how-to/deploy",
    "how-to/describe-your-school",
    "how-to/write-a-playbook",
    "how-to/write-an-article",
    "how-to/add-a-platform",
    "reference/commands",
    "reference/settings",
    "explanation/design",
    "explanation/delivery",
    "explanation/privacy",
    "explanation/promises",
)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def prose(page: Path) -> str:
    """The text without its fenced parts."""
    return FENCED.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def command_lines(page: Path) -> Iterator[str]:
    """Every line of the page that somebody may type and that is ours."""
    shown = [line.strip() for block in SHELL.findall(page.read_text("utf-8")) for line in block.splitlines()]
    mentioned = [line for line in INLINE.findall(prose(page)) if line.count(" ") > 1]
    yield from (line for line in [*shown, *mentioned] if line.startswith(("deskbell ", "make ")))


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def understood(line: str) -> None:
    """Raises when the program would refuse the line."""
    program, *words = shlex.split(line, comments=True)
    if program == "make":
        assert set(word for word in words if "=" not in word) <= targets(), line
        return
    commands = get_command(app).commands  # type: ignore[attr-defined]  # it is a group
    commands[words[0]].make_context(words[0], words[1:])


@pytest.mark.parametrize("name", generate.PAGES)
def test_what_is_generated_is_what_the_program_says_today(name: str) -> None:
    written = (generate.FOLDER / name).read_text("utf-8")
    assert written == generate.PAGES[name](), "run `make docs`"


def test_every_page_of_the_plan_is_there() -> None:
    assert [name for name in NEEDED if not (ROOT / f"docs/{name}.md").exists()] == []


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(prose(page)):
        path, _, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        linked = (page.parent / path).resolve() if path else page
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            broken.append(target)
    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, left = set[Path](), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            links = (link.partition("#")[0] for link in LINK.findall(prose(page)) if "://" not in link)
            left += [(page.parent / link).resolve() for link in links if link]
    assert set(PAGES) - reached == set()


@every_page
def test_every_command_shown_can_be_typed(page: Path) -> None:
    for line in command_lines(page):
        understood(line)


@every_page
def test_every_command_that_is_named_is_there(page: Path) -> None:
    named = [line.split()[:2] for line in INLINE.findall(prose(page))]
    known = {"make": targets(), "deskbell": set(get_command(app).commands)}  # type: ignore[attr-defined]  # a group
    assert [line for line in named if line[1] not in known[line[0]]] == []


def test_commands_are_shown_at_all() -> None:
    lines = [line for page in PAGES for line in command_lines(page)]
    assert {"make demo", "deskbell migrate", "deskbell run"} <= set(lines)


@every_page
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = {re.sub(r"<\w+>", "*", name) for name in PATH.findall(page.read_text("utf-8"))}
    assert {name for name in named if not list(ROOT.glob(name.rstrip("/")))} == set()


@every_page
def test_every_example_can_be_read(page: Path) -> None:
    for language, text in FENCED.findall(page.read_text("utf-8")):
        match language:
            case "toml":
                tomllib.loads(text)
            case "json":
                json.loads(text)
            case "python":
                compile(text, page.name, "exec")
            case _:
                assert language in ("sh", "text", "mermaid", "yaml"), f"what is {language!r}?"


def test_the_playbook_of_the_guide_is_a_playbook() -> None:
    guide = (ROOT / "docs/how-to/write-a-playbook.md").read_text("utf-8")
    whole = [text for language, text in FENCED.findall(guide) if language == "toml" and "start =" in text]
    assert whole
    for number, text in enumerate(whole):
        shelve({f"example{number}": text, **{name: LOGIN for name in playbooks() if name == "login"}})


LOGIN = (ROOT / "bot/content/playbooks/login.toml").read_text("utf-8")


def test_the_guide_explains_every_kind_of_step_and_every_fact() -> None:
    guide = (ROOT / "docs/how-to/write-a-playbook.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) == {kind.value for kind in StepKind}
    assert {fact for fact in FACTS if f"`{fact}`" not in guide} == set()


def test_every_figure_is_explained_and_only_those() -> None:
    counted = Counted(0, 0, 0, 0, {Priority.P1: 0}, 0, 0, datetime(2026, 11, 22, tzinfo=UTC))
    told = re.findall(r"^# TYPE (\w+)", Figures().written(counted).decode(), re.MULTILINE)
    page = (ROOT / "docs/how-to/deploy.md").read_text("utf-8")
    assert set(re.findall(r"`(deskbell_\w+)", page)) == {name for name in told if not name.endswith("_created")}


def test_the_school_of_the_guide_is_a_school() -> None:
    guide = (ROOT / "docs/how-to/describe-your-school.md").read_text("utf-8")
    whole = "\n".join(text for language, text in FENCED.findall(guide) if language == "toml")
    assert schools.parse(whole, "the guide").people


def test_the_changelog_says_what_comes_next() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_make_target_is_explained_at_the_top_of_the_makefile() -> None:
    head = (ROOT / "Makefile").read_text("utf-8").split("\n\n")[0]
    assert targets() - set(re.findall(r"^# make (\w+) ", head, re.MULTILINE)) == {"browser"}


def test_every_decision_has_its_three_parts_and_its_number_once() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("0*.md"))
    numbers = [page.name[:4] for page in pages]
    assert numbers == [f"{number:04}" for number in range(1, len(pages) + 1)]
    parts = ["Context", "Decision", "Consequences"]
    assert [p.name for p in pages if re.findall(r"^## (.+)$", p.read_text("utf-8"), re.MULTILINE) != parts] == []


def test_every_dependency_is_written_down_with_its_licence() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    page = (ROOT / "docs/decisions/0007-dependencies.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| ([a-z][a-z-]+) \| ([^|]+) \|", page, re.MULTILINE))
    names = [re.split(r"[\[<>=]", each)[0] for each in needed]
    assert listed == {name: licence(metadata(name)) for name in names}


def licence(facts: PackageMetadata) -> str:
    return facts["License-Expression" if "License-Expression" in facts else "License"]
