"""The house rules that a machine can check."""

import ast
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = {"portal", "matching", "complaints", "reports", "templates", "tests"}
PAPERS = {"manage.py", "pyproject.toml", "README.md"}
LOCKS = {"package.json", "package-lock.json"}
FLOORS = [  # a module may import from its own floor and from the floors before it
    "portal.states",
    "portal.sealing",
    "portal.crockford",
    "portal.signed_notes",
    "portal.tallies",
    "portal.leases",
    "portal.confinement",
    "portal.day_input",
    "portal.constraints",
    "portal.confirm_form",
    "portal.typed",
    "portal.sorting",
    "portal.quarters",
    "portal.paper",
    "portal.administration",
    "portal.accounts",
    "portal.audit",
    "portal.mail",
    "portal.jurisdictions.bound_keys",
    "portal.jurisdictions.isolation",
    "portal.jurisdictions",
    "portal.webhooks",
    "portal.worklists.keyset",
    "portal.inbox",
    "portal.progress",
    "portal.training.courses",
    "portal.training",
    "portal.training.keeping",
    "portal.participation",
    "portal.register",
    "portal.imports",
    "portal.training.files",
    "portal.notices",
    "portal.worklists",
    "portal.stack",
    "matching.engine",
    "reports.statistics.review",
    "reports.disclosure",
    "reports.agreement",
    "reports.gaps",
    "reports.pictures",
    "reports.acts",
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
    "reports.statistics",
    "reports.coverage",
    "reports.flags",
    "reports.committee.seats",
    "reports.committee.meetings",
    "reports.committee.motions",
    "reports.committee.rounds",
    "reports.committee.outliers",
    "reports.committee.findings",
    "reports.committee.report",
    "reports.package",
    "reports.publication",
    "reports.calendar",
    "reports.releases",
    "reports",  # the places of pages, views, api, tasks, commands
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


def faults(rule: Callable[[Path], Iterable[object]], files: Iterable[Path] = FILES) -> dict:
    """What a rule finds fault with, by module; all files in one test, for there are many."""
    found = {module_of(path): list(rule(path)) for path in files}
    return {module: wrong for module, wrong in found.items() if wrong}


def test_the_house_is_not_empty():
    assert len(FILES) > 100


def test_at_the_top_stands_what_belongs_there():
    left_out = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()}

    found = {path.name for path in ROOT.iterdir() if path.name[0] != "."} - left_out

    assert {name for name in found if not name.endswith(".lock")} == FOLDERS | PAPERS | LOCKS


def test_imports_run_downward():
    def upward(path):
        mine = floor_of(module_of(path))
        return [name for name in imports_of(path) if floor_of(name) > mine]

    assert faults(upward) == {}


def test_imports_stand_at_the_top():
    def inner(path):
        return [
            f"{function.name}:{node.lineno}"
            for function in functions_of(path)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]

    assert faults(inner) == {}


def test_engine_knows_numpy_and_numba_alone():
    def others(path):
        names = [name for name in imports_of(path) if not name.startswith(ENGINE_MAY)]
        return [name for name in names if name.split(".")[0] not in STDLIB]

    assert faults(others, [path for path in FILES if "engine" in path.parts]) == {}


def test_doors_reach_records_through_the_domain():
    def reaches(path):
        return [".objects"] if ".objects" in path.read_text() else []

    assert faults(reaches, [path for path in FILES if DOORS & {*path.parts, path.stem}]) == {}


def test_files_and_functions_stay_short():
    def long(path):
        lines = path.read_text().count("\n")
        yield from [lines] if lines > 300 else []
        yield from [f.name for f in functions_of(path) if (f.end_lineno or 0) - f.lineno >= 60]

    assert faults(long) == {}


def test_every_function_says_what_it_returns():
    def silent(path):
        return [f.name for f in functions_of(path) if f.returns is None and f.name != "__init__"]

    assert faults(silent) == {}


def test_the_clock_is_read_at_the_door():
    def reads(path):
        return [
            clock for clock in ("timezone.now()", "datetime.now(") if clock in path.read_text()
        ]

    inner = {"services.py", "selectors.py", "flow.py", "leases.py"}
    assert faults(reads, [path for path in FILES if path.name in inner]) == {}


# A confined child that reads hostile bytes answers for whatever a decoder raises, and exits.
EDGES = {"matching.interchange.sandbox.zygote", "complaints.evidence.child"}


def test_no_broad_except():
    def broad(path):
        return [
            node.lineno
            for node in nodes_of(path)
            if isinstance(node, ast.ExceptHandler)
            and (node.type is None or ast.unparse(node.type) == "Exception")
        ]

    assert faults(broad).keys() == EDGES
