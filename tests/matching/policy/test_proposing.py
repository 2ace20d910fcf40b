"""Two administrators change the rules, ahead of time and on the record."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import Error, transaction

from matching.policy.errors import ExamplesFail, RuleRefused, TooLate
from matching.policy.models import RuleSignature, RuleVersion
from matching.policy.proposing import MOVES
from matching.policy.rulebook import open_rulebook, status_of
from matching.policy.states import VERSION, VersionStatus
from portal.audit.models import AuditEvent
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.policy.rules import AHEAD, EXAMPLE, TRESPASS, approved, oversight, proposed

A_DAY = timedelta(days=1)


def keys(at) -> set[str]:
    return {version.key for version in open_rulebook().in_force(at=at)}


def test_a_rule_is_in_force_from_its_instant_on_once_another_approved_it(chief, deputy):
    version = approved(chief, deputy)
    just_before = version.effective_at - timedelta(microseconds=1)

    assert "trespass" not in keys(just_before)
    assert "trespass" in keys(version.effective_at)


def test_a_rule_that_nobody_approved_is_never_in_force(chief):
    version = proposed(chief)

    assert "trespass" not in keys(version.effective_at + A_DAY)


def test_a_later_version_replaces_the_earlier_and_one_without_words_withdraws_it(chief, deputy):
    first = approved(chief, deputy)
    calm = [{**EXAMPLE, "expected": "NO_ACTION"}]
    second = approved(
        chief,
        deputy,
        outcome="NO_ACTION",
        examples=calm,
        effective_at=first.effective_at + A_DAY,
    )
    gone = [{**EXAMPLE, "expected": "MAY_PROCEED"}]
    third = approved(
        deputy, chief, outcome="", examples=gone, effective_at=first.effective_at + 2 * A_DAY
    )

    book = open_rulebook()
    spoken = [
        {v.key: v.number for v in book.in_force(at=version.effective_at)}.get("trespass")
        for version in (first, second, third)
    ]
    assert spoken == [1, 2, None]


def test_nobody_approves_their_own_version(chief):
    version = proposed(chief)

    with pytest.raises(AccessDenied, match="second administrator"), oversight():
        MOVES["approve"](version=version, by=chief, at=now())


def test_only_administrators_change_the_rules(chief, everybody):
    del everybody["chief"]
    version = proposed(chief)

    for somebody in everybody.values():
        with pytest.raises(AccessDenied, match="Only administrators"):
            proposed(somebody)
        for move in MOVES.values():
            with pytest.raises(AccessDenied, match="Only administrators"), oversight():
                move(version=version, by=somebody, at=now())


def test_an_administrator_whose_account_is_closed_changes_nothing(chief):
    chief.is_active = False

    with pytest.raises(AccessDenied):
        proposed(chief)


class Undone(Exception):
    """The move was made, and taken back; it says what became of the version."""


def what_comes(version, move, by) -> str:
    """Where a move leads, or what refuses it; nothing is left of it."""
    try:
        with oversight(), transaction.atomic():
            MOVES[move](version=version, by=by, at=now())
            raise Undone(status_of(version))
    except Undone as done:
        return str(done)
    except (AccessDenied, TransitionRefused) as refusal:
        return type(refusal).__name__


def expected(source, move, who) -> str:
    """What the table of the lifecycle says of a move by somebody; chief entered the version."""
    target = {"approve": "APPROVED", "refuse": "REFUSED"}[move]
    if who not in ("chief", "deputy"):
        return "AccessDenied"
    if target not in VERSION.ways[source]:
        return "TransitionRefused"
    return "AccessDenied" if (who, move) == ("chief", "approve") else target


def test_a_version_moves_only_along_its_lifecycle_by_whoever_may(chief, deputy, everybody):
    everybody["deputy"] = deputy
    for source, way in {"PROPOSED": "", "APPROVED": "approve", "REFUSED": "refuse"}.items():
        version = proposed(chief, key=f"rule-{source.lower()}")
        if way:
            with oversight():
                MOVES[way](version=version, by=deputy, at=now())
        assert status_of(version) == source

        for move, (who, by) in product(MOVES, everybody.items()):
            comes = what_comes(version, move, by)
            assert comes == expected(source, move, who), (source, move, who)


def test_the_walk_of_versions_goes_from_every_state_to_every_other():
    assert VERSION.ways.keys() == set(VersionStatus.values)
    assert set(VERSION.ways["PROPOSED"]) == set(VersionStatus.values) - {VERSION.initial}


def test_an_author_may_take_a_version_back(chief):
    version = proposed(chief)

    with oversight():
        MOVES["refuse"](version=version, by=chief, at=now())

    assert status_of(version) == "REFUSED"


@pytest.mark.parametrize("ahead", [timedelta(0), -A_DAY, timedelta(seconds=59)])
def test_no_rule_takes_effect_before_it_is_entered(chief, ahead):
    at = now()

    with pytest.raises(TooLate):
        proposed(chief, at=at, effective_at=at + ahead)


def test_no_rule_is_approved_after_its_instant(chief, deputy):
    version = proposed(chief)

    with pytest.raises(TooLate), oversight():
        MOVES["approve"](version=version, by=deputy, at=version.effective_at)


def test_a_version_whose_examples_fail_is_not_approved(chief, deputy):
    wrong = {**EXAMPLE, "expected": "MAY_PROCEED"}
    version = proposed(chief, examples=[EXAMPLE, wrong])

    with pytest.raises(ExamplesFail, match="A felony trespass"), oversight():
        MOVES["approve"](version=version, by=deputy, at=now())
    assert status_of(version) == "PROPOSED"


@pytest.mark.parametrize(
    "differs",
    [
        {"key": "No Key"},
        {"key": "x"},
        {"title": " "},
        {"explanation": ""},
        {"source": ""},
        {"outcome": "DEPORT"},
        {"lifts": ["minor-traffic"]},
        {"outcome": "", "lifts": ["public-safety"]},
        {"outcome": "", "lifts": ["nothing"]},
        {"outcome": "", "lifts": ["trespass"]},
        {"condition": {"fact": "nationality", "==": "PRESENT"}},
        {"condition": {}},
        {"examples": []},
        {"examples": [{"name": "x"}]},
        {"examples": [{**EXAMPLE, "expected": "X"}]},
        {"examples": [{**EXAMPLE, "name": ""}]},
        {"examples": [{**EXAMPLE, "facts": {"height": 3}}]},
        {"examples": [{**EXAMPLE, "facts": []}]},
        {"examples": [{**EXAMPLE, "facts": {"charges": [{"code": 5707}]}}]},
        {"examples": [{**EXAMPLE, "facts": {"charges": [{"severity": "GRAVE"}]}}]},
        {"examples": [{**EXAMPLE, "facts": {"circumstances": {"HEIGHT": "PRESENT"}}}]},
        {"examples": [{**EXAMPLE, "facts": {"circumstances": {"FRAUD": "MAYBE"}}}]},
        {"examples": [{**EXAMPLE, "facts": {"convictions": [{"year": "2009"}]}}]},
        {"examples": [{**EXAMPLE, "facts": {"finding": "ALIEN"}}]},
    ],
    ids=str,
)
def test_what_cannot_be_a_rule_is_refused_with_a_sentence(chief, differs):
    with pytest.raises(RuleRefused, match=r"\.$"):
        proposed(chief, **differs)


def test_every_act_is_in_the_trail(chief, deputy):
    version = approved(chief, deputy)

    with oversight():
        about = AuditEvent.objects.filter(subject_type="policy.RuleVersion")
        events = list(about.filter(subject_id=str(version.pk)).order_by("pk"))
    assert [(event.event, event.detail) for event in events] == [
        ("rule.entered", {"version": "trespass@1"}),
        ("rule.approved", {"version": "trespass@1"}),
    ]


def sign(version, part, by):
    with oversight(), transaction.atomic():
        RuleSignature.objects.create(version=version, part=part, signed_by=by, signed_at=now())


def test_the_database_asks_for_two_people(chief, deputy):
    version = proposed(chief)

    with pytest.raises(Error, match="rule_version_two_people"):
        sign(version, "APPROVER", chief)
    sign(version, "APPROVER", deputy)
    with pytest.raises(Error, match="rule_version_closed_once"):
        sign(version, "REFUSER", chief)


def write(**differs):
    fields = {"key": "sly", "number": 1, "effective_at": now() + AHEAD, "title": "Sly"}
    words = {"explanation": "x", "source": "x", "condition": TRESPASS, "examples": [EXAMPLE]}
    with oversight(), transaction.atomic():
        return RuleVersion.objects.create(**{**fields, **words, "outcome": "STOP", **differs})


@pytest.mark.parametrize(
    ("differs", "message"),
    [
        ({"first_load": True}, "only a migration"),
        ({"lifts": ["minor-traffic"]}, "rule_version_stops_or_lifts"),
        ({"outcome": "X"}, "rule_version_of_a_known_outcome"),
        ({"source": ""}, "rule_version_is_explained"),
        ({"examples": []}, "rule_version_is_explained"),
        ({"key": "minor-traffic"}, "rule_version_numbered"),
    ],
)
def test_the_database_refuses_a_rule_that_must_not_be(database, differs, message):
    with pytest.raises(Error, match=message):
        write(**differs)


def test_the_database_refuses_to_approve_what_nobody_entered_or_what_began(chief, database):
    with pytest.raises(Error, match="nobody has entered"):
        sign(write(), "APPROVER", chief)
    with pytest.raises(Error, match="no signature"):
        sign(RuleVersion.objects.get(key="minor-traffic"), "AUTHOR", chief)


def test_the_database_refuses_an_approval_that_comes_too_late(chief, deputy):
    version = write(effective_at=now() - A_DAY)
    sign(version, "AUTHOR", chief)

    with pytest.raises(Error, match="before it takes effect"):
        sign(version, "APPROVER", deputy)


def test_nobody_changes_or_deletes_a_rule(database):
    for change in (lambda rows: rows.update(outcome="MAY_PROCEED"), lambda rows: rows.delete()):
        for entered in (oversight, casework):
            with pytest.raises(Error, match="permission denied"), entered(), transaction.atomic():
                change(RuleVersion.objects.filter(key="minor-traffic"))


def test_not_even_the_owner_of_the_tables_changes_a_rule(owner_connection):
    with pytest.raises(Exception, match="stay as they are"):
        owner_connection.execute("UPDATE policy_ruleversion SET outcome = 'MAY_PROCEED'")


def test_officers_write_no_rule(database):
    with pytest.raises(Error, match="permission denied"), casework(), transaction.atomic():
        RuleVersion.objects.create(
            key="x", number=1, effective_at=now(), condition={}, examples=[]
        )
