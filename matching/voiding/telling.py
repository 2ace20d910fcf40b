"""Tell everybody who was told of a match that it is void, and keep who was told when and how."""

from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from matching.detainers.models import Detainer
from matching.searches.models import Candidate
from matching.status.models import Case
from matching.voiding.models import Told, Void
from matching.voiding.recipients import notices_of, of_the_place, of_the_program, servers_of
from matching.voiding.references import new_reference
from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.clock import in_words
from portal.mail.services import NotPostable, post
from portal.webhooks.events import Event
from portal.webhooks.services import announce

LANGUAGE = "en"  # accounts name none
Who, Means = Told.Who, Told.Means


def tell_everybody(
    *, void: Void, candidate: Candidate, case: Case | None, at: datetime
) -> list[Told]:
    """Post the letters and messages of a void in its transaction; whom they went to."""
    place_page = reverse("booking-detail", args=[void.booking_id])
    told = [
        _write(void, Who.PLACE, user, place_page, at) for user in of_the_place(candidate, case)
    ]
    own_page = reverse("void-detail", args=[void.pk])
    known = {row.user_id for row in told}
    told += [
        _write(void, Who.PROGRAM, user, own_page, at)
        for user in of_the_program(case)
        if user.pk not in known and user.pk != void.voided_by_id
    ]
    for agency in servers_of(candidate, case):
        row = _row(void, Who.SERVER, Means.MESSAGE, at, number=agency.ori)
        payload = _payload(row, candidate, case, agency.pk)
        if announce(agency=agency, event=Event.MATCH_VOIDED, payload=payload, at=at):
            told.append(row)
    told += [_row(void, Who.PERSON, Means.PAGE, at, number=n) for n in notices_of(case)]
    return Told.objects.bulk_create(told)


def _payload(row: Told, candidate: Candidate, case: Case | None, agency: int) -> dict[str, object]:
    """Numbers and codes; only the detainers that went to this agency."""
    rows = Detainer.objects.filter(case=case, agency=agency, issued_at__isnull=False)
    numbers = rows.order_by("number").values_list("number", flat=True) if case else []
    return {
        "reference": row.reference,
        "booking": str(row.void.booking_id),
        "gallery": candidate.search.gallery,
        "detainers": list(numbers),
    }


def _write(void: Void, who: str, user: User, page: str, at: datetime) -> Told:
    """A letter where the account has an address that works; else the page alone tells them."""
    row = _row(void, who, Means.PAGE, at, user=user)
    notify(people=[user], kind="match.voided", url=page, at=at, reference=row.reference)
    subject, body = _letter(row, page)
    with suppress(NotPostable):
        row.letter = post(to=user.email, subject=subject, body=body, at=at)
        row.means = Means.LETTER
    return row


def _row(
    void: Void, who: str, means: str, at: datetime, *, user: User | None = None, number: str = ""
) -> Told:
    return Told(
        jurisdiction_id=void.jurisdiction_id,
        void=void,
        who=who,
        means=means,
        user=user,
        number=number,
        reference=new_reference(),
        told_at=at,
    )


def _letter(row: Told, page: str) -> tuple[str, str]:
    """It names nobody and no booking: whoever may see more follows the link."""
    with override(LANGUAGE):
        given = {
            "when": in_words(row.void.jurisdiction, row.void.voided_at),
            "reference": row.reference,
            "link": settings.PUBLIC_ADDRESS.rstrip("/") + page,
        }
        parts = [
            _("A match that you were told of, or worked on, was voided on %(when)s.") % given,
            _(
                "It counts for nothing any more: the person booked is not the person on file."
                " Every open detainer that rested on it is canceled. Nobody is held on it, and"
                " whatever you noted because of it has to be corrected."
            ),
            _("What it was: %(link)s") % given,
            _("Reference: %(reference)s. Quote it when you ask about this letter.") % given,
            _("You get this because of your role in the portal."),
        ]
        return _("A match was voided"), "\n\n".join(parts) + "\n"
