"""What statisticians see of flags: a quarter's screen with its flags, and a case file."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.flags.doing import acts_open
from reports.flags.files import file_of
from reports.flags.selectors import flag_of, flags_of, newest_screened, screened_quarters
from reports.flags.states import PREPARE
from reports.views import flags_tables
from reports.views.flags_forms import FilterForm

PAGE = 50


@never_cache
@require_safe
def flag_list(request: SignedRequest) -> HttpResponse:
    """The flags of a quarter, the latest unless another is chosen, and what the screen fitted."""
    quarters = screened_quarters()
    form = FilterForm(request.GET or None, quarters=quarters)
    chosen = form.cleaned_data if form.is_valid() else {}
    quarter = chosen.pop("quarter", "") or (quarters[0] if quarters else "")
    cube = newest_screened(quarter)
    flags = flags_of(quarter, **chosen)
    context = {
        "form": form,
        "quarter": quarter,
        "cube": cube,
        "may_ask": may(request.user, PREPARE),
        "tables": flags_tables.of_screening(cube.screening.results) if cube else [],
        "page_obj": Paginator(flags, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "flags/flag_list.html", context)


@never_cache
@require_safe
def flag_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The case file of a flag: its figures beside each section, and what can be done now."""
    flag = flag_of(pk)
    if flag is None:
        raise Http404("There is no such flag.")
    file = file_of(flag)
    context = {
        "flag": flag,
        "file": file,
        "figure": flags_tables.figure_of(flag),
        "sections": flags_tables.sections_of(file),
        "acts": acts_open(flag, request.user),
    }
    return render(request, "flags/flag_detail.html", context)
