"""A county with cases, holds, voids, complaints and endpoints, for the pages that show them."""

from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import TOTP

from complaints import automatic
from complaints.asking.services import ask_place
from complaints.following.messages import answer, send_message
from complaints.models import Complaint
from complaints.notes.services import write_note
from complaints.redaction.services import mark_words
from complaints.services import open_complaint
from matching.detainers.models import Detainer
from matching.galleries.services import Finger, enroll_people
from matching.holds.models import HoldClock
from matching.holds.overdue import explain_overdue, note_overdue
from matching.holds.services import report_release_due
from matching.proficiency.models import ErrorFigures
from matching.proficiency.prints import make_pair
from matching.proficiency.seeding import seed_pair
from matching.status import services as status
from matching.status.claims import make_claim
from matching.status.models import Case
from portal.accounts.models import User
from portal.demo.cast import PASSWORD, TOTP_SECRET
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.reaching import reaching
from portal.webhooks.endpoints import register
from portal.webhooks.models import Delivery
from portal.webhooks.services import announce
from tests.complaints.following.people import filed
from tests.conftest import person
from tests.factories import ago, county, takes_part
from tests.matching.casework import answered, casework, conclude_all, confirmed
from tests.matching.detainers.steps import TRAFFIC, drafted, issued, ready
from tests.matching.factories import FINGERS, finger, now, within
from tests.matching.notice.papers import paper
from tests.matching.policy.rules import oversight, proposed
from tests.matching.proficiency.figures import ENOUGH
from tests.matching.voiding.steps import voided

ON_FILE = 60  # in the immigration gallery by minutiae alone, which takes no time to read
CONVICTION = {
    "convicted_on": date(2009, 5, 4),
    "ncic_code": "2203",
    "severity": "FELONY",
    "over_one_year": True,
    "source": "An invented court.",
}
STAFF = {"frida": "CLERK", "fred": "CUSTODY", "fay": "MANAGER", "fiona": "OFFICIAL"}


def keep_files(people: dict[str, User], ohio: Jurisdiction) -> dict[str, str]:
    """Found Fairview County with its people and files; the ids that pages go by.

    Nobody else's journey leads there, so that nothing of it is counted in theirs.
    """
    prints = {position: Finger(finger(ON_FILE, position, 0)) for position in FINGERS}
    with scope.within(scope.gallery()):
        enroll_people(gallery="IMMIGRATION", people={"FIN-0060": prints}, by=None, at=now())
    agency = _fairview(people, ohio)
    _know_a_pair()
    links = _cases(people, agency)
    links |= _holds(people, agency)
    links |= _complaint(agency)
    links |= _worked_on(people, agency)
    links |= _endpoint(people, agency)
    links |= _rule(people)
    return links


def _fairview(people: dict[str, User], ohio: Jurisdiction) -> Agency:
    place = county(ohio, "39905", "Fairview County")
    takes_part(place, "L0")
    for name, role in STAFF.items():
        people[name] = person(name, (role, place))
    people["saul"] = person("saul", ("SUPERVISOR", None))
    for name in (*STAFF, "saul"):
        TOTP.activate(people[name], TOTP_SECRET)
    return Agency.objects.create(ori="OH0990500", name="Fairview Police", jurisdiction=place)


def _cases(people: dict[str, User], agency: Agency) -> dict[str, str]:
    frida, sara, olivia, susan = (people[name] for name in ("frida", "sara", "olivia", "susan"))

    def new(**fields) -> Case:
        return confirmed(agency, frida, ON_FILE, **fields)

    cases = {name: new() for name in ("open", "queried", "answered", "closed", "void", "wrong")}
    with casework():
        status.record_query(case_id=cases["queried"].pk, by=sara, at=now())
        status.record_conviction(
            booking_id=cases["queried"].booking_id, **CONVICTION, by=sara, at=now()
        )
        status.close_case(case_id=cases["closed"].pk, reason="Invented.", by=susan, at=now())
    answered(cases["answered"], sara)
    for name in ("decided", "drafted", "issued"):
        cases[name] = ready(agency, frida, sara, olivia, person=ON_FILE)
    cases["conditional"] = ready(agency, frida, sara, olivia, person=ON_FILE, charges=[TRAFFIC])
    detainers = {
        "draft": drafted(cases["drafted"], olivia, "DEC2011"),
        "detainer": issued(cases["issued"], olivia, "DEC2011"),
        "conditional detainer": issued(cases["conditional"], olivia),
    }
    void = voided(cases["void"].candidate_id, susan)
    said = {"kind": "CITIZENSHIP", "claimant": "FAMILY", "words": "Born here, as invented."}
    with within(agency.jurisdiction):
        claim = make_claim(booking_id=cases["open"].booking_id, **said, by=None, at=now())
    return {
        **{f"case {name}": f"/casework/cases/{case.pk}/" for name, case in cases.items()},
        **{name: str(detainer.pk) for name, detainer in detainers.items()},
        "claim": str(claim.pk),
        "void": str(void.pk),
        "voided booking": str(void.booking_id),
        "wrong match": str(cases["wrong"].candidate_id),
    }


