"""The paper of a detainer's row."""

from hashlib import sha256

import pytest

from matching.bookings.selectors import person_of
from matching.detainers.errors import NotOpen
from matching.detainers.forms import Ask, Form
from matching.detainers.grounds import Ground, Priority
from matching.detainers.models import Detainer, Service
from matching.detainers.papers import notice_of, paper_of
from matching.detainers.sealed import code_of
from tests.matching.casework import casework
from tests.matching.detainers.paper.notices import even, pages_of, text_of
from tests.matching.detainers.steps import MARKS, afresh, answered, drafted, issued, served
from tests.matching.factories import within


def told(detainer):
    with casework():
        return notice_of(afresh(detainer))


def printed(detainer):
    with casework():
        return paper_of(afresh(detainer))


def test_a_paper_says_what_was_issued_to_whom_and_by_whom(detainer, settings, omar):
    settings.PUBLIC_ADDRESS = "https://portal.example.gov/"
    notice = told(detainer)

    assert notice.form is Form.I247A
    assert notice.ground is Ground.FINAL_ORDER
    assert notice.asks == (Ask.HOLD,)
    assert notice.number == detainer.number
    assert notice.address == "https://portal.example.gov/notice/"
    assert notice.officer == omar.get_username()
    assert notice.institution.endswith("\nRiverton County, OH")


def test_a_paper_carries_the_person_and_the_code_that_opens_the_page(detainer):
    text = text_of(printed(detainer))
    with casework():
        name, code = person_of(detainer.booking)["name"], code_of(afresh(detainer))

    assert even(f"Name {name} Date of birth") in text
    assert text.count(code) == 3


@pytest.mark.parametrize("form", MARKS)
def test_every_form_that_is_issued_has_a_paper(case, omar, form):
    notice = told(issued(case, omar, form))

    assert notice.form == form
    assert notice.ground == (Ground(MARKS[form]["ground"]) if MARKS[form]["ground"] else None)
    priority = MARKS[form].get("priority")
    assert notice.priority == (Priority(priority) if priority else None)


def test_a_draft_has_no_paper(case, omar):
    draft = drafted(case, omar)

    with pytest.raises(NotOpen, match="no paper"):
        printed(draft)


def test_a_detainer_that_waits_says_so(waiting):
    assert even("only once the person has been convicted") in pages_of(printed(waiting))[0]


def test_a_paper_stays_the_same_whatever_becomes_of_the_detainer(detainer, jack):
    before = printed(detainer)
    served(detainer, jack)
    answered(detainer, jack)

    assert printed(detainer) == before


def test_the_place_reads_the_same_paper_as_the_program(detainer):
    with within(detainer.jurisdiction):
        here = paper_of(Detainer.objects.get(pk=detainer.pk))

    assert here == printed(detainer)


def test_the_day_is_that_of_the_place(detainer):
    row = afresh(detainer)
    row.issued_at = row.issued_at.replace(hour=2, minute=0)
    row.jurisdiction.time_zone = "America/New_York"

    with casework():
        day = notice_of(row).issued_on
    assert (row.issued_at.date() - day).days == 1


@pytest.mark.parametrize("telephone", ["", "+1 555 010 0199"])
def test_the_telephone_of_the_office_is_named_where_there_is_one(detainer, settings, telephone):
    settings.OFFICE_TELEPHONE = telephone
    text = text_of(printed(detainer))

    assert (even("+1 555 010 0199") in text) == bool(telephone)
    assert ("Telephone" in text) == bool(telephone)


def test_whoever_got_the_paper_got_these_very_bytes(detainer, jack):
    served(detainer, jack)

    with casework():
        kept = {row.on: row.paper_digest for row in Service.objects.filter(detainer=detainer)}
    of_the_bytes = sha256(printed(detainer)).hexdigest()
    assert kept == {"AGENCY": of_the_bytes, "PERSON": of_the_bytes}


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_says_that_it_is_one(detainer, settings, demo):
    settings.DEMO = demo

    assert ("SYNTHETIC" in text_of(printed(detainer))) == demo


def test_the_earlier_detainer_is_named_by_the_one_that_takes_its_place(case, omar):
    first = issued(case, omar)
    with casework():
        row = afresh(first)
        assert notice_of(row).earlier == ""
        row.pk, row.requests = None, [Ask.CANCEL_EARLIER]
        row.issued_at = row.issued_at.replace(year=row.issued_at.year + 1)
        row.code = None

        assert notice_of(row).earlier == first.number
