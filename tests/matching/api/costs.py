"""What a request costs."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

BEGINS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def cost(ask: Callable[..., Any], *given: Any, **rest: Any) -> int:
    """How many statements a request sends, without the bounds of transactions and scopes."""
    with CaptureQueriesContext(connection) as sent:
        answer = ask(*given, **rest)
    assert answer.status_code == 200, answer.content
    return sum(one["sql"].startswith(BEGINS) for one in sent)
