from tests.complaints.words import double, quick_digests, told  # noqa: F401
