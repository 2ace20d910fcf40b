"""The words that migrations put into the database and pages show: rules and modules."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from portal.jurisdictions.role_table import ROLES

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "matching" / "policy" / "migrations" / "first_rules.json"
MODULES = ("0002_modules", "_courses")


def stored_words() -> Iterator[tuple[str]]:
    """Words of the first rules and of their examples, titles of the modules, names of roles."""
    for rule in json.loads(RULES.read_text()):
        yield from ((rule[field],) for field in ("title", "explanation", "source"))
        yield from ((example["name"],) for example in rule["examples"])
    for name in MODULES:
        migration = import_module(f"portal.training.migrations.{name}")
        yield from ((title,) for _key, title, *_rest in migration.MODULES)
    yield from ((role.label,) for role in ROLES.values())
