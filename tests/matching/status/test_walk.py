"""Every service that moves a case, in every state, by the whole cast.

What comes out is compared with the table of the lifecycle: whoever has the right of a way takes
it, and nobody takes another.
"""

from datetime import date

from django.db import transaction

from matching.policy.services import decide
from matching.status import services
from matching.status.models import Case, Query
from matching.status.states import CASE, NEW_FACTS, CaseStatus
from matching.views.refusals import REFUSALS
from matching.voiding.services import void_match
from portal.jurisdictions.access import AccessDenied, may
from portal.training.errors import Untrained
from tests.matching.casework import casework
from tests.matching.factories import now

WORDS = "Said."
ANSWER = {"finding": "REMOVABLE", "ground": "FINAL_ORDER", "evidence": WORDS}
FACT = {"convicted_on": date(2009, 5, 4), "severity": "FELONY", "source": WORDS}


def query_of(case):
    """The case's latest query, or any id where it has none."""
    latest = Query.objects.filter(case=case).order_by("-asked_at").first()
    return {"query_id": latest.pk if latest else case.pk}


# name: the service, the state it leads to, the right of its way, and what it is called with.
MOVING = {
    "query": (services.record_query, "QUERIED", "work_status", lambda c: {"case_id": c.pk}),
    "respond": (
        services.record_response,
        "ANSWERED",
        "work_status",
        lambda c: {**query_of(c), **ANSWER, "evidence_type": "IMMIGRATION_RECORD"},
    ),
    "decide": (decide, "DECIDED", "issue_detainer", lambda c: {"case_id": c.pk}),
    "convict": (
        services.record_conviction,
        "ANSWERED",
        NEW_FACTS,
        lambda c: {"booking_id": c.booking_id, **FACT},
    ),
    "close": (
        services.close_case,
        "CLOSED",
        "supervise_case",
        lambda c: {"case_id": c.pk, "reason": WORDS},
    ),
    "reopen": (
        services.reopen_case,
        "QUERIED",
        "supervise_case",
        lambda c: {"case_id": c.pk, "reason": WORDS},
    ),
    "void": (
        void_match,
        "VOIDED",
        "supervise_case",
        lambda c: {"candidate_id": c.candidate_id, "reason": WORDS},
    ),
}
# Which service brings the case of the walk to its next state, and who calls it.
ALONG = [
    ("OPEN", "query", "sara"),
    ("QUERIED", "respond", "sara"),
    ("ANSWERED", "decide", "omar"),
    ("DECIDED", "close", "susan"),
    ("CLOSED", "void", "susan"),
    ("VOIDED", "", ""),
]


class Undone(Exception):
    """The act was done, and taken back; it says in which state the case was then."""


def act(case, name, by) -> None:
    service, _to, _right, given = MOVING[name]
    service(**given(case), by=by, at=now())


def what_comes(case, name, by) -> str:
    """The state that an act leads to, or 'denied', or 'refused'; nothing is left of it."""
    try:
        with casework(), transaction.atomic():
            act(case, name, by)
            raise Undone(Case.objects.get(pk=case.pk).status)
    except Undone as done:
        return str(done)
    except (AccessDenied, Untrained):
        return "denied"
    except (*REFUSALS, Query.DoesNotExist):
        return "refused"


def expected(source, name, who, by) -> str:
    """What the table says of it."""
    _service, to, right, _given = MOVING[name]
    if (source, name) == ("OPEN", "respond"):
        return "refused"  # There is no query to respond to, for anybody.
    needed = "work_status" if right == NEW_FACTS else right
    if who == "chief" or not may(by, needed):
        # An administrator has every right, and lacks the training.
        return "denied"
    if CASE.ways[source].get(to) == right:
        return to
    if (source, name) == ("CLOSED", "query"):
        return "denied"  # The way is there, and it is a supervisor's.
    # A conviction is heard in every state, and moves a case that is decided alone.
    return source if right == NEW_FACTS else "refused"


def test_every_service_takes_the_ways_of_the_table_and_nobody_takes_another(case, everybody):
    wrong, taken = {}, set()
    for source, onward, who_goes in ALONG:
        for name, (_service, to, right, _given) in MOVING.items():
            for who, by in everybody.items():
                comes = what_comes(case, name, by)
                if comes != expected(source, name, who, by):
                    wrong[source, name, who] = comes
                elif comes == to != source:
                    taken.add((source, to, right))
        if onward:
            with casework():
                act(case, onward, everybody[who_goes])

    assert wrong == {}
    assert taken == {(s, t, r) for s, ways in CASE.ways.items() for t, r in ways.items()}


def test_the_walk_goes_through_every_state():
    assert [source for source, _onward, _who in ALONG] == list(CaseStatus)
