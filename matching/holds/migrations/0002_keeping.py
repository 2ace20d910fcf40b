from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("holds", "0001_initial"),
        ("detainers", "0003_gate"),
        ("status", "0002_opening"),
    ]
    operations = [migrations.RunSQL(Path(__file__).with_name("holds.sql").read_text())]
