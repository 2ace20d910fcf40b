"""A moderator shows, withholds and joins: every pair of states, copies, campaigns, counts."""

from itertools import product
from uuid import uuid4

import pytest

from complaints.vault.words import WordsMissing
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.meetings.agenda import remove_item
from reports.committee.meetings.models import PostedStatement, Statement, WithheldStatement
from reports.committee.meetings.refusals import ItemInUse
from reports.committee.meetings.statement_groups import (
    group_of,
    groups_of,
    near_to,
    same_as,
    with_words,
)
from reports.committee.meetings.statement_moderation import (
    join_statements,
    show_statement,
    withhold_statement,
)
from reports.committee.meetings.statement_refusals import (
    NoSuchStatement,
    NotToJoin,
    StatementUnfit,
)
from reports.committee.meetings.statement_selectors import meetings_moderated, totals_of
from reports.committee.meetings.states import STATEMENT, Moderation
from tests.reports.committee.meetings.statements import (
    FILED,
    LETTER,
    READ,
    VARIANT,
    filed,
    joined,
    many,
    row,
    shown,
    withheld,
)
from tests.reports.committee.meetings.worlds import DAY, first_item, noticed
from tests.reports.committee.worlds import inside

ACTS = {"SHOWN": shown, "WITHHELD": withheld}


@pytest.fixture
def meeting(committee, sybil):
    return noticed(sybil)


def at_state(meeting, sybil, state):
    number = filed(meeting)
    if state in ACTS:
        ACTS[state](number, sybil)
    return number


@pytest.mark.parametrize(("source", "target"), list(product(Moderation.values, ACTS)))
def test_every_pair_of_states(source, target, meeting, sybil):
    number = at_state(meeting, sybil, source)
    act = ACTS[target]

    if target in STATEMENT.ways[source]:
        act(number, sybil, at=READ + DAY)
        assert row(number).status == target
    else:
        with pytest.raises(TransitionRefused):
            act(number, sybil, at=READ + DAY)
        assert row(number).status == source


@pytest.mark.parametrize("name", ["mabel", "marco", "nobody", "otto", "stan"])
@pytest.mark.parametrize("act", [shown, withheld])
def test_the_secretariat_alone_moderates(act, name, meeting, request):
    number = filed(meeting)

    with pytest.raises(AccessDenied):
        act(number, request.getfixturevalue(name))

    assert row(number).status == "RECEIVED"


def test_members_do_not_join_statements(meeting, mabel):
    one, other = filed(meeting), filed(meeting, VARIANT)

    with pytest.raises(AccessDenied):
        joined(one, other, mabel)


@pytest.mark.parametrize("call", [show_statement, withhold_statement, join_statements])
def test_what_did_not_come_is_not_moderated(call, meeting, sybil):
    given = {
        show_statement: {},
        withhold_statement: {"ground": "SPAM", "reason": "Words."},
        join_statements: {"other_id": uuid4()},
    }

    with pytest.raises(NoSuchStatement):
        inside(call, statement_id=uuid4(), by=sybil, at=READ, **given[call])


def test_what_is_shown_is_a_copy_of_what_came(meeting, sybil):
    item = first_item(meeting)
    number = filed(meeting, name="Ann Lee", organization="Riverton Voices", language="es")

    found = shown(number, sybil, item_id=item.pk)

    assert (found.pk, found.words, found.name, found.organization, found.language) == (
        number,
        LETTER,
        "Ann Lee",
        "Riverton Voices",
        "es",
    )
    assert (found.item, found.copies, found.filed_at, found.posted_at) == (item, 1, FILED, READ)
    assert row(number).item == item


def test_a_statement_is_put_to_an_item_of_its_meeting_alone(meeting, sybil):
    other = noticed(sybil, title="Another one")

    with pytest.raises(StatementUnfit):
        shown(filed(meeting), sybil, item_id=first_item(other).pk)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"ground": "OPINION", "reason": "We differ."}, StatementUnfit),
        ({"ground": "SPAM", "reason": " "}, WordsMissing),
    ],
)
def test_nothing_is_withheld_but_on_a_ground_and_with_words(given, refusal, meeting, sybil):
    number = filed(meeting)

    with pytest.raises(refusal):
        inside(withhold_statement, statement_id=number, by=sybil, at=READ, **given)

    assert row(number).status == "RECEIVED"


