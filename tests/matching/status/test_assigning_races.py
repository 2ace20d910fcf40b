"""Cases given out, taken and closed at the same moment, each on a connection of its own."""

from functools import partial
from threading import Event

import pytest

from matching.status import services
from matching.status.models import Case
from tests.conftest import person
from tests.matching.casework import casework, confirmed
from tests.matching.factories import now
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def second(database):
    return person("second-sara", ("SPECIALIST", None))


def owners() -> list[int | None]:
    with casework():
        return list(Case.objects.order_by("pk").values_list("assigned_to", flat=True))


def one_while_another(first, second):
    """What two acts give of which the second begins before the first one's transaction ends."""
    acted, waited = Event(), Event()

    def before():
        with casework():
            made = first(at=now())
            acted.set()
            waited.wait(0.5)
        return made

    def meanwhile():
        acted.wait(10)
        with casework():
            made = second(at=now())
        waited.set()
        return made

    return together(before, meanwhile)


def test_of_two_supervisors_who_give_out_the_same_cases_the_last_one_gives_them_all(
    case, riverton_police, rosa, sara, second, susan
):
    cases = sorted([case.pk, confirmed(riverton_police, rosa, 10).pk])
    other = person("second-susan", ("SUPERVISOR", None))

    done = one_while_another(
        partial(services.assign_cases, case_ids=cases, to=sara, by=susan),
        partial(services.assign_cases, case_ids=cases[::-1], to=second, by=other),
    )

    assert [(one.given, one.refused) for one in done] == [(cases, {})] * 2
    assert owners() == [second.pk, second.pk]


def test_a_case_that_is_being_given_to_one_is_taken_by_no_other(case, sara, second, susan):
    _given, taken = one_while_another(
        partial(services.assign_cases, case_ids=[case.pk], to=second, by=susan),
        partial(services.take_case, by=sara),
    )

    assert taken is None
    assert owners() == [second.pk]


def test_a_case_that_is_being_closed_is_given_to_nobody(case, sara, susan):
    other = person("second-susan", ("SUPERVISOR", None))

    _closed, done = one_while_another(
        partial(services.close_case, case_id=case.pk, reason="Why.", by=other),
        partial(services.assign_cases, case_ids=[case.pk], to=sara, by=susan),
    )

    assert (done.given, done.refused) == ([], {case.pk: "The case is closed."})
    assert owners() == [None]
