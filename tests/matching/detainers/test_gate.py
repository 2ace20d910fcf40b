"""What the database refuses about detainers, tried by plain SQL as the role that would."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from matching.detainers.errors import PlaceLeft
from matching.detainers.models import Answer, Detainer, HoldCondition, HoldPolicy, Step
from matching.status.claims import decide_claim, make_claim
from tests.factories import NOON, couple, takes_part
from tests.matching.casework import answered as responded
from tests.matching.casework import casework
from tests.matching.detainers.steps import convicted, drafted, moved, served
from tests.matching.factories import now, within

ISSUE = (
    "UPDATE detainers_detainer SET status = 'ISSUED', issued_at = now(), issued_by_id = %s,"
    " code = 'x' WHERE id = %s"
)


def run(statement: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(detainer, to: str) -> None:
    """The bare statement that a program around the services would send, as the place."""
    with within(detainer.jurisdiction):
        run("UPDATE detainers_detainer SET status = %s WHERE id = %s", to, detainer.pk)


def step(detainer, to: str) -> None:
    """The same, with the step that tells of it."""
    with within(detainer.jurisdiction):
        before = Detainer.objects.get(pk=detainer.pk)
        change(detainer, to)
        keep(detainer, source=before.status, target=to, taken_at=before.changed_at)


def keep(detainer, **differs) -> None:
    """A step as a program around the services would write it."""
    given = {"taken_by_id": detainer.issued_by_id, "note": b"x", **differs}
    with within(detainer.jurisdiction), transaction.atomic():
        Step.objects.create(jurisdiction_id=detainer.jurisdiction_id, detainer=detainer, **given)


def settle() -> None:
    """Ask now what the database asks when a transaction ends."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


def claimed(detainer):
    with within(detainer.jurisdiction):
        return make_claim(
            booking_id=detainer.booking_id,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words="",
            by=None,
            at=now(),
        )


def refused(rule: str):
    """A refusal by the rule of this name."""
    return pytest.raises(IntegrityError, check=lambda error: rule == _rule(error))


def _rule(error: IntegrityError) -> str:
    return error.__cause__.diag.constraint_name  # type: ignore[union-attr]


def test_a_detainer_begins_as_a_draft(detainer):
    detainer.pk, detainer.number = None, "D-0000-0001"

    with refused("detainer_begins_as_draft"), casework(), transaction.atomic():
        detainer.save(force_insert=True)


def test_a_way_that_is_not_in_the_table_is_refused(detainer):
    with refused("detainer_moves"):
        step(detainer, "EXPIRED")


@pytest.mark.parametrize("change", [{"number": "D-0"}, {"ground": ""}, {"conditional": True}])
def test_no_scope_changes_what_a_detainer_says(change, detainer):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, casework(), transaction.atomic():
        Detainer.objects.filter(pk=detainer.pk).update(**change)


def test_who_issued_it_and_when_stays(detainer):
    with pytest.raises(ProgrammingError, match="keeps what it says"), casework():
        run("UPDATE detainers_detainer SET issued_at = now() WHERE id = %s", detainer.pk)


def test_a_step_is_never_changed_or_deleted(detainer):
    for statement in ("UPDATE detainers_step SET note = 'x'", "DELETE FROM detainers_step"):
        with pytest.raises(ProgrammingError, match="permission denied"), casework():
            run(statement)


def test_no_state_changes_without_its_step(detainer):
    with refused("detainer_keeps_each_step"), within(detainer.jurisdiction):
        change(detainer, "LIFTED")
        settle()


@pytest.mark.parametrize("wrong", [{"target": "ACTIVE"}, {"source": "LIFTED"}, {"taken_at": NOON}])
def test_a_step_tells_of_the_change_that_was_just_made(wrong, detainer):
    told = {"source": "ISSUED", "target": "LIFTED", "taken_at": detainer.changed_at}
    with within(detainer.jurisdiction):
        change(detainer, "LIFTED")
        with refused("step_tells_of_a_change"):
            keep(detainer, **{**told, **wrong})

        keep(detainer, **told)


