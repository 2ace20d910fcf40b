"""Fixtures whose rows are made once for the tests of a file that ask for them one after another.

A pytest plugin.  `kept` is written where a fixture makes rows through services, which takes far
longer than a test.  The rows stay in savepoints of a transaction that is never committed, one
savepoint for each fixture; a test finds those that it asked for and no others, and what it does
itself is rolled back to there.  A test with real commits makes its own.
"""

import copy
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

Maker = Callable[..., Any]


@dataclass
class Level:
    """The rows of one fixture, and of those that it asked for by name, in one savepoint."""

    name: str
    savepoint: transaction.Atomic
    made: dict[Maker, Any] = field(default_factory=dict)


class Shelf:
    """The levels that stand, the lowest first."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.is_building = False

    def look(self, maker: Maker) -> list[Any]:
        """What a fixture made, as the only item of a list; an empty list if it stands nowhere."""
        return [level.made[maker] for level in self.levels if maker in level.made]

    def add(self, name: str, make: Callable[[], object]) -> None:
        """Put a level on top of the others."""
        savepoint = transaction.atomic()
        # Durable blocks are allowed in it, as they are in a test's own transaction.
        savepoint._from_testcase = True  # type: ignore[attr-defined]
        savepoint.__enter__()
        self.levels.append(Level(name, savepoint))
        self.is_building = True
        try:
            make()
            if connection.atomic_blocks[-1] is not savepoint:
                raise pytest.UsageError(f"{name} begins a transaction: it asks for `db` somehow.")
            connection.check_constraints()
        except BaseException:
            self.drop(self.levels[:-1])
            raise
        finally:
            self.is_building = False
        connection.run_on_commit.clear()

    def drop(self, kept: Iterable[Level] = ()) -> None:
        """Roll back to the levels that are kept, which are the lowest ones."""
        for level in reversed(self.levels[len(list(kept)) :]):
            self.levels.remove(level)
            transaction.set_rollback(True)
            level.savepoint.__exit__(None, None, None)

    def keep(self, names: set[str]) -> None:
        """Drop the first level that is not among the names, and all that stand on it."""
        wanted = [level.name in names for level in self.levels]
        self.drop(self.levels[: [*wanted, False].index(False)])


_shelf = Shelf()
_givers: set[Maker] = set()
# How many tests of each file ask for each fixture: what most of them ask for stands lowest.
_asked: dict[Path, Counter[str]] = {}


def kept(function: Maker) -> Any:
    """A fixture whose rows are kept; each test gets a copy of what it returns."""

    @functools.wraps(function)
    def give(**given: Any) -> Any:
        if found := _shelf.look(function):
            return copy.deepcopy(found[0])
        made = function(**given)
        if _shelf.is_building:
            _shelf.levels[-1].made[function] = copy.deepcopy(made)
        return made

    _givers.add(give)
    return pytest.fixture(give)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count what the tests of each file ask for, and let those follow each other that ask alike.

    Then a level is made once for all that stand on it.
    """
    for item in items:
        _asked.setdefault(item.path, Counter()).update(_kept_of(item))
    of_files = [list(tests) for _path, tests in groupby(items, key=lambda item: item.path)]
    items[:] = [item for tests in of_files for item in sorted(tests, key=_levels_of)]


@pytest.fixture
def database(request: pytest.FixtureRequest) -> None:
    """The database in a transaction of the test's own, or with real commits where it says so.

    Whoever makes rows asks for it.
    """
    if not _shelf.is_building:
        request.getfixturevalue("committed" if _commits(request) else "db")


@pytest.fixture(scope="module")
def shelf(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shelf]:
    """The kept rows of a file."""
    yield _shelf
    with django_db_blocker.unblock():
        _shelf.drop()


@pytest.fixture(autouse=True)
def begin(request: pytest.FixtureRequest, keys: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the kept rows that a test asks for, if they do not stand, and its transaction after."""
    names = _kept_of(request.node)
    if request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("The mark begins a transaction too soon: use `database`.")
    if not names and not {"db", "database", "committed"} & set(request.fixturenames):
        return
    shelf = request.getfixturevalue("shelf")
    wanted = set() if _commits(request) else names
    with django_db_blocker.unblock():
        shelf.keep(wanted)
        standing = {level.name for level in shelf.levels}
        for _often, name in _levels_of(request.node):
            if name in wanted - standing:
                shelf.add(name, functools.partial(request.getfixturevalue, name))
    if wanted:
        request.getfixturevalue("db")


def _levels_of(item: Any) -> list[tuple[int, str]]:
    """The kept fixtures that a test asks for, the lowest level first."""
    often = _asked[item.path]
    return sorted((-often[name], name) for name in _kept_of(item))


def _kept_of(item: Any) -> set[str]:
    """The names of the kept fixtures that a test asks for, itself or through others.

    What a parameter names is asked for too, by a test that can ask while it runs.
    """
    meant = dict(item._fixtureinfo.name2fixturedefs)
    if "request" in item._fixtureinfo.argnames and hasattr(item, "callspec"):
        told = [value for value in item.callspec.params.values() if isinstance(value, str)]
        manager = item.session._fixturemanager
        _names, found = manager.getfixtureclosure(item.parent, tuple(told), frozenset())
        meant |= found
    return {name for name, made in meant.items() if made[-1].func in _givers}


def _commits(request: pytest.FixtureRequest) -> bool:
    return "committed" in request.fixturenames
