"""Assignments for administrators, who assign anywhere and to everybody in a role."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.administration.desks import Desk
from portal.training.keeping.assigning import assign_module, end_assignment
from portal.training.keeping.errors import REFUSALS
from portal.training.keeping.models import Assignment


class AssignmentForm(forms.ModelForm):
    """Which module, for whom, by when; the service says what stands against it."""

    by: User

    class Meta:
        model = Assignment
        fields = ["module", "role", "place", "due_on"]

    def clean(self) -> dict[str, Any]:
        """Assign it, or put the refusal where the administrator reads it."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            said = given | {"module": given["module"].key}
            try:
                self.instance = assign_module(by=self.by, at=timezone.now(), **said)
            except REFUSALS as refusal:
                self.add_error(None, str(refusal))
        return given

    def validate_constraints(self) -> None:
        """The service and the database have looked."""


@admin.register(Assignment)
class AssignmentAdmin(Desk):
    """Assignments are made and ended, never changed or deleted."""

    actions = ["end"]
    form = AssignmentForm
    list_display = ["module", "role", "place", "due_on", "given_by", "ended_at"]
    list_filter = ["role", "module"]
    list_select_related = ["module", "place", "given_by"]
    raw_id_fields = ["place"]
    search_fields = ["module__title", "place__name", "=place__code"]
    search_help_text = "A module by its title, or a place by its name or its code."

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        return type("ByForm", (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: Assignment, *_rest: object) -> None:
        """The form's service has written it down."""

    @admin.action(description="End the chosen assignments")
    def end(self, request: HttpRequest, rows: QuerySet[Assignment]) -> None:
        """End each of them, and say why one stays."""
        by, now = cast(User, request.user), timezone.now()
        for row in rows:
            try:
                end_assignment(assignment_id=row.pk, by=by, at=now)
            except REFUSALS as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{row} is ended.")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return obj is None
