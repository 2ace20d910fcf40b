"""Everything that happened in a case, in order: the match, each act of a person, each step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.casework.durations import in_days_and_hours
from matching.detainers.models import Answer, Service, Step
from matching.policy.models import Decision, Override
from matching.status.claims import elapsed_of
from matching.status.models import (
    Case,
    CaseStep,
    Claim,
    Conviction,
    Duty,
    Finding,
    Query,
    Response,
)

SERVED = {
    Service.On.AGENCY: gettext_lazy("served on the agency"),
    Service.On.PERSON: gettext_lazy("served on the person"),
}


@dataclass(frozen=True)
class Event:
    """One line of the timeline; ``state`` is done, waiting, stopped or failed."""

    title: str
    state: str
    at: datetime
    detail: str = ""


def timeline_of(case: Case) -> list[Event]:
    """Every event of a case, the first one first; thirteen queries, whatever happened."""
    events = [
        *_match(case),
        *_status_work(case),
        *_facts(case),
        *_claims(case),
        *_decisions(case),
        *_detainers(case),
    ]
    return sorted(events, key=lambda event: event.at)


def _match(case: Case) -> Iterator[Event]:
    booking, candidate = case.booking, case.candidate
    yield Event(_("Booked"), "done", booking.booked_at)
    if candidate.concluded_at:
        detail = _("Number %(number)s in the immigration gallery.") % {
            "number": candidate.person.number
        }
        yield Event(_("Match confirmed by examiners"), "done", candidate.concluded_at, detail)
    for duty in Duty.objects.filter(case=case).select_related("user"):
        title = _("Part taken: %(part)s") % {"part": _(duty.get_part_display())}
        yield Event(title, "done", duty.taken_at, _by(duty.user))
    for step in CaseStep.objects.filter(case=case).select_related("taken_by"):
        words = {"source": _(step.get_source_display()), "target": _(step.get_target_display())}
        title = _("Case: %(source)s → %(target)s") % words
        yield Event(title, "done", step.taken_at, _by(step.taken_by))


def _status_work(case: Case) -> Iterator[Event]:
    for query in Query.objects.filter(case=case).select_related("asked_by"):
        yield Event(_("Immigration records queried"), "done", query.asked_at, _by(query.asked_by))
    rows = Response.objects.filter(query__case=case).select_related("officer").defer("evidence")
    for row in rows:
        words = [_(row.get_finding_display()), _(row.get_ground_display()), _by(row.officer)]
        yield Event(_("Response"), "done", row.answered_at, _joined(words))


def _facts(case: Case) -> Iterator[Event]:
    for row in Finding.objects.filter(case=case).select_related("recorded_by").defer("note"):
        title = f"{_(row.get_subject_display())}: {_(row.get_presence_display())}"
        yield Event(title, "done", row.recorded_at, _by(row.recorded_by))
    convictions = Conviction.objects.filter(booking=case.booking_id)
    for one in convictions.select_related("recorded_by", "retracted_by"):
        title = _("Conviction %(code)s of %(day)s recorded") % {
            "code": one.ncic_code or _("without a code"),
            "day": date_format(one.convicted_on),
        }
        yield Event(title, "done", one.recorded_at, _joined([one.source, _by(one.recorded_by)]))
        if one.retracted_at:
            by = _by(one.retracted_by)
            yield Event(_("Conviction taken back"), "stopped", one.retracted_at, by)


def _claims(case: Case) -> Iterator[Event]:
    rows = Claim.objects.filter(booking=case.booking_id).select_related("decided_by")
    for claim in rows.defer("words", "reason"):
        kind = _(claim.get_kind_display())
        state = "done" if claim.outcome else "stopped"
        made = _("Claim: %(kind)s") % {"kind": kind}
        yield Event(made, state, claim.received_at, _(claim.get_claimant_display()))
        if claim.decided_at:
            took = in_days_and_hours(elapsed_of(claim, claim.decided_at))
            took = _("After %(time)s.") % {"time": took}
            title = f"{kind}: {_(claim.get_outcome_display())}"
            yield Event(title, "done", claim.decided_at, _joined([took, _by(claim.decided_by)]))


def _decisions(case: Case) -> Iterator[Event]:
    for row in Decision.objects.filter(case=case).select_related("decided_by"):
        title = _("Decided: %(outcome)s") % {"outcome": _(row.get_outcome_display())}
        detail = _joined([row.level_derivation, _by(row.decided_by)])
        yield Event(title, "done", row.decided_at, detail)
    for own in Override.objects.filter(decision__case=case).select_related("supervisor"):
        title = _("Overridden: %(outcome)s") % {"outcome": _(own.get_outcome_display())}
        yield Event(title, "done", own.overridden_at, _by(own.supervisor))


def _detainers(case: Case) -> Iterator[Event]:
    detainers: list[tuple[UUID, str]] = []
    for row in case.detainers.select_related("drafted_by").defer("code"):
        detainers.append((row.pk, row.number))
        title = _("Detainer %(number)s drafted") % {"number": row.number}
        yield Event(title, "done", row.drafted_at, _by(row.drafted_by))
    if not detainers:
        return
    numbers = dict(detainers)
    for step in Step.objects.filter(detainer__in=numbers).select_related("taken_by"):
        yield Event(
            f"{numbers[step.detainer_id]}: {_(step.get_target_display())}",
            "done",
            step.taken_at,
            _by(step.taken_by) if step.taken_by else _("By the clock."),
        )
    for service in Service.objects.filter(detainer__in=numbers).select_related("served_by"):
        title = f"{numbers[service.detainer_id]}: {SERVED[Service.On(service.on)]}"
        yield Event(title, "done", service.served_at, _(service.get_means_display()))
    for answer in Answer.objects.filter(detainer__in=numbers).select_related("answered_by"):
        title = f"{numbers[answer.detainer_id]}: {_(answer.get_choice_display())}"
        yield Event(title, "done", answer.answered_at, _by(answer.answered_by))


def _by(user: object) -> str:
    return _("By %(person)s.") % {"person": user}


def _joined(parts: list[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
