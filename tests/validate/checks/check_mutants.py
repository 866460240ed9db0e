"""Functions with one thing changed in each: a comparison turned round, `and` for `or`, a condition without its `not`.

A changed function takes the place of the sound one wherever that was imported, since only its code is exchanged.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Mutant(NamedTuple):
    """A function of a module, by its qualified name, with a change said in words, its changed code and defaults."""

    name: str
    change: str
    code: CodeType
    defaults: tuple[Any, ...] | None


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """Give the mutants of the functions and methods of a module."""
    source = inspect.getsource(module)
    tree = ast.parse(source)
    for number, (name, function, node) in enumerate(_nodes(tree)):
        for change in _changes(node):
            copy = deepcopy(tree)
            _, owner, other = _nodes(copy)[number]
            said = change(other)
            code = _code_of(compile(ast.fix_missing_locations(copy), module.__file__ or "", "exec"), name)
            line = source.splitlines()[getattr(node, "lineno", function.lineno) - 1].strip()
            yield Mutant(name, f"{said}: {line}", code, _defaults(owner))


@contextmanager
def in_place(module: ModuleType, mutant: Mutant) -> Iterator[None]:
    """Put the changed code into the place of the sound one."""
    function = function_of(module, mutant.name)
    sound = function.__code__, function.__defaults__
    forget(module)
    function.__code__ = mutant.code
    if mutant.defaults is not None:
        function.__defaults__ = mutant.defaults
    try:
        yield
    finally:
        function.__code__, function.__defaults__ = sound
        forget(module)


def forget(module: ModuleType) -> None:
    """Empty what the functions of a module remember."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def function_of(module: ModuleType, name: str) -> FunctionType:
    """Return the function or method of a qualified name, without what wraps it."""
    owner, _, own = name.rpartition(".")
    return _plain(vars(getattr(module, owner) if owner else module)[own])


def _plain(found: Any) -> FunctionType:
    for wrapper in ("func", "fget", "__wrapped__"):
        found = getattr(found, wrapper, found)
    assert isinstance(found, FunctionType), found
    return found


def _functions(tree: ast.Module) -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions of a module and the methods of its classes by their names, unannotated."""
    bodies = [("", tree.body), *((f"{node.name}.", node.body) for node in tree.body if isinstance(node, ast.ClassDef))]
    found = [
        (within + node.name, node) for within, body in bodies for node in body if isinstance(node, ast.FunctionDef)
    ]
    for _, function in found:
        function.returns = None
        for part in ast.walk(function):
            if isinstance(part, ast.arg):
                part.annotation = None
            elif isinstance(part, ast.AnnAssign):  # what is local is never annotated when it is run
                part.annotation = ast.Constant(None)
    return found


def _nodes(tree: ast.Module) -> list[tuple[str, ast.FunctionDef, ast.AST]]:
    """Return what functions do, node by node, without what decorates them."""
    return [
        (name, function, node)
        for name, function in _functions(tree)
        for part in (function.args, *function.body)
        for node in ast.walk(part)
    ]


def _defaults(function: ast.FunctionDef) -> tuple[Any, ...] | None:
    """Return the defaults of the arguments, if they are plain values."""
    given = function.args.defaults
    return (
        tuple(each.value for each in given if isinstance(each, ast.Constant))
        if given and all(isinstance(each, ast.Constant) for each in given)
        else None
    )


def _code_of(code: CodeType, name: str) -> CodeType:
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    methods = [const for one in inner for const in one.co_consts if isinstance(const, CodeType)]
    return next(found for found in (*inner, *methods) if found.co_qualname == name)


def _changes(node: ast.AST) -> Iterator[Callable[[Any], str]]:
    """Give what may be done to a node: each changes it and says how."""
    if isinstance(node, ast.Compare):
        for number, sign in enumerate(node.ops):
            if type(sign) in TURNED:
                yield lambda other, number=number: _turn(other.ops, number)
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in TURNED:
        yield _other_sign
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _without_not
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _other_truth
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield _one_more
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.YieldFrom | ast.Yield):
        yield _nothing
    elif isinstance(node, ast.Continue | ast.Break):
        yield _pass


def _turn(signs: list[ast.AST], number: int) -> str:
    sign = signs[number]
    signs[number] = TURNED[type(sign)]()
    return f"{type(sign).__name__} -> {type(signs[number]).__name__}"


def _other_sign(node: ast.BoolOp | ast.BinOp) -> str:
    sign = node.op
    node.op = TURNED[type(sign)]()  # type: ignore[assignment]  # of the same kind
    return f"{type(sign).__name__} -> {type(node.op).__name__}"


def _without_not(node: ast.UnaryOp) -> str:
    node.op = ast.Not()
    node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return "without not"


def _other_truth(node: ast.Constant) -> str:
    node.value = not node.value
    return f"{not node.value} -> {node.value}"


def _one_more(node: ast.Constant) -> str:
    assert isinstance(node.value, int)
    node.value += 1
    return f"{node.value - 1} -> {node.value}"


def _nothing(node: ast.Expr) -> str:
    node.value = ast.Constant(None)
    return "nothing done"


def _pass(node: ast.AST) -> str:
    node.__class__ = ast.Pass
    return "gone on"
