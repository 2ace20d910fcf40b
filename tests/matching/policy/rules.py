"""Versions of rules on their way, entered and signed by administrators."""

from datetime import datetime, timedelta

from matching.policy.models import RuleVersion
from matching.policy.proposing import RuleIn, approve_rule, propose_rule
from portal.accounts.models import User
from portal.jurisdictions import scope
from tests.matching.factories import now

AHEAD = timedelta(days=30)
TRESPASS = {"fact": "charged_families", "==": "57"}
EXAMPLE = {
    "name": "A felony trespass",
    "facts": {"charges": [{"code": "5707", "severity": "FELONY"}]},
    "expected": "STOP",
}


def oversight():
    """The scope in which administrators work."""
    return scope.within(scope.oversight(who="test", why="rules"))


def rule(**differs) -> RuleIn:
    """A rule that stops trespass, to take effect in a month."""
    return RuleIn(
        **{
            "key": "trespass",
            "effective_at": now() + AHEAD,
            "title": "Trespass",
            "explanation": "A supervisor looks at every charge of trespass.",
            "source": "A test",
            "condition": TRESPASS,
            "outcome": "STOP",
            "examples": [EXAMPLE],
            **differs,
        }
    )


def proposed(by: User, *, at: datetime | None = None, **differs) -> RuleVersion:
    with oversight():
        return propose_rule(rule=rule(**differs), by=by, at=at or now())


def approved(author: User, approver: User, **differs) -> RuleVersion:
    version = proposed(author, **differs)
    with oversight():
        approve_rule(version=version, by=approver, at=now())
    return version
