"""How a rate is written."""

from django.template import Library
from django.utils.formats import number_format

register = Library()


@register.filter
def percent(share: float) -> str:
    """A share of one as a percentage with one decimal, in the reader's language."""
    return f"{number_format(share * 100, 1)}%"
