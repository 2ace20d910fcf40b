"""The environment the portal runs in, made with the standard library alone.

`enter` is manage.py's first call.  It leaves the process in an interpreter that has every
package of a lock, installed by hash, and for the commands that serve pages it brings the
design system too.  What a lock asked for is stamped by the lock's hash, so that the second
start does nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import os
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SERVING = ("demo", "test")
# Where systems keep the authorities that they trust, when Python was built to look elsewhere.
AUTHORITIES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")


def enter(argv: list[str]) -> None:
    """Return in an interpreter with the packages of `argv`'s command, or start again in it."""
    if sys.version_info < (3, 11):  # noqa: UP036
        raise SystemExit("Python 3.11 or later is needed, and this is " + sys.version.split()[0])
    _have_a_home()
    command = argv[1] if len(argv) > 1 else ""
    lock = ROOT / ("requirements-dev.lock" if command == "test" else "requirements.lock")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not inside and (_any_stamp(VENV) or not is_active(lock)):
        ensure_packages(lock)
        os.execv(python_of(VENV), [str(python_of(VENV)), *argv])  # noqa: S606
    if command in SERVING:
        if inside:
            ensure_packages(lock)
        ensure_design_system()


def python_of(venv: Path) -> Path:
    """Tell where a virtual environment keeps its interpreter."""
    return venv / "bin" / "python"


def is_active(lock: Path) -> bool:
    """Tell whether this interpreter already has Django (and pytest) in the versions of `lock`."""
    pins = dict(
        line.split()[0].split("==") for line in lock.read_text().splitlines() if "==" in line
    )
    wanted = [name for name in ("django", "pytest") if name in pins]
    try:
        return all(importlib.metadata.version(name) == pins[name] for name in wanted)
    except importlib.metadata.PackageNotFoundError:
        return False


def ensure_packages(lock: Path, venv: Path = VENV) -> bool:
    """Make `venv` if it is missing and install `lock` into it; False when its stamp says it is."""
    stamp = venv / f".{lock.name}"
    if _is_stamped(stamp, lock) and python_of(venv).exists():
        return False
    with _alone(lock.parent):
        if _is_stamped(stamp, lock) and python_of(venv).exists():
            return False
        if not python_of(venv).exists():
            with _step(f"virtual environment {venv}"):
                make_venv(venv)
            _have_a_home()
        with _step(f"packages of {lock.name}, by hash"):
            install(lock, venv)
        _write_stamp(stamp, lock)
    return True


def make_venv(venv: Path) -> None:
    """Make a virtual environment, with a pip of its own only where this Python has none.

    Pip from outside is quicker, and does without ensurepip, which Debian keeps in a package
    that may be missing.
    """
    flags = ["--clear", "--without-pip"] if _answers(_pip(sys.executable)) else ["--clear"]
    made = _run([sys.executable, "-m", "venv", *flags, str(venv)])
    if made.returncode:
        raise SystemExit(f"cannot make a virtual environment:\n{made.stdout}")


def install(lock: Path, venv: Path = VENV) -> str:
    """Install `lock` by hash, and return the name of the first installer that succeeded."""
    failures = []
    for name, command in _installers(lock.parent, venv):
        done = _run([*command, "--require-hashes", "-r", str(lock)])
        if done.returncode == 0:
            return name
        failures.append(f"{name}: {done.stdout[-2000:]}")
    raise SystemExit(
        f"cannot install {lock.name}; python3-venv or python3-pip may be missing.\n"
        + "\n".join(failures)
    )


def ensure_design_system(root: Path = ROOT) -> bool:
    """Bring the locked static packages with npm; False when node_modules is stamped as current."""
    lock, stamp = root / "package-lock.json", root / "node_modules" / ".package-lock-stamp"
    if _is_stamped(stamp, lock):
        return False
    with _alone(root):
        if _is_stamped(stamp, lock):
            return False
        with _step("design system, by hash"):
            done = _run(
                [*npm(root), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root
            )
            if done.returncode:
                raise SystemExit(f"npm could not install the design system:\n{done.stdout}")
        _write_stamp(stamp, lock)
    return True


def npm(root: Path = ROOT, venv: Path = VENV) -> list[str]:
    """Name the machine's npm, or else the one that comes as a Python package."""
    _trust_as_the_system_does()
    found = shutil.which("npm")
    if found:
        return [found]
    brought = venv / "bin" / "npm"
    if not brought.exists():
        install(root / "requirements-node.lock", venv)
    os.environ["PATH"] = f"{brought.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return [str(brought)]


def _trust_as_the_system_does() -> None:
    """Let node, which brings its own list of authorities, also trust those of the machine."""
    paths = ssl.get_default_verify_paths()
    named = (os.environ.get("SSL_CERT_FILE"), paths.cafile, paths.openssl_cafile, *AUTHORITIES)
    bundle = next((name for name in named if name and os.path.isfile(name)), None)
    if bundle:
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", bundle)


def _installers(root: Path, venv: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands that install into `venv`: uv, where it can be had by hash, then pip."""
    python = str(python_of(venv))
    outside = [[*_pip(host), "--python", python] for host in (sys.executable, _base())]
    pip = next((found for found in (_pip(python), *outside) if _answers(found)), None)
    uv_lock = ["--require-hashes", "-r", str(root / "requirements-uv.lock")]
    if pip:
        _run([*pip, "install", *uv_lock])
    uv = [python, "-m", "uv"]
    if _answers(uv):
        yield "uv", [*uv, "pip", "install", "--system-certs", "--python", python]
    if pip:
        yield "pip", [*pip, "install"]


def _pip(python: str) -> list[str]:
    return [python, "-m", "pip"]


def _base() -> str:
    """Return the interpreter from which this one's virtual environment was made."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _answers(command: list[str]) -> bool:
    return _run([*command, "--version"]).returncode == 0


def _have_a_home() -> None:
    """Give installers and caches a home when the login name has none that can be written."""
    if not os.access(os.path.expanduser("~"), os.W_OK):
        home = VENV / "home"
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ["HOME"] = str(home)


def _run(command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def _hash_of(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _is_stamped(stamp: Path, lock: Path) -> bool:
    return stamp.exists() and stamp.read_text() == _hash_of(lock)


def _any_stamp(venv: Path) -> bool:
    return any(venv.glob(".requirements*.lock"))


def _write_stamp(stamp: Path, lock: Path) -> None:
    stamp.write_text(_hash_of(lock))


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one process at a time install into a checkout."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _step(what: str) -> Iterator[None]:
    started = time.monotonic()
    if sys.stdout.isatty():
        print(f"[  ... s] {what}", end="\r", flush=True)
    yield
    print(f"[{time.monotonic() - started:5.1f} s] {what}", flush=True)
