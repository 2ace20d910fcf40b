"""A report's text with all that it prints of its findings, as plain values: what is circulated.

It holds codes, not labels, so that the same text has the same digest in whatever language it is
read.  Runs in the committee's scope.
"""

from portal.jurisdictions.zones import washington_day
from reports.committee.findings.models import PublishedFinding, Recommendation
from reports.committee.motions.ballots import Ballot, ballots_of
from reports.committee.motions.models import Motion
from reports.committee.motions.states import Missing, Standing
from reports.committee.report.canonical import Words
from reports.committee.report.figures import agreement_behind
from reports.committee.report.models import Part, Report
from reports.committee.seats.models import Recusal, Term


def body_of(report: Report) -> Words:
    """Number, charter, title, text and every part of a report."""
    parts = Part.objects.filter(report=report).select_related(
        "finding__matter__place", "finding__motion__item__meeting"
    )
    return {
        "number": report.number,
        "charter": {"number": report.charter.number, "title": report.charter.title},
        "title": report.title,
        "text": report.text,
        "parts": [{"number": part.number, **_finding(part.finding)} for part in parts],
    }


def _finding(finding: PublishedFinding) -> Words:
    ballots = ballots_of(finding.motion)
    return {
        "reference": finding.reference,
        "duty": finding.duty,
        "matter": finding.matter.title,
        "title": finding.title,
        "text": finding.text,
        "outcome": finding.outcome,
        "vote": _vote(finding.motion, ballots),
        "recused": _recused(finding, ballots),
        "statements": finding.statements,
        "recommendations": _recommendations(finding),
        "proposals": finding.proposals,
        "agreement": agreement_behind(finding.matter),
    }


def _vote(motion: Motion, ballots: list[Ballot]) -> Words:
    return {
        "motion": motion.reference,
        "closed_on": washington_day(motion.closed_at).isoformat() if motion.closed_at else "",
        "wording": motion.wording,
        "majority": motion.majority,
        "result": motion.status,
        "yes": motion.yes,
        "no": motion.no,
        "abstained": motion.abstained,
        "present": motion.present,
        "filled": motion.filled,
        "votes": [
            {
                **_member(ballot.term),
                "choice": ballot.choice.value if ballot.choice else "",
                "reason": ballot.reason,
                "missing": ballot.missing.value if ballot.missing else "",
            }
            for ballot in ballots
            if ballot.standing == Standing.ELIGIBLE
        ],
    }


def _recused(finding: PublishedFinding, ballots: list[Ballot]) -> list[Words]:
    """Everybody who is on record as keeping away: from the matter, or when it was voted on."""
    said = Recusal.objects.filter(matter=finding.matter).select_related("term__seat")
    terms = {one.term_id: one.term for one in said} | {
        one.term.pk: one.term
        for one in ballots
        if one.standing == Standing.RECUSED or one.missing == Missing.RECUSED
    }
    return [_member(term) for term in sorted(terms.values(), key=_by_seat)]


def _by_seat(term: Term) -> tuple[int, str]:
    return (term.seat.number, term.name)


def _recommendations(finding: PublishedFinding) -> list[Words]:
    rows = Recommendation.objects.filter(finding=finding.finding_id).select_related("addressee")
    return [
        {
            "reference": one.reference,
            "words": one.words,
            "addressee": str(one.addressee),
            "due_on": one.due_on.isoformat(),
        }
        for one in rows.order_by("reference")
    ]


def _member(term: Term) -> Words:
    return {
        "seat": term.seat.number,
        "constituency": term.seat.constituency,
        "name": term.name,
    }
