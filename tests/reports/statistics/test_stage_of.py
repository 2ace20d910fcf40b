from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.states import Status
from matching.holds.models import CustodyEnd
from matching.policy.models import Outcome
from matching.status.states import CaseStatus
from portal.leases import JobStatus
from reports.statistics import stages
from reports.statistics.gathering_holds import Custody
from reports.statistics.stage_of import CaseRecord, DetainerRecord, Record, stage_of
from reports.statistics.stages import Stage

S = Stage
READ = Record(reading="DONE")
SEARCHED = replace(READ, search="DONE")
MATCHED = replace(SEARCHED, case=CaseRecord("OPEN"))
NO_ACTION = CaseRecord("DECIDED", "NO_ACTION")
BEFORE_A_CASE = [
    (Record(), S.PENDING),
    (Record(reading="QUEUED"), S.PENDING),
    (Record(reading="RUNNING"), S.PENDING),
    (READ, S.PENDING),
    (replace(READ, search="QUEUED"), S.PENDING),
    (replace(READ, search="RUNNING"), S.PENDING),
    (Record(reading="FAILED"), S.FAILED),
    (Record(reading="FAILED", is_withheld=True), S.FAILED),
    (replace(READ, search="FAILED"), S.FAILED),
    (replace(READ, search="WITHHELD"), S.WITHHELD),
    (replace(READ, is_withheld=True), S.WITHHELD),
    (replace(READ, is_withheld=True, took_part=False), S.WITHHELD),
    (replace(READ, is_withheld=True, is_activated=False), S.BEFORE_ACTIVATION),
    (replace(SEARCHED, is_activated=False), S.BEFORE_ACTIVATION),
    (replace(SEARCHED, is_activated=False, took_part=False), S.OUTSIDE_WINDOW),
    (replace(MATCHED, took_part=False), S.OUTSIDE_WINDOW),
    (replace(READ, search="RUNNING", took_part=False), S.PENDING),
    (replace(MATCHED, in_county=False), S.NO_COUNTY),
    (replace(SEARCHED, in_county=False, took_part=False), S.NO_COUNTY),
    (SEARCHED, S.CLEAR),
    (replace(SEARCHED, is_unconcluded=True), S.EXAMINED),
    (replace(SEARCHED, is_voided=True), S.VOIDED),
    (replace(SEARCHED, is_voided=True, is_unconcluded=True), S.VOIDED),
    (replace(MATCHED, is_voided=True), S.MATCHED),
    (replace(MATCHED, is_unconcluded=True), S.MATCHED),
]
CASES = [
    (CaseRecord(), S.MATCHED),
    (CaseRecord("OPEN"), S.MATCHED),
    (CaseRecord("QUERIED"), S.MATCHED),
    (CaseRecord("QUERIED", "NO_ACTION", is_citizen=True), S.MATCHED),
    (CaseRecord("ANSWERED"), S.VERIFIED),
    (CaseRecord("ANSWERED", "NO_ACTION", is_citizen=True), S.VERIFIED),
    (CaseRecord("DECIDED", "MAY_PROCEED"), S.VERIFIED),
    (CaseRecord("DECIDED", "MAY_PROCEED", minor_traffic=True), S.VERIFIED),
    (CaseRecord("DECIDED", "STOP", is_victim=True), S.VERIFIED),
    (CaseRecord("DECIDED", "AFTER_CONVICTION"), S.VERIFIED),
    (CaseRecord("DECIDED", "AFTER_CONVICTION", minor_traffic=True), S.NO_ACTION_TRAFFIC),
    (NO_ACTION, S.NO_ACTION_OTHER),
    (replace(NO_ACTION, not_removable=True), S.NO_ACTION_OTHER),
    (replace(NO_ACTION, is_citizen=True, is_victim=True), S.NO_ACTION_CITIZEN),
    (replace(NO_ACTION, is_victim=True, minor_traffic=True), S.NO_ACTION_VICTIM),
    (replace(NO_ACTION, minor_traffic=True), S.NO_ACTION_TRAFFIC),
    (replace(NO_ACTION, minor_traffic=True, not_removable=True), S.NO_ACTION_OTHER),
    (CaseRecord("CLOSED"), S.NO_ACTION_OTHER),
    (CaseRecord("CLOSED", is_citizen=True), S.NO_ACTION_CITIZEN),
    (CaseRecord("CLOSED", "STOP", is_victim=True), S.NO_ACTION_VICTIM),
    (CaseRecord("CLOSED", "AFTER_CONVICTION", minor_traffic=True), S.NO_ACTION_TRAFFIC),
    (CaseRecord("CLOSED", "MAY_PROCEED"), S.NO_ACTION_OTHER),
    (CaseRecord("VOIDED", "MAY_PROCEED"), S.VOIDED),
]
# With the agency and in time, by how custody ended; every status that an issued detainer has.
IN_TIME = {
    "ISSUED": (S.SERVED, S.SERVED, S.SERVED),
    "SERVED": (S.SERVED, S.SERVED, S.SERVED),
    "AWAITING_CONVICTION": (S.SERVED, S.SERVED, S.SERVED),
    "ACTIVE": (S.SERVED, S.SERVED, S.SERVED),
    "RELEASE_DUE": (S.SERVED, S.SERVED, S.SERVED),
    "EXPIRED": (S.SERVED, S.LAPSED, S.CUSTODY),
    "TRANSFERRED": (S.CUSTODY, S.CUSTODY, S.CUSTODY),
    "RELEASED": (S.LAPSED, S.LAPSED, S.LAPSED),
    "DECLINED": (S.DECLINED, S.DECLINED, S.DECLINED),
    "CANCELLED": (S.WITHDRAWN, S.WITHDRAWN, S.WITHDRAWN),
    "LIFTED": (S.WITHDRAWN, S.WITHDRAWN, S.WITHDRAWN),
}
ENDS = ("", "RELEASED", "TRANSFERRED")


