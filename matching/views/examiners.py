"""How often examiners err: in numbers for everybody, by pseudonym for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matching.proficiency import selectors
from matching.proficiency.rates import FEWEST_EXAMINERS, FEWEST_PAIRS

FEWEST = {"examiners": FEWEST_EXAMINERS, "pairs": FEWEST_PAIRS}


@require_safe
def examiner_figures(request: HttpRequest) -> HttpResponse:
    """The figures that were published last, or that there are too few."""
    context = {"published": selectors.latest_figures(), "fewest": FEWEST}
    return render(request, "proficiency/figures.html", context)


@require_safe
def examiner_list(request: HttpRequest) -> HttpResponse:
    """Each examiner by pseudonym, with the rates and their intervals."""
    context = {"measured": selectors.measured(), "seeded": selectors.known_pairs()}
    return render(request, "proficiency/examiners.html", context)
