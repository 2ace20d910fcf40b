"""The figures of complaints, for anybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints.asking.stages import Stage
from complaints.counts.ages import WORDS
from complaints.counts.counting import labels
from complaints.counts.downloads import csv_of
from complaints.counts.models import Figures
from complaints.counts.services import latest_figures


@require_safe
def complaint_figures(request: HttpRequest) -> HttpResponse:
    """The figures of this week; on the page of before the first ones, why there are none."""
    figures = latest_figures()
    tables = _tables(figures) if figures else {}
    return render(request, "complain/counts.html", {"figures": figures, **tables})


@require_safe
def complaint_figures_csv(_request: HttpRequest) -> HttpResponse:
    """The same as a file; not found before the first figures."""
    figures = latest_figures()
    if figures is None:
        raise Http404("Nothing was counted yet.")
    headers = {"Content-Disposition": 'attachment; filename="complaints.csv"'}
    return HttpResponse(csv_of(figures), content_type="text/csv; charset=utf-8", headers=headers)


def _tables(figures: Figures) -> dict[str, Any]:
    """Rows for the tables of the page, in words."""
    told, words = figures.told, {code: _(label) for code, label in labels().items()}
    return {
        "topic_columns": [_("About"), *(words[one] for one in Stage.values), _("All")],
        "topic_rows": [
            [words[line["topic"]], *(line["stages"][one] for one in Stage.values), line["total"]]
            for line in told["topics"]
        ],
        "age_columns": [_("Stage"), *(_(word) for word in WORDS.values())],
        "age_rows": [
            [words[line["stage"]], *(line["ages"][band] for band in WORDS)]
            for line in told.get("ages", ())
        ],
        "outcome_columns": [_("Outcome"), _("Complaints")],
        "outcome_rows": [[words[line["outcome"]], line["number"]] for line in told["outcomes"]],
        "missed_columns": [_("Deadline"), _("Missed")],
        "missed_rows": [
            *([words[line["deadline"]], line["number"]] for line in told["missed"]),
            [_("For a place to answer a question"), told["questions_missed"]],
        ],
        "place_columns": [_("Place"), _("Complaints")],
        "place_rows": [[place["name"], place["about"]] for place in told["places"]],
    }
