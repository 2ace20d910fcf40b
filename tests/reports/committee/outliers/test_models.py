"""What the database refuses of inquiries, replies and notes, whoever asks."""

from typing import Any

import pytest
from django.db import DatabaseError

from portal.jurisdictions import scope
from reports.committee.outliers.models import Inquiry, Note, Reply
from reports.committee.outliers.states import INQUIRY, Status
from reports.committee.seats.models import Matter
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import AT, inside
from tests.reports.flags.worlds import inside as counting


def refused(call, *args, using=inside, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        using(call, *args, **kwargs)
    return str(problem.value)


def at_home(inquiry):
    """In the scope of the inquiry's place."""

    def using(call, *args, **kwargs):
        with scope.within(scope.tenant([inquiry.jurisdiction_id])):
            return call(*args, **kwargs)

    return using


def changed(inquiry, **changes):
    return Inquiry.objects.filter(pk=inquiry.pk).update(**changes)


def other(inquiry, place, **changes) -> Inquiry:
    """Insert the inquiry once more, about a matter of a place of its own."""
    row = {one.attname: getattr(inquiry, one.attname) for one in Inquiry._meta.concrete_fields}
    del row["id"], row["matter_id"], row["jurisdiction_id"]
    about = changes.pop("about", place)
    matter = Matter.objects.create(kind="OUTLIER", title="Another.", place=about, opened_at=AT)
    return Inquiry.objects.create(**{**row, "matter": matter, "jurisdiction": place, **changes})


ASKED = {"question": "Why?", "asked_by_id": 1, "asked_at": AT, "due_on": way.DUE}
CHANGES: dict[str, dict[str, Any]] = {
    "inquiry_quarter": {"quarter": "2011Q5"},
    "inquiry_of_a_known_side": {"side": "LEFT"},
    "inquiry_of_a_known_status": {"status": "LOST", **ASKED},
    "inquiry_asked_what_and_until_when": {"question": "Why?"},
    "inquiry_changed_after_it_came": {"changed_at": AT.replace(year=2025)},
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_inquiry_is_refused_by_name(name, inquiry, hillside):
    assert name in refused(other, inquiry, hillside, **CHANGES[name])


def test_a_flag_has_one_inquiry(inquiry, riverton):
    assert "inquiry_once_of_a_flag" in refused(other, inquiry, riverton)


def test_an_inquiry_is_raised_about_the_place_of_its_matter(inquiry, hillside, lakeside):
    assert "the place of its matter" in refused(other, inquiry, hillside, about=lakeside)


WAYS = [
    (source, target)
    for source in Status
    for target in Status
    if source != target and target not in INQUIRY.ways[source]
]


@pytest.mark.parametrize(("source", "target"), WAYS)
def test_no_scope_moves_an_inquiry_beside_its_table(source, target, inquiry, sybil, otto):
    if source in (Status.ASKED, Status.REPLIED):
        way.asked(inquiry, sybil)
    if source == Status.REPLIED:
        way.replied(inquiry, otto)
    if source == Status.NOTED:
        way.noted(inquiry, sybil)

    for using in (inside, at_home(inquiry)):
        assert "does not go" in refused(changed, inquiry, status=target, using=using)


def test_the_committee_replies_for_no_agency_and_the_agency_ends_no_inquiry(inquiry, sybil):
    way.asked(inquiry, sybil)

    assert "does not go" in refused(changed, inquiry, status="REPLIED")
    assert "does not go" in refused(changed, inquiry, status="NOTED", using=at_home(inquiry))


def test_no_state_comes_without_the_words_that_bring_it_about(inquiry, sybil):
    assert "nothing was written" in refused(changed, inquiry, status="NOTED")
    way.asked(inquiry, sybil)

    home = at_home(inquiry)
    assert "nothing was written" in refused(changed, inquiry, status="REPLIED", using=home)


@pytest.mark.parametrize("changes", [{"question": "Another?"}, {"due_on": way.DUE.replace(day=9)}])
def test_a_question_that_was_asked_stays(changes, inquiry, sybil):
    way.asked(inquiry, sybil)

    assert "stays as it is" in refused(changed, inquiry, **changes)


def test_an_agency_changes_no_question(inquiry, sybil):
    way.asked(inquiry, sybil)

    assert "denied" in refused(changed, inquiry, question="Easier?", using=at_home(inquiry))


@pytest.mark.parametrize("field", ["quarter", "statement", "printed"])
def test_nobody_changes_what_was_flagged(field, inquiry):
    assert "denied" in refused(
        changed, inquiry, **{field: "x"} if field != "printed" else {field: False}
    )


def test_what_was_noted_stays(inquiry, sybil):
    way.noted(inquiry, sybil)

    assert "stays as it is" in refused(changed, inquiry, changed_at=AT)


def a_reply(inquiry, otto):
    given = {"words": "Late.", "written_by": otto, "written_at": AT}
    return Reply.objects.create(jurisdiction_id=inquiry.jurisdiction_id, inquiry=inquiry, **given)


@pytest.mark.parametrize("status", ["RAISED", "NOTED"])
def test_a_reply_comes_while_it_is_asked_for(status, inquiry, sybil, otto):
    if status == "NOTED":
        way.noted(inquiry, sybil)

    assert "no reply is asked" in refused(a_reply, inquiry, otto, using=at_home(inquiry))


def test_a_reply_stays_and_the_committee_writes_none(inquiry, sybil, otto):
    way.asked(inquiry, sybil)
    assert "denied" in refused(a_reply, inquiry, otto)
    made = way.replied(inquiry, otto)

    rows = Reply.objects.filter(pk=made.pk)
    assert "denied" in refused(rows.update, words="Better.", using=at_home(inquiry))
    assert "denied" in refused(rows.update, words="Better.")


def a_note(inquiry, sybil, **changes):
    given = {
        "matter": inquiry.matter,
        "county": "39901",
        "quarter": inquiry.quarter,
        "indicator": inquiry.indicator,
        "words": "Nothing.",
        "noted_by": sybil,
        "noted_at": AT,
    }
    return Note.objects.create(**{**given, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "Invented?"},
        {"reply": "Invented."},
        {"quarter": "2011Q4"},
        {"indicator": "matched"},
        {"synthetic": True},
        {"printed_with": "2011Q4"},
    ],
)
def test_a_note_tells_its_inquiry_and_nothing_else(changes, inquiry, sybil):
    assert "a note tells" in refused(a_note, inquiry, sybil, **changes)


def test_a_note_says_something_of_an_inquiry(inquiry, sybil, hillside):
    assert "note_says_something" in refused(a_note, inquiry, sybil, words="")
    matter = inside(Matter.objects.create, kind="BUSINESS", title="Another.", opened_at=AT)
    assert "a note tells" in refused(a_note, inquiry, sybil, matter=matter)


def test_a_note_is_written_once_and_stays(inquiry, sybil):
    made = way.noted(inquiry, sybil)

    assert "denied" in refused(Note.objects.filter(pk=made.pk).update, words="Better.")
    assert "denied" in refused(
        Note.objects.filter(pk=made.pk).update, words="Better.", using=counting
    )


def test_a_note_stays_with_the_quarter_that_prints_it(inquiry, sybil):
    made = way.noted(inquiry, sybil)
    rows = Note.objects.filter(pk=made.pk)

    assert "frozen after it" in refused(rows.update, printed_with="2013Q1", using=counting)
    way.printed()
    assert "stays with the release" in refused(rows.update, printed_with="", using=counting)
