"""Count a quarter's last day from the register of training; in the statistics scope."""

from datetime import date

from django.db import connection

from portal.sealing import keyed_hashes
from portal.training.models import GATED
from portal.training.selectors import good, required
from reports.coverage.tallies import Tally

COUNTS = "SELECT * FROM coverage_counts(%s, %s, %s, %s, %s)"


def count_people(*, on: date) -> list[Tally]:
    """True numbers by place and topic, of whoever held a role that needs the topic on a day.

    The roles are those held when the day ended (UTC).  Who holds roles in two places counts in
    both.
    """
    needs = [(role, module) for role in GATED for module in required(roles=[role], on=on)]
    topics = {module.pk: module.key for _role, module in needs}
    held = good(on=on).filter(module__in=list(topics)).order_by()
    pairs = list(held.values_list("user", "module"))
    with connection.cursor() as cursor:
        cursor.execute(
            COUNTS,
            [
                on,
                [role for role, _module in needs],
                [module.pk for _role, module in needs],
                [person for person, _module in pairs],
                [module for _person, module in pairs],
            ],
        )
        rows = cursor.fetchall()
    return [
        Tally(place, topics[module], needed, lacking, keyed(roster), keyed(standing))
        for place, module, needed, lacking, roster, standing in rows
    ]


def titles(*, on: date) -> dict[str, str]:
    """The titles of the modules that any role needs on a day, by their keys."""
    return {module.key: module.title for module in required(roles=GATED, on=on)}


def keyed(digest: str) -> str:
    """A digest under the oldest root key: a plain one of a few people could be tried out."""
    return keyed_hashes(digest.encode(), purpose="coverage")[0]
