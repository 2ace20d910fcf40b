"""Who acts for the committee of the demonstration, and when."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from portal.accounts.models import User
from portal.demo.cast import MEMBERS
from portal.jurisdictions import scope


class Office:
    """The secretariat, seven members and the program's office, at days before an instant."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        names = ["secretary", "program1", *(name for name, _who in MEMBERS)]
        self.people = User.objects.in_bulk(names, field_name="username")

    def day(self, ago: int, *, hour: int = 15) -> datetime:
        """An hour of a day so many days ago, in UTC."""
        return (self.at - timedelta(days=ago)).replace(hour=hour, minute=0, second=0)

    def do(self, call: Callable[..., Any], *, by: str = "secretary", **given: Any) -> Any:
        """One act of somebody's in the committee's scope."""
        with scope.within(scope.committee()):
            return call(by=self.people[by], **given)
