"""Words that people wrote into records in English, on pages in another language."""

from django.template import Library
from django.utils.html import format_html
from django.utils.translation import get_language

register = Library()


@register.filter
def written(words: str) -> str:
    """Words in the English in which they were written, marked so on a page that is not in it."""
    if (get_language() or "en").startswith("en"):
        return words
    return format_html('<span lang="en">{}</span>', words)


@register.filter
def quoting(sentence: str, words: str) -> str:
    """A sentence of the page in which these words stand once as they were written."""
    before, found, after = sentence.partition(words)
    return format_html("{}{}{}", before, written(found), after)
