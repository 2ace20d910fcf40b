"""Every door of the site, with the ids of another tenant's rows filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from complaints.asking.models import Question
from complaints.evidence.models import Evidence
from complaints.following.models import IdentityOpening
from complaints.letters.models import Letter
from complaints.models import Complaint, Party
from complaints.referrals.models import Referral
from matching.bookings.models import Booking, Reading
from matching.detainers.models import Detainer, HoldProposal
from matching.holds.models import HoldClock
from matching.remediation.models import Remediation
from matching.review.models import Verdict
from matching.status.models import Case, Claim, Conviction
from matching.voiding.models import Void
from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Invitation, Jurisdiction, Membership
from portal.participation.models import Proposal
from portal.training.keeping.models import RollCall
from portal.webhooks.models import Delivery, Endpoint
from reports.committee.outliers.models import Inquiry
from reports.flags.models import Flag
from tests.isolation.world import Rows

METHODS = ("get", "head", "options", "post", "put", "patch", "delete")
FIXED = {
    "act": "claim",
    "key": "open",
    "number": 1,
    "position": 1,
    "side": "probe",
    "step": "check",
    "kind": "reading",
    "app_label": "matching",
    "url": "nowhere/",
    "quarter": "2011Q3",
    "version": "1.0",
    "reference": "2026-1",
    "sha256": "0" * 64,
}
COURSE = {"key": "introduction", "kind": "packet", "language": "en"}
# Whose ids the doors of a name take; a booking's otherwise.
KINDS = {
    "case": Case,
    "claim": Claim,
    "clock": HoldClock,
    "complaint": Complaint,
    "conviction": Conviction,
    "detainer": Detainer,
    "evidence": Evidence,
    "letter": Letter,
    "question": Question,
    "draft": Detainer,
    "flag": Flag,
    "hold": HoldProposal,
    "review": Verdict,
    "opening": IdentityOpening,
    "operations": Reading,
    "participation": Proposal,
    "party": Party,
    "membership": Membership,
    "notice": Claim,
    "inquiry": Inquiry,
    "invitation": Invitation,
    "referral": Referral,
    "remediation": Remediation,
    "training": RollCall,
    "void": Void,
    "webhook": Endpoint,
    "delivery": Delivery,
}
UNNAMED = ["/nowhere/", "/api/nowhere/", "/admin/nowhere/"]


@dataclass(frozen=True)
class Address:
    """A door's name and its path for one row."""

    name: str
    path: str

    @property
    def is_own_account(self) -> bool:
        """Whether going through may change how one is signed in."""
        return self.name.startswith(("account_", "mfa_", "admin:log"))


def addresses(rows: Rows) -> list[Address]:
    """Every named door with the ids of these rows, and some paths that lead nowhere."""
    found = {
        Address(name, reverse(name, kwargs={p: _fill(name, p, rows) for p in parameters}))
        for name, parameters in _doors(get_resolver().url_patterns)
    }
    nowhere = [Address("", path) for path in UNNAMED]
    return [*sorted(found, key=lambda a: (a.is_own_account, a.path)), *nowhere]


def payload(rows: Rows) -> dict[str, object]:
    """A body that asks for whatever a door may offer, with these rows' ids."""
    booking = rows[Booking]
    return {
        "ori": rows[Agency].ori,
        "agency": rows[Agency].pk,
        "jurisdiction": booking.jurisdiction_id,
        "local_number": "1",
        "booked_at": "2011-06-01T12:00",
        "name": "Nobody",
        "conclusion": "EXCLUSION",
        "notes": "none",
        "note": "none",
        "act": "OPT_OUT",
        "action": "delete_selected",
        "_selected_action": booking.pk,
        "post": "yes",
        "next": f"/bookings/{booking.pk}/",
        "language": "es",
        "login": "luca",
        "username": "luca",
        "password": "wrong",
    }


def _doors(patterns: list, namespace: str = "", outer: tuple = ()) -> Iterator[tuple[str, tuple]]:
    for pattern in patterns:
        inner = (*outer, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _doors(pattern.url_patterns, pattern.namespace or namespace, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}:{pattern.name}".lstrip(":"), inner


def _fill(name: str, parameter: str, rows: Rows) -> object:
    if name.endswith("-minutes") and parameter == "version":
        return 1
    if name.startswith("course") and parameter in COURSE:
        return COURSE[parameter]
    if parameter in FIXED:
        return FIXED[parameter]
    if parameter == "fips":
        return rows[Jurisdiction].code
    if parameter == "number":
        return rows[Detainer].number
    if parameter == "object_id":
        return _of_admin(name, rows)
    if parameter == "content_type_id":
        return ContentType.objects.get_for_model(Booking).pk
    if parameter in ("pk", "id"):
        return rows[KINDS.get(name.partition("-")[0], Booking)].pk
    return rows[User].pk


def _of_admin(name: str, rows: Rows) -> object:
    """The id of the row that a page of the administration is about, of this place if it can be."""
    if name == "admin:view_on_site":
        return rows[Booking].pk
    for model, row in rows.items():
        if name.startswith(f"admin:{model._meta.app_label}_{model._meta.model_name}_"):
            return row.pk
    return 1
