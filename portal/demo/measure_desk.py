"""How long each list of a jail's desk takes: of a busy county, of a quiet one, and of a state."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

import psycopg
from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone

from matching.custody.lists import LISTS, DeskList, first_rows
from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.demo.browser import Person
from portal.demo.cast import PASSWORD, make_person, one_time_code
from portal.demo.timing import ANY_ID, Say, cold_and_warm, line, median
from portal.jurisdictions import scope
from portal.jurisdictions.access import jurisdictions_of

STATE = "48"
QUERIES = {
    "detainers": ("", "form=I247A", "since=2026-01-01", "number=B-77", "place=48"),
    "clocks": ("", "place=48", "agency=TXDEMO001"),
}
ALSO = {"all": ("status=RELEASED", "status=DECLINED&form=JUN2011")}


def measure_desk(*, session: psycopg.Connection, address: str, say: Say) -> Iterator[float]:
    """Say for each list, filter and reader how long it takes; the seconds of each, cold."""
    admin = User.objects.get(username="admin")
    for code in (*_busiest_and_quietest(), STATE):
        name = f"keeper-{code}"
        keeper = make_person(name, "CUSTODY", code, by=admin, at=timezone.now())
        yield from _lists(session, keeper, say)
        _pages(address, name, say)


def _lists(session: psycopg.Connection, keeper: User, say: Say) -> Iterator[float]:
    home = [("home", "", partial(first_rows, keeper))]
    for key, query, ask in (*home, *_asked(keeper)):
        cold, warm = cold_and_warm(session, partial(_within, keeper, ask))
        say(line(f"{keeper.username:<14}{key:<9}{query[:26]}", cold, warm))
        yield cold


def _asked(keeper: User) -> Iterator[tuple[str, str, Any]]:
    for key, one in LISTS.items():
        queries = (*QUERIES[one.kind], *ALSO.get(key, ()), f"after={_middle()}~{ANY_ID}")
        for query in queries:
            yield key, query, partial(_page, one, query, keeper)


def _page(one: DeskList, query: str, keeper: User) -> object:
    given = QueryDict(query)
    return one.asked(given, keeper).page(after=given.get("after", ""))


def _within(keeper: User, ask: Any) -> object:
    """What a page of the person's asks, among the rows that the door opens to them."""
    with scope.within(scope.tenant(jurisdictions_of(keeper))):
        return ask()


def _pages(address: str, name: str, say: Say) -> None:
    """The whole pages as a browser gets them."""
    keeper = Person(address)
    keeper.sign_in(name, PASSWORD, one_time_code())
    for path in ("/detainers/", *(f"/detainers/lists/{key}/?form=I247A" for key in LISTS)):
        took = median(partial(keeper.get, path))
        say(f"{name:<14}page {path:<40}{took * 1000:6.1f} ms")


def _busiest_and_quietest() -> tuple[str, str]:
    with scope.within(scope.casework()):
        places = Detainer.objects.values_list("jurisdiction__code").annotate(rows=Count("pk"))
        codes = [code for code, _rows in places.order_by("-rows", "jurisdiction__code")]
    return codes[0], codes[-1]


def _middle() -> str:
    """An instant in the midst of the rows, as an address carries it."""
    return quote((timezone.now() - timedelta(days=500)).isoformat())
