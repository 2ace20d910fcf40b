"""Marks leave words out for the public, by those who may, and touch nothing else."""

import pytest
from django.db import IntegrityError, transaction

from complaints.casework.assigning import recuse
from complaints.following.messages import answer, send_message
from complaints.models import Complaint
from complaints.redaction.models import Mark
from complaints.redaction.passages import passages_of
from complaints.redaction.refusals import NothingToMark, NotMarked
from complaints.redaction.selectors import as_public, marked_in, marks_of, sentences_in
from complaints.redaction.services import lift_mark, mark_words
from complaints.redaction.spans import BLOCK
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.test_assigning import lines
from tests.complaints.following.people import filed
from tests.complaints.words import OTHERS, fresh, inside
from tests.matching.factories import now

CONTENT = {
    "words": "Sgt. HOLLOWAY hit José. José bled.",
    "who": "Holloway, badge 4.",
    "custody": {"custody": "JAIL", "facility": "Elm Street jail"},
    "when": "UNKNOWN",
    "basis": ["RACE"],
    "record": {"record": ["NAME"], "wrong": "My name is José."},
}


@pytest.fixture
def case(riverton, ingrid):
    """A complaint with a message each way, in which the same names stand."""
    made = filed(riverton, content=CONTENT)
    send_message(party=made.filer, words="jose is in a clinic.", at=now())
    answer(complaint_id=made.complaint.pk, words="Who is José?", by=ingrid, at=now())
    return made


def mark(case, by, **given) -> list[Mark]:
    wanted = {"typed": "José", "reason": "NAME"} | given
    return list(mark_words(complaint_id=case.complaint.pk, **wanted, by=by, at=now()))


def public(case) -> str:
    shown = inside(as_public, fresh(case.complaint))
    return "\n".join("".join(piece.words for piece in one.pieces) for one in shown)


def test_every_typed_passage_is_there_and_nothing_that_was_chosen(case):
    passages = inside(passages_of, fresh(case.complaint))

    keys = [one.key.partition(":")[2] for one in passages if one.key.startswith("content")]
    assert keys == ["words", "record.wrong", "who", "custody.facility"]
    assert [one.words for one in passages[4:]] == ["jose is in a clinic.", "Who is José?"]


def test_a_name_is_left_out_wherever_it_stands(case, ingrid):
    made = mark(case, ingrid)

    assert len(made) == 5
    assert "jos" not in public(case).casefold()
    assert public(case).startswith(f"Sgt. HOLLOWAY hit {BLOCK}. {BLOCK} bled.")


def test_chosen_sentences_are_left_out(case, dora):
    value, words = inside(sentences_in, fresh(case.complaint))[1]
    passage, _at, span = value.rpartition("@")
    start, end = map(int, span.split("-"))

    mark(case, dora, typed="", chosen=[(passage, start, end)], reason="HEALTH")

    assert words not in public(case)
    assert [one.words for one in inside(marked_in, fresh(case.complaint))] == [words]


def test_a_mark_that_is_taken_back_stays_on_record(case, ingrid):
    made = mark(case, ingrid, typed="badge 4")

    lift_mark(mark_id=made[0].pk, by=ingrid, at=now())

    assert "badge 4" in public(case)
    assert inside(marks_of, case.complaint) == []
    assert inside(Mark.objects.filter(pk=made[0].pk).exists)
    with pytest.raises(NotMarked):
        lift_mark(mark_id=made[0].pk, by=ingrid, at=now())


def test_leaving_out_and_taking_back_are_on_record_without_the_words(case, ingrid):
    made = mark(case, ingrid)
    lift_mark(mark_id=made[0].pk, by=ingrid, at=now())

    (marked,), (lifted,) = lines("complaint.redacted"), lines("complaint.unredacted")
    assert (marked.detail, lifted.detail) == ({"reason": "NAME", "spans": 5}, {"reason": "NAME"})
    assert marked.subject_id == lifted.subject_id == str(case.complaint.pk)


def test_what_is_nowhere_or_left_out_already_is_told(case, ingrid):
    mark(case, ingrid)

    for given in ({}, {"typed": "Nobody"}, {"typed": " "}, {"typed": "", "chosen": [("x", 0, 2)]}):
        with pytest.raises(NothingToMark):
            mark(case, ingrid, **given)


@pytest.mark.parametrize("span", [(0, 9999), (-1, 4), (4, 4), (5, 2)])
def test_a_span_outside_the_words_is_nothing(case, ingrid, span):
    with pytest.raises(NothingToMark):
        mark(case, ingrid, typed="", chosen=[("content:words", *span)])


@pytest.mark.parametrize("who", [*OTHERS, "inez", "double"])
def test_nobody_else_marks_or_takes_back(case, who, request, ingrid):
    made, other = mark(case, ingrid, typed="badge"), request.getfixturevalue(who)

    with pytest.raises(AccessDenied):
        mark(case, other)
    with pytest.raises(AccessDenied):
        lift_mark(mark_id=made[0].pk, by=other, at=now())


def test_who_is_named_in_the_complaint_marks_nothing(case, ingrid, dora):
    with scope.within(scope.complaints()):
        recuse(complaint_id=case.complaint.pk, user=ingrid, by=dora, at=now())

    with pytest.raises(AccessDenied):
        mark(case, ingrid)


def test_the_complaint_itself_stays_as_it_is(case, ingrid):
    before = inside(Complaint.objects.filter(pk=case.complaint.pk).values().get)

    mark(case, ingrid)

    assert inside(Complaint.objects.filter(pk=case.complaint.pk).values().get) == before
    assert inside(passages_of, fresh(case.complaint))[0].words == CONTENT["words"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"ends": 3}, "mark_covers_something"), ({"reason": "X"}, "mark_for_a_known_reason")],
)
def test_the_database_refuses_what_is_no_mark(case, ingrid, change, rule):
    given = {"begins": 3, "ends": 4, "reason": "NAME", "passage": "content:words"} | change
    place = case.complaint.jurisdiction

    with scope.within(scope.complaints()), pytest.raises(IntegrityError, match=rule):  # noqa: SIM117
        with transaction.atomic():
            Mark.objects.create(
                jurisdiction=place, complaint=case.complaint, marked_by=ingrid, marked_at=now(),
                **given,
            )  # fmt: skip
