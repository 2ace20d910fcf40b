from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("complaint_casework", "0001_initial"),
        ("complaints", "0004_disposed"),
    ]
    operations = [migrations.RunSQL(Path(__file__).with_name("moves.sql").read_text())]
