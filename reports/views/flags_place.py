"""What a place sees of its flags once it is asked: its own figures, and its comment."""

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.access import rights_held
from portal.jurisdictions.requests import SignedRequest
from reports.flags.refusals import REFUSALS, code_of
from reports.flags.selectors import comments_of, flag_for, flags_for
from reports.flags.writing import ANSWERS, write_comment
from reports.views.answering import answer, sent_in
from reports.views.flags_forms import CommentForm
from reports.views.flags_tables import figure_of

PAGE = 50


@never_cache
@require_safe
def flag_mine(request: SignedRequest) -> HttpResponse:
    """The flags of the places that one answers for."""
    if ANSWERS not in rights_held(request.user):
        raise PermissionDenied("Your roles do not open this page.")
    page = Paginator(flags_for(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "flags/flag_mine.html", {"page_obj": page, "now": timezone.now()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def flag_comment(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One flag, what the place said of it, and a form to say it or to say it anew."""
    flag = flag_for(request.user, pk)
    if flag is None:
        raise Http404("No flag of your places has this number.")
    comments = comments_of(flag)
    context = {
        "flag": flag,
        "figure": figure_of(flag),
        "comment": comments[-1] if comments else None,
    }
    return answer(
        request,
        "flags/flag_comment.html",
        CommentForm(sent_in(request)),
        partial(write_comment, flag_id=pk, by=request.user, at=timezone.now()),
        onward=lambda _done: reverse("flag-comment", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context=context,
        said=_("Your comment is on record."),
    )
