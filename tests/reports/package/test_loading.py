import subprocess
import sys

from tests.test_architecture import ROOT


def test_checking_a_package_loads_neither_django_nor_parquet():
    source = "import sys, reports.package.verifying, reports.package.folder; print(*sys.modules)"

    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip

    assert not {"django", "pyarrow", "psycopg"} & set(loaded.split())
