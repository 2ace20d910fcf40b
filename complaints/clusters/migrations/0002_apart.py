from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaint_clusters", "0001_initial")]
    operations = [migrations.RunSQL(Path(__file__).with_name("apart.sql").read_text())]
