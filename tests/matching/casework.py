"""Cases in any state, reached through the services that people use."""

from matching.review import services as review
from matching.status import services as status
from matching.status.models import Case
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from tests.factories import NOON, trained
from tests.matching.factories import complete, now, submit

PERSON = 9  # in the immigration gallery alone


def casework():
    """The scope of the program's officers."""
    return scope.within(scope.casework())


def examiners() -> list[User]:
    """Two examiners, made at first use."""
    made = []
    for name in ("first-examiner", "second-examiner"):
        user, new = User.objects.get_or_create(username=name)
        if new:
            give_role(user=user, role="EXAMINER", jurisdiction=None, by=None, at=NOON)
            trained(user)
        made.append(user)
    return made


def conclude_all(conclusion: str = "IDENTIFICATION") -> None:
    """Both examiners conclude on every pair that waits."""
    for examiner in examiners():
        while True:
            with scope.within(scope.review()):
                pair = review.take_next(by=examiner, at=now())
                if pair is None:
                    break
                review.conclude(
                    verdict_id=pair.pk,
                    conclusion=conclusion,
                    notes="Minutiae agree.",
                    by=examiner,
                    at=now(),
                )


def confirmed(agency, by, person: int = PERSON, **fields) -> Case:
    """A case that the database opened: a booking whose immigration candidate was confirmed."""
    booking = submit(agency, by, person, **fields)
    complete(booking)
    conclude_all()
    with casework():
        return Case.objects.select_related("booking", "candidate").get(booking=booking)


def answered(
    case: Case, by: User, finding: str = "REMOVABLE", ground: str = "FINAL_ORDER"
) -> Case:
    """The case after a specialist's query and its response."""
    with casework():
        query = status.record_query(case_id=case.pk, by=by, at=now())
        status.record_response(
            query_id=query.pk,
            finding=finding,
            ground=ground,
            evidence_type="IMMIGRATION_RECORD",
            evidence="An order of removal of 2008.",
            by=by,
            at=now(),
        )
        return Case.objects.select_related("booking", "candidate").get(pk=case.pk)
