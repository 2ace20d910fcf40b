"""What can be chosen is told in the language of the page."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import override

from complaints.casework.filters import AnyStateFilter
from complaints.views.retention_forms import PeriodForm
from portal.jurisdictions import scope
from tests.complaints.views.forms import forms_of_complaints

# Each under its own name, in whatever language the page is.
LANGUAGES = "HeadForm.language"


def test_no_choice_is_told_in_english_alone():
    plain = {
        f"{kind.__name__}.{name}"
        for kind in forms_of_complaints()
        for name, field in kind.base_fields.items()
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
        if any(not isinstance(label, Promise) for _value, label in field.choices)
    }

    assert plain == {LANGUAGES}


def test_a_page_in_spanish_offers_what_it_offers_in_spanish(database):
    with override("es"), scope.within(scope.complaints()):
        period, desk = str(PeriodForm()), str(AnyStateFilter({}))

    assert "Withdrawn" not in period + desk
    assert "A stop or an arrest" not in desk
    assert 'value="WITHDRAWN"' in desk
