"""The complaint of whoever holds a notice: a form, and a number to keep."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.about_notices import complain_about
from complaints.models import Complaint
from complaints.services import ComplaintRefused
from complaints.views.lines import LinesField
from matching.detainers.models import NoticeKey
from matching.notice import entry
from matching.notice.errors import SaidTooOften
from matching.views.notice import behind

Topic = Complaint.Topic
CODES: dict[type[Exception], int] = {ComplaintRefused: 422, SaidTooOften: 429}


class ComplaintForm(forms.Form):
    """What went wrong, in a word and in as many as one likes."""

    topic = forms.ChoiceField(
        label=_("What went wrong?"),
        choices=[
            (Topic.HELD_TOO_LONG, _("The person was held longer than 48 hours")),
            (Topic.CITIZEN_OR_VICTIM, _("The person is a citizen, a victim or a witness")),
            (Topic.NO_COPY, _("The person got no copy of the notice")),
            (Topic.OTHER, _("Something else")),
        ],
        widget=forms.RadioSelect,
    )
    words = LinesField(
        label=_("What happened?"),
        help_text=_("Write no more names than you want to. Only investigators read it."),
        required=False,
        rows=7,
    )


@behind
@require_http_methods(["GET", "HEAD", "POST"])
def notice_complaint(request: HttpRequest, key: NoticeKey) -> HttpResponse:
    """Complain about what was done with a notice."""
    entry.let_in(request.session, key)
    form, status = ComplaintForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = complain_about(key=key, at=timezone.now(), **form.cleaned_data)
            except tuple(CODES) as refusal:
                form.add_error(None, str(refusal))
                status = CODES[type(refusal)]
            else:
                request.session[entry.NUMBER] = made.number
                return redirect("notice-complaint-received")
    return render(request, "notice/complaint.html", {"form": form}, status=status)


@behind
@require_safe
def notice_complaint_received(request: HttpRequest, key: NoticeKey) -> HttpResponse:
    """The number of the complaint that was made from this browser."""
    number = request.session.get(entry.NUMBER)
    if number is None:
        return redirect("notice-hold")
    return render(request, "notice/complaint_received.html", {"number": number})
