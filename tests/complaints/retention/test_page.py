"""What a supervisor reads before the end of a complaint is decided."""

from django.utils import translation

from complaints.retention.page import NAMES, keeping_of
from complaints.retention.sealed import sealed_tables
from portal.jurisdictions import scope
from tests.complaints.retention import test_questions
from tests.complaints.retention.conftest import OVER, propose

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