def test_a_step_from_another_state_does_not_stand_for_the_one_that_was_taken(detainer):
    with refused("detainer_keeps_each_step"), within(detainer.jurisdiction):
        change(detainer, "LIFTED")
        keep(detainer, source="ACTIVE", target="LIFTED", taken_at=detainer.changed_at)
        settle()


def test_a_state_is_entered_once(detainer):
    with refused("step_once_into_each_state"):
        keep(detainer, source="DRAFT", target="ISSUED", taken_at=detainer.changed_at)


def test_somebody_took_every_step_but_that_of_the_clock(detainer):
    with within(detainer.jurisdiction):
        change(detainer, "LIFTED")
        given = {"source": "ISSUED", "target": "LIFTED", "taken_at": detainer.changed_at}

        with refused("step_by_nobody_is_the_clocks"):
            keep(detainer, **given, taken_by_id=None)
        keep(detainer, **given)


def test_the_time_of_a_change_moves_with_a_change_alone(detainer):
    with pytest.raises(ProgrammingError, match="keeps what it says"), casework():
        run("UPDATE detainers_detainer SET changed_at = now() WHERE id = %s", detainer.pk)


def test_an_opt_out_stops_every_step_but_to_release(detainer, riverton, jack):
    takes_part(riverton, "L2", effective_at=now())

    with refused("detainer_of_a_place_that_takes_part"):
        step(detainer, "ACTIVE")
    assert moved(detainer, "RELEASED", jack).status == "RELEASED"


def test_in_a_place_that_left_none_is_drafted(case, riverton, omar):
    takes_part(riverton, "L2", effective_at=now())

    with pytest.raises(PlaceLeft):
        drafted(case, omar)


def test_a_place_that_was_out_when_the_person_was_booked_has_none(case, riverton, omar):
    takes_part(riverton, "L2", effective_at=case.booking.booked_at)
    takes_part(riverton, "L0", effective_at=now())

    with pytest.raises(PlaceLeft):
        drafted(case, omar)


def test_a_place_that_takes_part_without_answers_may_have_one(case, riverton, omar):
    takes_part(riverton, "L1", effective_at=now())

    assert drafted(case, omar).status == "DRAFT"


@pytest.mark.parametrize("to", ["ACTIVE", "RELEASE_DUE", "TRANSFERRED"])
def test_an_undecided_claim_stops_every_step_toward_a_hold(to, detainer, jack):
    served(detainer, jack)
    claimed(detainer)

    with refused("detainer_stops_at_a_claim"):
        step(detainer, to)


@pytest.mark.parametrize(
    ("outcome", "rule"), [("UPHELD", "detainer_ends_with_its_case"), ("NOT_UPHELD", None)]
)
def test_a_decided_claim_ends_it_or_lets_it_go_on(outcome, rule, detainer, jack, susan):
    served(detainer, jack)
    claim = claimed(detainer)
    with casework():
        decide_claim(claim_id=claim.pk, outcome=outcome, reason="Papers.", by=susan, at=now())

    if rule:
        with refused(rule):
            step(detainer, "ACTIVE")
    else:
        step(detainer, "ACTIVE")


def test_every_step_to_release_stays_open_under_a_claim(detainer, jack):
    claimed(detainer)

    assert moved(detainer, "RELEASED", jack).status == "RELEASED"


def test_nothing_is_issued_after_a_later_response(case, sara, omar):
    draft = drafted(case, omar)
    responded(case, sara, finding="UNDETERMINED", ground="")

    with refused("detainer_rests_on_a_removable_response"), casework():
        run(ISSUE, omar.pk, draft.pk)


def test_only_the_officer_of_the_case_issues(case, omar, susan):
    draft = drafted(case, omar)

    with refused("detainer_issued_by_the_officer_of_the_case"), casework():
        run(ISSUE, susan.pk, draft.pk)


def test_a_place_cannot_issue(case, omar, jack, riverton):
    draft = drafted(case, omar)

    with pytest.raises(ProgrammingError, match="permission denied"), within(riverton):
        run(ISSUE, jack.pk, draft.pk)


