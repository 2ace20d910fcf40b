"""The committee's first pages, and the acts on seats by their forms."""

import pytest
from django.utils import timezone

from portal.jurisdictions.zones import washington_day
from reports.committee.seats.doing import ACTS
from reports.committee.seats.interests import declare_interest, recuse
from reports.committee.seats.models import Charter, Interest, Matter, Recusal, Seat, Term
from reports.committee.seats.services import resign
from reports.committee.seats.states import SIT, Constituency
from tests.conftest import person
from tests.kept import kept
from tests.reports.committee.conftest import charter, committee
from tests.reports.committee.worlds import AT, BEGINS, ENDS, inside
from tests.signing_in import signed_in

__all__ = ["charter", "committee"]

PAGE, MEMBERS, DESK = "/committee/", "/committee/members/", "/committee/desk/"
SEATS = {f"{part}_{each}": 1 for each in Constituency for part in ("seats", "least")}
CHARTER = {
    "title": "A charter",
    "purpose": "To advise.",
    "effective_on": BEGINS.isoformat(),
    "ends_on": ENDS.isoformat(),
    "quorum_constituencies": 3,
    **SEATS,
}


@kept
def business(charter) -> Matter:
    return inside(Matter.objects.create, kind="BUSINESS", title="Our minutes", opened_at=AT)


def act(client, user, key, **given):
    return signed_in(client, user).post(f"{DESK}do/{key}/", given)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_without_a_charter_the_pages_say_so(client, db, sybil):
    assert "No charter is in force today" in words(client.get(PAGE))
    assert "No charter is in force today" in words(client.get(MEMBERS))
    assert "No charter is in force today" in words(signed_in(client, sybil).get(DESK))


def test_everybody_reads_what_the_committee_is_for_and_who_is_missing(client, committee):
    page, members = words(client.get(PAGE)), words(client.get(MEMBERS))

    assert "Advisory committee on Secure Communities" in page
    assert "Minor traffic offenses" in page
    assert "<strong>Vacant</strong>" in members
    assert "Mabel <strong>(chair)</strong>" in members
    assert "Marco, Riverton Sheriff" in members


def test_what_members_declare_and_why_they_leave_is_public(
    client, committee, mina, milo, business
):
    today = washington_day(timezone.now())
    given = {"kind": "OTHER", "words": "My sister works there.", "by": mina, "at": AT}
    inside(declare_interest, **given)
    inside(recuse, matter=business, by=mina, at=AT)
    now = timezone.now()
    inside(resign, last_day=today, statement="I cannot sign this.", by=milo, at=now)

    members = words(client.get(MEMBERS))

    for said in (
        "My sister works there.",
        "The member asked to be recused",
        "I cannot sign this.",
    ):
        assert said in members


@pytest.mark.parametrize("name", ["nobody", "otto", "stan", "paul", "iris"])
def test_the_desk_is_the_committees_own(name, client, committee, request):
    desk = signed_in(client, request.getfixturevalue(name))

    assert desk.get(DESK).status_code == 403
    assert desk.get(f"{DESK}do/interest/").status_code == 403


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_offered_to_whom_it_is_for(name, client, committee, mabel, sybil):
    by, other = (mabel, sybil) if ACTS[name].right == SIT else (sybil, mabel)

    assert signed_in(client, by).get(f"{DESK}do/{name}/").status_code == 200
    assert f"/do/{name}/" in words(client.get(DESK))
    assert signed_in(client, other).get(f"{DESK}do/{name}/").status_code == 403
    assert f"/do/{name}/" not in words(client.get(DESK))


def test_an_act_that_there_is_not_is_not_found(client, committee, sybil):
    assert signed_in(client, sybil).get(f"{DESK}do/nothing/").status_code == 404


def test_a_charter_is_filed_by_its_form(client, sybil):
    few = act(client, sybil, "charter", **{**CHARTER, "least_COURT": 2})

    assert few.status_code == 422
    assert "These constituencies have too few seats: Court officials." in words(few)
    assert act(client, sybil, "charter", **CHARTER).status_code == 302
    assert Charter.objects.get().seats.count() == len(Constituency)
    assert act(client, sybil, "charter", **CHARTER).status_code == 422


def test_a_seat_is_filled_by_its_form(client, charter, sybil, riverton):
    abby = person("abby", ("MEMBER", None))
    seat = Seat.objects.filter(charter=charter, constituency="COURT").get()
    given = {
        "seat": seat.pk, "person": abby.pk, "name": "Abby", "capacity": "MEMBER",
        "begins_on": BEGINS.isoformat(), "ends_on": ENDS.isoformat(),
    }  # fmt: skip

    unknown = act(client, sybil, "appoint", **given, home="99999")
    assert unknown.status_code == 422
    assert "The register has no such place." in words(unknown)
    assert act(client, sybil, "appoint", **given, home=riverton.code).status_code == 302
    assert Term.objects.get().home == riverton
    assert act(client, sybil, "appoint", **given).status_code == 409


def test_a_term_is_ended_by_its_form(client, committee, sybil):
    today = washington_day(timezone.now()).isoformat()
    given = {"term_id": committee["mae"].pk, "last_day": today}

    assert act(client, sybil, "remove", **given).status_code == 302
    assert Term.objects.get(pk=committee["mae"].pk).ended_how == "REMOVED"


def test_a_member_resigns_by_the_form_and_not_into_the_past(client, committee, mae):
    day = washington_day(timezone.now())

    past = act(client, mae, "resign", last_day="2026-01-02", statement="")
    assert past.status_code == 422
    assert "not before" in words(past)
    assert act(client, mae, "resign", last_day=day.isoformat(), statement="So.").status_code == 302
    assert Term.objects.get(pk=committee["mae"].pk).ended_on == day


def test_an_interest_is_declared_and_ended_by_forms(client, committee, mina, lakeside):
    nowhere = act(client, mina, "interest", kind="PLACE", words="Family.")
    assert nowhere.status_code == 422
    given = {"kind": "PLACE", "words": "Family.", "place": lakeside.code}
    assert act(client, mina, "interest", **given).status_code == 302
    made = Interest.objects.get()

    assert act(client, mina, "end-interest", interest_id=made.pk).status_code == 302
    assert act(client, mina, "end-interest", interest_id=made.pk).status_code == 422


def test_a_member_keeps_away_by_the_form_and_is_offered_the_matter_no_more(
    client, committee, mina, business
):
    assert act(client, mina, "recuse", matter=business.pk).status_code == 302
    assert Recusal.objects.get().cause == "ASKED"

    assert act(client, mina, "recuse", matter=business.pk).status_code == 422


def test_the_secretariat_records_who_is_named_and_opens_business(
    client, committee, sybil, business
):
    given = {"term_id": committee["milo"].pk, "matter": business.pk, "cause": "NAMED"}

    assert act(client, sybil, "recuse-member", **given).status_code == 302
    assert act(client, sybil, "recuse-member", **given).status_code == 409
    assert act(client, sybil, "business", title="A rule of order").status_code == 302
    assert Matter.objects.filter(kind="BUSINESS").count() == 2
