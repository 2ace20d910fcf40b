"""The bar of a command: drawn over on a terminal, a few plain lines in a pipe."""

import io

import pytest
from django.core.management.base import OutputWrapper

from portal.progress.terminal import CommandBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(out, *, of: int) -> str:
    bar = CommandBar("Rows read", OutputWrapper(out))
    for done in range(of + 1):
        bar.step(done, of)
    return out.getvalue()


def test_a_terminal_gets_one_line_that_is_drawn_over():
    text = told(Terminal(), of=3000)

    assert text.count("\n") == 1
    assert text.endswith(f"\rRows read [{'#' * 30}] 3,000 of 3,000\n")


@pytest.mark.parametrize("of", [7, 10, 3143])
def test_a_pipe_gets_at_most_a_line_for_each_tenth(of):
    lines = told(io.StringIO(), of=of).splitlines()

    assert lines[-1] == f"Rows read: {of:,} of {of:,}"
    assert len(lines) == len(set(lines)) <= 11
    assert not any("\r" in line for line in lines)


def test_nothing_to_do_is_said_once():
    assert told(io.StringIO(), of=0) == "Rows read: 0 of 0\n"
