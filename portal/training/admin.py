"""The training register for administrators: modules, and who completed them."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.administration.desks import Desk
from portal.jurisdictions.access import AccessDenied
from portal.training.errors import AlreadyRecorded, NotCompleted, OwnTraining
from portal.training.models import Completion, Module
from portal.training.services import record_completion, revoke_completion

REFUSALS = (AccessDenied, AlreadyRecorded, NotCompleted, OwnTraining)


class CompletionForm(forms.ModelForm):
    """Who completed what on which day; the service says what stands against it."""

    by: User

    class Meta:
        model = Completion
        fields = ["user", "module", "completed_on"]

    def clean(self) -> dict[str, Any]:
        """Record it, or put the refusal where the administrator reads it."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.instance = record_completion(
                    user=given["user"],
                    module=given["module"].key,
                    completed_on=given["completed_on"],
                    by=self.by,
                    at=timezone.now(),
                )
            except REFUSALS as refusal:
                self.add_error(None, str(refusal))
        return given


@admin.register(Module)
class ModuleAdmin(Desk):
    """What each gated role needs; a module is retired, never deleted."""

    list_display = ["title", "roles", "audience", "minutes", "months", "prerequisite"]
    list_display += ["required_from", "retired_on"]
    list_select_related = ["prerequisite"]
    search_fields = ["title", "=key"]

    def get_readonly_fields(self, request: HttpRequest, obj: Module | None = None) -> list[str]:
        return ["key"] if obj else []


@admin.register(Completion)
class CompletionAdmin(Desk):
    """Completions are added and taken back, never changed or deleted."""

    actions = ["take_back"]
    form = CompletionForm
    list_display = ["user", "module", "completed_on", "valid_until", "recorded_by", "revoked_at"]
    date_hierarchy = "completed_on"
    list_filter = ["module", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "module", "recorded_by"]
    raw_id_fields = ["user"]
    search_fields = ["user__username"]
    search_help_text = "The name of an account, or a part of it."

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        return type("ByForm", (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: Completion, *_rest: object) -> None:
        """The form's service has written it down."""

    @admin.action(description="Take the chosen completions back")
    def take_back(self, request: HttpRequest, rows: QuerySet[Completion]) -> None:
        """Take back each of them, and say why one stays."""
        by, now = cast(User, request.user), timezone.now()
        for row in rows:
            try:
                revoke_completion(completion_id=row.pk, by=by, at=now)
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{row} was taken back.")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return obj is None
