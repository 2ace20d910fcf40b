import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

WORDS = Path(__file__).parent / "first_letters.json"


def load(apps, schema_editor):
    template = apps.get_model("letters", "Template")
    begun = datetime(2011, 1, 1, tzinfo=UTC)
    template.objects.bulk_create(
        template(version=1, written_at=begun, **letter) for letter in json.loads(WORDS.read_text())
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
