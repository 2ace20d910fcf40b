"""Words of several lines are counted as they are kept, whatever a browser ends its lines with."""

import pytest
from django import forms

from complaints.vault.words import LONGEST
from complaints.views.filing_events import StepsForm, WordsForm
from complaints.views.following_forms import WordsForm as MessageForm
from complaints.views.lines import LinesField
from tests.complaints.views.forms import forms_of_complaints

FULL = "a\r\n" * (LONGEST // 2 - 1) + "ab"


def test_every_field_of_several_lines_counts_in_one_way():
    fields = [
        (f"{kind.__qualname__}.{name}", field)
        for kind in forms_of_complaints()
        for name, field in kind.base_fields.items()
        if isinstance(field.widget, forms.Textarea)
    ]

    assert len(fields) > 10
    assert [name for name, field in fields if not isinstance(field, LinesField)] == []


def test_a_text_of_exactly_the_limit_is_taken():
    form = MessageForm({"words": FULL})

    assert len(FULL) > LONGEST
    assert form.is_valid()
    assert form.cleaned_data["words"] == FULL.replace("\r\n", "\n")
    assert len(form.cleaned_data["words"]) == LONGEST


@pytest.mark.parametrize("more", ["a", "\r\na"])
def test_a_longer_one_is_not_taken(more):
    assert not MessageForm({"words": FULL + more}).is_valid()


def test_the_questions_take_as_much():
    assert WordsForm({"words": FULL}, answers={}).is_valid()
    form = StepsForm({"steps": FULL[:2997] + "ab"}, answers={})
    assert form.is_valid()
    assert len(form.cleaned_data["steps"]) == 2000


def test_nothing_typed_stays_nothing():
    assert LinesField(required=False).clean(None) == ""
