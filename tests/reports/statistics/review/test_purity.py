import ast
import sys
from pathlib import Path

import pytest

import reports.statistics.review

FOLDER = Path(reports.statistics.review.__file__).parent
MAY = {"numpy", "scipy", "reports.statistics.review"}
CLOCKS_AND_FILES = {"time", "datetime", "os", "pathlib", "random", "secrets", "socket"}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_review_knows_numpy_and_scipy_alone(path):
    names = imports_of(path)
    others = {n for n in names if not n.startswith(tuple(MAY)) and n.split(".")[0] not in
              sys.stdlib_module_names - CLOCKS_AND_FILES}  # fmt: skip

    assert others == set()
