from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("status", "0004_waiting"),
        ("policy", "0001_initial"),
        ("detainers", "0001_initial"),
    ]
    operations = [migrations.RunSQL(Path(__file__).with_name("standing.sql").read_text())]
