"""The lists that may be asked for whole, by the desk at which they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from complaints.casework.lists import LISTS as COMPLAINT_LISTS
from matching.casework.lists import EVERYBODY, WORKLISTS
from matching.custody.lists import LISTS as DESK_LISTS
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.access import investigates, jurisdictions_of, may
from portal.jurisdictions.scope import Scope
from portal.worklists.lists import Asked, WorkList


@dataclass(frozen=True)
class Shelf:
    """The lists of a desk, who stands at it, in whose places, and the scope of its rows."""

    lists: Mapping[str, WorkList]
    is_open_to: Callable[[User], bool]
    places_of: Callable[[User], list[int]]
    scope_of: Callable[[User], Scope]

    def asked(self, key: str, query: str, user: User) -> Asked:
        """A list as somebody asked for it."""
        return self.lists[key].asked(QueryDict(query), user)


def _of_no_place(_user: User) -> list[int]:
    return []


SHELVES = {
    "casework": Shelf(
        lists=WORKLISTS,
        is_open_to=lambda user: any(may(user, right) for right in EVERYBODY),
        places_of=_of_no_place,
        scope_of=lambda _user: scope.casework(),
    ),
    "custody": Shelf(
        lists=DESK_LISTS,
        is_open_to=lambda user: bool(jurisdictions_of(user)),
        places_of=jurisdictions_of,
        scope_of=lambda user: scope.tenant(jurisdictions_of(user)),
    ),
    "complaints": Shelf(
        lists=COMPLAINT_LISTS,
        is_open_to=investigates,
        places_of=_of_no_place,
        scope_of=lambda _user: scope.complaints(),
    ),
}
