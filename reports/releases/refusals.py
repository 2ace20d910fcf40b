"""Why a release does not go on, in a sentence fit to show."""

from collections.abc import Sequence


class NotReady(Exception):
    """Something on the checklist speaks against the step; ``problems`` say what."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


class NoReason(Exception):
    """A step that has to be explained was not."""


class SamePerson(Exception):
    """Two people sign a release."""


class PackageChanged(Exception):
    """The package is another one than was read."""


class NothingPublished(Exception):
    """There is no release of the quarter that could be corrected."""


class NothingChanged(ValueError):
    """A correction that shows what is shown already."""


class NotRebuilt(Exception):
    """The snapshot does not give the bytes that were published; ``paths`` say which differ."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("These files differ: " + ", ".join(paths))
        self.paths = tuple(paths)
