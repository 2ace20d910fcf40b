"""Names are opened by those who may, after a second factor, and shown once."""

import pytest

from complaints.following.deciding import give_consent
from complaints.following.standing import standing_of
from complaints.receipts import digests
from complaints.views.filing_people import ContactForm, PersonForm
from complaints.views.identity import LABELS
from tests.complaints.following.people import AFFECTED, FILER, filed
from tests.conftest import person
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk, words_of

WHY = {"why": "To ask where the clinic is."}
OTHERS = ["otto", "rosa", "gwen", "luca", "paul", "susan", "chief", "nobody"]


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    """Receipts that take little memory: how hard they are is tested beside them."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton):
    return filed(riverton)


@kept
def dana(database):
    """Supervises the work on complaints beside Dora."""
    return person("dana", ("DIRECTOR", None))


def page_of(party) -> str:
    return f"/complaints/people/{party.pk}/"


def opened_names(party) -> int:
    return len(standing_of(party=party, since=None, at=now()).openings)


def test_a_name_is_shown_in_the_answer_to_a_reason_and_on_no_other_page(told, ingrid):
    desk = at_desk(ingrid)

    before = desk.get(page_of(told.filer))
    shown = desk.post(page_of(told.filer), WHY)
    after = desk.get(page_of(told.filer))

    assert FILER["name"] in words_of(shown)
    assert "no-store" in shown["Cache-Control"]
    assert FILER["name"] not in words_of(before) + words_of(after)
    assert opened_names(told.filer) == 1


def test_each_line_of_a_name_has_a_label_in_words(told, ingrid):
    shown = at_desk(ingrid).post(page_of(told.filer), WHY)

    labels = [str(label) for label, _value in shown.context["opened"]]
    assert labels == [str(LABELS[key]) for key in FILER]
    assert "<dt>How to reach the person</dt>" in shown.content.decode()


def test_all_that_is_asked_of_people_has_a_label():
    asked = {*ContactForm.base_fields, *PersonForm.base_fields} - {"consent"}

    assert asked == {*LABELS}


def test_a_name_asks_for_a_code_first(told, ingrid):
    desk = at_desk(ingrid, seconds_ago=301)

    answer = desk.post(page_of(told.filer), WHY)

    assert answer["Location"].startswith("/account/2fa/reauthenticate/?next=")
    assert opened_names(told.filer) == 0


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_enters(told, who, request):
    desk = at_desk(request.getfixturevalue(who))

    assert desk.get(page_of(told.filer)).status_code == 403
    assert desk.post(page_of(told.filer), WHY).status_code == 403


def test_intake_opens_no_name(told, inez):
    answer = at_desk(inez).post(page_of(told.filer), WHY)

    assert answer.status_code == 403
    assert FILER["name"] not in words_of(answer)


def test_a_name_without_consent_is_refused_and_with_it_opened(told, ingrid):
    desk = at_desk(ingrid)

    refused = desk.post(page_of(told.affected), WHY)
    give_consent(party=told.affected, is_given=True, at=now())
    shown = desk.post(page_of(told.affected), WHY)

    assert refused.status_code == 409
    assert AFFECTED["name"] not in words_of(refused)
    assert AFFECTED["name"] in words_of(shown)


def test_no_reason_opens_no_name(told, ingrid):
    answer = at_desk(ingrid).post(page_of(told.filer), {"why": ""})

    assert answer.status_code == 422
    assert opened_names(told.filer) == 0


def test_two_supervisors_open_a_name_without_consent(told, dora, dana):
    first, second, page = at_desk(dora), at_desk(dana), page_of(told.affected)
    assert first.post(f"{page}glass/", WHY)["Location"] == page
    asked = first.get(page).context["asked"][0]

    alone = first.post(f"/complaints/openings/{asked.pk}/approve/")
    second.post(f"/complaints/openings/{asked.pk}/approve/")
    shown = first.post(f"/complaints/openings/{asked.pk}/name/")

    assert alone.status_code == 403
    assert AFFECTED["name"] in words_of(shown)
    assert first.post(f"/complaints/openings/{asked.pk}/name/").status_code == 409


def test_glass_is_broken_with_a_code_alone(told, dora):
    page = page_of(told.affected)

    answer = at_desk(dora, seconds_ago=301).post(f"{page}glass/", WHY)

    assert answer["Location"] == page
    assert not at_desk(dora).get(page).context["asked"]


def test_an_investigator_is_shown_no_way_to_break_it(told, ingrid):
    page = page_of(told.affected)

    assert "Ask a second supervisor" not in words_of(at_desk(ingrid).get(page))
    assert at_desk(ingrid).post(f"{page}glass/", WHY).status_code == 403


def test_there_is_nobody_of_another_number(told, ingrid):
    where = page_of(told.complaint)  # a complaint is no person

    assert at_desk(ingrid).get(where).status_code == 404
    assert (
        at_desk(ingrid).post(f"/complaints/openings/{told.complaint.pk}/name/").status_code == 404
    )
