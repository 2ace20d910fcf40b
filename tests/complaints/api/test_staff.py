"""The work on complaints over HTTP: the same lists, acts, rights and refusals as on the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from complaints.api.staff_in import ActIn
from complaints.casework.doing import ACTS
from complaints.following.messages import send_message
from complaints.vault.keys import destroy_keys
from complaints.views.desk_acts import FORMS, RUNS, Doing
from portal.jurisdictions import scope
from portal.jurisdictions.tokens import issue_token
from tests.complaints.api.conftest import Tool
from tests.complaints.casework.conftest import MONDAY, again, recuse
from tests.complaints.following.people import AFFECTED, FILER, TOLD
from tests.conftest import CAST
from tests.factories import NOON
from tests.matching.factories import now

LIST = "/api/complaints/"
WORKERS = {"ingrid", "inez", "dora"}
MOVE = {"to": "ACKNOWLEDGED", "note": "Read."}


def of(complaint) -> str:
    return f"{LIST}{complaint.pk}/"


def numbers(answer) -> list[str]:
    return [row["complaint"] for row in answer.json()["results"]]


@pytest.mark.parametrize("who", CAST)
def test_every_role_at_every_entrance(who, told, request):
    tool = Tool(request.getfixturevalue(who))
    is_worker = who in WORKERS

    codes = [tool.get(path).status_code for path in (LIST, of(told.complaint))]
    done = tool.act(told.complaint, "move", MOVE).status_code

    assert codes == ([200, 200] if is_worker else [403, 403])
    # To acknowledge is intake's; the form offers it to nobody else.
    assert done == (200 if who == "inez" else 422 if is_worker else 403)
    assert told.as_it_is().status == ("ACKNOWLEDGED" if who == "inez" else "RECEIVED")


def test_a_stranger_is_asked_to_sign_in(told):
    tool = Tool(None)

    assert tool.get(LIST).status_code == 401
    assert tool.get(of(told.complaint)).status_code == 401
    assert tool.act(told.complaint, "move", MOVE).status_code == 401


@pytest.mark.parametrize("custody", [False, True])
def test_the_token_of_an_agency_opens_nothing(custody, told, riverton_police, otto):
    raw = issue_token(agency=riverton_police, by=otto, at=now(), custody=custody)
    tool = Tool(None, authorization=f"Token {raw}")

    assert tool.get(LIST).status_code == 403
    assert tool.get(of(told.complaint)).status_code == 403
    assert tool.act(told.complaint, "move", MOVE).status_code == 403


def test_one_complaint_tells_its_words_and_nobodys_name(told, ingrid):
    send_message(party=told.filer, words="One more thing.", at=now())

    answer = Tool(ingrid).get(of(told.complaint))

    row = answer.json()
    assert row["content"] == {"words": TOLD}
    assert [one["words"] for one in row["messages"]] == ["One more thing."]
    assert [one["has_name"] for one in row["people"]] == [True, True]
    body = answer.content.decode()
    assert not any(word in body for word in (*FILER.values(), *AFFECTED.values()))
    assert "no-store" in answer["Cache-Control"]


def test_a_list_is_narrowed_as_on_the_desk(bring, ingrid, lakeside):
    old, new = bring("RECEIVED"), bring("ACKNOWLEDGED")
    tool = Tool(ingrid)

    assert numbers(tool.get(LIST, list="new")) == [old.number]
    assert numbers(tool.get(LIST, status="ACKNOWLEDGED")) == [new.number]
    assert numbers(tool.get(LIST, place="39902")) == []
    assert tool.get(LIST, place="00").status_code == 400
    assert tool.get(LIST, list="nowhere").status_code == 404


def test_pages_follow_one_another_by_key(complain, ingrid):
    made = {complain(content=None).number for _ in range(51)}
    tool = Tool(ingrid)

    first = tool.get(LIST, topic="HELD_TOO_LONG")
    second = tool.client.get(first.json()["next"])

    assert len(numbers(first)) == 50
    assert second.json()["next"] is None
    assert {*numbers(first), *numbers(second)} == made


def test_a_list_of_deadlines_names_their_complaints(bring, ingrid):
    made = bring("ACKNOWLEDGED", at=NOON)

    rows = Tool(ingrid).get(LIST, list="overdue").json()["results"]

    assert {row["id"] for row in rows} == {str(made.pk)}
    assert rows[0]["deadline"] == "LETTER"


def test_an_act_answers_with_the_complaint_as_it_stands_then(bring, inez):
    row = Tool(inez).act(bring(), "move", MOVE).json()

    assert row["status"] == "ACKNOWLEDGED"
    assert row["moves"][0]["note"] == "Read."
    assert "INTAKE_REVIEW" in row["targets"]


def test_a_refusal_is_a_sentence_and_changes_nothing(bring, dora, ingrid):
    made = bring("CLOSED")

    answer = Tool(dora).act(made, "assign", {"investigator": ingrid.pk})

    assert answer.status_code == 409
    assert answer.json() == {"detail": "The complaint is closed or withdrawn."}


def test_what_does_not_fit_is_told_by_field(bring, ingrid):
    tool, made = Tool(ingrid), bring()

    assert tool.act(made, "pause", {"until": "never"}).json()["errors"].keys() >= {"until"}
    assert tool.act(made, "pause", ["never"]).status_code == 400
    assert tool.act(made, "burn").status_code == 404


@pytest.mark.parametrize("value", [5, True, None, {"day": 5}, [5], "", "\ud800"])
def test_a_value_of_any_kind_is_read_as_if_it_was_typed(value, bring, ingrid):
    made, tool = bring(), Tool(ingrid)

    for act in ("pause", "recuse", "assign", "team", "move", "refer"):
        sent = dict.fromkeys(ActIn().fields, value)
        assert tool.act(made, act, sent).status_code in {403, 404, 409, 422}


def test_who_is_named_in_it_finds_nothing(bring, ingrid, dora):
    made, tool = bring(), Tool(ingrid)
    recuse(complaint_id=made.pk, user=ingrid, by=dora, at=MONDAY)

    assert numbers(tool.get(LIST)) == []
    assert tool.get(of(made)).status_code == 404
    assert tool.act(made, "resume").status_code == 404


def test_who_keeps_themselves_away_sees_it_no_more(bring, ingrid):
    made = bring()

    assert Tool(ingrid).act(made, "recuse", {"user": ingrid.pk}).status_code == 204


def test_a_session_without_the_tokens_of_its_forms_is_refused(bring, inez):
    made, tool = bring(), Tool(inez)
    tool.client.handler = type(tool.client.handler)(enforce_csrf_checks=True)

    assert tool.act(made, "move", MOVE).status_code == 403
    assert again(made).status == "RECEIVED"


def test_one_without_keys_is_told_without_words(told, ingrid):
    destroy_keys(told.complaint.pk)

    row = Tool(ingrid).get(of(told.complaint)).json()

    assert (row["content"], row["messages"]) == ({}, [])


def test_the_list_asks_as_much_for_many_as_for_one(complain, ingrid):
    tool = Tool(ingrid)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            tool.get(LIST)
        return sum("SELECT" in one["sql"][:8] for one in asked.captured_queries)

    complain(content=None)
    queries()
    few = queries()
    for _ in range(20):
        complain(content=None)

    assert queries() == few <= 10


def test_every_act_of_the_desk_is_told_in_the_schema(bring, dora):
    schema = SchemaGenerator().get_schema(request=None, public=True)
    made = bring()
    with scope.within(scope.complaints()):
        forms = [FORMS[act](Doing(made, dora, MONDAY, None)) for act in ACTS]

    assert set(ACTS) == set(RUNS)
    assert {name for form in forms for name in form.fields} <= {*ActIn().fields}
    assert f"{LIST}{{id}}/acts/{{act}}/" in schema["paths"]
    assert {"list", "after", "topic"} <= {
        one["name"] for one in schema["paths"][LIST]["get"]["parameters"]
    }
