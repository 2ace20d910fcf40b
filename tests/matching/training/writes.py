"""Every write of the domain by name, found in the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# Doors call the domain; what they may do is what it lets them do.
TOPS = (
    *("matching", "complaints", "portal/participation", "reports/flags"),
    *("reports/committee/rounds", "reports/committee/outliers", "reports/committee/findings"),
)
DOORS = {"views", "api", "management", "migrations", "templatetags"}


def writes() -> Iterator[str]:
    """The dotted name of each public function that a person calls at an instant."""
    for top in TOPS:
        for path in sorted((ROOT / top).rglob("*.py")):
            module = path.relative_to(ROOT).with_suffix("")
            if not DOORS & set(module.parts) and path.stem not in ("admin", "tasks"):
                yield from (f"{'.'.join(module.parts)}.{name}" for name in _acts_in(path))


def _acts_in(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            given = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
            if {"by", "at"} <= given:
                yield node.name
