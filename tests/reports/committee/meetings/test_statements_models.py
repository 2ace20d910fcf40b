"""What the database keeps of statements, whoever writes to it."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from reports.committee.meetings.models import (
    Campaign,
    PostedStatement,
    Statement,
    WithheldStatement,
)
from reports.committee.meetings.states import STATEMENT, Ground, Moderation
from tests.reports.committee.meetings.statements import (
    FILED,
    LETTER,
    READ,
    VARIANT,
    filed,
    joined,
    row,
    shown,
    withheld,
)
from tests.reports.committee.meetings.worlds import (
    called_off,
    first_item,
    noticed,
    opened,
    planned,
)
from tests.reports.committee.worlds import inside


@pytest.fixture
def meeting(committee, sybil):
    return noticed(sybil)


def put_in(meeting, **changed):
    """A row as the site inserts it, whatever it says."""
    given = {"language": "en", "words": LETTER, "digest": "0" * 64, "sketch": b""}
    with transaction.atomic():
        return Statement.objects.create(meeting=meeting, filed_at=FILED, **{**given, **changed})


def changed(number, **fields):
    inside(Statement.objects.filter(pk=number).order_by().update, **fields)


@pytest.mark.parametrize("state", ["SHOWN", "WITHHELD"])
def test_no_statement_comes_in_with_a_decision(state, meeting, sybil):
    given = {"ground": "SPAM", "reason": "Ads."} if state == "WITHHELD" else {}

    with pytest.raises(DatabaseError, match="waits for a moderator"):
        put_in(meeting, status=state, decided_by=sybil, decided_at=READ, **given)


def test_no_statement_comes_in_as_part_of_a_campaign(meeting, sybil):
    campaign = joined(filed(meeting), filed(meeting, VARIANT), sybil)

    with pytest.raises(DatabaseError, match="waits for a moderator"):
        put_in(meeting, campaign=campaign)


@pytest.mark.parametrize("make", [planned, called_off, opened])
def test_only_a_meeting_that_takes_statements_gets_some(make, committee, sybil):
    with pytest.raises(DatabaseError, match="takes no statements"):
        put_in(make(sybil))


def test_the_item_is_of_the_meeting(meeting, sybil):
    other = first_item(noticed(sybil, title="Another one"))

    with pytest.raises(DatabaseError, match="of another meeting"):
        put_in(meeting, item=other)
    with pytest.raises(DatabaseError, match="of another meeting"):
        changed(filed(meeting), item=other)


def test_a_statement_says_something(meeting):
    with pytest.raises(IntegrityError, match="statement_says_something"):
        put_in(meeting, words="")


def test_the_campaign_is_of_the_meeting_and_is_not_left(meeting, sybil):
    other = noticed(sybil, title="Another one")
    elsewhere = joined(filed(other), filed(other, VARIANT), sybil)
    number = filed(meeting)
    joined(number, filed(meeting, VARIANT), sybil)

    for campaign in (elsewhere, None):
        with pytest.raises(DatabaseError, match="of another meeting"):
            changed(number, campaign=campaign)


@pytest.mark.parametrize(
    ("source", "target"),
    [pair for pair in product(Moderation.values, repeat=2) if pair[0] != pair[1]],
)
def test_the_database_knows_the_same_ways(source, target, meeting, sybil):
    number = filed(meeting)
    {"SHOWN": shown, "WITHHELD": withheld}.get(source, lambda *_: None)(number, sybil)
    fields = {
        "status": target,
        "decided_by": sybil,
        "decided_at": READ,
        "ground": "",
        "reason": "",
    }
    if target == "WITHHELD":
        fields |= {"ground": "SPAM", "reason": "Ads."}
    if target == "RECEIVED":
        fields |= {"decided_by": None, "decided_at": None}

    if target in STATEMENT.ways[source]:
        changed(number, **fields)
    else:
        with pytest.raises(DatabaseError, match="does not lead on"):
            changed(number, **fields)


@pytest.mark.parametrize("fields", [{"ground": "THREAT"}, {"reason": "Other."}])
def test_a_decision_stays(fields, meeting, sybil):
    number = filed(meeting)
    withheld(number, sybil)

    with pytest.raises(DatabaseError, match="a decision stays"):
        changed(number, **fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"status": "SHOWN"}, "statement_moderated_by_whom_and_when"),
        ({"status": "WITHHELD", "ground": "OPINION"}, "statement_withheld_for_a_reason"),
        ({"status": "SHOWN", "ground": "SPAM"}, "statement_withheld_for_a_reason"),
    ],
)
def test_a_decision_is_somebodys_and_on_a_ground(fields, name, meeting, sybil):
    number = filed(meeting)
    who = {} if "moderated" in name else {"decided_by": sybil, "decided_at": READ, "reason": "x"}

    with pytest.raises(IntegrityError, match=name):
        changed(number, **fields, **who)


@pytest.mark.parametrize("field", ["words", "name", "organization", "digest", "filed_at", "id"])
def test_nobody_rewrites_what_came(field, meeting):
    number = filed(meeting)
    value = READ if field == "filed_at" else "0" * 32

    with pytest.raises(DatabaseError, match="permission denied"):
        changed(number, **{field: value})


def post(statement, **changed):
    """A public copy, as the committee inserts it, whatever it says."""
    names = ("meeting", "item", "words", "language", "digest", "filed_at", "campaign")
    given = {name: getattr(statement, name) for name in names} | {"posted_at": READ}
    return inside(PostedStatement.objects.create, statement=statement, **{**given, **changed})


def test_what_waits_or_is_withheld_is_not_posted(meeting, sybil):
    waits, held = filed(meeting), filed(meeting, "Snow.")
    withheld(held, sybil)

    for number in (waits, held):
        with pytest.raises(DatabaseError, match="is what came in"):
            post(row(number))


@pytest.mark.parametrize("field", ["words", "name", "organization", "language", "digest"])
def test_what_is_posted_is_what_came(field, meeting, sybil):
    number = filed(meeting)
    changed(number, status="SHOWN", decided_by=sybil, decided_at=READ)

    with pytest.raises(DatabaseError, match="is what came in"):
        post(row(number), **{field: "es" if field == "language" else "Other."})
    assert post(row(number)).pk == number


def test_of_copies_and_of_a_campaign_one_is_posted(meeting, sybil):
    one, copy, near = filed(meeting), filed(meeting, at=READ), filed(meeting, VARIANT)
    shown(one, sybil)
    with pytest.raises(IntegrityError, match="posted_once_of_copies"):
        post(row(copy))
    joined(one, near, sybil)
    shown(near, sybil)

    with pytest.raises(IntegrityError, match="posted_once_of_a_campaign"):
        post(row(near))


def test_a_posted_statement_stays(meeting, sybil):
    shown(filed(meeting), sybil)
    rows = PostedStatement.objects.order_by()

    with pytest.raises(DatabaseError, match="permission denied"):
        inside(rows.update, words="Other.")
    with pytest.raises(DatabaseError, match="permission denied"):
        inside(rows._raw_delete, rows.db)
    with pytest.raises(IntegrityError, match="posted_statement_came_once"):
        inside(rows.update, copies=0)


def test_copies_are_never_fewer(meeting, sybil):
    one = filed(meeting)
    filed(meeting)
    shown(one, sybil)

    with pytest.raises(DatabaseError, match="a posted statement stays"):
        inside(PostedStatement.objects.order_by().update, copies=1)


def hold(statement, ground="SPAM"):
    given = {"meeting": statement.meeting, "ground": ground, "withheld_at": READ}
    return inside(WithheldStatement.objects.create, statement=statement, **given)


def test_only_what_is_withheld_is_counted_so_and_as_long_as_it_is(meeting, sybil):
    number = filed(meeting)
    with pytest.raises(DatabaseError, match="only what is withheld"):
        hold(row(number))
    withheld(number, sybil)
    rows = WithheldStatement.objects.order_by()

    with pytest.raises(DatabaseError, match="is counted"):
        inside(rows._raw_delete, rows.db)
    with pytest.raises(DatabaseError, match="permission denied"):
        inside(rows.update, ground="THREAT")


def test_a_withheld_statement_is_counted_on_its_own_ground(meeting, sybil):
    number = filed(meeting)
    fields = {"status": "WITHHELD", "ground": "SPAM", "reason": "Ads."}
    changed(number, **fields, decided_by=sybil, decided_at=READ)

    with pytest.raises(DatabaseError, match="only what is withheld"):
        hold(row(number), "THREAT")
    with pytest.raises(IntegrityError, match="withheld_on_a_known_ground"):
        hold(row(number), "OPINION")
    assert hold(row(number)).ground == Ground.SPAM


@pytest.mark.parametrize("model", [Campaign, PostedStatement, WithheldStatement])
def test_the_site_reads_what_is_public_and_writes_none_of_it(model, meeting, sybil):
    joined(filed(meeting), filed(meeting, VARIANT), sybil)
    shown(filed(meeting), sybil)
    withheld(filed(meeting, "Snow."), sybil)

    one = model.objects.first()

    assert one is not None
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        one.save(force_insert=True)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        model.objects.filter(pk=one.pk).order_by().update(meeting=meeting)


def test_records_say_what_they_are(meeting, sybil):
    number = filed(meeting)
    later = filed(meeting, VARIANT, at=FILED + timedelta(minutes=1))
    campaign = joined(number, later, sybil)
    held = filed(meeting, "Snow.")
    withheld(held, sybil)

    assert str(row(number)) == f"statement {number}"
    assert str(shown(number, sybil)) == f"posted statement {number}"
    assert str(WithheldStatement.objects.get()) == f"withheld statement {held}"
    assert str(campaign) == f"campaign {campaign.pk}"
