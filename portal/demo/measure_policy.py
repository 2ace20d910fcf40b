"""How long a back-test of a quarter takes, and to replay stored decisions from what was known."""

import random
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from time import perf_counter

import psycopg
from django.db import connection
from django.db.models import Model

from matching.policy.backtest import back_test
from matching.policy.models import RuleVersion
from matching.policy.quarters import Quarter, latest_quarters
from matching.policy.replay import replay_all
from matching.policy.rulebook import open_rulebook, rules_of
from matching.policy.rules import Rule
from matching.policy.services import decision_on
from portal.accounts.models import User
from portal.demo.policy_rows import MOMENT, case_in, facts_at_random, rows_of, store
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction

Say = Callable[[str, float], None]
SEED = 20110617


class Differs(Exception):
    """A stored decision came out otherwise: the measurement means nothing."""


def measure(*, server: str, decisions: int, cases: int, at: datetime, say: Say) -> None:
    """Store cases with all they rest on and replay them; then decisions, and test them back.

    ``server`` is a superuser's address.  Says each figure in seconds.
    """
    chance, quarter = random.Random(SEED), latest_quarters(at)[0]  # noqa: S311  no secret
    rules = rules_of(open_rulebook().in_force(at=quarter.since))
    with psycopg.connect(server, dbname=connection.settings_dict["NAME"]) as session:
        session.autocommit = True
        _store_cases(session, chance, cases, rules, quarter)
        began = perf_counter()
        replayed, found = replay_all(who="bench", say=lambda one: None)
        say(f"{replayed:,} decisions replayed from what was known", perf_counter() - began)
        if found or replayed < cases:
            raise Differs(f"{found} parts of {replayed} decisions differ")
        began = perf_counter()
        _store_decisions(session, chance, decisions, rules, quarter)
        say(f"{decisions:,} decisions made and stored", perf_counter() - began)
    _test_back(quarter, decisions + cases, say)


def _store_cases(
    session: psycopg.Connection,
    chance: random.Random,
    cases: int,
    rules: list[Rule],
    quarter: Quarter,
) -> None:
    agency, by = Agency.objects.order_by("pk")[0], User.objects.order_by("pk")[0]
    rows: list[Model] = []
    for number in range(cases):
        at = quarter.since + MOMENT * (2 * number + 1)
        case, facts = case_in(agency.jurisdiction_id, at=at), facts_at_random(chance)
        rows += rows_of(case, facts, agency=agency.pk, by=by)
        rows.append(decision_on(case=case, facts=facts, rules=rules, by=by, at=at + MOMENT))
    rows.sort(key=lambda row: row._meta.db_table)
    for _table, group in groupby(rows, key=lambda row: row._meta.db_table):
        store(session, group)


def _store_decisions(
    session: psycopg.Connection,
    chance: random.Random,
    decisions: int,
    rules: list[Rule],
    quarter: Quarter,
) -> None:
    places = list(Jurisdiction.objects.filter(kind="COUNTY").values_list("pk", flat=True))
    by, at = User.objects.order_by("pk")[0], quarter.since
    cases = (case_in(chance.choice(places), at=at) for _ in range(decisions))
    made = (
        decision_on(case=case, facts=facts_at_random(chance), rules=rules, by=by, at=at)
        for case in cases
    )
    store(session, made)


def _test_back(quarter: Quarter, decisions: int, say: Say) -> None:
    """Each rule in force, withdrawn: the quickest and the slowest of them."""
    took = []
    for rule in open_rulebook().in_force(at=quarter.since):
        gone = RuleVersion(
            key=rule.key, number=rule.number + 1, condition=rule.condition, outcome="", lifts=[]
        )
        began = perf_counter()
        with scope.within(scope.oversight(who="bench", why="measures a back-test")):
            tested = back_test(version=gone, quarter=quarter)
        took.append(perf_counter() - began)
        if tested.decisions < decisions:
            raise Differs(f"{tested.decisions} decisions of {decisions}")
    what = f"back-test of {decisions:,} decisions, {len(tested.by_place):,} lines"
    say(f"{what}, the quickest of {len(took)} rules", min(took))
    say(f"{what}, the slowest", max(took))
