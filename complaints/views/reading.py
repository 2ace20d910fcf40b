"""A complaint whose words a page needs, for somebody who may read them."""

from uuid import UUID

from django.http import Http404

from complaints.casework.page import is_disposed_of
from complaints.models import Complaint
from complaints.selectors import complaints_visible_to
from portal.accounts.models import User


def readable_words(user: User, pk: UUID) -> Complaint:
    """The complaint; 404 where the person does not see it, or where its words are destroyed."""
    complaint = complaints_visible_to(user).filter(pk=pk).first()
    if complaint is None or is_disposed_of(complaint):
        raise Http404("There is no complaint of this number, or no words of it.")
    return complaint
