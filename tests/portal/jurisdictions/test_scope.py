"""A scope opens the rows of its jurisdictions, and ends with its transaction."""

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.bookings.models import Booking, Charge
from portal.jurisdictions import scope
from portal.jurisdictions.scope import Scope, ScopeRefused
from tests.factories import county
from tests.isolation.world import inhabit
from tests.kept import kept

CROSSING = [scope.review(), scope.dispatch(), scope.gallery()]


@kept
def booking(riverton_police, rosa):
    """A booking of Riverton's."""
    return inhabit(riverton_police, rosa)[Booking]


def role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def test_without_a_scope_a_query_fails(booking):
    with pytest.raises(ProgrammingError, match="permission denied for table matching_booking"):
        Booking.objects.count()


def test_a_role_without_a_scope_fails_too(booking):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE portal_tenant")

    with pytest.raises(ProgrammingError, match="no tenant scope is set"):
        Booking.objects.count()


def test_a_scope_shows_its_own_rows(booking, riverton):
    with scope.within(scope.tenant([riverton.pk])):
        assert list(Booking.objects.all()) == [booking]


def test_another_tenants_scope_shows_nothing(booking, lakeside):
    with scope.within(scope.tenant([lakeside.pk])):
        assert not Booking.objects.exists()


def test_another_tenants_scope_refuses_to_write(booking, riverton, lakeside):
    charge = Charge(jurisdiction=riverton, booking=booking, description="Theft")

    with pytest.raises(ProgrammingError, match="row-level security policy"):  # noqa: SIM117
        with scope.within(scope.tenant([lakeside.pk])):
            charge.save()


def test_a_scope_with_no_jurisdictions_sees_nothing(booking):
    with scope.within(scope.tenant([])):
        assert not Booking.objects.exists()


@pytest.fixture
def places(ohio, rosa):
    """Four counties with a row of everything each."""
    made = [county(ohio, f"3980{n}", f"County {n}") for n in range(4)]
    for place in made:
        inhabit(place.agencies.create(ori=f"OH{place.code}00", name=place.name), rosa)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(chosen=st.sets(st.integers(0, 3)))
def test_a_scope_shows_exactly_its_jurisdictions(places, chosen):
    ids = {places[n].pk for n in chosen}

    with scope.within(scope.tenant(ids)):
        seen = list(Charge.objects.values_list("jurisdiction", flat=True))

    assert sorted(seen) == sorted(ids)


def test_a_scope_inside_another_is_refused(riverton, lakeside):
    with scope.within(scope.tenant([riverton.pk])):
        with pytest.raises(ScopeRefused, match="inside"), scope.within(scope.dispatch()):
            pass

        assert scope.present() == scope.tenant([riverton.pk])
        assert role() == "portal_tenant"


def test_the_same_scope_goes_on_inside_itself(booking, riverton):
    own = scope.tenant([riverton.pk])

    with scope.within(own):
        with scope.within(scope.tenant([riverton.pk, riverton.pk])):
            assert Booking.objects.exists()

        assert Booking.objects.exists()


def test_after_a_scope_the_site_is_itself_again(booking, riverton):
    with scope.within(scope.tenant([riverton.pk])):
        pass

    assert (scope.present(), role()) == (None, "portal_app")
    with pytest.raises(ProgrammingError, match="permission denied"):
        Booking.objects.count()


def test_after_a_failure_the_site_is_itself_again(riverton):
    with pytest.raises(ZeroDivisionError), scope.within(scope.tenant([riverton.pk])):
        _ = 1 / 0

    assert (scope.present(), role()) == (None, "portal_app")


def test_a_scope_can_be_left_where_the_transaction_goes_on(riverton):
    scope.enter(scope.tenant([riverton.pk]))
    scope.leave()

    assert role() == "portal_app"


def test_a_scope_ends_with_its_transaction(committed, riverton):
    with transaction.atomic():
        scope.enter(scope.tenant([riverton.pk]))
        assert role() == "portal_tenant"

    assert role() == "portal_app"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('portal.scope', true)")
        assert not cursor.fetchone()[0]


def test_a_scope_needs_a_transaction(committed):
    with pytest.raises(ScopeRefused, match="inside a transaction"):
        scope.enter(scope.dispatch())


def test_a_scope_owns_its_transaction(committed, riverton):
    with (
        transaction.atomic(),
        pytest.raises(RuntimeError, match="durable"),
        scope.within(scope.tenant([riverton.pk])),
    ):
        pass


@pytest.mark.parametrize("inside", [None, scope.tenant([1]), *CROSSING], ids=str)
def test_no_select_chooses_a_scope(inside, db):
    if inside:
        scope.enter(inside)

    with pytest.raises(ProgrammingError, match="set_config"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.scope', '{1,2,3}', true)")


@pytest.mark.parametrize("evil", ["1}'; RESET ROLE; --", "{2}", "", None])
def test_only_numbers_make_a_scope(evil):
    with pytest.raises((ValueError, TypeError)):
        Scope("portal_tenant", (evil,)).literal()


def test_who_enters_oversight_and_why_is_logged(caplog):
    with caplog.at_level("INFO"):
        scope.oversight(who="user:7", why="an inquiry")

    assert "user:7: an inquiry" in caplog.text