@pytest.mark.parametrize("to", ["ACTIVE", "RELEASE_DUE", "TRANSFERRED"])
def test_a_conditional_one_waits_for_a_conviction_on_a_charge(to, waiting):
    with refused("detainer_waits_for_the_conviction"):
        step(waiting, to)


def test_a_conviction_lets_a_conditional_one_take_effect(waiting, jack):
    convicted(waiting, jack)

    step(waiting, "ACTIVE")


@pytest.mark.parametrize("to", ["SERVED", "ACTIVE", "RELEASE_DUE", "TRANSFERRED"])
def test_the_form_of_2017_takes_effect_once_served_on_the_person(to, detainer):
    with refused("detainer_served_on_the_person"):
        step(detainer, to)


def policy(place, conditions: int = 1) -> HoldPolicy:
    author, approver = couple(place)
    made = HoldPolicy.objects.create(
        jurisdiction=place,
        title="Policy",
        citation="1",
        effective_at=now(),
        condition_count=conditions,
        entered_by=author,
        approved_by=approver,
        entered_at=now(),
    )
    for number in range(1, conditions + 1):
        rule = {"fact": "felony_conviction", "==": "PRESENT"}
        HoldCondition.objects.create(policy=made, number=number, words="A felony", rule=rule)
    return made


def raw_answer(detainer, jack, **differs) -> None:
    given = {"choice": "HONOR", "answered_by": jack, "answered_at": now(), **differs}
    with within(detainer.jurisdiction), transaction.atomic():
        Answer.objects.create(jurisdiction_id=detainer.jurisdiction_id, detainer=detainer, **given)


def test_without_a_policy_a_hold_needs_no_condition(detainer, jack):
    raw_answer(detainer, jack)


def test_under_a_policy_a_hold_names_it(detainer, jack, riverton):
    policy(riverton)

    with refused("answer_under_the_policy_in_force"):
        raw_answer(detainer, jack)


def test_under_a_policy_a_hold_names_a_condition(detainer, jack, riverton):
    with refused("answer_honored_under_a_condition"):
        raw_answer(detainer, jack, policy=policy(riverton))


def test_a_condition_of_another_policy_allows_nothing(detainer, jack, riverton, lakeside):
    mine, other = policy(riverton), policy(lakeside)

    with refused("answer_under_a_condition_of_the_policy"):
        raw_answer(detainer, jack, policy=mine, condition=other.conditions.get())


def test_the_policy_of_the_state_holds_in_its_counties(detainer, jack, ohio):
    above = policy(ohio)

    with refused("answer_honored_under_a_condition_of_the_state"):
        raw_answer(detainer, jack, state_policy=above)
    raw_answer(detainer, jack, state_policy=above, state_condition=above.conditions.get())


def test_a_policy_that_is_replaced_allows_nothing(detainer, jack, riverton):
    old = policy(riverton)
    policy(riverton, conditions=0)

    with refused("answer_under_the_policy_in_force"):
        raw_answer(detainer, jack, policy=old, condition=old.conditions.get())


def test_no_condition_joins_a_policy_afterwards(riverton):
    none = policy(riverton, conditions=0)

    with refused("hold_condition_of_those_entered"), transaction.atomic():
        HoldCondition.objects.create(policy=none, number=1, words="More", rule={})


def test_a_detainer_at_its_end_takes_no_answer(detainer, jack):
    moved(detainer, "LIFTED", jack)

    with refused("answer_to_an_open_detainer"):
        raw_answer(detainer, jack)


def test_a_policy_is_never_changed(riverton):
    made = policy(riverton)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        HoldPolicy.objects.filter(pk=made.pk).update(title="Another")


def test_one_of_another_source_rests_on_no_match(case, omar):
    row = Detainer(
        jurisdiction_id=case.jurisdiction_id, number="D-1", booking=case.booking,
        agency_id=case.booking.agency_id, source="WARRANT", case=case, form="I247A",
        ground="FINAL_ORDER", changed_at=now(), drafted_by=omar, drafted_at=now(),
    )  # fmt: skip

    refusal = refused("detainer_of_another_source_rests_on_no_match")
    with refusal, casework(), transaction.atomic():
        row.save(force_insert=True)
