"""What agencies' software reports on detainers: kept once, and refused where it differs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from matching.detainers.models import Answer, Receipt, Service
from matching.holds.models import CustodyEnd, HoldClock
from matching.status.claims import make_claim
from matching.status.models import Conviction
from portal.jurisdictions.models import Agency
from tests.matching.detainers.steps import TRAFFIC, afresh, issued, ready
from tests.matching.factories import now, within
from tests.matching.senders import Software, browser
from tests.matching.senders import answered as asked
from tests.signing_in import signed_in

HANDED = {"means": "BY_HAND", "proof": "Signed receipt 17."}
REPORTS = ("receipt", "answer", "service", "release-due", "release", "transfer", "conviction")


def of(detainer, report: str) -> str:
    return f"/api/detainers/{detainer.number}/{report}/"


def tell(software, detainer, report, **said):
    return software.ask("post", of(detainer, report), data=said, content_type="application/json")


def kept(model, detainer, **fields) -> int:
    with within(detainer.jurisdiction):
        return model.objects.filter(**fields).count()


def body_for(report, detainer) -> dict:
    """A sound body of a report on a detainer that was just issued."""
    at = now().isoformat()
    with within(detainer.jurisdiction):
        charge = detainer.booking.charges.first().pk
    return {
        "receipt": {},
        "answer": {"choice": "HONOR"},
        "service": {**HANDED, "served_at": at},
        "conviction": {
            "charge": charge, "convicted_on": "2026-01-05", "severity": "FELONY",
            "known_from": "Municipal court",
        },
    }.get(report, {"at": at})  # fmt: skip


MODELS = {
    "receipt": Receipt, "answer": Answer, "service": Service, "release-due": HoldClock,
    "release": CustodyEnd, "transfer": CustodyEnd, "conviction": Conviction,
}  # fmt: skip
OTHERS = ["service", "release-due", "release", "transfer", "conviction"]


def another(report, detainer) -> dict:
    """The least that makes a report another one than it was."""
    earlier = detainer.booking.booked_at + timedelta(minutes=1)
    changes = {"service": {"proof": "Another."}, "conviction": {"severity": "MISDEMEANOR"}}
    return changes.get(report, {"at": earlier.isoformat()})


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_that_comes_again_is_the_same_answer(report, jail, detainer):
    before = kept(MODELS[report], detainer)
    body = body_for(report, detainer)

    first, second = (tell(jail, detainer, report, **body) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200), first.content
    assert first.json() == second.json()
    assert kept(MODELS[report], detainer) == before + 1


@pytest.mark.parametrize("report", OTHERS)
def test_a_report_that_differs_from_what_is_on_record_is_a_conflict(report, jail, detainer):
    body = body_for(report, detainer)
    tell(jail, detainer, report, **body)

    answer = tell(jail, detainer, report, **body | another(report, detainer))

    assert answer.status_code == 409
    assert answer.json()["detail"].endswith(".")
    assert kept(MODELS[report], detainer) == 1 + (report == "service")


def test_an_agency_may_think_better_of_its_answer(jail, detainer):
    for choice in ("HONOR", "NOTIFY_ONLY", "NOTIFY_ONLY", "DECLINE", "DECLINE"):
        answer = tell(jail, detainer, "answer", choice=choice)
        assert (answer.status_code, answer.json()["answer"]["choice"]) == (200, choice)

    assert kept(Answer, detainer) == 3
    assert tell(jail, detainer, "answer", choice="HONOR").status_code == 409


def test_the_way_from_receipt_to_release(jail, detainer):
    start = now()
    states = [
        tell(jail, detainer, report, **body).json()["state"]
        for report, body in (
            ("receipt", {}),
            ("answer", {"choice": "HONOR"}),
            ("service", {**HANDED, "served_at": start.isoformat()}),
            ("release-due", {"at": start.isoformat()}),
            ("release", {"at": now().isoformat()}),
        )
    ]

    assert states == ["ISSUED", "ACTIVE", "ACTIVE", "RELEASE_DUE", "RELEASED"]
    row = jail.ask("get", f"/api/detainers/{detainer.number}/").json()
    assert (row["clock"]["ended"], row["custody_end"]["kind"]) == (True, "RELEASED")
    assert row["service"]["means"] == "BY_HAND"


def test_a_release_that_falls_due_starts_the_clock(jail, detainer):
    tell(jail, detainer, "answer", choice="HONOR")

    row = tell(jail, detainer, "release-due", at=now().isoformat()).json()

    assert row["state"] == "RELEASE_DUE"
    assert row["clock"]["deadline_at"] > row["clock"]["started_at"]
    assert row["clock"]["zone"] == "America/New_York"


def test_an_answer_says_when_the_hold_ends_and_why_before_its_48_hours(jail, detainer):
    tell(jail, detainer, "answer", choice="HONOR")
    clock = tell(jail, detainer, "release-due", at=now().isoformat()).json()["clock"]
    assert (clock["over_at"], clock["over_because"]) == (None, "")
    assert clock["ends_at"] == clock["deadline_at"]

    clock = tell(jail, detainer, "answer", choice="NOTIFY_ONLY").json()["clock"]

    assert clock["over_because"] == "DECLINED"
    assert clock["over_at"] == clock["ends_at"] < clock["deadline_at"]


def test_a_time_without_a_zone_is_the_places_own(jail, detainer):
    due = now().replace(microsecond=0)
    on_the_wall = due.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None)
    tell(jail, detainer, "answer", choice="HONOR")

    row = tell(jail, detainer, "release-due", at=on_the_wall.isoformat()).json()

    assert datetime.fromisoformat(row["clock"]["started_at"]) == due


def test_a_conviction_brings_a_conditional_detainer_into_effect(
    galleries, joined, jail, riverton_police, rosa, sara, omar
):
    waiting = issued(ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC]), omar, "DEC2011")
    tell(jail, waiting, "answer", choice="HONOR")
    due = {"at": now().isoformat()}
    assert tell(jail, waiting, "release-due", **due).status_code == 409

    row = tell(jail, waiting, "conviction", **body_for("conviction", waiting)).json()

    assert row["charges"][0]["convicted_on"] == "2026-01-05"
    assert row["state"] == "ACTIVE"
    assert tell(jail, waiting, "release-due", at=now().isoformat()).status_code == 200


def test_a_claim_stops_a_transfer_and_never_a_release(jail, detainer):
    tell(jail, detainer, "answer", choice="HONOR")
    with within(detainer.jurisdiction):
        make_claim(
            booking_id=detainer.booking_id, kind="CITIZENSHIP", claimant="PERSON",
            words="I was born in Akron.", by=None, at=now(),
        )  # fmt: skip

    refused = tell(jail, detainer, "transfer", at=now().isoformat())

    assert refused.status_code == 409
    assert "citizen" in refused.json()["detail"]
    assert tell(jail, detainer, "release", at=now().isoformat()).status_code == 200


UNSOUND: list[tuple[str, dict[str, object]]] = [
    ("answer", {}), ("answer", {"choice": "MAYBE"}), ("answer", {"choice": None}),
    ("answer", {"choice": "HONOR", "condition": "x"}),
    ("answer", {"choice": "HONOR", "condition": 2**64}),
    ("service", {}), ("service", {**HANDED, "served_at": "yesterday"}),
    ("service", {**HANDED, "means": "PORTAL", "served_at": "2026-01-01T00:00:00Z"}),
    ("service", {**HANDED, "proof": " ", "served_at": "2026-01-01T00:00:00Z"}),
    ("release-due", {}), ("release-due", {"at": 7}), ("release", {"at": ""}),
    ("transfer", {"at": ["2026-01-01T00:00:00Z"]}), ("conviction", {}),
]  # fmt: skip


def test_a_body_that_says_nothing_sound_is_refused(jail, detainer):
    for report, said in UNSOUND:
        before = kept(MODELS[report], detainer)

        answer = tell(jail, detainer, report, **said)

        assert (report, said, answer.status_code) == (report, said, 400)
        assert kept(MODELS[report], detainer) == before


@pytest.mark.parametrize(
    ("report", "changes"),
    [
        ("service", {"served_at": "2009-01-01T00:00:00Z"}),
        ("service", {"served_at": "2999-01-01T00:00:00Z"}),
        ("release-due", {"at": "2999-01-01T00:00:00Z"}),
        ("release", {"at": "2009-01-01T00:00:00Z"}),
        ("conviction", {"charge": 2**62}),
        ("conviction", {"convicted_on": "2999-01-01"}),
    ],
)
def test_what_the_domain_does_not_take_is_refused_in_words(report, changes, jail, detainer):
    answer = tell(jail, detainer, report, **body_for(report, detainer) | changes)

    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b'"x"', b"\xff", b"null", b"7"])
def test_what_is_no_json_object_is_refused(sent, jail, detainer):
    path, kind = of(detainer, "answer"), "application/json"

    assert jail.ask("post", path, data=sent, content_type=kind).status_code == 400
    form = jail.ask("post", path, data={"choice": "HONOR"})
    assert form.status_code == 415


@pytest.mark.parametrize("report", REPORTS)
def test_next_door_reports_nothing(report, jail_next_door, detainer):
    before, body = kept(MODELS[report], detainer), body_for(report, detainer)

    assert tell(jail_next_door, detainer, report, **body).status_code == 404
    assert kept(MODELS[report], detainer) == before
    assert afresh(detainer).status == "ISSUED"


@pytest.mark.parametrize("report", REPORTS)
def test_software_speaks_for_its_own_agency_alone(report, detainer, riverton, chief):
    other = Agency.objects.create(ori="OH0990109", name="Other", jurisdiction=riverton)
    software = Software(other, chief, custody=True)

    answer = tell(software, detainer, report, **body_for(report, detainer))

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token answers for the agency OH0990109 alone."
    assert afresh(detainer).status == "ISSUED"


@pytest.mark.parametrize(("name", "code"), [("otto", 403), ("rosa", 403), ("leo", 404)])
def test_nobody_else_reports(name, code, detainer, request):
    client = signed_in(browser(), request.getfixturevalue(name))

    answers = {
        report: asked(
            client.post, of(detainer, report), data=body_for(report, detainer),
            content_type="application/json",
        ).status_code
        for report in REPORTS
    }  # fmt: skip

    assert answers == dict.fromkeys(REPORTS, code)
    assert afresh(detainer).status == "ISSUED"


def test_a_custody_officer_may_use_it_too(detainer, jack):
    client = signed_in(browser(), jack)
    path, kind = of(detainer, "answer"), "application/json"

    assert asked(client.post, path, data={"choice": "HONOR"}, content_type=kind).status_code == 200


@pytest.mark.parametrize("report", ["receipt", "answer", "service", "release-due", "conviction"])
def test_the_same_report_four_times_at_once_is_kept_once(report, committed, jail, detainer):
    before, body = kept(MODELS[report], detainer), body_for(report, detainer)

    def send(_turn):
        try:
            return tell(jail, detainer, report, **body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(send, range(4)))

    assert codes == [200] * 4
    assert kept(MODELS[report], detainer) == before + 1
