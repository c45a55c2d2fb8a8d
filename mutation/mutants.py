"""The mutants of a module: each small change inside its functions that mutmut's operators know, and three kinds more.

mutmut makes the changes; how they are put in place and tried is ours (``trial.py``), since its own way copies every
function many times over and calls each through a switch, which the frozen dataclasses and the caches here do not like.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

__all__ = ["Module", "Mutant", "sample"]

Operator = Callable[[Any], Iterable[cst.CSTNode]]


def condition(node: cst.If | cst.While | cst.CompIf) -> Iterator[cst.CSTNode]:
    """An ``if`` that is never and one that is always so; mutmut does this to the ternary only."""
    always = not isinstance(node, cst.While)  # a loop without an end tells nothing
    for value in ("False", "True") if always else ("False",):
        if not m.matches(node.test, m.Name(value)):
            yield node.with_changes(test=cst.Name(value))


def statement(node: cst.Expr) -> Iterator[cst.CSTNode]:
    """A call made for what it does, left out."""
    if m.matches(node.value, m.Call()):
        yield cst.Pass()


def text(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    """A key, sign or word that is another. Sentences are for people and no logic: snapshots of outputs hold those."""
    said = node.evaluated_value
    if isinstance(said, str) and " " not in said.strip():
        yield from list(mutators.operator_string(node))[:1]


_LOGIC: Sequence[tuple[Any, Operator]] = [
    ((cst.If, cst.While, cst.CompIf), condition),
    (cst.Expr, statement),
    (cst.BaseNumber, mutators.operator_number),
    (cst.Name, mutators.operator_name),
    (cst.AugAssign, mutators.operator_augmented_assignment),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.Call, mutators.operator_symmetric_string_methods_swap),
    (cst.Call, mutators.operator_unsymmetrical_string_methods_swap),
    (cst.CSTNode, mutators.operator_keywords),
    (cst.CSTNode, mutators.operator_swap_op),
    (cst.Match, mutators.operator_match),
    (cst.IfExp, mutators.operator_if_exp),
]
_VALUES: Sequence[tuple[Any, Operator]] = [
    (cst.SimpleString, text),
    (cst.Call, mutators.operator_arg_removal),
    (cst.Lambda, mutators.operator_lambda),
    ((cst.Assign, cst.AnnAssign), mutators.operator_assignment),
]


@dataclass(frozen=True)
class Mutant:
    """One change: ``old`` in the module's tree becomes ``new``."""

    function: str
    """Its qualified name; what is nested in a function belongs to that."""
    line: int
    kind: str
    """``logic``: conditions, comparisons, numbers, calls left out; ``value``: arguments, words, what is assigned."""
    number: int
    """Among the module's mutants, from 0, in the order of the text."""
    old: cst.CSTNode
    new: cst.CSTNode


class Module:
    """A module's source and all its mutants."""

    def __init__(self, path: Path) -> None:
        self.path = path
        wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")))
        self.tree = wrapper.module
        walk = _Walk()
        wrapper.visit(walk)
        self.mutants = walk.mutants

    def source(self, mutant: Mutant) -> str:
        """The module's text with ``mutant`` in it."""
        return cst.ensure_type(self.tree.deep_replace(mutant.old, mutant.new), cst.Module).code

    def change(self, mutant: Mutant) -> list[str]:
        """The lines that ``mutant`` takes away and puts there, with ``-`` and ``+``."""
        lines = unified_diff(self.tree.code.splitlines(), self.source(mutant).splitlines(), n=0, lineterm="")
        return [f"{line[0]} {line[1:].strip()}" for line in list(lines)[3:] if line[0] in "+-"]


class _Walk(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.mutants: list[Mutant] = []
        self._classes: list[str] = []
        self._functions: list[str] = []

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:
        self._classes.append(node.name.value)
        return True

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        self._classes.pop()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        self._functions.append(".".join([*self._classes, node.name.value]))
        node.body.visit(self)  # what a signature holds was said when the module was imported
        self._functions.pop()
        return False

    def visit_Annotation(self, node: cst.Annotation) -> bool:
        return False

    def on_visit(self, node: cst.CSTNode) -> bool:
        if self._functions:
            for kind, table in (("logic", _LOGIC), ("value", _VALUES)):
                for types, operator in table:
                    if isinstance(node, types):
                        self.mutants += (self._mutant(kind, node, new) for new in list(operator(node)))
        return super().on_visit(node)

    def _mutant(self, kind: str, old: cst.CSTNode, new: cst.CSTNode) -> Mutant:
        line = self.get_metadata(PositionProvider, old).start.line
        return Mutant(self._functions[0], line, kind, len(self.mutants), old, new)


def sample(mutants: Sequence[Mutant], logic: int, values: int, seed: str) -> list[Mutant]:
    """At most so many of each kind, the same for the same seed and code; every function is there while they last."""
    dice = random.Random(seed)
    chosen: list[Mutant] = []
    for kind, most in (("logic", logic), ("value", values)):
        here = [one for one in mutants if one.kind == kind]
        dice.shuffle(here)
        turn: dict[str, int] = {}
        ranked = []
        for one in here:
            turn[one.function] = turn.get(one.function, 0) + 1
            ranked.append((turn[one.function] > 1, one))
        ranked.sort(key=lambda pair: pair[0])  # one of each function before the rest; otherwise as the dice fell
        chosen += [one for _, one in ranked[:most]]
    return sorted(chosen, key=lambda one: one.number)
