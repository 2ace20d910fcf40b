"""Second factors for administrators: who has one, and a way to take a lost one away."""

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django.contrib import admin
from django.http import HttpRequest

admin.site.unregister([EmailAddress, Authenticator])


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin):
    """Nobody reads a secret or makes one for another; without theirs, people enroll anew."""

    actions = None
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    search_fields = ["=user__username"]
    search_help_text = "The name of an account, in full."
    show_full_result_count = False
    view_on_site = False
    exclude = ["data"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Authenticator | None = None
    ) -> bool:
        return False
