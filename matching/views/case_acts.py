"""What each act on a case asks in its form, and the one call that it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from matching.casework import acts
from matching.casework.page import open_query_of, part_of, subjects_of
from matching.detainers.services import draft_detainer, report_conviction
from matching.policy import services as policy
from matching.policy.errors import NotStanding
from matching.policy.selectors import standing
from matching.status import services
from matching.status.claims import make_claim
from matching.status.duties import take_own_part
from matching.status.errors import AlreadyAnswered
from matching.status.models import Case
from matching.status.subjects import Circumstance, Factor
from matching.views import case_forms
from portal.accounts.models import User
from portal.confirm_form import ConfirmForm


@dataclass(frozen=True)
class Doing:
    """A case, who acts on it, when, and what they sent (None while they only look)."""

    case: Case
    user: User
    at: datetime
    query: QueryDict
    sent: QueryDict | None = None

    @property
    def who(self) -> dict[str, Any]:
        """Who acts, and when, as every service takes it."""
        return {"by": self.user, "at": self.at}

    @property
    def on(self) -> dict[str, Any]:
        """The case, who acts, and when."""
        return {"case_id": self.case.pk, **self.who}


def form_of(key: str, doing: Doing) -> forms.Form:
    """The form of an act, with what was sent."""
    return FORMS[key](doing)


def run(key: str, doing: Doing, form: Any) -> None:
    """Do an act with its valid form."""
    RUNS[key](doing, form)


def _plain(kind: type[forms.Form]) -> Callable[[Doing], forms.Form]:
    return lambda doing: kind(doing.sent)


def _conviction(doing: Doing) -> forms.Form:
    return case_forms.ConvictionForm(doing.sent, booking=doing.case.booking)


def _subjects(kind: type[Circumstance] | type[Factor]) -> Callable[[Doing], forms.Form]:
    return lambda doing: case_forms.SubjectsForm(
        doing.sent,
        subjects=subjects_of(doing.case, kind, part=part_of(doing.case, doing.user)),
    )


def _draft(doing: Doing) -> forms.Form:
    day = doing.at.astimezone(ZoneInfo(doing.case.jurisdiction.time_zone)).date()
    chosen = (doing.sent or doing.query).get("form", "")
    return case_forms.DraftForm(doing.sent, form=case_forms.chosen_form(chosen, day), day=day)


def _answer(doing: Doing, form: case_forms.AnswerForm) -> None:
    query = open_query_of(doing.case)
    if query is None:
        raise AlreadyAnswered(_("The case has no query that waits for its response."))
    services.record_response(query_id=query.pk, **form.cleaned_data, **doing.who)


def _record(doing: Doing, form: case_forms.SubjectsForm) -> None:
    services.record_findings(found=form.found(), **doing.on)


def _override(doing: Doing, form: case_forms.OverrideForm) -> None:
    stands = standing(doing.case)
    if stands is None:
        raise NotStanding(_("No decision stands in this case."))
    policy.override(decision_id=stands[0].pk, **form.cleaned_data, **doing.who)


FORMS: dict[str, Callable[[Doing], forms.Form]] = {
    "part": _plain(ConfirmForm),
    "query": _plain(ConfirmForm),
    "decide": _plain(ConfirmForm),
    "answer": _plain(case_forms.AnswerForm),
    "conviction": _conviction,
    "circumstances": _subjects(Circumstance),
    "factors": _subjects(Factor),
    "claim": _plain(case_forms.ClaimForm),
    "override": _plain(case_forms.OverrideForm),
    "draft": _draft,
    "close": _plain(case_forms.ReasonForm),
    "reopen": _plain(case_forms.ReasonForm),
}
RUNS: dict[str, Callable[[Doing, Any], object]] = {
    "part": lambda doing, _form: take_own_part(**doing.on),
    "query": lambda doing, _form: services.record_query(**doing.on),
    "decide": lambda doing, _form: policy.decide(**doing.on),
    "answer": _answer,
    "conviction": lambda doing, form: report_conviction(
        booking_id=doing.case.booking_id, **form.cleaned_data, **doing.who
    ),
    "circumstances": _record,
    "factors": _record,
    "claim": lambda doing, form: make_claim(
        booking_id=doing.case.booking_id, **form.cleaned_data, **doing.who
    ),
    "override": _override,
    "draft": lambda doing, form: draft_detainer(**form.boxes(), **doing.on),
    "close": lambda doing, form: acts.close_case(**form.cleaned_data, **doing.on),
    "reopen": lambda doing, form: services.reopen_case(**form.cleaned_data, **doing.on),
}
