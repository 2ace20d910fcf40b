"""The sentences of the paper, read once from the list beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("words.toml")


@cache
def words() -> dict[str, Any]:
    """Return the list: `agency`, always in English, and `languages`, in the order of the paper."""
    return tomllib.loads(LIST.read_text(encoding="utf-8"))
