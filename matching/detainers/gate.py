"""The rules that the database keeps about detainers, in the words that a person reads.

No service asks these questions a second time: the write is tried, and a refusal is told.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.detainers import errors
from matching.status.errors import ClaimStops
from portal.constraints import constraint_of
from portal.states import TransitionRefused

REFUSED: dict[str, tuple[type[Exception], str | Promise]] = {
    "detainer_moves": (TransitionRefused, _("The detainer has gone on; it cannot do this now.")),
    "detainer_begins_as_draft": (TransitionRefused, _("A detainer begins as a draft.")),
    "detainer_issued_before_anything_else": (
        TransitionRefused,
        _("A detainer is issued before anything else happens to it."),
    ),
    "detainer_one_open_per_case": (
        errors.OneOpen,
        _("This case has an open detainer. Cancel it before you draft another."),
    ),
    "detainer_of_a_place_that_takes_part": (
        errors.PlaceLeft,
        _(
            "This place does not take part in the program, now or when the person was booked:"
            " no detainer of the program begins or goes on here."
        ),
    ),
    "detainer_stops_at_a_claim": (
        ClaimStops,
        _(
            "Somebody says that this person is a citizen, a victim or a witness."
            " A supervisor decides on that before anything goes on."
        ),
    ),
    "detainer_ends_with_its_case": (
        errors.CaseOver,
        _(
            "The match was voided, a claim was upheld, or the case is closed:"
            " this detainer can only come to its end."
        ),
    ),
    "detainer_waits_for_the_conviction": (
        errors.NotConvicted,
        _("This detainer takes effect only once the person is convicted on a charge booked here."),
    ),
    "detainer_served_on_the_person": (
        errors.NotServed,
        _("The person has no copy of this detainer: on this form it takes effect only then."),
    ),
    "detainer_names_its_ground": (
        errors.NotOfThisForm,
        _("A detainer that asks for a hold names its ground."),
    ),
    "detainer_rests_on_a_removable_response": (
        errors.Unfounded,
        _(
            "The latest response does not say, on a ground and with evidence, that the person"
            " is removable. A match alone never does."
        ),
    ),
    "detainer_rests_on_the_standing_decision": (
        errors.Unfounded,
        _("The decision that stands on this case does not allow this detainer."),
    ),
    "detainer_for_the_agency_of_its_booking": (
        errors.Unfounded,
        _("The detainer is for another booking than its case."),
    ),
    "detainer_issued_by_the_officer_of_the_case": (
        errors.Unfounded,
        _("Only the officer of the case issues its detainer."),
    ),
    "service_once_on_each": (
        errors.AlreadyServed,
        _("It is on record already that this was served."),
    ),
    "answer_to_an_open_detainer": (
        errors.NotOpen,
        _("This detainer is at its end, or it was not issued: it asks for no answer."),
    ),
    "answer_under_the_policy_in_force": (
        errors.PolicyChanged,
        _("Another hold policy is in force now. Look at the detainer once more."),
    ),
    "answer_under_a_condition_of_the_policy": (
        errors.NoCondition,
        _("This condition is not one of the hold policy in force."),
    ),
    "answer_honored_under_a_condition": (
        errors.NoCondition,
        _("Under the hold policy in force a hold names a condition that allows it."),
    ),
    "answer_honored_under_a_condition_of_the_state": (
        errors.NoCondition,
        _("Under the hold policy of the state a hold names a condition that allows it."),
    ),
    "hold_policy_one_at_an_instant": (
        errors.NotAPolicy,
        _("The place has a hold policy that takes effect at this very moment."),
    ),
    "hold_proposal_one_open_in_a_place": (
        errors.OnePolicyOnItsWay,
        _("A hold policy of this place waits for its second person already."),
    ),
}


@contextmanager
def told() -> Iterator[None]:
    """Try a write; what the database refuses by a rule above is raised as its refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        rule = constraint_of(refusal)
        if rule not in REFUSED:
            raise
        kind, words = REFUSED[rule]
        raise kind(str(words)) from None
