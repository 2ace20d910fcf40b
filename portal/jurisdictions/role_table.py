"""The roles, and the permissions that each one carries."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A named set of permissions, held in a jurisdiction or everywhere."""

    name: str
    label: str
    permissions: tuple[str, ...]
    everywhere: bool = False


ROLES = {
    role.name: role
    for role in (
        Role("OFFICIAL", "Jurisdiction official", ("view_booking", "decide_participation")),
        Role("COUNSEL", "Counsel", ("view_booking", "decide_participation")),
        Role("CLERK", "Booking clerk", ("submit_booking", "view_booking")),
        Role("READER", "Read-only", ("view_booking",)),
        Role("CUSTODY", "Custody officer", ("view_booking", "answer_detainer")),
        Role("MANAGER", "Organization administrator", ("manage_people",)),
        Role("PROGRAM", "Program office", ("act_for_program",)),
        Role("EXAMINER", "Examiner", ("review_candidate",), everywhere=True),
        Role("SPECIALIST", "Status specialist", ("work_status",), everywhere=True),
        Role("OFFICER", "Issuing officer", ("issue_detainer",), everywhere=True),
        Role("SUPERVISOR", "Supervisor", ("supervise_case",), everywhere=True),
        Role("INTAKE", "Complaint intake", ("intake_complaint",), everywhere=True),
        Role(
            "INVESTIGATOR", "Complaint investigator", ("investigate_complaint",), everywhere=True
        ),
        Role("DIRECTOR", "Complaint supervisor", ("supervise_complaint",), everywhere=True),
        Role("STATISTICIAN", "Statistician", ("prepare_release",), everywhere=True),
        Role("RELEASER", "Head of statistics", ("approve_release",), everywhere=True),
        Role("MEMBER", "Committee member", ("sit_on_committee",), everywhere=True),
        Role("SECRETARY", "Committee secretariat", ("run_committee",), everywhere=True),
        Role("OPERATOR", "Operator", ("operate_jobs",), everywhere=True),
    )
}
# The administration holds none of them but by a role.
COMPLAINT_RIGHTS = ("intake_complaint", "investigate_complaint", "supervise_complaint")
STATISTICS_RIGHTS = ("prepare_release", "approve_release")
COMMITTEE_RIGHTS = ("sit_on_committee", "run_committee")
PLACED = [(role.name, role.label) for role in ROLES.values() if not role.everywhere]
EVERYWHERE = [(role.name, role.label) for role in ROLES.values() if role.everywhere]
