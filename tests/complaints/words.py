"""A complaint that people write about, without receipts that take long to make."""

import pytest

from complaints.models import Complaint
from complaints.receipts import digests
from portal.jurisdictions import scope
from tests.complaints.following.people import Filed, filed
from tests.conftest import person
from tests.kept import kept

# Whoever is no hand of the work on complaints.
OTHERS = ["otto", "rosa", "gwen", "luca", "paul", "susan", "chief", "nobody"]


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    """Receipts that take little memory: how hard they are is tested beside them."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton) -> Filed:
    """A complaint against Riverton, filed by a relative of one affected person."""
    return filed(riverton)


@kept
def double(riverton) -> object:
    """Supervises complaints, and manages the people of the place complained of."""
    return person("double", ("DIRECTOR", None), ("MANAGER", riverton))


def inside(call, *given, **named):
    """What a read gives in the scope of complaints, every row of it read."""
    with scope.within(scope.complaints()):
        found = call(*given, **named)
        return list(found) if hasattr(found, "query") else found


def fresh(complaint) -> Complaint:
    return inside(Complaint.objects.select_related("jurisdiction").get, pk=complaint.pk)
