"""What a supervisor reads before the end of a complaint is decided."""

from django.utils import translation

from complaints.retention.finishing import finish_disposals
from complaints.retention.page import NAMES, keeping_of, lists_for
from complaints.retention.sealed import sealed_tables
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import recuse
from tests.complaints.retention import test_questions
from tests.complaints.retention.conftest import OVER, confirm, place_hold, propose

question = test_questions.question  # a fixture
# Told by the page in words of its own, and made anew from it.
UNNAMED = {"complaints.Complaint", "complaint_clusters.Sketch"}


def test_everything_sealed_has_a_name_in_both_languages():
    labels = {table.model._meta.label for table in sealed_tables()}

    assert labels - {*NAMES} == UNNAMED
    with translation.override("es"):
        spanish = {label: str(name) for label, name in NAMES.items()}
    assert {label for label, name in NAMES.items() if str(name) == spanish[label]} == set()


def test_questions_to_the_place_are_among_what_will_go(question, dora):
    told = question.asking.complaint
    propose(complaint_id=told.pk, by=dora, at=OVER)

    with scope.within(scope.complaints()):
        gone = dict(keeping_of(told, dora, at=OVER).will_go)

    assert gone["Questions to the place"] == 1
    assert 0 not in gone.values()


def lists(user) -> dict[str, int]:
    """How many complaints are in each list that a person is shown."""
    with scope.within(scope.complaints()):
        shown = lists_for(user, at=OVER)
        return {key: len(shown[key]) for key in ("due", "proposed", "held", "stones")}


def test_who_is_named_in_a_complaint_finds_it_in_no_list(ended, bring, dora, dan):
    held, by_dora = bring("WITHDRAWN"), {"by": dora, "at": OVER}
    place_hold(complaint_id=held.pk, reason="Doe v. Roe", **by_dora)
    propose(complaint_id=ended.complaint.pk, **by_dora)
    assert lists(dan) == {"due": 0, "proposed": 1, "held": 1, "stones": 0}

    for pk in (held.pk, ended.complaint.pk):
        recuse(complaint_id=pk, user=dan, **by_dora)

    assert lists(dan) == {"due": 0, "proposed": 0, "held": 0, "stones": 0}


def test_who_was_named_in_one_that_is_gone_does_not_find_its_tombstone(ended, ingrid, dora, dan):
    on = {"complaint_id": ended.complaint.pk, "at": OVER}
    recuse(user=ingrid, by=dora, **on)
    propose(by=dora, **on)
    confirm(by=dan, **on)
    assert finish_disposals(at=OVER) == 1

    assert (lists(dora)["stones"], lists(ingrid)["stones"]) == (1, 0)
