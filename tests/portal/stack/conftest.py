"""Servers of the stack's own tests, apart from those that the suite stands on."""

import sys

import pytest

from portal.stack.process import Recipe
from portal.stack.stack import Stack
from portal.stack.state import temporary_state


def silent(_what, _seconds):
    """Say nothing."""


@pytest.fixture
def state():
    with temporary_state() as state:
        yield state


@pytest.fixture(scope="module")
def stack():
    """A database server and a broker of this module's own."""
    with temporary_state() as state, Stack(state, durable=False, say=silent, given={}) as stack:
        stack.start_postgres()
        stack.start_valkey()
        yield stack


def python(name, code, **changes):
    """A recipe that runs a piece of Python."""
    return Recipe(
        name, **{"command": [sys.executable, "-c", code], "ready": lambda: True} | changes
    )
