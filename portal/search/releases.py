"""Published quarters by name, by day of publication, and by what their findings say."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.search.hits import Asked, Hit
from portal.search.words import fits, quarter_in
from reports.publication.findings import sentences
from reports.publication.models import Publication
from reports.publication.selectors import standing


def releases(asked: Asked) -> list[Hit]:
    """The quarter that was named; else those whose findings have every word, the latest first."""
    named = quarter_in(asked.text)
    if named is not None:
        return [_hit(one) for one in standing().filter(quarter=str(named))]
    return [hit for one in standing() if (hit := _found(one, asked.words))]


def _found(published: Publication, words: Iterable[str]) -> Hit | None:
    """A version with the first sentence that answers."""
    told, name = sentences(published.findings), _name(published)
    if not fits(words, name, published.quarter, *told):
        return None
    said = [one for one in told if any(fits([word], one) for word in words)]
    return _hit(published, said[0] if said else "")


def _hit(published: Publication, said: str = "") -> Hit:
    out = _("Version %(version)s, published on %(day)s.") % {
        "version": published.version,
        "day": date_format(published.published_at, "DATE_FORMAT"),
    }
    url = reverse("figure-quarter", args=[published.quarter])
    return Hit(_name(published), f"{out} {said}".strip(), url)


def _name(published: Publication) -> str:
    return _("Figures of the quarter %(quarter)s") % {"quarter": published.quarter}
