"""The README says what the code says."""

import re

from portal.readme import PARTS, with_parts
from portal.stack.state import ROOT

TEXT = (ROOT / "README.md").read_text()


def test_the_generated_parts_are_up_to_date():
    assert with_parts(TEXT) == TEXT


def test_every_part_is_in_the_file():
    assert set(re.findall(r"<!-- (\w+) -->", TEXT)) == set(PARTS)


def test_every_folder_of_the_map_is_there():
    tree = re.search(r"## The map.*?```\n(.*?)```", TEXT, re.DOTALL)
    assert tree is not None
    named = re.findall(r"^([\w./-]+)", tree[1], re.MULTILINE)

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_setting_of_the_table_is_read():
    code = (ROOT / "portal/settings.py").read_text()
    named = re.findall(r"^\| `([A-Z_]+)` \|", TEXT, re.MULTILINE)

    assert named
    assert [name for name in named if name not in code and name != "DATABASE_OWNER_URL"] == []