def held(status, **differs) -> Stage:
    return stage_of(replace(MATCHED, detainer=DetainerRecord(status, **differs)))


@pytest.mark.parametrize(("record", "stage"), BEFORE_A_CASE)
def test_a_booking_comes_as_far_as_its_search_and_its_examiners(record, stage):
    assert stage_of(record) == stage


@pytest.mark.parametrize(("case", "stage"), CASES)
def test_a_match_comes_as_far_as_its_case(case, stage):
    assert stage_of(replace(SEARCHED, case=case)) == stage


@pytest.mark.parametrize("status", IN_TIME)
def test_a_detainer_comes_as_far_as_its_hold(status):
    in_time = [held(status, custody_end=end) for end in ENDS]
    with_copy = [held(status, custody_end=end, on_person=True) for end in ENDS]

    assert in_time == list(IN_TIME[status])
    assert [stage.name for stage in with_copy] == [f"{stage.name}_COPY" for stage in in_time]


@pytest.mark.parametrize("status", IN_TIME)
def test_what_did_not_reach_the_agency_is_prepared_and_no_more(status):
    assert {held(status, on_agency=False, custody_end=end) for end in ENDS} == {S.PREPARED}


@pytest.mark.parametrize("status", IN_TIME)
def test_a_hold_past_its_deadline_is_told_whatever_became_of_it(status):
    for reached in (True, False):
        late = [held(status, is_overdue=True, on_agency=reached, custody_end=end) for end in ENDS]
        copied = held(status, is_overdue=True, on_agency=reached, on_person=True)

        assert late == [S.OVERDUE, S.OVERDUE, S.OVERDUE_CUSTODY]
        assert copied == S.OVERDUE_COPY


def test_the_tables_leave_out_no_state():
    assert set(IN_TIME) == set(Status) - {Status.DRAFT}
    assert set(ENDS) == {"", *CustodyEnd.Kind}
    assert {case.status for case, _stage in CASES} == {"", *CaseStatus}
    assert {case.standing for case, _stage in CASES} == {"", *Outcome}
    searches = {record.search for record, _stage in BEFORE_A_CASE}
    assert searches == {"", *JobStatus}


def test_every_stage_is_reached():
    detained = [
        held(status, on_agency=agency, on_person=copy, is_overdue=late, custody_end=end)
        for status in IN_TIME
        for agency in (True, False)
        for copy in (True, False)
        for late in (True, False)
        for end in ENDS
    ]
    told = [stage for _record, stage in [*BEFORE_A_CASE, *CASES]]

    assert {*detained, *told} == set(Stage)


FLAGS = st.booleans()
DETAINERS = st.builds(
    DetainerRecord, st.sampled_from(list(IN_TIME)), FLAGS, FLAGS, FLAGS, st.sampled_from(ENDS)
)
FILES = st.builds(
    CaseRecord,
    st.sampled_from(["", *CaseStatus]),
    st.sampled_from(["", *Outcome]),
    *[FLAGS] * 4,
)
JOBS = st.sampled_from(["", *JobStatus])
RECORDS = st.builds(
    Record, FLAGS, FLAGS, FLAGS, JOBS, JOBS, FLAGS, FLAGS, FLAGS,
    st.none() | FILES, st.none() | DETAINERS,
)  # fmt: skip


@given(RECORDS)
def test_every_record_is_at_one_stage_and_its_measures_agree(record):
    stage = stage_of(record)

    assert (stage in stages.FORWARDED) <= (record.search == JobStatus.DONE and record.took_part)
    assert (stage == S.NO_COUNTY) == (not record.in_county)
    assert (stage in stages.COUNTED) <= (record.in_county and record.is_activated)
    assert (stage in stages.MATCHED) <= (record.case is not None or record.is_voided)
    assert (stage in stages.SERVED | {S.PREPARED}) <= (record.detainer is not None)


@given(RECORDS)
def test_a_search_out_of_its_time_is_an_incident_whatever_else_is_known(record):
    wrong = replace(record, in_county=True, search="DONE", took_part=False)

    assert stage_of(wrong) == S.OUTSIDE_WINDOW


@given(RECORDS.filter(lambda record: record.detainer and record.case))
def test_a_copy_changes_nothing_but_that_it_was_given(record):
    one, other = (
        stage_of(replace(record, detainer=replace(record.detainer, on_person=copy)))
        for copy in (False, True)
    )

    assert other.name.removesuffix("_COPY") == one.name


DEADLINE = datetime(2026, 7, 1, 12, tzinfo=UTC)
AT = DEADLINE + timedelta(days=9)


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(-90, 0), (0, 0), (1, 1), (60, 1), (61, 2), (90, 2), (7_200, 120), (2_000_000, 32_767)],
)
def test_the_time_past_a_deadline_is_in_hours_begun(minutes, hours):
    ended = DEADLINE + timedelta(minutes=minutes)

    custody = Custody("RELEASED", ended, DEADLINE)

    assert custody.hours_over(AT) == hours
    assert custody.is_overdue == (hours > 0)


def test_a_hold_that_goes_on_is_counted_to_the_cut_off():
    assert Custody("", None, DEADLINE).hours_over(AT) == 9 * 24
    assert Custody("", None, DEADLINE).hours_over(DEADLINE) == 1
    assert Custody("RELEASED", AT, None).hours_over(AT) == 0
