"""What a rule asks for, in words, and in whose queue a complaint is."""

from django.template import Library
from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.routing.models import Routing, RoutingRule, Team
from complaints.routing.selectors import GENERAL, routing_of

register = Library()


@register.filter
def asks(rule: RoutingRule) -> list[tuple[str, str]]:
    """Each thing that a rule asks for, as a label and a value."""
    earlier = "" if rule.retaliation is None else _("Yes") if rule.retaliation else _("No")
    told = [
        (_("About"), _(rule.get_topic_display()) if rule.topic else ""),
        (_("Place"), str(rule.place or "")),
        (_("Agency"), str(rule.agency or "")),
        (_("Came from"), _(rule.get_source_display()) if rule.source else ""),
        (_("Filed as"), _(rule.get_mode_display()) if rule.mode else ""),
        (_("Language"), rule.language),
        (_("Retaliation for an earlier complaint"), earlier),
    ]
    return [(label, value) for label, value in told if value]


@register.filter
def team_called(name: str) -> str:
    """What a team of a stored name is called."""
    return str(Team(name=name, is_general=name == GENERAL))


@register.filter
def count_of(counted: dict[int, int], key: int) -> int:
    """How many are counted under a key."""
    return counted.get(key, 0)


@register.simple_tag
def queue_of(complaint: Complaint) -> Routing | None:
    """In whose queue a complaint is."""
    return routing_of(complaint)
