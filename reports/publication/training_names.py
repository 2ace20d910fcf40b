"""What the places in figures of training are called."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.jurisdictions.models import Jurisdiction
from reports.coverage.tallies import NATION_REST, OFFICE, PROGRAM, REST, STATE
from reports.publication.models import NATION
from reports.publication.showing import COUNTY


def names_of(places: Iterable[str]) -> dict[str, str]:
    """A name for each code; one query."""
    codes = set(places)
    wanted = codes | {code[:STATE] for code in codes}
    rows = Jurisdiction.objects.filter(code__in=wanted, listed=True)
    known = {row.code: row.name if len(row.code) == STATE else str(row) for row in rows}
    return {code: _name(code, known) for code in codes}


def _name(code: str, known: dict[str, str]) -> str:
    fixed = {
        NATION: _("United States"),
        PROGRAM: _("People of the program itself"),
        NATION_REST: _("Places of several states, together"),
    }
    if code in fixed or code in known:
        return fixed.get(code) or known[code]
    state = {"state": known.get(code[:STATE], code[:STATE])}
    if len(code) == COUNTY and code.endswith(OFFICE):
        return _("The state's own office, %(state)s") % state
    if len(code) == COUNTY and code.endswith(REST):
        return _("Other places of %(state)s, together") % state
    return code
