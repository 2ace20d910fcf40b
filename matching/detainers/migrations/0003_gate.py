from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("detainers", "0002_answers"),
        ("status", "0002_opening"),
        ("policy", "0001_initial"),
        ("participation", "0002_rule"),
    ]
    operations = [migrations.RunSQL(Path(__file__).with_name("gate.sql").read_text())]
