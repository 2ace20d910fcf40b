from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent
SQL = [(HERE / name).read_text() for name in ("rule.sql", "events.sql")]


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial"), ("jurisdictions", "0002_participation")]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in SQL]
