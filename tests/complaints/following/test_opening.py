"""A name is opened for a reason, with consent or by two; and the person sees it."""

from datetime import timedelta

import pytest

from complaints.following.deciding import give_consent
from complaints.following.glass import (
    approve_break_glass,
    ask_break_glass,
    count_broken,
    open_broken,
)
from complaints.following.opening import open_identity
from complaints.following.refusals import (
    IdentitySealed,
    OpeningLapsed,
    SecondPersonNeeded,
)
from complaints.following.standing import standing_of
from complaints.vault.words import WordsMissing
from portal.jurisdictions.access import AccessDenied
from tests.complaints.following.people import AFFECTED, FILER, filed
from tests.complaints.following.test_services import OTHERS
from tests.conftest import person
from tests.kept import kept
from tests.matching.factories import now

WHY = "To ask where the clinic is."


@kept
def dana(database):
    """Supervises the work on complaints beside Dora."""
    return person("dana", ("DIRECTOR", None))


def openings(party):
    seen = standing_of(party=party, since=None, at=now()).openings
    return [(one.role, one.why, one.breaks_glass) for one in seen]


@pytest.mark.parametrize(
    ("who", "role"), [("ingrid", "An investigator"), ("dora", "A supervisor")]
)
def test_investigators_and_supervisors_open_a_name_and_the_person_sees_it(
    told, who, role, request
):
    by = request.getfixturevalue(who)

    assert open_identity(party_id=told.filer.pk, why=WHY, by=by, at=now()) == FILER

    assert openings(told.filer) == [(role, WHY, False)]
    assert openings(told.affected) == []


@pytest.mark.parametrize("who", ["inez", *OTHERS])
def test_nobody_else_opens_a_name(told, who, request):
    by = request.getfixturevalue(who)

    with pytest.raises(AccessDenied):
        open_identity(party_id=told.filer.pk, why=WHY, by=by, at=now())
    with pytest.raises(AccessDenied):
        ask_break_glass(party_id=told.affected.pk, why=WHY, by=by, at=now())

    assert openings(told.filer) == []


def test_a_name_is_not_opened_without_a_reason(told, ingrid):
    with pytest.raises(WordsMissing):
        open_identity(party_id=told.filer.pk, why=" ", by=ingrid, at=now())

    assert openings(told.filer) == []


def test_without_consent_the_name_of_the_affected_person_stays_sealed(told, ingrid):
    with pytest.raises(IdentitySealed):
        open_identity(party_id=told.affected.pk, why=WHY, by=ingrid, at=now())

    give_consent(party=told.affected, is_given=True, at=now())

    assert open_identity(party_id=told.affected.pk, why=WHY, by=ingrid, at=now()) == AFFECTED


def test_an_anonymous_filer_has_no_name_to_open(riverton, ingrid):
    told = filed(riverton, mode="ANONYMOUS")

    with pytest.raises(IdentitySealed, match="Nobody gave a name"):
        open_identity(party_id=told.filer.pk, why=WHY, by=ingrid, at=now())


def test_two_supervisors_break_the_glass_once_and_it_is_counted(told, dora, dana):
    asked = ask_break_glass(party_id=told.affected.pk, why=WHY, by=dora, at=now())
    approve_break_glass(opening_id=asked.pk, by=dana, at=now())
    assert count_broken() == 0

    assert open_broken(opening_id=asked.pk, by=dora, at=now()) == AFFECTED

    assert count_broken() == 1
    assert openings(told.affected) == [("A supervisor", WHY, True)]
    with pytest.raises(OpeningLapsed):
        open_broken(opening_id=asked.pk, by=dora, at=now())


def test_nobody_approves_what_they_asked_for(told, dora):
    asked = ask_break_glass(party_id=told.affected.pk, why=WHY, by=dora, at=now())

    with pytest.raises(SecondPersonNeeded):
        approve_break_glass(opening_id=asked.pk, by=dora, at=now())
    with pytest.raises(SecondPersonNeeded):
        open_broken(opening_id=asked.pk, by=dora, at=now())


def test_whoever_approves_does_not_open_it(told, dora, dana):
    asked = ask_break_glass(party_id=told.affected.pk, why=WHY, by=dora, at=now())
    approve_break_glass(opening_id=asked.pk, by=dana, at=now())

    with pytest.raises(SecondPersonNeeded):
        open_broken(opening_id=asked.pk, by=dana, at=now())
    with pytest.raises(OpeningLapsed):
        approve_break_glass(opening_id=asked.pk, by=dana, at=now())


@pytest.mark.parametrize("who", ["ingrid", "inez", *OTHERS])
def test_no_other_role_approves(told, dora, who, request):
    asked = ask_break_glass(party_id=told.affected.pk, why=WHY, by=dora, at=now())

    with pytest.raises(AccessDenied):
        approve_break_glass(opening_id=asked.pk, by=request.getfixturevalue(who), at=now())


def test_what_was_asked_for_lapses_after_a_day(told, dora, dana):
    at = now()
    asked = ask_break_glass(party_id=told.affected.pk, why=WHY, by=dora, at=at)
    late = at + timedelta(hours=24, seconds=1)

    with pytest.raises(OpeningLapsed):
        approve_break_glass(opening_id=asked.pk, by=dana, at=late)
    approve_break_glass(opening_id=asked.pk, by=dana, at=at + timedelta(hours=24))
    with pytest.raises(OpeningLapsed):
        open_broken(opening_id=asked.pk, by=dora, at=late)


def test_no_glass_is_broken_where_the_name_opens_by_itself(told, dora):
    with pytest.raises(IdentitySealed):
        ask_break_glass(party_id=told.filer.pk, why=WHY, by=dora, at=now())
