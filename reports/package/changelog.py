"""The file CHANGES: what a version changes, generated, and the corrections with their reasons."""

from collections import Counter

from reports.package.changes import Changes
from reports.package.content import Release


def changelog(release: Release, changes: Changes | None, *, earlier: str = "") -> bytes:
    """The text; `changes` are against the earlier version, none for a first one."""
    parts = [f"{release.title}\nVersion {release.version}, {release.published.isoformat()}"]
    parts += [release.notice] if release.notice else []
    if changes is None:
        parts.append("The first version.")
    else:
        parts.append(f"Against version {earlier}: a {changes.level} change.")
        parts += _listed("Gone", changes.gone)
        parts += _listed("New", changes.new)
        parts += _listed("Described in other words", changes.retold)
        parts += _listed(
            "Cells revised, by column (one by one in data/revisions.csv)", _counted(changes)
        )
    log = [f"{one.day.isoformat()} {one.version}: {one.reason}" for one in release.corrections]
    parts += _listed("Corrections", log)
    return ("\n\n".join(parts) + "\n").encode()


def _counted(changes: Changes) -> list[str]:
    counts = Counter(f"{one.table}: {one.column}" for one in changes.revisions)
    return [f"{name}: {count}" for name, count in sorted(counts.items())]


def _listed(title: str, lines: tuple[str, ...] | list[str]) -> list[str]:
    return ["\n".join([f"{title}:", *(f"  {line}" for line in lines)])] if lines else []
