"""What a place complained of sees: the questions put to it, and how many complaints there are."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints.asking.refusals import REFUSALS, code_of
from complaints.asking.selectors import places_of, question_for, questions_for
from complaints.asking.services import answer_question
from complaints.views.attempts import attempt
from complaints.views.words_forms import PlaceAnswerForm
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_safe
def question_list(request: SignedRequest) -> HttpResponse:
    """The questions to the places that one answers for, and the counts of each place."""
    places = Paginator(places_of(request.user), 20).get_page(request.GET.get("places"))
    if not places.paginator.count:
        raise PermissionDenied("Your roles do not open this page.")
    page = Paginator(questions_for(request.user), 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "places": places, "now": timezone.now()}
    return render(request, "complaints/asking_place_list.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One question, and its answer or a form for it."""
    now = timezone.now()
    asked = question_for(request.user, pk, at=now)
    if asked is None:
        raise Http404("No question to your places has this number.")
    form, status = PlaceAnswerForm(request.POST or None, kind=asked.question.kind), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda **sent: answer_question(question_id=pk, **sent, by=request.user, at=now),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("The answer was sent."))
            return redirect("question-detail", pk=pk)
    context = {"asked": asked, "form": form}
    return render(request, "complaints/asking_place.html", context, status=status)
