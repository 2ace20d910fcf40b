"""Pages of help, in the language of the page."""

from portal.help.pages import entries
from portal.search.hits import Asked, Hit
from portal.search.words import fits


def pages(asked: Asked) -> list[Hit]:
    """Pages that have every word, those that have them in their title first."""
    found = [one for one in entries() if fits(asked.words, one.title, one.summary, one.text)]
    ranked = sorted(found, key=lambda one: not fits(asked.words, one.title))
    return [Hit(one.title, one.summary, one.url) for one in ranked]
