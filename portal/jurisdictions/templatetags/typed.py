"""Which form of a page keeps what was typed when the language is changed."""

from django.forms import BaseForm
from django.template import Context, Library

from portal.typed import type_again

register = Library()
ID = "typed"


@register.simple_block_tag
def kept(content: str) -> str:
    """A part of a page, drawn now and kept by a name for another place in it."""
    return content


@register.simple_tag(takes_context=True)
def typed_id(context: Context, form: BaseForm) -> str:
    """The id of the first form that a page draws to be sent to it, filled; '' of any other."""
    request = context.get("request")
    if request is None or getattr(request, "keeps", form) is not form:
        return ""
    request.keeps = form
    type_again(form, request)
    return ID
