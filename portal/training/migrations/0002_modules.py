from datetime import date

from django.db import migrations

BEGAN = date(2008, 10, 27)  # the first county was activated
# (key, title, roles, months that a completion is good for)
MODULES = (
    (
        "introduction",
        "Introduction to Secure Communities",
        ["EXAMINER", "SPECIALIST", "OFFICER", "SUPERVISOR", "CUSTODY"],
        24,
    ),
    ("examination", "Comparing fingerprints: conclusions and their limits", ["EXAMINER"], 12),
    (
        "status",
        "A match is not a finding: status, claims of citizenship, victims and witnesses",
        ["SPECIALIST", "OFFICER", "SUPERVISOR"],
        12,
    ),
    (
        "detainers",
        "Immigration detainers: the 48 hours and how to respond",
        ["OFFICER", "SUPERVISOR", "CUSTODY"],
        12,
    ),
)


def fill(apps, _editor):
    Module = apps.get_model("training", "Module")
    for key, title, roles, months in MODULES:
        Module.objects.create(
            key=key, title=title, roles=roles, months=months, required_from=BEGAN
        )


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
