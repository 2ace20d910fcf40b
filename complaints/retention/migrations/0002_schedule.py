from datetime import date
from pathlib import Path

from django.db import migrations

FIRST = date(2008, 10, 27)  # the program's first day
YEAR = 365
# Choices of this project: what led to something is kept longest.
DAYS = {
    "WITHDRAWN": YEAR,
    "NO_JURISDICTION": YEAR,
    "INSUFFICIENT": 3 * YEAR,
    "REFERRED": 3 * YEAR,
    "NOT_SUBSTANTIATED": 3 * YEAR,
    "INCONCLUSIVE": 3 * YEAR,
    "PATTERN_REVIEW": 7 * YEAR,
    "SUBSTANTIATED": 7 * YEAR,
    "RECOMMENDATION": 7 * YEAR,
}


def seed(apps, _editor):
    rows = apps.get_model("retention", "Period").objects
    rows.bulk_create(
        rows.model(outcome=outcome, days=days, since=FIRST) for outcome, days in DAYS.items()
    )


class Migration(migrations.Migration):

    dependencies = [('retention', '0001_initial')]

    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunSQL(Path(__file__).with_name("disposed.sql").read_text()),
    ]
