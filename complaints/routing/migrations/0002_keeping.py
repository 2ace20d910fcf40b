from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaint_routing", "0001_initial")]
    operations = [migrations.RunSQL(Path(__file__).with_name("keeping.sql").read_text())]
