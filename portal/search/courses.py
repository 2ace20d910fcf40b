"""Training courses by their titles and their texts, which anybody may read."""

from django.urls import reverse

from portal.search.hits import Asked, Hit
from portal.search.words import fits
from portal.training.taught.selectors import catalog


def courses(asked: Asked) -> list[Hit]:
    """The modules in use that have every word, those that have them in their title first."""
    found = []
    for entry in catalog(on=asked.at.date()):
        text = entry.text_in(asked.language)
        if text is not None and fits(asked.words, text.title, text.summary):
            url = reverse("course", args=[entry.module.key])
            foreign = text.language if not asked.language.startswith(text.language) else ""
            found.append(Hit(text.title, text.summary, url, lang=foreign))
    return sorted(found, key=lambda hit: not fits(asked.words, hit.title))
