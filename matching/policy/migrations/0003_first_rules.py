import json
from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


def load(apps, schema_editor):
    version = apps.get_model("policy", "RuleVersion")
    rules = json.loads((HERE / "first_rules.json").read_text())
    version.objects.bulk_create(version(number=1, first_load=True, **rule) for rule in rules)


class Migration(migrations.Migration):
    dependencies = [("policy", "0002_rules")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL((HERE / "rules.sql").read_text(), migrations.RunSQL.noop),
    ]
