"""The rules the tree keeps: who imports whom, what stands where, how long things are."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.model.intents.catalogue import CATALOGUE
from handlers.catalogue import HANDLERS
from handlers.forms import FORMS
from tests.rules import BROAD_EXCEPTS, CLOCK_WORDS, CLOCKS, LAYERS, NAMES_ELSEWHERE, NOT_OURS, RIM, SDKS, VAGUE

ROOT = Path(__file__).parent.parent
PRODUCT = ("bot", "adapters", "handlers", "store")
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
MOST_NAMED = 3
"""So many commands may be named together where something is decided; more of them have something in common."""
SHORTEST_SENTENCE = 3
WORDED = ("handlers/", "bot/model/", "bot/content/articles/", "adapters/", "store/", "docs/", "README.md")
GENERATED = "store/migrations/versions/"
UNREAD = {".git", ".venv", "venv", "build", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}

walked = cache(lambda tree: tuple(ast.walk(tree)))
"""Everything that stands in a file: to go through it once takes longer than all that is asked about it."""
QUESTIONED = re.compile(r"\b(to|of|for|by|with|from)\s+who\b", re.IGNORECASE)
"""Reads as a question where a person is meant: `whoever`, or `the person who`."""
ISSUE = re.compile(r"(?<![\w&/(])#\d{1,5}\b|\b(issues|pull)/\d+")


def read_files(*endings: str) -> Iterator[Path]:
    """Every file we wrote, hidden folders included."""
    for folder in [ROOT, *(each for each in ROOT.iterdir() if each.is_dir() and each.name not in UNREAD)]:
        for path in folder.iterdir() if folder == ROOT else folder.rglob("*"):
            kept = path.is_file() and not UNREAD & set(path.parts) and not path.parent.name.endswith(".egg-info")
            if kept and (not endings or path.suffix in endings):
                yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed() -> Mapping[str, ast.Module]:
    """Every Python file of the tree, by its name."""
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted(read_files(".py"))}


def product() -> Mapping[str, ast.Module]:
    """The files of the program itself, without generated ones."""
    return {n: t for n, t in parsed().items() if n.split("/")[0] in PRODUCT and not n.startswith(GENERATED)}


def dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(tree: ast.Module) -> set[str]:
    """What a file imports, with the names it takes out of packages."""
    found: set[str] = set()
    for node in walked(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import of {node.module}"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, allowed: Iterable[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in allowed)


def platforms() -> set[str]:
    return {path.name for path in (ROOT / "adapters").iterdir() if (path / "__init__.py").exists()}


def layer_of(module: str) -> str:
    return max((layer for layer in LAYERS if within(module, [layer])), key=len, default=RIM)


def differing(found: Mapping[str, object], listed: Mapping[str, object]) -> dict[str, object]:
    """What is found and not listed, or listed and not found any more."""
    return {
        key: found.get(key, "no longer needed") for key in found.keys() | listed if found.get(key) != listed.get(key)
    }


def test_the_tree_that_is_read_is_the_whole_one() -> None:
    assert {name.split("/")[0] for name in product()} == set(PRODUCT)
    assert {"tests/test_architecture.py", "docs/generate.py"} <= parsed().keys()
    assert {layer.split(".")[0] for layer in LAYERS} == set(PRODUCT)


def test_imports_point_inwards() -> None:
    wrong = []
    for file, tree in product().items():
        layer = layer_of(dotted(file))
        own_sdk = SDKS.get(file.split("/")[1], set()) if file.startswith("adapters/") else set()
        for name in imported(tree):
            free = name.split(".")[0] in sys.stdlib_module_names
            if layer != RIM and not free and not within(name, LAYERS[layer] | own_sdk):
                wrong.append(f"{file} imports {name}")
    assert wrong == []


def test_no_platform_imports_another_one() -> None:
    packages = {file: tree for file, tree in product().items() if file.startswith("adapters/") and file.count("/") > 1}
    wrong = [
        f"{file} imports {name}"
        for file, tree in packages.items()
        for name in imported(tree)
        if within(name, [f"adapters.{other}" for other in platforms() - {file.split("/")[1]}])
    ]
    assert wrong == []


def test_a_platforms_name_stands_only_in_its_own_package() -> None:
    """Of another platform's package its imports are looked at: what one is called may be a plain word of the other."""
    words = platforms() | SDKS.keys() | {sdk for sdks in SDKS.values() for sdk in sdks}
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)
    found: dict[str, object] = {}
    for file in product():
        inside = {word.lower() for word in pattern.findall((ROOT / file).read_text("utf-8"))}
        of_a_platform = file.startswith("adapters/") and file.count("/") > 1
        if inside and not of_a_platform:
            found[file] = inside
    assert differing(found, NAMES_ELSEWHERE) == {}


def test_broad_excepts_stand_in_the_engines_loops_alone() -> None:
    found = {file: broad for file, tree in product().items() if (broad := sum(map(catches_all, walked(tree))))}
    assert differing(found, BROAD_EXCEPTS) == {}


