"""What changed, as an Atom feed (RFC 4287): findings, replies, steps, and what was verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from portal.register.feeds import tag
from reports.committee.findings.models import PublishedFinding
from reports.committee.findings.states import Progress
from reports.committee.findings.tracker import Tracked

MOST = 50


@dataclass(frozen=True)
class Change:
    """One thing that happened: its name in the feed stays."""

    at: datetime
    name: str
    title: str
    words: str
    url: str


def feed(*, findings: list[PublishedFinding], rows: list[Tracked], root: str, path: str) -> bytes:
    """The last changes, the newest first.

    ``root`` is the address of the site without a slash at its end, ``path`` that of the feed.
    """
    said = _("Findings of the committee, what it recommends, and what came of it.")
    made = Atom1Feed(
        title=_("Recommendations of the committee"),
        link=root + reverse("committee-recommendations"),
        description=said,
        subtitle=said,
        feed_url=root + path,
        feed_guid=tag("recommendations"),
        author_name=_("Secure Communities Oversight Portal"),
    )
    found = [*_settled(findings), *(change for row in rows for change in _of(row))]
    for change in nlargest(MOST, found, key=lambda one: (one.at, one.name)):
        made.add_item(
            title=change.title,
            link=root + change.url,
            description=escape(change.words),
            unique_id=tag(change.name),
            pubdate=change.at,
            updateddate=change.at,
        )
    return made.writeString("utf-8").encode()


def _settled(findings: list[PublishedFinding]) -> Iterator[Change]:
    for one in findings:
        title = _("Finding %(number)s: %(outcome)s")
        given = {"number": one.reference, "outcome": one.get_outcome_display()}
        url = reverse("committee-finding", args=[one.reference])
        name = f"findings/{one.reference}"
        yield Change(one.settled_at, name, title % given, one.title, url)


def _of(row: Tracked) -> Iterator[Change]:
    advice, number = row.advice, {"number": row.advice.reference}
    url = reverse("committee-recommendation", args=[advice.reference])
    name = f"recommendations/{advice.reference}"
    if advice.transmitted_at:
        title = _("Recommendation %(number)s was sent") % number
        yield Change(advice.transmitted_at, f"{name}/sent", title, advice.words, url)
    if row.response:
        said = {**number, "stance": row.response.get_stance_display()}
        title = _("Reply to recommendation %(number)s: %(stance)s") % said
        yield Change(row.response.given_at, f"{name}/reply", title, row.response.words, url)
    for step in row.steps:
        at = {**number, "step": step.number}
        where = f"{name}/steps/{step.number}"
        title = _("Recommendation %(number)s: step %(step)s was undertaken") % at
        yield Change(step.undertaken_at, where, title, step.words, url)
        if step.done_at:
            # Evidence that was handed in anew is another entry.
            done = f"{where}/done/{step.done_at:%Y%m%d%H%M%S}"
            title = _("Recommendation %(number)s: step %(step)s is done") % at
            yield Change(step.done_at, done, title, step.evidence, url)
        if step.verified_at:
            title = _("Recommendation %(number)s: step %(step)s was verified") % at
            yield Change(step.verified_at, f"{where}/verified", title, step.words, url)
    if advice.status == Progress.SUPERSEDED and advice.superseded_by:
        given = {**number, "other": advice.superseded_by.reference}
        title = _("Recommendation %(number)s was superseded by %(other)s") % given
        yield Change(advice.changed_at, f"{name}/superseded", title, advice.words, url)
