from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.forms import (
    DESCRIPTIONS,
    Ask,
    Form,
    HoldRule,
    description_of,
    form_at,
    hold_rule,
)
from matching.detainers.grounds import Ground, Priority

DAYS = st.dates(min_value=date(2005, 1, 1), max_value=date(2040, 1, 1))


def test_every_form_is_described():
    assert list(DESCRIPTIONS) == list(Form)


@pytest.mark.parametrize(
    ("day", "forms"),
    [
        (date(2010, 8, 1), ()),
        (date(2010, 8, 2), ("AUG2010",)),
        (date(2011, 6, 16), ("AUG2010",)),
        (date(2011, 6, 17), ("JUN2011",)),
        (date(2011, 12, 28), ("JUN2011",)),
        (date(2011, 12, 29), ("DEC2011",)),
        (date(2015, 7, 1), ("DEC2011",)),
        (date(2015, 7, 2), ("I247D", "I247N", "I247X")),
        (date(2017, 4, 1), ("I247D", "I247N", "I247X")),
        (date(2017, 4, 2), ("I247A",)),
        (date(2026, 1, 1), ("I247A",)),
    ],
)
def test_a_form_is_issued_in_its_own_years(day, forms):
    assert form_at(day) == forms


@given(DAYS)
def test_from_august_2010_no_day_is_without_a_form(day):
    assert bool(form_at(day)) == (day >= date(2010, 8, 2))


@given(st.sampled_from(Form), st.lists(DAYS, min_size=3, max_size=3))
def test_a_form_once_out_of_use_never_comes_back(form, days):
    first, then, last = sorted(days)
    came_back = form in form_at(first) and form not in form_at(then) and form in form_at(last)

    assert not came_back


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("AUG2010", "REGULATION"),
        ("JUN2011", "REGULATION"),
        ("DEC2011", "REGULATION"),
        ("I247D", "PLAIN"),
        ("I247N", "NONE"),
        ("I247X", "PLAIN"),
        ("I247A", "PLAIN"),
    ],
)
def test_weekends_are_left_out_by_the_forms_before_2015_alone(form, rule):
    assert hold_rule(form, (Ask.HOLD,)) == rule


@pytest.mark.parametrize("form", Form)
def test_without_the_tick_for_a_hold_there_is_no_clock(form):
    assert hold_rule(form, (Ask.NOTIFY_OF_RELEASE,)) == HoldRule.NONE


@pytest.mark.parametrize("form", Form)
def test_a_form_offers_the_tick_for_a_hold_exactly_when_it_has_a_rule_for_one(form):
    told = description_of(form)

    assert (Ask.HOLD in told.asks) == (told.hold != HoldRule.NONE)
    assert told.needs_ground == (told.hold != HoldRule.NONE)


@pytest.mark.parametrize("form", Form)
def test_nothing_is_offered_twice(form):
    told = description_of(form)

    assert len(set(told.asks)) == len(told.asks)
    assert len(set(told.grounds)) == len(told.grounds)


def test_the_condition_on_conviction_came_in_december_2011_and_left_in_2015():
    having = [form for form in Form if Ask.ON_CONVICTION in description_of(form).asks]

    assert having == [Form.DEC2011]


def test_a_copy_for_the_person_is_asked_for_from_december_2011():
    having = [form for form in Form if Ask.COPY_TO_SUBJECT in description_of(form).asks]

    assert having == [Form.DEC2011, Form.I247D, Form.I247X, Form.I247A]


def test_an_investigation_alone_is_a_ground_until_2015():
    having = [form for form in Form if Ground.INVESTIGATION in description_of(form).grounds]

    assert having == [Form.AUG2010, Form.JUN2011, Form.DEC2011]


def test_a_check_of_records_is_a_ground_from_2015():
    having = [form for form in Form if Ground.RECORDS_CHECK in description_of(form).grounds]

    assert having == [Form.I247D, Form.I247X, Form.I247A]


def test_the_2015_forms_want_a_priority_and_the_transfer_form_stands_outside_them():
    having = [form for form in Form if description_of(form).needs_priority]

    assert having == [Form.I247D, Form.I247N, Form.I247X]
    assert description_of(Form.I247X).priorities == (Priority.OUTSIDE,)


def test_only_the_2017_form_takes_effect_by_service_on_the_person():
    having = [form for form in Form if description_of(form).takes_effect_by_service]

    assert having == [Form.I247A]


def test_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="not a valid Form"):
        description_of("I247Z")
