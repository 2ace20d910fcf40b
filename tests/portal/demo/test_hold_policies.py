"""The demonstration's counties have their hold policies from two people each, for all to read."""

from portal.demo import hold_policies
from tests.factories import county, state
from tests.kept import kept
from tests.matching.factories import now


@kept
def entered(chief, program):
    illinois = state(program, "17", "IL", "Illinois")
    california = state(program, "06", "CA", "California")
    county(illinois, "17031", "Cook County")
    county(california, "06037", "Los Angeles County")
    return hold_policies.enter(by=chief, at=now())


def test_an_official_enters_each_policy_and_the_counsel_approves_it(entered):
    people = [(one.entered_by.username, one.approved_by.username) for one in entered]

    assert people == [
        ("official-17031", "counsel-17031"),
        ("official-06037", "counsel-06037"),
    ]


def test_everybody_reads_that_cook_county_declines_every_hold(entered, client):
    page = client.get("/jurisdictions/17031/holds/").content.decode()

    assert "Policy for responding to detainers" in page
    assert "every hold is declined" in page


def test_everybody_reads_the_conditions_of_the_california_county(entered, client):
    page = client.get("/jurisdictions/06037/holds/").content.decode()

    assert all(one.words in page for one in hold_policies.POLICIES[1].conditions)
