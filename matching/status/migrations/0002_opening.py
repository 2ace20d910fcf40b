from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("status", "0001_initial")]
    operations = [migrations.RunSQL(Path(__file__).with_name("opening.sql").read_text())]
