"""The verifier finds nothing where all is well, and each thing that a superuser slips in."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from matching.verification import verify
from tests.factories import LONG_AGO, event, takes_part
from tests.matching.factories import complete, now, submit

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def lived(riverton, lakeside, ohio, riverton_police, lakeside_sheriff, rosa, luca, galleries):
    """Two counties with a past: one takes part, one left; bookings of both."""
    event(riverton, "ACTIVATION")
    event(lakeside, "ACTIVATION")
    searched = submit(riverton_police, rosa, 6)
    complete(searched)
    asked = event(lakeside, "OPT_OUT", effective_at=LONG_AGO + timedelta(days=1))
    event(lakeside, "DISPUTE", concerns=asked, effective_at=LONG_AGO + timedelta(days=2))
    withheld = submit(lakeside_sheriff, luca, 7)
    complete(withheld)
    return {"searched": searched, "withheld": withheld, "left": lakeside, "in": riverton}


@pytest.fixture
def planted(admin_connection):
    """A superuser's statement with every trigger off."""

    def plant(statement, *values):
        admin_connection.execute("SET session_replication_role = replica")
        admin_connection.execute(statement, values)
        admin_connection.execute("SET session_replication_role = origin")

    return plant


def breaches() -> list[str]:
    return [str(breach) for breach in verify(who="test")]


def test_where_all_is_well_there_is_no_breach(lived):
    assert breaches() == []


def test_the_command_says_so(lived):
    out = io.StringIO()

    call_command("verify_participation", stdout=out)

    assert "Every period follows" in out.getvalue()


def test_the_command_fails_with_the_row(lived, planted):
    planted("UPDATE participation_participationperiod SET flow = 'L0'")
    out = io.StringIO()

    with pytest.raises(CommandError, match="breaches"):
        call_command("verify_participation", stdout=out)
    assert "period of Lakeside County, OH" in out.getvalue()


def test_a_search_that_ran_before_a_retroactive_opt_out_is_no_breach(lived):
    takes_part(lived["in"], "L2", effective_at=now() - timedelta(days=1))

    assert breaches() == []


def test_a_search_after_a_change_of_mind_is_no_breach(
    lived, lakeside_sheriff, luca, riverton_police, rosa
):
    event(lived["left"], "OPT_IN", effective_at=now(), retroactive=False)
    complete(submit(lakeside_sheriff, luca, 8, booked_at=now()))
    event(lived["in"], "OPT_OUT", effective_at=now(), retroactive=False)
    complete(submit(riverton_police, rosa, 9, booked_at=now()))

    assert breaches() == []


INSERT = (
    "INSERT INTO matching_search (id, jurisdiction_id, booking_id, gallery, status, attempts,"
    " queued_at, problem, engine_version, passed_open_at) SELECT gen_random_uuid(),"
    " jurisdiction_id, id, 'IMMIGRATION', 'QUEUED', 0, now(), '', '', {} FROM matching_booking"
    " WHERE flow = 'L2'"
)
EVENT = (
    "INSERT INTO participation_participationevent (act, instrument, authority, body, vote,"
    " citation, city, reason, received_at, effective_at, retroactive, jurisdiction_id, acting_id,"
    " author_id, approver_id, entered_at) SELECT 'OPT_IN', 'LETTER', 'x', '', '', '', '', '',"
    " now(), now(), true, jurisdiction_id, acting_id, author_id, approver_id, now()"
    " FROM participation_participationevent WHERE act = 'OPT_OUT'"
)
PLANTS = {
    "a search of an opted-out county": (INSERT.format("NULL"), "the gate saw no open"),
    "one with a forged passage": (INSERT.format("now()"), "fell where L2 held"),
    "one with a passage of better days": (
        INSERT.format("'2009-01-01 12:00+00'"),
        "its open comes before its booking",
    ),
    "a search beside a withholding": (INSERT.format("now()"), "its booking is withheld"),
    "a stamp of its own making": (
        "UPDATE matching_booking SET flow = 'L0' WHERE flow = 'L2'",
        "it is stamped L0, and L2 held",
    ),
    "a stamp taken off": ("UPDATE matching_booking SET stamped_at = NULL", "it has no stamp"),
    "a search that skipped the gate's start": (
        "UPDATE matching_search SET passed_start_at = NULL WHERE gallery = 'IMMIGRATION'",
        "the gate saw no start",
    ),
    "a candidate of a search that never finished": (
        "UPDATE matching_search SET status = 'QUEUED', finished_at = NULL,"
        " passed_start_at = NULL, passed_finish_at = NULL, released_at = NULL"
        " WHERE gallery = 'IMMIGRATION'",
        "its search never finished",
    ),
    "a withholding taken away": ("DELETE FROM matching_withholding", "its withholding is missing"),
    "a period with another flow": (
        "UPDATE participation_participationperiod SET flow = 'L0' WHERE flow = 'L2'",
        "does not follow",
    ),
    "a period moved": (
        "UPDATE participation_participationperiod SET during ="
        " tstzrange(lower(during) + interval '1 day', upper(during))"
        " WHERE flow = 'L2' AND NOT lower_inf(during)",
        "is missing",
    ),
    "a period taken away": ("DELETE FROM participation_participationperiod", "is missing"),
    "an event changed": (
        "UPDATE participation_participationevent SET authority = 'y' WHERE act = 'OPT_OUT'",
        "changed after it was entered",
    ),
    "an event turned round": (
        "UPDATE participation_participationevent SET act = 'OPT_IN' WHERE act = 'OPT_OUT'",
        "changed after it was entered",
    ),
    "an event taken away": (
        "DELETE FROM participation_participationevent WHERE act = 'DISPUTE'",
        "taken away after it was entered",
    ),
    "an event slipped in": (EVENT, "the trail does not know it"),
}


@pytest.mark.parametrize("name", PLANTS)
def test_what_a_superuser_plants_with_the_triggers_off_is_found(name, lived, planted):
    statement, words = PLANTS[name]

    planted(statement)

    assert [found for found in breaches() if words in found]
