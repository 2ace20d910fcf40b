"""The words of the portal and their catalogues, read and compiled without the gettext tools.

`python -m tests.portal.catalog` compiles the catalogues after their text was edited, and drops
from those of languages that are being prepared what nobody says any more.
"""

import ast
import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import django
from django.utils.translation.template import templatize

from tests.portal.stored_words import stored_words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "portal" / "locale" / "es" / "LC_MESSAGES"
PREPARED = [
    ROOT / "portal" / "locale" / name / "LC_MESSAGES" for name in ("fr", "pt", "vi", "zh_Hans")
]
CALL = re.compile(r"\b(?:_|n?gettext(?:_lazy|_noop)?)\(\s*u?['\"]")
LINE = re.compile(r'(msgid|msgid_plural|msgstr(?:\[\d\])?)? ?(".*")')
Message = tuple[str, ...]  # the singular, and the plural where there is one


def messages() -> set[Message]:
    """Every message of the templates and the code, labels of choices, and words of first rows."""
    found: set[Message] = set(stored_words())
    for path in sorted((ROOT / "templates").rglob("*.html")):
        found |= set(_in_code(templatize(path.read_text(), origin=str(path))))
    for top in ("portal", "matching", "complaints", "reports"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" not in path.parts:
                source = path.read_text()
                found |= set(_in_code(source)) | set(_labels(source))
    return found


def _in_code(source: str) -> Iterator[Message]:
    """Read the calls that translate; the code made of a template holds nothing else."""
    for start in CALL.finditer(source):
        ends = (end.end() for end in re.finditer(r"\)", source[start.start() :]))
        calls = (_parsed(source[start.start() : start.start() + end]) for end in ends)
        call = next((call for call in calls if call), None)
        if call:
            words = [word.value for word in call.args if isinstance(word, ast.Constant)]
            yield tuple(word for word in words if isinstance(word, str))


def _parsed(call: str) -> ast.Call | None:
    try:
        tree = ast.parse(call, mode="eval").body
    except SyntaxError:
        return None
    return tree if isinstance(tree, ast.Call) else None


def _labels(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(b) for b in node.bases):
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
                    label = line.value.elts[1]
                    if isinstance(label, ast.Constant):  # a call that translates is read above
                        yield (str(label.value),)


def read(text: str) -> dict[Message, tuple[str, ...]]:
    """The translations of a catalogue's text by message; the first is the header, of ''."""
    found = {}
    for block in text.strip().split("\n\n"):
        name, parts = "", dict[str, str]()
        for line in block.splitlines():
            if match := LINE.fullmatch(line):
                name = match[1] or name
                parts[name] = parts.get(name, "") + ast.literal_eval(match[2])
        message = tuple(parts[key] for key in ("msgid", "msgid_plural") if key in parts)
        found[message] = tuple(v for key, v in parts.items() if key.startswith("msgstr"))
    return found


def compiled(entries: dict[Message, tuple[str, ...]]) -> bytes:
    """The catalogue as gettext reads it: two tables of lengths and offsets, then the words."""
    rows = sorted(
        ("\0".join(message).encode(), "\0".join(words).encode())
        for message, words in entries.items()
    )
    count, tables, words = len(rows), b"", b""
    for side in (0, 1):
        for row in rows:
            tables += struct.pack("<2I", len(row[side]), 28 + 16 * count + len(words))
            words += row[side] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return header + tables + words


def without_silent(text: str, said: set[Message]) -> str:
    """A catalogue's text without the messages that nobody says."""
    blocks = text.strip().split("\n\n")
    kept = [block for block in blocks if set(read(block)) <= {*said, ("",)}]
    return "\n\n".join(kept) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    everything = messages()
    for folder in PREPARED:
        text = (folder / "django.po").read_text()
        (folder / "django.po").write_text(without_silent(text, everything))
    for folder in (FOLDER, *PREPARED):
        (folder / "django.mo").write_bytes(compiled(read((folder / "django.po").read_text())))
