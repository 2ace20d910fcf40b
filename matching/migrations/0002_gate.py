from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_suffix(".sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("jurisdictions", "0002_participation")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
