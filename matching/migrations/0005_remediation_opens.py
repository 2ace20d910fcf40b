from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_suffix(".sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("matching", "0004_remediation"), ("participation", "0002_rule")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
