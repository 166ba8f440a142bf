"""What can be changed in a file so that it still runs and says something else."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_OTHER: dict[type[ast.AST], Any] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


@dataclass(frozen=True)
class Mutant:
    """A file as it would be with one small fault in it."""

    file: str
    line: int
    was: str
    now: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {_short(self.was)}  ->  {_short(self.now)}"


def mutants(file: str, source: str) -> Iterator[Mutant]:
    """All that differ from a file in one place."""
    tree = ast.parse(source)
    for number, node in enumerate(_places(tree)):
        was = ast.unparse(node)
        for way in range(len(_changed(copy.deepcopy(node)))):
            other = copy.deepcopy(tree)
            place = list(_places(other))[number]
            now = _changed(place)[way]
            _put(other, place, now)
            yield Mutant(file, getattr(node, "lineno", 0), was, ast.unparse(now), ast.unparse(other))


def _places(tree: ast.AST) -> Iterator[ast.AST]:
    """What is run: no types, no words that document, nothing that only logs, no figure with a name of its own."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _left_alone(node):
                yield node
                yield from _places(node)


def _left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or ast.unparse(node).startswith(("_log.", "self._log."))
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
        named = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
        return named <= {"timedelta"}
    return isinstance(node, ast.ImportFrom | ast.Import | ast.Raise | ast.Assert)


def _changed(node: ast.AST) -> list[ast.AST]:
    """The node with a small fault, in each way it can have one."""
    return _FAULTS[type(node)](node) if type(node) in _FAULTS else []


def _compared(node: Any) -> list[ast.AST]:
    ops = [_OTHER[type(op)]() for op in node.ops if type(op) in _OTHER]
    return [ast.Compare(node.left, ops, node.comparators)] if len(ops) == len(node.ops) == 1 else []


def _combined(node: Any) -> list[ast.AST]:
    return [ast.BoolOp(_OTHER[type(node.op)](), node.values)]


def _reckoned(node: Any) -> list[ast.AST]:
    return [ast.BinOp(node.left, _OTHER[type(node.op)](), node.right)] if type(node.op) in _OTHER else []


def _denied(node: Any) -> list[ast.AST]:
    return [node.operand] if isinstance(node.op, ast.Not | ast.Invert) else []


def _constant(node: Any) -> list[ast.AST]:
    if isinstance(node.value, bool):
        return [ast.Constant(not node.value)]
    return [ast.Constant(node.value + 1)] if isinstance(node.value, int) else []


def _decided(node: Any) -> list[ast.AST]:
    return [type(node)(ast.Constant(truth), node.body, node.orelse) for truth in (True, False)]


def _returned(node: Any) -> list[ast.AST]:
    return [ast.Return(ast.Constant(None))] if node.value else []


def _done(node: Any) -> list[ast.AST]:
    return [ast.Pass()] if isinstance(node.value, ast.Call) else []


def _asked(node: Any) -> list[ast.AST]:
    if not (isinstance(node.func, ast.Attribute) and node.func.attr == "where" and len(node.args) > 1):
        return []
    return [ast.Call(node.func, [each for each in node.args if each is not left], []) for left in node.args]


_FAULTS: dict[type[ast.AST], Callable[[Any], list[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _combined,
    ast.BinOp: _reckoned,
    ast.UnaryOp: _denied,
    ast.Constant: _constant,
    ast.IfExp: _decided,
    ast.If: _decided,
    ast.Return: _returned,
    ast.Expr: _done,
    ast.Call: _asked,
}


def _put(tree: ast.AST, place: ast.AST, now: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is place:
                setattr(parent, name, now)
            elif isinstance(value, list):
                value[:] = [now if each is place else each for each in value]
    ast.fix_missing_locations(tree)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:87]}..."
