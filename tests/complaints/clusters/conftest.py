"""Complaints put together, each write in the scope in which the desk acts."""

from complaints.clusters import services
from tests.complaints.casework.conftest import bring as bring
from tests.complaints.casework.conftest import inside

together, apart = inside(services.put_together), inside(services.take_out)
