"""What the committee made public: findings, recommendations, and reports.

Their words are looked for by the database, as English: that is the language they are written in.
"""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.jurisdictions.templatetags.written import written
from portal.search.hits import Asked, Hit
from reports.committee.findings.advice import Recommendation
from reports.committee.findings.tracker import published_findings
from reports.committee.report.selectors import published_reports

ENGLISH = "english"
SHOWN = 160  # letters of a text


def findings(asked: Asked) -> list[Hit]:
    """Settled findings, the latest first."""
    rows = having(published_findings(), asked, "title", "text", number="reference")
    name = _("Finding {number}: {title}")
    return [
        Hit(
            title=format_html(name, number=row.reference, title=written(row.title)),
            text=_brief(row.text),
            url=reverse("committee-finding", args=[row.reference]),
        )
        for row in rows
    ]


def recommendations(asked: Asked) -> list[Hit]:
    """Recommendations of adopted findings, the latest first."""
    everything = Recommendation.objects.select_related("addressee")
    latest = everything.order_by("-adopted_at", Length("reference").desc(), "-reference")
    rows = having(latest, asked, "words", "addressee__name", number="reference")
    name = _("Recommendation %(number)s to %(addressee)s")
    return [
        Hit(
            title=name % {"number": row.reference, "addressee": row.addressee},
            text=_brief(row.words),
            url=reverse("committee-recommendation", args=[row.reference]),
        )
        for row in rows
    ]


def reports(asked: Asked) -> list[Hit]:
    """Published reports, the latest first."""
    text = KeyTextTransform("text", "sealed__body")
    rows = having(published_reports().annotate(told=text), asked, "heading", "told", number="")
    name = _("Report %(number)s of the committee")
    return [
        Hit(
            title=name % {"number": row.number},
            text=written(row.heading),
            url=reverse("committee-report", args=[row.number]),
        )
        for row in rows
    ]


def having(rows: QuerySet, asked: Asked, *fields: str, number: str) -> QuerySet:
    """The rows whose fields have every word or its beginning, or whose number was typed."""
    if not asked.words:
        return rows.none()
    has = Q(vector=_query(asked.words))
    if number:
        has |= Q(**{number: asked.text.strip()})
    return rows.annotate(vector=SearchVector(*fields, config=ENGLISH)).filter(has)


def _query(words: Iterable[str]) -> SearchQuery:
    """Letters and digits alone, so that nothing of the query's own language is among them."""
    begins = " & ".join(f"{word}:*" for word in words)
    return SearchQuery(begins, search_type="raw", config=ENGLISH)


def _brief(text: str) -> str:
    return written(Truncator(text).chars(SHOWN))
