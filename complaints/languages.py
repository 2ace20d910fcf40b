"""How far each language has come: of all that the site says, and of the pages of complaints.

A language is offered to the public once everything that the pages of complaints say is in it;
until then it is prepared.  The settings name both, and a test holds them to the rule.
"""

import ast
import gettext
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

# The language whose catalog has every message, which a test sees to.
COMPLETE = "es"
ROOT = Path(__file__).resolve().parents[1]
# What whoever files or follows a complaint sees: these templates, and the words of this code.
TEMPLATES = (
    *("base.html", "error.html", "4??.html", "500.html", "components/*.html"),
    *("complain/*.html", "follow/*.html"),
    *("complaints/letters_*mine.html", "complaints/letters_text.html"),
)
CODE = (
    *("services.py", "models.py", "states.py", "disposed.py"),
    *("asking/stages.py", "casework/outcomes.py", "casework/clocks.py"),
    "evidence/*.py",
    "filing/*.py",
    "following/*.py",
    "letters/models.py",
    "receipts/*.py",
    "vault/words.py",
    "views/behind.py",
    "views/counts.py",
    "views/evidence*.py",
    "views/filing*.py",
    "views/following*.py",
    "views/paper*.py",
)
CALL = re.compile(r"gettext(?:_noop|_lazy)?\(\s*u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")


@dataclass(frozen=True)
class Progress:
    """How much of a language there is: messages that are in it, of how many."""

    code: str
    name: str
    said: int
    said_of: int
    public: int
    public_of: int

    @property
    def percent(self) -> int:
        """How much of everything, rounded down: a hundred is all."""
        return 100 * self.said // self.said_of

    @property
    def public_percent(self) -> int:
        """How much of the pages of complaints, rounded down."""
        return 100 * self.public // self.public_of

    @property
    def is_offered(self) -> bool:
        """Whether the public may choose it."""
        return self.public == self.public_of


@lru_cache(maxsize=1)
def progress() -> tuple[Progress, ...]:
    """Every language but English, the one that has come farthest first; read once a process."""
    everything = messages_of(COMPLETE)
    public = everything & _public_words()
    names = [*settings.LANGUAGES, *settings.PREPARED_LANGUAGES]
    found = [_of(code, name, everything, public) for code, name in names if code != "en"]
    return tuple(sorted(found, key=lambda one: (-one.public, -one.said, one.code)))


def messages_of(code: str) -> frozenset[str]:
    """The messages (the singular of each) that a language has.

    Raises ``FileNotFoundError`` where it has no compiled catalog.
    """
    path = Path(settings.LOCALE_PATHS[0]) / to_locale(code) / "LC_MESSAGES" / "django.mo"
    catalog = gettext.GNUTranslations(io.BytesIO(path.read_bytes()))
    keys = catalog._catalog  # type: ignore[attr-defined]
    return frozenset(key[0] if isinstance(key, tuple) else key for key in keys) - {""}


def _of(code: str, name: str, everything: frozenset[str], public: frozenset[str]) -> Progress:
    said = messages_of(code) & everything
    return Progress(code, name, len(said), len(everything), len(said & public), len(public))


def _public_words() -> frozenset[str]:
    """Whatever may be a message of the pages of complaints; more does no harm."""
    found: set[str] = set()
    for path in _paths(ROOT / "templates", TEMPLATES):
        code = templatize(path.read_text(), origin=str(path))
        found |= {ast.literal_eval(call[1]) for call in CALL.finditer(code)}
    for path in _paths(ROOT / "complaints", CODE):
        found |= set(_strings(ast.parse(path.read_text())))
    return frozenset(found)


def _paths(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _strings(tree: ast.AST) -> Iterator[str]:
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return (node.value for node in nodes if isinstance(node.value, str))
