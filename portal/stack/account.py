"""The account that database servers run under: the caller's own, and never root's."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A login name that root drops to."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Tell whether this account may pass through `folder` and all that lie above it."""
        return self._asks("-x", folder)

    def can_read(self, path: Path) -> bool:
        """Tell whether this account may read `path`."""
        return self._asks("-r", path)

    def _asks(self, question: str, path: Path) -> bool:
        asked = subprocess.run(
            ["test", question, str(path)],
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return asked.returncode == 0


def unprivileged() -> Account | None:
    """Return the account to drop to when root asks, else None: the caller stays who they are."""
    if os.geteuid() != 0:
        return None
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise SystemExit(f"PostgreSQL refuses to run as root; make an account: {CANDIDATES[0]}")
