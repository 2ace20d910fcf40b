"""The catalog, the pages of a course, its papers, and its questions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.paper.fonts import FontsMissing
from portal.training.courses.content import FALLBACK, Text
from portal.training.paper.render import KINDS, paper_of
from portal.training.taught.forms import QuestionsForm
from portal.training.taught.refusals import CODES, REFUSALS
from portal.training.taught.selectors import Entry, catalog, entry_of, standing_before
from portal.training.taught.services import Taken, take_course

PDF = "application/pdf"
AN_HOUR = "public, max-age=3600"


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """Every course: for whom it is, how long it takes, and its papers."""
    entries = catalog(on=timezone.now().date())
    shown = [(entry, entry.text_in(_language())) for entry in entries]
    return render(request, "training/course_list.html", {"shown": shown})


@require_safe
def course_detail(request: HttpRequest, key: str) -> HttpResponse:
    """What a course is about, its pages and papers, and the way to its questions."""
    entry = _entry(key)
    context = _context(entry, entry.text_in(_language()))
    return render(request, "training/course_detail.html", context)


@require_safe
def course_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One page of a course to read."""
    entry = _entry(key)
    text = entry.text_in(_language())
    if text is None or not 1 <= number <= len(text.pages):
        raise Http404("The course has no such page.")
    context = _context(entry, text) | {
        "page": text.pages[number - 1],
        "number": number,
        "steps": [page.title for page in text.pages],
        "before": number - 1,
        "after": number + 1 if number < len(text.pages) else 0,
    }
    return render(request, "training/course_page.html", context)


@require_safe
def course_paper(request: HttpRequest, key: str, kind: str, language: str) -> HttpResponse:
    """The fact sheet or the commander's packet of a course, as a tagged PDF."""
    entry = _entry(key)
    if not entry.edition or not entry.course or kind not in KINDS:
        raise Http404("There is no such paper.")
    if language not in entry.course.texts:
        raise Http404("The course is not written in this language.")
    try:
        made = paper_of(key, kind, language=language, edition=entry.edition.number)
    except FontsMissing as refusal:
        return HttpResponse(str(refusal), status=503, content_type="text/plain")
    name = f"{key}-{kind}-{language}.pdf"
    answer = HttpResponse(made, content_type=PDF, headers={"Cache-Control": AN_HOUR})
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def course_questions(request: SignedRequest, key: str) -> HttpResponse:
    """The questions of a course; what was answered rightly and why, and the certificate."""
    entry = _entry(key)
    text = entry.text_in(_language())
    if text is None or entry.edition is None:
        raise Http404("The course cannot be taken here.")
    form = QuestionsForm(request.POST or None, text=text, edition=entry.edition.number)
    context = _context(entry, text) | {"form": form}
    status = 200
    if request.method == "POST":
        taken, status = _take(request, form, key)
        if taken:
            result = context | _result(taken, text, form.answers())
            return render(request, "training/course_result.html", result)
    context |= standing_before(request.user, entry.module, at=timezone.now())
    return render(request, "training/course_questions.html", context, status=status)


def _take(request: SignedRequest, form: QuestionsForm, key: str) -> tuple[Taken | None, int]:
    """What came of a valid form; the code of the refusal otherwise, which the form shows."""
    if not form.is_valid():
        return None, 422
    try:
        taken = take_course(
            key=key,
            edition=form.cleaned_data["edition"],
            answers=form.answers(),
            language=_language(),
            by=request.user,
            at=timezone.now(),
        )
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None, CODES[type(refusal)]
    return taken, 200


def _result(taken: Taken, text: Text, answers: list[set[int]]) -> dict[str, Any]:
    """Each question with the answer that was given, the right one, and why."""
    rows = zip(text.questions, taken.grade.marks, answers, strict=True)
    return {
        "taken": taken,
        "rows": [
            {
                "question": question,
                "is_right": is_right,
                "given": [question.options[place] for place in sorted(answer)],
                "right": [question.options[place] for place in sorted(question.right)],
            }
            for question, is_right, answer in rows
        ],
    }


def _entry(key: str) -> Entry:
    entry = entry_of(key, on=timezone.now().date())
    if entry is None:
        raise Http404("There is no such course.")
    return entry


def _context(entry: Entry, text: Text | None) -> dict[str, Any]:
    return {
        "entry": entry,
        "text": text,
        "is_foreign": text is not None and text.language != _language(),
    }


def _language() -> str:
    return (get_language() or FALLBACK).partition("-")[0]