def catches_all(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    return node.type is None or bool(re.search(r"\b(Exception|BaseException)\b", ast.unparse(node.type)))


def test_nobody_reads_a_clock_or_starts_a_task_on_the_side() -> None:
    found: dict[str, object] = {}
    for file, tree in product().items():
        calls = {ast.unparse(node.func) for node in walked(tree) if isinstance(node, ast.Call)}
        if used := {call for call in calls - grouped(tree) if CLOCK_WORDS.fullmatch(call)}:
            found[file] = {"a task" if "create_task" in call or "ensure" in call else call for call in used}
    assert differing(found, CLOCKS) == {}


def grouped(tree: ast.Module) -> set[str]:
    """Tasks of a group are never lost."""
    withs = [item for node in walked(tree) if isinstance(node, ast.AsyncWith) for item in node.items]
    given = [node for node in walked(tree) if isinstance(node, ast.arg) and node.annotation]
    names = [ast.unparse(i.optional_vars) for i in withs if i.optional_vars and "TaskGroup" in ast.unparse(i)]
    names += [node.arg for node in given if node.annotation and "TaskGroup" in ast.unparse(node.annotation)]
    return {f"{name}.create_task" for name in names}


def test_nothing_is_printed() -> None:
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in parsed().items()
        for node in walked(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print" and not file.startswith("benchmarks/")
    ]
    assert wrong == []


def test_every_module_opens_with_one_sentence() -> None:
    wrong = []
    for file, tree in parsed().items():
        first = (ast.get_docstring(tree) or "").split("\n\n")[0]
        sentences = len(re.findall(r"[.!?](?=\s+[A-Z`]|$)", first))
        if tree.body and not file.startswith(GENERATED) and (sentences < 1 or "\n" in first):
            wrong.append(file)
    assert wrong == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [file for file in parsed() if VAGUE & set(Path(file).with_suffix("").parts)] == []


def test_files_are_short() -> None:
    lengths = {name_of(path): path.read_text("utf-8").count("\n") for path in read_files(".py", ".js", ".css", ".html")}
    assert {file: n for file, n in lengths.items() if n > LONGEST_FILE and GENERATED not in file} == {}


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for file, tree in parsed().items():
        for node in walked(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not file.startswith(GENERATED):
                yield f"{file}:{node.lineno} {node.name}", node


def test_functions_are_short() -> None:
    lengths = {name: (node.end_lineno or 0) - node.lineno + 1 for name, node in functions()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_functions_have_few_parameters() -> None:
    assert [name for name, node in functions() if not name.startswith("tests/") and count(node) > MOST_PARAMETERS] == []


def count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = node.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def test_the_same_noun_has_the_same_name_in_every_folder() -> None:
    asked = {path.stem for path in (ROOT / "bot/model/intents").glob("*.py")} - {"__init__", "intent"}
    answered = {path.stem for path in (ROOT / "handlers").iterdir()} - {"__init__", "__pycache__", "turn"}
    known = (ROOT / "bot/model").rglob("*.py")
    nouns = {name for path in known for name in (path.stem, path.parent.name)}
    strange = {
        stem
        for stem in answered - asked - nouns
        if not any(stem.startswith(f"{noun.removesuffix('s')}_") for noun in nouns)
    }
    assert (asked - answered, strange) == (set(), set())


def test_every_command_has_a_handler_and_every_handler_a_command() -> None:
    assert set(HANDLERS) == set(CATALOGUE)
    assert set(FORMS) == {kind for kind in CATALOGUE if kind.opens_form}
    assert len(CATALOGUE) == len(set(CATALOGUE))


def test_what_is_true_of_a_command_is_said_of_it_and_not_in_a_list_elsewhere() -> None:
    known = {name for kind in CATALOGUE for name in (kind.name, kind.__name__)}
    wrong = []
    for file, tree in product().items():
        for node in walked(tree) if file.startswith("bot/model/understanding/") else ():
            named = node.elts if isinstance(node, ast.Tuple | ast.Set | ast.List) else ()
            if sum(ast.unparse(each).strip("'") in known for each in named) > MOST_NAMED:
                wrong.append(f"{file}: {ast.unparse(node)}")
    assert wrong == []


@pytest.mark.parametrize("word", NOT_OURS)
def test_nothing_speaks_of_how_the_tree_came_to_be(word: str) -> None:
    wrong = [
        f"{name_of(path)}:{number}"
        for path in read_files()
        if path != Path(__file__) and path.suffix != ".png" and ".db" not in path.name and path.name != ".env"
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if word in line and "hash=" not in line
    ]
    assert wrong == []


def test_comments_name_no_issue() -> None:
    wrong = []
    for file, tree in parsed().items():
        source = (ROOT / file).read_text("utf-8")
        tokens = tokenize.generate_tokens(io.StringIO(source).readline) if ISSUE.search(source) else ()
        comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
        wrong += [f"{file}: {text}" for text in (*comments, ast.get_docstring(tree) or "") if ISSUE.search(text)]
    assert wrong == []


def test_who_is_no_question_where_a_person_is_meant() -> None:
    wrong = []
    for path in read_files(".py", ".md", ".js", ".html"):
        file, source = name_of(path), path.read_text("utf-8")
        if file.startswith(WORDED) and QUESTIONED.search(source):
            texts = written(source) if path.suffix == ".py" else [source]
            wrong += [f"{file}: {found[0]}" for text in texts for found in QUESTIONED.finditer(text)]
    assert wrong == []


def written(source: str) -> Iterator[str]:
    """What is text in a Python file: its strings and comments, without its code."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            yield token.string


def test_the_name_of_a_test_is_a_sentence() -> None:
    tests = [(name, node.name) for name, node in functions() if node.name.startswith("test_") and "/test_" in name]
    assert len(tests) > 100
    assert [name for name, sentence in tests if sentence.count("_") < SHORTEST_SENTENCE] == []


def test_no_test_uses_a_mock() -> None:
    wrong = [f for f, tree in parsed().items() if any("mock" in name.lower() for name in imported(tree))]
    assert wrong == []
