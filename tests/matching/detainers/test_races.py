"""Two people at one detainer, or one and an opt-out, at the same moment on real connections."""

import pytest

from matching.detainers import services
from matching.detainers.errors import OneOpen, PlaceLeft
from matching.detainers.models import Answer, Detainer, NoticeKey, Service, Step
from matching.status.claims import make_claim
from matching.status.errors import ClaimStops
from portal.states import TransitionRefused
from tests.factories import takes_part
from tests.matching.casework import casework
from tests.matching.detainers.steps import afresh, answered, drafted, moved, served
from tests.matching.factories import now, within
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")


def caught(call, *kinds):
    """The call's result, or the refusal that it met."""

    def run():
        try:
            return call()
        except kinds as refusal:
            return refusal

    return run


@pytest.mark.parametrize("again", range(3))
def test_of_two_drafts_of_a_case_one_stays(again, case, omar):
    results = together(*[caught(lambda: drafted(case, omar), OneOpen)] * 2)

    assert sorted(type(one).__name__ for one in results) == ["Detainer", "OneOpen"]


@pytest.mark.parametrize("again", range(3))
def test_a_draft_is_issued_once(again, case, omar):
    draft = drafted(case, omar)

    def issue():
        with casework():
            return services.issue_detainer(detainer_id=draft.pk, by=omar, at=now())

    results = together(*[caught(issue, TransitionRefused)] * 2)

    assert sorted(type(one).__name__ for one in results) == ["Detainer", "TransitionRefused"]
    with casework():
        assert Service.objects.filter(detainer=draft).count() == 1
    assert NoticeKey.objects.filter(detainer_id=draft.pk).count() == 1


@pytest.mark.parametrize("again", range(3))
def test_an_officer_cancels_while_the_jail_releases(again, detainer, omar, jack):
    results = together(
        caught(lambda: moved(detainer, "CANCELLED", omar, in_casework=True), TransitionRefused),
        caught(lambda: moved(detainer, "RELEASED", jack), TransitionRefused),
    )

    assert sum(isinstance(one, Detainer) for one in results) == 1
    with casework():
        assert Step.objects.filter(detainer=detainer).count() == 2
    assert afresh(detainer).status in ("CANCELLED", "RELEASED")


@pytest.mark.parametrize("again", range(3))
def test_two_answers_at_once_are_two_rows_and_one_stands(again, detainer, jack):
    together(
        lambda: answered(detainer, jack, "HONOR"), lambda: answered(detainer, jack, "NOTIFY_ONLY")
    )

    with casework():
        assert Answer.objects.filter(detainer=detainer).count() == 2


@pytest.mark.parametrize("again", range(3))
def test_a_claim_comes_after_the_step_or_stops_it(again, detainer, jack):
    served(detainer, jack)

    def claim():
        with within(detainer.jurisdiction):
            return make_claim(
                booking_id=detainer.booking_id,
                kind="CITIZENSHIP",
                claimant="PERSON",
                words="",
                by=None,
                at=now(),
            )

    step = caught(lambda: moved(detainer, "ACTIVE", jack), ClaimStops)
    taken, _claim = together(step, claim)

    assert (afresh(detainer).status == "ACTIVE") == isinstance(taken, Detainer)
    with pytest.raises(ClaimStops):
        moved(detainer, "RELEASE_DUE", jack)


@pytest.mark.parametrize("again", range(3))
def test_a_detainer_is_issued_before_an_opt_out_takes_effect_or_not_at_all(
    again, case, omar, riverton
):
    draft = drafted(case, omar)

    def issue():
        with casework():
            return services.issue_detainer(detainer_id=draft.pk, by=omar, at=now())

    def leave():
        return takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    issued, left = together(caught(issue, PlaceLeft), leave)

    if isinstance(issued, Detainer):
        with casework():
            row = Step.objects.get(detainer=draft)
        assert row.taken_at < left.effective_at
    else:
        assert afresh(draft).status == "DRAFT"
