"""The style page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.style.components import components
from portal.style.samples import samples


@require_http_methods(["GET", "HEAD", "POST"])
def style_page(request: HttpRequest) -> HttpResponse:
    """Every component with its parameters and its states; what a sample sends changes nothing."""
    if request.method == "POST":
        return redirect("style")
    shown = samples(sort=request.GET.get("sort", ""), page=request.GET.get("page", "1"))
    return render(request, "style/style.html", {"components": components(), **shown})
