"""People for administrators: accounts, active or not, and the roles they hold."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.administration.desks import BoundedPaginator
from portal.jurisdictions.people.account import PersonForm
from portal.jurisdictions.people.selectors import former_roles

admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """An account is closed, never deleted; rights come from roles alone."""

    actions = None
    form = PersonForm
    list_display = ["username", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    list_max_show_all = 0
    paginator = BoundedPaginator
    search_fields = ["username", "email", "=groups__name"]
    search_help_text = "An account by its name or address, or a role by its whole name."
    show_full_result_count = False
    view_on_site = False
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Contact", {"fields": ["email"]}),
        ("Standing", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Roles", {"fields": ["roles_held", "roles_before", "give", "place", "take"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined", "roles_held", "roles_before"]

    @admin.display(description="Roles held")
    def roles_held(self, user: User) -> str:
        """The roles by name and place."""
        return ", ".join(user.groups.order_by("name").values_list("name", flat=True)) or "None"

    @admin.display(description="Roles held before")
    def roles_before(self, user: User) -> str:
        """The roles that came to an end, each with its days."""
        return ", ".join(former_roles(user)) or "None"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Change the roles with the account."""
        super().save_related(request, form, formsets, change)
        if isinstance(form, PersonForm):
            form.change_roles(by=request.user, at=timezone.now())  # type: ignore[arg-type]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
