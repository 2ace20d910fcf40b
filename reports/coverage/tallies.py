"""Counts of people by place and topic: the true ones, and those that are shown."""

from dataclasses import dataclass

PROGRAM = "00000"  # the program's own people, and whoever holds a role everywhere
NATION_REST = "99999"  # places of several states, told together
OFFICE, REST = "000", "999"  # after a state's two digits: its own office; its places together
STATE = 2  # digits


@dataclass(frozen=True)
class Tally:
    """People who need a topic in a place, and those of them who lack it on the quarter's last day.

    ``roster`` is a digest of who they are, ``standing`` of who they are and who of them lacks it:
    where a digest is as it was, so is the number shown.
    """

    place: str
    topic: str
    needed: int
    lacking: int
    roster: str = ""
    standing: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What names it in a quarter."""
        return self.place, self.topic

    @property
    def state(self) -> str:
        """The two digits that its place begins with."""
        return self.place[:STATE]


class Told(Tally):
    """A tally fit for the public: both numbers are multiples of five, and are only added up."""

    @property
    def held(self) -> int:
        """People shown to hold the topic."""
        return self.needed - self.lacking
