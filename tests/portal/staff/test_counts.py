"""What a first page counts: what waits for this person, what of it is late, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.asking.services import ask_place
from complaints.services import open_complaint
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from portal.staff.home import home_of
from tests.factories import NOON
from tests.matching.factories import now
from tests.portal.participation.drafting import draft, submitted
from tests.signing_in import signed_in

DAY = timedelta(days=1)


@pytest.fixture
def complain(riverton):
    """File a complaint against Riverton."""

    def make():
        given = {"topic": "HELD_TOO_LONG", "source": "WEB", "jurisdiction": riverton}
        given |= {"agency": None, "notice_number": "", "content": {"words": "Four days."}}
        return open_complaint(**given, by=None, at=now())

    return make


def counted(user, *, at=None) -> dict[str, tuple[int, int]]:
    """What waits, and what of it is late, by label; nothing that is nothing."""
    rows = [row for card in home_of(user, at=at or now()).cards for row in card.rows]
    return {str(row.label): (row.count, row.late) for row in rows if row.count}


def test_an_act_waits_for_the_second_person_and_not_for_its_author(riverton, otto, carl, luca):
    submitted(riverton, otto)

    assert counted(carl) == {"Acts that wait for your signature": (1, 0)}
    assert counted(otto) == {}
    assert counted(luca) == {}


def test_a_draft_is_its_authors(riverton, otto, carl):
    draft(riverton, otto)

    assert counted(otto) == {"Your acts that are not handed in": (1, 0)}
    assert counted(carl) == {}


def test_a_question_waits_for_its_place_until_it_is_late(complain, riverton, ingrid, otto, luca):
    until = (now() + 10 * DAY).date()
    ask_place(complaint_id=complain().pk, words="Who was there?", until=until, by=ingrid, at=now())

    assert counted(otto) == {"Questions about complaints": (1, 0)}
    assert counted(otto, at=now() + 12 * DAY) == {"Questions about complaints": (1, 1)}
    assert counted(luca) == {}


def test_a_new_complaint_waits_for_intake(complain, inez, ingrid, dora):
    complain()

    assert counted(inez) == {"New complaints": (1, 0)}
    assert counted(ingrid) == counted(dora) == {}


def test_whoever_is_of_the_place_counts_no_complaint_about_it(complain, riverton, inez):
    complain()
    give_role(user=inez, role="READER", jurisdiction=riverton, by=None, at=NOON)

    assert counted(inez) == {}


def test_an_administrator_counts_no_complaint_and_no_case(complain, chief):
    complain()

    assert counted(chief) == {}


def test_a_role_next_door_counts_next_door(riverton, otto, luca):
    submitted(riverton, otto)
    give_role(user=luca, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    assert counted(luca) == {"Acts that wait for your signature": (1, 0)}


@pytest.mark.parametrize(
    ("name", "most"), [("nobody", 30), ("otto", 55), ("jack", 50), ("ingrid", 40), ("susan", 45)]
)
def test_a_first_page_asks_few_questions(name, most, client, request):
    browser = signed_in(client, request.getfixturevalue(name))
    browser.get("/staff/")

    with CaptureQueriesContext(connection) as asked:
        browser.get("/staff/")

    assert len(asked) <= most


def test_the_page_costs_the_same_however_much_waits(client, complain, inez):
    browser = signed_in(client, inez)
    browser.get("/staff/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/staff/")
    for _number in range(5):
        complain()

    with CaptureQueriesContext(connection) as many:
        browser.get("/staff/")

    assert len(many) == len(few)


@pytest.mark.parametrize(
    "name", ["otto", "jack", "mona", "iris", "susan", "ingrid", "stan", "hana", "sybil", "olga"]
)
def test_every_line_leads_to_a_page_that_its_reader_may_open(name, client, request):
    user = request.getfixturevalue(name)
    lines = {row.url for card in home_of(user, at=now()).cards for row in card.rows}
    browser = signed_in(client, user)

    answers = {url: browser.get(url, follow=True).status_code for url in lines}
    assert answers == dict.fromkeys(lines, 200)


def test_news_since_the_last_visit_is_what_came_after_it(otto, riverton, carl):
    submitted(riverton, carl)
    first = now()
    second = first + DAY

    assert [home_of(otto, at=at).latest.came for at in (first, first, second)] == [1, 1, 0]
    assert home_of(otto, at=second).since == first


def test_counting_leaves_no_scope_behind(otto):
    home_of(otto, at=now())

    assert scope.present() is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('portal.person', true)")
        assert cursor.fetchone() == ("portal_app", "")
