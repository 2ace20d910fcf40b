import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reports.package

FOLDER = Path(reports.package.__file__).parent
MAY = ("reports.package", "pyarrow", "portal.signed_notes")
CLOCKS = {"time", "random", "secrets", "socket", "os"}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_package_needs_no_tables_and_no_clock(path):
    may = (*MAY, "urllib3") if path.stem == "remote" else MAY
    names = {name for name in imports_of(path) if not name.startswith(may)}

    assert {n for n in names if n.split(".")[0] not in sys.stdlib_module_names - CLOCKS} == set()
    assert ".now(" not in path.read_text()
    assert ".today(" not in path.read_text()


def test_checking_a_package_loads_neither_django_nor_parquet():
    source = "import sys, reports.package.verifying, reports.package.folder; print(*sys.modules)"

    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", source], cwd=FOLDER.parents[1], capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip

    assert not {"django", "pyarrow", "psycopg"} & set(loaded.split())
