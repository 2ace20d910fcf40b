"""The words that migrations put into the database and pages show: rules and modules."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "matching" / "policy" / "migrations" / "first_rules.json"
MODULES = "portal.training.migrations.0002_modules"


def stored_words() -> Iterator[tuple[str]]:
    """Titles, explanations, sources and examples of the first rules; titles of the modules."""
    for rule in json.loads(RULES.read_text()):
        yield from ((rule[field],) for field in ("title", "explanation", "source"))
        yield from ((example["name"],) for example in rule["examples"])
    for _key, title, *_rest in import_module(MODULES).MODULES:
        yield (title,)
