"""Rules for administrators: enter, try the examples, look back, approve or refuse."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.policy import pages, proposing
from matching.policy.models import RuleVersion
from matching.policy.quarters import latest_quarters, quarter_named
from matching.policy.rule_form import RuleForm, as_entered
from matching.policy.rulebook import every_version, status_of
from matching.policy.tables import back_test_csv
from portal.accounts.models import User
from portal.administration.desks import Desk


@admin.register(RuleVersion)
class RuleVersionAdmin(Desk):
    """Versions of rules; none is edited or deleted."""

    change_list_template = "policy/rule_list.html"
    list_display = ["title", "key", "number", "effective_at", "outcome", "standing"]
    list_filter = ["outcome", "key"]
    search_fields = ["title", "=key"]
    search_help_text = "The title of a rule, or its key in full."

    @admin.display(description="Standing")
    def standing(self, version: RuleVersion) -> str:
        """Where the version stands."""
        return status_of(version).label

    def get_queryset(self, request: HttpRequest) -> QuerySet[RuleVersion]:
        return every_version()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        def door(route: str, view: Any, name: str, **extra: str) -> URLPattern:
            wrapped = self.admin_site.admin_view(view)
            return path(route, wrapped, extra, name=f"policy_ruleversion_{name}")

        moves = [door(f"<int:object_id>/{m}/", self.move_view, m, move=m) for m in proposing.MOVES]
        return [
            door("examples/", self.examples_view, "examples"),
            door("<int:object_id>/back-test/", self.back_test_view, "back_test"),
            door("<int:object_id>/back-test.csv", self.back_test_file, "back_test_csv"),
            *moves,
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Enter a version, beginning from another one where ``from`` names it."""
        begun = self.get_object(request, request.GET.get("from", ""))
        form = RuleForm(request.POST or None, initial=as_entered(begun))
        if request.method == "POST" and form.is_valid():
            try:
                entered = proposing.propose_rule(
                    rule=form.rule(), by=cast(User, request.user), at=timezone.now()
                )
                return HttpResponseRedirect(_page_of(entered.pk))
            except proposing.REFUSALS as refusal:
                form.add_error(None, str(refusal))
        context = self._context(request, _("Enter a version of a rule")) | {"form": form}
        return render(request, "policy/rule_form.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One version: what it says, its examples as they come out, and who signed."""
        version = self._version(request, object_id)
        shown = pages.version_page(version=version, by=cast(User, request.user))
        return render(
            request, "policy/rule_version.html", self._context(request, str(version)) | shown
        )

    def examples_view(self, request: HttpRequest) -> HttpResponse:
        """Every example of every version, run now."""
        context = self._context(request, _("Examples of every rule")) | pages.examples_page()
        return render(request, "policy/examples.html", context)

    def back_test_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """How a quarter's decisions would have come out under this version."""
        version = self._version(request, str(object_id))
        quarters = latest_quarters(timezone.now())
        quarter = quarter_named(request.GET.get("quarter", ""), among=quarters)
        tested = pages.back_test_page(
            version=version, quarter=quarter, everything="all" in request.GET
        )
        shown = Paginator(tested["by_place"], 200).get_page(request.GET.get("page"))
        context = self._context(request, _("Back-test of %(version)s") % {"version": version})
        context |= {**tested, "page_obj": shown, "quarters": quarters}
        return render(request, "policy/back_test.html", context)

    def back_test_file(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The same as a file."""
        version = self._version(request, str(object_id))
        quarters = latest_quarters(timezone.now())
        quarter = quarter_named(request.GET.get("quarter", ""), among=quarters)
        name = f"back-test-{version.key}-{version.number}-{quarter}.csv"
        return HttpResponse(
            back_test_csv(version=version, quarter=quarter),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def move_view(self, request: HttpRequest, object_id: int, move: str) -> HttpResponse:
        """Approve or refuse a version; a refusal is shown on its page."""
        version = self._version(request, str(object_id))
        if request.method == "POST":
            try:
                proposing.MOVES[move](
                    version=version, by=cast(User, request.user), at=timezone.now()
                )
                messages.success(request, f"{version}: {status_of(version).label}.")
            except proposing.REFUSALS as refusal:
                messages.error(request, str(refusal))
        return HttpResponseRedirect(_page_of(version.pk))

    def _version(self, request: HttpRequest, object_id: str) -> RuleVersion:
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404("There is no such version of a rule.")
        return found

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts, "title": title}


def _page_of(pk: int) -> str:
    return reverse("admin:policy_ruleversion_change", args=[pk])