def _holds(people: dict[str, User], agency: Agency) -> dict[str, str]:
    """A clock that runs, and a hold past its deadline, explained, with the portal's complaint."""
    fred = people["fred"]
    running = _due(people, agency, booked=2, due=timedelta(hours=1))
    over = _due(people, agency, booked=20, due=timedelta(days=15))
    with within(agency.jurisdiction):
        note_overdue(clock=over, at=now())
        words = "An invented delay."
        explain_overdue(overdue_id=over.overdue.pk, words=words, by=fred, at=now())
    automatic.open_for_overdue_holds(at=now())
    with scope.within(scope.complaints()):
        complaint = Complaint.objects.get(source="AUTOMATIC")
    return {
        "clock running": str(running.pk),
        "clock over": str(over.pk),
        "held": str(running.detainer_id),
        "own complaint": str(complaint.pk),
    }


def _due(people: dict[str, User], agency: Agency, *, booked: int, due: timedelta) -> HoldClock:
    booked_at = now() - timedelta(days=booked)
    made = paper(agency, people["frida"], people["olivia"], booked_at=booked_at)
    when = {"at_instant": now() - due, "at": now()}
    with within(agency.jurisdiction):
        detainer = Detainer.objects.get(pk=made.detainer_id)
        return report_release_due(detainer_id=detainer.pk, **when, by=people["fred"])


def _complaint(agency: Agency) -> dict[str, str]:
    made = open_complaint(
        topic="NO_COPY",
        source="NOTICE",
        jurisdiction=agency.jurisdiction,
        agency=agency,
        notice_number="D-7K3M-9QXP",
        content={"words": "An invented person got no copy."},
        by=None,
        at=now(),
    )
    return {"complaint": str(made.pk)}


def _worked_on(people: dict[str, User], agency: Agency) -> dict[str, str]:
    """A complaint that people write about, and a question put to the place."""
    told = filed(agency.jurisdiction, agency=agency)
    on = {"complaint_id": told.complaint.pk, "by": people["ida"], "at": now()}
    send_message(party=told.filer, words="He is still held.", at=now())
    answer(words="On which day was he taken?", **on)
    question = ask_place(words="Who was on duty?", until=ago(days=-30).date(), **on)
    with scope.within(scope.complaints()):
        write_note(words="The jail has a book of shifts.", **on)
        mark_words(reason="NAME", typed="brother", chosen=(), **on)
    return {"told": f"/complaints/{told.complaint.pk}/", "question": str(question.pk)}


def _endpoint(people: dict[str, User], agency: Agency) -> dict[str, str]:
    """A server that is told of voids, and a message that never reached it."""
    url, events = "https://hooks.example.gov/portal", ["match.voided"]
    with reaching(agency.jurisdiction):
        made, _secret = register(agency=agency, url=url, events=events, by=people["fay"], at=now())
        announce(agency=agency, event="match.voided", payload={}, at=now())
        failed = {"status": "FAILED", "failed_at": now(), "problem": "ANSWER", "code": 500}
        Delivery.objects.update(**failed)
    return {"endpoint": str(made.pk)}


def _rule(people: dict[str, User]) -> dict[str, str]:
    """A rule on its way, entered by one administrator; a second one looks at it."""
    deputy = people["deputy"] = User.objects.create_superuser("deputy", password=PASSWORD)
    TOTP.activate(deputy, TOTP_SECRET)
    return {"rule": str(proposed(people["chief"]).pk)}


def _know_a_pair() -> None:
    """A pair of which the answer is known, examined; and figures as of enough examiners."""
    program = Jurisdiction.objects.get(kind=Jurisdiction.Kind.PROGRAM)
    pair = make_pair(seed=7, same=True, pictured=False)
    seed_pair(program=program, pair=pair, same=True, at=now())
    conclude_all()
    with oversight():
        ErrorFigures.objects.create(day=now().date(), computed_at=now(), figures=ENOUGH)
