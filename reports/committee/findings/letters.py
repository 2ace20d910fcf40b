"""What is written to an addressee: that something was recommended, or that more is asked for."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each
from reports.committee.findings.models import Recommendation, Step

OFFICIALS, OFFICE = ("OFFICIAL", "COUNSEL"), ("PROGRAM",)


def tell_addressee(advice: Recommendation, *, at: datetime) -> int:
    """Tell whoever answers for the addressee that a reply is asked for; how many letters."""
    with override(settings.LANGUAGE_CODE):  # accounts name none
        subject = _("The advisory committee recommends something to you")
        body = _(
            "The advisory committee made recommendation %(reference)s to %(place)s. A reply is"
            " waited for until the end of %(day)s on the page of recommendations. The"
            " recommendation and the reply are public; without one it is listed as unanswered."
        )
        _note(advice, "recommendation.made", at, day=advice.due_on)
        return _tell(advice, subject, body, day=date_format(advice.due_on, "DATE_FORMAT"), at=at)


def tell_more_is_asked(advice: Recommendation, step: Step, *, at: datetime) -> int:
    """Tell the same people that the evidence of a step does not do yet; how many letters."""
    with override(settings.LANGUAGE_CODE):
        subject = _("The advisory committee asks for more evidence")
        body = _(
            "The evidence of step %(number)s of recommendation %(reference)s to %(place)s does not"
            " do yet. What is missing stands on the page of recommendations."
        )
        _note(advice, "recommendation.evidence", at)
        return _tell(advice, subject, body, number=step.number, at=at)


def _tell(
    advice: Recommendation, subject: str, body: str, *, at: datetime, **given: object
) -> int:
    words = body % {"reference": advice.reference, "place": advice.addressee, **given}
    return post_to_each(_addressees(advice), subject=subject, body=words, at=at)


def _note(advice: Recommendation, kind: str, at: datetime, **given: date) -> None:
    notify(
        people=_addressees(advice),
        kind=kind,
        url=reverse("recommendation-own", args=[advice.pk]),
        at=at,
        topic="",
        agencies=(),
        number=advice.reference,
        place=advice.addressee,
        **given,
    )


def _addressees(advice: Recommendation) -> QuerySet[User]:
    place = advice.addressee
    roles = OFFICE if place.kind == Jurisdiction.Kind.PROGRAM else OFFICIALS
    return User.objects.filter(pk__in=holders_of(place, *roles).values("pk"))
