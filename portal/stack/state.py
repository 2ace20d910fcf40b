"""The folder that keeps what outlives a start: data, secrets, logs, and who was started.

Only the owner may enter it; where root shares it with the servers' account, that account's
group may pass through to its own folders and list nothing.
"""

import base64
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.stack.account import Account, unprivileged

ROOT = Path(__file__).resolve().parents[2]
MARK, LOCK = "portal-state", "lock"


@dataclass(frozen=True)
class State:
    """A state folder and the account that its servers run under (None: the caller's)."""

    path: Path
    account: Account | None

    def clear(self) -> None:
        """Remove everything but the mark and what holds the folder for its supervisor."""
        for entry in self.path.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name not in (MARK, LOCK):
                entry.unlink()

    def private(self, name: str) -> Path:
        """Return the folder `name`, made so that only the servers' account may enter it."""
        folder = self.path / name
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.account:
            os.chown(folder, self.account.uid, self.account.gid)
        return folder

    def log_of(self, process: str) -> Path:
        """Return where the process called `process` writes what it says."""
        folder = self.path / "log"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / f"{process}.log"

    def secrets(self) -> dict[str, str]:
        """Read the secrets, made by chance at the first start and kept for the owner alone."""
        file = self.path / "secrets.json"
        if not file.exists():
            write_private(file, json.dumps(_new_secrets(), indent=1))
        kept: dict[str, str] = json.loads(file.read_text())
        return kept

    def lend(self, file: Path) -> Path:
        """Give `file` to the servers' account."""
        if self.account:
            os.chown(file, self.account.uid, self.account.gid)
        return file

    def within_reach(self, home: Path, parts: list[str]) -> Path:
        """Return `home`, or a folder with copies of its `parts` that the account can read."""
        if not self.account or all(self.account.can_read(home / part) for part in parts):
            return home
        stamp = f"{home / parts[0]} {(home / parts[0]).stat().st_mtime_ns}"
        copy = self.private("programs") / hashlib.sha256(stamp.encode()).hexdigest()[:12]
        if not copy.exists():
            draft = copy.with_suffix(f".{os.getpid()}")
            for part in parts:
                self._lend_copy(home / part, draft / part)
            draft.chmod(0o755)
            draft.rename(copy)
        return copy

    def _lend_copy(self, source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target)
        for entry in (target, *target.rglob("*")):
            if self.account:
                os.chown(entry, self.account.uid, self.account.gid, follow_symlinks=False)


def open_state(folder: Path | None = None) -> State:
    """Open the state folder: `folder`, else STATE_DIR's, else `var` beside the code.

    A checkout that the servers' account cannot reach (under /root, say) keeps its state below
    /var/lib, in a folder named after the checkout.
    """
    account = unprivileged()
    path = folder or Path(os.environ.get("STATE_DIR", ROOT / "var"))
    _refuse_foreign(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if account and not account.can_enter(path.parent):
        path = Path("/var/lib") / f"portal-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
    path.mkdir(mode=0o700, exist_ok=True)
    _refuse_foreign(path)
    (path / MARK).touch()
    if account:
        os.chown(path, os.geteuid(), account.gid)
    path.chmod(0o710 if account else 0o700)
    return State(path.resolve(), account)


@contextmanager
def temporary_state() -> Iterator[State]:
    """Open a state folder that goes away with the block."""
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    folder.chmod(0o711)
    state = open_state(folder / "state")
    try:
        yield state
    finally:
        for path in (state.path, folder):
            shutil.rmtree(path, ignore_errors=True)


def write_private(file: Path, text: str) -> None:
    """Write `file` whole or not at all, readable by the owner alone."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
    draft.replace(file)


def _refuse_foreign(path: Path) -> None:
    if path.exists() and any(path.iterdir()) and not (path / MARK).exists():
        raise SystemExit(f"{path} is neither empty nor a state folder of the portal")


def _new_secrets() -> dict[str, str]:
    names = ("SECRET_KEY", "postgres", "portal_owner", "portal_app", "valkey")
    made = {name: secrets.token_urlsafe(48) for name in names}
    return {**made, "SEALING_KEY": base64.b64encode(secrets.token_bytes(32)).decode()}
