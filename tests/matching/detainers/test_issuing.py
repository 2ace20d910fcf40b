"""Drafting and issuing: on what a detainer rests, who issues it, and what then exists."""

import pytest

from matching.detainers import services
from matching.detainers.errors import NotOfThisForm, OneOpen, Unfounded
from matching.detainers.models import NoticeKey, Service, Step
from matching.detainers.notice_keys import opens
from matching.detainers.sealed import code_of
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.states import TransitionRefused
from tests.matching.casework import answered as responded
from tests.matching.casework import casework, confirmed
from tests.matching.detainers.steps import MARKS, afresh, drafted, issued, marks
from tests.matching.factories import now
from tests.matching.policy.cases import decided


@pytest.mark.parametrize("form", MARKS)
def test_every_form_is_issued_with_its_own_marks(case, omar, form):
    detainer = issued(case, omar, form)

    assert (detainer.status, detainer.form, detainer.conditional) == ("ISSUED", form, False)
    assert detainer.issued_by == omar


def test_issuing_serves_the_agency_keeps_the_step_and_makes_the_key(detainer, omar):
    with casework():
        service = Service.objects.get(detainer=detainer)
        step = Step.objects.get(detainer=detainer)
    key = NoticeKey.objects.get(detainer_id=detainer.pk)

    assert (service.on, service.means, service.served_by) == ("AGENCY", "PORTAL", omar)
    assert (step.source, step.target, step.taken_by) == ("DRAFT", "ISSUED", omar)
    assert key.number == detainer.number
    assert opens(key, code_of(afresh(detainer)))


def test_the_trail_says_who_issued_it(detainer, omar):
    with scope.within(scope.oversight(who="test", why="to read the trail")):
        rows = list(AuditEvent.objects.filter(subject_id=str(detainer.pk)).order_by("pk"))

    assert [(row.event, row.after) for row in rows] == [
        ("detainer.drafted", "I247A"),
        ("detainer.moved", "ISSUED"),
    ]


def test_a_match_without_a_decision_carries_none(
    galleries, joined, riverton_police, rosa, sara, omar
):
    case = responded(confirmed(riverton_police, rosa), sara)

    with pytest.raises(Unfounded, match="No decision"):
        drafted(case, omar)


@pytest.mark.parametrize("finding", ["NOT_REMOVABLE", "UNDETERMINED"])
def test_a_response_that_is_not_removable_carries_none(
    galleries, joined, riverton_police, rosa, sara, omar, finding
):
    case = confirmed(riverton_police, rosa)
    decided(case, sara, omar, finding=finding)

    with pytest.raises(Unfounded):
        drafted(case, omar)


def test_minor_traffic_alone_makes_it_conditional_whatever_is_marked(waiting):
    assert waiting.conditional
    assert waiting.requests == ["HOLD", "ON_CONVICTION"]


def test_a_form_without_that_box_is_conditional_too(traffic_case, omar):
    detainer = issued(traffic_case, omar, "I247A")

    assert detainer.conditional
    assert detainer.requests == ["HOLD"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "I247"},
        {"form": "JUN2011"},  # whose grounds are others
        {"ground": ""},
        {"priority": "FELONY"},
        {"requests": []},
        {"requests": ["HOLD", "ON_CONVICTION"]},
    ],
)
def test_what_the_form_does_not_offer_is_refused(case, omar, wrong):
    given = marks("I247A") | wrong

    with pytest.raises(NotOfThisForm), casework():
        services.draft_detainer(case_id=case.pk, **given, by=omar, at=now())


def test_a_case_has_one_open_detainer(case, omar):
    drafted(case, omar)

    with pytest.raises(OneOpen):
        drafted(case, omar)


def test_after_a_cancellation_another_is_drafted(detainer, case, omar):
    with casework():
        services.move_detainer(
            detainer_id=detainer.pk, to="CANCELLED", note="Wrong box.", by=omar, at=now()
        )

    assert drafted(case, omar).number != detainer.number


def test_a_detainer_is_issued_once(detainer, omar):
    with pytest.raises(TransitionRefused), casework():
        services.issue_detainer(detainer_id=detainer.pk, by=omar, at=now())


def test_a_later_response_takes_the_ground_from_a_draft(case, sara, omar):
    draft = drafted(case, omar)
    responded(case, sara, finding="UNDETERMINED", ground="")

    with pytest.raises(Unfounded), casework():
        services.issue_detainer(detainer_id=draft.pk, by=omar, at=now())
