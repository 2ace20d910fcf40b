from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("voiding", "0001_initial")]
    operations = [migrations.RunSQL(Path(__file__).with_name("voids.sql").read_text())]
