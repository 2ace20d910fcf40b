"""What minutes say of motions and votes, drafted from the records in English."""

from reports.committee.meetings.models import Meeting
from reports.committee.meetings.sections import MOTIONS, Section, register
from reports.committee.motions.ballots import Ballot, ballots
from reports.committee.motions.models import Motion
from reports.committee.motions.selectors import motions_in
from reports.committee.motions.states import DECIDED, Choice, Missing


def section(meeting: Meeting) -> Section | None:
    """Every motion of a meeting with its result, and every vote by name; None without motions."""
    motions = list(motions_in(meeting))
    if not motions:
        return None
    rolls: dict[Motion, list[Ballot]] = {}
    for ballot in ballots(motions):
        rolls.setdefault(ballot.motion, []).append(ballot)
    lines = [_named(motion, rolls.get(motion, [])) for motion in motions if _decided(motion)]
    columns = ["Motion", "Moved and seconded by", "Rule", "Votes", "Result"]
    return Section("Motions and votes", lines, columns, [_row(motion) for motion in motions])


def _decided(motion: Motion) -> bool:
    return motion.status in DECIDED


def _row(motion: Motion) -> list[str]:
    people = [motion.mover.name, *([motion.seconder.name] if motion.seconder else [])]
    kind = ", an amendment" if motion.parent_id else ""
    return [
        f"{motion.reference}{kind}: {motion.wording}",
        ", ".join(people),
        str(motion.get_majority_display()),
        _votes(motion) if _decided(motion) else "",
        str(motion.get_status_display()),
    ]


def _votes(motion: Motion) -> str:
    return (
        f"{motion.yes} yes, {motion.no} no, {motion.abstained} abstained;"
        f" {motion.present} of {motion.filled} seats there"
    )


def _named(motion: Motion, roll: list[Ballot]) -> str:
    """Who voted how, who did not vote, and who kept away."""
    parts = [
        (str(choice.label), [one.term.name for one in roll if one.counts and one.choice == choice])
        for choice in Choice
    ]
    away = [one for one in roll if one.cause or one.missing == Missing.RECUSED]
    silent = [one for one in roll if not one.voted and one not in away]
    parts.append(("Did not vote", [one.term.name for one in silent]))
    parts.append(("Recused", [one.term.name for one in away]))
    told = [f"{label}: {', '.join(names)}." for label, names in parts if names]
    return " ".join([f"{motion.reference}:", *told])


register(MOTIONS, section)
