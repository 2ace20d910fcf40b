"""What decisions and rules refuse, each with a sentence fit to show."""


class NotStanding(Exception):
    """The decision no longer stands: the case has moved on, or a later decision replaced it."""


class AlreadyOverridden(Exception):
    """A supervisor has put an outcome of their own in the place of this decision's."""


class ReasonMissing(Exception):
    """An override came without a reason."""


class NothingChanges(Exception):
    """An override to the outcome that stands already."""


class MayNotGoOn(Exception):
    """An override toward a detainer where the person is not removable, or a claim is undecided."""


class NoRules(Exception):
    """No rule is in force, so nothing can be decided."""


class RuleRefused(Exception):
    """A version of a rule that cannot be entered: it is incomplete, or not in the language."""


class ExamplesFail(Exception):
    """A version whose examples do not come out as expected cannot be approved."""


class TooLate(Exception):
    """A rule is entered and approved before it takes effect."""
