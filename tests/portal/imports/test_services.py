"""An import is written whole in the name of two people, and undone exactly."""

import pytest
from django.db import transaction

from portal.audit.models import AuditEvent
from portal.imports.errors import ImportRefused
from portal.imports.models import Import, ImportChange
from portal.imports.selectors import plan_file
from portal.imports.services import (
    apply_import,
    ask_undo,
    keep_import,
    record_import,
    undo_at_once,
    undo_import,
)
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role, take_role
from portal.jurisdictions.tokens import issue_token
from portal.participation.axes import flow_at
from portal.participation.models import ParticipationEvent
from portal.states import TransitionRefused
from tests.factories import NOON, event, takes_part
from tests.portal.imports.files import (
    LAKESIDE,
    MOUNT,
    POLICE,
    RIVERTON,
    SHERIFF,
    agencies,
    counties,
)

COUNTIES, AGENCIES = Import.Kind.COUNTIES, Import.Kind.AGENCIES
MOVED = (*RIVERTON[:3], "2010-06-01", "5100", "41")


def place(code):
    return Jurisdiction.objects.get(code=code)


@pytest.fixture
def planned(chief, now):
    return record_import(
        kind=COUNTIES, file_name="a.csv", content=counties(RIVERTON, LAKESIDE), by=chief, at=now
    )


def test_a_plan_writes_nothing(planned):
    assert planned.counts["create"] == 2
    assert not Jurisdiction.objects.exists()


def test_an_import_makes_program_states_and_counties(apply, deputy):
    imported = apply(counties(RIVERTON, LAKESIDE, MOUNT))

    assert (imported.status, imported.applied_by) == ("APPLIED", deputy)
    assert place("47901").time_zone == "America/Chicago"
    assert place("39901").parent.name == "Ohio"
    assert place("39").parent.code == "US"
    assert (place("39901").population, place("39901").counted_year) == (5000, 2011)


def test_activation_days_become_entries_of_the_program_by_two_people(apply, chief, deputy):
    apply(counties(RIVERTON, LAKESIDE))

    made = ParticipationEvent.objects.get()
    assert (made.jurisdiction.code, made.act, made.acting.code) == ("39901", "ACTIVATION", "US")
    assert (made.author, made.approver, made.retroactive) == (chief, deputy, True)
    assert made.effective_at.isoformat() == "2010-03-02T05:00:00+00:00"
    assert flow_at(jurisdiction_id=place("39901").pk, at=NOON) == "L0"
    assert flow_at(jurisdiction_id=place("39902").pk, at=NOON) == "L2"


def test_the_same_file_again_writes_nothing(apply, public):
    apply(counties(RIVERTON, LAKESIDE, MOUNT))
    before, events = public(), ParticipationEvent.objects.count()

    again = apply(counties(RIVERTON, LAKESIDE, MOUNT))

    assert (again.counts["unchanged"], again.changes.count()) == (3, 0)
    assert (public(), ParticipationEvent.objects.count()) == (before, events)


