"""The page of a case and the acts on it, by everybody who has a part and those who have none."""

import pytest

from matching.detainers.models import Detainer
from matching.policy.selectors import standing
from matching.status.claims import make_claim
from matching.status.models import Case, Claim, Conviction, Duty, Finding, Response
from matching.status.subjects import Circumstance, Factor
from tests.kept import kept
from tests.matching.casework import answered, casework, confirmed
from tests.matching.detainers.steps import TRAFFIC, afresh, issued, ready, served
from tests.matching.factories import now

SEES = {
    "sara": 200,
    "omar": 200,
    "susan": 200,
    "chief": 200,
    "iris": 403,
    "otto": 403,
    "jack": 403,
}
ANSWER = {
    "finding": "REMOVABLE",
    "ground": "FINAL_ORDER",
    "evidence_type": "IMMIGRATION_RECORD",
    "evidence": "An order of removal of 2008.",
}
CONVICTION = {
    "ncic_code": "2203",
    "severity": "FELONY",
    "convicted_on": "2009-05-04",
    "source": "C",
}


@kept
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa, name="Canary Person", local_number="CANARY-1")


@pytest.fixture
def act(visit, case):
    """Send a person's form of an act; the answer."""

    def send(user, key, form=None):
        return visit(user, f"/casework/cases/{case.pk}/{key}/", form or {})

    return send


@kept
def claim(case):
    with casework():
        return make_claim(
            booking_id=case.booking_id,
            kind="CITIZENSHIP",
            claimant="FAMILY",
            words="Canary words.",
            by=None,
            at=now(),
        )


def again(case) -> Case:
    with casework():
        return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("name", SEES)
def test_the_programs_own_people_see_a_case_and_nobody_else(case, visit, request, name):
    answer = visit(request.getfixturevalue(name), f"/casework/cases/{case.pk}/")

    assert answer.status_code == SEES[name]
    assert (b"CANARY-1" in answer.content) == (SEES[name] == 200)
    assert b"Canary Person" not in answer.content


@pytest.mark.parametrize("name", ["sara", "omar", "susan"])
def test_the_persons_name_is_shown_to_those_with_a_part(case, visit, act, request, name):
    user = request.getfixturevalue(name)

    assert act(user, "part").status_code == 302

    assert b"Canary Person" in visit(user, f"/casework/cases/{case.pk}/").content
    with casework():
        assert Duty.objects.filter(case=case, user=user).exists()


def test_a_specialist_asks_and_answers(case, visit, act, sara):
    assert act(sara, "query").status_code == 302
    assert act(sara, "answer", ANSWER).status_code == 302

    page = visit(sara, f"/casework/cases/{case.pk}/").content.decode()
    assert again(case).status == "ANSWERED"
    assert "An order of removal of 2008." in page
    with casework():
        assert Response.objects.get().officer == sara


def test_evidence_is_not_shown_without_a_part(case, visit, susan, sara):
    answered(case, sara)

    page = visit(susan, f"/casework/cases/{case.pk}/").content.decode()

    assert "Final order of removal" in page
    assert "An order of removal of 2008." not in page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({**ANSWER, "evidence": " "}, "This field is required"),
        ({**ANSWER, "ground": ""}, "Name the ground"),
        ({**ANSWER, "finding": "GUILTY"}, "Select a valid choice"),
    ],
)
def test_an_answer_that_does_not_fit_comes_back(case, act, sara, form, words):
    act(sara, "query")

    answer = act(sara, "answer", form)

    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "key", "code"),
    [
        ("omar", "query", 403),
        ("susan", "query", 403),
        ("sara", "decide", 403),
        ("sara", "answer", 409),
        ("omar", "override", 409),
        ("omar", "close", 403),
        ("sara", "reopen", 403),
        ("omar", "reopen", 403),
    ],
)
def test_an_act_out_of_turn_is_refused_with_a_sentence(case, act, request, name, key, code):
    forms = {"answer": ANSWER, "override": {"outcome": "STOP", "reason": "R"}}
    form = forms.get(key, {"reason": "Because."})

    answer = act(request.getfixturevalue(name), key, form)

    assert answer.status_code == code
    assert b"usa-alert--error" in answer.content
    assert again(case).status == "OPEN"


