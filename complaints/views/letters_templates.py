"""The templates of letters: what they say, and a new version by a supervisor."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints.letters.drafting import sample_values
from complaints.letters.models import Kind
from complaints.letters.placeholders import PLACEHOLDERS, fill
from complaints.letters.refusals import REFUSALS, code_of
from complaints.letters.templates import change_template, exact_template, templates_in_force
from complaints.states import SUPERVISE
from complaints.views.attempts import attempt
from complaints.views.words_forms import TemplateForm
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_safe
def letter_template_list(request: SignedRequest) -> HttpResponse:
    """Each kind of letter with the languages that it is written in."""
    found = {(one.kind, one.language): one for one in templates_in_force()}
    kinds = [
        (kind, [(code, name, found.get((kind.value, code))) for code, name in settings.LANGUAGES])
        for kind in Kind
    ]
    context = {"kinds": kinds, "may_change": holds_everywhere(request.user, SUPERVISE)}
    return render(request, "complaints/letters_templates.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template(request: SignedRequest, kind: str, language: str) -> HttpResponse:
    """One template with invented values, and for supervisors a form for its next version."""
    if kind not in Kind.values or language not in dict(settings.LANGUAGES):
        raise Http404("There is no such kind of letter, or no such language.")
    current = exact_template(kind, language)
    initial = {"words": current.words if current else ""}
    form, status = TemplateForm(request.POST or None, initial=initial), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda words: change_template(
                kind=kind, language=language, words=words, by=request.user, at=timezone.now()
            ),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("The new version is in force."))
            return redirect("letter-template", kind=kind, language=language)
    context = {
        "form": form,
        "title": Kind(kind).label,
        "language": dict(settings.LANGUAGES)[language],
        "code": language,
        "current": current,
        "preview": fill(current.words, sample_values(language)) if current else "",
        "placeholders": [(f"{{{name}}}", what) for name, what in PLACEHOLDERS.items()],
        "may_change": holds_everywhere(request.user, SUPERVISE),
    }
    return render(request, "complaints/letters_template.html", context, status=status)
