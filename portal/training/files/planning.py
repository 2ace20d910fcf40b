"""What a file would do: its lines against a place's people, the modules and the register."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.imports.plans import Plan
from portal.imports.tables import FileRefused, read_table
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.selectors import present_people
from portal.training.files.reading import Register, plan_of
from portal.training.keeping.errors import FileUnfit
from portal.training.keeping.selectors import modules_in_use
from portal.training.models import Completion

LARGEST, KB = 256 * 1024, 1024
MOST_ROWS = 1000


def planned(content: bytes, place: Jurisdiction, by: User, at: datetime) -> Plan:
    """What each line of a file would do to the register of a place, sent by one of its managers.

    Raises ``FileUnfit`` for what is too large, has too many lines, or is no table.
    """
    if len(content) > LARGEST:
        raise FileUnfit(_("A file has at most %(most)s KB.") % {"most": LARGEST // KB})
    try:
        table = read_table(content)
        if len(table.rows) > MOST_ROWS:
            raise FileUnfit(_("A file has at most %(most)s lines.") % {"most": MOST_ROWS})
        return plan_of(table, _register(place, by, at.date()))
    except FileRefused as refusal:
        raise FileUnfit(str(refusal)) from None


def _register(place: Jurisdiction, by: User, today: date) -> Register:
    modules = list(modules_in_use().prefetch_related("editions"))
    roles: dict[User, set[str]] = {}
    for membership in present_people(place):
        roles.setdefault(membership.user, set()).add(membership.role)
    people = list(roles)
    recorded = Completion.objects.filter(user__in=people, revoked_at=None)
    return Register(
        people=_by_name(people),
        editions={
            one.key: {edition.number: edition.published_on for edition in one.editions.all()}
            for one in modules
        },
        open_to={
            person.pk: {
                one.key for one in modules if not one.roles or not held.isdisjoint(one.roles)
            }
            for person, held in roles.items()
        },
        recorded=set(recorded.values_list("user_id", "module__key", "completed_on")),
        own=by.pk,
        today=today,
    )


def _by_name(people: Iterable[User]) -> dict[str, int | None]:
    """People by user name and address; nobody by an address that two of them have."""
    found: dict[str, int | None] = {}
    for person in people:
        address = person.email.casefold()
        if address:
            found[address] = None if address in found else person.pk
    return found | {person.username.casefold(): person.pk for person in people}