def test_what_is_withheld_is_counted_by_its_ground_and_not_shown(meeting, sybil):
    found = withheld(filed(meeting), sybil, "THREAT")

    assert (found.status, found.ground, found.reason) == (
        "WITHHELD",
        "THREAT",
        "It is about roads.",
    )
    totals = totals_of(meeting)
    assert [(ground.value, number) for ground, number in totals.withheld] == [("THREAT", 1)]
    assert (totals.came, totals.shown, totals.waiting) == (1, 0, 0)
    assert not PostedStatement.objects.exists()


def test_what_was_withheld_by_mistake_is_shown_and_no_longer_counted_so(meeting, sybil):
    number = filed(meeting)
    withheld(number, sybil)

    shown(number, sybil, at=READ + DAY)

    found = row(number)
    assert (found.ground, found.reason, found.decided_at) == ("", "", READ + DAY)
    assert not WithheldStatement.objects.exists()
    assert totals_of(meeting).withheld == []


def test_copies_are_shown_once_with_how_many_came(meeting, sybil):
    first, *_others = many(meeting, 3)
    filed(meeting, f"  {LETTER.upper()} ", at=FILED + DAY)

    found = shown(first, sybil)

    assert (found.pk, found.copies) == (first, 4)
    assert PostedStatement.objects.count() == 1
    totals = totals_of(meeting)
    assert (totals.came, totals.shown, totals.counted, totals.waiting) == (4, 4, 1, 0)


def test_the_first_that_came_is_shown_whichever_was_read(meeting, sybil):
    first, _second, third = many(meeting, 3)

    assert shown(third, sybil).pk == first


def test_a_copy_that_comes_later_is_counted_to_the_one_that_is_shown(meeting, sybil):
    item = first_item(meeting)
    shown(filed(meeting), sybil, item_id=item.pk)
    late = filed(meeting, at=READ + DAY)

    found = shown(late, sybil, at=READ + DAY)

    assert (found.copies, found.item, found.posted_at) == (2, item, READ)
    assert row(late).item == item


def test_of_copies_some_can_be_shown_and_late_ones_withheld(meeting, sybil):
    shown(filed(meeting), sybil)
    late = many(meeting, 2)

    withheld(late[0], sybil, "SPAM", at=READ + DAY)

    totals = totals_of(meeting)
    assert (totals.shown, totals.counted, totals.kept_back) == (1, 1, 2)


def test_the_same_words_to_another_meeting_are_not_the_same(meeting, sybil):
    other = noticed(sybil, title="Another one")
    filed(other)

    assert shown(filed(meeting), sybil).copies == 1
    assert totals_of(other).waiting == 1


def test_two_that_come_near_become_one_campaign_counted_once(meeting, sybil):
    many(meeting, 2)
    first, near = filed(meeting, at=FILED - DAY / 2), filed(meeting, VARIANT)

    campaign = joined(first, near, sybil)
    found = shown(near, sybil)

    assert (found.pk, found.copies, found.campaign) == (first, 4, campaign)
    totals = totals_of(meeting)
    assert (totals.shown, totals.counted) == (4, 1)


def test_what_waits_is_joined_to_what_is_shown_and_then_counted(meeting, sybil):
    posted = shown(filed(meeting), sybil)
    near = filed(meeting, VARIANT)

    campaign = joined(near, posted.pk, sybil)
    found = shown(near, sybil, at=READ + DAY)

    assert (found.pk, found.copies, found.words) == (posted.pk, 2, LETTER)
    assert PostedStatement.objects.get().campaign == campaign


def test_a_copy_that_comes_after_the_joining_belongs_to_the_campaign(meeting, sybil):
    campaign = joined(filed(meeting), filed(meeting, VARIANT), sybil)
    late = filed(meeting, VARIANT, at=READ)

    assert inside(lambda: same_as(row(late)).count()) == 3
    shown(late, sybil)
    assert row(late).campaign_id == campaign.pk


def test_a_third_one_joins_the_campaign_that_there_is(meeting, sybil):
    one, two, three = filed(meeting), filed(meeting, VARIANT), filed(meeting, f"{VARIANT} Thanks.")
    campaign = joined(one, two, sybil)

    assert joined(three, two, sybil, title="") == campaign
    assert shown(one, sybil).copies == 3


def test_a_campaign_needs_a_title(meeting, sybil):
    one, two = filed(meeting), filed(meeting, VARIANT)

    with pytest.raises(WordsMissing):
        joined(one, two, sybil, title=" ")


def test_two_that_are_shown_two_of_two_meetings_and_copies_are_not_joined(meeting, sybil):
    one, two = filed(meeting), filed(meeting, VARIANT)
    elsewhere = filed(noticed(sybil, title="Another one"))
    shown(one, sybil)
    shown(two, sybil)

    for other in (two, elsewhere, filed(meeting, at=READ)):
        with pytest.raises(NotToJoin):
            joined(one, other, sybil)


