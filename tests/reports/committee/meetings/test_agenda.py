"""The agenda and its papers: who changes them, and until when."""

from uuid import uuid4

import pytest
from django.db import DatabaseError

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.participation.documents import NotADocument
from portal.participation.models import Document
from reports.committee.meetings.agenda import add_paper, change_item, move_item, remove_item
from reports.committee.meetings.refusals import AgendaStands, ItemInUse, NoSuchMeeting
from reports.committee.meetings.selectors import hidden_items, items_of, matters_for
from reports.committee.seats.interests import open_business, recuse
from reports.committee.seats.models import Matter
from reports.committee.seats.refusals import MustKeepAway
from tests.conftest import person
from tests.portal.participation.files import pdf
from tests.reports.committee.meetings.worlds import (
    PLANNED,
    STARTS,
    called_off,
    first_item,
    fresh,
    noticed,
    opened,
    over,
    planned,
    with_item,
)
from tests.reports.committee.worlds import inside, seated


def titles(meeting) -> list[str]:
    return [f"{item.number} {item.title}" for item in inside(lambda: items_of(meeting))]


def with_paper(item, sybil, *, at=PLANNED, content=None, title="Figures"):
    given = {"item_id": item.pk, "title": title, "name": "figures.pdf", "by": sybil, "at": at}
    return inside(add_paper, content=pdf() if content is None else content, **given)


@pytest.fixture
def three(sybil, charter):
    """A planned meeting with three items."""
    meeting = planned(sybil)
    for title in ("One", "Two", "Three"):
        with_item(meeting, sybil, title)
    return meeting


def nth(meeting, number):
    return inside(lambda: items_of(meeting))[number - 1]


@pytest.mark.parametrize(
    ("number", "to", "order"),
    [
        (3, 1, ["1 Three", "2 One", "3 Two"]),
        (1, 3, ["1 Two", "2 Three", "3 One"]),
        (2, 2, ["1 One", "2 Two", "3 Three"]),
        (1, 99, ["1 Two", "2 Three", "3 One"]),
        (3, -1, ["1 Three", "2 One", "3 Two"]),
    ],
)
def test_an_item_is_moved_and_the_others_make_room(number, to, order, three, sybil):
    inside(move_item, item_id=nth(three, number).pk, number=to, by=sybil, at=PLANNED)

    assert titles(three) == order


def test_an_item_is_removed_and_the_others_close_up(three, sybil):
    inside(remove_item, item_id=nth(three, 1).pk, by=sybil, at=PLANNED)

    assert titles(three) == ["1 Two", "2 Three"]


def test_an_item_without_a_matter_is_new_business(three):
    assert nth(three, 1).matter.title == "One"


def test_an_item_is_worded_anew(three, sybil):
    given = {"title": " First ", "about": "What chiefs say."}

    inside(change_item, item_id=nth(three, 1).pk, by=sybil, at=PLANNED, **given)

    assert (nth(three, 1).title, nth(three, 1).about) == ("First", "What chiefs say.")


@pytest.mark.parametrize(("title", "refusal"), [(" ", WordsMissing), ("x" * 201, WordsTooLong)])
def test_an_item_has_words_and_not_too_many(title, refusal, three, sybil):
    with pytest.raises(refusal):
        with_item(three, sybil, title)


def test_an_item_with_a_paper_stays(three, sybil):
    with_paper(nth(three, 1), sybil)

    with pytest.raises(ItemInUse):
        inside(remove_item, item_id=nth(three, 1).pk, by=sybil, at=PLANNED)


def test_a_file_is_kept_once_for_two_papers(three, sybil):
    with_paper(nth(three, 1), sybil)
    with_paper(nth(three, 2), sybil)

    assert Document.objects.count() == 1


def test_what_is_no_file_is_no_paper(three, sybil):
    with pytest.raises(NotADocument):
        with_paper(nth(three, 1), sybil, content=b"not a paper")


def test_from_the_call_to_order_on_the_agenda_stays(sybil, charter):
    item = first_item(opened(sybil))
    on = {"item_id": item.pk, "by": sybil, "at": STARTS}

    for call, given in (
        (move_item, {"number": 1}),
        (remove_item, {}),
        (change_item, {"title": "Other"}),
    ):
        with pytest.raises(AgendaStands):
            inside(call, **on, **given)


def test_an_item_added_in_the_meeting_is_marked(sybil, charter):
    meeting = opened(sybil)

    late = with_item(meeting, sybil, "A question from the floor", at=STARTS)

    assert late.added_late
    assert not first_item(meeting).added_late
    assert with_paper(late, sybil, at=STARTS).item == late


@pytest.mark.parametrize("make", [over, lambda sybil, _committee: called_off(sybil)])
def test_once_a_meeting_is_over_nothing_is_added(make, sybil, committee):
    meeting = make(sybil, committee)
    item = first_item(meeting)

    with pytest.raises(AgendaStands):
        with_item(meeting, sybil)
    with pytest.raises(AgendaStands):
        with_paper(item, sybil)


def test_an_item_that_there_is_not(sybil, charter):
    with pytest.raises(NoSuchMeeting):
        inside(remove_item, item_id=uuid4(), by=sybil, at=PLANNED)


@pytest.fixture
def both(database):
    """Works in the secretariat and sits on the committee."""
    return person("bea", ("SECRETARY", None), ("MEMBER", None))


def test_who_sits_and_keeps_away_touches_no_item_of_the_matter(both, sybil, charter):
    seated(charter, "COURT", both, by=sybil)
    matter = inside(open_business, title="Stops", by=sybil, at=PLANNED)
    meeting = planned(sybil)
    item = with_item(meeting, sybil, matter=matter)
    inside(recuse, matter=matter, by=both, at=PLANNED)

    with pytest.raises(MustKeepAway):
        with_item(meeting, both, matter=matter)
    with pytest.raises(MustKeepAway):
        with_paper(item, both)
    assert inside(lambda: hidden_items(meeting, both, at=PLANNED)) == {item.pk}
    assert matter not in inside(lambda: list(matters_for(both, at=PLANNED)))


def test_the_secretariat_as_such_keeps_away_from_nothing(sybil, charter):
    item = first_item(noticed(sybil))

    assert inside(lambda: hidden_items(fresh(item.meeting), sybil, at=PLANNED)) == set()
    assert inside(lambda: list(matters_for(sybil, at=PLANNED))) == inside(
        lambda: list(Matter.objects.all())
    )


def test_nobody_changes_what_an_item_is_about(three, sybil):
    other = inside(open_business, title="Other", by=sybil, at=PLANNED)

    with pytest.raises(DatabaseError, match="denied"):
        inside(lambda: three.items.update(matter=other))