def test_another_day_undoes_the_old_entry_and_adds_one(apply):
    apply(counties(RIVERTON))

    apply(counties(MOVED))

    acts = list(ParticipationEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["ACTIVATION", "UNDO", "ACTIVATION"]
    assert flow_at(jurisdiction_id=place("39901").pk, at=NOON.replace(year=2010, month=4)) == "L2"
    assert flow_at(jurisdiction_id=place("39901").pk, at=NOON) == "L0"


def test_an_undo_gives_back_every_public_byte(apply, undo, public):
    apply(counties(RIVERTON, LAKESIDE))
    apply(agencies(POLICE), AGENCIES)
    before = public()

    places = apply(counties(MOVED, LAKESIDE, MOUNT))
    changed = ("OH0990100", "Riverton City Police", *POLICE[2:])
    offices = apply(agencies(changed, SHERIFF), AGENCIES)
    assert public() != before
    undo(offices)
    undo(places)

    assert public() == before


def test_a_file_applies_again_after_its_undo(apply, undo, public):
    first = apply(counties(RIVERTON, LAKESIDE))
    full = public()

    undo(first)
    gone = public()
    again = apply(counties(RIVERTON, LAKESIDE))

    assert gone == b""
    assert (again.counts["create"], public()) == (2, full)


def test_what_an_activation_rested_on_comes_back_with_it(apply, undo):
    apply(counties(("39901", "OH", "Riverton County", "", "", "")))
    event(place("39901"), "ACTIVATION", citation="Notice 7")

    undo(apply(counties(MOVED)))

    last = ParticipationEvent.objects.order_by("pk").last()
    assert (last.act, last.citation) == ("ACTIVATION", "Notice 7")


def test_one_row_in_error_leaves_everything_as_it_was(chief, deputy, now):
    content = counties(RIVERTON, ("1001", "AL", "A County", "", "", ""))
    bad = record_import(kind=COUNTIES, file_name="a.csv", content=content, by=chief, at=now)

    with pytest.raises(ImportRefused, match="1 lines are in error"):
        apply_import(imported=bad, by=deputy, at=now)

    assert not Jurisdiction.objects.exists()
    assert Import.objects.get().status == "PLANNED"


def test_nobody_applies_an_import_of_their_own(planned, chief, now):
    with pytest.raises(AccessDenied, match="second administrator"):
        apply_import(imported=planned, by=chief, at=now)


@pytest.mark.parametrize("name", ["nobody", "otto", "gwen"])
def test_only_administrators_import(name, request, planned, now):
    person = request.getfixturevalue(name)

    with pytest.raises(AccessDenied, match="Only administrators"):
        apply_import(imported=planned, by=person, at=now)
    with pytest.raises(AccessDenied, match="Only administrators"):
        record_import(kind=COUNTIES, file_name="a", content=counties(MOUNT), by=person, at=now)


def test_the_second_person_applies_what_the_first_one_saw(planned, apply, deputy, now):
    apply(counties(RIVERTON))

    with pytest.raises(ImportRefused, match="has changed since this was planned"):
        apply_import(imported=planned, by=deputy, at=now)


def test_an_import_is_applied_once(planned, deputy, now):
    apply_import(imported=planned, by=deputy, at=now)

    with pytest.raises(TransitionRefused):
        apply_import(imported=planned, by=deputy, at=now)


def test_an_undo_takes_two_people_and_may_be_taken_back(apply, chief, deputy, now):
    imported = apply(counties(RIVERTON))

    ask_undo(imported=imported, by=chief, at=now)
    with pytest.raises(AccessDenied, match="second administrator"):
        undo_import(imported=imported, by=chief, at=now)
    kept = keep_import(imported=imported, by=chief, at=now)

    assert (kept.status, kept.undo_asked_by) == ("APPLIED", None)
    with pytest.raises(TransitionRefused):
        undo_import(imported=imported, by=deputy, at=now)


def test_a_later_import_of_the_same_row_is_undone_first(apply, undo):
    first, second = apply(counties(RIVERTON)), apply(counties(MOVED))

    with pytest.raises(ImportRefused, match=f"Import {second.pk} changed 39901 later"):
        undo(first)

    undo(second)
    assert undo(first).status == "UNDONE"


def test_a_row_that_somebody_changed_by_hand_is_not_put_back(apply, undo):
    imported = apply(counties(RIVERTON))
    Jurisdiction.objects.filter(code="39901").update(name="Stony County")

    with pytest.raises(ImportRefused, match="39901 was changed since"):
        undo(imported)


def test_a_place_with_agencies_stays(apply, undo):
    imported = apply(counties(RIVERTON))
    offices = apply(agencies(POLICE), AGENCIES)

    with pytest.raises(ImportRefused, match="Riverton County, OH has agencies"):
        undo(imported)

    undo(offices)
    assert undo(imported).status == "UNDONE"


def test_a_place_that_has_acted_since_stays(apply, undo):
    imported = apply(counties(RIVERTON))
    takes_part(place("39901"), "L2")

    with pytest.raises(ImportRefused, match="has an entry of its own since: Opt-out"):
        undo(imported)


def test_a_place_in_which_people_hold_roles_stays(apply, undo, nobody, now):
    imported = apply(counties(RIVERTON))
    given = {"user": nobody, "role": "READER", "jurisdiction": place("39901"), "by": None}
    give_role(**given, at=now)

    with pytest.raises(ImportRefused, match="People hold the role READER:39901"):
        undo(imported)

    take_role(**given, at=now)
    assert undo(imported).status == "UNDONE"


def test_a_state_with_counties_of_a_later_import_stays(apply, undo):
    first = apply(counties(RIVERTON))
    apply(counties(LAKESIDE))

    with pytest.raises(ImportRefused, match="Ohio has come to hold Lakeside County"):
        undo(first)


def test_an_agency_whose_software_holds_a_key_stays(apply, undo, chief, now):
    apply(counties(RIVERTON))
    offices = apply(agencies(POLICE), AGENCIES)
    issue_token(agency=Agency.objects.get(), by=chief, at=now)

    with pytest.raises(ImportRefused, match="has a key for its software"):
        undo(offices)


def test_a_row_that_has_acted_since_may_still_be_put_back(apply, undo):
    apply(counties(RIVERTON))
    imported = apply(counties(MOVED))
    takes_part(place("39901"), "L2", effective_at=NOON)

    undo(imported)

    assert place("39901").population == 5000
    assert flow_at(jurisdiction_id=place("39901").pk, at=NOON.replace(year=2010, month=4)) == "L0"


def test_every_step_is_in_the_trail(apply, chief, deputy, now):
    imported = apply(counties(RIVERTON))
    undo_at_once(imported=imported, by=chief, approved_by=deputy, at=now)

    scope.enter(scope.oversight(who="test", why="read the trail"))
    steps = list(AuditEvent.objects.filter(event__startswith="import.").order_by("pk"))
    assert [step.event.partition(".")[2] for step in steps] == [
        "planned", "applied", "undo_asked", "undone",
    ]  # fmt: skip
    assert steps[1].detail["sha256"] == imported.sha256
    assert steps[1].actor == f"user:{deputy.pseudonym}"


def test_administration_may_write_what_an_import_writes(planned, deputy, now):
    with transaction.atomic():
        scope.enter(scope.oversight(who="test", why="apply"))
        apply_import(imported=planned, by=deputy, at=now)
        scope.leave()

    assert ImportChange.objects.filter(key="39901", event__isnull=False).exists()


def test_a_county_in_use_is_not_made_again(riverton, now):
    plan = plan_file(kind=COUNTIES, content=counties(RIVERTON), at=now)

    assert (plan.counts["change"], plan.founds) == (1, ())
