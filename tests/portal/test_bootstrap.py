"""An environment made from nothing: in a copy of the checkout, with its own locks."""

import ensurepip
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = Path(sys._base_executable).resolve()
SMALL = {"asgiref", "django", "sqlparse", "tzdata"}
# What a bare machine does not say: whose authorities node is to trust is found out.
UNSAID = {"VIRTUAL_ENV", "NODE_EXTRA_CA_CERTS"}


def small(lock):
    """The part of a lock that installs Django alone, with its hashes."""
    kept, keep = [], False
    for line in lock.read_text().splitlines():
        if not line.startswith((" ", "#")):
            keep = line.partition("==")[0] in SMALL
        kept += [line] if keep else []
    return "\n".join(kept) + "\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Make a checkout in a folder with spaces in its name, whose lock is short."""

    def make():
        root = tmp_path_factory.mktemp("a check out")
        (root / "portal").mkdir()
        for name in ("manage.py", "package.json", "package-lock.json", "portal/__init__.py"):
            shutil.copy(ROOT / name, root / name)
        for path in (*ROOT.glob("requirements*.lock"), ROOT / "portal" / "bootstrap.py"):
            shutil.copy(path, root / path.relative_to(ROOT))
        for name in ("requirements.lock", "requirements-dev.lock"):
            (root / name).write_text(small(ROOT / name))
        return root

    return make


@pytest.fixture
def checkout(copy):
    return copy()


@pytest.fixture(scope="module")
def made(copy):
    """A checkout whose environment was made by its first command."""
    root = copy()
    assert run(root, "manage.py", "version").returncode == 0
    return root


def run(checkout, *command, python=BASE, **environment):
    """Run a Python of this machine in the checkout; return what it said."""
    told = {name: value for name, value in os.environ.items() if name not in UNSAID}
    return subprocess.run(  # noqa: S603
        [str(python), *command],
        cwd=checkout,
        env=told | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def call(checkout, code, **options):
    done = run(checkout, "-c", f"from portal import bootstrap as b; {code}", **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


ENSURE = "print(b.ensure_packages(b.ROOT / 'requirements.lock'))"


def test_an_empty_checkout_gets_its_packages_once(checkout):
    first = call(checkout, ENSURE)
    second = call(checkout, ENSURE)

    assert first[-1] == "True"
    assert second == ["False"]


def test_any_command_starts_again_in_the_environment_it_made(made):
    done = run(made, "manage.py", "version")

    pins = (made / "requirements.lock").read_text().split()
    assert f"django=={done.stdout.strip()}" in pins


def test_a_changed_lock_is_installed_again(made):
    with (made / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")

    assert call(made, ENSURE)[-1] == "True"


def test_an_environment_repairs_itself_from_inside(made):
    (made / ".venv" / ".requirements.lock").unlink()

    assert call(made, ENSURE, python=made / ".venv" / "bin" / "python")[-1] == "True"


def test_a_package_whose_hash_differs_is_refused(made):
    lock = made / "requirements-dev.lock"
    lock.write_text(f"sqlparse==0.5.0 --hash=sha256:{'0' * 64}\n")

    done = run(
        made,
        "-c",
        "from portal import bootstrap as b; b.install(b.ROOT / 'requirements-dev.lock')",
    )

    assert done.returncode != 0
    assert "cannot install requirements-dev.lock" in done.stderr


def test_pip_installs_where_uv_cannot_be_had(checkout):
    lock = checkout / "requirements-uv.lock"
    lock.write_text(f"uv==0.9.0 --hash=sha256:{'0' * 64}\n")

    said = call(checkout, "b.make_venv(b.VENV); print(b.install(b.ROOT / 'requirements.lock'))")

    assert said == ["pip"]


def python_without(missing, home):
    """Make this machine's Python with all of its library but the parts of these names."""
    library = Path(sysconfig.get_path("stdlib"))
    ours = home / "lib" / library.name
    (ours / "site-packages").mkdir(parents=True)
    for entry in library.iterdir():
        if entry.name not in {*missing, "site-packages"}:
            (ours / entry.name).symlink_to(entry)
    if "pip" not in missing:
        for packages in (ours / "site-packages", home / "lib" / "python3" / "dist-packages"):
            shutil.unpack_archive(bundled_pip(), packages, "zip")  # the second is Debian's place
    (home / "bin").mkdir()
    return Path(shutil.copy(BASE, home / "bin" / BASE.name))


def bundled_pip():
    """The pip that ensurepip carries, or that Debian keeps for it."""
    kept = (Path(ensurepip.__file__).parent / "_bundled", Path("/usr/share/python-wheels"))
    return next(wheel for folder in kept for wheel in folder.glob("pip-*.whl"))


@pytest.mark.parametrize("missing", ["ensurepip", "pip"])
def test_an_environment_is_made_without(missing, checkout, tmp_path):
    python = python_without([missing], tmp_path)
    options = {"python": python, "LD_LIBRARY_PATH": str(BASE.parents[1] / "lib")}

    assert run(checkout, "-c", f"import {missing}", **options).returncode != 0
    assert call(checkout, ENSURE, **options)[-1] == "True"


def test_npm_comes_as_a_package_where_the_machine_has_none(made):
    npm = "print(b.npm()[0]); print(b.ensure_design_system()); print(b.ensure_design_system())"

    said = call(made, npm, PATH=str(made))

    assert said[0] == str(made / ".venv" / "bin" / "npm")
    assert said[-2:] == ["True", "False"]
    assert (made / "node_modules" / "@uswds" / "uswds" / "dist" / "css").is_dir()


def test_a_login_without_a_home_is_given_one(made):
    done = run(made, "manage.py", "version", HOME="/nonexistent")

    assert done.returncode == 0
    assert (made / ".venv" / "home").is_dir()


def test_an_old_python_is_told_what_is_needed(made):
    code = "import sys; sys.version_info = (3, 10); from portal import bootstrap as b; b.enter([])"

    assert "Python 3.11 or later is needed" in run(made, "-c", code).stderr
