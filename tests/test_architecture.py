"""The house rules that a machine can check."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = [  # a module may import from its own floor and from the floors before it
    "portal.states",
    "portal.sealing",
    "portal.crockford",
    "portal.tallies",
    "portal.leases",
    "portal.confinement",
    "portal.day_input",
    "portal.accounts",
    "portal.audit",
    "portal.mail",
    "portal.jurisdictions.bound_keys",
    "portal.jurisdictions.isolation",
    "portal.jurisdictions",
    "portal.training",
    "portal.participation",
    "portal.register",
    "portal.imports",
    "portal.notices",
    "portal.worklists",
    "portal.webhooks",
    "portal.stack",
    "matching.engine",
    "reports.statistics.review",
    "reports.disclosure",
    "reports.pictures",
    "matching.interchange",
    "matching.galleries",
    "matching.bookings",
    "matching.searches",
    "matching.remediation",
    "matching.review",
    "matching.offenses",
    "matching.status",
    "matching.policy",
    "matching.detainers",
    "matching.holds",
    "matching.voiding",
    "matching.proficiency",
    "matching.casework",
    "matching.custody",
    "matching.flow",
    "matching.canary",
    "matching.verification",
    "matching",  # models index, bell, dispatch, tasks, api, views, admin, urls
    "complaints.modes",
    "complaints.states",
    "complaints.numbers",
    "complaints.vault",
    "complaints.models",
    "complaints.disposed",
    "complaints.services",
    "complaints.selectors",
    "complaints.deadlines",
    "complaints.receipts",
    "complaints.routing",
    "complaints.clusters",
    "complaints.casework",
    "complaints.filing",
    "complaints.following",
    "complaints.evidence",
    "complaints.notes",
    "complaints.redaction",
    "complaints.letters",
    "complaints.asking",
    "complaints.referrals",
    "complaints.bulk",
    "complaints.intake",
    "complaints.retention",
    "complaints.counts",
    "complaints",  # the places of pages, views, api, tasks
    "reports.package",
    "portal",  # settings, urls, celery, api, entrances, middleware, demo: the roof
]
DOORS = {"api", "views", "admin", "tasks", "commands"}
# numba's cache and code generation are the engine's own business.
ENGINE_MAY = ("numpy", "numba", "llvmlite", "matching.engine")
STDLIB = {
    "abc", "collections", "contextlib", "dataclasses", "functools", "hashlib", "hmac",
    "itertools", "math", "os", "pathlib", "shutil", "struct", "tempfile", "threading", "types",
    "typing", "uuid", "warnings",
}  # fmt: skip
FILES = [
    path
    for top in ("portal", "matching", "complaints", "reports")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def floor_of(module: str) -> int:
    """The floor with the longest name that begins this module's name; -1 for other code."""
    named = [f for f in FLOORS if module == f or module.startswith(f + ".")]
    return FLOORS.index(max(named, key=len)) if named else -1


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Every node of a file, which all tests read from one parsing."""
    return list(ast.walk(ast.parse(path.read_text())))


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def functions_of(path: Path) -> list[ast.FunctionDef]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in nodes_of(path) if isinstance(node, functions)]


def test_the_house_is_not_empty():
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_run_downward(path):
    mine = floor_of(module_of(path))

    assert [name for name in imports_of(path) if floor_of(name) > mine] == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_stand_at_the_top(path):
    inner = [
        f"{function.name}:{node.lineno}"
        for function in functions_of(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inner == []


@pytest.mark.parametrize("path", [p for p in FILES if "engine" in p.parts], ids=module_of)
def test_engine_knows_numpy_and_numba_alone(path):
    names = imports_of(path)
    others = [n for n in names if not n.startswith(ENGINE_MAY) and n.split(".")[0] not in STDLIB]

    assert others == []


@pytest.mark.parametrize("path", [p for p in FILES if DOORS & {*p.parts, p.stem}], ids=module_of)
def test_doors_reach_records_through_the_domain(path):
    assert ".objects" not in path.read_text()


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_files_and_functions_stay_short(path):
    long = [f.name for f in functions_of(path) if (f.end_lineno or 0) - f.lineno >= 60]

    assert path.read_text().count("\n") <= 300
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_every_function_says_what_it_returns(path):
    assert [f.name for f in functions_of(path) if f.returns is None and f.name != "__init__"] == []


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if {"services.py", "selectors.py", "flow.py", "leases.py"} & {p.name}],
    ids=module_of,
)
def test_the_clock_is_read_at_the_door(path):
    source = path.read_text()

    assert "timezone.now()" not in source
    assert "datetime.now(" not in source


# A confined child that reads hostile bytes answers for whatever a decoder raises, and exits.
EDGES = {"matching.interchange.sandbox.zygote", "complaints.evidence.child"}


@pytest.mark.parametrize("path", [p for p in FILES if module_of(p) not in EDGES], ids=module_of)
def test_no_broad_except(path):
    broad = [
        node.lineno
        for node in nodes_of(path)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]

    assert broad == []