def test_factors_are_recorded_and_never_scored(case, visit, act, sara):
    form = dict.fromkeys(Factor.values, "UNKNOWN")

    answer = act(sara, "factors", {**form, "PREGNANCY": "PRESENT", "PREGNANCY_note": "Said so."})

    assert answer.status_code == 302
    with casework():
        assert [row.subject for row in Finding.objects.all()] == ["PREGNANCY"]
    page = visit(sara, f"/casework/cases/{case.pk}/").content.decode()
    assert "Said so." in page
    assert "score" not in page.lower()


def test_a_conviction_is_recorded_and_taken_back(case, visit, act, sara):
    assert act(sara, "conviction", CONVICTION).status_code == 302
    with casework():
        row = Conviction.objects.get()

    path = f"/casework/convictions/{row.pk}/retract/"
    assert visit(sara, path, {}).status_code == 302
    assert visit(sara, path, {}).status_code == 409


def test_a_claim_stops_the_case_and_shows_how_long_it_waits(case, visit, claim, susan):
    page = visit(susan, f"/casework/cases/{case.pk}/").content.decode()

    assert "Stopped by a claim that has waited 0 minutes" in page


def test_a_claims_words_are_shown_to_those_with_a_part(case, visit, act, claim, susan):
    path = f"/casework/claims/{claim.pk}/"
    assert b"Canary words." not in visit(susan, path).content

    act(susan, "part")

    assert b"Canary words." in visit(susan, path).content


@pytest.mark.parametrize(
    ("name", "code"), [("susan", 302), ("sara", 403), ("omar", 403), ("otto", 403)]
)
def test_a_supervisor_decides_a_claim(case, visit, claim, request, name, code):
    form = {"outcome": "UPHELD", "reason": "A certificate of birth."}

    answer = visit(request.getfixturevalue(name), f"/casework/claims/{claim.pk}/", form)

    assert answer.status_code == code
    with casework():
        assert (Claim.objects.get().outcome == "UPHELD") == (code == 302)
    assert (again(case).status == "CLOSED") == (code == 302)


def test_an_officer_decides_drafts_issues_and_cancels(case, visit, act, sara, omar):
    act(sara, "conviction", CONVICTION)
    act(sara, "circumstances", dict.fromkeys(Circumstance.values, "ABSENT"))
    answered(case, sara)
    assert act(omar, "decide").status_code == 302
    with casework():
        assert standing(again(case))[1] == "MAY_PROCEED"
    boxes = {"form": "I247A", "ground": "FINAL_ORDER", "requests": ["HOLD"]}
    assert act(omar, "draft", boxes).status_code == 302
    with casework():
        detainer = Detainer.objects.get()

    path = f"/casework/detainers/{detainer.pk}/"
    assert visit(omar, f"{path}issue/").status_code == 200
    assert visit(omar, f"{path}issue/", {}).status_code == 302
    assert visit(omar, f"{path}cancel/", {"note": " "}).status_code == 422
    assert visit(omar, f"{path}cancel/", {"note": "An error."}).status_code == 302
    assert detainer.number in visit(omar, f"/casework/cases/{case.pk}/").content.decode()


def test_a_supervisor_closes_and_opens_again(case, visit, act, susan):
    assert act(susan, "close", {"reason": "Not removable."}).status_code == 302
    assert again(case).status == "CLOSED"

    assert act(susan, "reopen", {"reason": "New papers."}).status_code == 302
    assert again(case).status == "QUERIED"


@pytest.mark.parametrize("key", ["part", "query", "draft", "factors", "circumstances", "claim"])
def test_the_form_of_each_act_opens(case, visit, key, sara):
    assert visit(sara, f"/casework/cases/{case.pk}/{key}/").status_code == 200


@pytest.mark.parametrize("path", ["cases/{0}/fly/", "cases/{1}/", "claims/{1}/", "lists/none/"])
def test_what_there_is_not_is_not_found(case, visit, path, sara):
    nowhere = "00000000-0000-4000-8000-000000000000"

    assert visit(sara, "/casework/" + path.format(case.pk, nowhere)).status_code == 404


def test_the_specialists_form_takes_a_waiting_detainer_on(
    galleries, joined, riverton_police, rosa, visit, sara, omar, jack
):
    case = ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])
    waiting = issued(case, omar, "DEC2011")
    served(waiting, jack)
    with casework():
        charge = case.booking.charges.get()
    form = {**CONVICTION, "ncic_code": "5499", "charge_id": charge.pk}

    assert afresh(waiting).status == "AWAITING_CONVICTION"
    assert visit(sara, f"/casework/cases/{case.pk}/conviction/", form).status_code == 302

    assert afresh(waiting).status == "ACTIVE"
    assert again(case).status == "ANSWERED"
