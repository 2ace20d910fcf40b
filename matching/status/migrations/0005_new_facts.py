from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("status", "0004_waiting")]
    operations = [migrations.RunSQL(Path(__file__).with_name("new_facts.sql").read_text())]
