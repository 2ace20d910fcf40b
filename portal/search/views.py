"""The page of the box."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from portal.search.forms import SearchForm
from portal.search.hits import asked
from portal.search.sources import SOURCES, search

PAGE = 25


@never_cache
@gzip_page
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found, by source; all of one source where the address names it."""
    among = request.GET.get("in", "")
    if among and among not in {source.key for source in SOURCES}:
        raise Http404("There is nothing of this kind to look through.")
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "search/search.html", {"form": form}, status=422)
    typed = form.cleaned_data["q"]
    question = asked(typed, language=get_language() or "en", at=timezone.now())
    groups = search(question, among=among)
    alone = Paginator(groups[0].hits, PAGE) if among and groups else None
    context = {
        "form": form,
        "typed": typed,
        "among": among,
        "groups": groups,
        "total": sum(len(group.hits) for group in groups),
        "page_obj": alone.get_page(request.GET.get("page")) if alone else None,
    }
    return render(request, "search/search.html", context)
