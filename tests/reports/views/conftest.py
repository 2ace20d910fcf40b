"""People at the doors of reports."""

import pytest

from portal.jurisdictions import scope
from tests.signing_in import signed_in


@pytest.fixture
def visit(client):
    """Open a page as a person or nobody, or send a form to it; no scope stays."""

    def open_page(user, path, form=None, **headers):
        if user:
            signed_in(client, user)
        send = client.get if form is None else client.post
        answer = send(path, form, headers=headers)
        scope.leave()
        return answer

    return open_page
