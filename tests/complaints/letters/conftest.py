from tests.complaints.casework.conftest import bring  # noqa: F401
from tests.complaints.words import double, quick_digests, told  # noqa: F401
