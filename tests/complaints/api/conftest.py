import pytest

from complaints.receipts import digests
from portal.accounts.models import User
from tests.complaints.casework import conftest as casework
from tests.complaints.following.people import Filed, filed
from tests.matching.senders import browser
from tests.signing_in import signed_in

bring = casework.bring  # a fixture


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton) -> Filed:
    return filed(riverton)


class Tool:
    """Software of somebody of the staff, which sends JSON in their session."""

    def __init__(self, user: User | None, **headers: str) -> None:
        self.client = browser(headers=headers)
        if user:
            signed_in(self.client, user)

    def get(self, path: str, **query):
        return self.client.get(path, query)

    def act(self, complaint, name: str, sent: object = None):
        path = f"/api/complaints/{complaint.pk}/acts/{name}/"
        return self.client.post(path, sent or {}, content_type="application/json")
