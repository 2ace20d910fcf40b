"""Interests, recusals, and from what they keep a member away."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from complaints.vault.words import WordsMissing
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.zones import washington_day
from reports.committee.seats.interests import (
    declare_interest,
    end_interest,
    open_business,
    recuse,
)
from reports.committee.seats.models import Interest, Matter
from reports.committee.seats.recusals import (
    causes,
    codes_of,
    concerns,
    hidden_from,
    kept_away,
    recusals_from,
    require_part,
)
from reports.committee.seats.refusals import (
    AlreadyRecused,
    InterestUnfit,
    MustKeepAway,
    NotSitting,
    TermUnfit,
)
from reports.committee.seats.services import appoint, remove
from reports.committee.seats.states import Cause, InterestKind, MatterKind
from tests.factories import state
from tests.kept import kept
from tests.reports.committee.worlds import AT, ENDS, inside


def matter_of(place=None, title="A matter") -> Matter:
    kind = MatterKind.OUTLIER if place else MatterKind.BUSINESS
    return inside(Matter.objects.create, kind=kind, title=title, place=place, opened_at=AT)


@kept
def business(committee) -> Matter:
    return matter_of()


def declared(by, **given):
    wanted = {"kind": InterestKind.OTHER, "words": "My sister works there.", **given}
    return inside(declare_interest, by=by, at=AT, **wanted)


def test_a_member_keeps_away_from_home_and_from_its_state(committee, riverton, lakeside, ohio):
    marco = committee["marco"]

    assert kept_away(marco, matter_of(riverton)) == Cause.HOME
    assert kept_away(marco, matter_of(ohio)) == Cause.HOME
    assert kept_away(marco, matter_of(lakeside)) is None
    assert kept_away(marco, matter_of()) is None


def test_an_interest_in_a_place_keeps_its_member_away_and_nobody_else(committee, mina, lakeside):
    matter = matter_of(lakeside)

    declared(mina, kind=InterestKind.PLACE, place=lakeside)

    assert causes(matter, committee.values()) == {committee["mina"].pk: Cause.INTEREST}


def test_an_interest_in_a_state_reaches_its_counties_and_no_other_state(
    committee, mina, ohio, program, riverton
):
    declared(mina, kind=InterestKind.PLACE, place=ohio)
    elsewhere = state(program, "06", "CA", "California")

    assert kept_away(committee["mina"], matter_of(riverton)) == Cause.INTEREST
    assert kept_away(committee["mina"], matter_of(elsewhere)) is None


def test_an_interest_in_a_matter_keeps_its_member_away_from_that_matter(committee, milo, business):
    declared(milo, kind=InterestKind.MATTER, matter=business)

    assert kept_away(committee["milo"], business) == Cause.INTEREST
    assert kept_away(committee["milo"], matter_of()) is None
    with pytest.raises(MustKeepAway):
        require_part(committee["milo"], business)


def test_an_interest_that_is_over_keeps_nobody_away(committee, milo, business):
    interest = declared(milo, kind=InterestKind.MATTER, matter=business)

    inside(end_interest, interest_id=interest.pk, by=milo, at=AT + timedelta(hours=1))

    require_part(committee["milo"], business)
    with pytest.raises(InterestUnfit):
        inside(end_interest, interest_id=interest.pk, by=milo, at=AT + timedelta(hours=2))


def test_an_interest_is_ended_by_its_member_alone(committee, milo, mina, sybil, business):
    interest = declared(milo, kind=InterestKind.MATTER, matter=business)

    for other in (mina, sybil):
        with pytest.raises(AccessDenied):
            inside(end_interest, interest_id=interest.pk, by=other, at=AT + timedelta(hours=1))


@pytest.mark.parametrize("kind", [*InterestKind.values, "NONE"])
@pytest.mark.parametrize("named", [(), ("place",), ("matter",), ("place", "matter")])
def test_an_interest_names_what_it_is_in_and_nothing_else(
    committee, mina, riverton, business, kind, named
):
    given = {"place": riverton, "matter": business}
    fits = {"PLACE": ("place",), "MATTER": ("matter",), "OTHER": ()}.get(kind) == named

    if fits:
        assert declared(mina, kind=kind, **{name: given[name] for name in named})
    else:
        with pytest.raises((InterestUnfit, ValueError)):
            declared(mina, kind=kind, **{name: given[name] for name in named})


def test_an_interest_says_what_it_is_and_whose(committee, mina, sybil):
    with pytest.raises(WordsMissing):
        declared(mina, words=" ")
    with pytest.raises(NotSitting):
        declared(sybil)


def test_who_asks_to_keep_away_does_so_for_good(committee, mina, business):
    inside(recuse, matter=business, by=mina, at=AT)

    assert kept_away(committee["mina"], business) == Cause.ASKED
    assert [one.term.name for one in recusals_from(business)] == ["Mina"]
    with pytest.raises(AlreadyRecused):
        inside(recuse, matter=business, by=mina, at=AT)


def test_what_keeps_a_member_away_does_so_in_a_later_term(
    committee, charter, sybil, mina, lakeside, business
):
    """In the member's own seat again: what was declared and recorded is the person's."""
    inside(recuse, matter=business, by=mina, at=AT)
    declared(mina, kind=InterestKind.PLACE, place=lakeside)
    last = washington_day(AT)
    inside(remove, term_id=committee["mina"].pk, last_day=last, by=sybil, at=AT)
    seat = charter.seats.select_related("charter").get(constituency="PROSECUTOR")
    given = {"seat": seat, "person": mina, "name": "Mina", "ends_on": ENDS, "by": sybil, "at": AT}
    later = inside(appoint, begins_on=last + timedelta(days=1), **given)

    about = matter_of(lakeside)

    assert kept_away(later, business) == Cause.ASKED
    assert kept_away(later, about) == Cause.INTEREST
    assert codes_of(later) == {"39902"}
    assert set(hidden_from(later)) == {business, about}


def test_the_secretariat_records_who_is_named_in_a_matter(committee, sybil, mina, business):
    named = {"matter": business, "term_id": committee["milo"].pk, "cause": Cause.NAMED, "at": AT}

    with pytest.raises(AccessDenied):
        inside(recuse, by=mina, **named)
    inside(recuse, by=sybil, **named)

    assert kept_away(committee["milo"], business) == Cause.NAMED


def test_nobody_is_recused_who_has_no_term(committee, sybil, business):
    with pytest.raises(TermUnfit):
        inside(recuse, matter=business, term_id=business.pk, by=sybil, at=AT)


def test_hidden_is_what_a_member_keeps_away_from(committee, mina, marco, riverton, lakeside, ohio):
    made = {name: matter_of(place) for name, place in
            {"home": riverton, "state": ohio, "next": lakeside, "own": None}.items()}  # fmt: skip
    inside(recuse, matter=made["own"], by=marco, at=AT)

    for member in committee.values():
        hidden = set(hidden_from(member).values_list("pk", flat=True))
        away = {one.pk for one in made.values() if kept_away(member, one)}
        assert hidden == away
    assert set(hidden_from(committee["marco"])) == {made["home"], made["state"], made["own"]}
    assert not hidden_from(None).exists()


def test_codes_are_those_of_home_and_of_declared_places(committee, marco, lakeside):
    declared(marco, kind=InterestKind.PLACE, place=lakeside)

    assert codes_of(committee["marco"]) == {"39901", "39902"}


def test_no_place_concerns_nobody(committee):
    assert not concerns(frozenset({"39"}), None)


def test_causes_of_a_whole_committee_take_few_queries(
    committee, business, django_assert_num_queries
):
    with django_assert_num_queries(2):
        causes(business, committee.values())


def test_business_is_opened_by_the_secretariat(committee, sybil, mina):
    assert inside(open_business, title="Minutes", by=sybil, at=AT).kind == MatterKind.BUSINESS
    with pytest.raises(AccessDenied):
        inside(open_business, title="Minutes", by=mina, at=AT)


@pytest.mark.parametrize("kind", MatterKind.values)
def test_the_database_binds_a_place_to_an_outlier(database, riverton, kind):
    right = kind == MatterKind.OUTLIER
    for place, fits in ((riverton, right), (None, not right)):
        given = {"kind": kind, "title": "x", "place": place, "opened_at": AT}
        if fits:
            assert inside(Matter.objects.create, **given)
        else:
            with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
                Matter.objects.create(**given)


def test_the_database_keeps_an_interest_that_is_over(committee, milo):
    interest = declared(milo)
    inside(end_interest, interest_id=interest.pk, by=milo, at=AT + timedelta(hours=1))

    with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
        Interest.objects.filter(pk=interest.pk).update(ended_at=None)


def test_nobody_takes_a_recusal_back(committee, mina, business):
    made = inside(recuse, matter=business, by=mina, at=AT)

    with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
        made.delete()
