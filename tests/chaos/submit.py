"""Submit bookings to the database of the environment: ``python -m tests.chaos.submit COUNT``.

A process of its own, for the servers that it speaks to are killed and come back.
"""

import os
import sys

import django


def main(count: int) -> None:
    """Book invented people for Harris County: every second one is enrolled in both galleries."""
    from matching.galleries.models import EnrolledPerson
    from portal.accounts.models import User
    from portal.jurisdictions.models import Agency
    from tests.matching.factories import enroll, submit

    if not EnrolledPerson.objects.filter(number="CRI-5001").exists():
        enroll("CRIMINAL", range(5001, 5100))
        enroll("IMMIGRATION", range(5001, 5100))
    agency = Agency.objects.select_related("jurisdiction").get(jurisdiction__code="48201")
    admin = User.objects.get(username="admin")
    for number in range(count):
        name = f"CHAOS-{os.getpid()}-{number}"
        submit(agency, admin, 5001 + number if number % 2 else 9999, local_number=name)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main(int(sys.argv[1]))
