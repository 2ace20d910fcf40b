"""The examples of the schema are sound: what they send is taken, what they show is answered."""

from typing import Any

import pytest
from django.urls import resolve
from drf_spectacular.generators import SchemaGenerator
from rest_framework.serializers import BaseSerializer

from matching.api.detainers_out import DetainerAnswer, DetainerPage
from matching.detainers.notice_keys import number_in
from tests.matching.api.test_detainer_reports import REPORTS

LIST, ONE = "/api/detainers/", "/api/detainers/{number}/"
PATHS = {LIST: "get", ONE: "get", **{f"{ONE}{name}/": "post" for name in REPORTS}}
WITHOUT_A_BODY = {LIST, ONE, f"{ONE}receipt/"}
SCHEMA = SchemaGenerator().get_schema(request=None, public=True)


def examples_in(content: dict[str, Any]) -> list[Any]:
    examples = content["content"]["application/json"].get("examples", {})
    return [one["value"] for one in examples.values()]


def checked(serializer: BaseSerializer) -> None:
    assert serializer.is_valid(), serializer.errors


@pytest.mark.parametrize("path", PATHS)
def test_what_a_door_answers_is_shown_as_it_is_answered(path):
    answer = DetainerPage if path == LIST else DetainerAnswer
    shown = examples_in(SCHEMA["paths"][path][PATHS[path]]["responses"]["200"])

    assert shown
    for example in shown:
        assert set(example) == set(answer().fields)
        checked(answer(data=example))


@pytest.mark.parametrize("path", sorted(set(PATHS) - WITHOUT_A_BODY))
def test_what_a_door_is_sent_is_shown_and_is_taken(path):
    view = resolve(path.format(number="D-7K3M-9QXP")).func.view_class
    shown = examples_in(SCHEMA["paths"][path]["post"]["requestBody"])

    assert shown
    for example in shown:
        assert set(example) <= set(view.body().fields)
        checked(view.body(data=example))


def test_a_door_without_a_body_asks_for_none():
    for path in WITHOUT_A_BODY:
        assert "requestBody" not in SCHEMA["paths"][path][PATHS[path]]


def test_an_answer_shows_whatever_an_answer_holds(detainer, jail):
    """The rows within it too: no part of a real answer is missing from the example."""
    told = jail.ask("get", f"{LIST}{detainer.number}/").json()
    shown = examples_in(SCHEMA["paths"][ONE]["get"]["responses"]["200"])[0]

    assert set(told) == set(shown)
    assert [set(charge) for charge in told["charges"]] == [set(shown["charges"][0])]
    assert number_in(shown["number"]) == shown["number"]