def test_near_ones_are_offered_the_nearest_first(meeting):
    number = filed(meeting)
    nearest, near = filed(meeting, f"{LETTER} Thanks."), filed(meeting, VARIANT)
    filed(meeting, "Snow is to be cleared from the roads before the buses run.")
    many(meeting, 2)

    found = inside(near_to, row(number))

    assert [one.first.pk for one in found] == [nearest, near]
    assert 100 > found[0].percent > found[1].percent > 50


def test_a_list_has_one_line_for_all_that_say_the_same(meeting, sybil):
    copies = many(meeting, 3)
    other = filed(meeting, "Snow.", at=FILED + DAY)
    joined(copies[0], filed(meeting, VARIANT, at=FILED + DAY), sybil)
    withheld(other, sybil)

    waiting = inside(lambda: with_words(meeting, groups_of(meeting, waiting=True)))
    every = inside(lambda: with_words(meeting, groups_of(meeting, waiting=False)))

    assert [(one.first.pk, one.received, one.came) for one in waiting] == [(copies[0], 4, 4)]
    assert [(one.first.pk, one.withheld) for one in every] == [(copies[0], 0), (other, 1)]
    assert waiting[0].campaign.title == "No hold after a traffic stop"


def test_a_list_leads_to_the_copy_that_waits(meeting, sybil):
    shown(filed(meeting), sybil)
    late = filed(meeting, at=READ)

    (group,) = inside(lambda: with_words(meeting, groups_of(meeting, waiting=True)))

    assert (group.first.pk, group.received, group.shown) == (late, 1, 1)
    told = inside(lambda: group_of(row(late)))
    assert (told.received, told.shown, told.came) == (1, 1, 2)


def test_the_desk_counts_what_waits_by_meeting(meeting, sybil):
    noticed(sybil, title="Nobody wrote")
    shown(filed(meeting), sybil)
    filed(meeting, "Snow.")

    found = inside(lambda: list(meetings_moderated()))

    assert [(one.pk, one.came, one.waiting) for one in found] == [(meeting.pk, 2, 1)]


def test_the_trail_tells_of_each_decision_and_no_words(meeting, sybil):
    one, two, three = filed(meeting), filed(meeting, VARIANT), filed(meeting, "Snow.")
    joined(one, two, sybil)
    shown(one, sybil)
    withheld(three, sybil, "SPAM")

    with scope.within(scope.oversight(who="test", why="the trail")):
        events = list(AuditEvent.objects.filter(event__startswith="committee.statement"))
    told = {one.event: (one.before, one.after, one.detail) for one in events}
    assert told["committee.statement_shown"] == ("RECEIVED", "SHOWN", {"statements": 2})
    assert told["committee.statement_withheld"][2] == {"ground": "SPAM", "statements": 1}
    assert told["committee.statements_joined"][2]["statements"] == 2
    assert not any("traffic" in str(one.detail) for one in events)


def test_a_thousand_copies_take_as_many_queries_as_two(
    meeting, sybil, django_assert_max_num_queries
):
    one = many(meeting, 2)[0]
    first = row(one)
    rows = [
        Statement(
            meeting=meeting,
            language="en",
            words=LETTER,
            digest=first.digest,
            sketch=first.sketch,
            filed_at=READ,
        )
        for _each in range(1000)
    ]
    Statement.objects.bulk_create(rows)

    with django_assert_max_num_queries(35):
        assert shown(one, sybil).copies == 1002


def test_an_item_to_which_somebody_wrote_stays_on_the_agenda(meeting, sybil):
    item = first_item(meeting)
    filed(meeting, item_id=item.pk)

    with pytest.raises(ItemInUse):
        inside(remove_item, item_id=item.pk, by=sybil, at=READ)


def test_totals_by_item_add_up_to_what_came(meeting, sybil):
    item = first_item(meeting)
    shown(many(meeting, 2)[0], sybil, item_id=item.pk)
    shown(filed(meeting, "To all."), sybil)
    withheld(filed(meeting, "Snow."), sybil)
    filed(meeting, "Waits.")

    totals = totals_of(meeting)

    assert [(one.item, one.shown, one.counted) for one in totals.items] == [
        (None, 1, 1),
        (item, 2, 1),
    ]
    assert totals.shown + totals.kept_back + totals.waiting == totals.came == 5
