"""Worklists: whose work each one shows, filters that are kept, cases given out, downloads."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching.casework.lists import WORKLISTS
from matching.policy.services import decide
from matching.status.claims import decide_claim, make_claim
from matching.status.models import Case
from portal.jurisdictions import scope
from portal.worklists.models import SavedFilter
from tests.conftest import person
from tests.kept import kept
from tests.matching.casework import answered, casework, confirmed
from tests.matching.factories import now
from tests.signing_in import signed_in

MOST_QUERIES = 10
OWN = {
    "sara": {"open", "queried"},
    "omar": {"answered", "proceed", "drafts", "claims"},
    "susan": {"claims", "stopped", "left-open", "overdue", "decided-claims"},
}


@kept
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa, name="Canary Person", local_number="CANARY-1")


def listed(visit, user, key, query="") -> bool:
    """Whether a list shows the case of the canary."""
    return b"CANARY-1" in visit(user, f"/casework/lists/{key}/?{query}").content


def rows_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


@pytest.mark.parametrize("name", OWN)
def test_the_first_page_shows_ones_own_lists(case, visit, request, name):
    page = visit(request.getfixturevalue(name), "/casework/").content.decode()

    shown = {key for key in WORKLISTS if f'id="list-{key}"' in page}
    assert shown == OWN[name]


@pytest.mark.parametrize(("name", "code"), [("sara", 200), ("otto", 403), ("jack", 403)])
def test_lists_are_the_programs_alone(case, visit, request, name, code):
    user = request.getfixturevalue(name)

    for key in WORKLISTS:
        for path in (f"/casework/lists/{key}/", f"/casework/lists/{key}/rows.csv"):
            answer = visit(user, path)
            assert (path, answer.status_code) == (path, code)
            assert b"Canary Person" not in answer.content


def test_a_case_goes_from_list_to_list(case, visit, sara, omar):
    def where():
        return {key for key in ("open", "queried", "answered", "proceed", "stopped")
                if listed(visit, sara, key)}  # fmt: skip

    assert where() == {"open"}
    answered(case, sara)
    assert where() == {"answered"}
    with casework():
        outcome = decide(case_id=case.pk, by=omar, at=now()).outcome
    assert outcome == "STOP"
    assert where() == {"stopped"}


def test_a_list_says_which_case_a_claim_stops(case, visit, sara, omar):
    with casework():
        said = {"kind": "VICTIM", "claimant": "LAWYER", "words": ""}
        make_claim(booking_id=case.booking_id, by=None, at=now(), **said)

    assert b"Stopped by a claim" in visit(sara, "/casework/lists/open/").content
    assert listed(visit, omar, "claims", "kind=VICTIM")
    assert not listed(visit, omar, "claims", "kind=WITNESS")


def decided_after(case, by, wait: timedelta) -> None:
    """A claim that a supervisor decides now, and that came so long ago."""
    said = {"kind": "VICTIM", "claimant": "LAWYER", "words": "Canary words."}
    with casework():
        claim = make_claim(booking_id=case.booking_id, by=None, at=now() - wait, **said)
        decide_claim(claim_id=claim.pk, outcome="NOT_UPHELD", reason="No.", by=by, at=now())


def test_a_supervisor_sees_how_long_claims_took_the_longest_first(case, visit, susan):
    for hours in (5, 51, 1):
        decided_after(case, susan, timedelta(hours=hours))

    page = visit(susan, "/casework/lists/decided-claims/").content.decode()

    told = re.findall(r'data-label="Took">([^<]+)<', page)
    assert told == ["2 days 3 hours", "5 hours", "1 hour"]
    assert "Canary words." not in page
    rows = rows_of(visit(susan, "/casework/lists/decided-claims/rows.csv"))
    assert [int(row["seconds"]) // 3600 for row in rows] == [51, 5, 1]


def test_undecided_claims_and_cases_say_how_long_they_wait_the_longest_first(case, visit, susan):
    said = {"kind": "WITNESS", "claimant": "PERSON", "words": ""}
    with casework():
        for hours in (2, 49):
            at = now() - timedelta(hours=hours)
            make_claim(booking_id=case.booking_id, by=None, at=at, **said)

    page = visit(susan, "/casework/lists/claims/").content.decode()

    assert re.findall(r'data-label="Has waited">([^<]+)<', page) == ["2 days 1 hour", "2 hours"]
    assert (
        'data-label="In this state for"' in visit(susan, "/casework/lists/open/").content.decode()
    )


NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("key", "after"),
    [("decided-claims", f"2011-01-01T00:00:00%2B00:00~{NOWHERE}"), ("open", f"P1D~{NOWHERE}")],
)
def test_a_key_of_another_list_begins_at_the_head(case, visit, susan, key, after):
    decided_after(case, susan, timedelta(hours=1))

    assert listed(visit, susan, key, f"after={after}")


SHOWS = {
    "place=39901": True,
    "place=39": True,
    "place=39902": False,
    "assigned=nobody": True,
    "assigned=me": False,
    "since=2011-01-01": True,
    "since=2999-01-01": False,
    "place=39&assigned=nobody&since=2011-01-01": True,
    "after=nonsense": True,
    "after=2011-01-01T00:00:00%2B00:00~00000000-0000-4000-8000-000000000000": True,
    "after=2999-01-01T00:00:00%2B00:00~00000000-0000-4000-8000-000000000000": False,
}


def test_a_list_is_narrowed(case, lakeside, visit, sara):
    assert {query: listed(visit, sara, "open", query) for query in SHOWS} == SHOWS


@pytest.mark.parametrize(("query", "count"), [("place=39901", 1), ("place=39902", 0)])
def test_a_download_is_narrowed_like_its_list(case, lakeside, visit, sara, query, count):
    assert len(rows_of(visit(sara, f"/casework/lists/open/rows.csv?{query}"))) == count


@pytest.mark.parametrize("query", ["place=XX", "place=US", "since=soon", "assigned=you"])
def test_a_filter_that_cannot_be_read_shows_nothing_and_says_so(case, visit, sara, query):
    page = visit(sara, f"/casework/lists/open/?{query}").content.decode()

    assert "CANARY-1" not in page
    assert "usa-error-message" in page


def test_a_download_has_codes_and_no_names_and_no_formula(case, visit, sara):
    case.jurisdiction.name = "=SUM(1)"
    case.jurisdiction.save(update_fields=["name"])

    (row,) = rows_of(visit(sara, "/casework/lists/open/rows.csv"))

    assert (row["case"], row["place"], row["status"]) == (str(case.pk), "39901", "OPEN")
    assert row["place_name"] == "'=SUM(1)"


def test_a_filter_is_kept_by_name_and_dropped(case, visit, sara):
    keep = "/casework/lists/open/keep/?place=39901&evil=1"
    assert visit(sara, keep, {"name": "Mine"}).status_code == 302

    kept = SavedFilter.objects.get(user=sara)
    assert (kept.worklist, kept.name, kept.query) == ("open", "Mine", "place=39901")
    assert b"?place=39901" in visit(sara, "/casework/lists/open/").content
    drop = f"/casework/lists/open/drop/{kept.pk}/"
    assert visit(sara, drop, {}).status_code == 302
    assert visit(sara, drop, {}).status_code == 404


def test_nobody_sees_or_drops_anothers_filter(case, visit, sara, omar):
    visit(sara, "/casework/lists/open/keep/?place=39901", {"name": "Mine"})
    kept = SavedFilter.objects.get()

    assert b"Mine" not in visit(omar, "/casework/lists/open/").content
    assert visit(omar, f"/casework/lists/open/drop/{kept.pk}/", {}).status_code == 404


@pytest.mark.parametrize(("query", "name"), [("place=XX", "Mine"), ("", "")])
def test_a_filter_that_cannot_be_kept_is_not(case, visit, sara, query, name):
    visit(sara, f"/casework/lists/open/keep/?{query}", {"name": name})

    assert not SavedFilter.objects.exists()


def give(visit, by, to, *cases):
    form = {"to": to.pk, "cases": [case.pk for case in cases]}
    return visit(by, "/casework/lists/open/assign/", form)


def test_a_supervisor_gives_cases_out(case, visit, susan, sara):
    assert give(visit, susan, sara, case).status_code == 302

    assert listed(visit, sara, "open", "assigned=me")


def test_each_case_that_does_not_fit_is_named(case, visit, susan, omar):
    give(visit, susan, omar, case)

    page = visit(susan, "/casework/lists/open/").content.decode()
    assert f"{str(case.pk)[:8]}: It waits for another role: Status specialist." in page


@pytest.mark.parametrize("name", ["sara", "omar"])
def test_only_supervisors_give_cases_out(case, visit, request, name, sara):
    assert give(visit, request.getfixturevalue(name), sara, case).status_code == 403
    with casework():
        assert Case.objects.get().assigned_to is None


@pytest.mark.parametrize("form", [{}, {"cases": ["x"]}, {"cases": [], "to": "1"}])
def test_nothing_is_given_out_without_a_case_and_a_person(case, visit, susan, form):
    assert visit(susan, "/casework/lists/open/assign/", form).status_code == 302
    with casework():
        assert Case.objects.get().assigned_to is None


def test_a_specialist_takes_the_next_case(case, visit, sara):
    answer = visit(sara, "/casework/take/", {})

    assert answer.url == f"/casework/cases/{case.pk}/"
    assert b"Canary Person" in visit(sara, answer.url).content


def test_with_none_waiting_the_specialist_is_told(galleries, visit, sara, omar):
    assert visit(sara, "/casework/take/", {}).url == "/casework/"
    assert visit(omar, "/casework/take/", {}).status_code == 403


def test_a_list_takes_few_queries(case, client):
    user = person("all", *((role, None) for role in ("SPECIALIST", "OFFICER", "SUPERVISOR")))
    signed_in(client, user)
    client.get("/casework/")

    reads = {key: reads_of(client, f"/casework/lists/{key}/?place=39") for key in WORKLISTS}

    assert {key: sent for key, sent in reads.items() if len(sent) > MOST_QUERIES} == {}
    assert not [sql for sent in reads.values() for sql in sent if "COUNT(" in sql.upper()]


def reads_of(client, path) -> list[str]:
    """What a page asks of the database."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    scope.leave()
    return [q["sql"] for q in queries if q["sql"].lstrip().upper().startswith("SELECT")]
