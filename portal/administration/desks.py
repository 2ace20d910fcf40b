"""Desks of the administration: those that only show, and what every desk has in common."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

# Counting stops here, so that a list of fifty million rows opens as one of fifty does.
MOST = 10_000


class BoundedPaginator(Paginator):
    """Pages of the first rows of a list; what lies behind is found by a search or a filter."""

    @cached_property
    def count(self) -> int:
        """How many rows there are to turn to, counted no further than ``MOST``."""
        rows: Any = self.object_list
        return int(rows.order_by()[: MOST + 1].count()) if hasattr(rows, "query") else len(rows)

    most = MOST

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than can be turned to."""
        return self.count > MOST


class Desk(admin.ModelAdmin):
    """A list that opens fast however long it is; nothing is deleted, and nothing done to many."""

    actions: Any = None
    list_per_page = 50
    list_max_show_all = 0
    paginator = BoundedPaginator
    show_full_result_count = False
    view_on_site: Any = False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nothing is deleted."""
        return False


class ReadOnlyDesk(Desk):
    """Nobody adds, changes or deletes here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nothing is added."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nothing is changed."""
        return False
